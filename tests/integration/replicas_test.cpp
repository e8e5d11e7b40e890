// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/fleetdesk.h"
#include "tests/integration/accountrules.h"
#include "tests/integration/replicafigures.h"
#include "tests/integration/watchedsentinels.h"
#include "tests/support/faultproxy.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

using namespace messages;
using support::areRead;
using support::callsOf;
using support::FaultProxy;
using support::HonestStatus;
using support::RedisServer;
using support::sessionId;
using support::Watched;
using support::WatchedSentinels;
using Mode = Liveness::Mode;

namespace
{

/// A primary with one replica, which hears of it through a stretch of network of the test's own.
class WatchedReplica final : public Watched
{
public:
    explicit WatchedReplica(const QStringList &ofReplica = {}, const QStringList &ofPrimary = eventFlags())
        : primary(RedisServer::Listen::Tcp,
                  QStringList{QStringLiteral("--repl-diskless-sync-delay"), QStringLiteral("0")} + ofPrimary)
        , between(primary.port())
    {
        replica = std::make_unique<RedisServer>(
            RedisServer::Listen::Tcp,
            QStringList{QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"), QString::number(between.port())} +
                ofReplica);
        prefersReplicas = true;
    }

    static QStringList eventFlags() { return {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")}; }

    RedisServer primary;
    FaultProxy between;
    std::unique_ptr<RedisServer> replica;

    QString url() const override { return primary.url(); }
    QMap<QByteArray, Facts> truth() override { return factsOn(primary); }

    void set(int number, const QByteArray &user, int ttlMs = 600'000)
    {
        primary.command(jsonCommand(sessionId(number), user, ttlMs));
    }
    void fill(int count)
    {
        QList<QByteArrayList> commands;
        for (int i = 0; i < count; ++i)
            commands.append(jsonCommand(sessionId(i), "user" + QByteArray::number(i % 97), 600'000));
        EXPECT_EQ(primary.pipeline(commands), 0);
    }
    void end(int number) { primary.command({"DEL", "session:" + sessionId(number)}); }
    qint64 keysThere() { return replica->integer({"DBSIZE"}); }
    bool waitUntilReplicated()
    {
        return waitFor([this] {
            return replica->string({"INFO", "replication"}).contains("master_link_status:up") &&
                   primary.string({"INFO", "replication"}).contains("state=online") && // heard of by it, too
                   keysThere() == primary.integer({"DBSIZE"});
        });
    }
    QString placeOfReplica() const { return QStringLiteral("127.0.0.1:%1").arg(replica->port()); }
    std::optional<Liveness::Reading> reading() const { return monitor.liveness().reading; }
    bool isReadAtReplica() const
    {
        return reading() && reading()->replicas == QStringList{placeOfReplica()} && reading()->reason.isEmpty();
    }
    bool isReadAtPrimary(const QString &because) const
    {
        return reading() && reading()->replicas.isEmpty() && reading()->reason.cause.contains(because);
    }

protected:
    std::optional<QMap<QByteArray, Facts>> truthAtOnce() override { return factsAtOnceOn(primary); }
    bool isRunning() const override { return primary.isRunning(); }
};

class Replicas : public ::testing::Test
{
protected:
    void SetUp() override
    {
        RedisServer server;
        if (!areRead(server))
            GTEST_SKIP() << "replicas of this version are not read";
    }
};

constexpr int kFew = 400;
/// More than are on their way to the table while that takes none.
constexpr int kMany = 30'000;
/// Each comparison of so many takes the thread that shows them for a good part of a second.
constexpr qint64 kMostMsOfMany = 6000;

/// The table takes no more, and so many are there: the pass is in its middle, and stays there.
bool waitUntilHeldUp(WatchedReplica &watched)
{
    watched.connectMonitor(); // which lets go
    watched.monitor.holdReading(true);
    qint64 before = -1;
    return Watched::waitFor([&] {
        const qint64 now = watched.monitor.store().count();
        return std::exchange(before, now) == now && now > 10'000 && now < kMany;
    });
}

} // namespace

TEST_F(Replicas, AreReadInThePlaceOfThePrimary)
{
    WatchedReplica watched;
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.primary.command({"CONFIG", "RESETSTAT"});
    HonestStatus honest(watched);
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.isReadAtReplica());
    EXPECT_TRUE(watched.refusals.isEmpty());
    EXPECT_GT(callsOf(*watched.replica, QStringLiteral("scan")), 0);
    EXPECT_GE(callsOf(*watched.replica, QStringLiteral("getrange")), kFew);
    // Of the primary only the sample was read by which the formats were chosen.
    EXPECT_LT(callsOf(watched.primary, QStringLiteral("getrange")), kFew / 2);

    // Told a moment after the status.
    EXPECT_TRUE(Watched::waitFor([&] {
        const FleetPointer fleet = watched.monitor.fleet().fleet();
        return !fleet->nodes.empty() && fleet->nodes.front().readFrom == watched.placeOfReplica();
    }));

    // What happens later is heard of, and read, at the primary.
    watched.set(1, "renamed");
    watched.end(2);
    watched.set(kFew, "new");
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST_F(Replicas, OnesWithoutEventsAreSweptThere)
{
    WatchedReplica watched({}, {QStringLiteral("--notify-keyspace-events"), QString()});
    watched.primary.command({"ACL", "SETUSER", "default", "-client|tracking", "-config|set"});
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitForMode(Mode::Polling));
    EXPECT_TRUE(watched.isReadAtReplica());
    const qint64 before = callsOf(*watched.replica, QStringLiteral("scan"));
    watched.end(3);
    watched.set(4, "renamed");
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_GT(callsOf(*watched.replica, QStringLiteral("scan")), before);
    EXPECT_TRUE(watched.isReadAtReplica());
}

/// A pass begins, the replica hears nothing any more, and sessions end and change at the primary.
TEST_F(Replicas, OnesThatLagBringNothingBack)
{
    WatchedReplica watched;
    watched.fill(kMany);
    ASSERT_TRUE(watched.waitUntilReplicated());
    HonestStatus honest(watched, kMostMsOfMany);
    ASSERT_TRUE(waitUntilHeldUp(watched));
    watched.between.setMode(FaultProxy::Mode::BlackHole);
    QList<QByteArrayList> commands;
    for (int i = 0; i < kMany; i += 10) {
        commands.append({"DEL", "session:" + sessionId(i)});
        commands.append({"PEXPIRE", "session:" + sessionId(i + 1), "900000"});
    }
    ASSERT_EQ(watched.primary.pipeline(commands), 0);
    EXPECT_EQ(watched.keysThere(), kMany);
    watched.monitor.holdReading(false);
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtReplica());
    EXPECT_EQ(watched.keysThere(), kMany); // it still does not know
}

TEST_F(Replicas, OneThatIsBehindIsNotRead)
{
    WatchedReplica watched;
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.between.setMode(FaultProxy::Mode::BlackHole);
    watched.end(1);
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(QStringLiteral("behind"))) << watched.reading()->reason.cause.toStdString();
    ASSERT_FALSE(watched.refusals.isEmpty());
    EXPECT_TRUE(watched.refusals.first().isNotice);
    EXPECT_EQ(callsOf(*watched.replica, QStringLiteral("scan")), 0);
}

TEST_F(Replicas, OneThatHangsIsNotWaitedForLong)
{
    WatchedReplica watched;
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.replica->suspend();
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(watched.placeOfReplica()));
    watched.replica->resume();
}

TEST_F(Replicas, OneThatDiesInTheMiddleIsLeft)
{
    WatchedReplica watched;
    watched.fill(kMany);
    ASSERT_TRUE(watched.waitUntilReplicated());
    HonestStatus honest(watched, kMostMsOfMany);
    ASSERT_TRUE(waitUntilHeldUp(watched));
    watched.replica->kill();
    watched.end(1);
    watched.monitor.holdReading(false);
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(watched.placeOfReplica()));
    EXPECT_EQ(watched.count(SessionEvent::Kind::Created), 0);
}

TEST_F(Replicas, OneThatBecomesAPrimaryInTheMiddleIsLeft)
{
    WatchedReplica watched;
    watched.fill(kMany);
    ASSERT_TRUE(watched.waitUntilReplicated());
    HonestStatus honest(watched, kMostMsOfMany);
    ASSERT_TRUE(waitUntilHeldUp(watched));
    watched.replica->command({"REPLICAOF", "NO", "ONE"});
    watched.replica->command({"FLUSHALL"});
    watched.end(1);
    watched.monitor.holdReading(false);
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(QStringLiteral("does not follow")))
        << watched.reading()->reason.cause.toStdString();
}

