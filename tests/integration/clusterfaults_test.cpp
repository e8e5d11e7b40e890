// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/proxiedcluster.h"
#include "tests/support/promptwait.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <random>
#include <utility>

using namespace messages;
using namespace monitor;
using support::FaultProxy;
using support::HonestStatus;
using support::ProxiedCluster;
using support::RedisServer;
using support::Watched;
using Mode = Liveness::Mode;

// What goes wrong between the nodes of a cluster and on the way to them. Each ends in the comparison of the table with
// the servers, and all the time what the status says is held against what is so.

namespace
{

constexpr int kOnEach = 20; ///< sessions on each node
constexpr int kSoonMs = 40'000;

/// Applications at work: sessions begin, are written and end, on all nodes or on one.
class Traffic
{
public:
    Traffic(ProxiedCluster &watched, QByteArrayList ids)
        : m_watched(watched)
        , m_ids(std::move(ids))
    {
    }

    void step()
    {
        const auto which = qsizetype(m_random() % unsigned(m_ids.size()));
        const QByteArray key = "session:" + m_ids[which];
        switch (m_random() % 4) {
        case 0:
            m_watched.cluster.command(key, {"DEL", key});
            m_ids[which] = support::sessionId(++m_next);
            break;
        case 1:
            m_watched.cluster.command(key, {"PEXPIRE", key, QByteArray::number(500'000 + int(m_random() % 1000))});
            break;
        default:
            m_watched.setJson(m_ids[which], "user" + QByteArray::number(m_random() % 50), 600'000);
        }
    }
    void run(int steps)
    {
        for (int i = 0; i < steps; ++i)
            step();
    }

private:
    ProxiedCluster &m_watched;
    QByteArrayList m_ids;
    std::mt19937 m_random{13};
    int m_next = 1'000'000; ///< of an id, wherever that may be
};

QByteArrayList allOf(const QList<QByteArrayList> &ids)
{
    QByteArrayList flat;
    for (const QByteArrayList &each : ids)
        flat += each;
    return flat;
}

/// What has to hold when it is quiet again.
void expectTruth(ProxiedCluster &watched)
{
    EXPECT_TRUE(watched.waitForMode(Mode::Live, kSoonMs)) << qPrintable(watched.monitor.liveness().reason.sentences());
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
}

/// The sessions of one server, written to directly: what is on the way to the program does not reach them.
void endSome(ProxiedCluster &watched, const QByteArrayList &ids)
{
    for (const QByteArray &id : ids) {
        const QByteArray key = "session:" + id;
        watched.cluster.command(key, {"DEL", key});
    }
}

/// One of the server's slots in which no key is.
int emptySlotOf(ProxiedCluster &watched, int server)
{
    for (int slot = 0; slot < 16384; ++slot) {
        const bool isEmpty =
            watched.cluster.at(server).integer({"CLUSTER", "COUNTKEYSINSLOT", QByteArray::number(slot)}) == 0;
        if (isEmpty && watched.cluster.ownerOf(slot) == server)
            return slot;
    }
    return -1;
}

/// Whether each pass over all keys was cut short, as it is said at its end.
struct Passes {
    explicit Passes(SessionMonitor &monitor)
    {
        QObject::connect(&monitor, &SessionMonitor::progressChanged, &context, [this](const LoadProgress &now) {
            if (now.phase == LoadProgress::Phase::Idle)
                cutShort.append(now.cutShort);
        });
    }
    QList<bool> cutShort;
    QObject context;
};

/// So often the server was asked for a page of its keys.
qint64 scansOf(RedisServer &server)
{
    const QByteArray told = server.string({"INFO", "commandstats"});
    const QByteArray word = "cmdstat_scan:calls=";
    const qsizetype at = told.indexOf(word);
    return at < 0 ? 0 : told.mid(at + word.size()).split(',').first().toLongLong();
}

} // namespace

TEST(ClusterFaults, FailoversAreFollowedThroughReplacedPlaces)
{
    ProxiedCluster watched(3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    for (int server = 0; server < 3; ++server)
        EXPECT_EQ(watched.nodeOf(ids[server][0]), watched.reachedName(server));
    HonestStatus honest(watched);
    Traffic traffic(watched, allOf(ids));

    const int second = watched.cluster.replicaOf(1);
    ASSERT_TRUE(watched.cluster.failOver(second));
    traffic.run(30);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.nodeNames().contains(watched.reachedName(second)); }));
    expectTruth(watched);

    const int first = watched.cluster.replicaOf(0);
    watched.cluster.at(0).kill();
    watched.proxy(0).cut();
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.liveness().mode != Mode::Live; }));
    EXPECT_TRUE(
        Watched::waitFor([&] { return watched.monitor.nodeNames().contains(watched.reachedName(first)); }, kSoonMs));
    ASSERT_TRUE(watched.cluster.waitUntilOwnerIs(0, first));
    traffic.run(30);
    expectTruth(watched);
    EXPECT_EQ(watched.monitor.nodeNames().size(), 3);
}

