// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/subscriber.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"
#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace redis;
using namespace std::chrono_literals;
using support::RedisServer;
using State = Connection::State;

namespace
{

/// Everything a subscriber says.
struct Listener {
    explicit Listener(Subscriber &subscriber)
    {
        QObject::connect(&subscriber, &Subscriber::subscribed, &context, [this] { ++subscriptions; });
        QObject::connect(&subscriber, &Subscriber::messagesReceived, &context,
                         [this](const std::vector<Message> &received) {
                             ++signalCount;
                             messages.insert(messages.end(), received.begin(), received.end());
                         });
        QObject::connect(&subscriber, &Subscriber::lost, &context,
                         [this](const Error &error, std::chrono::milliseconds retryIn) {
                             losses.push_back(error.kind);
                             lastRetry = retryIn;
                         });
        QObject::connect(&subscriber, &Subscriber::refused, &context,
                         [this](const Error &error) { refusals.push_back(error.kind); });
        QObject::connect(&subscriber, &Subscriber::invalidated, &context, [this](const std::vector<QByteArray> &keys) {
            invalid.insert(invalid.end(), keys.begin(), keys.end());
        });
        QObject::connect(&subscriber, &Subscriber::allInvalidated, &context, [this] { ++flushes; });
        QObject::connect(&subscriber, &Subscriber::invalidationsHeard, &context, [this] { ++hearings; });
        QObject::connect(&subscriber, &Subscriber::invalidationsRefused, &context,
                         [this](const Error &error) { hearingRefusals.push_back(error.kind); });
    }
    bool isSubscribed(int times = 1)
    {
        return QTest::qWaitFor([&] { return subscriptions >= times; }, kWaitMs);
    }
    bool has(size_t count)
    {
        return QTest::qWaitFor([&] { return messages.size() >= count; }, kWaitMs);
    }

    int subscriptions = 0;
    int signalCount = 0;
    std::vector<Message> messages;
    std::vector<ErrorKind> losses;
    std::vector<ErrorKind> refusals;
    std::vector<QByteArray> invalid;
    std::vector<ErrorKind> hearingRefusals;
    int flushes = 0;
    int hearings = 0;
    std::chrono::milliseconds lastRetry{-1};
    QObject context;
};

} // namespace

TEST(Subscriber, DeliversWhatIsPublished)
{
    RedisServer server;
    Subscriber subscriber(tcp(server.port()), {}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"news:*", "news:*", "other"});
    EXPECT_FALSE(subscriber.isSubscribed());
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());
    EXPECT_TRUE(subscriber.isSubscribed());

    EXPECT_EQ(server.integer({"PUBLISH", "news:1", "first"}), 1);
    EXPECT_EQ(server.integer({"PUBLISH", "else", "nobody"}), 0);
    EXPECT_EQ(server.integer({"PUBLISH", "other", QByteArray("\0\r\n", 3)}), 1);
    ASSERT_TRUE(listener.has(2));
    EXPECT_EQ(listener.messages[0].channel, "news:1");
    EXPECT_EQ(listener.messages[0].payload, "first");
    EXPECT_EQ(listener.messages[1].channel, "other");
    EXPECT_EQ(listener.messages[1].payload, QByteArray("\0\r\n", 3));
    EXPECT_EQ(listener.subscriptions, 1);
    EXPECT_TRUE(listener.losses.empty());
}

TEST(Subscriber, HandsManyMessagesOnInFewSignals)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    Subscriber subscriber(local(server.socketPath()), {}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"*"});
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());
    QList<QByteArrayList> commands;
    for (int i = 0; i < 20'000; ++i)
        commands.append({"PUBLISH", "c", QByteArray::number(i)});
    ASSERT_EQ(server.pipeline(commands), 0);
    ASSERT_TRUE(listener.has(20'000));
    int right = 0;
    for (int i = 0; i < 20'000; ++i)
        right += listener.messages[size_t(i)].payload == QByteArray::number(i) ? 1 : 0;
    EXPECT_EQ(right, 20'000);
    EXPECT_LT(listener.signalCount, 2'000);
}

TEST(Subscriber, ChangesItsPatternsWhileConnected)
{
    RedisServer server;
    Subscriber subscriber(tcp(server.port()), {}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"a", "b"});
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());
    subscriber.setPatterns({"b", "c"});
    ASSERT_TRUE(listener.isSubscribed(2));
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.integer({"PUBSUB", "NUMPAT"}) == 2; }, kWaitMs));
    EXPECT_EQ(server.integer({"PUBLISH", "a", "1"}), 0);
    EXPECT_EQ(server.integer({"PUBLISH", "b", "2"}), 1);
    EXPECT_EQ(server.integer({"PUBLISH", "c", "3"}), 1);
    ASSERT_TRUE(listener.has(2));
    EXPECT_EQ(listener.messages[0].payload, "2");

    subscriber.setPatterns({});
    EXPECT_FALSE(subscriber.isSubscribed());
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.integer({"PUBSUB", "NUMPAT"}) == 0; }, kWaitMs));
    subscriber.setPatterns({"d"});
    subscriber.setPatterns({"e"}); // before the first is confirmed
    ASSERT_TRUE(listener.isSubscribed(3));
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.integer({"PUBSUB", "NUMPAT"}) == 1; }, kWaitMs));
    EXPECT_EQ(server.integer({"PUBLISH", "e", "4"}), 1);
    EXPECT_TRUE(listener.has(3));
    EXPECT_TRUE(listener.losses.empty());
}

