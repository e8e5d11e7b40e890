// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/accountrules.h"
#include "tests/integration/watchedcluster.h"

#include <gtest/gtest.h>

#include <set>

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::Heard;
using support::heardName;
using support::HonestStatus;
using support::sessionId;
using support::Watched;
using support::WatchedCluster;
using Mode = Liveness::Mode;

namespace
{

constexpr int kEach = 15; ///< sessions on each node

/// Whatever each node is heard by.
class HeardCluster : public ::testing::TestWithParam<Heard>
{
};

/// As what a deletion is told.
SessionEvent::Kind ended(Heard heard)
{
    return heard == Heard::ByEvents ? SessionEvent::Kind::LoggedOut : SessionEvent::Kind::Ended;
}

/// Nothing has begun or ended, as far as the table has told.
void expectNothingTold(const WatchedCluster &watched)
{
    for (const SessionEvent &event : watched.events)
        ADD_FAILURE() << "told of " << event.id.constData() << ": " << int(event.kind);
}

std::vector<Slot> slotsOf(const WatchedCluster &watched, const QByteArrayList &ids)
{
    std::vector<Slot> slots;
    for (const QByteArray &id : ids)
        slots.push_back(watched.slotOf("session:" + id));
    return slots;
}

} // namespace

TEST_P(HeardCluster, IsListedWholeFromOneNode)
{
    WatchedCluster watched(GetParam(), 3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    watched.opened = 1;
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    ASSERT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 3 * kEach);
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_EQ(watched.monitor.nodeNames().size(), 3);
    for (int server = 0; server < 3; ++server) {
        for (const QByteArray &id : ids[server])
            EXPECT_EQ(watched.nodeOf(id), watched.nameOf(server));
    }
}

TEST_P(HeardCluster, HearsEachNode)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    for (int server = 0; server < 3; ++server) {
        watched.setJson(watched.idOn(server), "new", 600'000);
        const QByteArray ended = "session:" + ids[server][0];
        watched.cluster.command(ended, {"DEL", ended});
        const QByteArray expiring = "session:" + ids[server][1];
        // Long enough to be read: by tracking, nobody would know else that it had a deadline so soon.
        watched.cluster.command(expiring, {"PEXPIRE", expiring, "1500"});
    }
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(Watched::waitFor([&] {
        return watched.count(SessionEvent::Kind::Created) == 3 && watched.count(ended(GetParam())) == 3 &&
               watched.count(SessionEvent::Kind::Expired) == 3;
    }));
}

TEST_P(HeardCluster, LosesNoSessionWhenSlotsMove)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    const auto slotOf = [&](const QByteArray &id) { return watched.cluster.slotOf("session:" + id); };

    // At once, and in steps between which everybody has time to look.
    for (int i = 0; i < 4; ++i)
        watched.cluster.moveSlot(slotOf(ids[0][i]), 0, 1);
    const QByteArray &slow = ids[1][0];
    watched.cluster.beginMove(slotOf(slow), 1, 2);
    watched.cluster.moveKeys(slotOf(slow), 1, 2);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.nodeOf(slow) == watched.nameOf(2); }));
    EXPECT_TRUE(watched.waitUntilTrue());
    expectNothingTold(watched);
    // Written meanwhile, where it is already.
    watched.setJson(slow, "renamed", 700'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    // And read by a pass over all.
    watched.monitor.reload();
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.cluster.endMove(slotOf(slow), 1, 2);

    EXPECT_TRUE(Watched::waitFor([&] {
        bool all = watched.nodeOf(slow) == watched.nameOf(2);
        for (int i = 0; i < 4; ++i)
            all = all && watched.nodeOf(ids[0][i]) == watched.nameOf(1);
        return all;
    }));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 3 * kEach);
    EXPECT_EQ(watched.count(SessionEvent::Kind::LoggedOut) + watched.count(SessionEvent::Kind::Vanished) +
                  watched.count(SessionEvent::Kind::Ended) + watched.count(SessionEvent::Kind::Created),
              0);
    EXPECT_TRUE(watched.waitUntilLive());
}

