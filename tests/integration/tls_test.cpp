// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"
#include "tests/support/testauthority.h"

#include <QFile>

#include <gtest/gtest.h>

// Sessions are followed by TLS as without it.

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::HonestStatus;
using support::RedisServer;
using support::sessionId;
using support::TestAuthority;
using support::WatchedServer;
using Phase = ConnectionStatus::Phase;

namespace
{

using Wanted = TestAuthority::Wanted;

RedisServer::Tls served(const TestAuthority::Pair &pair, bool demandsClientCertificate = false)
{
    return {pair.certificate, pair.key, TestAuthority::shared().certificate(), demandsClientCertificate};
}

TlsSettings trustingTheTests()
{
    TlsSettings settings;
    settings.caFile = TestAuthority::shared().certificate();
    return settings;
}

void replace(const QString &file, const QString &by)
{
    QFile::remove(file);
    ASSERT_TRUE(QFile::copy(by, file));
}

} // namespace

TEST(TlsSessions, AreFollowedLive)
{
    WatchedServer watched(served(TestAuthority::shared().issue()));
    watched.tls = trustingTheTests();
    for (int i = 0; i < 80; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::Live);
    const auto &tls = watched.monitor.connectionStatus().tls;
    ASSERT_TRUE(tls);
    EXPECT_EQ(tls->subject, QStringLiteral("localhost"));
    EXPECT_TRUE(tls->isVerified);
    EXPECT_FALSE(tls->isOutdated);
    const HonestStatus honest(watched);
    for (int i = 80; i < 120; ++i)
        watched.setHash(sessionId(i), "late", i % 20 == 0 ? 300 : 60'000);
    for (int i = 0; i < 40; ++i)
        watched.server.command({"DEL", "session:" + sessionId(i)});
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.server.integer({"DBSIZE"}), watched.shown().size());
    EXPECT_TRUE(watched.refusals.isEmpty());
}

TEST(TlsSessions, AreFollowedWithAClientCertificate)
{
    TestAuthority &authority = TestAuthority::shared();
    Wanted client;
    client.name = QStringLiteral("viewer");
    const TestAuthority::Pair pair = authority.issue(client);
    const TestAuthority::Pair other = authority.issue(client);
    WatchedServer watched(served(authority.issue(), true));
    watched.tls = trustingTheTests();
    watched.setJson(sessionId(1), "alice", 60'000);
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    EXPECT_TRUE(
        watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("demands a client certificate")))
        << watched.monitor.connectionStatus().problem.cause.toStdString();
    EXPECT_FALSE(watched.monitor.connectionStatus().needsPassphrase);

    watched.tls.certificateFile = pair.certificate;
    watched.tls.keyFile = authority.locked(pair.key, "s3same");
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    EXPECT_TRUE(watched.monitor.connectionStatus().needsPassphrase);
    EXPECT_FALSE(watched.monitor.connectionStatus().needsPassword);
    watched.connectMonitor({QByteArray(), QByteArrayLiteral("wrong")});
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    EXPECT_TRUE(watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("does not open the key")));
    watched.connectMonitor({QByteArray(), QByteArrayLiteral("s3same")});
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(watched.waitUntilTrue());

    watched.tls.keyFile = other.key;
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Failed));
    EXPECT_TRUE(watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("does not belong")));
}

TEST(TlsSessions, SurviveACertificateThatIsReplaced)
{
    TestAuthority &authority = TestAuthority::shared();
    TestAuthority stranger(QStringLiteral("Somebody Else"));
    const TestAuthority::Pair served = authority.issue();
    WatchedServer watched(::served(served));
    const QString caFile =
        authority.file(QStringLiteral("replaced-ca.pem"), TestAuthority::bytes(authority.certificate()));
    watched.tls.caFile = caFile;
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilTrue());
    const HonestStatus honest(watched);

    // Another one by another authority: the connection that there is goes on, the next one is refused.
    const TestAuthority::Pair foreign = stranger.issue();
    replace(served.certificate, foreign.certificate);
    replace(served.key, foreign.key);
    EXPECT_EQ(watched.server.command({"CONFIG", "SET", "tls-cert-file", served.certificate.toUtf8()}), "+OK");
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.connectionStatus().phase, Phase::Connected);
    watched.server.command({"CLIENT", "KILL", "SKIPME", "yes"});
    ASSERT_TRUE(watched.waitFor([&] {
        const ConnectionStatus &status = watched.monitor.connectionStatus();
        return status.phase == Phase::Retrying && status.problem.cause.contains(QStringLiteral("signed by"));
    })) << watched.monitor.connectionStatus().problem.cause.toStdString();
    EXPECT_FALSE(watched.monitor.connectionStatus().tls);

    // The new authority is put where the old one was: no more has to be done.
    watched.setJson(sessionId(3), "carol", 600'000);
    replace(caFile, stranger.certificate());
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live, 40'000));
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.connectionStatus().tls->issuer, QStringLiteral("Somebody Else"));
}

TEST(TlsSessions, ACertificateThatRunsOutWhileOpenIsTold)
{
    Wanted brief;
    brief.until = QDateTime::currentDateTimeUtc().addSecs(8);
    WatchedServer watched(served(TestAuthority::shared().issue(brief)));
    watched.tls = trustingTheTests();
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.monitor.connectionStatus().tls);
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.connectionStatus().tls->isOutdated; }));
    EXPECT_EQ(watched.monitor.connectionStatus().phase, Phase::Connected);
    EXPECT_GE(QDateTime::currentDateTimeUtc(), brief.until.addMSecs(-1000));
    watched.server.command({"CLIENT", "KILL", "SKIPME", "yes"});
    EXPECT_TRUE(watched.waitFor([&] {
        return watched.monitor.connectionStatus().problem.cause.contains(QStringLiteral("expired at"));
    })) << watched.monitor.connectionStatus().problem.cause.toStdString();
}

TEST(TlsSessions, WhoeverAnswersIsTakenOnlyWhereAskedFor)
{
    TestAuthority stranger(QStringLiteral("Somebody Else"));
    WatchedServer watched(served(stranger.issue()));
    watched.connectMonitor();
    ASSERT_TRUE(watched.waitForPhase(Phase::Retrying));
    watched.tls.verifies = false;
    ASSERT_TRUE(watched.load());
    EXPECT_FALSE(watched.monitor.connectionStatus().tls->isVerified);
    EXPECT_TRUE(watched.monitor.profile().isUnverified());
}

TEST(TlsSessions, WithoutTlsTheServerSaysThatItExpectsIt)
{
    WatchedServer watched(served(TestAuthority::shared().issue()));
    ConnectionProfile plain = watched.profile();
    plain.tls = {};
    watched.monitor.connectTo(plain, {});
    ASSERT_TRUE(watched.waitFor([&] { return !watched.monitor.connectionStatus().problem.isEmpty(); }));
    EXPECT_TRUE(watched.monitor.connectionStatus().problem.sentences().contains(QStringLiteral("TLS")))
        << watched.monitor.connectionStatus().problem.sentences().toStdString();
}
