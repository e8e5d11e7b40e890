// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <gtest/gtest.h>

using support::FaultProxy;
using Mode = FaultProxy::Mode;

namespace
{

constexpr int kWaitMs = 60'000;

/// Sends back what it gets.
struct Echo {
    Echo()
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket *socket = server.nextPendingConnection();
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                --connections;
                socket->deleteLater();
            });
        });
    }
    QTcpServer server;
    int connections = 0;
};

bool opens(QTcpSocket &socket, const FaultProxy &proxy)
{
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), proxy.port());
    return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }, kWaitMs);
}

bool hears(QTcpSocket &socket, const QByteArray &bytes)
{
    return QTest::qWaitFor([&] { return socket.bytesAvailable() >= bytes.size(); }, kWaitMs) &&
           socket.readAll() == bytes;
}

bool isEnded(QTcpSocket &socket)
{
    return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, kWaitMs);
}

} // namespace

TEST(FaultProxy, PassesOnAndCuts)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    QTcpSocket socket;
    ASSERT_TRUE(opens(socket, proxy));
    socket.write("hello");
    EXPECT_TRUE(hears(socket, "hello"));
    EXPECT_EQ(proxy.answered(), 5);
    EXPECT_EQ(proxy.connections(), 1);
    proxy.cut();
    EXPECT_TRUE(isEnded(socket));
    EXPECT_TRUE(QTest::qWaitFor([&] { return echo.connections == 0; }, kWaitMs));
}

/// TCP keeps the order, whatever happens on the way: a command's answer that arrived as another one's would be taken
/// for that.
TEST(FaultProxy, KeepsTheOrderWhenADelayEnds)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    QTcpSocket socket;
    ASSERT_TRUE(opens(socket, proxy));
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QByteArray sent;
    const auto send = [&](int pieces) {
        for (int i = 0; i < pieces; ++i) {
            const QByteArray piece = QByteArray::number(sent.size()) + ' ';
            socket.write(piece);
            socket.flush();
            sent += piece;
            QElapsedTimer pause; // less than the timers count in
            pause.start();
            while (pause.nsecsElapsed() < 130'000) {
            }
        }
    };
    for (const int delay : {40, 0, 7, 3, 20, 0, 1, 0}) {
        proxy.setDelay(std::chrono::milliseconds(delay));
        send(100);
    }
    EXPECT_TRUE(hears(socket, sent));
}

TEST(FaultProxy, DeliversWhatWasOnItsWayAfterABlackHole)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    QTcpSocket socket;
    ASSERT_TRUE(opens(socket, proxy));
    socket.write("first");
    ASSERT_TRUE(hears(socket, "first"));
    constexpr int kDelayMs = 2000; // by far longer than the way to the proxy, also where others have the processor
    proxy.setDelay(std::chrono::milliseconds(kDelayMs));
    socket.write("second");
    QTest::qWait(kDelayMs / 20);
    proxy.setMode(Mode::BlackHole);
    EXPECT_FALSE(QTest::qWaitFor([&] { return socket.bytesAvailable() > 0; }, 2 * kDelayMs));
    proxy.setMode(Mode::Passing);
    EXPECT_TRUE(hears(socket, "second")) << "TCP would have sent it again";
}

TEST(FaultProxy, RefusesAndTakesAgain)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    proxy.setMode(Mode::Refusing);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), proxy.port());
    EXPECT_TRUE(isEnded(socket));
    EXPECT_EQ(socket.error(), QAbstractSocket::ConnectionRefusedError);
    proxy.setMode(Mode::Passing);
    EXPECT_TRUE(opens(socket, proxy));
}

TEST(FaultProxy, SwallowsAllAsABlackHoleAndGoesOn)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    QTcpSocket open;
    ASSERT_TRUE(opens(open, proxy));
    open.write("a");
    ASSERT_TRUE(hears(open, "a"));
    proxy.setMode(Mode::BlackHole);
    open.write("bc");
    QTcpSocket late;
    ASSERT_TRUE(opens(late, proxy)) << "by the system alone";
    late.write("d");
    EXPECT_FALSE(QTest::qWaitFor([&] { return open.bytesAvailable() + late.bytesAvailable() > 0; }, 200));
    EXPECT_EQ(echo.connections, 1);
    proxy.setMode(Mode::Passing);
    EXPECT_TRUE(hears(open, "bc"));
    EXPECT_TRUE(hears(late, "d"));
}

TEST(FaultProxy, EndsAnAnswerInTheMiddle)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    QTcpSocket socket;
    ASSERT_TRUE(opens(socket, proxy));
    proxy.truncateAfter(3);
    socket.write("12345");
    EXPECT_TRUE(isEnded(socket));
    EXPECT_LE(socket.readAll().size(), 3);
    EXPECT_EQ(proxy.truncations(), 1);
    ASSERT_TRUE(opens(socket, proxy));
    socket.write("12345");
    EXPECT_TRUE(hears(socket, "12345")) << "once";
}

TEST(FaultProxy, LeavesAConnectionHalfOpen)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    QTcpSocket socket;
    ASSERT_TRUE(opens(socket, proxy));
    socket.write("a");
    ASSERT_TRUE(hears(socket, "a"));
    proxy.halfOpen();
    EXPECT_TRUE(QTest::qWaitFor([&] { return echo.connections == 0; }, kWaitMs));
    socket.write("b");
    EXPECT_FALSE(QTest::qWaitFor([&] { return socket.state() != QAbstractSocket::ConnectedState; }, 200));
    QTcpSocket other;
    ASSERT_TRUE(opens(other, proxy));
    other.write("c");
    EXPECT_TRUE(hears(other, "c"));
}

TEST(FaultProxy, Delays)
{
    Echo echo;
    FaultProxy proxy(echo.server.serverPort());
    proxy.setDelay(std::chrono::milliseconds(60));
    QTcpSocket socket;
    ASSERT_TRUE(opens(socket, proxy));
    QElapsedTimer timer;
    timer.start();
    socket.write("a");
    EXPECT_TRUE(hears(socket, "a"));
    EXPECT_GE(timer.elapsed(), 115) << "once each way";
}
