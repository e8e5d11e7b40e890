// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/connection.h"
#include "tests/redis/peers.h"
#include "tests/support/redisserver.h"
#include "tests/support/testauthority.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

// Whether who does not answer a handshake does without TLS.

using namespace redis;
using namespace std::chrono_literals;
using State = Connection::State;
using support::RedisServer;
using support::TestAuthority;

namespace
{

Endpoint byTls(quint16 port)
{
    Endpoint endpoint = tcp(port);
    endpoint.transport = Transport::Tls;
    return endpoint;
}

ConnectionOptions patientFor(std::chrono::milliseconds time)
{
    ConnectionOptions options = quick();
    options.connectTimeout = time;
    options.tls = [] {
        TlsOptions tls;
        tls.authorities = TestAuthority::bytes(TestAuthority::shared().certificate());
        return tls;
    };
    return options;
}

} // namespace

/// Whoever speaks late, and no Redis, is not said to do without TLS.
TEST(TlsDoubt, IsOverOnlyWhenAnsweredAsRedisDoes)
{
    QTcpServer late;
    ASSERT_TRUE(late.listen(QHostAddress::LocalHost));
    QObject::connect(&late, &QTcpServer::newConnection, &late, [&] {
        QTcpSocket *socket = late.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            if (socket->peek(4) == "PING")
                socket->write("\x15\x03\x03\x02\x02\x28");
        });
    });
    Connection connection(byTls(late.serverPort()), {}, 0, patientFor(200ms));
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(failures.arrive());
    EXPECT_EQ(failures.errors.front().kind, ErrorKind::TlsTimedOut);
    EXPECT_GT(failures.retries.front().count(), 0) << "it is not final";
}

TEST(TlsDoubt, IsNoneOfWhoSpokeItBefore)
{
    TestAuthority &ours = TestAuthority::shared();
    const TestAuthority::Pair pair = ours.issue();
    auto server = std::make_unique<RedisServer>(RedisServer::Tls{pair.certificate, pair.key, ours.certificate()});
    const quint16 port = server->tlsPort();
    Connection connection(byTls(port), {}, 0, patientFor(300ms));
    Failures failures(connection);
    connection.open();
    ASSERT_TRUE(reaches(connection, State::Ready));
    // It hangs: the connections are taken, and nothing is said.
    server.reset();
    QTcpServer hung;
    ASSERT_TRUE(QTest::qWaitFor([&] { return hung.listen(QHostAddress::LocalHost, port); }, kWaitMs));
    bool wasDoubted = false;
    QObject::connect(&hung, &QTcpServer::newConnection, &hung, [&] {
        QTcpSocket *socket = hung.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [socket, &wasDoubted] { wasDoubted = wasDoubted || socket->readAll().startsWith("PING"); });
    });
    const auto timeouts = [&] {
        return std::count_if(failures.errors.begin(), failures.errors.end(),
                             [](const Error &error) { return error.kind == ErrorKind::TlsTimedOut; });
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return timeouts() >= 2; }, kWaitMs));
    EXPECT_FALSE(wasDoubted);
    EXPECT_NE(connection.state(), State::Closed);
}
