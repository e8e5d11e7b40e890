// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/command.h"
#include "models/redis/reply.h"
#include "models/server/logout/leavingsession.h"
#include "models/server/logout/logoutlimits.h"
#include "models/server/logout/storedvalues.h"

#include <QByteArrayList>

#include <vector>

namespace server
{

/// What ends some sessions, as one write: between MULTI and EXEC where the server lets us, with the questions whose
/// answers an undo needs. Says what the answers mean for each session. Nothing here knows a socket.
class LogoutTransaction
{
public:
    /// `sessions` that have an outcome already are left alone. All of them are known to be there, and to be whose they
    /// were. `stored` as it was read for their plans. `nowMs` by the server's clock.
    LogoutTransaction(std::vector<LeavingSession> &sessions, StoredValues stored, LogoutLimits limits, qint64 nowMs);

    const redis::CommandBatch &batch() const { return m_batch; }

    enum class Verdict : quint8 {
        Done,  ///< each session has its outcome
        Raced, ///< nothing was changed: somebody wrote to one of the watched keys meanwhile
        Again, ///< nothing was changed: the server refuses something that can be done without (`limits`, `refused`)
        Stuck, ///< nothing was changed, but the connection is left between MULTI and EXEC: DISCARD is to be sent
    };
    Verdict take(const std::vector<redis::Reply> &replies, LogoutLimits &limits);
    /// Commands that changed something or were to, and have been answered; of a transaction that was not carried out
    /// none.
    qint64 changes() const { return m_changes; }
    /// Raced, since some of its keys are another node's by now, or will be in a moment.
    bool isElsewhere() const { return m_isElsewhere; }

private:
    enum class Purpose : quint8 {
        Before, ///< questions of a kept key
        Change,
        After,
    };
    struct Part {
        Purpose purpose = Purpose::Change;
        size_t session = 0;
        size_t which = 0;    ///< Before, After: of the kept keys; Change: of the plan's actions
        qsizetype first = 0; ///< of the commands, without MULTI
        qsizetype count = 1;
        QByteArrayList members = {}; ///< that were asked about
        bool isRequired = false;
        bool isRecord = false;
        bool ends = false; ///< a 0 or nothing in answer says that there was no session any more
    };

    void add(size_t session);
    /// Whether the session's own record is deleted by it.
    bool addAction(size_t session, size_t index);
    void addLife(size_t session, const formats::LifeAction &action);
    void addQuestions(size_t session, size_t kept, Purpose purpose, const QList<QByteArrayList> &questions,
                      const QByteArrayList &members);
    void addCommand(const QByteArrayList &arguments);
    void keep(size_t session, size_t index, const std::optional<QByteArray> &before, const QByteArrayList &command);
    Verdict learn(const std::vector<redis::Reply> &queued, LogoutLimits &limits);
    void refuse(const Part &part, const redis::Reply &reply, LogoutLimits &limits, bool &again);
    /// Of commands that have been carried out. Again: some sessions have no outcome yet.
    Verdict takeResults(const redis::Reply *results, LogoutLimits &limits);
    bool takeChange(const Part &part, const redis::Reply &reply, LogoutLimits &limits);
    Knowledge knowledge() const { return {m_sent.instants, m_sent.fieldEnds}; }
    void takeAnswers(const Part &part, const redis::Reply *answers, LogoutLimits &limits);
    const QByteArray &wordAt(const Part &part) const { return m_words.at(part.first); }

    std::vector<LeavingSession> &m_sessions;
    StoredValues m_stored;
    const LogoutLimits m_sent; ///< by which the commands were made
    const qint64 m_nowMs;
    redis::CommandBatch m_batch;
    QByteArrayList m_words; ///< the first word of each command, without MULTI
    std::vector<Part> m_parts;
    bool m_isElsewhere = false;
    qint64 m_changes = 0;
};

} // namespace server