TEST_P(HeardCluster, TellsARealEndWhileItsSlotMoves)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(3);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    const QByteArray moved = "session:" + ids[0][0];
    const QByteArray left = "session:" + ids[0][1];
    for (const QByteArray &key : {moved, left})
        watched.cluster.beginMove(watched.cluster.slotOf(key), 0, 1);
    watched.cluster.moveKeys(watched.cluster.slotOf(moved), 0, 1);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.nodeOf(ids[0][0]) == watched.nameOf(1); }));
    EXPECT_EQ(watched.cluster.command(moved, {"DEL", moved}), ":1");
    EXPECT_EQ(watched.cluster.command(left, {"DEL", left}), ":1");
    EXPECT_TRUE(Watched::waitFor([&] { return watched.count(ended(GetParam())) == 2; }));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST_P(HeardCluster, FollowsAFailover)
{
    WatchedCluster watched(GetParam(), 3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);

    // While all are well: the old primary goes on answering.
    const int second = watched.cluster.replicaOf(1);
    ASSERT_TRUE(watched.cluster.failOver(second));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.nodeOf(ids[1][0]) == watched.nameOf(second); }));
    watched.setJson(watched.idOn(second), "after", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());

    // A crash.
    const int first = watched.cluster.replicaOf(0);
    ASSERT_TRUE(Watched::waitFor([&] { return watched.cluster.at(first).integer({"DBSIZE"}) >= kEach; }))
        << "else the copy is lost with it";
    watched.cluster.at(0).kill();
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.liveness().mode != watched.liveMode; }));
    EXPECT_TRUE(watched.isShown(ids[0][0]));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.nodeOf(ids[0][0]) == watched.nameOf(first); }, 40'000));
    watched.setJson(watched.idOn(first), "after", 600'000);
    EXPECT_TRUE(watched.waitUntilLive(40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 3 * kEach + 2);
    EXPECT_EQ(watched.monitor.nodeNames().size(), 3);
    EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0);
}

TEST(Cluster, KeepsTheRowsOfANodeThatIsGone)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);

    watched.cluster.at(2).kill();
    ASSERT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(watched.nameOf(2)))
        << qPrintable(watched.monitor.liveness().reason.cause);
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(QLatin1String("2 of 3")));
    EXPECT_EQ(watched.monitor.connectionStatus().phase, ConnectionStatus::Phase::Connected);

    // The others go on, by events and by passes.
    const QByteArray fresh = watched.idOn(0);
    watched.setJson(fresh, "fresh", 600'000);
    const QByteArray ended = "session:" + ids[1][0];
    watched.cluster.command(ended, {"DEL", ended});
    EXPECT_TRUE(Watched::waitFor([&] { return watched.isShown(fresh) && !watched.isShown(ids[1][0]); }));
    int passes = 0;
    QObject::connect(&watched.monitor, &SessionMonitor::progressChanged, &watched.monitor,
                     [&passes](const LoadProgress &now) { passes += now.phase == LoadProgress::Phase::Idle ? 1 : 0; });
    watched.monitor.reload();
    EXPECT_TRUE(Watched::waitFor([&] { return passes > 0; }));
    for (const QByteArray &id : ids[2])
        EXPECT_TRUE(watched.isShown(id));
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Stale);

    // Back under the same address, without what it held.
    ASSERT_TRUE(watched.cluster.at(2).start());
    EXPECT_TRUE(watched.waitForMode(Mode::Live, 40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 2 * kEach);
}

TEST(Cluster, ListsTheOthersWhereOneIsDownFromTheStart)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kEach);
    watched.cluster.at(1).kill();
    watched.connectMonitor();
    HonestStatus honest(watched);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.shown().size() == 2 * kEach; }));
    EXPECT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.progress().cutShort; }));
    EXPECT_TRUE(watched.monitor.progress().partial);
    const QByteArray fresh = watched.idOn(0);
    watched.setJson(fresh, "fresh", 600'000);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.isShown(fresh); }, 4000)) << "by its event";
    ASSERT_TRUE(watched.cluster.at(1).start());
    EXPECT_TRUE(watched.waitForMode(Mode::Live, 40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_FALSE(watched.monitor.progress().partial);
}

/// As `list` does.
TEST(Cluster, IsSurveyedWithoutTheOneThatIsDown)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kEach);
    watched.cluster.at(1).kill();
    ConnectionProfile profile = watched.profile();
    profile.surveysFirst = true;
    watched.monitor.connectTo(profile, {});
    EXPECT_TRUE(Watched::waitFor([&] { return watched.shown().size() == 2 * kEach; }));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.progress().cutShort; }));
    EXPECT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_FALSE(watched.monitor.liveness().areNamesKnown);
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(watched.nameOf(1)));
}