TEST(Subscriber, SubscribesAgainAfterTheServerWasKilled)
{
    RedisServer server;
    Subscriber subscriber(tcp(server.port()), {}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"a"});
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());
    server.kill();
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.losses.size() >= 2; }, kWaitMs));
    EXPECT_EQ(listener.losses[0], ErrorKind::ConnectionLost);
    EXPECT_EQ(listener.losses[1], ErrorKind::ConnectionRefused);
    EXPECT_GT(listener.lastRetry, 0ms);
    EXPECT_FALSE(subscriber.isSubscribed());
    subscriber.setPatterns({"a", "b"});
    ASSERT_TRUE(server.start());
    ASSERT_TRUE(listener.isSubscribed(2));
    EXPECT_EQ(server.integer({"PUBLISH", "a", "1"}), 1);
    EXPECT_EQ(server.integer({"PUBLISH", "b", "2"}), 1);
    EXPECT_TRUE(listener.has(2));
}

TEST(Subscriber, SaysThatAChannelIsNotAllowed)
{
    RedisServer server;
    server.command(
        {"ACL", "SETUSER", "narrow", "on", ">pw", "+psubscribe", "+punsubscribe", "resetchannels", "&mine:*"});
    const Login login{QStringLiteral("narrow"), "pw"};
    Subscriber subscriber(tcp(server.port()), login, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"theirs:*"});
    subscriber.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !listener.refusals.empty(); }, kWaitMs));
    EXPECT_EQ(listener.refusals, (std::vector{ErrorKind::PermissionDenied}));
    EXPECT_FALSE(subscriber.isSubscribed());
    EXPECT_EQ(subscriber.state(), State::Ready);
    EXPECT_TRUE(listener.losses.empty());

    subscriber.setPatterns({"mine:*"});
    ASSERT_TRUE(listener.isSubscribed());
    EXPECT_EQ(server.integer({"PUBLISH", "mine:1", "x"}), 1);
    EXPECT_TRUE(listener.has(1));
}

TEST(Subscriber, NoticesAQuietPeer)
{
    RedisServer server;
    ConnectionOptions options = quick();
    options.idlePing = 100ms;
    options.answerTimeout = 300ms;
    options.connectTimeout = 300ms;
    Subscriber subscriber(tcp(server.port()), {}, 0, options);
    Listener listener(subscriber);
    subscriber.setPatterns({"a"});
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());

    // A server that is alive is pinged, and that is all: another client sees the pings on its connection.
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.command({"CLIENT", "LIST"}).contains("cmd=ping"); }, kWaitMs));
    EXPECT_TRUE(listener.losses.empty());

    server.suspend();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !listener.losses.empty(); }, kWaitMs));
    EXPECT_EQ(listener.losses[0], ErrorKind::TimedOut);
    server.resume();
    EXPECT_TRUE(listener.isSubscribed(2));
}

TEST(Subscriber, PingsWithoutASubscriptionToo)
{
    RedisServer server;
    ConnectionOptions options = quick();
    options.idlePing = 50ms;
    Subscriber subscriber(tcp(server.port()), {}, 0, options);
    Listener listener(subscriber);
    subscriber.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.command({"CLIENT", "LIST"}).contains("cmd=ping"); }, kWaitMs));
    subscriber.setPatterns({"a"});
    EXPECT_TRUE(listener.isSubscribed());
    EXPECT_TRUE(listener.losses.empty());
}

TEST(Subscriber, SaysOnceThatThePasswordIsWrong)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--requirepass"), QStringLiteral("secret")});
    Subscriber subscriber(tcp(server.port()), Login{QString(), "guess"}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"a"});
    subscriber.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return subscriber.state() == State::Closed; }, kWaitMs));
    EXPECT_EQ(listener.losses, (std::vector{ErrorKind::WrongPassword}));
    EXPECT_EQ(listener.lastRetry, 0ms);
}

