// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sentinelreplies.h"

#include <gtest/gtest.h>

using namespace redis;

namespace
{

Reply text(const QByteArray &bytes)
{
    Reply reply;
    reply.type = Reply::Type::Bulk;
    reply.bytes = bytes;
    return reply;
}

Reply list(const std::vector<Reply> &elements)
{
    Reply reply;
    reply.type = Reply::Type::Array;
    reply.elements = elements;
    return reply;
}

Reply texts(const QByteArrayList &all)
{
    std::vector<Reply> elements;
    for (const QByteArray &each : all)
        elements.push_back(text(each));
    return list(elements);
}

} // namespace

TEST(SentinelReplies, APlaceIsOne)
{
    const auto place = readPrimaryPlace(texts({"10.0.0.1", "6380"}), Transport::Tls);
    ASSERT_TRUE(place && *place);
    EXPECT_EQ((*place)->toString(), QStringLiteral("10.0.0.1:6380"));
    EXPECT_EQ((*place)->transport, Transport::Tls);
    const auto byName = readPrimaryPlace(texts({"redis-1.shop_internal", "1"}), Transport::Tcp);
    ASSERT_TRUE(byName && *byName);
    EXPECT_EQ((*byName)->host, QStringLiteral("redis-1.shop_internal"));
    const auto six = readPrimaryPlace(texts({"fd00::1", "6379"}), Transport::Tcp);
    ASSERT_TRUE(six && *six);
    EXPECT_EQ((*six)->toString(), QStringLiteral("[fd00::1]:6379"));
    const auto none = readPrimaryPlace(Reply(), Transport::Tcp);
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none) << "it knows none of that name";
}

TEST(SentinelReplies, WhatIsNoPlaceIsNotTaken)
{
    for (const Reply &wrong :
         {texts({"10.0.0.1"}), texts({"10.0.0.1", "6380", "x"}), texts({"", "6380"}), texts({"a b", "6380"}),
          texts({"a", "0"}), texts({"a", "65536"}), texts({"a", "-1"}), texts({"a", ""}), texts({"a/../b", "1"}),
          texts({"a:b", "1"}), texts({QByteArray(300, 'a'), "1"}), text("OK"), list({}), list({list({}), text("1")})})
        EXPECT_FALSE(readPrimaryPlace(wrong, Transport::Tcp));
}

TEST(SentinelReplies, OtherSentinelsAreLimited)
{
    std::vector<Reply> many;
    for (int i = 0; i < 1000; ++i)
        many.push_back(texts({"name", "x", "ip", "10.0.0.1", "port", QByteArray::number(i + 1), "runid", "r"}));
    many[0] = text("nonsense");
    many[1] = texts({"ip"});
    many[2] = texts({"ip", "10.0.0.1", "port", "none", "runid", "r"});
    const auto sentinels = readSentinels(list(many), Transport::Tcp);
    ASSERT_EQ(sentinels.size(), kMostSentinels);
    EXPECT_EQ(sentinels.front().place.port, 4);
    EXPECT_EQ(sentinels.front().id, "r");
    EXPECT_TRUE(readSentinels(text("no"), Transport::Tcp).empty());
}

TEST(SentinelReplies, NamesAndEpochs)
{
    EXPECT_EQ(
        readPrimaryNames(list({texts({"name", "shop"}), texts({"ip", "x"}), texts({"name", "cache"}), text("x")})),
        QStringList({QStringLiteral("shop"), QStringLiteral("cache")}));
    EXPECT_EQ(readPrimaryNames(list(std::vector<Reply>(500, texts({"name", "a"})))).size(), 20);
    EXPECT_EQ(readConfigEpoch(texts({"name", "a", "config-epoch", "7"})), 7U);
    EXPECT_FALSE(readConfigEpoch(texts({"config-epoch", "seven"})));
    EXPECT_FALSE(readConfigEpoch(text("config-epoch")));
    EXPECT_EQ(readSentinelId(text("abc")), "abc");
    EXPECT_TRUE(readSentinelId(text(QByteArray(1000, 'a'))).isEmpty());
    EXPECT_TRUE(isSwitchOf("mymaster 1 2 3 4", "mymaster"));
    EXPECT_FALSE(isSwitchOf("mymaster2 1 2 3 4", "mymaster"));
    EXPECT_FALSE(isSwitchOf("my", "mymaster"));
}