TEST_P(HeardCluster, TakesANodeThatIsAdded)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    const int added = watched.cluster.addPrimary();
    ASSERT_GT(added, 0);
    for (int i = 0; i < 5; ++i)
        watched.cluster.moveSlot(watched.cluster.slotOf("session:" + ids[0][i]), 0, added);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.nodeNames().contains(watched.nameOf(added)); }));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.nodeOf(ids[0][4]) == watched.nameOf(added); }));
    EXPECT_TRUE(watched.waitUntilLive());
    watched.setJson(ids[0][0], "again", 800'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.count(SessionEvent::Kind::LoggedOut) + watched.count(SessionEvent::Kind::Vanished) +
                  watched.count(SessionEvent::Kind::Ended),
              0);

    // And gone again: what it held is elsewhere.
    for (int i = 0; i < 5; ++i)
        watched.cluster.moveSlot(watched.cluster.slotOf("session:" + ids[0][i]), added, 1);
    EXPECT_TRUE(Watched::waitFor([&] { return watched.nodeOf(ids[0][4]) == watched.nameOf(1); }));
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 3 * kEach);
}

TEST_P(HeardCluster, EndsSessionsWhereTheyAre)
{
    WatchedCluster watched(GetParam());
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    QByteArrayList leaving;
    for (int server = 0; server < 3; ++server)
        leaving += ids[server].mid(0, 4);
    // One of them is on its way, and one has just gone over.
    watched.cluster.beginMove(watched.cluster.slotOf("session:" + ids[0][0]), 0, 1);
    watched.cluster.moveKeys(watched.cluster.slotOf("session:" + ids[0][0]), 0, 1);
    watched.cluster.moveSlot(watched.cluster.slotOf("session:" + ids[1][0]), 1, 2);
    const quint64 job = watched.monitor.logouts().logOut(slotsOf(watched, leaving));
    watched.cluster.endMove(watched.cluster.slotOf("session:" + ids[0][0]), 0, 1);
    ASSERT_TRUE(Watched::waitFor([&] { return watched.report.job == job; }));
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::Ended), 12);
    EXPECT_TRUE(watched.report.remarks.isEmpty()) << qPrintable(watched.report.remarks.join(u' '));
    EXPECT_EQ(watched.report.undoable, 12);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 3 * kEach - 12);

    std::optional<UndoReport> undone;
    QObject::connect(&watched.monitor.logouts(), &LogoutDesk::undoFinished, &watched.monitor,
                     [&](const UndoReport &report) { undone = report; });
    watched.monitor.logouts().undoLogout(job);
    ASSERT_TRUE(Watched::waitFor([&] { return undone.has_value(); }));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 3 * kEach);
}

/// As the README says it.
QByteArray nodesRule()
{
    return support::serverKnows("CLUSTER SHARDS") ? "+cluster|shards" : "+cluster|slots";
}

TEST(Cluster, IsFollowedByTheViewerOfTheReadme)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kEach);
    QByteArrayList rule = support::accountRule("viewer");
    ASSERT_FALSE(rule.isEmpty());
    const QByteArray password = support::passwordIn(rule);
    rule.replace(rule.indexOf("~sess:*"), "~session:*");
    rule << nodesRule() << "+asking";
    watched.cluster.tellAll(rule);
    watched.userInfo = "viewer@";
    watched.monitor.connectTo(watched.profile(), password);
    HonestStatus honest(watched);
    ASSERT_TRUE(Watched::waitFor([&] { return watched.monitor.store().count() == 3 * kEach; }));
    watched.cluster.moveSlot(watched.cluster.slotOf("session:" + ids[0][0]), 0, 1);
    watched.setJson(ids[0][0], "renamed", 700'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.nodeOf(ids[0][0]), watched.nameOf(1));
    EXPECT_TRUE(watched.refusals.isEmpty()) << watched.refusals.value(0).sentences().toStdString();
}

TEST(Cluster, IsNotCalledWholeByAnAccountThatMayNotAsk)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kEach);
    watched.cluster.tellAll({"ACL", "SETUSER", "few", "on", ">pw", "~*", "&*", "+@all", "-cluster", "-asking"});
    watched.userInfo = "few:pw@";
    watched.monitor.connectTo(watched.profile(), "pw");
    HonestStatus honest(watched);
    ASSERT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_TRUE(watched.monitor.liveness().reason.sentences().contains(QLatin1String("+cluster|shards")));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.store().count() == kEach; }));
    // Given what it asked for, it finds the others by itself.
    watched.cluster.tellAll({"ACL", "SETUSER", "few", nodesRule()});
    EXPECT_TRUE(watched.waitForMode(Mode::Live, 40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
}

INSTANTIATE_TEST_SUITE_P(Sources, HeardCluster, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &of) { return heardName(of.param); });
