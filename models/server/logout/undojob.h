// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutreport.h"
#include "models/redis/server.h"
#include "models/server/logout/pace.h"
#include "models/server/logout/restoration.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <vector>

namespace server
{

class Turns;

/// Brings back what a logout has ended, the last one first, a few at a time: watched, looked at, and written in one
/// transaction, so that nothing is written over; then, in a cluster, what stood beside them in other slots. Deletes
/// itself after finished(). Lives in the I/O thread.
class UndoJob final : public QObject
{
    Q_OBJECT

public:
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;

    UndoJob(quint64 number, std::vector<KeptSession> sessions, NodeOf nodeOf, Turns &turns, QObject *parent);

    void start();
    /// What has not been sent is not sent.
    void cancel() { m_cancelled = true; }

Q_SIGNALS:
    void progressed(quint64 job, int done, int total);
    /// These sessions are there again.
    void restored(const std::vector<QByteArray> &keys);
    void finished(const messages::UndoReport &report);

private:
    void askForTurn();
    void look();
    void takeLook(const redis::Result<std::vector<redis::Reply>> &replies);
    void write(const std::vector<redis::Reply> &answers, size_t first);
    void takeWritten(const redis::Result<std::vector<redis::Reply>> &replies);
    void takeResults(const redis::Reply *results);
    void fail(const redis::Error &error, messages::UndoOutcome::Kind kind);
    void closeBatch();
    void reportBatch();
    void noteAnswered();

    quint64 m_number;
    std::vector<KeptSession> m_sessions; ///< the last one first
    NodeOf m_nodeOf;
    Turns &m_turns;
    messages::UndoReport m_report;
    redis::Connection *m_connection = nullptr; ///< of this batch
    QMetaObject::Connection m_loss;
    std::vector<Restoration> m_batch;
    std::vector<messages::UndoOutcome> m_outcomes; ///< of this batch, while what is in other slots comes back
    std::vector<size_t> m_commands;                ///< by session of the batch: how many were sent for it
    Pace::Work m_work;                             ///< of this batch
    std::chrono::steady_clock::time_point m_sentAt;
    size_t m_next = 0;
    size_t m_aloneUntil = 0; ///< up to this one each goes by itself: somebody wrote to one of them in between
    int m_tries = 0;
    bool m_isWatching = false;
    bool m_transactions = true;
    bool m_wasLost = false;
    bool m_cancelled = false;
};

} // namespace server