TEST(Subscriber, RefusesAnswersThatNobodyAskedFor)
{
    for (const QByteArray wire : {"*1\r\n$4\r\npong\r\n", ":1\r\n", "*0\r\n", "*3\r\n$8\r\npmessage\r\n+a\r\n+b\r\n",
                                  "-ERR nobody asked\r\n", "garbage\r\n", "$2147483647\r\n"}) {
        support::FakeRedis peer([&](const QByteArrayList &command) -> std::optional<QByteArray> {
            if (command.front() != "PSUBSCRIBE")
                return std::nullopt;
            return "*3\r\n$10\r\npsubscribe\r\n$1\r\na\r\n:1\r\n*4\r\n$8\r\npmessage\r\n$1\r\na\r\n$1\r\na\r\n$1\r\nx\r\n" +
                   wire;
        });
        Subscriber subscriber(tcp(peer.port()), {}, 0, quick());
        Listener listener(subscriber);
        subscriber.setPatterns({"a"});
        subscriber.open();
        ASSERT_TRUE(QTest::qWaitFor([&] { return !listener.losses.empty(); }, kWaitMs)) << wire.constData();
        EXPECT_TRUE(listener.losses[0] == ErrorKind::ProtocolError || listener.losses[0] == ErrorKind::TooLarge);
        EXPECT_EQ(listener.subscriptions, 1);
        EXPECT_EQ(listener.messages.size(), 1U); // what came before is good
    }
}

TEST(Subscriber, MayBeDeletedOrClosedInsideItsSignals)
{
    RedisServer server;
    auto subscriber = std::make_unique<Subscriber>(tcp(server.port()), Login{}, 0, quick());
    QObject context;
    QObject::connect(subscriber.get(), &Subscriber::subscribed, &context, [&] { subscriber.reset(); });
    subscriber->setPatterns({"a"});
    subscriber->open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !subscriber; }, kWaitMs));

    Subscriber other(tcp(server.port()), {}, 0, quick());
    Listener listener(other);
    QObject::connect(&other, &Subscriber::messagesReceived, &context, [&] { other.close(); });
    other.setPatterns({"a"});
    other.open();
    ASSERT_TRUE(listener.isSubscribed());
    server.command({"PUBLISH", "a", "1"});
    ASSERT_TRUE(listener.has(1));
    EXPECT_EQ(other.state(), State::Closed);
    EXPECT_FALSE(other.isSubscribed());
    other.open();
    EXPECT_TRUE(listener.isSubscribed(2));
    EXPECT_TRUE(listener.losses.empty());
}

TEST(Subscriber, ListensToAChannelBesideItsPatterns)
{
    RedisServer server;
    Subscriber subscriber(tcp(server.port()), {}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"news:*"});
    subscriber.setChannel("own[1]");
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());
    ASSERT_TRUE(QTest::qWaitFor([&] { return subscriber.isListening(); }, kWaitMs));
    EXPECT_EQ(server.integer({"PUBLISH", "own[1]", "word"}), 1);
    ASSERT_TRUE(listener.has(1));
    EXPECT_EQ(listener.messages[0].channel, "own[1]");
    EXPECT_EQ(listener.messages[0].payload, "word");

    subscriber.setChannel("other");
    ASSERT_TRUE(QTest::qWaitFor([&] { return subscriber.isListening(); }, kWaitMs));
    EXPECT_EQ(server.integer({"PUBLISH", "own[1]", "word"}), 0);
    server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
    ASSERT_TRUE(listener.isSubscribed(2));
    ASSERT_TRUE(QTest::qWaitFor([&] { return subscriber.isListening(); }, kWaitMs)) << "again after a loss";
    subscriber.setChannel({});
    EXPECT_FALSE(subscriber.isListening());
}

TEST(Subscriber, AChannelThatIsRefusedHarmsNoPattern)
{
    RedisServer server;
    server.command({"ACL", "SETUSER", "support", "on", ">pw", "+@all", "resetchannels", "&news:*"});
    Subscriber subscriber(tcp(server.port()), {QStringLiteral("support"), "pw"}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"news:*"});
    subscriber.setChannel("own");
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());
    server.integer({"PUBLISH", "news:1", "first"});
    ASSERT_TRUE(listener.has(1));
    EXPECT_FALSE(subscriber.isListening());
    EXPECT_TRUE(listener.refusals.empty());
}

