// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historywords.h"
#include "models/audit/auditentry.h"
#include "models/messages/fleet.h"
#include "models/monitor/fleetdesk.h"
#include "tests/integration/history/recordedserver.h"

#include <algorithm>

using namespace history;
using monitor::LogoutRequest;
using support::RecordedServer;
using support::sessionId;

namespace
{

TEST(History, TellsAnExpiryWithItsLag)
{
    RecordedServer watched;
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.setJson(sessionId(1), "alice", 1'500);
    const qint64 due = watched.server.deadline("session:" + sessionId(1));
    ASSERT_TRUE(watched.waitForEnd("alice"));
    const Life life = watched.life("alice");
    ASSERT_TRUE(life.end);
    EXPECT_EQ(life.end->kind, EntryKind::Expired);
    EXPECT_FALSE(life.end->isInferred);
    EXPECT_EQ(life.due, due);
    EXPECT_GE(life.end->lagMs, 0);
    EXPECT_NEAR(double(life.end->at), double(due + life.end->lagMs), 2);
    EXPECT_NEAR(double(life.firstSeen), double(due - 1'500), 1'000);
    EXPECT_FALSE(life.format.isEmpty());
    EXPECT_TRUE(endingText(life).startsWith(QLatin1String("expired, "))) << endingText(life).toStdString();
    EXPECT_TRUE(watched.problems.isEmpty());
}

TEST(History, TellsWhoLoggedSomebodyOutAndWhy)
{
    RecordedServer watched;
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    LogoutRequest request;
    request.reason = QStringLiteral("stolen laptop, ticket 4711");
    watched.monitor.logouts().logOut({watched.slotOf("session:" + sessionId(1))}, request);
    watched.server.command({"DEL", "session:" + sessionId(2)});
    ASSERT_TRUE(watched.waitForEnd("alice"));
    ASSERT_TRUE(watched.waitForEnd("bob"));
    const Life alice = watched.life("alice");
    EXPECT_EQ(alice.end->kind, EntryKind::LoggedOut);
    EXPECT_EQ(alice.end->by, audit::Operator::present().user);
    EXPECT_EQ(alice.end->why, request.reason);
    EXPECT_TRUE(endingText(alice).contains(request.reason));
    const Life bob = watched.life("bob");
    EXPECT_EQ(bob.end->kind, EntryKind::Deleted);
    EXPECT_TRUE(bob.end->by.isEmpty());
    EXPECT_TRUE(bob.end->why.isEmpty());
    EXPECT_GT(bob.due, bob.end->at);
}

TEST(History, TellsExtensions)
{
    RecordedServer watched;
    watched.setJson(sessionId(1), "alice", 60'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.server.command({"PEXPIRE", "session:" + sessionId(1), "120000"});
    ASSERT_TRUE(watched.waitFor([&] { return watched.count(messages::SessionEvent::Kind::Extended) == 1; }));
    watched.server.command({"DEL", "session:" + sessionId(1)});
    ASSERT_TRUE(watched.waitForEnd("alice"));
    const Life life = watched.life("alice");
    ASSERT_EQ(life.extensions.size(), 1U);
    EXPECT_NEAR(double(life.extensions[0].due - life.extensions[0].at), 120'000, 2'000);
    EXPECT_EQ(life.due, life.extensions[0].due);
    EXPECT_EQ(life.firstSeen, 0); // she was there before
}

TEST(History, TellsAnEviction)
{
    RecordedServer watched(support::RedisServer::Listen::Tcp,
                           QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"),
                                       QStringLiteral("--maxmemory-policy"), QStringLiteral("volatile-ttl")});
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.server.command({"CONFIG", "SET", "maxmemory", "1"});
    watched.server.command({"SET", "more", "than there is room for"});
    ASSERT_TRUE(watched.waitForEnd("alice"));
    EXPECT_EQ(watched.life("alice").end->kind, EntryKind::Evicted);
    EXPECT_EQ(endingWord(watched.life("alice")), QStringLiteral("evicted"));
}

/// A moment after it was connected to, the server is asked which run of it this is: by three questions at once, each
/// second. Others may have asked before.
bool waitUntilRunIsAsked(RecordedServer &watched)
{
    int own = 0;
    return watched.waitFor([&] {
        ++own;
        const QByteArray calls = watched.server.string({"INFO", "commandstats"});
        const qsizetype at = calls.indexOf("cmdstat_info:calls=");
        return at >= 0 && calls.mid(at + 19, calls.indexOf(',', at) - at - 19).toInt() >= own + 5;
    });
}

TEST(History, TellsOfARestartButNotThatItLost)
{
    RecordedServer watched;
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(waitUntilRunIsAsked(watched));
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    watched.server.kill();
    ASSERT_TRUE(watched.server.start());
    ASSERT_TRUE(watched.waitForEnd("alice"));
    // That it was a restart the server says a moment later.
    ASSERT_TRUE(watched.waitFor([&] { return watched.life("alice").end->isWithRestart; }));
    const Life life = watched.life("alice");
    EXPECT_EQ(life.end->kind, EntryKind::Vanished);
    EXPECT_EQ(endingWord(life), QStringLiteral("unknown"));
    EXPECT_NEAR(double(life.end->unwatchedSince), double(before), 3'000);
    EXPECT_TRUE(endingText(life).contains(QLatin1String("started anew"))) << endingText(life).toStdString();
    const Answer answer = watched.ask(QStringLiteral("alice"));
    EXPECT_TRUE(std::any_of(answer.gaps.begin(), answer.gaps.end(),
                            [](const Gap &gap) { return gap.kind != GapKind::Restart; }));
}

TEST(History, TellsThatNobodySawAnEnd)
{
    RecordedServer watched;
    watched.setJson(sessionId(1), "bob", 3'000);
    watched.setJson(sessionId(2), "carol", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    const qint64 due = watched.server.deadline("session:" + sessionId(1));
    // It comes back with all that it had, when he has no time left.
    watched.server.command({"SAVE"});
    watched.server.kill();
    ASSERT_TRUE(watched.waitFor([&] { return QDateTime::currentMSecsSinceEpoch() > due + 500; }));
    ASSERT_TRUE(watched.server.start());
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(watched.waitForEnd("bob"));
    EXPECT_FALSE(watched.ask(QStringLiteral("bob")).gaps.empty());
    const Life bob = watched.life("bob");
    EXPECT_EQ(bob.end->kind, EntryKind::Vanished); // he may have been deleted before he was due
    EXPECT_EQ(endingWord(bob), QStringLiteral("gone-past-deadline"));
    EXPECT_NE(bob.end->unwatchedSince, 0);
    EXPECT_TRUE(watched.ask(QStringLiteral("carol")).lives.empty()); // nothing has happened to her

    watched.recorder.reset(); // the minute that runs is written
    const auto key = HistoryKey::ofFolder(watched.folder());
    const auto reader = HistoryReader::open(watched.file(), *key);
    ASSERT_TRUE(reader);
    const auto minutes = (*reader)->activity(HistoryReader::Step::Minute, due - 300'000, due + 300'000);
    ASSERT_TRUE(minutes);
    qint64 gone = 0;
    qint64 expired = 0;
    for (const Activity &minute : *minutes) {
        gone += minute.gone;
        expired += minute.expired;
    }
    EXPECT_EQ(gone, 1);
    EXPECT_EQ(expired, 0);
}

TEST(History, SurvivesTheProgramAndTellsOfTheTimeBetween)
{
    RecordedServer watched;
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.server.command({"DEL", "session:" + sessionId(1)});
    ASSERT_TRUE(watched.waitForEnd("alice"));
    watched.recorder.reset();
    watched.monitor.disconnectFromServer();
    const qint64 left = QDateTime::currentMSecsSinceEpoch();
    ASSERT_TRUE(watched.waitFor([&] { return QDateTime::currentMSecsSinceEpoch() > left + 1'500; }));

    watched.startRecording();
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.server.command({"DEL", "session:" + sessionId(2)});
    ASSERT_TRUE(watched.waitForEnd("bob"));
    EXPECT_EQ(watched.life("alice").end->kind, EntryKind::Deleted); // still
    const Answer answer = watched.ask({});
    ASSERT_EQ(answer.lives.size(), 2U);
    EXPECT_EQ(answer.lives[0].user, "bob");
    const auto gap = std::find_if(answer.gaps.begin(), answer.gaps.end(),
                                  [](const Gap &each) { return each.kind == GapKind::NotWatched; });
    ASSERT_NE(gap, answer.gaps.end());
    EXPECT_NEAR(double(gap->since), double(left), 1'000);
    EXPECT_GT(gap->until, left + 1'400);
}

TEST(History, TellsThatADatabaseWasEmptied)
{
    RecordedServer watched;
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(waitUntilRunIsAsked(watched));
    const qint64 at = QDateTime::currentMSecsSinceEpoch();
    watched.server.command({"FLUSHDB"});
    ASSERT_TRUE(watched.waitForEnd("alice"));
    ASSERT_TRUE(watched.waitFor([&] { return watched.life("alice").end->isWithFlush; }));
    const Life life = watched.life("alice");
    EXPECT_EQ(life.end->kind, EntryKind::Vanished);
    EXPECT_FALSE(life.end->isWithRestart);
    EXPECT_TRUE(endingText(life).contains(QLatin1String("FLUSHDB"))) << endingText(life).toStdString();
    const Answer answer = watched.ask(QStringLiteral("alice"));
    const auto flush = std::find_if(answer.gaps.begin(), answer.gaps.end(),
                                    [](const Gap &gap) { return gap.kind == GapKind::Emptied; });
    ASSERT_NE(flush, answer.gaps.end());
    EXPECT_NEAR(double(flush->until), double(at), 5'000);
}

TEST(History, TellsThatADeadlineWasTakenAwayOrCameNearer)
{
    RecordedServer watched;
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 2; }));
    watched.server.command({"PERSIST", "session:" + sessionId(1)});
    watched.server.command({"PEXPIRE", "session:" + sessionId(2), "60000"});
    ASSERT_TRUE(watched.waitFor(
        [&] { return watched.life("alice").extensions.size() == 1 && watched.life("bob").extensions.size() == 1; }));
    EXPECT_EQ(watched.life("alice").due, 0) << "it has no end any more";
    EXPECT_EQ(watched.life("bob").due, watched.server.deadline("session:" + sessionId(2)));
    EXPECT_EQ(watched.count(messages::SessionEvent::Kind::Extended), 0) << "nobody else calls that an extension";
}

TEST(History, AsksForTheMemoryWhileNobodyLooks)
{
    RecordedServer watched;
    watched.server.command({"CONFIG", "SET", "maxmemory", "64mb"});
    ASSERT_TRUE(watched.load());
    const auto facts = [&watched] { return watched.monitor.fleet().tightestMemory(); };
    ASSERT_TRUE(watched.waitFor([&] { return facts() != nullptr; }));
    EXPECT_GT(facts()->usedMemory, 100'000);
    EXPECT_EQ(facts()->maxMemory, 64 * 1024 * 1024);
    EXPECT_EQ(facts()->info, messages::Telling::NotAsked) << "and nothing else was asked";
    // Of who keeps no history nobody asks.
    watched.recorder.reset();
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    EXPECT_EQ(facts(), nullptr);
}

TEST(History, IsNotKeptWhereItIsSwitchedOff)
{
    RecordedServer watched;
    watched.recorder->setPolicy({false, {}});
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    EXPECT_FALSE(watched.recorder->isRecording());
    watched.server.command({"DEL", "session:" + sessionId(1)});
    ASSERT_TRUE(watched.waitFor([&] { return watched.count(messages::SessionEvent::Kind::LoggedOut) == 1; }));
    ASSERT_TRUE(watched.flush());
    EXPECT_FALSE(QFile::exists(watched.folder()));

    // For a profile alone.
    watched.recorder->setPolicy({});
    EXPECT_TRUE(watched.recorder->isRecording());
    ASSERT_TRUE(watched.flush());
    messages::ConnectionProfile profile = watched.profile();
    profile.keepsNoHistory = true;
    watched.monitor.connectTo(profile, {});
    EXPECT_FALSE(watched.recorder->isRecording());
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.waitUntilLive());
    watched.server.command({"DEL", "session:" + sessionId(2)});
    ASSERT_TRUE(watched.waitFor([&] { return watched.count(messages::SessionEvent::Kind::LoggedOut) == 2; }));
    EXPECT_TRUE(watched.ask(QStringLiteral("bob")).lives.empty());
}

TEST(History, TwoWindowsTellOneStory)
{
    RecordedServer watched;
    monitor::SessionMonitor other;
    HistoryRecorder recorder(other, watched.folder(), {});
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    other.connectTo(watched.profile(), {});
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(watched.waitFor([&] { return other.liveness().mode == messages::Liveness::Mode::Live; }));
    LogoutRequest request;
    request.reason = QStringLiteral("asked for");
    watched.monitor.logouts().logOut({watched.slotOf("session:" + sessionId(1))}, request);
    ASSERT_TRUE(watched.waitFor([&] { return other.store().count() == 0; }));
    ASSERT_TRUE(watched.waitForEnd("alice"));
    bool isWritten = false;
    QObject::connect(&recorder.writer(), &HistoryWriter::written, &other, [&] { isWritten = true; });
    recorder.writer().flush();
    ASSERT_TRUE(watched.waitFor([&] { return isWritten; }));
    const Life life = watched.life("alice");
    EXPECT_EQ(life.end->kind, EntryKind::LoggedOut); // though to the other it was somebody else
    EXPECT_EQ(life.end->why, request.reason);
    EXPECT_TRUE(watched.problems.isEmpty());
}

} // namespace
