// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

// What the table rests on changes while it is open: flags, permissions, the data themselves, the network. Each ends
// with the comparison of table and server, and with what the status said on the way.

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::HonestStatus;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;
using Mode = Liveness::Mode;

namespace
{

constexpr int kStandingSoonMs = 2'000;

QStringList withFlags(const QString &flags, const QStringList &more = {})
{
    return QStringList{QStringLiteral("--notify-keyspace-events"), flags} + more;
}

QByteArray key(int number)
{
    return "session:" + sessionId(number);
}

QByteArray flagsOf(RedisServer &server)
{
    return server.strings({"CONFIG", "GET", "notify-keyspace-events"}).value(1);
}

void fill(WatchedServer &watched, int count, int first = 0)
{
    for (int i = first; i < first + count; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
}

/// A second window on the same server.
class SecondWindow
{
public:
    explicit SecondWindow(const WatchedServer &watched) { monitor.connectTo(watched.profile(), {}); }
    bool waitForMode(Mode mode)
    {
        return WatchedServer::waitFor([&] { return monitor.liveness().mode == mode; });
    }

    SessionMonitor monitor;
};

/// Logs in as `support`, who may do what `rules` say.
bool loadAs(WatchedServer &watched, const QByteArrayList &rules, Mode mode = Mode::Live)
{
    watched.server.command(QByteArrayList{"ACL", "SETUSER", "support", "on", ">pw"} + rules);
    ConnectionProfile profile = watched.profile();
    profile.userName = QStringLiteral("support");
    watched.monitor.connectTo(profile, "pw");
    return watched.waitForMode(mode);
}

/// Runs a script that does not end. Its connection waits for the answer; the server's others are told that it is busy.
class EndlessScript
{
public:
    explicit EndlessScript(const RedisServer &server)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, server.port());
        EXPECT_TRUE(m_socket.waitForConnected());
        m_socket.write("*3\r\n$4\r\nEVAL\r\n$17\r\nwhile true do end\r\n$1\r\n0\r\n");
        EXPECT_TRUE(m_socket.waitForBytesWritten());
    }

private:
    QTcpSocket m_socket;
};

bool isBusy(RedisServer &server)
{
    return server.command({"DBSIZE"}).startsWith("-BUSY");
}

/// Between the window and a server: passes everything on, until it is told to hold back what comes from the server on
/// connections that subscribe, or on all.
class Proxy
{
public:
    explicit Proxy(quint16 port)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, port] {
            QTcpSocket *client = m_server.nextPendingConnection();
            auto *server = new QTcpSocket(client);
            server->connectToHost(QHostAddress::LocalHost, port);
            QObject::connect(client, &QTcpSocket::readyRead, server, [client, server] {
                const QByteArray bytes = client->readAll();
                if (bytes.contains("PSUBSCRIBE"))
                    server->setProperty("events", true);
                server->write(bytes);
            });
            QObject::connect(server, &QTcpSocket::readyRead, client, [this, client, server] {
                if (!holdsAll && !(holdsEvents && server->property("events").toBool()))
                    client->write(server->readAll());
            });
            QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            m_pairs.append(Pair{client, server});
        });
    }

    quint16 port() const { return m_server.serverPort(); }
    void release()
    {
        holdsAll = holdsEvents = false;
        for (const auto &[client, server] : std::as_const(m_pairs)) {
            if (client && server)
                client->write(server->readAll());
        }
    }

    bool holdsAll = false;
    bool holdsEvents = false;

private:
    using Pair = std::pair<QPointer<QTcpSocket>, QPointer<QTcpSocket>>;

    QTcpServer m_server;
    QList<Pair> m_pairs;
};

} // namespace

// --- flags and channels ----------------------------------------------------------------------------------------------

TEST(Standing, FlagsAreTakenAwayAndGivenBack)
{
    WatchedServer watched;
    fill(watched, 20);
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.liveness().mode, Mode::Live);
    const HonestStatus honest(watched);
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""});
    watched.server.command({"DEL", key(3)});
    fill(watched, 5, 100);
    EXPECT_TRUE(watched.waitForMode(Mode::LiveByTracking, kStandingSoonMs));
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"DEL", key(4)});
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", "AKE"});
    EXPECT_TRUE(watched.waitForMode(Mode::Live, kStandingSoonMs));
    watched.server.command({"DEL", key(5)});
    fill(watched, 5, 200);
    EXPECT_TRUE(watched.waitUntilTrue(kStandingSoonMs));
}