TEST(ClientIdentity, IsReadFromWhatTheServerSays)
{
    const auto read = ClientIdentity::read("id=17 addr=10.0.0.9:5000 laddr=10.0.0.1:6379 fd=8 name=x\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->id, 17);
    EXPECT_EQ(read->serverAddress, "10.0.0.1:6379");
    EXPECT_EQ(ClientIdentity::read("id=3")->serverAddress, "");
    for (const QByteArray nonsense : {"", "OK", "id=", "id=-4 laddr=x", "kid=4", "id=x"})
        EXPECT_FALSE(ClientIdentity::read(nonsense)) << nonsense.constData();
}

TEST(Subscriber, HearsWhatTrackingNames)
{
    RedisServer server;
    Subscriber subscriber(tcp(server.port()), {}, 0, quick());
    Listener listener(subscriber);
    subscriber.setInvalidations(true);
    subscriber.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.hearings == 1; }, kWaitMs));
    EXPECT_TRUE(subscriber.hearsInvalidations());
    ASSERT_TRUE(subscriber.identity());
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    const auto own = ask(connection, {"CLIENT", "INFO"});
    ASSERT_TRUE(own);
    EXPECT_EQ(ClientIdentity::read(own->bytes)->serverAddress, subscriber.identity()->serverAddress);
    ASSERT_TRUE(ask(connection, {"CLIENT", "TRACKING", "ON", "REDIRECT", QByteArray::number(subscriber.identity()->id),
                                 "BCAST", "PREFIX", "a:"}));

    server.command({"MSET", "a:1", "x", "a:2", "y", "b:1", "z"});
    server.command({"SET", QByteArray("a:\0\r\n", 5), "x"});
    server.command({"PSETEX", "a:soon", "5", "x"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.invalid.size() >= 5; }, kWaitMs)) << "with its expiry";
    server.command({"FLUSHALL"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.flushes == 1; }, kWaitMs));
    std::sort(listener.invalid.begin(), listener.invalid.end());
    EXPECT_EQ(listener.invalid, (std::vector<QByteArray>{QByteArray("a:\0\r\n", 5), "a:1", "a:2", "a:soon", "a:soon"}));
    // Anybody may publish, and says nothing by it.
    EXPECT_EQ(server.integer({"PUBLISH", "__redis__:invalidate", "a:3"}), 1);
    server.command({"SET", "a:4", "x"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.invalid.size() == 6; }, kWaitMs));
    EXPECT_EQ(listener.invalid.back(), "a:4");
    EXPECT_EQ(listener.flushes, 1);
    EXPECT_TRUE(listener.messages.empty());

    const qint64 before = subscriber.identity()->id;
    subscriber.reopen();
    EXPECT_EQ(listener.losses.size(), 1U);
    EXPECT_FALSE(subscriber.hearsInvalidations());
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.hearings == 2; }, kWaitMs));
    EXPECT_NE(subscriber.identity()->id, before);
    subscriber.setInvalidations(false);
    EXPECT_FALSE(subscriber.hearsInvalidations());
}

TEST(Subscriber, InvalidationsThatAreRefusedHarmNoPattern)
{
    RedisServer server;
    server.command({"ACL", "SETUSER", "narrow", "on", ">pw", "+@all", "-client", "resetchannels", "&news:*"});
    Subscriber subscriber(tcp(server.port()), {QStringLiteral("narrow"), "pw"}, 0, quick());
    Listener listener(subscriber);
    subscriber.setPatterns({"news:*"});
    subscriber.setInvalidations(true);
    subscriber.open();
    ASSERT_TRUE(listener.isSubscribed());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !listener.hearingRefusals.empty(); }, kWaitMs));
    EXPECT_EQ(listener.hearingRefusals.front(), ErrorKind::PermissionDenied);
    ASSERT_FALSE(subscriber.identity());
    EXPECT_EQ(subscriber.identity().error().kind, ErrorKind::PermissionDenied);
    EXPECT_TRUE(listener.refusals.empty());
    server.command({"ACL", "SETUSER", "narrow", "&__redis__:invalidate"});
    subscriber.setInvalidations(true);
    EXPECT_TRUE(QTest::qWaitFor([&] { return listener.hearings == 1; }, kWaitMs));
    EXPECT_TRUE(subscriber.isSubscribed());
}

/// A batch names as many keys as were changed in one turn of the server.
TEST(Subscriber, HearsOfManyKeysInOneMessage)
{
    RedisServer server;
    Subscriber subscriber(tcp(server.port()), {}, 0, quick());
    Listener listener(subscriber);
    subscriber.setInvalidations(true);
    subscriber.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.hearings == 1; }, kWaitMs));
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    ASSERT_TRUE(ask(connection,
                    {"CLIENT", "TRACKING", "ON", "REDIRECT", QByteArray::number(subscriber.identity()->id), "BCAST"}));
    server.command({"EVAL", "for i = 1, 50000 do redis.call('SET', 'key:' .. i, i) end", "0"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return listener.invalid.size() >= 50'000; }, kWaitMs));
    std::sort(listener.invalid.begin(), listener.invalid.end());
    EXPECT_EQ(std::unique(listener.invalid.begin(), listener.invalid.end()) - listener.invalid.begin(), 50'000);
    EXPECT_TRUE(listener.losses.empty());
}
