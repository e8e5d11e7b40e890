// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/clustertopology.h"
#include "models/redis/connection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>

namespace redis
{

/// Asks a server whether it is a node of a cluster: HELLO without arguments, which every account may use. Of a cluster
/// it asks who holds which slots: CLUSTER SHARDS, and where that is not known, not allowed or leaves slots out CLUSTER
/// SLOTS: of two that answer, the one that names more slots is taken. Redis 7.4 leaves the slots out of a shard whose
/// primary was lost, whoever has taken its place. Where HELLO says nothing (before 6.0), an account that may use
/// neither is told by ASKING, which a cluster alone takes, whether there is anything to ask for.
/// Lives in, and is used from, one thread.
class ClusterScout final : public QObject
{
    Q_OBJECT

public:
    enum class Finding : quint8 {
        Unknown,    ///< not answered yet, or nothing of it may be asked
        Single,     ///< no node of a cluster
        Cluster,    ///< whose nodes are known
        Hidden,     ///< a node of a cluster, and this account may not ask for the others
        Unreadable, ///< a node of a cluster, and what it says of the others cannot be read, or is too much
    };

    explicit ClusterScout(QObject *parent);

    /// One question at a time: one that comes while another is on its way is asked after it. Answered by one of the
    /// signals, or by none where the server does not answer, or answers nothing for now. The connection may be deleted
    /// meanwhile.
    void ask(Connection &connection);
    /// The latest answer about the others was more than this program takes, and has cost the connection.
    bool wasTooMuch() const { return m_wasTooMuch; }
    /// For how long nothing has come of the question on its way; 0: there is none.
    std::chrono::milliseconds silentFor() const;
    /// The question on its way goes to this one.
    bool isAsking(const Connection &connection) const { return m_isAsking && m_asked == &connection; }
    /// Another one is to be asked: the answer to what is on its way is not wanted any more.
    void giveUp();
    /// The same, and it is asked from the beginning the next time.
    void forget();

Q_SIGNALS:
    void learned(const redis::ClusterTopology &topology);
    void found(redis::ClusterScout::Finding finding);

private:
    enum class Question : quint8 { Hello, Shards, Slots, Asking };

    void send(Connection &connection, Question question);
    void take(Connection &connection, Question question, const Result<Reply> &reply);
    void takeHello(Connection &connection, const Result<Reply> &reply);
    void takeTopology(Connection &connection, const ClusterTopology &topology);
    void takeSlotsBeside(Connection &connection, const Result<Reply> &reply);
    void takeError(Connection &connection, Question question, const Error &error);
    void end();

    bool m_isAsking = false;
    bool m_isOfCluster = false; ///< as it was said once
    bool m_wasTooMuch = false;
    std::optional<ClusterTopology> m_shards; ///< what SHARDS has said, while SLOTS is asked for what that leaves out
    bool m_isSlotsRefused = false;           ///< beside SHARDS; until that leaves nothing out any more
    QMetaObject::Connection m_end;           ///< of the connection that is asked: it may go without an answer
    quint64 m_turn = 0;
    QPointer<Connection> m_asked;
    QElapsedTimer m_askedAt;
    QPointer<Connection> m_next;
};

} // namespace redis
