// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/clusterscout.h"

#include "models/redis/keyslot.h"

#include <utility>

namespace redis
{

namespace
{

/// In answer to any of the three, from a server that stands alone.
bool standsAlone(const Error &error)
{
    return error.detail.contains(QLatin1String("cluster support disabled"));
}

/// As HELLO says it, in pairs; empty: it does not.
QByteArray modeOf(const Reply &hello)
{
    for (size_t i = 0; i + 1 < hello.elements.size(); i += 2) {
        if (hello.elements[i].isString() && hello.elements[i].bytes == "mode" && hello.elements[i + 1].isString())
            return hello.elements[i + 1].bytes;
    }
    return {};
}

/// Held by anybody. No slot is in two shards.
int slotsOf(const ClusterTopology &topology)
{
    int slots = 0;
    for (const ClusterShard &shard : topology.shards) {
        for (const SlotRange &range : shard.ranges)
            slots += range.last - range.first + 1;
    }
    return slots;
}

} // namespace

ClusterScout::ClusterScout(QObject *parent)
    : QObject(parent)
{
}

void ClusterScout::ask(Connection &connection)
{
    if (m_isAsking) {
        m_next = &connection;
        return;
    }
    m_isAsking = true;
    m_end = connect(&connection, &QObject::destroyed, this, &ClusterScout::end);
    send(connection, m_isOfCluster ? Question::Shards : Question::Hello);
}

std::chrono::milliseconds ClusterScout::silentFor() const
{
    return std::chrono::milliseconds(m_isAsking ? m_askedAt.elapsed() : 0);
}

void ClusterScout::giveUp()
{
    ++m_turn;
    m_isAsking = false;
    m_shards.reset();
    disconnect(m_end);
    m_next.clear();
}

void ClusterScout::forget()
{
    giveUp();
    m_isSlotsRefused = false;
}

void ClusterScout::send(Connection &connection, Question question)
{
    m_asked = &connection;
    m_askedAt.start();
    const auto handler = [this, question, turn = m_turn, asked = QPointer(&connection)](const Result<Reply> &reply) {
        if (turn == m_turn && asked)
            take(*asked, question, reply);
    };
    switch (question) {
    case Question::Hello:
        connection.send({"HELLO"}, this, handler);
        break;
    case Question::Shards:
        connection.send({"CLUSTER", "SHARDS"}, this, handler);
        break;
    case Question::Slots:
        connection.send({"CLUSTER", "SLOTS"}, this, handler);
        break;
    case Question::Asking:
        connection.send({"ASKING"}, this, handler);
        break;
    }
}

void ClusterScout::take(Connection &connection, Question question, const Result<Reply> &reply)
{
    if (question == Question::Hello)
        return takeHello(connection, reply);
    if (m_shards)
        return takeSlotsBeside(connection, reply);
    if (!reply)
        return takeError(connection, question, reply.error());
    m_wasTooMuch = false;
    if (question == Question::Asking) {
        end();
        Q_EMIT found(Finding::Hidden);
        return;
    }
    const auto topology = question == Question::Shards ? readClusterShards(*reply, connection.endpoint())
                                                       : readClusterSlots(*reply, connection.endpoint());
    m_isOfCluster = m_isOfCluster || topology;
    if (topology && question == Question::Shards)
        return takeTopology(connection, *topology);
    end();
    if (topology)
        Q_EMIT learned(*topology);
    else if (!reply->isArray() && !m_isOfCluster)
        Q_EMIT found(Finding::Single); // a proxy that answers everything
    else
        Q_EMIT found(Finding::Unreadable);
}

void ClusterScout::takeTopology(Connection &connection, const ClusterTopology &topology)
{
    const bool isWhole = slotsOf(topology) == kSlots;
    m_isSlotsRefused = m_isSlotsRefused && !isWhole;
    if (!isWhole && !m_isSlotsRefused) {
        m_shards = topology;
        return send(connection, Question::Slots);
    }
    end();
    Q_EMIT learned(topology);
}

/// Without an answer to it, what SHARDS has said is what there is.
void ClusterScout::takeSlotsBeside(Connection &connection, const Result<Reply> &reply)
{
    ClusterTopology topology = *std::exchange(m_shards, std::nullopt);
    if (reply) {
        const auto beside = readClusterSlots(*reply, connection.endpoint());
        if (beside && slotsOf(*beside) > slotsOf(topology))
            topology = *beside;
    } else {
        m_isSlotsRefused = connection.state() == Connection::State::Ready ? !isTemporary(reply.error().kind)
                                                                          : reply.error().kind == ErrorKind::TooLarge;
    }
    end();
    Q_EMIT learned(topology);
}

void ClusterScout::takeHello(Connection &connection, const Result<Reply> &reply)
{
    if (!reply && (connection.state() != Connection::State::Ready || isTemporary(reply.error().kind)))
        return end();
    const QByteArray mode = reply ? modeOf(*reply) : QByteArray();
    if (mode == "standalone") {
        end();
        Q_EMIT found(Finding::Single);
        return;
    }
    m_isOfCluster = mode == "cluster";
    send(connection, Question::Shards);
}

void ClusterScout::takeError(Connection &connection, Question question, const Error &error)
{
    // Asked again at once it would say the same, and break again.
    m_wasTooMuch = error.kind == ErrorKind::TooLarge;
    if (m_wasTooMuch) {
        end();
        Q_EMIT found(Finding::Unreadable);
        return;
    }
    // A connection that broke, or the server's moment.
    if (connection.state() != Connection::State::Ready || isTemporary(error.kind))
        return end();
    if (standsAlone(error)) {
        end();
        Q_EMIT found(Finding::Single);
        return;
    }
    const bool isRefused = error.kind == ErrorKind::PermissionDenied;
    if (question == Question::Shards)
        return send(connection, Question::Slots);
    if (question == Question::Slots && isRefused && !m_isOfCluster)
        return send(connection, Question::Asking);
    end();
    if (m_isOfCluster)
        Q_EMIT found(Finding::Hidden);
    else
        Q_EMIT found(isRefused ? Finding::Unknown : Finding::Single);
}

void ClusterScout::end()
{
    m_isAsking = false;
    m_shards.reset();
    disconnect(m_end);
    if (m_next)
        ask(*std::exchange(m_next, nullptr));
}

} // namespace redis

#include "moc_clusterscout.cpp"
