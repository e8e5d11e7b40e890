// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"
#include "tests/support/sshserver.h"

#include <gtest/gtest.h>

// A host that is reached by way of another one, as the user's own SSH configuration says (ProxyJump).

using namespace messages;
using namespace support;
using Phase = ConnectionStatus::Phase;

namespace
{

class SshJump : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!jump.problem().isEmpty() || !gate.problem().isEmpty())
            GTEST_SKIP() << jump.problem().toStdString() << gate.problem().toStdString();
        gate.jumpOver(jump);
    }
    static QString said(Watched &watched) { return watched.monitor.connectionStatus().problem.sentences(); }

    SshServer jump;
    SshServer gate; // the later one's client is the system's
};

} // namespace

TEST_F(SshJump, SessionsAreFollowedOverIt)
{
    WatchedServer watched;
    watched.sshDestination = gate.destination();
    for (int i = 0; i < 40; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(watched.load()) << qPrintable(said(watched));
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::Live);
    const HonestStatus honest(watched);
    for (int i = 0; i < 20; ++i)
        watched.server.command({"DEL", "session:" + sessionId(i)});
    watched.setJson(sessionId(100), "bob", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());

    // The way breaks at the jump host, which comes back.
    jump.stop();
    ASSERT_TRUE(Watched::waitFor([&] { return said(watched).contains(QStringLiteral("No SSH server answers")); }))
        << qPrintable(said(watched));
    EXPECT_TRUE(said(watched).contains(QString::number(jump.port()))) << qPrintable(said(watched));
    watched.server.command({"DEL", "session:" + sessionId(30)});
    ASSERT_TRUE(jump.start());
    watched.monitor.retryNow();
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST_F(SshJump, WhoRefusesOnTheWayIsNamed)
{
    jump.forgetClientKey();
    WatchedServer watched;
    watched.sshDestination = gate.destination();
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed)) << qPrintable(said(watched));
    EXPECT_TRUE(said(watched).contains(QStringLiteral("@127.0.0.1 refused the SSH login")))
        << qPrintable(said(watched));
    EXPECT_TRUE(said(watched).contains(QStringLiteral("a jump host on the way to gate"))) << qPrintable(said(watched));
}

TEST_F(SshJump, WhoIsNotKnownOnTheWayIsNamed)
{
    jump.changeHostKey();
    WatchedServer watched;
    watched.sshDestination = gate.destination();
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed)) << qPrintable(said(watched));
    EXPECT_TRUE(said(watched).contains(QStringLiteral("[127.0.0.1]:%1 is not the one that is known").arg(jump.port())))
        << qPrintable(said(watched));
    EXPECT_TRUE(said(watched).contains(QStringLiteral("a jump host on the way to gate"))) << qPrintable(said(watched));
}

/// What lies behind the jump host is the destination's own matter.
TEST_F(SshJump, TheDestinationsRefusalIsItsOwn)
{
    gate.forgetClientKey();
    WatchedServer watched;
    watched.sshDestination = gate.destination();
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed)) << qPrintable(said(watched));
    EXPECT_TRUE(said(watched).startsWith(QStringLiteral("gate refused the SSH login"))) << qPrintable(said(watched));
    EXPECT_FALSE(said(watched).contains(QStringLiteral("jump host"))) << qPrintable(said(watched));
}
