// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of the nodes of real servers: who is there, what each says of itself, and what a node that stops means.
#include "models/activity/survival.h"
#include "models/monitor/fleetdesk.h"
#include "tests/integration/watchedcluster.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace messages;
using support::HonestStatus;
using support::Watched;
using support::WatchedCluster;
using support::WatchedServer;
using Mode = Liveness::Mode;
using Presence = FleetNode::Presence;

namespace
{

constexpr int kOnEachPrimary = 12; ///< sessions on each node

const FleetNode *nodeNamed(Watched &watched, const QString &name)
{
    const auto &nodes = watched.monitor.fleet().fleet()->nodes;
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const FleetNode &node) { return node.name == name; });
    return found == nodes.end() ? nullptr : &*found;
}

bool waitForPresence(WatchedCluster &watched, int server, Presence presence)
{
    return Watched::waitFor([&] {
        const FleetNode *node = nodeNamed(watched, watched.nameOf(server));
        return node && node->presence == presence;
    });
}

bool haveAllTold(Watched &watched)
{
    const Fleet &fleet = *watched.monitor.fleet().fleet();
    return !fleet.nodes.empty() && std::all_of(fleet.nodes.begin(), fleet.nodes.end(), [](const FleetNode &node) {
        return node.facts.info == Telling::Told && node.facts.at.isValid();
    });
}

bool isLiveInPart(Watched &watched)
{
    const Liveness &liveness = watched.monitor.liveness();
    return liveness.mode == Mode::Stale && liveness.others && liveness.others->mode == Mode::Live;
}

} // namespace

TEST(Fleet, PrimariesAndReplicasTellOfThemselvesWhileSomebodyLooks)
{
    WatchedCluster watched(3, 1,
                           {QStringLiteral("--appendonly"), QStringLiteral("yes"), QStringLiteral("--maxmemory"),
                            QStringLiteral("100mb"), QStringLiteral("--maxmemory-policy"),
                            QStringLiteral("volatile-ttl")});
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kOnEachPrimary);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    monitor::FleetDesk &desk = watched.monitor.fleet();
    ASSERT_TRUE(Watched::waitFor([&] {
        const auto &nodes = desk.fleet()->nodes;
        return nodes.size() == 6 && std::all_of(nodes.begin(), nodes.end(), [](const FleetNode &node) {
                   return node.isReplica || node.mode == Mode::Live;
               });
    })) << "told a moment after the status";
    EXPECT_TRUE(desk.fleet()->isCluster);
    EXPECT_FALSE(desk.fleet()->isAsked);
    // Nothing is told again that is as it was.
    ASSERT_TRUE(Watched::waitFor([&] {
        const auto &nodes = desk.fleet()->nodes;
        return std::all_of(nodes.begin(), nodes.end(), [](const FleetNode &node) {
            return node.isReplica || (node.mode == Mode::Live && !node.knownUntil.isValid());
        });
    }));
    const FleetPointer told = desk.fleet();
    EXPECT_FALSE(Watched::waitFor([&] { return desk.fleet() != told; }, 1500));
    // In the order of the slots, each replica under its primary; nobody has asked the replicas.
    for (int i = 0; i < 3; ++i) {
        const FleetNode &primary = desk.fleet()->nodes[size_t(2 * i)];
        const FleetNode &replica = desk.fleet()->nodes[size_t(2 * i + 1)];
        EXPECT_EQ(primary.name, watched.nameOf(i));
        EXPECT_EQ(primary.presence, Presence::Answers);
        EXPECT_EQ(primary.slots.size(), 1u);
        EXPECT_EQ(primary.mode, Mode::Live);
        EXPECT_EQ(desk.sessionsOn(primary.index), kOnEachPrimary);
        EXPECT_EQ(replica.name, watched.nameOf(watched.cluster.replicaOf(i)));
        EXPECT_EQ(replica.primary, primary.name);
        EXPECT_EQ(replica.presence, Presence::SaidToRun);
        EXPECT_EQ(replica.facts.info, Telling::NotAsked);
    }

    desk.setLookedAt(true);
    ASSERT_TRUE(Watched::waitFor([&] { return haveAllTold(watched); }));
    ASSERT_TRUE(Watched::waitFor([&] {
        const FleetNode *replica = nodeNamed(watched, watched.nameOf(watched.cluster.replicaOf(1)));
        return replica && replica->behindBytes >= 0 && replica->roundTrip > 0;
    }));
    for (const FleetNode &node : desk.fleet()->nodes) {
        EXPECT_EQ(node.presence, Presence::Answers);
        EXPECT_EQ(node.facts.maxMemory, 100LL << 20);
        EXPECT_GT(node.facts.usedMemory, 0);
        EXPECT_EQ(node.facts.evictionPolicy, QStringLiteral("volatile-ttl"));
        EXPECT_EQ(node.facts.hasAppendFile, true);
        EXPECT_EQ(node.facts.appendFsync, QStringLiteral("everysec"));
        EXPECT_EQ(node.facts.notificationFlags, QStringLiteral("AKE"));
        EXPECT_EQ(node.facts.hz, 10);
        EXPECT_EQ(node.facts.isPrimary, !node.isReplica);
        EXPECT_EQ(node.isReplica, node.index < 0);
    }
    const auto lines = activity::judgeSurvival(*desk.fleet(), watched.monitor.expiryLag());
    EXPECT_TRUE(lines[0].sentence.contains(QLatin1String("nearest their deadline"))) << qPrintable(lines[0].sentence);
    EXPECT_TRUE(lines[1].sentence.contains(QLatin1String("last second"))) << qPrintable(lines[1].sentence);
    EXPECT_TRUE(lines[2].sentence.contains(QLatin1String("a replica takes over"))) << qPrintable(lines[2].sentence);

    // Nobody looks any more: the connections to replicas are closed.
    const auto clients = [&] {
        return watched.cluster.at(watched.cluster.replicaOf(0)).string({"CLIENT", "LIST"}).count("name=sessionscope");
    };
    EXPECT_TRUE(Watched::waitFor([&] { return clients() == 1; }));
    desk.setLookedAt(false);
    EXPECT_TRUE(Watched::waitFor([&] { return clients() == 0; }));
    EXPECT_TRUE(Watched::waitFor([&] { return !desk.fleet()->isAsked; }));
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
}

