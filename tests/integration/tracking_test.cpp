// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

// Followed by CLIENT TRACKING alone: what it does not tell, what it tells too much, and what takes it away. Each ends
// with the comparison of table and server, and with what the status said on the way.

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::Heard;
using support::HonestStatus;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;
using Kind = SessionEvent::Kind;
using Mode = Liveness::Mode;

namespace
{

constexpr int kAtOnceMs = 2'000;

QByteArray trackedKey(int number)
{
    return "session:" + sessionId(number);
}

void fillTracked(WatchedServer &watched, int count, int first = 0)
{
    for (int i = first; i < first + count; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
}

/// A server without events, followed by tracking.
class Tracking : public ::testing::Test
{
protected:
    bool load(int sessions = 20)
    {
        fillTracked(watched, sessions);
        return watched.load() && watched.monitor.liveness().mode == Mode::LiveByTracking;
    }
    /// What CLIENT LIST says of the connection that has this in its line.
    QByteArray clientWith(const QByteArray &mark)
    {
        for (const QByteArray &line : watched.server.string({"CLIENT", "LIST"}).split('\n')) {
            if (line.contains("name=sessionscope") && line.contains(mark))
                return line;
        }
        return {};
    }
    QByteArray idOf(const QByteArray &mark)
    {
        const QByteArray line = clientWith(mark);
        return line.mid(3, line.indexOf(' ') - 3);
    }
    bool isTold(Kind kind, int count = 1)
    {
        return watched.waitFor([this, kind, count] { return watched.count(kind) == count; });
    }
    void expectNothingTold()
    {
        for (const SessionEvent &event : watched.events)
            ADD_FAILURE() << "told of " << event.id.constData() << ": " << int(event.kind);
    }

    WatchedServer watched{Heard::ByTracking};
};

/// Goes on writing while what is tried goes on.
class Writer
{
public:
    explicit Writer(WatchedServer &watched)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, &watched] {
            watched.setJson(sessionId(m_next % 40), "user" + QByteArray::number(m_next), 600'000 + m_next);
            watched.server.command({"DEL", trackedKey((m_next * 7 + 3) % 40)});
            ++m_next;
        });
        m_timer.start(15);
    }

private:
    QTimer m_timer;
    int m_next = 0;
};

} // namespace

TEST_F(Tracking, IsSaidToBeWhatItIs)
{
    ASSERT_TRUE(load());
    const Liveness &liveness = watched.monitor.liveness();
    EXPECT_TRUE(liveness.isProven);
    EXPECT_TRUE(liveness.isTracked);
    EXPECT_TRUE(watched.waitFor([&] { return liveness.areNamesKnown; })) << "it names every key";
    EXPECT_FALSE(liveness.reason.cause.isEmpty());
    EXPECT_GE(liveness.sweepSeconds, 300) << "nothing has to be read again";
    EXPECT_TRUE(watched.refusals.isEmpty());
}

TEST_F(Tracking, InfersReasonsAndSaysNoMore)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    const SessionStore &store = watched.monitor.store();
    const Slot deleted = watched.slotOf(trackedKey(1));
    const Slot expired = watched.slotOf(trackedKey(2));
    watched.server.command({"DEL", trackedKey(1)});
    ASSERT_TRUE(isTold(Kind::Ended));
    EXPECT_EQ(store.state(deleted), RowChange::Ended);
    watched.server.command({"PEXPIRE", trackedKey(2), "1500"});
    ASSERT_TRUE(isTold(Kind::Expired));
    EXPECT_EQ(store.state(expired), RowChange::RanOut);
    EXPECT_TRUE(watched.events.last().isInferred);
    EXPECT_GE(watched.events.last().lagMs, 0);
    EXPECT_LT(watched.events.last().lagMs, 5'000);
    EXPECT_EQ(watched.monitor.expiryLagMs(), -1) << "inferred is not measured";
    EXPECT_EQ(watched.count(Kind::LoggedOut) + watched.count(Kind::Evicted) + watched.count(Kind::Vanished), 0);
    // Gone before anybody could read that its deadline was another one.
    watched.server.command({"PEXPIRE", trackedKey(3), "1"});
    ASSERT_TRUE(watched.waitFor([&] { return watched.count(Kind::Vanished) + watched.count(Kind::Ended) == 2; }));
    EXPECT_EQ(watched.count(Kind::Expired), 1);
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST_F(Tracking, CallsAnEvictionNoLogout)
{
    ASSERT_TRUE(load(50));
    watched.server.command({"CONFIG", "SET", "maxmemory-policy", "allkeys-random"});
    watched.server.command({"CONFIG", "SET", "maxmemory", "1"});
    watched.server.command({"SET", "x", "1"}); // evicts before it is refused
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(Kind::Ended) > 0; }));
    watched.server.command({"CONFIG", "SET", "maxmemory", "0"});
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.count(Kind::LoggedOut) + watched.count(Kind::Evicted), 0);
}

