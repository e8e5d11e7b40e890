// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

using namespace messages;
using namespace monitor;
using support::Heard;
using support::heardName;
using support::HonestStatus;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;
using Phase = ConnectionStatus::Phase;

namespace
{

QStringList withEvents(const QStringList &more = {})
{
    return QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")} + more;
}

/// Whatever it is, it is told in a sentence with a way on.
void expectSentences(const Problem &problem, const QString &mention = {})
{
    EXPECT_FALSE(problem.cause.isEmpty());
    EXPECT_FALSE(problem.nextStep.isEmpty());
    EXPECT_TRUE(problem.cause.contains(mention)) << qPrintable(problem.cause);
}

/// A TCP server that answers each connection's first bytes with `answer`, and then leaves it open.
class FakeServer
{
public:
    explicit FakeServer(const QByteArray &answer)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, answer] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                // One answer for each command of the batch: they begin with the array's asterisk.
                const qsizetype commands = socket->readAll().count("\r\n*") + 1;
                socket->write(answer.repeated(commands));
            });
            ++connections;
        });
    }

    ConnectionProfile profile() const
    {
        ConnectionProfile profile;
        profile.port = m_server.serverPort();
        return profile;
    }

    int connections = 0;

private:
    QTcpServer m_server;
};

/// With whatever it hears by.
class Survived : public ::testing::TestWithParam<Heard>
{
};

TEST(Faults, UnknownHost)
{
    SessionMonitor monitor;
    ConnectionProfile profile;
    profile.host = QStringLiteral("no-such-host.invalid");
    monitor.connectTo(profile, {});
    ASSERT_TRUE(WatchedServer::waitFor([&] { return monitor.connectionStatus().phase == Phase::Retrying; }));
    expectSentences(monitor.connectionStatus().problem, profile.host);
}

TEST(Faults, ClosedPortThenServerComesUp)
{
    WatchedServer watched;
    watched.server.kill();
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    expectSentences(watched.monitor.connectionStatus().problem, QString::number(watched.server.port()));
    EXPECT_TRUE(watched.monitor.connectionStatus().retryAt.isValid());
    ASSERT_TRUE(watched.server.start());
    watched.monitor.retryNow();
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
}

TEST(Faults, MissingUnixSocket)
{
    SessionMonitor monitor;
    ConnectionProfile profile;
    profile.kind = ServerKind::UnixSocket;
    profile.socketPath = QStringLiteral("/nonexistent/redis.sock");
    monitor.connectTo(profile, {});
    ASSERT_TRUE(WatchedServer::waitFor([&] { return !monitor.connectionStatus().problem.isEmpty(); }));
    expectSentences(monitor.connectionStatus().problem, profile.socketPath);
}

TEST(Faults, NotARedis)
{
    FakeServer http("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    SessionMonitor monitor;
    monitor.connectTo(http.profile(), {});
    ASSERT_TRUE(WatchedServer::waitFor([&] { return monitor.connectionStatus().phase == Phase::Failed; }));
    expectSentences(monitor.connectionStatus().problem);
    EXPECT_EQ(http.connections, 1) << "it will not become one by asking again";
}

TEST(Faults, WrongAndMissingPassword)
{
    WatchedServer watched(RedisServer::Listen::Tcp,
                          withEvents({QStringLiteral("--requirepass"), QStringLiteral("s3cret")}));
    for (const QByteArray &password : {QByteArray(), QByteArray("wrong-guess")}) {
        watched.connectMonitor(password);
        ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
        const ConnectionStatus &status = watched.monitor.connectionStatus();
        EXPECT_TRUE(status.needsPassword);
        expectSentences(status.problem);
        EXPECT_FALSE(status.problem.cause.contains(QStringLiteral("wrong-guess")));
    }
    watched.connectMonitor("s3cret");
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
}

TEST(Faults, DatabaseOutOfRange)
{
    WatchedServer watched;
    ConnectionProfile profile = watched.profile();
    profile.database = 99;
    watched.monitor.connectTo(profile, {});
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    expectSentences(watched.monitor.connectionStatus().problem, QStringLiteral("99"));
}

TEST(Faults, OtherDatabasesAreOtherSessions)
{
    WatchedServer watched;
    watched.setJson(sessionId(1), "alice", 0);
    watched.server.command({"SELECT", "3"});
    watched.setJson(sessionId(2), "bob", 0);
    ConnectionProfile profile = watched.profile();
    profile.database = 3;
    watched.monitor.connectTo(profile, {});
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    const HonestStatus honest(watched);
    watched.setJson(sessionId(3), "carol", 0);
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Faults, AccountWithoutOneCommand)
{
    WatchedServer watched;
    watched.setJson(sessionId(1), "alice", 0);
    watched.server.command(
        {"ACL", "SETUSER", "support", "on", ">pw", "~*", "&*", "+@all", "-unlink", "-del", "-config", "-client"});
    ConnectionProfile profile = watched.profile();
    profile.userName = QStringLiteral("support");
    watched.monitor.connectTo(profile, "pw");
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Polling));
    EXPECT_TRUE(watched.waitUntilTrue());
    // CONFIG is refused, so whether events are on is not known: until one arrives.
    const HonestStatus honest(watched);
    EXPECT_TRUE(watched.monitor.liveness().currentFlags.isNull());
    expectSentences(watched.monitor.liveness().reason);
    watched.setJson(sessionId(2), "bob", 200);
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));

    watched.monitor.logouts().logOut({watched.slotOf("session:" + sessionId(1))});
    ASSERT_TRUE(watched.waitFor([&] { return !watched.report.outcomes.empty(); }));
    EXPECT_EQ(watched.report.outcomes[0].kind, LogoutOutcome::Kind::Refused);
    EXPECT_TRUE(watched.report.outcomes[0].words.startsWith(QStringLiteral("NOPERM")))
        << qPrintable(watched.report.outcomes[0].words);
    EXPECT_EQ(watched.server.integer({"EXISTS", "session:" + sessionId(1)}), 1);
}

