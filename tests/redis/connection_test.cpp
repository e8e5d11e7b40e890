// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/connection.h"
#include "tests/redis/peers.h"
#include "tests/support/redisserver.h"

#include <QDeadlineTimer>
#include <QTcpServer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>
#include <optional>

using namespace redis;
using namespace std::chrono_literals;
using support::RedisServer;
using State = Connection::State;

namespace
{

Login login(const char *user, const char *password)
{
    return Login{QString::fromLatin1(user), password};
}

} // namespace

TEST(Connection, TalksOverTcp)
{
    RedisServer server;
    ASSERT_TRUE(server.isRunning());
    Connection connection(tcp(server.port()), {}, 0, quick());
    EXPECT_EQ(connection.state(), State::Closed);
    connection.open();
    EXPECT_EQ(connection.state(), State::Connecting);
    ASSERT_TRUE(reaches(connection, State::Ready));

    EXPECT_EQ(ask(connection, {"SET", "key", "value"})->bytes, "OK");
    EXPECT_EQ(ask(connection, {"GET", "key"})->bytes, "value");
    EXPECT_TRUE(ask(connection, {"GET", "other"})->isNil());
    EXPECT_EQ(ask(connection, {"INCR", "count"})->integer, 1);
    EXPECT_EQ(ask(connection, {"CLIENT", "GETNAME"})->bytes, "sessionscope");
    EXPECT_EQ(connection.pending(), 0);
}

TEST(Connection, TalksOverUnixSocket)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    Connection connection(local(server.socketPath()), {}, 3, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_EQ(ask(connection, {"SET", "key", "value"})->bytes, "OK");
    EXPECT_TRUE(ask(connection, {"CLIENT", "INFO"})->bytes.contains(" db=3 "));
}

