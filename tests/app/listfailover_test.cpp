// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/logoutrun.h"
#include "tests/support/rediscluster.h"
#include "tests/support/redissentinels.h"

#include <QTest>

#include <gtest/gtest.h>

// The commands in the middle of a failover: it is waited for, and not for ever.

using namespace support;

namespace
{

constexpr int kSessions = 12;
constexpr int kFailoverLimitMs = 30'000;

QByteArray keyOf(int number)
{
    return "sess:Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD" + QByteArray::number(10 + number);
}

QByteArrayList setting(int number)
{
    return {"SET", keyOf(number), R"({"cookie":{"originalMaxAge":3600000},"passport":{"user":"alice"}})", "EX", "3600"};
}

QStringList listing(const QString &url)
{
    return {QStringLiteral("list"), url, kJson};
}

} // namespace

TEST(ListFailover, OfSentinelsIsWaitedFor)
{
    RedisSentinels set({.replicas = 1});
    ASSERT_TRUE(set.isRunning());
    for (int i = 0; i < kSessions; ++i)
        set.server(0).command(setting(i));
    ASSERT_TRUE(QTest::qWaitFor([&] { return set.server(1).integer({"DBSIZE"}) == kSessions; }, kFailoverLimitMs));
    set.server(0).kill();
    ProgramRun program;
    EXPECT_EQ(program.run(listing(set.url())), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), kSessions) << program.output.constData();
    EXPECT_TRUE(program.errors.contains("in case a failover is under way")) << program.errors.constData();
}

TEST(ListFailover, ThatDoesNotComeIsNotWaitedForForEver)
{
    RedisSentinels set({.replicas = 0});
    ASSERT_TRUE(set.isRunning());
    set.server(0).kill();
    ProgramRun program;
    EXPECT_EQ(program.run(listing(set.url())), 3) << program.errors.constData();
    EXPECT_EQ(program.errors.count("It is waited for"), 1) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("Nothing answers at")) << program.errors.constData();
    EXPECT_TRUE(program.errors.contains("The sentinels name it as the primary")) << program.errors.constData();
    EXPECT_TRUE(program.output.isEmpty());
}

TEST(ListFailover, OfAClusterIsWaitedFor)
{
    RedisCluster cluster(3, 1);
    ASSERT_TRUE(cluster.isRunning());
    qint64 there = 0;
    for (int i = 0; i < kSessions; ++i) {
        cluster.command(keyOf(i), setting(i));
        there += cluster.ownerOfKey(keyOf(i)) == 1 ? 1 : 0;
    }
    ASSERT_GT(there, 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return cluster.at(cluster.replicaOf(1)).integer({"DBSIZE"}) == there; },
                                kFailoverLimitMs));
    cluster.at(1).kill();
    ProgramRun program;
    EXPECT_EQ(program.run(listing(cluster.url())), 0) << program.errors.constData();
    EXPECT_EQ(linesOf(program.output).size(), kSessions) << program.output.constData();
    EXPECT_TRUE(program.errors.contains("It is waited for 10 second")) << program.errors.constData();
}
