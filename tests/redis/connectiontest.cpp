// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/connection.h"
#include "tests/support/redisserver.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <optional>

using redis::CommandBatch;
using redis::Connection;
using redis::ConnectionOptions;
using redis::Endpoint;
using redis::ErrorKind;
using redis::Login;
using redis::Reply;
using redis::Result;
using support::RedisServer;
using State = redis::Connection::State;
using namespace std::chrono_literals;

namespace
{

Endpoint tcp(quint16 port)
{
    Endpoint endpoint;
    endpoint.port = port;
    return endpoint;
}

Endpoint local(const QString &path)
{
    Endpoint endpoint;
    endpoint.transport = redis::Transport::Unix;
    endpoint.path = path;
    return endpoint;
}

/// Short limits, so that failures come soon; long enough for a busy machine.
ConnectionOptions quick()
{
    ConnectionOptions options;
    options.firstRetry = 20ms;
    options.lastRetry = 100ms;
    return options;
}

bool reaches(const Connection &connection, State state, int limitMs = 15'000)
{
    return QTest::qWaitFor([&] { return connection.state() == state; }, limitMs);
}

/// One command, waited for.
Result<Reply> ask(Connection &connection, std::initializer_list<QByteArrayView> arguments)
{
    std::optional<Result<Reply>> answer;
    QObject context; // a late answer must not reach a function that has returned
    connection.send(arguments, &context, [&](Result<Reply> reply) { answer = std::move(reply); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 15'000))
        return tl::unexpected(redis::Error{ErrorKind::TimedOut, QStringLiteral("the test gave up")});
    return *answer;
}

/// What Connection::failed() said, in order.
struct Failures {
    explicit Failures(Connection &connection)
    {
        QObject::connect(&connection, &Connection::failed, &context,
                         [this](const redis::Error &error, std::chrono::milliseconds retryIn) {
                             errors.push_back(error);
                             retries.push_back(retryIn);
                         });
    }
    bool arrive(size_t count = 1)
    {
        return QTest::qWaitFor([&] { return errors.size() >= count; }, 15'000);
    }

    std::vector<redis::Error> errors;
    std::vector<std::chrono::milliseconds> retries;
    QObject context;
};

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
    ASSERT_TRUE(QTest::qWaitFor([&] { return order.size() == 4; }, 15'000));
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
    connection.send(batch, &context, [&](auto replies) { kinds.push_back(replies.error().kind); });
    connection.send({"PING"}, &context, [&](auto reply) { kinds.push_back(reply.error().kind); });
    server.kill();
    ASSERT_TRUE(QTest::qWaitFor([&] { return kinds.size() == 2; }, 15'000));
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