TEST(Connection, AnswersAreInOrderWhateverTheSizeOfTheBatch)
{
    RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));

    CommandBatch large;
    for (int i = 0; i < 10'000; ++i)
        large.add({"ECHO", QByteArray::number(i)});
    std::vector<int> order;
    int right = 0;
    QObject context;
    connection.send({"ECHO", "first"}, &context, [&](Result<Reply> reply) {
        EXPECT_EQ(reply->bytes, "first");
        order.push_back(1);
    });
    connection.send(large, &context, [&](Result<std::vector<Reply>> replies) {
        ASSERT_TRUE(replies);
        ASSERT_EQ(replies->size(), 10'000U);
        for (int i = 0; i < 10'000; ++i)
            right += (*replies)[size_t(i)].bytes == QByteArray::number(i) ? 1 : 0;
        order.push_back(2);
    });
    connection.send(CommandBatch(), &context, [&](Result<std::vector<Reply>> replies) {
        EXPECT_TRUE(replies && replies->empty());
        order.push_back(3);
    });
    connection.send({"ECHO", "last"}, &context, [&](Result<Reply>) { order.push_back(4); });
    EXPECT_EQ(connection.pending(), 10'002);
    EXPECT_TRUE(order.empty());
    ASSERT_TRUE(QTest::qWaitFor([&] { return order.size() == 4; }, kWaitMs));
    EXPECT_EQ(order, (std::vector{1, 2, 3, 4}));
    EXPECT_EQ(right, 10'000);
}

TEST(Connection, ComesBackAfterTheServerWasKilled)
{
    RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));

    // Neither is answered before the server is gone.
    std::vector<ErrorKind> kinds;
    CommandBatch batch({"BLPOP", "nothing", "0"});
    batch.add({"PING"});
    QObject context;
    connection.send(batch, &context,
                    [&](Result<std::vector<Reply>> replies) { kinds.push_back(replies.error().kind); });
    connection.send({"PING"}, &context, [&](Result<Reply> reply) { kinds.push_back(reply.error().kind); });
    server.kill();
    ASSERT_TRUE(QTest::qWaitFor([&] { return kinds.size() == 2; }, kWaitMs));
    EXPECT_EQ(kinds, (std::vector{ErrorKind::ConnectionLost, ErrorKind::ConnectionLost}));
    EXPECT_EQ(connection.pending(), 0);

    ASSERT_TRUE(failures.arrive(2));
    EXPECT_EQ(failures.errors[0].kind, ErrorKind::ConnectionLost);
    EXPECT_EQ(failures.errors[1].kind, ErrorKind::ConnectionRefused);
    EXPECT_GT(failures.retries[0], 0ms);

    ASSERT_TRUE(server.start());
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_EQ(ask(connection, {"PING"})->bytes, "PONG");
    EXPECT_EQ(kinds.size(), 2U);
}

TEST(Connection, LogsInWithAPassword)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--requirepass"), QStringLiteral("secret")});
    Connection connection(tcp(server.port()), login("", "secret"), 2, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_TRUE(ask(connection, {"SET", "a", "b"}));
    EXPECT_TRUE(ask(connection, {"CLIENT", "INFO"})->bytes.contains(" db=2 "));
}

TEST(Connection, SaysOnceThatThePasswordIsWrong)
{
    RedisServer server(RedisServer::Listen::Tcp, {QStringLiteral("--requirepass"), QStringLiteral("secret")});
    Connection wrong(tcp(server.port()), login("", "guess"), 0, quick());
    Failures wrongFailures(wrong);
    wrong.open();
    EXPECT_EQ(wrongFailures.final(wrong), ErrorKind::WrongPassword);
    EXPECT_FALSE(wrongFailures.errors.front().detail.contains(QLatin1String("guess")));
    EXPECT_EQ(ask(wrong, {"PING"}).error().kind, ErrorKind::WrongPassword);

    Connection none(tcp(server.port()), {}, 0, quick());
    Failures noneFailures(none);
    none.open();
    EXPECT_EQ(noneFailures.final(none), ErrorKind::AuthenticationRequired);

    Connection stranger(tcp(server.port()), login("nobody", "secret"), 0, quick());
    Failures strangerFailures(stranger);
    stranger.open();
    EXPECT_EQ(strangerFailures.final(stranger), ErrorKind::WrongPassword);
}

TEST(Connection, TakesAPasswordThatNobodyAskedFor)
{
    RedisServer server;
    Connection connection(tcp(server.port()), login("", "secret"), 0, quick());
    connection.open();
    EXPECT_TRUE(reaches(connection, State::Ready));
}

TEST(Connection, NeedsNoMoreRightsThanItUses)
{
    RedisServer server;
    server.command({"ACL", "SETUSER", "narrow", "on", ">pw", "~*", "+get", "+ping"});
    server.command({"ACL", "SETUSER", "mute", "on", ">pw", "~*", "+get"});
    server.command({"SET", "key", "value"});
    for (const char *user : {"narrow", "mute"}) {
        Connection connection(tcp(server.port()), login(user, "pw"), 0, quick());
        connection.open();
        ASSERT_TRUE(reaches(connection, State::Ready)) << user;
        EXPECT_EQ(ask(connection, {"GET", "key"})->bytes, "value");
        EXPECT_EQ(ask(connection, {"DEL", "key"}).error().kind, ErrorKind::PermissionDenied);
    }

    Connection elsewhere(tcp(server.port()), login("narrow", "pw"), 1, quick());
    Failures failures(elsewhere);
    elsewhere.open();
    EXPECT_EQ(failures.final(elsewhere), ErrorKind::PermissionDenied);
}

TEST(Connection, SaysThatThereIsNoSuchDatabase)
{
    RedisServer server;
    Connection connection(tcp(server.port()), {}, 99, quick());
    Failures failures(connection);
    connection.open();
    EXPECT_EQ(failures.final(connection), ErrorKind::DatabaseOutOfRange);
}

TEST(Connection, NoticesAServerThatHangs)
{
    RedisServer server;
    ConnectionOptions options = quick();
    options.answerTimeout = 300ms;
    options.connectTimeout = 300ms;
    Connection connection(tcp(server.port()), {}, 0, options);
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));

    server.suspend();
    EXPECT_EQ(ask(connection, {"PING"}).error().kind, ErrorKind::TimedOut);
    ASSERT_TRUE(failures.arrive(2)); // the system still accepts connections, but nobody answers the login
    EXPECT_EQ(failures.errors[0].kind, ErrorKind::TimedOut);
    EXPECT_EQ(failures.errors[1].kind, ErrorKind::TimedOut);
    EXPECT_EQ(ask(connection, {"PING"}).error().kind, ErrorKind::TimedOut);

    server.resume();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_TRUE(ask(connection, {"PING"}));
}