TEST_F(Tracking, AnotherDatabaseDisturbsNobody)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    QStringList modes;
    QObject::connect(&watched.monitor, &SessionMonitor::livenessChanged, &watched.monitor,
                     [&](const Liveness &now) { modes.append(QString::number(int(now.mode))); });
    QList<QByteArrayList> commands{{"SELECT", "3"}};
    for (int i = 0; i < 2'000; ++i) {
        commands.append({"SET", trackedKey(i), "{\"user_id\":\"theirs\"}", "PX", "60000"});
        if (i % 2 == 0)
            commands.append(QByteArrayList{"DEL", trackedKey(i)});
    }
    commands.append(QByteArrayList{"SELECT", "0"});
    commands.append(QByteArrayList{"SET", trackedKey(5000), R"({"user_id":"ours"})"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.waitFor([&] { return watched.slotOf(trackedKey(5000)) != kNoSlot; }));
    ASSERT_TRUE(watched.waitUntilTrue());
    // Whatever would be asked for once more is asked by then.
    watched.waitFor([&] { return !modes.isEmpty(); }, 1'500);
    EXPECT_TRUE(modes.isEmpty()) << "nothing was doubted";
    EXPECT_EQ(watched.events.size(), 1);
    EXPECT_EQ(watched.monitor.store().count(), 21);
}

TEST_F(Tracking, ADatabaseIsEmptied)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    // Another one: which one it was is not told.
    watched.server.command({"SELECT", "3"});
    watched.server.command({"SET", "x", "1"});
    watched.server.command({"FLUSHDB"});
    watched.server.command({"SELECT", "0"});
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.liveness().gapTo.isValid(); }));
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.waitUntilTrue());
    expectNothingTold();
    // And this one, with new ones in the same moment.
    QList<QByteArrayList> commands{{"MULTI"}, {"FLUSHDB"}};
    for (int i = 0; i < 30; ++i)
        commands.append({"SET", trackedKey(i + 10), R"({"user_id":"after"})", "PX", "600000"});
    commands.append(QByteArrayList{"EXEC"});
    watched.server.pipeline(commands);
    EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
    EXPECT_TRUE(watched.waitUntilLive());
}

TEST_F(Tracking, DatabasesAreExchanged)
{
    ASSERT_TRUE(load(100));
    const HonestStatus honest(watched);
    watched.server.command({"SELECT", "1"});
    fillTracked(watched, 100, 1000);
    watched.server.command({"SELECT", "0"});
    watched.server.command({"SWAPDB", "0", "1"});
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
}

// --- what it rests on ------------------------------------------------------------------------------------------------

TEST_F(Tracking, WhoListensIsCutOff)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    for (int i = 0; i < 3; ++i) {
        watched.server.command({"CLIENT", "KILL", "ID", idOf(" flags=P")});
        watched.server.command({"DEL", trackedKey(i)}); // nobody is told
        EXPECT_TRUE(
            watched.waitFor([&] { return watched.monitor.liveness().mode != Mode::LiveByTracking; }, kAtOnceMs));
        ASSERT_TRUE(watched.waitUntilLive());
        watched.setJson(sessionId(100 + i), "new", 600'000);
        EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
    }
    EXPECT_TRUE(watched.monitor.liveness().gapTo.isValid());
}

