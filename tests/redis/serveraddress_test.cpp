// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/serveraddress.h"

#include <gtest/gtest.h>

using redis::Endpoint;
using redis::ErrorKind;
using redis::parseAddress;
using redis::Topology;
using redis::Transport;

namespace
{

struct Row {
    const char *text;
    const char *canonical; ///< ServerAddress::toString()
    const char *user = "";
    const char *password = "";
};

class GoodAddress : public ::testing::TestWithParam<Row>
{
};

class BadAddress : public ::testing::TestWithParam<const char *>
{
};

} // namespace

TEST_P(GoodAddress, IsRead)
{
    const auto parsed = parseAddress(QString::fromUtf8(GetParam().text));
    ASSERT_TRUE(parsed) << GetParam().text << ": " << parsed.error().detail.toStdString();
    EXPECT_EQ(parsed->address.toString().toStdString(), GetParam().canonical);
    EXPECT_EQ(parsed->login.userName.toStdString(), GetParam().user);
    EXPECT_EQ(parsed->login.password.toStdString(), GetParam().password);

    // What is written is read as the same.
    const auto again = parseAddress(parsed->address.toString());
    ASSERT_TRUE(again) << again.error().detail.toStdString();
    EXPECT_EQ(again->address, parsed->address);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, GoodAddress,
    ::testing::Values(
        Row{"localhost", "redis://localhost:6379/0"}, Row{" db.example.org:7000 ", "redis://db.example.org:7000/0"},
        Row{"10.0.0.1:1", "redis://10.0.0.1:1/0"}, Row{":6380", "redis://127.0.0.1:6380/0"},
        Row{"[::1]", "redis://[::1]:6379/0"}, Row{"[fe80::1]:6380", "redis://[fe80::1]:6380/0"},
        Row{"redis://[fe80::1%25eth0]:6380/2", "redis://[fe80::1%25eth0]:6380/2"},
        Row{"redis://", "redis://127.0.0.1:6379/0"}, Row{"redis://host", "redis://host:6379/0"},
        Row{"REDIS://host:65535/15", "redis://host:65535/15"}, Row{"valkey://host/1", "redis://host:6379/1"},
        Row{"redis://host/", "redis://host:6379/0"}, Row{"redis://host?db=4", "redis://host:6379/4"},
        Row{"redis://host/3?db=4", "redis://host:6379/4"},
        Row{"redis://host?socket_timeout=5&x", "redis://host:6379/0"},
        Row{"redis://alice@host", "redis://host:6379/0", "alice"},
        Row{"redis://:secret@host", "redis://host:6379/0", "", "secret"},
        Row{"redis://alice:secret@host:1/2", "redis://host:1/2", "alice", "secret"},
        Row{"redis://al%40ice:s%3Ae%2Fc%25@host", "redis://host:6379/0", "al@ice", "s:e/c%"},
        Row{"redis://alice:p@ss@host", "redis://host:6379/0", "alice", "p@ss"},
        Row{"redis://alice:a:b@host", "redis://host:6379/0", "alice", "a:b"},
        Row{"redis://host?password=se%26cret&username=bob", "redis://host:6379/0", "bob", "se&cret"},
        Row{"rediss://host", "rediss://host:6379/0"},
        Row{"redis://m\xc3\xbcnchen.example", "redis://m\xc3\xbcnchen.example:6379/0"},
        Row{"/run/redis/redis.sock", "unix:///run/redis/redis.sock?db=0"},
        Row{"/run/redis/redis.sock?db=7", "unix:///run/redis/redis.sock?db=7"},
        Row{"localhost:17321/3", "redis://localhost:17321/3"}, Row{"localhost/3", "redis://localhost:6379/3"},
        Row{"[::1]:7000/2", "redis://[::1]:7000/2"}, Row{"host:7000?db=4", "redis://host:7000/4"},
        Row{"/tmp/a b?c@d", "unix:///tmp/a%20b%3Fc%40d?db=0"},
        Row{"unix:///run/redis.sock", "unix:///run/redis.sock?db=0"},
        Row{"unix:///run/r%20s?db=3", "unix:///run/r%20s?db=3"},
        Row{"unix:///run/at@sign", "unix:///run/at%40sign?db=0"},
        Row{"unix://bob:secret@/run/redis.sock?db=1", "unix:///run/redis.sock?db=1", "bob", "secret"},
        Row{"redis+sentinel://a,b:1,[::1]/main", "redis+sentinel://a:26379,b:1,[::1]:26379/main/0"},
        Row{"redis+sentinel://u:p@a/my%2Fmain/7", "redis+sentinel://a:26379/my%2Fmain/7", "u", "p"}));

