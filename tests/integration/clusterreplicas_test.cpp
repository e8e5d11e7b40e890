// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/replicafigures.h"
#include "tests/integration/watchedcluster.h"

#include <gtest/gtest.h>

#include <utility>

using namespace messages;
using support::areRead;
using support::callsOf;
using support::Heard;
using support::HonestStatus;
using support::RedisServer;
using support::Watched;
using support::WatchedCluster;

namespace
{

/// More than are on their way to the table while that takes none.
constexpr int kMany = 30'000;

class ReplicasOfACluster : public ::testing::Test
{
protected:
    void SetUp() override
    {
        RedisServer server;
        if (!areRead(server))
            GTEST_SKIP() << "replicas of this version are not read";
    }
};

class HeardReplicas : public ReplicasOfACluster, public ::testing::WithParamInterface<Heard>
{
};

class ManyInACluster final : public WatchedCluster
{
public:
    using WatchedCluster::WatchedCluster;
    /// Each primary takes its own, and refuses the others'.
    void fillAtOnce(int sessions)
    {
        QList<QByteArrayList> commands;
        for (int i = 0; i < sessions; ++i)
            commands.append(jsonCommand(support::sessionId(i), "user" + QByteArray::number(i % 97), 600'000));
        for (int primary = 0; primary < 3; ++primary)
            cluster.at(primary).pipeline(commands);
    }
};

} // namespace

TEST_P(HeardReplicas, OfAClusterAreReadAndTakeOver)
{
    WatchedCluster watched(GetParam(), 3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.prefersReplicas = true;
    const QList<QByteArrayList> ids = watched.fill(50);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    ASSERT_TRUE(watched.waitUntilTrue());
    ASSERT_TRUE(watched.waitUntilLive());
    const auto areAllThere = [&] {
        const auto reading = watched.monitor.liveness().reading;
        return reading && reading->nodes == 3 && reading->replicas.size() == 3;
    };
    EXPECT_TRUE(Watched::waitFor(areAllThere)) << watched.monitor.liveness().reading->reason.cause.toStdString();
    for (int primary = 0; primary < 3; ++primary)
        EXPECT_GT(callsOf(watched.cluster.at(watched.cluster.replicaOf(primary)), QStringLiteral("scan")), 0);

    // Its keys move while all is read again.
    const auto slotOf = [&](const QByteArray &id) { return watched.cluster.slotOf("session:" + id); };
    watched.monitor.reload();
    for (int i = 0; i < 4; ++i)
        watched.cluster.moveSlot(slotOf(ids[0][i]), 0, 1);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());

    watched.monitor.reload();
    ASSERT_TRUE(watched.cluster.failOver(watched.cluster.replicaOf(2)));
    watched.cluster.command("session:" + ids[2][0], {"DEL", "session:" + ids[2][0]});
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_EQ(watched.monitor.store().count(), 149);
    // Who is a primary now is not called a replica.
    const QString promoted =
        QStringLiteral("127.0.0.1:%1").arg(watched.cluster.at(watched.cluster.replicaOf(2)).port());
    EXPECT_TRUE(Watched::waitFor([&] {
        const auto reading = watched.monitor.liveness().reading;
        return reading && !reading->replicas.contains(promoted);
    }));
}

INSTANTIATE_TEST_SUITE_P(Heard, HeardReplicas, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &each) { return support::heardName(each.param); });

/// The others go on where they are.
TEST_F(ReplicasOfACluster, OneOfAClusterThatDiesIsReplacedByItsPrimaryAlone)
{
    ManyInACluster watched(Heard::ByEvents, 3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.prefersReplicas = true;
    watched.fillAtOnce(kMany);
    const auto replica = [&](int of) -> RedisServer & { return watched.cluster.at(watched.cluster.replicaOf(of)); };
    ASSERT_TRUE(Watched::waitFor([&] {
        for (int of = 0; of < 3; ++of) {
            if (replica(of).integer({"DBSIZE"}) != watched.cluster.at(of).integer({"DBSIZE"}))
                return false;
        }
        return true;
    }));
    watched.connectMonitor(); // which lets go
    watched.monitor.holdReading(true);
    qint64 before = -1;
    ASSERT_TRUE(Watched::waitFor([&] {
        const qint64 now = watched.monitor.store().count();
        return std::exchange(before, now) == now && now > 3'000 && now < kMany;
    }));
    replica(0).kill();
    watched.monitor.holdReading(false);
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.liveness().reading->replicas.size(), 2);
    for (const int of : {1, 2})
        EXPECT_LT(callsOf(replica(of), QStringLiteral("getrange")), replica(of).integer({"DBSIZE"}) * 11 / 10) << of;
    EXPECT_EQ(watched.count(SessionEvent::Kind::Created), 0);
}
