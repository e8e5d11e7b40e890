// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/serverage.h"

#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <vector>

using namespace server;
using redis::Reply;

namespace
{

Reply error(const char *text)
{
    Reply reply;
    reply.type = Reply::Type::Error;
    reply.bytes = text;
    return reply;
}

Reply bulk(const QByteArray &text)
{
    Reply reply;
    reply.type = Reply::Type::Bulk;
    reply.bytes = text;
    return reply;
}

TEST(ServerAge, IsToldByWhatItKnows)
{
    const Reply unknown = error("ERR unknown command `SMISMEMBER`, with args beginning with: ");
    const Reply known = error("ERR wrong number of arguments for 'smismember' command");
    const auto isOld = [](const std::vector<Reply> &answers) { return age::isOld(answers); };
    EXPECT_TRUE(isOld({unknown, unknown}));
    EXPECT_FALSE(isOld({unknown, known}));
    EXPECT_FALSE(isOld({known, known}));
    EXPECT_FALSE(isOld({error("NOPERM no"), error("NOPERM no")})) << "accounts came with 6.0: it is not known";
    EXPECT_FALSE(isOld({bulk("anything"), bulk("anything")}));
    EXPECT_FALSE(isOld({unknown}));
    EXPECT_FALSE(isOld({}));
}

TEST(ServerAge, WhoIsAskedNeedsNoPermissionForIt)
{
    support::RedisServer server(support::RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    ASSERT_EQ(server.command({"ACL", "SETUSER", "nobody", "on", ">pw", "-@all"}), "+OK");
    ASSERT_EQ(server.command({"AUTH", "nobody", "pw"}), "+OK");
    for (const char *question : {"SMISMEMBER", "HRANDFIELD"})
        EXPECT_TRUE(server.command({question}).startsWith("-ERR wrong number of arguments")) << question;
}

TEST(ServerAge, OnlyTheWordsHaveItsVersion)
{
    EXPECT_EQ(age::softwareOf(bulk("# Server\r\nredis_version:5.0.14\r\nredis_git_sha1:0\r\n")),
              QStringLiteral("Redis 5.0.14"));
    EXPECT_EQ(age::softwareOf(error("NOPERM no")), QString());
    EXPECT_EQ(age::softwareOf(bulk("redis_git_sha1:0")), QString());
    EXPECT_LT(age::softwareOf(bulk("redis_version:" + QByteArray(100'000, '5'))).size(), 60);
    EXPECT_TRUE(age::isNumberedOld(QStringLiteral("Redis 6.0.20")));
    EXPECT_FALSE(age::isNumberedOld(QStringLiteral("Redis 6.2.0")));
    EXPECT_FALSE(age::isNumberedOld(QStringLiteral("Valkey 8.0.1")));
    EXPECT_TRUE(age::isNumberedOld(QString())) << "what it lacks has said so";
}

} // namespace
