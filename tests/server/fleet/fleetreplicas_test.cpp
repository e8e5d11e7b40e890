// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/fleet/fleetreplicas.h"

#include "models/redis/server.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace server;
namespace resp = support::resp;

namespace
{

constexpr int kShards = 3;
constexpr int kReplicasEach = 3;

QByteArray member(const QByteArray &id, quint16 port, const char *role)
{
    return resp::array({resp::bulk("id"), resp::bulk(id), resp::bulk("port"), resp::integer(port), resp::bulk("ip"),
                        resp::bulk("127.0.0.1"), resp::bulk("endpoint"), resp::bulk("127.0.0.1"), resp::bulk("role"),
                        resp::bulk(role), resp::bulk("health"), resp::bulk("online")});
}

QByteArray replicaId(int shard, int number)
{
    return "replica" + QByteArray::number(shard) + QByteArray::number(number);
}

/// A cluster of which one primary is there: nobody answers where the others are said to be.
struct FakeCluster {
    FakeCluster()
    {
        peer.setScript([this](const QByteArrayList &command) -> std::optional<QByteArray> {
            if (command.front() == "HELLO")
                return resp::strings({"mode", "cluster"});
            return command.front() == "CLUSTER" ? std::optional(shards()) : std::nullopt;
        });
    }

    QByteArray shards() const
    {
        QByteArrayList all;
        quint16 port = 1;
        for (int shard = 0; shard < kShards; ++shard) {
            const QByteArray id = "primary" + QByteArray::number(shard);
            QByteArrayList nodes{member(id, shard == 0 ? peer.port() : port++, "master")};
            for (int number = 0; number < kReplicasEach; ++number)
                nodes.append(member(replicaId(shard, number), port++, "replica"));
            all.append(resp::array({resp::bulk("slots"),
                                    resp::array({resp::integer(shard * 5000), resp::integer(shard * 5000 + 4999)}),
                                    resp::bulk("nodes"), resp::array(nodes)}));
        }
        return resp::array(all);
    }

    support::FakeRedis peer;
};

} // namespace

TEST(FleetReplicas, AreNoMoreThanTheLimitAndOfEveryShard)
{
    FakeCluster cluster;
    redis::ServerAddress address;
    address.seeds = {redis::tcp(cluster.peer.port())};
    redis::Server server(address, {}, redis::quick());
    server.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.topology().shards.size() == size_t(kShards); }, redis::kWaitMs));
    FleetReplicas few(nullptr, kShards + 1);
    few.open(server);
    EXPECT_EQ(few.count(), size_t(kShards + 1));
    for (int shard = 0; shard < kShards; ++shard)
        EXPECT_TRUE(few.find(replicaId(shard, 0))) << shard;
    EXPECT_TRUE(few.find(replicaId(0, 1)));
    EXPECT_FALSE(few.find(replicaId(0, 2)));
    few.open(server);
    EXPECT_EQ(few.count(), size_t(kShards + 1)) << "the same ones";

    FleetReplicas all(nullptr);
    all.open(server);
    EXPECT_EQ(all.count(), size_t(kShards * kReplicasEach));
    all.close();
    EXPECT_EQ(all.count(), 0u);
}
