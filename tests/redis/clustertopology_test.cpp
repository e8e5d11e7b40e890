// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/clustertopology.h"
#include "tests/redis/peers.h"

#include <gtest/gtest.h>

#include <initializer_list>

using namespace redis;

namespace
{

Reply number(qint64 value)
{
    Reply reply;
    reply.type = Reply::Type::Integer;
    reply.integer = value;
    return reply;
}

Reply text(const QByteArray &bytes)
{
    Reply reply;
    reply.type = Reply::Type::Bulk;
    reply.bytes = bytes;
    return reply;
}

Reply list(std::vector<Reply> elements)
{
    Reply reply;
    reply.type = Reply::Type::Array;
    reply.elements = std::move(elements);
    return reply;
}

/// As Redis 7 writes it.
Reply shardNode(const QByteArray &id, const QByteArray &host, int port, const QByteArray &role = "master",
                const QByteArray &health = "online", std::vector<Reply> more = {})
{
    std::vector<Reply> parts{text("id"), text(id), text("port"), number(port), text("ip"), text(host)};
    parts.insert(parts.end(), {text("endpoint"), text(host), text("role"), text(role)});
    parts.insert(parts.end(), {text("replication-offset"), number(42), text("health"), text(health)});
    parts.insert(parts.end(), more.begin(), more.end());
    return list(parts);
}

Reply shard(const std::vector<Reply> &slots, const std::vector<Reply> &nodes)
{
    return list({text("slots"), list(slots), text("nodes"), list(nodes)});
}

Endpoint at(const QString &host, quint16 port)
{
    Endpoint endpoint = tcp(port);
    endpoint.host = host;
    return endpoint;
}

ErrorKind failureOf(const Result<ClusterTopology> &topology)
{
    return topology ? ErrorKind::Closed : topology.error().kind;
}

const Endpoint kAsked = at(QStringLiteral("seed.example"), 7000);

} // namespace

TEST(ClusterTopology, ReadsShards)
{
    const auto read =
        readClusterShards(list({shard({number(0), number(99), number(200), number(16383)},
                                      {shardNode("a", "10.0.0.1", 7001), shardNode("b", "10.0.0.2", 7002, "replica")}),
                                shard({number(100), number(199)}, {shardNode("c", "10.0.0.3", 7003)}),
                                shard({}, {shardNode("d", "10.0.0.4", 7004)})}),
                          kAsked);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->shards.size(), 2U); // the one that holds nothing is none
    const ClusterShard &first = read->shards[0];
    EXPECT_EQ(first.primary, (ClusterMember{"a", at(QStringLiteral("10.0.0.1"), 7001)}));
    EXPECT_EQ(first.replicas, (std::vector<ClusterMember>{{"b", at(QStringLiteral("10.0.0.2"), 7002)}}));
    EXPECT_EQ(first.ranges, (std::vector<SlotRange>{{0, 99}, {200, 16383}}));
    EXPECT_EQ(read->shards[1].primary.id, "c");
}

TEST(ClusterTopology, TakesThePrimaryThatIsThere)
{
    const auto read =
        readClusterShards(list({shard({number(0), number(1)}, {shardNode("a", "10.0.0.1", 7001, "master", "fail"),
                                                               shardNode("b", "10.0.0.2", 7002, "master", "online")}),
                                shard({number(2), number(3)}, {shardNode("c", "10.0.0.3", 7003, "master", "failed")})}),
                          kAsked);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->shards[0].primary.id, "b");
    EXPECT_EQ(read->shards[1].primary.id, "c"); // nobody else is
}

TEST(ClusterTopology, ReadsSlots)
{
    const auto node = [](const QByteArray &id, const QByteArray &host, int port) {
        return list({text(host), number(port), text(id)});
    };
    const auto read =
        readClusterSlots(list({list({number(0), number(99), node("a", "10.0.0.1", 7001), node("b", "10.0.0.2", 7002)}),
                               list({number(100), number(199), node("c", "10.0.0.3", 7003)}),
                               list({number(200), number(16383), node("a", "10.0.0.1", 7001)})}),
                         kAsked);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->shards.size(), 2U);
    EXPECT_EQ(read->shards[0].ranges, (std::vector<SlotRange>{{0, 99}, {200, 16383}}));
    EXPECT_EQ(read->shards[0].replicas.size(), 1U);
    EXPECT_EQ(read->shards[1].primary, (ClusterMember{"c", at(QStringLiteral("10.0.0.3"), 7003)}));
}

