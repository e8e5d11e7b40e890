// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/fleetdesk.h"
#include "tests/integration/proxiedcluster.h"
#include "tests/support/promptwait.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace messages;
using namespace monitor;
using support::FaultProxy;
using support::Heard;
using support::heardName;
using support::HonestStatus;
using support::ProxiedCluster;
using support::Watched;
using support::WatchedCluster;
using Mode = Liveness::Mode;

// Slots on their way from node to node: what is left behind of them, and what goes to a node that does not answer.

namespace
{

constexpr int kOnEach = 10; ///< sessions on each node
constexpr int kSoonMs = 60'000;

class SlotMoves : public ::testing::TestWithParam<Heard>
{
};

/// A copy of this session on a node that does not hold its slot: a move began, and broke off.
void leaveBehind(WatchedCluster &watched, const QByteArray &key, int owner, int other, int ttlMs)
{
    const QByteArray slot = QByteArray::number(watched.cluster.slotOf(key));
    support::RedisServer &node = watched.cluster.at(other);
    EXPECT_EQ(node.command({"CLUSTER", "SETSLOT", slot, "IMPORTING", watched.cluster.idOf(owner)}), "+OK");
    EXPECT_EQ(node.command({"ASKING"}), "+OK");
    EXPECT_EQ(node.command({"SET", key, R"({"user_id":"copy"})", "PX", QByteArray::number(ttlMs)}), "+OK");
    EXPECT_EQ(node.command({"CLUSTER", "SETSLOT", slot, "STABLE"}), "+OK");
}

bool isThere(WatchedCluster &watched, const QByteArray &key, int server)
{
    const QByteArray slot = QByteArray::number(watched.cluster.slotOf(key));
    return watched.cluster.at(server).strings({"CLUSTER", "GETKEYSINSLOT", slot, "100"}).contains(key);
}

/// All that this node has announced so far is in the table.
bool hasHeard(WatchedCluster &watched, int server)
{
    const QByteArray id = watched.idOn(server);
    watched.setJson(id, "latest", 600'000);
    return Watched::waitFor([&] { return watched.isShown(id); });
}

/// How the table shows a row, as far as its node is concerned.
struct Shown {
    QString node;
    bool isAbsent = false;
    friend bool operator==(const Shown &, const Shown &) = default;
};

Shown shownOf(ProxiedCluster &watched, const QByteArray &id)
{
    return {watched.nodeOf(id), watched.monitor.table().absenceOf(watched.slotOf("session:" + id)) != nullptr};
}

std::ostream &operator<<(std::ostream &out, const Shown &shown)
{
    return out << shown.node.toStdString() << (shown.isAbsent ? ", as it was" : ", as it is");
}

/// On the second node, as it is: the mark of what was not reached goes with the node's own reading, at times a moment
/// after the fleet is live again.
bool becomesReached(ProxiedCluster &watched, const QByteArray &id)
{
    return Watched::waitFor([&] { return shownOf(watched, id) == Shown{watched.reachedName(1), false}; }, kSoonMs);
}

qint64 rowsOf(ProxiedCluster &watched, int server)
{
    for (const FleetNode &node : watched.monitor.fleet().fleet()->nodes) {
        if (node.name == watched.reachedName(server))
            return watched.monitor.fleet().sessionsOn(node.index);
    }
    return -1;
}

bool isMissing(ProxiedCluster &watched, int server)
{
    return watched.monitor.fleet().gap().names.contains(watched.reachedName(server));
}

} // namespace

/// Both run out by the same deadline, and the node that has no say in it may tell it last: by then the session is
/// another one.
TEST_P(SlotMoves, WhatIsLeftBehindRunsOutAndTheSessionStays)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    const QByteArray key = "session:" + ids[0][0];
    leaveBehind(watched, key, 0, 1, 300);
    ASSERT_TRUE(isThere(watched, key, 1));
    ASSERT_TRUE(Watched::waitFor([&] { return !isThere(watched, key, 1); }));
    ASSERT_TRUE(hasHeard(watched, 1));
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    EXPECT_FALSE(Watched::waitFor([&] { return !watched.isShown(ids[0][0]); }, 500));
    EXPECT_EQ(watched.count(SessionEvent::Kind::Expired), 0);
    EXPECT_EQ(watched.nodeOf(ids[0][0]), watched.nameOf(0));
}

/// The same where it is evicted.
TEST_P(SlotMoves, WhatIsLeftBehindIsEvictedAndTheSessionStays)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    const QByteArray key = "session:" + ids[0][0];
    // It alone may go.
    for (const QByteArray &id : ids[1])
        watched.cluster.command("session:" + id, {"PERSIST", "session:" + id});
    leaveBehind(watched, key, 0, 1, 600'000);
    support::RedisServer &node = watched.cluster.at(1);
    node.command({"CONFIG", "SET", "maxmemory-policy", "volatile-ttl"});
    node.command({"CONFIG", "SET", "maxmemory", "1"});
    ASSERT_TRUE(Watched::waitFor([&] { return !isThere(watched, key, 1); }));
    node.command({"CONFIG", "SET", "maxmemory", "0"});
    ASSERT_TRUE(hasHeard(watched, 1));
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    EXPECT_FALSE(Watched::waitFor([&] { return !watched.isShown(ids[0][0]); }, 500));
    EXPECT_EQ(watched.count(SessionEvent::Kind::Evicted), 0);
}

