// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/backoff.h"
#include "models/redis/connection.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"

#include <gtest/gtest.h>

// Peers that are no Redis, or one that misbehaves.

using namespace redis;
using namespace std::chrono_literals;
using State = Connection::State;
using support::FakeRedis;

namespace
{

/// Logs in as usual; the answer to anything else is `wire`.
FakeRedis::Script answering(const QByteArray &wire)
{
    return
        [wire](const QByteArrayList &command) { return command.front() == "GET" ? std::optional(wire) : std::nullopt; };
}

FakeRedis::Script always(const QByteArray &wire)
{
    return [wire](const QByteArrayList &) { return wire; };
}

/// What becomes of a GET when it is answered with `wire`.
ErrorKind outcomeOf(const QByteArray &wire)
{
    FakeRedis peer(answering(wire));
    Connection connection(tcp(peer.port()), {}, 0, quick());
    Failures failures(connection);
    connection.open();
    if (!reaches(connection, State::Ready))
        return ErrorKind::Closed;
    const Result<Reply> reply = ask(connection, {"GET", "key"});
    EXPECT_FALSE(reply);
    EXPECT_TRUE(failures.arrive());
    EXPECT_GT(failures.retries.front(), 0ms);
    EXPECT_TRUE(reaches(connection, State::Ready)); // again
    return reply.error().kind;
}

ErrorKind finalLoginFailure(const FakeRedis::Script &answer)
{
    FakeRedis peer(answer);
    Connection connection(tcp(peer.port()), Login{QString(), "pw"}, 1, quick());
    Failures failures(connection);
    connection.open();
    const auto kind = failures.final(connection);
    EXPECT_TRUE(kind);
    EXPECT_EQ(peer.connections(), 1);
    return kind.value_or(ErrorKind::Closed);
}

} // namespace

TEST(ConnectionFaults, TellsAnotherProtocolFromRedis)
{
    EXPECT_EQ(finalLoginFailure(always("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")), ErrorKind::NotRedis);
    EXPECT_EQ(finalLoginFailure(always("SSH-2.0-OpenSSH_9.2\r\n")), ErrorKind::NotRedis);
    EXPECT_EQ(finalLoginFailure(always("ERROR\r\n")), ErrorKind::NotRedis); // memcached
    EXPECT_EQ(finalLoginFailure(always(QByteArray("\x15\x03\x01\0\x02\x02\x0a", 7))), ErrorKind::TlsExpected);
    EXPECT_EQ(finalLoginFailure(always("+OK\r\n")), ErrorKind::NotRedis); // says so to PING too
}

TEST(ConnectionFaults, KnowsTheLoginErrorsOfOtherVersions)
{
    EXPECT_EQ(finalLoginFailure(always("-ERR invalid password\r\n")), ErrorKind::WrongPassword);
    EXPECT_EQ(finalLoginFailure(always("-DENIED Redis is running in protected mode because …\r\n")),
              ErrorKind::PermissionDenied);
    EXPECT_EQ(finalLoginFailure([](const QByteArrayList &command) -> std::optional<QByteArray> {
                  return command.front() == "SELECT" ? "-ERR SELECT is not allowed in cluster mode\r\n" : "+OK\r\n";
              }),
              ErrorKind::DatabaseOutOfRange);
}

TEST(ConnectionFaults, GoesOnWithoutWhatAnOldServerLacks)
{
    FakeRedis peer;
    peer.forget({"CLIENT"});
    peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "AUTH")
            return "-ERR Client sent AUTH, but no password is set\r\n";
        return std::nullopt;
    });
    Connection connection(tcp(peer.port()), Login{QString(), "pw"}, 1, quick());
    connection.open();
    EXPECT_TRUE(reaches(connection, State::Ready));
}

TEST(ConnectionFaults, ComesBackWhenTheServerIsFull)
{
    int refusals = 2;
    FakeRedis peer([&](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "CLIENT" && refusals > 0) {
            --refusals;
            return "-ERR max number of clients reached\r\n";
        }
        return std::nullopt;
    });
    Connection connection(tcp(peer.port()), {}, 0, quick());
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_EQ(failures.errors.front().kind, ErrorKind::ServerError);
    EXPECT_GE(peer.connections(), 2);
}

