// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/fleetdesk.h"
#include "models/monitor/profileurl.h"
#include "tests/integration/watchedsentinels.h"
#include "tests/support/fakesentinel.h"
#include "tests/support/testauthority.h"

#include <QTcpServer>

#include <gtest/gtest.h>

using namespace messages;
using namespace monitor;
using support::FakeSentinels;
using support::HonestStatus;
using support::RedisServer;
using support::TestAuthority;
using support::Watched;
using support::WatchedSentinels;
using support::WatchedServer;
using Mode = Liveness::Mode;
using Phase = ConnectionStatus::Phase;

namespace
{

constexpr int kSetSessions = 60;

/// Live on this server of the set.
bool waitUntilLiveOn(WatchedSentinels &watched, int server)
{
    return Watched::waitFor([&] {
        return watched.node() == watched.set.placeOf(server) && watched.monitor.liveness().mode == Mode::Live &&
               watched.monitor.connectionStatus().phase == Phase::Connected;
    });
}

} // namespace

TEST(Sentinel, FollowsAFailoverWhileSessionsAreWritten)
{
    WatchedSentinels watched;
    ASSERT_TRUE(watched.set.isRunning());
    watched.fill(kSetSessions);
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.node(), watched.set.placeOf(0));
    EXPECT_EQ(watched.monitor.nodeNames().size(), 1);
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);
    watched.write();
    ASSERT_TRUE(Watched::waitFor([&] { return watched.written() > 5; }));
    EXPECT_TRUE(watched.waitUntilReplicated());

    watched.set.server(0).kill();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    EXPECT_TRUE(watched.monitor.connectionStatus().problem.nextStep.contains(QLatin1String("when they name another")))
        << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    ASSERT_TRUE(watched.set.waitUntilReplaced(0));
    ASSERT_TRUE(waitUntilLiveOn(watched, watched.set.primary())) << qPrintable(watched.node());
    const int writtenBefore = watched.written();
    EXPECT_TRUE(Watched::waitFor([&] { return watched.written() > writtenBefore + 5; }));
    watched.stopWriting();
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitForMode(Mode::Live));

    // It comes back, empty, and is made a replica.
    ASSERT_TRUE(watched.set.revive(0));
    ASSERT_TRUE(watched.set.waitUntilRoleIs(0, "slave"));
    watched.setJson("late", "alice", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(waitUntilLiveOn(watched, watched.set.primary())) << qPrintable(watched.node());
    EXPECT_NE(watched.node(), watched.set.placeOf(0));
    EXPECT_TRUE(watched.monitor.liveness().notice.isEmpty());
}

TEST(Sentinel, FollowsAnOrderlyFailoverAndTheWayBack)
{
    WatchedSentinels watched;
    ASSERT_TRUE(watched.set.isRunning());
    watched.fill(kSetSessions);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);
    watched.write();
    for (int i = 0; i < 2; ++i) {
        const int before = watched.set.primary();
        ASSERT_TRUE(watched.set.failOver());
        ASSERT_TRUE(waitUntilLiveOn(watched, watched.set.primary())) << qPrintable(watched.node());
        // The one of before goes on answering, as a primary at first, then as a replica.
        EXPECT_TRUE(watched.set.waitUntilRoleIs(before, "slave"));
        EXPECT_EQ(watched.node(), watched.set.placeOf(watched.set.primary()));
    }
    watched.stopWriting();
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
}

TEST(Sentinel, IsNotCalledLiveOnAPrimaryThatWasDemoted)
{
    // Sentinels that are slow to notice.
    FakeSentinels sentinels(3);
    WatchedServer watched;
    RedisServer other(RedisServer::Listen::Tcp,
                      {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"), QStringLiteral("--replicaof"),
                       QStringLiteral("127.0.0.1"), QString::number(watched.server.port())});
    ASSERT_TRUE(watched.server.isRunning() && other.isRunning());
    sentinels.name(watched.server.port());
    for (int i = 0; i < kSetSessions; ++i)
        watched.setJson(support::sessionId(i), "alice", 600'000);
    watched.monitor.connectTo(profileFromUrl(sentinels.url()).value().profile, {});
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    ASSERT_TRUE(watched.waitUntilTrue());
    const auto isUp = [&] { return other.command({"INFO", "replication"}).contains("master_link_status:up"); };
    ASSERT_TRUE(Watched::waitFor(isUp));

    other.command({"REPLICAOF", "NO", "ONE"});
    watched.server.command({"REPLICAOF", "127.0.0.1", QByteArray::number(other.port())});
    EXPECT_TRUE(watched.waitForMode(Mode::Stale, 3000));
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(QLatin1String("is a replica now")))
        << qPrintable(watched.monitor.liveness().reason.sentences());
    // Neither is the node by itself.
    const auto isNodeLive = [&] { return isLive(watched.monitor.fleet().fleet()->nodes.at(0).mode); };
    EXPECT_TRUE(Watched::waitFor([&] { return !isNodeLive(); }, 3000));
    EXPECT_FALSE(Watched::waitFor([&] { return watched.monitor.liveness().mode == Mode::Live || isNodeLive(); }, 1500));

    sentinels.name(other.port());
    other.command({"DEL", "session:" + support::sessionId(0)});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_EQ(watched.monitor.nodeNames(), QStringList{QStringLiteral("127.0.0.1:%1").arg(other.port())});
    EXPECT_TRUE(Watched::waitFor([&] { return watched.shown().size() == kSetSessions - 1; }));
    EXPECT_TRUE(Watched::waitFor(isNodeLive));
}