TEST(Standing, EventsMoveToTheOtherKindOfChannel)
{
    WatchedServer watched(RedisServer::Listen::Tcp, withFlags(QStringLiteral("AK")));
    fill(watched, 20);
    ASSERT_TRUE(watched.load());
    const HonestStatus honest(watched);
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", "AE"});
    watched.server.command({"DEL", key(1)});
    EXPECT_TRUE(watched.waitUntilTrue(kStandingSoonMs));
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    watched.server.command({"DEL", key(2)});
    EXPECT_TRUE(watched.waitUntilTrue(kStandingSoonMs));
}

TEST(Standing, TheLastWindowPutsTheFlagsBack)
{
    WatchedServer watched(RedisServer::Listen::Tcp, withFlags({}));
    fill(watched, 3);
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.liveness().mode, Mode::LiveByTracking);
    const HonestStatus honest(watched);
    {
        SecondWindow second(watched);
        ASSERT_TRUE(second.waitForMode(Mode::LiveByTracking));
        second.monitor.setOfferedFlags(true);
        ASSERT_TRUE(second.waitForMode(Mode::Live));
        // The first one finds that it can be live, too.
        ASSERT_TRUE(watched.waitForMode(Mode::Live));
        EXPECT_FALSE(watched.monitor.willRestoreFlags());
        second.monitor.disconnectFromServer();
        EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.willRestoreFlags(); })) << "it inherits the duty";
    }
    EXPECT_FALSE(flagsOf(watched.server).isEmpty());
    watched.server.command({"DEL", key(1)});
    EXPECT_TRUE(watched.waitUntilTrue(kStandingSoonMs));
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
    watched.monitor.disconnectFromServer();
    EXPECT_TRUE(watched.waitFor([&] { return flagsOf(watched.server).isEmpty(); })) << "nobody needs them any more";
}

TEST(Standing, TheOneWhoSetThemLeavesLast)
{
    WatchedServer watched(RedisServer::Listen::Tcp, withFlags({}));
    ASSERT_TRUE(watched.load());
    watched.monitor.setOfferedFlags(true);
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    {
        SecondWindow second(watched);
        ASSERT_TRUE(second.waitForMode(Mode::Live));
        second.monitor.disconnectFromServer();
    }
    EXPECT_FALSE(flagsOf(watched.server).isEmpty());
    watched.monitor.disconnectFromServer();
    EXPECT_TRUE(watched.waitFor([&] { return flagsOf(watched.server).isEmpty(); }));
}

TEST(Standing, ChannelsAreTakenAwayAndGivenBack)
{
    WatchedServer watched;
    fill(watched, 20);
    ASSERT_TRUE(loadAs(watched, {"~*", "&*", "+@all"}));
    const HonestStatus honest(watched);
    watched.server.command({"ACL", "SETUSER", "support", "resetchannels"});
    watched.server.command({"DEL", key(1)});
    ASSERT_TRUE(watched.waitForMode(Mode::Polling));
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"ACL", "SETUSER", "support", "allchannels"});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    watched.server.command({"DEL", key(2)});
    EXPECT_TRUE(watched.waitUntilTrue(kStandingSoonMs));
}

TEST(Standing, TheFlagsMayNotBeAskedForAnyMore)
{
    WatchedServer watched;
    fill(watched, 20);
    ASSERT_TRUE(loadAs(watched, {"~*", "&*", "+@all"}));
    const HonestStatus honest(watched);
    watched.server.command({"ACL", "SETUSER", "support", "-config"});
    EXPECT_TRUE(watched.waitForMode(Mode::LiveByTracking)) << "nobody says that events come";
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""});
    watched.server.command({"DEL", key(1)});
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"ACL", "SETUSER", "support", "+config"});
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", "AKE"});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
}