TEST(ConnectionFaults, WaitsWhileTheServerLoads)
{
    int loading = 2;
    FakeRedis peer([&](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "PING" && loading > 0) {
            --loading;
            return "-LOADING Redis is loading the dataset in memory\r\n";
        }
        return std::nullopt;
    });
    ConnectionOptions options = quick();
    options.connectTimeout = 400ms; // less than the loading takes
    Connection connection(tcp(peer.port()), {}, 0, options);
    Failures failures(connection);
    std::vector<State> states;
    QObject::connect(&connection, &Connection::stateChanged, &connection, [&](State s) { states.push_back(s); });
    connection.open();
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(connection.state(), State::Handshaking);
    EXPECT_EQ(ask(connection, {"GET", "key"}).error().kind, ErrorKind::Loading);
    ASSERT_TRUE(reaches(connection, State::Ready));
    ASSERT_EQ(failures.errors.size(), 2U);
    EXPECT_EQ(failures.errors[1].kind, ErrorKind::Loading);
    EXPECT_EQ(failures.retries, (std::vector<std::chrono::milliseconds>{250ms, 500ms}));
    EXPECT_EQ(states, (std::vector{State::Connecting, State::Handshaking, State::Ready}));
    EXPECT_EQ(peer.connections(), 1);
}

TEST(ConnectionFaults, GivesUpOnASilentPeer)
{
    FakeRedis peer(always({}));
    ConnectionOptions options = quick();
    options.connectTimeout = 100ms;
    Connection connection(tcp(peer.port()), {}, 0, options);
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(failures.arrive(2));
    EXPECT_EQ(failures.errors[0].kind, ErrorKind::TimedOut);
    EXPECT_GT(failures.retries[0], 0ms);
}

TEST(ConnectionFaults, EndsTheConnectionOnABrokenStream)
{
    EXPECT_EQ(outcomeOf("garbage\r\n"), ErrorKind::ProtocolError);
    EXPECT_EQ(outcomeOf("$3\r\nabcd\r\n"), ErrorKind::ProtocolError);
    EXPECT_EQ(outcomeOf("$2147483647\r\n"), ErrorKind::TooLarge);
    EXPECT_EQ(outcomeOf("*2147483647\r\n"), ErrorKind::TooLarge);
    EXPECT_EQ(outcomeOf(QByteArray("*1\r\n").repeated(100)), ErrorKind::TooLarge);
    EXPECT_EQ(outcomeOf("+" + QByteArray(1'000'000, 'x')), ErrorKind::TooLarge);
}

TEST(ConnectionFaults, KeepsWhatCameBeforeTheGarbage)
{
    FakeRedis peer(answering("$2\r\nok\r\ngarbage\r\n"));
    Connection connection(tcp(peer.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    std::vector<bool> good;
    connection.send({"GET", "a"}, nullptr, [&](Result<Reply> reply) { good.push_back(reply.has_value()); });
    connection.send({"GET", "b"}, nullptr, [&](Result<Reply> reply) { good.push_back(reply.has_value()); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return good.size() == 2; }, kWaitMs));
    EXPECT_EQ(good, (std::vector{true, false}));
}

TEST(ConnectionFaults, RefusesAnswersThatNobodyAskedFor)
{
    FakeRedis peer(answering("+one\r\n+two\r\n"));
    Connection connection(tcp(peer.port()), {}, 0, quick());
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    EXPECT_EQ(ask(connection, {"GET", "a"})->bytes, "one");
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(failures.errors[0].kind, ErrorKind::ProtocolError);
}

TEST(ConnectionFaults, NoticesAPeerThatHangsUpInsideAReply)
{
    FakeRedis peer;
    peer.hangUpAt("GET", "$2\r\nok\r\n*3\r\n$5\r\nhal");
    Connection connection(tcp(peer.port()), {}, 0, quick());
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    CommandBatch batch({"GET", "a"});
    batch.add({"GET", "b"});
    std::optional<ErrorKind> kind;
    connection.send(batch, nullptr, [&](Result<std::vector<Reply>> replies) {
        kind = replies ? ErrorKind::Closed : replies.error().kind;
    });
    ASSERT_TRUE(QTest::qWaitFor([&] { return kind.has_value(); }, kWaitMs));
    EXPECT_EQ(*kind, ErrorKind::ConnectionLost);
    EXPECT_TRUE(reaches(connection, State::Ready));
}

TEST(ConnectionFaults, WaitsLongerAfterEachFailure)
{
    Backoff backoff(100ms, 1000ms);
    QRandomGenerator random(1);
    std::chrono::milliseconds base = 100ms;
    for (int i = 0; i < 10; ++i) {
        const auto pause = backoff.next(random);
        EXPECT_GE(pause, base * 3 / 4);
        EXPECT_LE(pause, std::min<std::chrono::milliseconds>(base * 5 / 4, 1000ms));
        base = std::min<std::chrono::milliseconds>(base * 2, 1000ms);
    }
    backoff.reset();
    EXPECT_LE(backoff.next(random), 125ms);
    EXPECT_GE(Backoff(0ms, 0ms).next(random), 1ms); // zero would mean: never again
}