TEST_F(Replicas, OneThatDoesNotLetTheAccountReadIsLeft)
{
    WatchedReplica watched;
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.replica->command({"ACL", "SETUSER", "default", "-getrange", "-hmget"});
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(QStringLiteral("let this account")))
        << watched.reading()->reason.cause.toStdString();

    // Who may not even log in there.
    WatchedReplica other({QStringLiteral("--requirepass"), QStringLiteral("pw")});
    other.fill(kFew);
    other.replica->command({"AUTH", "pw"});
    ASSERT_TRUE(other.waitUntilReplicated());
    ASSERT_TRUE(other.load());
    EXPECT_TRUE(other.waitUntilTrue());
    EXPECT_TRUE(other.isReadAtPrimary(other.placeOfReplica()));
}

TEST_F(Replicas, WhoMayNotAskWhereTheyAreReadsThePrimary)
{
    WatchedReplica watched;
    watched.primary.command({"ACL", "SETUSER", "default", "-role", "-info"});
    watched.fill(kFew);
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(QStringLiteral("who its replicas are")));
}

TEST_F(Replicas, AreFoundByInfoWhereRoleIsRefused)
{
    WatchedReplica watched;
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.primary.command({"ACL", "SETUSER", "default", "-role"});
    watched.replica->command({"ACL", "SETUSER", "default", "-role"});
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtReplica());
}

