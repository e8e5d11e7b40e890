// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/connectionprobe.h"
#include "models/monitor/iothread.h"
#include "tests/integration/watchedcluster.h"
#include "tests/support/sshserver.h"
#include "tests/support/testauthority.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <csignal>
#include <unistd.h>

// Sessions are followed through SSH as without it.

using namespace messages;
using namespace support;
using Phase = ConnectionStatus::Phase;

namespace
{

class SshSessions : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!ssh.problem().isEmpty())
            GTEST_SKIP() << ssh.problem().toStdString();
    }
    static void killClients()
    {
        for (const pid_t client : SshServer::clients(::getpid()))
            ::kill(client, SIGKILL);
    }

    SshServer ssh;
};

} // namespace

TEST_F(SshSessions, AreFollowedLive)
{
    WatchedServer watched;
    watched.sshDestination = ssh.destination();
    for (int i = 0; i < 80; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::Live);
    const HonestStatus honest(watched);
    for (int i = 80; i < 120; ++i)
        watched.setHash(sessionId(i), "late", i % 20 == 0 ? 300 : 60'000);
    for (int i = 0; i < 40; ++i)
        watched.server.command({"DEL", "session:" + sessionId(i)});
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.refusals.isEmpty());
    // What the account may was asked the same way.
    EXPECT_TRUE(Watched::waitFor([&] {
        return watched.monitor.logouts()
                   .logoutability()
                   .of(watched.monitor.store().format(watched.slotOf("session:" + sessionId(90))))
                   .end.answer == Permission::Answer::Yes;
    }));
}

TEST_F(SshSessions, ComeBackAfterTheTunnel)
{
    WatchedServer watched;
    watched.sshDestination = ssh.destination();
    for (int i = 0; i < 60; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilTrue());
    const HonestStatus honest(watched);

    killClients();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    EXPECT_TRUE(watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("gate")))
        << watched.monitor.connectionStatus().problem.cause.toStdString();
    for (int i = 0; i < 30; ++i)
        watched.server.command({"DEL", "session:" + sessionId(i)});
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());

    ssh.stop();
    ASSERT_TRUE(Watched::waitFor([&] {
        return watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("No SSH server answers"));
    }));
    EXPECT_EQ(watched.monitor.connectionStatus().phase, Phase::Retrying);
    // Nobody has come by another way: only the test itself is left.
    EXPECT_TRUE(Watched::waitFor([&] { return watched.server.string({"CLIENT", "LIST"}).trimmed().count('\n') == 0; }));
    watched.setJson(sessionId(100), "bob", 600'000);
    ASSERT_TRUE(ssh.start());
    watched.monitor.retryNow();
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST_F(SshSessions, OfAClusterAreFollowedOnAllNodes)
{
    WatchedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.sshDestination = ssh.destination();
    watched.fill(40);
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.nodeNames().size(), 3);
    EXPECT_EQ(SshServer::clients(::getpid()).size(), 1U);
    const HonestStatus honest(watched);
    watched.fill(10);
    EXPECT_TRUE(watched.waitUntilTrue());

    killClients();
    // Where one node is reached anew before another is missed, the connection as a whole is never lost.
    ASSERT_TRUE(Watched::waitFor([&] { return !messages::isLive(watched.monitor.liveness().mode); }));
    watched.fill(5);
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST_F(SshSessions, TheConnectionTestGoesThroughIt)
{
    RedisServer server;
    server.command({"SET", "a", "1"});
    monitor::IoThread thread;
    ProbeAnswer answer;
    {
        monitor::ConnectionProbe probe(thread);
        QSignalSpy finished(&probe, &monitor::ConnectionProbe::finished);
        ConnectionProfile profile;
        profile.port = server.port();
        profile.sshDestination = ssh.destination();
        probe.start(profile, {});
        ASSERT_TRUE(finished.wait(20'000));
        answer = finished.at(0).at(0).value<ProbeAnswer>();
        EXPECT_TRUE(answer.problem.isEmpty()) << answer.problem.cause.toStdString();
        EXPECT_EQ(answer.keys, 1);

        ssh.forgetHostKey();
        probe.start(profile, {});
        ASSERT_TRUE(finished.wait(20'000));
        answer = finished.at(1).at(0).value<ProbeAnswer>();
        EXPECT_TRUE(answer.problem.cause.contains(QStringLiteral("host key"))) << answer.problem.cause.toStdString();
    }
    EXPECT_TRUE(Watched::waitFor([] { return SshServer::clients(::getpid()).empty(); }));
}

TEST_F(SshSessions, WhatCannotBeIsSaidOnce)
{
    WatchedServer watched(RedisServer::Listen::UnixSocket);
    watched.sshDestination = ssh.destination();
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    EXPECT_TRUE(
        watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("cannot be reached through SSH")));
    ssh.forgetClientKey();
    WatchedServer other;
    other.sshDestination = ssh.destination();
    other.connectMonitor();
    ASSERT_TRUE(other.waitForPhase(Phase::Failed));
    EXPECT_TRUE(other.monitor.connectionStatus().problem.cause.contains(QStringLiteral("refused the SSH login")));
}
