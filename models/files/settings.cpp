// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/settings.h"

#include "models/files/filereplacement.h"
#include "models/files/folderlock.h"
#include "models/files/folders.h"
#include "models/files/regularfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <chrono>
#include <utility>

namespace files
{

namespace
{

/// A thousand profiles are half of a megabyte.
constexpr qint64 kLargestFile = 4 * 1024 * 1024;
/// Another window holds the lock for the time of one write; longer than this only on a disk that hangs.
constexpr std::chrono::milliseconds kLockLimit{500};

QString ownFile()
{
    const QString folder = configurationFolder();
    return folder.isEmpty() ? QString() : QStringLiteral("%1/%2.conf").arg(folder, QCoreApplication::applicationName());
}

} // namespace

Settings::Settings(QObject *parent)
    : Settings(ownFile(), parent)
{
}

Settings::Settings(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    refresh();
}

Settings::~Settings() = default;

QVariant Settings::value(const QString &key, const QVariant &fallback) const
{
    return m_values.value(key, fallback);
}

void Settings::leaveFileAlone()
{
    m_leavesFileAlone = true;
}

void Settings::refresh()
{
    if (const QString problem = read(); !problem.isEmpty())
        setProblem(problem);
    else if (m_unsaved.empty())
        setProblem({});
    SettingValues values = m_stored;
    for (const Change &change : m_unsaved)
        change(values);
    show(values);
}

void Settings::change(const Change &change)
{
    m_unsaved.push_back(change);
    save();
}

void Settings::setValue(const QString &key, const QVariant &value)
{
    change([key, value](SettingValues &values) { values.insert(key, value); });
}

void Settings::retry()
{
    refresh();
    save();
}

void Settings::save()
{
    if (m_leavesFileAlone)
        refresh();
    else if (!m_unsaved.empty())
        setProblem(write());
}

/// Takes what the file holds into m_stored. Returns a sentence where it cannot be read.
QString Settings::read()
{
    if (m_file.isEmpty())
        return {};
    const auto text = readFile(m_file, kLargestFile);
    if (!text && !text.error().isMissing)
        return tr("The settings in %1 cannot be read, and are left as they are: %2.")
            .arg(QDir::toNativeSeparators(m_file), text.error().reason);
    m_stored = text ? settingsOf(*text) : SettingValues();
    return {};
}

/// Returns a sentence where that does not work; the changes are shown all the same.
QString Settings::write()
{
    const auto notSaved = [this](const QString &reason) {
        return tr("The settings cannot be saved in %1: %2.").arg(QDir::toNativeSeparators(m_file), reason);
    };
    QString problem;
    SettingValues values;
    {
        const QString folder = QFileInfo(m_file).path();
        const auto made = m_file.isEmpty() ? tl::expected<void, FileProblem>() : makeFolder(folder);
        const FolderLock lock(folder, kLockLimit);
        if (m_file.isEmpty())
            problem = tr("The settings cannot be saved: this account has no home folder.");
        else if (!made)
            problem = notSaved(made.error().reason);
        else if (lock.isRefused())
            problem = notSaved(tr("another window is still writing"));
        else
            problem = read();
        values = m_stored;
        for (const Change &change : m_unsaved)
            change(values);
        if (const QByteArray text = textOf(values); problem.isEmpty() && text != textOf(m_stored)) {
            if (const auto written = replaceFile(m_file, text, FileReplacement::Readers::OnlyOwner); !written)
                problem = notSaved(written.error().reason);
        }
    }
    // The lock is gone by now: who hears of a change may make another.
    if (problem.isEmpty()) {
        m_stored = values;
        m_unsaved.clear();
    }
    show(values);
    return problem;
}

void Settings::show(const SettingValues &values)
{
    const bool isNew = textOf(values) != textOf(m_values);
    m_values = values;
    if (isNew)
        Q_EMIT changed();
}

void Settings::setProblem(const QString &problem)
{
    if (std::exchange(m_problem, problem) != problem)
        Q_EMIT problemChanged();
}

} // namespace files

#include "moc_settings.cpp"