/// README.md names what it takes.
TEST_F(Replicas, TakeNoMoreThanAViewerMayAndRole)
{
    WatchedReplica watched;
    QByteArrayList rule = support::accountRule("viewer");
    ASSERT_FALSE(rule.isEmpty());
    rule += {"~session:*", "&__keyspace@0__:session:*", "+role"};
    watched.primary.command(rule);
    watched.replica->command(rule);
    watched.userName = QStringLiteral("viewer");
    watched.password = support::passwordIn(rule);
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.connectMonitor();
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(Watched::waitFor([&] { return watched.isReadAtReplica(); }))
        << (watched.reading() ? watched.reading()->reason.cause.toStdString() : "not read");
}

/// What both refuse is no fault of the replica.
TEST_F(Replicas, WhatThePrimaryRefusesAsWellIsNotHeldAgainstThem)
{
    WatchedReplica watched;
    // About half of them, by their first digit.
    const QByteArrayList rule{"ACL",       "SETUSER",           "limited", "on",   ">pw",
                              "resetkeys", "%R~session:[0-7]*", "&*",      "+@all"};
    watched.primary.command(rule);
    watched.replica->command(rule);
    watched.userName = QStringLiteral("limited");
    watched.password = "pw";
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.connectMonitor();
    EXPECT_TRUE(Watched::waitFor([&] {
        const qint64 unreadable = watched.monitor.progress().unreadable;
        return unreadable > 0 && watched.monitor.store().count() + unreadable == kFew;
    }));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.isReadAtReplica(); }))
        << (watched.reading() ? watched.reading()->reason.cause.toStdString() : "not read");
    for (const Problem &refusal : watched.refusals)
        EXPECT_FALSE(refusal.cause.contains(watched.placeOfReplica())) << refusal.cause.toStdString();
}

