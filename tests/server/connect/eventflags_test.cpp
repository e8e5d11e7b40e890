// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/eventflags.h"
#include "models/server/connect/flagsrestorer.h"
#include "tests/redis/peers.h"
#include "tests/support/redisserver.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace server;
using support::RedisServer;

namespace
{

const QString kOption = QStringLiteral("--notify-keyspace-events");

/// A node with its flags, as a server of several has them.
struct FlaggedNode {
    explicit FlaggedNode(const QString &value, redis::Login login = {})
        : server(RedisServer::Listen::Tcp, {kOption, value})
        , connection(redis::tcp(server.port()), std::move(login), 0, redis::quick())
    {
    }

    bool connect()
    {
        connection.open();
        return redis::reaches(connection, redis::Connection::State::Ready);
    }
    QByteArray value() { return server.strings({"CONFIG", "GET", "notify-keyspace-events"}).value(1); }
    /// Completes what the node says now.
    bool complete(bool restoreAtExit)
    {
        QSignalSpy changed(&flags, &EventFlags::changed);
        flags.complete(NotificationFlags(value()), restoreAtExit);
        return QTest::qWaitFor([&] { return changed.count() == 1; });
    }

    RedisServer server;
    redis::Connection connection;
    EventFlags flags{connection, nullptr, nullptr};
};

bool restoreAll(const std::vector<EventFlags *> &nodes)
{
    FlagsRestorer restorer(nullptr);
    QSignalSpy finished(&restorer, &FlagsRestorer::finished);
    return restorer.start(nodes) && QTest::qWaitFor([&] { return finished.count() == 1; });
}

} // namespace

TEST(EventFlags, EachNodeGetsItsOwnBack)
{
    FlaggedNode first(QStringLiteral("Ex"));
    FlaggedNode second{QString()};
    ASSERT_TRUE(first.connect() && second.connect());
    const QByteArray before = first.value();
    ASSERT_TRUE(first.complete(true) && second.complete(true));
    EXPECT_TRUE(NotificationFlags(first.value()).reportsWrites());
    EXPECT_TRUE(NotificationFlags(second.value()).reportsWrites());
    EXPECT_NE(first.value(), second.value());

    ASSERT_TRUE(restoreAll({&first.flags, &second.flags}));
    EXPECT_EQ(first.value(), before);
    EXPECT_EQ(second.value(), "");
}

TEST(EventFlags, LeavesAloneWhatSomebodyElseHasSetSince)
{
    FlaggedNode first{QString()};
    FlaggedNode second{QString()};
    ASSERT_TRUE(first.connect() && second.connect());
    ASSERT_TRUE(first.complete(true) && second.complete(true));
    // More than this program needs: that does not make them its own.
    first.server.command({"CONFIG", "SET", "notify-keyspace-events", "AKE"});
    ASSERT_TRUE(restoreAll({&first.flags, &second.flags}));
    EXPECT_EQ(first.value(), "AKE");
    EXPECT_EQ(second.value(), "");
}

TEST(EventFlags, AreOfTheServerAndNotOfWhatTakesItsPlace)
{
    FlaggedNode node(QStringLiteral("Ex"));
    ASSERT_TRUE(node.connect());
    ASSERT_TRUE(node.complete(true));
    RedisServer next(RedisServer::Listen::Tcp, {kOption, QString::fromLatin1(node.value())});
    node.connection.moveTo(redis::tcp(next.port()));
    ASSERT_TRUE(node.connect());
    ASSERT_TRUE(restoreAll({&node.flags}));
    EXPECT_EQ(next.strings({"CONFIG", "GET", "notify-keyspace-events"}).value(1), node.value())
        << "it was not set by this program";
}

TEST(EventFlags, PutsBackWhatSomebodyElseSetInBetween)
{
    FlaggedNode node{QString()};
    ASSERT_TRUE(node.connect());
    ASSERT_TRUE(node.complete(true));
    node.server.command({"CONFIG", "SET", "notify-keyspace-events", "Ex"});
    const QByteArray theirs = node.value();
    ASSERT_TRUE(node.complete(true));
    ASSERT_TRUE(restoreAll({&node.flags}));
    EXPECT_EQ(node.value(), theirs);
}

TEST(EventFlags, StayWhereNobodyWantsThemBack)
{
    FlaggedNode node{QString()};
    ASSERT_TRUE(node.connect());
    FlagsRestorer restorer(nullptr);
    EXPECT_FALSE(restorer.start({&node.flags}));
    ASSERT_TRUE(node.complete(false));
    EXPECT_FALSE(node.flags.isToBeRestored());
    EXPECT_FALSE(restorer.start({&node.flags}));
    EXPECT_TRUE(NotificationFlags(node.value()).reportsWrites());
}