TEST(Connection, NoticesAServerThatHangsWhileNothingIsAsked)
{
    RedisServer server;
    ConnectionOptions options = quick();
    options.idlePing = 100ms;
    options.answerTimeout = 200ms;
    Connection connection(tcp(server.port()), {}, 0, options);
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    const auto pings = [&server] {
        const QByteArray statistics = server.string({"INFO", "commandstats"});
        const QByteArray name = "cmdstat_ping:calls=";
        const qsizetype begin = statistics.indexOf(name) + name.size();
        return statistics.mid(begin, statistics.indexOf(',', begin) - begin).toInt();
    };
    const int greetings = pings();
    ASSERT_GT(greetings, 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return pings() > greetings; }, kWaitMs));
    EXPECT_TRUE(failures.errors.empty());
    server.suspend();
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(failures.errors[0].kind, ErrorKind::TimedOut);
}

TEST(Connection, WaitsForASlowCommandAsLongAsSomethingArrives)
{
    RedisServer server;
    ConnectionOptions options = quick();
    options.answerTimeout = 400ms;
    Connection connection(tcp(server.port()), {}, 0, options);
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    CommandBatch batch;
    for (int i = 0; i < 6; ++i)
        batch.add({"BLPOP", "nothing", "0.15"}); // 0.9 s in all, a sign of life each 0.15 s
    std::optional<size_t> count;
    connection.send(batch, &connection,
                    [&](Result<std::vector<Reply>> replies) { count = replies ? replies->size() : 0; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return count.has_value(); }, kWaitMs));
    EXPECT_EQ(*count, 6U);
}

TEST(Connection, SaysWhyItCannotConnect)
{
    const auto firstFailure = [](const Endpoint &endpoint, bool reconnect = true) {
        ConnectionOptions options = quick();
        options.reconnect = reconnect;
        options.connectTimeout = 15s; // for a name server that takes its time to say no
        Connection connection(endpoint, {}, 0, options);
        Failures failures(connection);
        connection.open();
        EXPECT_TRUE(failures.errors.empty()); // never from inside open()
        EXPECT_TRUE(failures.arrive());
        EXPECT_EQ(failures.retries.front() > 0ms, reconnect);
        EXPECT_EQ(connection.state(), reconnect ? State::Waiting : State::Closed);
        return failures.errors.front().kind;
    };
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    const quint16 port = closed.serverPort();
    closed.close();
    EXPECT_EQ(firstFailure(tcp(port)), ErrorKind::ConnectionRefused);
    EXPECT_EQ(firstFailure(tcp(port), false), ErrorKind::ConnectionRefused);

    Endpoint unknown;
    unknown.host = QStringLiteral("no-such-host.invalid");
    EXPECT_EQ(firstFailure(unknown), ErrorKind::HostNotFound);

    QTemporaryDir folder;
    EXPECT_EQ(firstFailure(local(folder.filePath(QStringLiteral("none")))), ErrorKind::SocketNotFound);
    QFile file(folder.filePath(QStringLiteral("file")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    EXPECT_EQ(firstFailure(local(file.fileName())), ErrorKind::ConnectionRefused);
}

TEST(Connection, RefusesToWriteWhenReadOnly)
{
    RedisServer server;
    ConnectionOptions options = quick();
    options.readOnly = true;
    Connection connection(tcp(server.port()), {}, 0, options);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));

    // A refused batch is answered in its turn, and not from inside send().
    std::vector<int> order;
    CommandBatch mixed({"GET", "key"});
    mixed.add({"SET", "key", "value"});
    connection.send({"GET", "key"}, nullptr, [&](Result<Reply> reply) {
        EXPECT_TRUE(reply);
        order.push_back(1);
    });
    connection.send(mixed, nullptr, [&](Result<std::vector<Reply>> replies) {
        EXPECT_EQ(replies.error().kind, ErrorKind::ReadOnlyProfile);
        order.push_back(2);
    });
    connection.send({"GET", "key"}, nullptr, [&](Result<Reply> reply) {
        EXPECT_TRUE(reply);
        order.push_back(3);
    });
    EXPECT_TRUE(order.empty());
    ASSERT_TRUE(QTest::qWaitFor([&] { return order.size() == 3; }, kWaitMs));
    EXPECT_EQ(order, (std::vector{1, 2, 3}));
    EXPECT_EQ(ask(connection, {"DEL", "key"}).error().kind, ErrorKind::ReadOnlyProfile);
    EXPECT_EQ(server.integer({"EXISTS", "key"}), 0);
}