TEST(Faults, AccountThatMayNotScan)
{
    WatchedServer watched;
    watched.server.command({"ACL", "SETUSER", "support", "on", ">pw", "~*", "&*", "+@all", "-scan"});
    ConnectionProfile profile = watched.profile();
    profile.userName = QStringLiteral("support");
    watched.monitor.connectTo(profile, "pw");
    ASSERT_TRUE(watched.waitFor([&] { return !watched.refusals.isEmpty(); }));
    expectSentences(watched.refusals.first(), QStringLiteral("scan"));
}

TEST(Faults, AccountThatMayListKeysButNotReadThem)
{
    WatchedServer watched;
    for (int i = 0; i < 5; ++i)
        watched.setJson(sessionId(i), "alice", 0);
    watched.server.command({"ACL", "SETUSER", "support", "on", ">pw", "~nothing*", "&*", "+@all"});
    ConnectionProfile profile = watched.profile();
    profile.userName = QStringLiteral("support");
    watched.monitor.connectTo(profile, "pw");
    ASSERT_TRUE(watched.waitFor([&] { return !watched.refusals.isEmpty(); }));
    expectSentences(watched.refusals.first());
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.progress().unreadable == 5; }));
    EXPECT_EQ(watched.monitor.progress().notSessions, 0) << "nobody knows what they are";
}

TEST(Faults, AccountThatMayNotSubscribe)
{
    WatchedServer watched;
    watched.setJson(sessionId(1), "alice", 0);
    watched.server.command({"ACL", "SETUSER", "support", "on", ">pw", "~*", "resetchannels", "+@all"});
    ConnectionProfile profile = watched.profile();
    profile.userName = QStringLiteral("support");
    watched.monitor.connectTo(profile, "pw");
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Polling));
    EXPECT_TRUE(watched.waitUntilTrue());
    const HonestStatus honest(watched);
    watched.setJson(sessionId(2), "bob", 0);
    EXPECT_TRUE(watched.waitUntilTrue()) << "the sweep finds it";
}

TEST(Faults, NotificationsOffAndOffered)
{
    WatchedServer watched(RedisServer::Listen::Tcp, {});
    watched.setJson(sessionId(1), "alice", 0);
    ASSERT_TRUE(watched.load());
    const HonestStatus honest(watched);
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::LiveByTracking) << "meanwhile";
    EXPECT_EQ(watched.monitor.liveness().currentFlags, QString());
    EXPECT_FALSE(watched.monitor.liveness().currentFlags.isNull());
    ASSERT_FALSE(watched.monitor.liveness().offeredFlags.isEmpty());
    watched.monitor.setOfferedFlags(true);
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.monitor.willRestoreFlags());
    watched.setJson(sessionId(2), "bob", 0);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.monitor.liveness().offeredFlags.isEmpty());
    watched.monitor.disconnectFromServer();
    EXPECT_TRUE(watched.waitFor([&] {
        return watched.server.strings({"CONFIG", "GET", "notify-keyspace-events"}).value(1).isEmpty();
    })) << "put back as it was";
}

TEST(Faults, ExpiryOnly)
{
    WatchedServer watched(RedisServer::Listen::Tcp, {QStringLiteral("--notify-keyspace-events"), QStringLiteral("Ex")});
    watched.setJson(sessionId(1), "alice", 3'000);
    watched.server.command({"ACL", "SETUSER", "support", "on", ">pw", "~*", "&*", "+@all", "-client"});
    watched.userName = QStringLiteral("support");
    watched.password = "pw";
    ASSERT_TRUE(watched.load());
    const HonestStatus honest(watched);
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::ExpiryOnly);
    EXPECT_TRUE(watched.monitor.liveness().reason.nextStep.contains(QStringLiteral("+client|tracking")));
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(SessionEvent::Kind::Expired) == 1; }));
}

