// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/logoutrun.h"
#include "tests/support/redissentinels.h"

#include <gtest/gtest.h>

// The commands, by the address of sentinels.

using namespace support;

namespace
{

QStringList listing(const QString &url)
{
    return {QStringLiteral("list"), url, kJson};
}

} // namespace

TEST(ListSentinel, ReadsAndEndsAtThePrimary)
{
    RedisSentinels set({.replicas = 1, .sentinelPassword = "s3ntinel"});
    ASSERT_TRUE(set.isRunning());
    fillForLogout(set.server(0));
    ProgramRun program;
    EXPECT_EQ(program.run(listing(set.url())), 3);
    EXPECT_TRUE(program.errors.contains("asks for a password")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("accounts of their own")) << program.errors.constData();
    program.environment.insert(QStringLiteral("SESSIONSCOPE_SENTINEL_PASSWORD"), QStringLiteral("wrong"));
    EXPECT_EQ(program.run(listing(set.url())), 3);
    EXPECT_TRUE(program.errors.contains("did not accept")) << program.errors.constData();
    EXPECT_FALSE(program.errors.contains("wrong")) << program.errors.constData();

    program.environment.insert(QStringLiteral("SESSIONSCOPE_SENTINEL_PASSWORD"), QStringLiteral("s3ntinel"));
    ASSERT_EQ(program.run(listing(set.url())), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), 3);
    QString other = set.url();
    other.replace(QLatin1String("mymaster"), QLatin1String("shop"));
    EXPECT_EQ(program.run(listing(other)), 3);
    EXPECT_TRUE(program.errors.contains("Give the name of one that they do know: mymaster"))
        << program.errors.constData();

    ASSERT_TRUE(set.failOver());
    ASSERT_TRUE(set.waitUntilRoleIs(0, "slave"));
    ASSERT_EQ(
        program.run({QStringLiteral("logout"), set.url(), QStringLiteral("--filter"), QStringLiteral("user:=alice"),
                     QStringLiteral("--reason"), QStringLiteral("test"), kYes, kJson}),
        0)
        << program.errors.constData();
    EXPECT_EQ(countOf(program.output, "ended"), 2) << program.output.constData();
    EXPECT_EQ(set.server(set.primary()).integer({"DBSIZE"}), 2);
}

TEST(ListSentinel, SaysWhatIsWrong)
{
    RedisServer plain;
    ASSERT_TRUE(plain.isRunning());
    ProgramRun program;
    EXPECT_EQ(program.run(listing(QStringLiteral("redis+sentinel://127.0.0.1:%1/mymaster").arg(plain.port()))), 3);
    EXPECT_TRUE(program.errors.contains("is no sentinel")) << program.errors.constData();
    const quint16 port = plain.port();
    plain.kill();
    EXPECT_EQ(program.run(listing(QStringLiteral("redis+sentinel://127.0.0.1:%1/mymaster").arg(port))), 3);
    EXPECT_TRUE(program.errors.contains("No sentinel answers")) << program.errors.constData();
}