TEST(ClusterFaults, SlotsMoveWhileSessionsBeginAndEnd)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    Traffic traffic(watched, allOf(ids));
    for (int round = 0; round < 8; ++round) {
        const int from = round % 3;
        const int to = (round + 1) % 3;
        const QByteArray key = "session:" + watched.idOn(from);
        const int slot = watched.cluster.slotOf(key);
        watched.cluster.command(key, {"SET", key, R"({"user_id":"mover"})", "PX", "600000"});
        watched.cluster.beginMove(slot, from, to);
        traffic.run(5);
        watched.cluster.moveKeys(slot, from, to);
        traffic.run(5);
        watched.cluster.endMove(slot, from, to);
        Watched::waitFor([] { return false; }, 100); // the program has its turn
    }
    expectTruth(watched);
}

/// Half of the slots' keys are here and half are there, for a while: each read is redirected, and redirected again.
TEST(ClusterFaults, ManySlotsAreOnTheirWayAtOnce)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(40);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    const auto slotOf = [&](const QByteArray &id) { return watched.cluster.slotOf("session:" + id); };
    const QByteArrayList moving = ids[0].mid(0, 30);
    for (const QByteArray &id : moving)
        watched.cluster.beginMove(slotOf(id), 0, 1);
    for (int i = 0; i < 15; ++i)
        watched.cluster.moveKeys(slotOf(moving[i]), 0, 1);
    watched.monitor.reload();
    for (int i = 0; i < moving.size(); ++i) {
        if (i % 3 == 0)
            endSome(watched, {moving[i]});
        else
            watched.setJson(moving[i], "moving", 650'000);
    }
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    for (const QByteArray &id : moving)
        watched.cluster.moveKeys(slotOf(id), 0, 1);
    for (const QByteArray &id : moving)
        watched.cluster.endMove(slotOf(id), 0, 1);
    expectTruth(watched);
    EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0);
    EXPECT_EQ(watched.count(SessionEvent::Kind::LoggedOut), 10);
}

TEST(ClusterFaults, ANodeIsOutOfReachAndComesBack)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);

    watched.proxy(1).setMode(FaultProxy::Mode::BlackHole);
    ASSERT_TRUE(watched.waitForMode(Mode::Stale, kSoonMs));
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(watched.reachedName(1)))
        << qPrintable(watched.monitor.liveness().reason.cause);
    // Unseen, and seen.
    endSome(watched, ids[1].mid(0, 5));
    watched.setJson(watched.idOn(1), "unseen", 600'000);
    const QByteArray fresh = watched.idOn(0);
    watched.setJson(fresh, "fresh", 600'000);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.isShown(fresh); }));
    EXPECT_TRUE(watched.isShown(ids[1][0])) << "nobody says that it has ended";
    EXPECT_NE(watched.monitor.liveness().mode, Mode::Live);

    watched.proxy(1).setMode(FaultProxy::Mode::Passing);
    expectTruth(watched);
    EXPECT_FALSE(watched.isShown(ids[1][0]));
}

/// The connections hang, new ones would go through; then nobody may connect, and then all is well.
TEST(ClusterFaults, ConnectionsHangBreakAndAreRefused)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);

    watched.proxy(2).halfOpen();
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.liveness().mode != Mode::Live; }, kSoonMs));
    endSome(watched, ids[2].mid(0, 3));
    expectTruth(watched);

    watched.proxy(0).setMode(FaultProxy::Mode::Refusing);
    watched.proxy(0).cut();
    EXPECT_TRUE(watched.waitForMode(Mode::Stale));
    endSome(watched, ids[0].mid(0, 3));
    watched.proxy(0).setMode(FaultProxy::Mode::Passing);
    expectTruth(watched);

    // A long way, but a way.
    watched.proxy(1).setDelay(std::chrono::milliseconds(300));
    watched.monitor.reload();
    endSome(watched, ids[1].mid(0, 3));
    expectTruth(watched);
    EXPECT_EQ(watched.monitor.store().count(), 3 * (kOnEach - 3));
}