TEST(Standing, EventsEndWhereNobodyMayAskForFlags)
{
    WatchedServer watched;
    fill(watched, 20);
    ASSERT_TRUE(loadAs(watched, {"~*", "&*", "+@all", "-config", "-info", "-client"}, Mode::Polling));
    watched.setJson(sessionId(50), "bob", 100); // what comes and goes tells
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const HonestStatus honest(watched);
    watched.server.command({"CONFIG", "SET", "notify-keyspace-events", ""});
    watched.server.command({"DEL", key(1)});
    watched.setJson(sessionId(60), "carol", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"DEL", key(2)});
    EXPECT_TRUE(watched.waitUntilTrue());
}

// --- other data ------------------------------------------------------------------------------------------------------

class Exchanged : public ::testing::TestWithParam<bool>
{
protected:
    bool load(WatchedServer &watched)
    {
        return loadAs(watched,
                      GetParam() ? QByteArrayList{"~*", "&*", "+@all"} : QByteArrayList{"~*", "&*", "+@all", "-info"});
    }
};

TEST_P(Exchanged, DatabasesOfEqualSize)
{
    WatchedServer watched;
    fill(watched, 200);
    watched.server.command({"SELECT", "1"});
    fill(watched, 200, 1000);
    watched.server.command({"SELECT", "0"});
    ASSERT_TRUE(load(watched));
    ASSERT_EQ(watched.monitor.store().count(), 200);
    const HonestStatus honest(watched);
    watched.server.command({"SWAPDB", "0", "1"});
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_NE(watched.slotOf(key(1000)), kNoSlot);
}

TEST_P(Exchanged, FlushedAndFilledWithOthers)
{
    WatchedServer watched;
    fill(watched, 200);
    ASSERT_TRUE(load(watched));
    const HonestStatus honest(watched);
    QList<QByteArrayList> commands{{"MULTI"}, {"FLUSHALL"}};
    for (int i = 0; i < 300; ++i)
        commands.append({"SET", "other:" + QByteArray::number(i), "x"});
    commands.append({"EXEC"});
    watched.server.pipeline(commands);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
}

INSTANTIATE_TEST_SUITE_P(Info, Exchanged, ::testing::Bool(),
                         [](const auto &of) { return of.param ? "Allowed" : "Refused"; });

TEST(Standing, AReplicaIsFilledAnew)
{
    RedisServer primary;
    ASSERT_TRUE(primary.isRunning());
    for (int i = 0; i < 150; ++i)
        primary.command({"SET", key(1000 + i), R"({"user_id":"theirs"})", "PX", "600000"});
    WatchedServer watched(RedisServer::Listen::Tcp, withFlags(QStringLiteral("AKE")));
    fill(watched, 150);
    ASSERT_TRUE(watched.load());
    const HonestStatus honest(watched);
    watched.server.command({"REPLICAOF", "127.0.0.1", QByteArray::number(primary.port())});
    EXPECT_TRUE(watched.waitFor([&] { return watched.slotOf(key(1000)) != kNoSlot; }));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    primary.command({"DEL", key(1001)});
    EXPECT_TRUE(watched.waitUntilTrue(kStandingSoonMs)) << "a replica announces what its primary does";
}

// --- errors ----------------------------------------------------------------------------------------------------------

TEST(Standing, ValuesMayNotBeReadAnyMore)
{
    WatchedServer watched;
    fill(watched, 70);
    ASSERT_TRUE(loadAs(watched, {"~*", "&*", "+@all"}));
    const HonestStatus honest(watched);
    watched.server.command({"ACL", "SETUSER", "support", "-getrange"});
    watched.setJson(sessionId(1), "renamed", 500'000);
    fill(watched, 1, 500);
    EXPECT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(QStringLiteral("getrange")))
        << qPrintable(watched.monitor.liveness().reason.cause);
    // A reading of everything does not take back that it may not read.
    watched.monitor.reload();
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.progress().unreadable > 0; }));
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Stale);
    EXPECT_EQ(watched.monitor.store().count(), 70) << "they are still there, whatever they hold now";
    EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0);
    watched.server.command({"ACL", "SETUSER", "support", "+getrange"});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
}