TEST_F(Tracking, WhoTracksIsCutOff)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    for (int i = 0; i < 3; ++i) {
        const QByteArray line = clientWith(" flags=t");
        ASSERT_FALSE(line.isEmpty());
        watched.server.command({"CLIENT", "KILL", "ID", idOf(" flags=t")});
        watched.server.command({"DEL", trackedKey(i)}); // nobody is told
        EXPECT_TRUE(watched.waitForPhase(ConnectionStatus::Phase::Retrying));
        ASSERT_TRUE(watched.waitUntilLive());
        watched.setJson(sessionId(100 + i), "new", 600'000);
        EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
    }
}

TEST_F(Tracking, BothAreCutOffAgainAndAgain)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    {
        const Writer writer(watched);
        for (int i = 0; i < 12; ++i) {
            watched.server.command({"CLIENT", "KILL", "ID", idOf(i % 2 == 0 ? " flags=P" : " flags=t")});
            watched.waitFor([] { return false; }, 150);
        }
        EXPECT_TRUE(watched.waitUntilLive());
    }
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST_F(Tracking, PermissionsAreTakenAwayAndGivenBack)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    // Who may not ask whether it is still on does not know.
    watched.server.command({"ACL", "SETUSER", "tracker", "-client", "+client|info", "+client|tracking"});
    ASSERT_TRUE(watched.waitForMode(Mode::Polling));
    EXPECT_TRUE(watched.monitor.liveness().reason.nextStep.contains(QStringLiteral("+client|trackinginfo")));
    watched.server.command({"DEL", trackedKey(1)});
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"ACL", "SETUSER", "tracker", "+client|trackinginfo"});
    ASSERT_TRUE(watched.waitUntilLive());
    watched.server.command({"DEL", trackedKey(2)});
    EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
    // The channel: the server cuts off whoever listens to it.
    watched.server.command({"ACL", "SETUSER", "tracker", "resetchannels", "&__key*"});
    watched.server.command({"DEL", trackedKey(3)});
    ASSERT_TRUE(watched.waitForMode(Mode::Polling));
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"ACL", "SETUSER", "tracker", "allchannels"});
    ASSERT_TRUE(watched.waitUntilLive());
    watched.server.command({"DEL", trackedKey(4)});
    EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
    EXPECT_EQ(watched.monitor.store().count(), 16);
}