TEST(Faults, ReadOnlyProfileChangesNothing)
{
    WatchedServer watched(RedisServer::Listen::Tcp, {});
    watched.setJson(sessionId(1), "alice", 0);
    ConnectionProfile profile = watched.profile();
    profile.readOnly = true;
    watched.monitor.connectTo(profile, {});
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::LiveByTracking)) << "that changes nothing";
    EXPECT_TRUE(watched.monitor.liveness().offeredFlags.isEmpty());
    EXPECT_EQ(watched.monitor.logouts().logOut({watched.slotOf("session:" + sessionId(1))}), 0U);
    EXPECT_EQ(watched.refusals.size(), 1);
    watched.monitor.setOfferedFlags(false);
    EXPECT_EQ(watched.refusals.size(), 2);
    EXPECT_EQ(watched.server.integer({"EXISTS", "session:" + sessionId(1)}), 1);
}

TEST_P(Survived, ServerKilledAndRestartedWhileOpen)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < 200; ++i)
        watched.setJson(sessionId(i), "user", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 200);
    const HonestStatus honest(watched);
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    expectSentences(watched.monitor.connectionStatus().problem);
    EXPECT_EQ(watched.monitor.store().count(), 200) << "what was known stays on screen";
    ASSERT_TRUE(watched.server.start()); // empty now
    watched.setJson(sessionId(7), "user", 600'000);
    watched.setJson(sessionId(1000), "new", 600'000);
    ASSERT_TRUE(watched.waitUntilLive());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.monitor.liveness().gapFrom.isValid());
    EXPECT_TRUE(watched.monitor.liveness().gapTo.isValid());
    EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0) << "when they were lost nobody knows";
    ASSERT_EQ(watched.readings.size(), 1);
    EXPECT_EQ(watched.readings.first().gone, 199);
}

TEST_P(Survived, ClientsCutOffWhileOpen)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < 50; ++i)
        watched.setJson(sessionId(i), "user", 600'000);
    ASSERT_TRUE(watched.load());
    const HonestStatus honest(watched);
    watched.server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
    watched.server.command({"DEL", "session:" + sessionId(1)}); // nobody is told
    watched.server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    watched.setJson(sessionId(100), "new", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitUntilLive());
}

TEST_P(Survived, ServerThatHangsWithoutClosing)
{
    WatchedServer watched(GetParam());
    watched.setJson(sessionId(1), "alice", 0);
    ASSERT_TRUE(watched.load());
    const HonestStatus honest(watched);
    watched.pauseRecording();
    watched.server.suspend();
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Stale, 2'000)) << "what does not answer is not live";
    EXPECT_TRUE(watched.waitForPhase(Phase::Retrying, 40'000));
    expectSentences(watched.monitor.connectionStatus().problem);
    watched.server.resume();
    watched.resumeRecording();
    EXPECT_TRUE(watched.waitUntilLive(40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Faults, LoadingServer)
{
    FakeServer loading("-LOADING Redis is loading the dataset in memory\r\n");
    SessionMonitor monitor;
    monitor.connectTo(loading.profile(), {});
    ASSERT_TRUE(WatchedServer::waitFor([&] { return !monitor.connectionStatus().problem.isEmpty(); }));
    EXPECT_EQ(monitor.connectionStatus().phase, Phase::Retrying);
    expectSentences(monitor.connectionStatus().problem);
}

TEST(Faults, AnswerOfTwoGigabytesIsRefusedBeforeItIsStored)
{
    FakeServer huge("+OK\r\n$2147483647\r\nxxxx");
    SessionMonitor monitor;
    monitor.connectTo(huge.profile(), {});
    ASSERT_TRUE(WatchedServer::waitFor([&] { return !monitor.connectionStatus().problem.isEmpty(); }));
    expectSentences(monitor.connectionStatus().problem);
    EXPECT_NE(monitor.connectionStatus().phase, Phase::Connected);
}

TEST(Faults, AttemptsBackOffInsteadOfSpinning)
{
    FakeServer garbage("+OK\r\n!!!garbage\r\n");
    SessionMonitor monitor;
    monitor.connectTo(garbage.profile(), {});
    ASSERT_TRUE(WatchedServer::waitFor([&] { return !monitor.connectionStatus().problem.isEmpty(); }));
    // Three seconds of a server that sends garbage each time.
    WatchedServer::waitFor([&] { return garbage.connections > 20; }, 3'000);
    EXPECT_LE(garbage.connections, 12);
}

INSTANTIATE_TEST_SUITE_P(Sources, Survived, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &of) { return heardName(of.param); });

} // namespace
