// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "models/messages/serverclock.h"
#include "models/redis/connection.h"
#include "models/server/connect/replicarefusal.h"
#include "models/server/intake/records/recordreader.h"
#include "models/server/intake/touchedkeys.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace redis
{
class Node;
class Server;
} // namespace redis

namespace server
{

/// Finds a replica of one node at which a pass may read, and tells whether that still is one.
///
/// What is read there is as true as at the primary: the primary is asked how far its replication stream is after it is
/// known that it announces changes, and the replica is not read before it is as far. So it holds all that happened
/// before the pass; and of whatever happens during the pass the primary tells: those keys (TouchedKeys) are the
/// primary's to answer for. The offsets are of one history: the primary is asked again, and must be at least as far as
/// the replica says that it is; and it may not have far fewer keys. (https://redis.io/docs/latest/commands/role/)
///
/// A replica that takes writes of its own, that is older than 7.0 (which replicates deadlines as instants), or whose
/// clock is another (ahead, it leaves out sessions before their time; behind, it would give them longer to live) is
/// not read. One that fails, be it in the middle, is left alone for a
/// while.
/// Lives in the I/O thread.
class ReplicaSource final : public QObject
{
    Q_OBJECT

public:
    /// By more, sessions with less than that to live would be missing, or what is left of a TTL wrong. By less, they
    /// are gone before anyone looks.
    static constexpr qint64 kMostApartMs = 500;

    /// Both outlive it, and `touched` is told of what happens at the node.
    ReplicaSource(redis::Server &server, redis::Node &node, TouchedKeys &touched, QObject *parent);
    ~ReplicaSource() override;

    /// For the pass that begins. Answered by ready() or unavailable(), perhaps at once.
    void prepare();
    /// The pass is over, or does not want it any more.
    void release();
    /// What is connected may lead nowhere by now: the next time it is connected anew. Releases it.
    void disconnect();

    // While it is ready:
    redis::Connection &connection() { return *m_connection; }
    RecordReader &reader() { return *m_reader; }
    QString place() const;
    /// A question that goes along with what is read, and whether its answer says that all is as it was.
    void addCheck(redis::CommandBatch &batch) const;
    bool takeCheck(const redis::Reply &reply);
    /// Whether what the replica says of this key counts; else it is the primary's to tell.
    bool answersFor(QByteArrayView key) const;

    /// It has failed, or was wrong: for a while it is not asked. Releases it.
    void giveUp(ReplicaRefusal::Why why, const redis::Error &error = {});
    /// Why the latest prepare() or the pass after it was in vain; nothing: it was not.
    const std::optional<ReplicaRefusal> &refusal() const { return m_refusal; }

Q_SIGNALS:
    void ready();
    void unavailable();
    /// The connection broke while it was ready. Ends with giveUp().
    void broken(const redis::Error &error);

private:
    using Why = ReplicaRefusal::Why;
    enum class Stage : quint8 { Idle, AskingPrimary, Connecting, CatchingUp, Confirming, Ready };
    /// What a server has said of itself.
    struct Word {
        messages::NodeFacts facts;
        std::optional<messages::ServerClock> clock;
        std::optional<redis::Error> refused; ///< neither ROLE nor INFO is allowed
        std::optional<qint64> keys;          ///< in the database; nothing: it may not be asked
        int version = 0;                     ///< before the first dot; 0: not told
        bool isByRole = false;
        bool takesWrites = false;
    };
    using Answer = std::function<void(const redis::Result<Word> &)>;

    void ask(redis::Connection &connection, bool withInfo, const Answer &answer);
    static Word readWord(const std::vector<redis::Reply> &replies, qint64 sentAt);
    void losePrimary();
    void takePrimary(const redis::Result<Word> &word);
    std::vector<redis::Endpoint> placesBy(const messages::NodeFacts &primary) const;
    void tryNext();
    void takeState(redis::Connection::State state);
    void takeFailure(const redis::Error &error);
    void beginCatchingUp();
    void askReplica();
    void takeReplica(const redis::Result<Word> &word);
    std::optional<Why> objectionTo(const Word &word) const;
    void confirm(qint64 offset);
    bool lacksKeys(const Word &primary) const;
    void loseTry();
    void refuse(Why why, const redis::Error &error = {});
    void endInVain(const ReplicaRefusal &refusal);

    redis::Server &m_server;
    redis::Node &m_node;
    TouchedKeys &m_touched;
    redis::Connection *m_connection;
    RecordReader *m_reader;
    Stage m_stage = Stage::Idle;
    quint64 m_turn = 0; ///< answers to an earlier one are not wanted any more
    std::vector<redis::Endpoint> m_places;
    size_t m_next = 0;
    qint64 m_wanted = 0; ///< offset that the replica has to be at
    qint64 m_offset = 0; ///< that it was at the last time
    std::optional<messages::ServerClock> m_primaryClock;
    std::optional<qint64> m_primaryKeys; ///< before the replica was counted
    std::optional<qint64> m_replicaKeys;
    bool m_isByRole = true; ///< the replica answers ROLE
    QTimer m_poll;
    QTimer m_patience;          ///< with the one that is tried
    std::optional<Why> m_doubt; ///< why that one is not ready yet
    QElapsedTimer m_failedAt;   ///< the latest time that some were tried in vain, or one failed; invalid: never
    std::optional<ReplicaRefusal> m_refusal;
};

} // namespace server