TEST(ClusterFaults, AnAnswerEndsInTheMiddle)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(200);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    for (int server = 0; server < 3; ++server) {
        FaultProxy &proxy = watched.proxy(server);
        proxy.truncateAfter(9000); // in the midst of what a pass reads
        watched.monitor.reload();
        ASSERT_TRUE(Watched::waitFor([&] { return proxy.truncations() == 1; }));
        endSome(watched, ids[server].mid(0, 10));
        expectTruth(watched);
    }
    EXPECT_EQ(watched.monitor.store().count(), 3 * 190);
}

/// Killed, and an empty one that has never heard of the cluster is set up in its place, with its slots.
TEST(ClusterFaults, AnotherServerStandsAtTheSameAddress)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    auto &cluster = watched.cluster;
    const QByteArray before = cluster.idOf(2);
    const int first = 16384 * 2 / 3;

    cluster.at(2).kill();
    EXPECT_TRUE(watched.waitForMode(Mode::Stale));
    ASSERT_TRUE(cluster.at(2).start());
    ASSERT_EQ(cluster.at(2).command({"CLUSTER", "RESET", "HARD"}), "+OK");
    const QByteArray after = cluster.idOf(2);
    ASSERT_NE(after, before);
    for (int other : {0, 1})
        ASSERT_EQ(cluster.at(other).command({"CLUSTER", "FORGET", before}), "+OK");
    cluster.at(2).command({"CLUSTER", "SET-CONFIG-EPOCH", "9"});
    QByteArrayList slots{"CLUSTER", "ADDSLOTS"};
    for (int slot = first; slot < 16384; ++slot)
        slots.append(QByteArray::number(slot));
    ASSERT_EQ(cluster.at(2).command(slots), "+OK");
    cluster.at(2).command({"CLUSTER", "MEET", "127.0.0.1", QByteArray::number(cluster.at(0).port())});
    ASSERT_TRUE(cluster.waitUntilWhole());
    watched.setJson(watched.idOn(2), "anew", 600'000);
    expectTruth(watched);
    EXPECT_EQ(watched.monitor.store().count(), 2 * kOnEach + 1);
    EXPECT_EQ(watched.monitor.nodeNames().size(), 3);
}

TEST(ClusterFaults, SlotsAreNobodys)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    const int slot = watched.cluster.slotOf("session:" + ids[1][0]);
    const QByteArray number = QByteArray::number(slot);
    watched.cluster.tellAll({"CLUSTER", "DELSLOTS", number});
    ASSERT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(QLatin1String("16384")))
        << qPrintable(watched.monitor.liveness().reason.cause);
    // The others are as live as before.
    const QByteArray fresh = watched.idOn(0);
    watched.setJson(fresh, "fresh", 600'000);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.isShown(fresh); }));
    EXPECT_TRUE(watched.isShown(ids[1][0])) << "nobody says that it has ended";

    EXPECT_EQ(watched.cluster.at(1).command({"CLUSTER", "ADDSLOTS", number}), "+OK");
    expectTruth(watched);
    EXPECT_EQ(watched.monitor.store().count(), 3 * kOnEach + 1);
}

TEST(ClusterFaults, APasswordIsChangedOnOneNodeOnly)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.cluster.tellAll({"ACL", "SETUSER", "app", "on", ">old", "~*", "&*", "+@all"});
    watched.userInfo = "app@";
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    watched.connectMonitor(QByteArrayLiteral("old"));
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);

    auto &node = watched.cluster.at(1);
    node.command({"ACL", "SETUSER", "app", "resetpass", ">new"});
    node.command({"CLIENT", "KILL", "USER", "app"});
    ASSERT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(watched.reachedName(1)))
        << qPrintable(watched.monitor.liveness().reason.cause);
    endSome(watched, {ids[0][0], ids[1][0]});
    EXPECT_TRUE(Watched::waitFor([&] { return !watched.isShown(ids[0][0]); })) << "the others go on";
    const qint64 tried = node.strings({"ACL", "LOG"}).count("auth");

    node.command({"ACL", "SETUSER", "app", "resetpass", ">old"});
    EXPECT_LE(tried, 4) << "each failed login may be counted";
    watched.monitor.retryNow();
    expectTruth(watched);
    EXPECT_EQ(watched.monitor.store().count(), 3 * kOnEach - 2);
}

