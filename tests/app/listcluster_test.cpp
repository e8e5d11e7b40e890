// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"
#include "tests/support/rediscluster.h"

#include <gtest/gtest.h>

using support::ProgramRun;
using support::RedisCluster;

TEST(ListCluster, HasTheOthersWhereANodeIsDown)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    qsizetype there = 0;
    for (int i = 0; i < 12; ++i) {
        const QByteArray key = "sess:Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD" + QByteArray::number(10 + i);
        there += cluster.ownerOfKey(key) == 1 ? 0 : 1;
        cluster.command(
            key, {"SET", key, R"({"cookie":{"originalMaxAge":3600000},"passport":{"user":"alice"}})", "EX", "3600"});
    }
    cluster.at(1).kill();
    ProgramRun program;
    EXPECT_EQ(program.run({QStringLiteral("list"), cluster.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              1);
    EXPECT_EQ(program.output.count('\n'), there) << program.output.constData();
    EXPECT_TRUE(program.errors.contains("cannot be reached")) << program.errors.constData();
}