TEST(ClusterTopology, TakesTheEndpointThatIsPreferred)
{
    const auto memberIn = [](const Reply &preferred, const QByteArray &ip, const QByteArray &hostName) {
        std::vector<Reply> node{text("id"), text("a"), text("port"), number(7001), text("ip"), text(ip)};
        node.insert(node.end(), {text("endpoint"), preferred, text("role"), text("master")});
        if (!hostName.isNull())
            node.insert(node.end(), {text("hostname"), text(hostName)});
        const auto read = readClusterShards(list({shard({number(0), number(1)}, {list(node)})}), kAsked);
        return read && !read->shards.empty() ? read->shards[0].primary : ClusterMember();
    };
    const Endpoint ip = at(QStringLiteral("10.0.0.1"), 7001);
    const Endpoint name = at(QStringLiteral("one.example"), 7001);
    const Endpoint asked = at(QStringLiteral("seed.example"), 7001);
    EXPECT_EQ(memberIn(text("10.0.0.1"), "10.0.0.1", {}), (ClusterMember{"a", ip}));
    EXPECT_EQ(memberIn(text("10.0.0.1"), "10.0.0.1", "one.example"), (ClusterMember{"a", ip}));
    EXPECT_EQ(memberIn(text("one.example"), "10.0.0.1", "one.example"), (ClusterMember{"a", name, ip}));
    EXPECT_EQ(memberIn(text("?"), "10.0.0.1", ""), (ClusterMember{"a", ip})) << "no host name was announced";
    EXPECT_EQ(memberIn(text("?"), "", ""), (ClusterMember{"a", asked}));
    EXPECT_EQ(memberIn(Reply(), "10.0.0.1", {}), (ClusterMember{"a", asked})) << "unknown-endpoint";
    EXPECT_EQ(memberIn(text(""), "", {}), (ClusterMember{"a", asked})) << "a node that has not learned its address yet";
    EXPECT_EQ(memberIn(text("::1"), "::1", {}), (ClusterMember{"a", at(QStringLiteral("::1"), 7001)}));
    EXPECT_EQ(memberIn(text("a b"), "10.0.0.1", {}).endpoint, std::nullopt);
    EXPECT_EQ(memberIn(text(QByteArray(300, 'a')), "10.0.0.1", {}).endpoint, std::nullopt);

    const auto inSlots = [](const Reply &host, const std::vector<Reply> &more) {
        std::vector<Reply> node{host, number(7001), text("a")};
        if (!more.empty())
            node.push_back(list(more));
        const auto read = readClusterSlots(list({list({number(0), number(1), list(node)})}), kAsked);
        return read && !read->shards.empty() ? read->shards[0].primary : ClusterMember();
    };
    EXPECT_EQ(inSlots(Reply(), {}), (ClusterMember{"a", asked}));
    EXPECT_EQ(inSlots(text("?"), {text("ip"), text("10.0.0.1")}), (ClusterMember{"a", ip}));
    EXPECT_EQ(inSlots(text("10.0.0.1"), {text("hostname"), text("one.example")}), (ClusterMember{"a", ip}));
    EXPECT_EQ(inSlots(text("one.example"), {text("ip"), text("10.0.0.1")}), (ClusterMember{"a", name, ip}));
    EXPECT_EQ(inSlots(text("?"), {}), (ClusterMember{"a", asked}));
}

TEST(ClusterTopology, HoldsCertificatesAgainstAnnouncedNames)
{
    Endpoint tls = kAsked;
    tls.transport = Transport::Tls;
    const auto read = readClusterShards(
        list({shard({number(0), number(1)},
                    {shardNode("a", "10.0.0.1", 7001, "master", "online", {text("hostname"), text("one.example")})})}),
        tls);
    ASSERT_TRUE(read && read->shards[0].primary.endpoint);
    EXPECT_EQ(read->shards[0].primary.endpoint->host, QLatin1String("10.0.0.1"));
    EXPECT_EQ(read->shards[0].primary.endpoint->certificateName, QLatin1String("one.example"));
}

