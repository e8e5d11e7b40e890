// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace history
{
class HistoryDesk;
} // namespace history

namespace alerts
{

/// How many sessions there were in the same hour yesterday, by the history on the disk: on the average of the minutes
/// that were watched. Asked once an hour, and only while somebody wants it.
class SameYesterday final : public QObject
{
    Q_OBJECT

public:
    /// Must outlive it; null: nothing is known.
    explicit SameYesterday(history::HistoryDesk *history, QObject *parent = nullptr);

    void setWanted(bool isWanted) { m_isWanted = isWanted; }
    /// Another server comes.
    void forget();
    /// For this moment, epoch ms by the server's clock; -1: not known, or not yet. Asks where the answer is of another
    /// hour.
    qint64 sessions(qint64 nowMs);

private:
    void ask(qint64 hour);

    history::HistoryDesk *m_history;
    bool m_isWanted = false;
    qint64 m_hour = -1; ///< of which was asked, epoch ms
    qint64 m_askedAt = 0;
    qint64 m_sessions = -1;
};

} // namespace alerts
