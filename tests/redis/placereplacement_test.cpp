// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/placereplacement.h"
#include "models/redis/serveraddress.h"

#include <gtest/gtest.h>

using namespace redis;

namespace
{

Endpoint there(const char *host, quint16 port, Transport transport = Transport::Tcp)
{
    Endpoint endpoint;
    endpoint.transport = transport;
    endpoint.host = QLatin1String(host);
    endpoint.port = port;
    return endpoint;
}

QList<PlaceReplacement> table(std::initializer_list<std::pair<const char *, const char *>> lines)
{
    QList<PlaceReplacement> all;
    for (const auto &[announced, reached] : lines) {
        const auto one = parseReplacement(QLatin1String(announced), QLatin1String(reached));
        EXPECT_TRUE(one) << announced << " " << reached;
        if (one)
            all.append(*one);
    }
    return all;
}

QString refusalOf(const char *announced, const char *reached)
{
    const auto parsed = parseReplacement(QLatin1String(announced), QLatin1String(reached));
    return parsed ? QString() : parsed.error().detail;
}

} // namespace

TEST(PlaceReplacement, IsAHostAndAPort)
{
    const auto all = table({{"10.0.0.1:7000", "127.0.0.1:17000"}, {"10.0.0.1:7001", "127.0.0.1:17001"}});
    EXPECT_EQ(reachedPlace(there("10.0.0.1", 7000), all), there("127.0.0.1", 17000));
    EXPECT_EQ(reachedPlace(there("10.0.0.1", 7001), all), there("127.0.0.1", 17001));
    EXPECT_EQ(reachedPlace(there("10.0.0.1", 7002), all), there("10.0.0.1", 7002)) << "another server's port";
    EXPECT_EQ(reachedPlace(there("10.0.0.2", 7000), all), there("10.0.0.2", 7000));
}

TEST(PlaceReplacement, OfAHostKeepsThePorts)
{
    const auto all =
        table({{"10.0.0.1", "nat.example"}, {"10.0.0.1:7009", "127.0.0.1:1"}, {"10.0.0.2:80", "b.example"}});
    EXPECT_EQ(reachedPlace(there("10.0.0.1", 7000), all), there("nat.example", 7000));
    EXPECT_EQ(reachedPlace(there("10.0.0.1", 7009), all), there("127.0.0.1", 1)) << "the nearer one goes first";
    EXPECT_EQ(reachedPlace(there("10.0.0.2", 80), all), there("b.example", 80));
}

TEST(PlaceReplacement, KnowsEachWayToWriteAHost)
{
    const auto all = table({{"Node.Example:1", "a:2"}, {"[2001:db8::1]", "[::1]"}, {"[fe80::1]:5", "b:6"}});
    EXPECT_EQ(reachedPlace(there("node.example", 1), all), there("a", 2));
    EXPECT_EQ(reachedPlace(there("2001:DB8:0:0::1", 7), all), there("::1", 7));
    EXPECT_EQ(reachedPlace(there("fe80::1", 5), all), there("b", 6));
}

TEST(PlaceReplacement, IsNotAppliedTwice)
{
    const auto all = table({{"a:1", "b:1"}, {"b:1", "a:1"}});
    EXPECT_EQ(reachedPlace(there("a", 1), all).host, QLatin1String("b"));
    EXPECT_EQ(reachedPlace(there("b", 1), all).host, QLatin1String("a"));
}

TEST(PlaceReplacement, LeavesSocketsAndTheKindOfConnection)
{
    Endpoint socket;
    socket.transport = Transport::Unix;
    socket.path = QStringLiteral("/run/redis.sock");
    const auto all = table({{"127.0.0.1", "10.0.0.1"}});
    EXPECT_EQ(reachedPlace(socket, all), socket);
    EXPECT_EQ(reachedPlace(there("127.0.0.1", 6380, Transport::Tls), all), there("10.0.0.1", 6380, Transport::Tls));
}

TEST(PlaceReplacement, KeepsTheNameThatACertificateIsFor)
{
    const auto all = table({{"one.example:1", "127.0.0.1:2"}, {"10.0.0.1:1", "two.example:2"}});
    EXPECT_EQ(reachedPlace(there("one.example", 1, Transport::Tls), all).certificateName, QLatin1String("one.example"));
    EXPECT_EQ(reachedPlace(there("10.0.0.1", 1, Transport::Tls), all).certificateName, QString());
}

TEST(PlaceReplacement, SaysWhatIsWrongWithIt)
{
    EXPECT_TRUE(refusalOf("", "a:1").contains(QLatin1String("announced is missing")));
    EXPECT_TRUE(refusalOf("a:1", " ").contains(QLatin1String("a:1 is reached is missing")));
    EXPECT_TRUE(refusalOf(":7000", "a:1").contains(QLatin1String("host is missing")));
    EXPECT_TRUE(refusalOf("a:0", "a:1").contains(QLatin1String("port")));
    EXPECT_TRUE(refusalOf("a:1", "b:70000").contains(QLatin1String("port")));
    EXPECT_TRUE(refusalOf("::1:7000", "a:1").contains(QLatin1String("brackets")));
    EXPECT_TRUE(refusalOf("a b:1", "a:1").contains(QLatin1String("host name")));
    EXPECT_TRUE(refusalOf("a", "b:1").contains(QLatin1String("cannot be reached at one port")));
    EXPECT_TRUE(checkReplacements(table({{"a:1", "c:1"}, {"b:1", "c:2"}, {"a:2", "c:3"}})));
    const auto twice = checkReplacements(table({{"a:1", "c:1"}, {"A:1", "c:2"}}));
    ASSERT_FALSE(twice);
    EXPECT_TRUE(twice.error().detail.contains(QLatin1String("A:1 is replaced twice")));
    const auto mixed = checkReplacements(table({{"a:1", "c:1"}, {"b:1", "c:1"}}));
    ASSERT_FALSE(mixed);
    EXPECT_TRUE(mixed.error().detail.contains(QLatin1String("both be reached at c:1")));
    // One computer, by other names.
    EXPECT_FALSE(checkReplacements(table({{"localhost:1", "c:1"}, {"127.0.0.1:1", "c:2"}})));
    EXPECT_FALSE(checkReplacements(table({{"a:1", "[fd00::1]:1"}, {"b:1", "[fd00:0::1]:1"}})));
}

TEST(PlaceReplacement, OfTooManyIsRefused)
{
    QList<PlaceReplacement> all;
    for (int i = 0; i < kMostReplacements; ++i)
        all.append(PlaceReplacement{{QStringLiteral("h%1").arg(i), 1}, {QStringLiteral("g"), quint16(i + 1)}});
    EXPECT_TRUE(checkReplacements(all));
    all.append(PlaceReplacement{{QStringLiteral("one.more"), 1}, {QStringLiteral("g"), 999}});
    const auto more = checkReplacements(all);
    ASSERT_FALSE(more);
    EXPECT_TRUE(more.error().detail.contains(QLatin1String("no more than 200"))) << more.error().detail.toStdString();
}