/// Who has been passed over may have got slots from who is yet to come, without a word.
TEST(ClusterFaults, APassIsNotWholeInWhichSlotsMoved)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kOnEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);
    Passes passes(watched.monitor);
    // A pass lasts while one node's answers are late; where a machine is busy it may end before the nodes have heard.
    const auto movesWhileReading = [&] {
        EXPECT_TRUE(watched.waitForMode(Mode::Live));
        const int slot = emptySlotOf(watched, 0);
        EXPECT_GE(slot, 0);
        passes.cutShort.clear();
        watched.proxy(1).setDelay(std::chrono::milliseconds(400));
        watched.monitor.reload();
        watched.cluster.moveSlot(slot, 0, 2);
        EXPECT_TRUE(Watched::waitFor([&] { return !passes.cutShort.isEmpty(); }, kSoonMs));
        watched.proxy(1).setDelay(std::chrono::milliseconds(0));
        return passes.cutShort.value(0);
    };
    EXPECT_TRUE(support::isPromptOnce(movesWhileReading));
    EXPECT_TRUE(Watched::waitFor([&] { return passes.cutShort.size() > 1 && !passes.cutShort.last(); }, kSoonMs))
        << "the next one comes by itself, after ten times as long";
    expectTruth(watched);
}

/// A move of slots that broke off leaves keys on a node that they are not on any more. Each pass meets them.
TEST(ClusterFaults, AKeyThatAMoveHasLeftBehindIsNoSession)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kOnEach);
    const int slot = watched.cluster.slotOf("session:" + ids[0][0]);
    watched.cluster.beginMove(slot, 0, 1);
    watched.cluster.moveKeys(slot, 0, 1);
    for (int server : {0, 1}) {
        ASSERT_EQ(watched.cluster.at(server).command({"CLUSTER", "SETSLOT", QByteArray::number(slot), "STABLE"}),
                  "+OK");
    }
    ASSERT_TRUE(watched.load());
    expectTruth(watched);
    EXPECT_FALSE(watched.isShown(ids[0][0]));
    // What is read again is read to the end, too.
    HonestStatus honest(watched);
    Passes passes(watched.monitor);
    watched.monitor.reload();
    ASSERT_TRUE(Watched::waitFor([&] { return !passes.cutShort.isEmpty(); }, kSoonMs));
    EXPECT_FALSE(passes.cutShort.front());
    expectTruth(watched);
    // The owner has another of that name.
    watched.setJson(ids[0][0], "anew", 600'000);
    ASSERT_TRUE(Watched::waitFor([&] { return watched.isShown(ids[0][0]); }));
    passes.cutShort.clear();
    watched.monitor.reload();
    ASSERT_TRUE(Watched::waitFor([&] { return !passes.cutShort.isEmpty(); }, kSoonMs));
    EXPECT_TRUE(Watched::waitFor([&] { return !passes.cutShort.last(); }, kSoonMs));
    expectTruth(watched);
}

/// What it held has gone to the others, and some of it may have ended on the way.
TEST(ClusterFaults, AllIsReadAgainWhenANodeHoldsNothingAnyMore)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kOnEach);
    const int slot = emptySlotOf(watched, 0);
    ASSERT_GE(slot, 0);
    const int added = watched.cluster.addPrimary();
    ASSERT_GT(added, 0);
    watched.cluster.moveSlot(slot, 0, added);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(Watched::waitFor([&] { return watched.monitor.nodeNames().size() == 4; }));
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);
    // Nobody reads for a while, so that what is read next is read for this.
    qint64 scans = -1;
    QElapsedTimer quiet;
    ASSERT_TRUE(Watched::waitFor(
        [&] {
            if (const qint64 now = scansOf(watched.cluster.at(1)); std::exchange(scans, now) != now)
                quiet.start();
            return quiet.hasExpired(3000);
        },
        kSoonMs));
    watched.cluster.moveSlot(slot, added, 0);
    EXPECT_TRUE(Watched::waitFor([&] { return scansOf(watched.cluster.at(1)) > scans; }, 8000))
        << "at once, not in minutes";
    expectTruth(watched);
}

TEST(ClusterFaults, AReplacedPlaceThatCannotBeUsedIsTold)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kOnEach);
    ConnectionProfile profile = watched.profile();
    profile.replacements.append({QStringLiteral("10.0.0.1"), QStringLiteral("127.0.0.1:1")});
    watched.monitor.connectTo(profile, {});
    ASSERT_TRUE(Watched::waitFor([&] { return !watched.refusals.isEmpty(); }));
    EXPECT_TRUE(watched.refusals.first().cause.contains(QLatin1String("10.0.0.1")))
        << qPrintable(watched.refusals.first().sentences());
    EXPECT_TRUE(watched.waitUntilTrue()) << "the others are used";
    EXPECT_EQ(watched.monitor.store().count(), 3 * kOnEach);
}