TEST(EventFlags, AreNotTouchedWhereNothingIsMissing)
{
    FlaggedNode node(QStringLiteral("AKE"));
    ASSERT_TRUE(node.connect());
    node.flags.complete(NotificationFlags(node.value()), true);
    EXPECT_EQ(node.connection.pending(), 0);
    EXPECT_FALSE(node.flags.isToBeRestored());
}

TEST(EventFlags, SaysWhoMayNotSetThem)
{
    FlaggedNode node(QString(), {QStringLiteral("support"), "pw"});
    node.server.command({"ACL", "SETUSER", "support", "on", ">pw", "~*", "&*", "+@all", "-config|set"});
    ASSERT_TRUE(node.connect());
    QSignalSpy refused(&node.flags, &EventFlags::refused);
    node.flags.complete(NotificationFlags(), true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return refused.count() == 1; }));
    EXPECT_EQ(refused.at(0).at(0).value<redis::Error>().kind, redis::ErrorKind::PermissionDenied);
    EXPECT_FALSE(node.flags.isToBeRestored());
}

TEST(EventFlags, ANodeThatHangsKeepsNoOtherFromGettingItsOwnBack)
{
    FlaggedNode hangs{QString()};
    FlaggedNode answers{QString()};
    ASSERT_TRUE(hangs.connect() && answers.connect());
    ASSERT_TRUE(hangs.complete(true) && answers.complete(true));
    hangs.server.suspend();
    EXPECT_TRUE(restoreAll({&hangs.flags, &answers.flags}));
    EXPECT_EQ(answers.value(), "");
    hangs.server.resume();
}

namespace
{

/// A window: listens, as far as it may.
struct FlaggedWindow {
    explicit FlaggedWindow(const RedisServer &server)
        : connection(redis::tcp(server.port()), {}, 0, redis::quick())
        , events(redis::tcp(server.port()), {}, 0, redis::quick())
    {
        QObject::connect(&events, &redis::Subscriber::messagesReceived, &flags,
                         [this](const std::vector<redis::Message> &messages) {
                             for (const redis::Message &message : messages)
                                 flags.take(message.payload);
                         });
    }
    bool connect(bool isHeir = true)
    {
        connection.open();
        events.setPatterns({"something"});
        flags.listen(isHeir);
        events.open();
        return redis::reaches(connection, redis::Connection::State::Ready) &&
               QTest::qWaitFor([&] { return events.isSubscribed() && events.isListening() == isHeir; });
    }
    bool complete(RedisServer &server, bool restoreAtExit)
    {
        QSignalSpy changed(&flags, &EventFlags::changed);
        flags.complete(NotificationFlags(valueOf(server)), restoreAtExit);
        return QTest::qWaitFor([&] { return changed.count() == 1; });
    }
    static QByteArray valueOf(RedisServer &server)
    {
        return server.strings({"CONFIG", "GET", "notify-keyspace-events"}).value(1);
    }
    bool leave()
    {
        const bool left = restoreAll({&flags});
        events.close();
        connection.close();
        return left;
    }

    redis::Connection connection;
    redis::Subscriber events;
    EventFlags flags{connection, &events, nullptr};
};

} // namespace

TEST(EventFlags, TheLastWindowPutsThemBack)
{
    RedisServer server;
    FlaggedWindow first(server);
    FlaggedWindow second(server);
    ASSERT_TRUE(first.connect() && second.connect());
    ASSERT_TRUE(first.complete(server, true));
    QSignalSpy inherited(&second.flags, &EventFlags::inherited);
    ASSERT_TRUE(first.leave());
    EXPECT_FALSE(FlaggedWindow::valueOf(server).isEmpty()) << "the other one lives by them";
    ASSERT_TRUE(QTest::qWaitFor([&] { return inherited.count() == 1; }));
    EXPECT_TRUE(second.flags.isToBeRestored());
    ASSERT_TRUE(second.leave());
    EXPECT_EQ(FlaggedWindow::valueOf(server), "");
}

TEST(EventFlags, AWindowThatIsNoHeirKeepsNobodyFromPuttingThemBack)
{
    RedisServer server;
    FlaggedWindow first(server);
    FlaggedWindow readOnly(server);
    ASSERT_TRUE(first.connect() && readOnly.connect(false));
    ASSERT_TRUE(first.complete(server, true));
    ASSERT_TRUE(first.leave());
    EXPECT_EQ(FlaggedWindow::valueOf(server), "");
}

TEST(EventFlags, InheritsNothingThatNoWindowCanHaveSet)
{
    RedisServer server;
    FlaggedWindow window(server);
    for (const char *message : {"", " ", "x", "AKE Kx", "CONFIG Kg$hxe", " Kg$hxe extra", " K"}) {
        window.flags.take(message);
        EXPECT_FALSE(window.flags.isToBeRestored()) << message;
    }
    window.flags.take("Ex KExg$he");
    EXPECT_TRUE(window.flags.isToBeRestored());
}
