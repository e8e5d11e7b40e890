// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"
#include "tests/support/redisserver.h"
#include "tests/support/serverabilities.h"

#include <gtest/gtest.h>

using support::ProgramRun;
using support::RedisServer;

/// All is listed, and nothing is missing; but whoever relies on it is told.
TEST(ListOld, SaysThatTheServerIs)
{
    RedisServer server(RedisServer::Listen::Tcp, support::seemingOld());
    ASSERT_TRUE(server.isRunning());
    server.command({"SET", "session:Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f", R"({"user_id":"alice"})", "EX", "3600"});
    ProgramRun program;
    EXPECT_EQ(program.run({QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")}),
              0)
        << program.errors.constData();
    EXPECT_TRUE(program.output.contains("alice")) << program.output.constData();
    EXPECT_TRUE(program.errors.contains("Redis 6.2")) << program.errors.constData();
    EXPECT_EQ(program.errors.count("may be shown late"), 1) << program.errors.constData();

    RedisServer newer;
    ProgramRun without;
    EXPECT_EQ(without.run({QStringLiteral("list"), newer.url()}), 0) << without.errors.constData();
    EXPECT_FALSE(without.errors.contains("6.2")) << without.errors.constData();
}
