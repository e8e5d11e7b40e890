// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyforgetting.h"

#include "models/activity/history/historywriter.h"
#include "models/files/ownfile.h"

#include <QFileInfo>

#include <utility>

namespace history
{

namespace
{

/// Who only forgets one user removes nobody else for being old.
constexpr Limits kNoLimits{3650, 1'000'000};

} // namespace

HistoryForgetting::HistoryForgetting(QObject *parent)
    : QObject(parent)
{
}

HistoryForgetting::~HistoryForgetting() = default;

void HistoryForgetting::forgetUser(const QString &file, HistoryWriter *writer, const QByteArray &user)
{
    if (begin(file, writer))
        m_writer->forgetUser(user);
}

void HistoryForgetting::forgetAll(const QString &file, HistoryWriter *writer)
{
    if (begin(file, writer))
        m_writer->forgetAll();
}

/// False: there is nothing to forget, which has been said.
bool HistoryForgetting::begin(const QString &file, HistoryWriter *writer)
{
    Q_ASSERT(!isBusy());
    if (!writer && (file.isEmpty() || files::fileNumber(file) == 0)) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT forgotten(0); }, Qt::QueuedConnection);
        return false;
    }
    m_writer = writer;
    if (!m_writer) {
        m_own = std::make_unique<HistoryWriter>();
        m_own->open(QFileInfo(file).path(), QFileInfo(file).fileName(), kNoLimits);
        m_writer = m_own.get();
    }
    // What else goes wrong there is told as what it is, by whoever writes.
    connect(m_writer, &HistoryWriter::forgotten, this, &HistoryForgetting::take);
    return true;
}

void HistoryForgetting::take(const Forgotten &what)
{
    const Forgotten told = what; // it may go with the writer
    end();
    switch (told.outcome) {
    case Forgotten::Outcome::Done:
        Q_EMIT forgotten(told.entries);
        break;
    case Forgotten::Outcome::NotShrunk:
        Q_EMIT forgottenNotShrunk(told.entries, told.problem);
        break;
    case Forgotten::Outcome::Failed:
        Q_EMIT failed(told.problem);
        break;
    }
}

void HistoryForgetting::end()
{
    disconnect(m_writer, nullptr, this, nullptr);
    m_writer = nullptr;
    if (m_own)
        m_own.release()->deleteLater(); // it is its signal that is being answered
}

} // namespace history

#include "moc_historyforgetting.cpp"