TEST(Fleet, ANodeThatIsKilledIsMissing)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEachPrimary);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);
    const QDateTime before = QDateTime::currentDateTime();
    watched.cluster.at(1).kill();
    ASSERT_TRUE(waitForPresence(watched, 1, Presence::Missing));
    const monitor::FleetGap gap = watched.monitor.fleet().gap();
    EXPECT_EQ(gap.names, QStringList{watched.nameOf(1)});
    EXPECT_EQ(gap.sessions, kOnEachPrimary);
    EXPECT_TRUE(gap.unread.isEmpty()) << "they were all known";
    EXPECT_GE(gap.since.first(), before.addSecs(-1));
    EXPECT_LE(gap.knownUntil, QDateTime::currentDateTime());
    EXPECT_GE(gap.knownUntil, before.addSecs(-2));
    ASSERT_TRUE(Watched::waitFor([&] { return isLiveInPart(watched); }));
    EXPECT_EQ(watched.monitor.liveness().others->answering, 2);
    EXPECT_EQ(watched.monitor.liveness().others->all, 3);
    const sessions::Slot old = watched.slotOf("session:" + ids[1][0]);
    EXPECT_TRUE(watched.monitor.table().absenceOf(old));
    EXPECT_FALSE(watched.monitor.table().absenceOf(watched.slotOf("session:" + ids[0][0])));
    ASSERT_TRUE(waitForPresence(watched, 1, Presence::Missing));
    const QString why = nodeNamed(watched, watched.nameOf(1))->problem.sentences();
    EXPECT_TRUE(why.contains(watched.nameOf(1))) << qPrintable(why);
    EXPECT_FALSE(why.contains(watched.nameOf(0))) << "the one of the profile is well";

    // The rest goes on, and is counted.
    watched.setJson(watched.idOn(0), "fresh", 600'000);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.store().count() == 3 * kOnEachPrimary + 1; }));
    EXPECT_EQ(watched.monitor.fleet().gap().sessions, kOnEachPrimary);

    ASSERT_TRUE(watched.cluster.at(1).start());
    EXPECT_TRUE(watched.waitForMode(Mode::Live, 40'000));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.fleet().gap().isEmpty(); }));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Fleet, ANodeThatHangsIsMissingWithinSeconds)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kOnEachPrimary);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    watched.cluster.at(2).suspend();
    const bool isMissing = Watched::waitFor([&] { return !watched.monitor.fleet().gap().isEmpty(); }, 5000);
    const monitor::FleetGap gap = watched.monitor.fleet().gap();
    const bool isInPart = Watched::waitFor([&] { return isLiveInPart(watched); }, 5000);
    watched.cluster.at(2).resume();
    EXPECT_TRUE(isMissing);
    EXPECT_TRUE(isInPart);
    EXPECT_EQ(gap.names, QStringList{watched.nameOf(2)});
    EXPECT_EQ(gap.sessions, kOnEachPrimary);
    EXPECT_TRUE(gap.since.value(0).isValid());
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.fleet().gap().isEmpty(); }, 40'000));
    EXPECT_TRUE(watched.waitForMode(Mode::Live, 40'000));
}

TEST(Fleet, OneThatWasDownAtConnectWasNeverRead)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kOnEachPrimary);
    watched.cluster.at(1).kill();
    watched.connectMonitor();
    HonestStatus honest(watched);
    ASSERT_TRUE(waitForPresence(watched, 1, Presence::Missing));
    ASSERT_TRUE(Watched::waitFor([&] { return isLiveInPart(watched); }));
    monitor::FleetGap gap = watched.monitor.fleet().gap();
    EXPECT_EQ(gap.unread, QStringList{watched.nameOf(1)});
    EXPECT_EQ(gap.sessions, 0);
    EXPECT_FALSE(gap.knownUntil.isValid());
    EXPECT_EQ(watched.monitor.store().count(), 2 * kOnEachPrimary) << "said only when they are there";
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.progress().allButMissing; }));
    ASSERT_TRUE(watched.cluster.at(1).start());
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.fleet().gap().isEmpty(); }, 40'000));
    EXPECT_TRUE(watched.waitForMode(Mode::Live, 40'000));
    EXPECT_FALSE(watched.monitor.progress().allButMissing);
}

TEST(Fleet, AReplicaThatFailsIsSaidToHave)
{
    SKIP_UNLESS_SERVER_KNOWS("CLUSTER SHARDS"); // CLUSTER SLOTS leaves it out, and it is not shown any more
    WatchedCluster watched(3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    ASSERT_TRUE(watched.load());
    const int replica = watched.cluster.replicaOf(2);
    ASSERT_TRUE(waitForPresence(watched, replica, Presence::SaidToRun));
    watched.cluster.at(replica).kill();
    EXPECT_TRUE(waitForPresence(watched, replica, Presence::SaidToFail)) << "by the cluster's word";
    EXPECT_TRUE(watched.monitor.fleet().gap().isEmpty()) << "it holds no rows";
    watched.monitor.fleet().setLookedAt(true);
    EXPECT_TRUE(waitForPresence(watched, replica, Presence::Missing)) << "by asking it";
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
}

TEST(Fleet, AnAccountWithoutInfoIsToldWhatElseIsKnown)
{
    WatchedCluster watched(3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kOnEachPrimary);
    watched.cluster.tellAll({"ACL", "SETUSER", "few", "on", ">pw", "~*", "&*", "+@all", "-info", "-config", "-role"});
    watched.userInfo = "few:pw@";
    watched.monitor.connectTo(watched.profile(), "pw");
    ASSERT_TRUE(Watched::waitFor([&] { return watched.monitor.store().count() == 3 * kOnEachPrimary; }));
    watched.monitor.fleet().setLookedAt(true);
    ASSERT_TRUE(Watched::waitFor([&] {
        const Fleet &fleet = *watched.monitor.fleet().fleet();
        return fleet.nodes.size() == 6 &&
               std::all_of(fleet.nodes.begin(), fleet.nodes.end(), [](const FleetNode &node) {
                   return node.presence == Presence::Answers && node.facts.info == Telling::Refused;
               });
    }));
    for (const FleetNode &node : watched.monitor.fleet().fleet()->nodes) {
        EXPECT_EQ(node.facts.role, Telling::Refused);
        EXPECT_EQ(node.facts.config, Telling::Refused);
        EXPECT_EQ(node.facts.usedMemory, -1);
        EXPECT_EQ(node.slots.size(), 1u) << "the topology tells";
    }
    ASSERT_TRUE(Watched::waitFor([&] {
        const FleetNode *primary = nodeNamed(watched, watched.nameOf(0));
        return primary && primary->roundTrip > 0 && primary->events >= 0;
    }));
    EXPECT_TRUE(activity::toldByText(*watched.monitor.fleet().fleet()).isEmpty());
    const auto lines = activity::judgeSurvival(*watched.monitor.fleet().fleet(), {});
    for (const size_t topic : {0u, 1u, 3u})
        EXPECT_EQ(lines[topic].verdict, activity::SurvivalLine::Verdict::Unknown) << qPrintable(lines[topic].sentence);
}

TEST(Fleet, AServerAloneTellsOfItsReplicas)
{
    WatchedServer watched;
    ASSERT_TRUE(watched.server.isRunning());
    watched.setJson(support::sessionId(1), "alice", 600'000);
    support::RedisServer replica(
        support::RedisServer::Listen::Tcp,
        {QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"), QString::number(watched.server.port())});
    ASSERT_TRUE(watched.load());
    monitor::FleetDesk &desk = watched.monitor.fleet();
    ASSERT_TRUE(Watched::waitFor([&] { return desk.fleet()->nodes.size() == 1; }));
    EXPECT_FALSE(desk.fleet()->isCluster);
    desk.setLookedAt(true);
    ASSERT_TRUE(Watched::waitFor(
        [&] { return desk.fleet()->nodes.size() == 2 && desk.fleet()->nodes[1].presence == Presence::SaidToRun; }));
    const FleetNode &told = desk.fleet()->nodes[1];
    EXPECT_TRUE(told.isReplica);
    EXPECT_EQ(told.name, QStringLiteral("127.0.0.1:%1").arg(replica.port()));
    EXPECT_GE(told.behindBytes, 0);
    EXPECT_EQ(desk.sessionsOn(desk.fleet()->nodes[0].index), 1);
    EXPECT_EQ(desk.holders(), 1);
    const auto lines = activity::judgeSurvival(*desk.fleet(), {});
    EXPECT_TRUE(lines[1].sentence.contains(QLatin1String("Everybody is logged out"))) << qPrintable(lines[1].sentence);
}