TEST_F(Replicas, OneThatTakesWritesIsNotRead)
{
    WatchedReplica watched({QStringLiteral("--replica-read-only"), QStringLiteral("no")});
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.replica->command({"SET", "session:" + sessionId(kFew + 1), "{\"user_id\":\"nobody\"}", "EX", "600"});
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(QStringLiteral("takes writes")));
}

TEST_F(Replicas, WithoutOneThePrimaryIsRead)
{
    WatchedReplica watched;
    watched.replica->kill();
    watched.fill(kFew);
    ASSERT_TRUE(Watched::waitFor([&] {
        return watched.primary.string({"INFO", "replication"}).contains("connected_slaves:0");
    }));
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.isReadAtPrimary(QStringLiteral("no replica")));
}

/// Rows that a later pass at a replica does not meet end by the primary's word.
TEST_F(Replicas, WhatEndedUnheardIsFoundGone)
{
    WatchedReplica watched;
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    watched.primary.command({"CONFIG", "RESETSTAT"});
    // FLUSHALL is not announced to who listens to keys.
    watched.primary.command({"FLUSHALL"});
    watched.set(1, "again");
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.monitor.reload();
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.isReadAtReplica());
}

/// One that lacks what the primary has is not believed that it is gone.
TEST_F(Replicas, OneThatLacksSessionsEndsNone)
{
    WatchedReplica watched({QStringLiteral("--replica-read-only"), QStringLiteral("no")});
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    // So that nobody tells that it takes writes.
    watched.replica->command({"ACL", "SETUSER", "default", "-info"});
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(watched.isReadAtReplica());
    HonestStatus honest(watched);
    watched.replica->command({"DEL", "session:" + sessionId(5)});
    watched.monitor.reload();
    EXPECT_TRUE(Watched::waitFor([&] { return watched.isReadAtPrimary(QStringLiteral("lacked")); }));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0);
}

TEST(OldReplicas, AreNotRead)
{
    WatchedReplica watched;
    if (areRead(watched.primary))
        GTEST_SKIP() << "replicas of this version are read";
    watched.fill(kFew);
    ASSERT_TRUE(watched.waitUntilReplicated());
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.isReadAtPrimary(QStringLiteral("7.0")));
}

/// A whole database of them is asked for part by part.
TEST_F(Replicas, WhatEndedUnheardIsFoundGoneHoweverMuchItIs)
{
    WatchedReplica watched;
    watched.fill(kMany);
    ASSERT_TRUE(watched.waitUntilReplicated());
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    watched.primary.command({"FLUSHALL"});
    watched.set(kMany - 1, "again");
    ASSERT_TRUE(watched.waitUntilReplicated());
    watched.monitor.reload();
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
    EXPECT_EQ(watched.monitor.store().count(), 1);
    EXPECT_TRUE(watched.isReadAtReplica());
}

TEST_F(Replicas, BehindSentinelsAreReadAndFollowAFailover)
{
    WatchedSentinels watched;
    ASSERT_TRUE(watched.set.isRunning());
    watched.prefersReplicas = true;
    watched.fill(200);
    ASSERT_TRUE(watched.waitUntilReplicated());
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    ASSERT_TRUE(watched.waitUntilTrue());
    ASSERT_TRUE(watched.monitor.liveness().reading);
    EXPECT_EQ(watched.monitor.liveness().reading->replicas.size(), 1)
        << watched.monitor.liveness().reading->reason.cause.toStdString();
    ASSERT_TRUE(watched.set.failOver());
    EXPECT_TRUE(watched.waitUntilLive(40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
    const int primary = watched.set.primary();
    ASSERT_GE(primary, 0);
    EXPECT_TRUE(Watched::waitFor([&] {
        const auto reading = watched.monitor.liveness().reading;
        return reading && !reading->replicas.contains(watched.set.placeOf(primary));
    }));
}