/// A slot is on its way, and what has gone with it already runs out where it is by then.
TEST_P(SlotMoves, WhatHasGoneAheadRunsOut)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    const QByteArray key = "session:" + ids[0][0];
    watched.cluster.beginMove(watched.cluster.slotOf(key), 0, 1);
    watched.cluster.moveKeys(watched.cluster.slotOf(key), 0, 1);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.nodeOf(ids[0][0]) == watched.nameOf(1); }));
    EXPECT_EQ(watched.cluster.command(key, {"PEXPIRE", key, "200"}), ":1");
    EXPECT_TRUE(Watched::waitFor([&] { return watched.count(SessionEvent::Kind::Expired) == 1; }));
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    watched.cluster.endMove(watched.cluster.slotOf(key), 0, 1);
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
}

INSTANTIATE_TEST_SUITE_P(Sources, SlotMoves, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &sources) { return heardName(sources.param); });

/// Its row would else be one of a node that answers, and of which no more is heard of it.
TEST(SlotsToTheSilent, RowsAreThoseOfTheNodeThatDoesNotAnswer)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const QByteArray &id = ids[0][0];
    watched.proxy(1).setMode(FaultProxy::Mode::BlackHole);
    ASSERT_TRUE(Watched::waitFor([&] { return isMissing(watched, 1); }));
    ASSERT_EQ(shownOf(watched, id), (Shown{watched.reachedName(0), false}));
    watched.cluster.moveSlot(watched.cluster.slotOf("session:" + id), 0, 1);
    EXPECT_TRUE(Watched::waitFor(
        [&] {
            return shownOf(watched, id) == Shown{watched.reachedName(1), true};
        },
        kSoonMs))
        << shownOf(watched, id);
    EXPECT_EQ(rowsOf(watched, 0), kOnEach - 1);
    EXPECT_EQ(rowsOf(watched, 1), kOnEach + 1);
    EXPECT_EQ(watched.monitor.fleet().gap().sessions, kOnEach + 1);
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Stale);
    // It is written there: nobody here knows, and nothing is said of it.
    watched.setJson(id, "anew", 700'000);
    EXPECT_FALSE(Watched::waitFor([&] { return !shownOf(watched, id).isAbsent; }, 1000));
    watched.proxy(1).setMode(FaultProxy::Mode::Passing);
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(becomesReached(watched, id)) << shownOf(watched, id);
}

/// The same where it falls silent while the key is sought there.
TEST(SlotsToTheSilent, RowsGoOverWhenTheNodeFallsSilent)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const QByteArray &id = ids[0][0];
    watched.proxy(1).setMode(FaultProxy::Mode::BlackHole);
    watched.cluster.moveSlot(watched.cluster.slotOf("session:" + id), 0, 1);
    EXPECT_TRUE(Watched::waitFor(
        [&] {
            return shownOf(watched, id) == Shown{watched.reachedName(1), true};
        },
        kSoonMs))
        << shownOf(watched, id);
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Stale);
    watched.proxy(1).setMode(FaultProxy::Mode::Passing);
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(becomesReached(watched, id)) << shownOf(watched, id);
}

/// The node itself hangs, for its fellows too, as soon as it has the key; that it has gone is heard later.
TEST(SlotsToTheSilent, RowsAreThoseOfANodeThatHangs)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const QByteArray &id = ids[0][0];
    const int slot = watched.cluster.slotOf("session:" + id);
    const QByteArrayList handOver{"CLUSTER", "SETSLOT", QByteArray::number(slot), "NODE", watched.cluster.idOf(1)};
    watched.proxy(0).setDelay(std::chrono::milliseconds(400));
    watched.cluster.beginMove(slot, 0, 1);
    watched.cluster.moveKeys(slot, 0, 1);
    watched.cluster.at(1).suspend();
    const Shown asOld{watched.reachedName(1), true};
    EXPECT_TRUE(Watched::waitFor([&] { return shownOf(watched, id) == asOld; }, kSoonMs)) << shownOf(watched, id);
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Stale);
    watched.proxy(0).setDelay(std::chrono::milliseconds(0));
    for (const int server : {0, 2})
        EXPECT_EQ(watched.cluster.at(server).command(handOver), "+OK");
    EXPECT_FALSE(Watched::waitFor([&] { return shownOf(watched, id) != asOld; }, 2000));
    EXPECT_NE(watched.monitor.liveness().mode, Mode::Live);
    watched.cluster.at(1).resume();
    EXPECT_EQ(watched.cluster.at(1).command(handOver), "+OK");
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(becomesReached(watched, id)) << shownOf(watched, id);
}
