// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/lifeplan.h"
#include "models/formats/logout/logoutplan.h"
#include "models/redis/server.h"
#include "models/server/logout/leavingsession.h"
#include "models/server/logout/logoutlimits.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace server
{

/// In a cluster: takes out of a session's plan what is in another slot than its record, since a transaction cannot
/// reach it, and nothing watches it.
void separateElsewhere(LeavingSession &leaving);

/// The steps that were taken out, in their order, after their sessions have ended: nothing beside a session goes that
/// turns out to be somebody else's. Each is carried out by itself, at the node that holds its key, in one transaction
/// with the questions whose answers bring it back (KeptSession::elsewhere). What depends on what stands there is
/// written only while that is still so. A key that is moving with its slot is waited for, for a while. What fails is
/// told as a remark; where the step is required the session has not been ended as it should.
/// Uses the nodes' own connections: nobody else may begin a transaction on them meanwhile. Lives in the I/O thread.
class StepsElsewhere final : public QObject
{
    Q_OBJECT

public:
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;
    using LimitsOf = std::function<LogoutLimits &(redis::Node &node)>;
    using Done = std::function<void(std::vector<LeavingSession> sessions, qint64 changes)>;

    /// The limits stay as long as this, and learn what is refused here: those of the records' node know what cannot be
    /// undone and which slots are served by nobody, each node's own what it refuses. `nowMs` by the servers' clock:
    /// only where a server cannot name an instant.
    StepsElsewhere(NodeOf nodeOf, LimitsOf limitsOf, LogoutLimits &ofRecords, qint64 nowMs, QObject *parent);

    /// Once; deletes itself after the answer, which comes at once where there is nothing to do.
    void run(std::vector<LeavingSession> sessions, Done done);

private:
    /// What was sent for a step.
    struct Sent {
        bool isUnlink = false;
        bool inTransaction = false;
        bool asksInstants = false;
        std::optional<KeptKey> kept = {}; ///< what is to be kept, without what the server was asked for it
        QByteArrayList members = {};
        size_t questions = 0;
    };
    using Replies = std::vector<redis::Reply>;

    LeavingSession &leaving() { return m_sessions[m_session]; }
    bool isLife() const;
    const formats::LogoutAction &action() const;
    const QByteArray &key() const;

    void next();
    void attempt();
    void askStored();
    void takeStored(const redis::Result<Replies> &replies);
    void prepare(const std::optional<QByteArray> &stored);
    void send(QList<QByteArrayList> commands, std::optional<KeptKey> kept);
    void take(const redis::Result<Replies> &replies);
    void takeQueued(const Replies &replies);
    void takeResults(const redis::Reply *results, size_t count);
    void noteKept(const redis::Reply *answers, const redis::Reply *end);
    bool learn(const redis::Reply &refusal, bool isQuestion);
    void tryAgain();
    void wait(const redis::Error &error);
    void goOn();
    void refuse(formats::LeftOutStep::Why why, const QString &words);

    NodeOf m_nodeOf;
    LimitsOf m_limitsOf;
    LogoutLimits &m_ofRecords;
    LogoutLimits *m_limits; ///< of m_node
    const qint64 m_nowMs;
    std::vector<LeavingSession> m_sessions;
    Done m_done;
    size_t m_session = 0;
    size_t m_step = 0;             ///< of the session's
    int m_tries = 0;               ///< of this step
    int m_waits = 0;               ///< the same, for its slot
    redis::Node *m_node = nullptr; ///< that the step was sent to
    bool m_isWatching = false;
    bool m_keeps = true; ///< this step: what the server is asked for it, it has not refused
    QString m_refusal;   ///< why it does not
    Sent m_sent;
    qint64 m_changes = 0;
};

} // namespace server
