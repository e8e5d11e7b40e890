// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/endingsignals.h"
#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <gtest/gtest.h>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

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

TEST(EndingSignals, EndAProgramThatHangsToo)
{
    const auto hang = [] {
        const EndingSignals signals;
        ::raise(SIGTERM);
        for (;;)
            ::pause(); // no event loop ever looks
    };
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(hang(), testing::ExitedWithCode(EndingSignals::exitStatus(SIGTERM)), "");
}

TEST(EndingSignals, EndAProgramWhoseSettingsAreSpecialFiles)
{
    RedisServer server;
    ProgramRun program;
    const QDir folder(program.folder.path());
    ASSERT_TRUE(folder.mkpath(QStringLiteral("Sessionscope/formats")));
    const auto native = [&](const char *name) { return QFile::encodeName(folder.filePath(QLatin1String(name))); };
    ASSERT_EQ(::mkfifo(native("Sessionscope/Sessionscope.conf").constData(), 0600), 0);
    ASSERT_EQ(::mkfifo(native("Sessionscope/Sessionscope.conf.lock").constData(), 0600), 0);
    ASSERT_EQ(::mkfifo(native("Sessionscope/formats/a.json").constData(), 0600), 0);
    ASSERT_EQ(::symlink("a.json", native("Sessionscope/formats/b.json").constData()), 0);
    ASSERT_NO_FATAL_FAILURE(startWindow(program, server));
    ASSERT_EQ(::kill(pid_t(program.process.processId()), SIGTERM), 0);
    ASSERT_TRUE(program.process.waitForFinished(kPatienceMs));
    EXPECT_EQ(program.process.exitCode(), EndingSignals::exitStatus(SIGTERM));
    const QByteArray errors = program.process.readAllStandardError();
    EXPECT_TRUE(errors.contains("Sessionscope.conf") && errors.contains("pipe")) << errors.constData();
    struct stat found = {};
    ASSERT_EQ(::lstat(native("Sessionscope/Sessionscope.conf").constData(), &found), 0);
    EXPECT_TRUE(S_ISFIFO(found.st_mode));
}

TEST(EndingSignals, FindAProgramAtWorkThatHasNoPlaceForItsSettings)
{
    RedisServer server;
    ProgramRun program;
    const QString nowhere = program.folder.filePath(QStringLiteral("nowhere"));
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        program.environment.remove(QString::fromLatin1(name));
    for (const char *name : {"HOME", "TMPDIR"})
        program.environment.insert(QString::fromLatin1(name), nowhere);
    ASSERT_NO_FATAL_FAILURE(startWindow(program, server));
    ASSERT_EQ(::kill(pid_t(program.process.processId()), SIGTERM), 0);
    ASSERT_TRUE(program.process.waitForFinished(kPatienceMs));
    EXPECT_EQ(program.process.exitCode(), EndingSignals::exitStatus(SIGTERM));
    const QByteArray errors = program.process.readAllStandardError();
    EXPECT_TRUE(errors.contains("no home folder")) << errors.constData();
    EXPECT_FALSE(errors.contains("'/runtime")) << "a folder beside the root: " << errors.constData();
    EXPECT_FALSE(QFile::exists(nowhere)) << "it is not for this program to make one";
}

INSTANTIATE_TEST_SUITE_P(Signals, EndedBy, testing::Values(SIGINT, SIGTERM, SIGHUP));

} // namespace