/// Only what comes from now on may not be read: nobody has seen it before, and it is not silent for that.
TEST(Standing, NewKeysMayNotBeRead)
{
    WatchedServer watched;
    fill(watched, 70);
    ASSERT_TRUE(loadAs(watched, {"~*", "&*", "+@all"}));
    const HonestStatus honest(watched);
    watched.server.command({"ACL", "SETUSER", "support", "-get", "-type", "-hgetall", "-strlen", "-getrange", "-mget"});
    fill(watched, 3, 500);
    ASSERT_TRUE(watched.waitForMode(Mode::Stale, kStandingSoonMs));
    EXPECT_FALSE(watched.monitor.liveness().reason.isEmpty());
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.progress().unreadable == 3; }));
    watched.server.command({"ACL", "SETUSER", "support", "+@all"});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 73);
    EXPECT_EQ(watched.monitor.progress().unreadable, 0);
}

/// The account may read some keys: the others are counted as long as they are there, and read as soon as they may be.
TEST(Standing, KeysOfOthersMayNotBeRead)
{
    WatchedServer watched;
    ASSERT_TRUE(loadAs(watched, {"~session:0*", "&*", "+@all"}));
    watched.server.command({"SET", "session:0" + sessionId(1).mid(1), R"({"user_id":"1"})", "EX", "600"});
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 1; }));
    for (int i = 2; i < 5; ++i)
        watched.server.command({"SET", "session:f" + sessionId(i).mid(1), R"({"user_id":"1"})", "EX", "600"});
    const auto unreadable = [&](qint64 count) {
        return watched.waitFor([&, count] { return watched.monitor.progress().unreadable == count; });
    };
    EXPECT_TRUE(unreadable(3));
    watched.server.command({"DEL", "session:f" + sessionId(2).mid(1)});
    EXPECT_TRUE(unreadable(2));
    watched.server.command({"ACL", "SETUSER", "support", "~*"});
    EXPECT_TRUE(unreadable(0));
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 3; }));
}