TEST(Sentinel, WhatOnePrimaryRefusedIsNotSaidOfTheNext)
{
    FakeSentinels sentinels(3);
    RedisServer locked(RedisServer::Listen::Tcp, {QStringLiteral("--requirepass"), QStringLiteral("s3rver")});
    ASSERT_TRUE(locked.isRunning());
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    WatchedServer watched;
    sentinels.name(locked.port());
    watched.monitor.connectTo(profileFromUrl(sentinels.url()).value().profile, {});
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    EXPECT_TRUE(watched.monitor.connectionStatus().needsPassword);
    sentinels.name(silent.serverPort());
    ASSERT_TRUE(watched.waitForPhase(Phase::Connecting)) << "nobody has said anything yet";
    EXPECT_FALSE(watched.monitor.connectionStatus().needsPassword);
    EXPECT_TRUE(watched.monitor.connectionStatus().problem.isEmpty());
}

TEST(Sentinel, OneThatIsCutOffChangesNothing)
{
    FakeSentinels sentinels(3);
    WatchedServer watched;
    RedisServer other;
    ASSERT_TRUE(watched.server.isRunning() && other.isRunning());
    sentinels.name(watched.server.port());
    watched.setJson("a", "alice", 600'000);
    watched.monitor.connectTo(profileFromUrl(sentinels.url()).value().profile, {});
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    HonestStatus honest(watched);
    sentinels.at(0).named = other.port();
    sentinels.at(0).announce();
    EXPECT_TRUE(Watched::waitFor([&] {
        return watched.monitor.liveness().notice.cause.contains(QLatin1String("names another primary than the others"));
    })) << qPrintable(watched.monitor.liveness().notice.sentences());
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
    EXPECT_EQ(watched.monitor.nodeNames(), QStringList{QStringLiteral("127.0.0.1:%1").arg(watched.server.port())});
    watched.setJson("b", "alice", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    sentinels.at(0).named = watched.server.port();
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.liveness().notice.isEmpty(); }));
}

TEST(Sentinel, StaysLiveWhileSentinelsDieAndSaysWhenNoneIsLeft)
{
    WatchedSentinels watched;
    ASSERT_TRUE(watched.set.isRunning());
    watched.fill(kSetSessions);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const auto notice = [&] { return watched.monitor.liveness().notice.sentences(); };
    QStringList modes;
    QObject::connect(&watched.monitor, &SessionMonitor::livenessChanged, &watched.monitor,
                     [&](const Liveness &liveness) {
                         if (liveness.mode != Mode::Live)
                             modes.append(liveness.reason.sentences());
                     });
    for (int i = 0; i < 2; ++i) {
        watched.set.sentinel(i).kill();
        watched.set.server(0).command({"DEL", "session:" + support::sessionId(i)});
        EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.store().count() == kSetSessions - 1 - i; }));
        EXPECT_EQ(watched.shown(), watched.truth());
        EXPECT_TRUE(notice().isEmpty()) << qPrintable(notice());
    }
    watched.set.sentinel(2).kill();
    EXPECT_TRUE(Watched::waitFor([&] { return !notice().isEmpty(); }));
    EXPECT_TRUE(notice().contains(QLatin1String("No sentinel answers"))) << qPrintable(notice());
    EXPECT_TRUE(notice().contains(QLatin1String("a failover would not be noticed"))) << qPrintable(notice());
    watched.set.server(0).command({"DEL", "session:" + support::sessionId(10)});
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.store().count() == kSetSessions - 3; }));
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
    EXPECT_TRUE(modes.isEmpty()) << qPrintable(modes.join(u'\n'));

    ASSERT_TRUE(watched.set.sentinel(2).start());
    EXPECT_TRUE(Watched::waitFor([&] { return notice().isEmpty(); })) << qPrintable(notice());
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
    EXPECT_TRUE(modes.isEmpty()) << qPrintable(modes.join(u'\n'));
}

