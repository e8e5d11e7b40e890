// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "app/demo/demousers.h"
#include "tests/app/demofolder.h"
#include "tests/app/programrun.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <csignal>

using app::DemoServer;
using app::DemoUsers;
using support::demoFolderIn;
using support::isClearOfDemos;
using support::isGone;
using support::ProgramRun;

namespace
{

constexpr int kLimitMs = 60'000;

redis::ServerAddress addressOf(const DemoServer &server)
{
    redis::ServerAddress address;
    address.seeds.front().transport = redis::Transport::Unix;
    address.seeds.front().path = server.socketPath();
    return address;
}

/// The answer to an inline command, over a socket of the test's own.
QByteArray ask(const QString &socketPath, const QByteArray &command)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    if (!socket.waitForConnected(kLimitMs))
        return {};
    socket.write(command + "\r\n");
    QByteArray answer;
    while (!answer.endsWith("\r\n") && socket.waitForReadyRead(kLimitMs))
        answer += socket.readAll();
    return answer;
}

qint64 keysOf(const QString &socketPath)
{
    return ask(socketPath, "DBSIZE").mid(1).trimmed().toLongLong();
}

pid_t processOf(const QString &socketPath)
{
    const QByteArray answer = ask(socketPath, "INFO server");
    const qsizetype at = answer.indexOf("process_id:") + qsizetype(sizeof "process_id:") - 1;
    return pid_t(answer.mid(at, answer.indexOf('\r', at) - at).toInt());
}

TEST(DemoServer, IsPrivateAndLeavesNothingBehind)
{
    QString folder;
    pid_t process = 0;
    {
        DemoServer server;
        QSignalSpy ready(&server, &DemoServer::ready);
        server.start();
        ASSERT_TRUE(ready.wait(kLimitMs));
        folder = server.folder();
        EXPECT_EQ(QFileInfo(folder).permissions() & 0x0077, QFileDevice::Permissions{});
        EXPECT_TRUE(QFileInfo::exists(server.socketPath()));
        EXPECT_TRUE(ask(server.socketPath(), "CONFIG GET port").contains("\r\n0\r\n"));
        EXPECT_TRUE(ask(server.socketPath(), "CONFIG GET notify-keyspace-events").contains("K"));
        process = processOf(server.socketPath());
        ASSERT_GT(process, 1);
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return isGone(process) && !QFileInfo::exists(folder); }, kLimitMs));
}

TEST(DemoServer, SaysWhenItEndsByItself)
{
    DemoServer server;
    QSignalSpy ready(&server, &DemoServer::ready);
    QSignalSpy failed(&server, &DemoServer::failed);
    server.start();
    ASSERT_TRUE(ready.wait(kLimitMs));
    ::kill(processOf(server.socketPath()), SIGKILL);
    ASSERT_TRUE(failed.wait(kLimitMs));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !QFileInfo::exists(server.folder()); }, kLimitMs));
}

TEST(DemoServer, SaysHowToGetAMissingRedis)
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    DemoServer server;
    QSignalSpy failed(&server, &DemoServer::failed);
    server.start();
    EXPECT_TRUE(failed.wait(kLimitMs));
    qputenv("PATH", path);
    ASSERT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed.at(0).at(0).toString().contains(QStringLiteral("apt install redis-server")));
}

TEST(DemoUsers, ComeWorkAndGo)
{
    DemoServer server;
    QSignalSpy ready(&server, &DemoServer::ready);
    server.start();
    ASSERT_TRUE(ready.wait(kLimitMs));

    DemoUsers users(addressOf(server), {}, 1);
    QSignalSpy started(&users, &DemoUsers::started);
    users.start();
    ASSERT_TRUE(started.wait(kLimitMs));
    EXPECT_GE(keysOf(server.socketPath()), 290);
    EXPECT_LE(keysOf(server.socketPath()), 400);
    EXPECT_TRUE(ask(server.socketPath(), "EXISTS session:next").startsWith(":1"));

    users.addWave(2000);
    EXPECT_TRUE(QTest::qWaitFor([&] { return keysOf(server.socketPath()) >= 2290; }, kLimitMs));

    // With everybody paused, all that is left is running out: nothing new, and what has to end does.
    users.setPaused(true);
    const qint64 before = keysOf(server.socketPath());
    users.expireSome(1500);
    EXPECT_TRUE(QTest::qWaitFor([&] { return keysOf(server.socketPath()) <= before - 1500; }, kLimitMs));
}

TEST(DemoUsers, DoNotComeBackWhenLoggedOut)
{
    DemoServer server;
    QSignalSpy ready(&server, &DemoServer::ready);
    server.start();
    ASSERT_TRUE(ready.wait(kLimitMs));
    DemoUsers users(addressOf(server), {}, 1);
    QSignalSpy started(&users, &DemoUsers::started);
    users.start();
    ASSERT_TRUE(started.wait(kLimitMs));

    // A click takes twelve seconds on average; the first sessions' users would all come back at once if
    // clicks brought sessions back. Only those who arrive anew may be there.
    ask(server.socketPath(), "FLUSHDB");
    QElapsedTimer elapsed;
    elapsed.start();
    ASSERT_TRUE(QTest::qWaitFor([&elapsed] { return elapsed.hasExpired(3'000); }, kLimitMs));
    EXPECT_LT(keysOf(server.socketPath()), 60);
}

class DemoEndedBy : public testing::TestWithParam<int>
{
};

TEST_P(DemoEndedBy, TakesServerAndFolderAlong)
{
    ProgramRun program;
    program.start({QStringLiteral("--demo"), QStringLiteral("--screenshot"),
                   program.folder.filePath(QStringLiteral("never.png")), QStringLiteral("--after"),
                   QStringLiteral("600")});
    ASSERT_TRUE(program.process.waitForStarted(kLimitMs));
    const auto socketPath = [&] { return demoFolderIn(program.folder.path()) + QStringLiteral("/redis.sock"); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return QFileInfo::exists(socketPath()); }, kLimitMs));
    const pid_t server = processOf(socketPath());
    ASSERT_GT(server, 1);

    ASSERT_EQ(::kill(pid_t(program.process.processId()), GetParam()), 0);
    ASSERT_TRUE(program.process.waitForFinished(kLimitMs));
    EXPECT_TRUE(QTest::qWaitFor([&] { return isGone(server) && isClearOfDemos(program.folder.path()); }, kLimitMs));
}

// At SIGKILL, no destructor runs.
INSTANTIATE_TEST_SUITE_P(Signals, DemoEndedBy, testing::Values(SIGINT, SIGTERM, SIGKILL));

TEST(DemoProgram, WithoutRedisFailsInASentence)
{
    ProgramRun program;
    program.environment.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
    EXPECT_EQ(program.run({QStringLiteral("--demo"), QStringLiteral("--screenshot"),
                           program.folder.filePath(QStringLiteral("never.png"))}),
              1);
    EXPECT_TRUE(program.errors.contains("apt install redis-server")) << program.errors.constData();
}

} // namespace