TEST(TrackingLater, IsAllowedWhileOpen)
{
    WatchedServer watched(Heard::ByTracking);
    fillTracked(watched, 20);
    watched.server.command({"ACL", "SETUSER", "tracker", "-client"});
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Polling);
    const HonestStatus honest(watched);
    watched.server.command({"ACL", "SETUSER", "tracker", "+client"});
    ASSERT_TRUE(watched.waitUntilLive(40'000));
    watched.server.command({"DEL", trackedKey(2)});
    EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
}

// --- together with events --------------------------------------------------------------------------------------------

TEST_F(Tracking, EventsThatComeSayMore)
{
    ASSERT_TRUE(load());
    const HonestStatus honest(watched);
    // The account may not ask for the flags: it goes by what comes.
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", "AKE"});
    watched.server.command({"DEL", trackedKey(1)});
    ASSERT_TRUE(isTold(Kind::LoggedOut));
    watched.setJson(sessionId(2), "bob", 200);
    ASSERT_TRUE(isTold(Kind::Expired));
    EXPECT_FALSE(watched.events.last().isInferred);
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_GE(watched.monitor.liveness().sweepSeconds, 300) << "tracking vouches for it";
    watched.server.command({"DEL", trackedKey(3)});
    ASSERT_TRUE(isTold(Kind::LoggedOut, 2));
    EXPECT_EQ(watched.count(Kind::Ended), 0) << "told once";
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""});
    watched.server.command({"DEL", trackedKey(4)});
    ASSERT_TRUE(isTold(Kind::Ended));
    EXPECT_TRUE(watched.waitForMode(Mode::LiveByTracking)) << "they do not come any more";
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(TrackingBesideEvents, ExpiryIsToldByEvents)
{
    WatchedServer watched(RedisServer::Listen::Tcp, {QStringLiteral("--notify-keyspace-events"), QStringLiteral("Ex")});
    fillTracked(watched, 20);
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::LiveByTracking);
    const HonestStatus honest(watched);
    watched.setJson(sessionId(1), "bob", 200);
    watched.server.command({"DEL", trackedKey(2)});
    watched.setJson(sessionId(100), "new", 600'000);
    EXPECT_TRUE(watched.waitFor([&] {
        return watched.count(Kind::Expired) == 1 && watched.count(Kind::Ended) == 1 &&
               watched.count(Kind::Created) == 1;
    }));
    for (const SessionEvent &event : watched.events)
        EXPECT_FALSE(event.isInferred);
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(TrackingBesideEvents, GivesWayToThem)
{
    WatchedServer watched(RedisServer::Listen::Tcp, {});
    fillTracked(watched, 20);
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::LiveByTracking);
    const HonestStatus honest(watched);
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", "AKE"});
    ASSERT_TRUE(watched.waitForMode(Mode::Live, kAtOnceMs));
    EXPECT_FALSE(watched.monitor.liveness().isTracked);
    EXPECT_TRUE(watched.server.string({"INFO", "clients"}).contains("tracking_clients:0"));
    watched.server.command({"DEL", trackedKey(1)});
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(Kind::LoggedOut) == 1; }));
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""});
    ASSERT_TRUE(watched.waitForMode(Mode::LiveByTracking, kAtOnceMs));
    watched.server.command({"DEL", trackedKey(2)});
    EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
}

// --- many ------------------------------------------------------------------------------------------------------------

/// Ten thousand changes a second for three seconds, in one pipeline after the other.
TEST_F(Tracking, TenThousandChangesASecondLoseNothing)
{
    constexpr int kSessions = 600;
    constexpr int kAtOnce = 500;
    constexpr int kPauseMs = 50;
    QList<QByteArrayList> commands;
    for (int i = 0; i < kSessions; ++i)
        commands.append({"SET", trackedKey(i), R"({"user_id":"user"})", "PX", "600000"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.load());
    QElapsedTimer running;
    running.start();
    int next = 0;
    QTimer writing;
    QObject::connect(&writing, &QTimer::timeout, &writing, [&] {
        QList<QByteArrayList> some;
        for (int i = 0; i < kAtOnce; ++i, ++next) {
            const int number = (next * 7919) % (2 * kSessions);
            if (next % 5 == 4)
                some.append(QByteArrayList{"DEL", trackedKey(number)});
            else
                some.append({"SET", trackedKey(number), R"({"user_id":")" + QByteArray::number(next) + R"("})", "PX",
                             QByteArray::number(600'000 + next)});
        }
        watched.server.pipeline(some);
    });
    writing.start(kPauseMs);
    EXPECT_FALSE(watched.waitFor([&] { return running.hasExpired(60'000); }, 3'000));
    writing.stop();
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.refusals.isEmpty());
}

TEST_F(Tracking, AStormOfOtherKeysIsNotListenedTo)
{
    ASSERT_TRUE(load());
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.liveness().areNamesKnown; }));
    int round = 0;
    EXPECT_TRUE(watched.waitFor(
        [&] {
            watched.server.command({"EVAL", "for i = 1, 2000 do redis.call('SET', 'other' .. i, i) end", "0"});
            return ++round > 5 && !watched.monitor.liveness().areNamesKnown && !clientWith(" flags=t").isEmpty();
        },
        20'000));
    EXPECT_TRUE(watched.waitUntilLive());
    watched.setJson(sessionId(200), "yan", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue(kAtOnceMs));
}