TEST_P(BadAddress, IsRefusedWithoutRepeatingThePassword)
{
    const auto parsed = parseAddress(QString::fromUtf8(GetParam()));
    ASSERT_FALSE(parsed) << GetParam();
    EXPECT_EQ(parsed.error().kind, ErrorKind::InvalidAddress);
    EXPECT_FALSE(parsed.error().detail.isEmpty());
    EXPECT_FALSE(parsed.error().detail.contains(QLatin1String("secret"), Qt::CaseInsensitive));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadAddress,
    ::testing::Values("", "   ", "http://host", "secret://host", "://", "redis:/host:1", "host:0", "host:65536",
                      "host:-1", "host:+1", "host:", "host:1x", "host:\xd9\xa1", "redis://host:99999999999999999999",
                      "::1", "1:2:3", "[::1", "[::1]x", "[::1]:", "[127.0.0.1]", "[]", "[secret]", "ho st",
                      "host/secret", "alice:secret@host:6379", "secret@host", "a\\b", "a\nb", "redis://:secret",
                      "redis://:sec/ret@secret", "redis://:secret#1@host", "redis://user:secret%@host",
                      "redis://user:secret%zz@host", "redis://user:%4@host", "redis://host/secret", "redis://host/-1",
                      "redis://host/1/2", "redis://host/99999999999", "redis://host?db=secret",
                      "redis://host?password=%secret", "redis://a,b", "unix://run/redis.sock", "unix://",
                      "unix://secret", "unix:///r.sock?bd=secret", "unix:///a%0Ab", "unix:///a%00b", "/a\tb",
                      "redis+sentinel://a,b", "redis+sentinel://a/", "redis+sentinel://a,,b/main",
                      "redis://[::1%25\x01]", "redis+sentinel://a:x/main"));

TEST(ServerAddress, RefusesWhatIsTooLong)
{
    EXPECT_FALSE(parseAddress(QString(100'000, u'a')));
    EXPECT_FALSE(parseAddress(QString(300, u'a')));
    EXPECT_FALSE(parseAddress(QStringLiteral("redis+sentinel://") + QString(1'000'000, u',')));
}

TEST(ServerAddress, KeepsTheParts)
{
    const auto parsed = parseAddress(QStringLiteral("redis+sentinel://a:1,b/main/3"));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->address.topology, Topology::Sentinel);
    ASSERT_EQ(parsed->address.seeds.size(), 2);
    EXPECT_EQ(parsed->address.seeds[0].host, QStringLiteral("a"));
    EXPECT_EQ(parsed->address.seeds[0].port, 1);
    EXPECT_EQ(parsed->address.seeds[1].port, 26379);
    EXPECT_EQ(parsed->address.primaryName, QStringLiteral("main"));
    EXPECT_EQ(parsed->address.database, 3);
    EXPECT_EQ(parseAddress(QStringLiteral("rediss://x"))->address.seeds[0].transport, Transport::Tls);
    EXPECT_EQ(parseAddress(QStringLiteral("/x"))->address.seeds[0].transport, Transport::Unix);
}

TEST(ServerAddress, SaysWhereToReadFrom)
{
    const auto prefersReplicas = [](const char *text) {
        const auto parsed = parseAddress(QString::fromLatin1(text));
        return parsed ? parsed->prefersReplicas : std::nullopt;
    };
    EXPECT_EQ(prefersReplicas("redis://host"), std::nullopt);
    EXPECT_EQ(prefersReplicas("redis://host/3?readFrom=replicaPreferred"), true);
    EXPECT_EQ(prefersReplicas("rediss://host?db=1&readFrom=REPLICAPREFERRED"), true);
    EXPECT_EQ(prefersReplicas("redis+sentinel://a,b/main/0?readFrom=slavePreferred"), true);
    EXPECT_EQ(prefersReplicas("unix:///r.sock?db=1&readFrom=replicaPreferred"), true);
    EXPECT_EQ(prefersReplicas("redis://host?readFrom=upstream"), false);
    // What it does not do is not taken for something else.
    EXPECT_FALSE(parseAddress(QStringLiteral("redis://host?readFrom=replica")));
    EXPECT_FALSE(parseAddress(QStringLiteral("redis://host?readFrom=")));
}

TEST(Endpoint, IsNamed)
{
    Endpoint endpoint;
    EXPECT_EQ(endpoint.toString(), QStringLiteral("127.0.0.1:6379"));
    endpoint.host = QStringLiteral("::1");
    EXPECT_EQ(endpoint.toString(), QStringLiteral("[::1]:6379"));
    endpoint.transport = Transport::Unix;
    endpoint.path = QStringLiteral("/run/redis.sock");
    EXPECT_EQ(endpoint.toString(), QStringLiteral("/run/redis.sock"));
}