TEST(Connection, AnswersWhileNotConnected)
{
    Connection connection(tcp(1), {}, 0, quick());
    bool answered = false;
    connection.send({"PING"}, nullptr, [&](Result<Reply> reply) {
        EXPECT_EQ(reply.error().kind, ErrorKind::Closed);
        answered = true;
    });
    EXPECT_FALSE(answered);
    EXPECT_TRUE(QTest::qWaitFor([&] { return answered; }, kWaitMs));
}

TEST(Connection, DropsAnswersForTheDead)
{
    RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    auto context = std::make_unique<QObject>();
    connection.send({"ECHO", "1"}, context.get(), [](Result<Reply>) { ADD_FAILURE() << "answered a dead object"; });
    context.reset();
    EXPECT_EQ(ask(connection, {"ECHO", "2"})->bytes, "2"); // not "1"
}

TEST(Connection, ClosesOnceAndOpensAgain)
{
    RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    std::vector<State> states;
    QObject::connect(&connection, &Connection::stateChanged, &connection, [&](State s) { states.push_back(s); });
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_EQ(states, (std::vector{State::Connecting, State::Handshaking, State::Ready}));

    std::vector<ErrorKind> kinds;
    for (int i = 0; i < 3; ++i)
        connection.send({"BLPOP", "nothing", "0"}, nullptr,
                        [&](Result<Reply> reply) { kinds.push_back(reply.error().kind); });
    connection.close();
    connection.close();
    EXPECT_EQ(kinds, (std::vector<ErrorKind>(3, ErrorKind::Closed)));
    EXPECT_EQ(states.back(), State::Closed);
    EXPECT_EQ(states.size(), 4U);
    EXPECT_TRUE(failures.errors.empty());

    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_TRUE(ask(connection, {"PING"}));
}

TEST(Connection, MayBeDeletedInsideAHandler)
{
    RedisServer server;
    auto connection = std::make_unique<Connection>(tcp(server.port()), Login{}, 0, quick());
    connection->open();
    ASSERT_TRUE(reaches(*connection, State::Ready));
    int answers = 0;
    for (int i = 0; i < 3; ++i) {
        connection->send({"PING"}, nullptr, [&](Result<Reply>) {
            ++answers;
            connection.reset();
        });
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return !connection; }, kWaitMs));
    EXPECT_EQ(answers, 1);
}

TEST(Connection, MayBeDeletedInsideASignal)
{
    RedisServer server;
    for (const State last : {State::Connecting, State::Handshaking, State::Ready}) {
        auto connection = std::make_unique<Connection>(tcp(server.port()), Login{}, 0, quick());
        QObject context;
        QObject::connect(connection.get(), &Connection::stateChanged, &context, [&](State state) {
            if (state == last)
                connection.reset();
        });
        connection->open();
        EXPECT_TRUE(QTest::qWaitFor([&] { return !connection; }, kWaitMs));
    }
    auto connection = std::make_unique<Connection>(tcp(1), Login{}, 0, quick());
    QObject context;
    QObject::connect(connection.get(), &Connection::failed, &context, [&] { connection.reset(); });
    connection->open();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !connection; }, kWaitMs));
}