TEST(Sentinel, KnowsTheOthersByTheOneThatIsNamed)
{
    WatchedSentinels watched;
    ASSERT_TRUE(watched.set.isRunning());
    watched.fill(kSetSessions);
    ConnectionProfile profile = watched.profile();
    profile.sentinel.places = {profile.sentinel.places.first()};
    watched.monitor.connectTo(profile, {});
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.shown() == watched.truth(); }));
    watched.set.sentinel(0).kill();
    watched.set.server(0).kill();
    ASSERT_TRUE(watched.set.waitUntilReplaced(0));
    EXPECT_TRUE(waitUntilLiveOn(watched, watched.set.primary()));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Sentinel, GoesOnWhereItsPasswordIsChangedAndSaysSo)
{
    WatchedSentinels watched({.sentinelPassword = "s3ntinel", .serverPassword = "s3rver"});
    ASSERT_TRUE(watched.set.isRunning());
    watched.fill(kSetSessions);
    Credentials credentials("s3rver");
    watched.connectMonitor(credentials);
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    EXPECT_TRUE(watched.monitor.connectionStatus().needsSentinelPassword);
    EXPECT_FALSE(watched.monitor.connectionStatus().needsPassword);
    EXPECT_TRUE(watched.monitor.connectionStatus().problem.cause.contains(QLatin1String("asks for a password")));
    credentials.sentinelPassword = "wrong";
    watched.connectMonitor(credentials);
    ASSERT_TRUE(Watched::waitFor(
        [&] { return watched.monitor.connectionStatus().problem.cause.contains(QLatin1String("did not accept")); }));
    EXPECT_TRUE(watched.monitor.connectionStatus().needsSentinelPassword);

    credentials.sentinelPassword = "s3ntinel";
    watched.connectMonitor(credentials);
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    for (int i = 0; i < watched.set.sentinels(); ++i) {
        watched.set.sentinel(i).command({"ACL", "SETUSER", "default", "resetpass", ">another"});
        watched.set.sentinel(i).command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    }
    EXPECT_TRUE(Watched::waitFor([&] {
        return watched.monitor.liveness().notice.cause.contains(QLatin1String("did not accept"));
    })) << qPrintable(watched.monitor.liveness().notice.sentences());
    watched.setJson("late", "alice", 600'000);
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
    credentials.sentinelPassword = "another";
    watched.connectMonitor(credentials);
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.monitor.liveness().notice.isEmpty());
}

TEST(Sentinel, TheServersNameNeedNotBeThatOfTheSentinels)
{
    TestAuthority &authority = TestAuthority::shared();
    const auto issued = [&authority](const QString &alternative) {
        const TestAuthority::Pair pair =
            authority.issue({.name = QStringLiteral("some"), .alternatives = {alternative}});
        return RedisServer::Tls{pair.certificate, pair.key, authority.certificate(), false};
    };
    const RedisServer::Tls named = issued(QStringLiteral("DNS:redis.internal"));
    for (const auto &sentinelTls : {named, issued(QStringLiteral("IP:127.0.0.1"))}) {
        WatchedSentinels watched({.replicas = 0, .sentinels = 1, .tls = named, .sentinelTls = sentinelTls});
        ASSERT_TRUE(watched.set.isRunning());
        watched.setJson("a", "alice", 600'000);
        watched.tls.caFile = authority.certificate();
        watched.connectMonitor();
        ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
        EXPECT_TRUE(watched.monitor.connectionStatus().problem.cause.contains(QLatin1String("redis.internal")))
            << qPrintable(watched.monitor.connectionStatus().problem.sentences());
        watched.tls.serverName = QStringLiteral("redis.internal");
        ASSERT_TRUE(watched.load()) << qPrintable(watched.monitor.connectionStatus().problem.sentences());
        EXPECT_TRUE(watched.waitUntilTrue());
        EXPECT_TRUE(watched.monitor.connectionStatus().tls->isVerified);
    }
}

TEST(Sentinel, IsFollowedByTls)
{
    TestAuthority &authority = TestAuthority::shared();
    const TestAuthority::Pair pair = authority.issue();
    WatchedSentinels watched({.tls = RedisServer::Tls{pair.certificate, pair.key, authority.certificate(), false}});
    ASSERT_TRUE(watched.set.isRunning());
    watched.fill(kSetSessions);
    watched.tls.caFile = authority.certificate();
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    ASSERT_TRUE(watched.monitor.connectionStatus().tls);
    EXPECT_TRUE(watched.monitor.connectionStatus().tls->isVerified);
    HonestStatus honest(watched);
    watched.set.server(0).kill();
    ASSERT_TRUE(watched.set.waitUntilReplaced(0));
    EXPECT_TRUE(waitUntilLiveOn(watched, watched.set.primary()));
    EXPECT_TRUE(watched.waitUntilTrue());
}
