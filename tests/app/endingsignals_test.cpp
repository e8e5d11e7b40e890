// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/endingsignals.h"
#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"

#include <QFile>
#include <QTest>

#include <gtest/gtest.h>

#include <csignal>

using app::EndingSignals;
using support::ProgramRun;
using support::RedisServer;

namespace
{

constexpr int kEndsWithinMs = 20'000;
/// A session manager waits about this long for a program that it asked to end.
constexpr int kPatienceMs = 3'000;

/// With its window open, and connected.
void startWindow(ProgramRun &program, RedisServer &server)
{
    ASSERT_TRUE(server.isRunning());
    program.environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.start({server.url()});
    ASSERT_TRUE(program.process.waitForStarted(kEndsWithinMs));
    const auto connections = [&] { return server.string({"CLIENT", "LIST"}).count('\n'); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return connections() > 1; }, kEndsWithinMs));
}

class EndedBy : public testing::TestWithParam<int>
{
};

TEST_P(EndedBy, LeavesAsQuitDoes)
{
    RedisServer server;
    ProgramRun program;
    ASSERT_NO_FATAL_FAILURE(startWindow(program, server));
    ASSERT_EQ(::kill(pid_t(program.process.processId()), GetParam()), 0);

    ASSERT_TRUE(program.process.waitForFinished(kPatienceMs));
    EXPECT_EQ(program.process.exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(program.process.exitCode(), EndingSignals::exitStatus(GetParam()));
    // The window was closed, not dropped: it has saved its layout.
    QFile settings(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope.conf")));
    ASSERT_TRUE(settings.open(QIODevice::ReadOnly)) << program.process.readAllStandardError().constData();
    EXPECT_TRUE(settings.readAll().contains("geometry="));
}

INSTANTIATE_TEST_SUITE_P(Signals, EndedBy, testing::Values(SIGINT, SIGTERM, SIGHUP));

} // namespace
