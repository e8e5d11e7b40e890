// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"
#include "tests/support/testauthority.h"

#include <gtest/gtest.h>

// A server's certificate that runs out while it is watched: what is open stays, since TLS looks at it in the handshake
// only, and what is cut then does not come back until there is another one.

using namespace messages;
using support::HonestStatus;
using support::RedisServer;
using support::sessionId;
using support::TestAuthority;
using support::Watched;
using support::WatchedServer;
using Phase = ConnectionStatus::Phase;

namespace
{

qint64 clientsSeenBy(RedisServer &server)
{
    const QByteArray told = server.string({"INFO", "stats"});
    const QByteArray word = "total_connections_received:";
    return told.mid(told.indexOf(word) + word.size()).split('\r').first().toLongLong();
}

} // namespace

TEST(CertificateExpiry, IsToldAndOverWhenThereIsAnotherOne)
{
    TestAuthority &authority = TestAuthority::shared();
    const TestAuthority::Pair first = authority.issue();
    WatchedServer watched(RedisServer::Tls{first.certificate, first.key, authority.certificate(), false});
    watched.tls.caFile = authority.certificate();
    for (int i = 0; i < 40; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(watched.load()) << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    const HonestStatus honest(watched);
    const ConnectionStatus &status = watched.monitor.connectionStatus();

    // Only now one that runs out soon: that much time is for connecting alone.
    const auto putInPlace = [&](const TestAuthority::Pair &pair) {
        TestAuthority::putInPlace(pair, first);
        return watched.server.command({"CONFIG", "SET", "tls-cert-file", first.certificate.toUtf8()}) == "+OK";
    };
    const auto hangUp = [&watched] {
        watched.server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
        watched.server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    };
    ASSERT_TRUE(status.tls);
    const QDateTime former = status.tls->validUntil;
    TestAuthority::Wanted brief;
    brief.until = QDateTime::currentDateTimeUtc().addSecs(12);
    ASSERT_TRUE(putInPlace(authority.issue(brief)));
    hangUp();
    ASSERT_TRUE(Watched::waitFor([&] { return status.tls && status.tls->validUntil != former; }));
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));

    ASSERT_TRUE(Watched::waitFor([&] { return status.tls && status.tls->isOutdated; }, 30'000));
    watched.setJson(sessionId(100), "bob", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue()) << "what is open stays";
    EXPECT_EQ(status.phase, Phase::Connected);
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::Live);

    const qint64 before = clientsSeenBy(watched.server);
    hangUp();
    watched.server.command({"DEL", "session:" + sessionId(1)});
    ASSERT_TRUE(Watched::waitFor([&] {
        return status.phase == Phase::Retrying && status.problem.cause.contains(QStringLiteral("expired at"));
    })) << qPrintable(status.problem.sentences());
    EXPECT_FALSE(isLive(watched.monitor.liveness().mode));
    // More and more seldom: a pause of two seconds is at least the fourth.
    ASSERT_TRUE(Watched::waitFor(
        [&] { return status.retryAt.isValid() && QDateTime::currentDateTime().msecsTo(status.retryAt) > 1400; }));
    EXPECT_LE(clientsSeenBy(watched.server) - before, 12);
    EXPECT_EQ(watched.monitor.store().count(), 41) << "what was known stays on screen";

    ASSERT_TRUE(putInPlace(authority.issue()));
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live, 40'000)) << qPrintable(status.problem.sentences());
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 40);
    ASSERT_TRUE(status.tls);
    EXPECT_FALSE(status.tls->isOutdated);
    EXPECT_TRUE(watched.monitor.liveness().gapFrom.isValid());
}