TEST(Connection, MayBeClosedInsideAHandler)
{
    RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    std::vector<bool> good;
    connection.send({"PING"}, nullptr, [&](Result<Reply> reply) {
        good.push_back(reply.has_value());
        connection.close();
    });
    connection.send({"BLPOP", "nothing", "0"}, nullptr, [&](Result<Reply> reply) {
        good.push_back(reply.has_value());
        EXPECT_EQ(reply.error().kind, ErrorKind::Closed);
    });
    ASSERT_TRUE(QTest::qWaitFor([&] { return good.size() == 2; }, kWaitMs));
    EXPECT_EQ(good, (std::vector{true, false}));
}

TEST(Connection, AHandlerThatInsistsDoesNotHangTheThread)
{
    Connection connection(tcp(1), {}, 0, quick());
    int attempts = 0;
    std::function<void(Result<Reply>)> insist = [&](Result<Reply>) {
        if (++attempts < 50)
            connection.send({"PING"}, nullptr, insist);
    };
    connection.send({"PING"}, nullptr, insist);
    QCoreApplication::processEvents();
    EXPECT_LT(attempts, 50);
    EXPECT_TRUE(QTest::qWaitFor([&] { return attempts == 50; }, kWaitMs));
}

TEST(Connection, SendsMoreThanTheNetworkTakesAtOnce)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    Connection connection(local(server.socketPath()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    const QByteArray large(8'000'000, 'x');
    CommandBatch batch;
    for (int i = 0; i < 5; ++i)
        batch.add({"SET", "key" + QByteArray::number(i), large});
    int answers = 0;
    connection.send(batch, nullptr,
                    [&](Result<std::vector<Reply>> replies) { answers += replies ? int(replies->size()) : 0; });
    connection.send({"GET", "key4"}, nullptr, [&](Result<Reply> reply) { answers += reply->bytes == large ? 1 : 0; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return answers == 6; }, kWaitMs));
}

TEST(Connection, SendsAtOnceWhenAsked)
{
    support::RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    connection.send({"SET", "a", "1"}, nullptr, [](const Result<Reply> &) {});
    connection.flush();
    // This thread does not reach its event loop, and the other client is told all the same.
    QDeadlineTimer limit(kWaitMs);
    while (server.string({"GET", "a"}) != "1" && !limit.hasExpired()) {
    }
    EXPECT_EQ(server.string({"GET", "a"}), "1");
}

TEST(Connection, WhatAHandlerSendsLeavesBeforeTheNextOneIsCalled)
{
    support::RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    QByteArray seen;
    connection.send({"GET", "x"}, nullptr, [&](const Result<Reply> &) {
        connection.send({"SET", "a", "1"}, nullptr, [](const Result<Reply> &) {});
    });
    bool done = false;
    connection.send({"GET", "y"}, nullptr, [&](const Result<Reply> &) {
        QDeadlineTimer limit(kWaitMs);
        while ((seen = server.string({"GET", "a"})) != "1" && !limit.hasExpired()) {
        }
        done = true;
    });
    ASSERT_TRUE(QTest::qWaitFor([&] { return done; }, 2 * kWaitMs));
    EXPECT_EQ(seen, "1");
}

TEST(Connection, TellsOfABreakOnlyAfterTheCallThatFlushes)
{
    support::RedisServer server;
    Connection connection(tcp(server.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    bool isInside = false;
    bool isToldInside = false;
    int failed = 0;
    QObject::connect(&connection, &Connection::failed, &connection, [&] {
        isToldInside = isToldInside || isInside;
        ++failed;
    });
    server.kill();
    isInside = true;
    int answered = 0;
    for (int i = 0; i < 20; ++i) { // the first one is told that there is nobody, the next ones fail
        connection.send({"SET", "a", QByteArray(200'000, 'x')}, nullptr, [&](const Result<Reply> &reply) {
            EXPECT_FALSE(reply);
            ++answered;
        });
        connection.flush();
    }
    isInside = false;
    ASSERT_TRUE(QTest::qWaitFor([&] { return answered == 20; }, kWaitMs));
    EXPECT_GE(failed, 1);
    EXPECT_FALSE(isToldInside);
}
