// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profiletransfer.h"

#include "models/files/filereplacement.h"
#include "models/files/regularfile.h"
#include "models/text/listtext.h"
#include "ui/connect/profiles/importdialog.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/connect/secrets/secretstore.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace ui
{

namespace
{

const QString kSuffix = QStringLiteral("json");

QFileDialog *fileDialog(QWidget *window, const QString &title)
{
    auto *dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({ProfileTransfer::tr("Connections (*.json)"), ProfileTransfer::tr("All files (*)")});
    dialog->setDefaultSuffix(kSuffix);
    return dialog;
}

} // namespace

ProfileTransfer::ProfileTransfer(ProfileStore &profiles, SecretStore &secrets, QWidget *window)
    : QObject(window)
    , m_profiles(profiles)
    , m_secrets(secrets)
    , m_window(window)
{
}

void ProfileTransfer::exportProfiles(const Profiles &profiles)
{
    QFileDialog *dialog = fileDialog(m_window, tr("Export Connections"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("connections.") + kSuffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, profiles](const QString &file) { exportTo(file, profiles); });
    dialog->open();
}

void ProfileTransfer::importProfiles()
{
    QFileDialog *dialog = fileDialog(m_window, tr("Import Connections"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ProfileTransfer::importFrom);
    dialog->open();
}

/// Only for its owner: addresses and names of users are nobody else's business, though no secrets.
void ProfileTransfer::exportTo(const QString &file, const Profiles &profiles)
{
    const auto written = files::replaceFile(file, profilesToJson(profiles), files::FileReplacement::Readers::OnlyOwner);
    if (!written) {
        Q_EMIT failed(tr("The connections could not be written: %1.").arg(written.error().reason));
        return;
    }
    Q_EMIT told(tr("%n connection(s) written, without passwords", nullptr, static_cast<int>(profiles.size())),
                QDir::toNativeSeparators(file));
}

void ProfileTransfer::importFrom(const QString &file)
{
    const auto read = files::readFile(file, kLargestProfileFile);
    if (!read) {
        Q_EMIT failed(tr("The file could not be read: %1.").arg(read.error().reason));
        return;
    }
    auto content = profilesFromJson(*read);
    if (!content) {
        Q_EMIT failed(content.error());
        return;
    }
    if (content->profiles.isEmpty()) {
        Q_EMIT failed(content->unusable.isEmpty() ? tr("There are no connections in this file.")
                                                  : content->unusable.constFirst());
        return;
    }
    m_profiles.refresh();
    m_asked.emplace(m_profiles.profiles(), std::move(*content));
    auto *dialog = new ImportDialog(*m_asked, QFileInfo(file).fileName(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::accepted, this, [this, dialog] { take(*dialog); });
    dialog->open();
}

void ProfileTransfer::take(const ImportDialog &dialog)
{
    forgetImport();
    m_import = std::exchange(m_asked, std::nullopt);
    m_profiles.change(m_import->taking(dialog.duplicates()));
    QStringList parts;
    if (m_import->added() > 0)
        parts += tr("%n connection(s) added", nullptr, m_import->added());
    if (m_import->replaced() > 0)
        parts += tr("%n connection(s) replaced", nullptr, m_import->replaced());
    Q_EMIT imported(text::listText(parts), m_import->firstId());
}

void ProfileTransfer::undoImport()
{
    if (const auto import = std::exchange(m_import, std::nullopt))
        m_profiles.change(import->undoing());
}

void ProfileTransfer::forgetImport()
{
    const auto import = std::exchange(m_import, std::nullopt);
    if (!import)
        return;
    const QStringList gone = import->goneIds();
    for (const QString &id : gone)
        m_secrets.eraseAll(id);
}

} // namespace ui

#include "moc_profiletransfer.cpp"
