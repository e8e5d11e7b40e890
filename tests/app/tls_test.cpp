// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/logoutrun.h"
#include "tests/support/testauthority.h"

#include <gtest/gtest.h>

// The commands by TLS, with the options that redis-cli has.

using namespace support;

namespace
{

QStringList listing(const RedisServer &server, const QStringList &more)
{
    return QStringList{QStringLiteral("list"), server.url(), kJson} + more;
}

} // namespace

TEST(TlsCommands, ListReadsByTls)
{
    TestAuthority &authority = TestAuthority::shared();
    const TestAuthority::Pair pair = authority.issue();
    RedisServer server(RedisServer::Tls{pair.certificate, pair.key, authority.certificate(), false});
    fillForLogout(server);
    ProgramRun program;
    const QString ca = authority.certificate();
    ASSERT_EQ(program.run(listing(server, {QStringLiteral("--cacert"), ca})), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), 3);
    EXPECT_EQ(program.run(listing(server, {QStringLiteral("--tls-ca"), ca})), 0)
        << "the longer name: " << program.errors.constData();
    EXPECT_EQ(program.run(listing(server, {})), 3);
    EXPECT_TRUE(program.errors.contains("Sessionscope Test CA")) << program.errors.constData();
    EXPECT_EQ(program.run(listing(server, {QStringLiteral("--insecure")})), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), 3);
    EXPECT_EQ(program.run(listing(server, {QStringLiteral("--cacert"), ca, QStringLiteral("--sni"),
                                           QStringLiteral("redis.example.com")})),
              3);
    EXPECT_TRUE(program.errors.contains("not for redis.example.com, but for 127.0.0.1, localhost"))
        << program.errors.constData();

    const QString plain = QStringLiteral("127.0.0.1:%1").arg(server.tlsPort());
    EXPECT_EQ(program.run({QStringLiteral("list"), plain, QStringLiteral("--tls"), QStringLiteral("--cacert"), ca}), 0)
        << program.errors.constData();
    EXPECT_EQ(program.run({QStringLiteral("list"), plain}), 3);
    EXPECT_TRUE(program.errors.contains("TLS")) << program.errors.constData();
    EXPECT_EQ(program.run({QStringLiteral("list"), plain, QStringLiteral("--cacert"), ca}), 2) << "TLS is not on";
}

TEST(TlsCommands, ClientCertificateAndItsPassphrase)
{
    TestAuthority &authority = TestAuthority::shared();
    const TestAuthority::Pair pair = authority.issue();
    const TestAuthority::Pair client = authority.issue();
    RedisServer server(RedisServer::Tls{pair.certificate, pair.key, authority.certificate(), true});
    fillForLogout(server);
    const QStringList trusting{QStringLiteral("--cacert"), authority.certificate()};
    ProgramRun program;
    EXPECT_EQ(program.run(listing(server, trusting)), 3);
    EXPECT_TRUE(program.errors.contains("demands a client certificate")) << program.errors.constData();
    const QString key = authority.locked(client.key, "s3same");
    const QStringList showing =
        trusting + QStringList{QStringLiteral("--cert"), client.certificate, QStringLiteral("--key"), key};
    EXPECT_EQ(program.run(listing(server, showing)), 3);
    EXPECT_TRUE(program.errors.contains("locked by a passphrase")) << program.errors.constData();
    program.environment.insert(QStringLiteral("SESSIONSCOPE_KEY_PASSPHRASE"), QStringLiteral("s3same"));
    EXPECT_EQ(program.run(listing(server, showing)), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), 3);
    EXPECT_EQ(program.run(logout(server, QStringLiteral("user:=alice"), showing + QStringList{kYes, kJson})), 0)
        << program.errors.constData();
    EXPECT_EQ(countOf(program.output, "ended"), 2) << program.output.constData();
    EXPECT_EQ(server.integer({"DBSIZE"}), 2);
    EXPECT_FALSE(program.errors.contains("s3same"));
}
