// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/clusterscout.h"
#include "tests/redis/peers.h"
#include "tests/support/fakekeyspace.h"
#include "tests/support/fakeredis.h"

#include <gtest/gtest.h>

using namespace redis;

namespace
{

/// A node of a cluster that says of itself what it is told to.
struct TellingNode {
    TellingNode()
    {
        peer.setScript([this](const QByteArrayList &command) -> std::optional<QByteArray> {
            if (command.front() == "HELLO")
                return support::resp::strings({"mode", "cluster"});
            if (command.front() != "CLUSTER")
                return std::nullopt;
            ++(command[1] == "SHARDS" ? askedShards : askedSlots);
            return command[1] == "SHARDS" ? shards : slotsTold;
        });
        QObject::connect(&scout, &ClusterScout::learned, &scout,
                         [this](const ClusterTopology &topology) { learned.append(topology.shards.size()); });
    }

    /// How many shards it is taken to have.
    std::optional<size_t> ask(Connection &connection)
    {
        learned.clear();
        scout.ask(connection);
        const bool isTold = QTest::qWaitFor([&] { return !learned.isEmpty(); }, kWaitMs);
        return isTold ? std::optional(learned.first()) : std::nullopt;
    }

    support::FakeRedis peer;
    QByteArray shards;
    QByteArray slotsTold;
    int askedShards = 0;
    int askedSlots = 0;
    QList<size_t> learned;
    ClusterScout scout{nullptr};
};

QByteArray shard(const QByteArray &id, const QByteArrayList &ranges)
{
    namespace resp = support::resp;
    const QByteArray node = resp::array({resp::bulk("id"), resp::bulk(id), resp::bulk("port"), resp::integer(7000),
                                         resp::bulk("endpoint"), resp::bulk("127.0.0.1"), resp::bulk("role"),
                                         resp::bulk("master"), resp::bulk("health"), resp::bulk("online")});
    return resp::array({resp::bulk("slots"), resp::array(ranges), resp::bulk("nodes"), resp::array({node})});
}

QByteArray slotsOf(const QByteArray &id, int first, int last)
{
    namespace resp = support::resp;
    const QByteArray node =
        resp::array({resp::bulk("127.0.0.1"), resp::integer(7000), resp::bulk(id), resp::array({})});
    return resp::array({resp::integer(first), resp::integer(last), node});
}

} // namespace

/// As Redis 7.4 tells of a shard whose primary was lost: CLUSTER SHARDS names no slots, CLUSTER SLOTS who has them now.
TEST(ClusterScout, AsksForSlotsThatShardsLeaveOut)
{
    namespace resp = support::resp;
    TellingNode node;
    Connection connection(tcp(node.peer.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, Connection::State::Ready));
    const QByteArray low = shard("low", {resp::integer(0), resp::integer(8191)});
    const QByteArray whole = resp::array({low, shard("high", {resp::integer(8192), resp::integer(16383)})});
    const QByteArray partial = resp::array({low, shard("high", {})});

    node.shards = whole;
    node.slotsTold = resp::array({});
    EXPECT_EQ(node.ask(connection), 2U);
    EXPECT_EQ(node.askedSlots, 0);

    node.shards = partial;
    node.slotsTold = resp::array({slotsOf("low", 0, 8191), slotsOf("high", 8192, 16383)});
    EXPECT_EQ(node.ask(connection), 2U);
    EXPECT_EQ(node.ask(connection), 2U);
    EXPECT_EQ(node.askedSlots, 2);

    // Who says no more, or nothing that can be read, changes nothing.
    for (const QByteArray &told : {resp::array({}), resp::array({slotsOf("high", 8192, 9000)}), resp::bulk("what?")}) {
        node.slotsTold = told;
        EXPECT_EQ(node.ask(connection), 1U) << told.constData();
    }

    // Refused, it is not asked again until there has been no need to.
    const int before = node.askedSlots;
    node.slotsTold = resp::error("NOPERM no permissions");
    EXPECT_EQ(node.ask(connection), 1U);
    EXPECT_EQ(node.ask(connection), 1U);
    EXPECT_EQ(node.askedSlots, before + 1);
    node.shards = whole;
    EXPECT_EQ(node.ask(connection), 2U);
    EXPECT_EQ(node.askedSlots, before + 1);
    node.shards = partial;
    EXPECT_EQ(node.ask(connection), 1U);
    EXPECT_EQ(node.askedSlots, before + 2);
}