TEST(Standing, DeadlinesMayNotBeAskedForAnyMore)
{
    WatchedServer watched;
    fill(watched, 70);
    ASSERT_TRUE(loadAs(watched, {"~*", "&*", "+@all"}));
    const HonestStatus honest(watched);
    const SessionStore &store = watched.monitor.store();
    const auto countOf = [&](auto predicate) {
        int count = 0;
        store.forEach([&](Slot slot) { count += predicate(slot) ? 1 : 0; });
        return count;
    };
    const auto reload = [&] {
        QList<LoadProgress::Phase> phases;
        const auto heard = QObject::connect(&watched.monitor, &SessionMonitor::progressChanged, &watched.monitor,
                                            [&](const LoadProgress &now) { phases.append(now.phase); });
        watched.monitor.reload();
        const bool done = watched.waitFor([&] {
            return phases.contains(LoadProgress::Phase::Reconciling) && phases.last() == LoadProgress::Phase::Idle;
        });
        QObject::disconnect(heard);
        return done;
    };

    const bool isNew = support::serverKnows("PEXPIRETIME"); // a rule that names it is refused elsewhere
    if (isNew) {
        watched.server.command({"ACL", "SETUSER", "support", "-pexpiretime"});
    }
    ASSERT_TRUE(reload());
    EXPECT_EQ(countOf([&](Slot slot) { return store.deadline(slot) > 0; }), 70) << "PTTL says nearly the same";

    watched.server.command({"ACL", "SETUSER", "support", "-pttl"});
    ASSERT_TRUE(reload());
    EXPECT_EQ(countOf([&](Slot slot) { return store.isDeadlineUnknown(slot); }), 70) << "and not: no TTL";
    EXPECT_FALSE(watched.refusals.isEmpty());
    watched.server.command({"DEL", key(1)});
    EXPECT_TRUE(watched.waitFor([&] { return store.count() == 69; }));

    watched.server.command({"ACL", "SETUSER", "support", isNew ? "+pexpiretime" : "+pttl", "+pttl"});
    ASSERT_TRUE(reload());
    ASSERT_TRUE(reload());
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Standing, AnAccountForSomeKeysKnowsTheirDeadlines)
{
    SKIP_UNLESS_SERVER_KNOWS("PEXPIRETIME"); // with one of both taken away
    WatchedServer watched;
    fill(watched, 20);
    ASSERT_TRUE(loadAs(watched, {"~session:*", "&*", "+@all"}));
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"ACL", "SETUSER", "support", "-pttl"});
    watched.server.command({"PEXPIRE", key(1), "900000"});
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Standing, AReplicaWithoutItsPrimarySaysSo)
{
    auto primary = std::make_unique<RedisServer>();
    ASSERT_TRUE(primary->isRunning());
    for (int i = 0; i < 50; ++i)
        primary->command({"SET", key(i), R"({"user_id":"user"})", "PX", "600000"});
    WatchedServer watched(
        RedisServer::Listen::Tcp,
        withFlags(QStringLiteral("AKE"),
                  {QStringLiteral("--replica-serve-stale-data"), QStringLiteral("no"), QStringLiteral("--replicaof"),
                   QStringLiteral("127.0.0.1"), QString::number(primary->port())}));
    ASSERT_TRUE(watched.waitFor([&] { return watched.server.integer({"DBSIZE"}) == 50; }));
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const HonestStatus honest(watched);
    primary.reset();
    EXPECT_TRUE(watched.waitForMode(Mode::Stale));
    EXPECT_TRUE(watched.monitor.liveness().reason.cause.contains(QStringLiteral("primary")))
        << qPrintable(watched.monitor.liveness().reason.cause);
    watched.monitor.reload();
    EXPECT_FALSE(watched.waitFor([&] { return watched.monitor.liveness().mode == Mode::Live; }, 3'000));
    EXPECT_EQ(watched.monitor.store().count(), 50);
    watched.server.command({"REPLICAOF", "NO", "ONE"});
    watched.server.command({"DEL", key(1)});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Standing, OpenedWhileTheServerIsBusy)
{
    WatchedServer watched(RedisServer::Listen::Tcp,
                          withFlags(QStringLiteral("AKE"), {QStringLiteral("--lua-time-limit"), QStringLiteral("20")}));
    fill(watched, 20);
    const EndlessScript script(watched.server);
    ASSERT_TRUE(watched.waitFor([&] { return isBusy(watched.server); }));
    watched.connectMonitor();
    EXPECT_TRUE(
        watched.waitFor([&] { return watched.monitor.liveness().reason.cause.contains(QStringLiteral("busy")); }));
    EXPECT_NE(watched.monitor.liveness().mode, Mode::Live);
    watched.server.command({"SCRIPT", "KILL"});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    watched.server.command({"DEL", key(1)});
    EXPECT_TRUE(watched.waitUntilTrue(kStandingSoonMs));
}

TEST(Standing, TheServerIsBusyForAWhile)
{
    WatchedServer watched(RedisServer::Listen::Tcp,
                          withFlags(QStringLiteral("AKE"), {QStringLiteral("--lua-time-limit"), QStringLiteral("20")}));
    fill(watched, 20);
    ASSERT_TRUE(watched.load());
    const HonestStatus honest(watched);
    watched.setJson(sessionId(1), "carol", 500'000); // is to be read when nothing is answered
    const EndlessScript script(watched.server);
    EXPECT_TRUE(watched.waitForMode(Mode::Stale));
    watched.monitor.reload();
    watched.server.command({"SCRIPT", "KILL"});
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0);
}

// --- the network -----------------------------------------------------------------------------------------------------

class Stalled : public ::testing::TestWithParam<bool>
{
};

TEST_P(Stalled, WhatDoesNotArriveIsNotLive)
{
    WatchedServer watched;
    fill(watched, 20);
    Proxy proxy(watched.server.port());
    ConnectionProfile profile = watched.profile();
    profile.port = proxy.port();
    watched.monitor.connectTo(profile, {});
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const HonestStatus honest(watched);
    (GetParam() ? proxy.holdsEvents : proxy.holdsAll) = true;
    watched.server.command({"DEL", key(1)});
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.liveness().mode != Mode::Live; }, kStandingSoonMs));
    proxy.release();
    EXPECT_TRUE(watched.waitForMode(Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());
}

INSTANTIATE_TEST_SUITE_P(Connections, Stalled, ::testing::Bool(),
                         [](const auto &of) { return of.param ? "Events" : "All"; });