TEST(ClusterTopology, ReachesTheOthersAsTheOneThatWasAsked)
{
    Endpoint tls = kAsked;
    tls.transport = Transport::Tls;
    const auto read = readClusterShards(
        list({shard({number(0), number(1)},
                    {shardNode("a", "10.0.0.1", 7001, "master", "online", {text("tls-port"), number(7101)})})}),
        tls);
    ASSERT_TRUE(read);
    Endpoint wanted = at(QStringLiteral("10.0.0.1"), 7101);
    wanted.transport = Transport::Tls;
    EXPECT_EQ(read->shards[0].primary.endpoint, wanted);

    const auto overSocket = readClusterShards(list({shard({number(0), number(1)}, {shardNode("a", "", 7001)})}),
                                              local(QStringLiteral("/run/redis.sock")));
    ASSERT_TRUE(overSocket);
    EXPECT_EQ(overSocket->shards[0].primary.endpoint, tcp(7001));
}

TEST(ClusterTopology, BelievesNoNonsense)
{
    const Reply a = shardNode("a", "10.0.0.1", 7001);
    const Reply b = shardNode("b", "10.0.0.1", 7002);
    const auto shards = [](std::vector<Reply> all) {
        return failureOf(readClusterShards(list(std::move(all)), kAsked));
    };
    EXPECT_EQ(failureOf(readClusterShards(text("OK"), kAsked)), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({number(3)}), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(0)}, {a})}), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(-1), number(3)}, {a})}), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(0), number(16384)}, {a})}), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(4), number(3)}, {a})}), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({text("0"), text("3")}, {a})}), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(0), number(3)}, {a}), shard({number(3), number(5)}, {b})}),
              ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(0), number(3)}, {a}), shard({number(4), number(5)}, {a})}),
              ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(0), number(3)}, {})}), ErrorKind::ProtocolError);
    EXPECT_EQ(shards({shard({number(0), number(3)}, {shardNode("", "10.0.0.1", 7001)})}), ErrorKind::ProtocolError);
    std::vector<Reply> many;
    for (int i = 0; i < 257; ++i)
        many.push_back(shard({number(i), number(i)}, {shardNode(QByteArray::number(i), "10.0.0.1", 7001)}));
    EXPECT_EQ(shards(many), ErrorKind::TooLarge);
    for (const int port : {0, -1, 65536}) {
        const auto read =
            readClusterShards(list({shard({number(0), number(1)}, {shardNode("a", "10.0.0.1", port)})}), kAsked);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->shards[0].primary.endpoint, std::nullopt);
    }
    EXPECT_EQ(failureOf(readClusterSlots(list({list({number(0), number(1)})}), kAsked)), ErrorKind::ProtocolError);
    EXPECT_EQ(failureOf(readClusterSlots(list({list({number(0), number(1), list({text("h")})})}), kAsked)),
              ErrorKind::ProtocolError);
}

TEST(Redirection, SaysWhere)
{
    const auto moved = redirectionOf("MOVED 3999 127.0.0.1:6381", kAsked);
    ASSERT_TRUE(moved);
    EXPECT_FALSE(moved->isAsk);
    EXPECT_EQ(moved->slot, 3999);
    EXPECT_EQ(moved->target, tcp(6381));
    const auto asked = redirectionOf("ASK 0 ::1:6381", kAsked);
    ASSERT_TRUE(asked);
    EXPECT_TRUE(asked->isAsk);
    EXPECT_EQ(asked->target, at(QStringLiteral("::1"), 6381));
    EXPECT_EQ(redirectionOf("MOVED 1 :6381", kAsked)->target, at(QStringLiteral("seed.example"), 6381));
    EXPECT_EQ(redirectionOf("MOVED 1 ?:6381", kAsked)->target, at(QStringLiteral("?"), 6381)) << "nobody's place";
    for (const char *nonsense :
         {"", "MOVED", "MOVED ", "MOVED 1", "MOVED x 127.0.0.1:1", "MOVED 16384 127.0.0.1:1",
          "MOVED 1 127.0.0.1:", "MOVED 1 127.0.0.1:70000", "ASKING 1 h:1", "ERR MOVED 1 127.0.0.1:1"})
        EXPECT_FALSE(redirectionOf(nonsense, kAsked)) << nonsense;
}
