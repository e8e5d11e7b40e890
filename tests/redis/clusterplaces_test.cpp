// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/server.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"
#include "tests/support/faultproxy.h"
#include "tests/support/rediscluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

using namespace redis;
using support::FakeRedis;
using support::FaultProxy;
using support::RedisCluster;
using State = Connection::State;
using Finding = Server::Finding;

namespace
{

namespace resp = support::resp;

PlaceReplacement replacement(const QString &announced, quint16 reached)
{
    return *parseReplacement(announced, QStringLiteral("127.0.0.1:%1").arg(reached));
}

QString loopback(quint16 port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

ServerAddress address(quint16 port, QList<PlaceReplacement> replacements = {})
{
    ServerAddress address;
    address.seeds = {tcp(port)};
    address.replacements = std::move(replacements);
    return address;
}

std::set<quint16> portsOf(const Server &server)
{
    std::set<quint16> ports;
    for (Node *node : server.nodes()) {
        if (!node->isRetired())
            ports.insert(node->commands().endpoint().port);
    }
    return ports;
}

bool areReady(const Server &server, size_t count)
{
    const auto isReady = [](Node *node) { return node->isRetired() || node->commands().state() == State::Ready; };
    return portsOf(server).size() == count && std::all_of(server.nodes().begin(), server.nodes().end(), isReady);
}

/// A primary as a fake cluster tells of it.
struct Told {
    QByteArray id;
    QByteArray preferred; ///< "endpoint"; null: nil
    QByteArray ip;
    int port = 0;
    int first = 0;
    int last = 16383;
};

FakeRedis::Script telling(const std::vector<Told> &primaries)
{
    return [primaries](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "HELLO")
            return resp::strings({"mode", "cluster"});
        if (command.front() != "CLUSTER")
            return std::nullopt;
        QByteArrayList shards;
        for (const Told &told : primaries) {
            const QByteArray preferred = told.preferred.isNull() ? resp::nil() : resp::bulk(told.preferred);
            const QByteArray node =
                resp::array({resp::bulk("id"), resp::bulk(told.id), resp::bulk("port"), resp::integer(told.port),
                             resp::bulk("ip"), resp::bulk(told.ip), resp::bulk("endpoint"), preferred,
                             resp::bulk("role"), resp::bulk("master"), resp::bulk("health"), resp::bulk("online")});
            shards.append(
                resp::array({resp::bulk("slots"), resp::array({resp::integer(told.first), resp::integer(told.last)}),
                             resp::bulk("nodes"), resp::array({node})}));
        }
        return resp::array(shards);
    };
}

} // namespace

TEST(ClusterPlaces, AreReplacedBeforeAnythingIsConnectedTo)
{
    RedisCluster cluster(3, 1);
    ASSERT_TRUE(cluster.isRunning());
    std::vector<std::unique_ptr<FaultProxy>> proxies;
    QList<PlaceReplacement> replacements;
    for (int i = 0; i < cluster.count(); ++i) {
        proxies.push_back(std::make_unique<FaultProxy>(cluster.at(i).port()));
        replacements.append(replacement(loopback(cluster.at(i).port()), proxies.back()->port()));
    }
    const auto portOf = [&](int server) { return proxies[size_t(server)]->port(); };
    Server server(address(portOf(1), replacements), {}, quick());
    server.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return areReady(server, 3); }, kWaitMs));
    EXPECT_EQ(portsOf(server), (std::set<quint16>{portOf(0), portOf(1), portOf(2)}));
    EXPECT_EQ(server.nodes().front()->commands().endpoint().port, portOf(1)) << "it is the one that was opened";
    for (int i = 0; i < 3; ++i) {
        Node *node = server.nodeAt(tcp(cluster.at(i).port()));
        ASSERT_TRUE(node) << "as a redirection names it";
        EXPECT_EQ(node->commands().endpoint().port, portOf(i));
    }

    // And after a failover.
    ASSERT_TRUE(cluster.failOver(cluster.replicaOf(0)));
    const int heir = cluster.replicaOf(0);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return areReady(server, 3) && portsOf(server).count(portOf(heir)) == 1; }, kWaitMs));
    EXPECT_EQ(portsOf(server), (std::set<quint16>{portOf(heir), portOf(1), portOf(2)}));
}

/// They call their nodes the same, and are reached at one address.
TEST(ClusterPlaces, KeepTwoClustersBehindOneAddressApart)
{
    FakeRedis nodes[2][2];
    const std::vector<Told> told{{"a", "10.0.0.1", "10.0.0.1", 6379, 0, 8000},
                                 {"b", "10.0.0.2", "10.0.0.2", 6379, 8001, 16383}};
    std::unique_ptr<Server> servers[2];
    for (int i = 0; i < 2; ++i) {
        for (FakeRedis &node : nodes[i])
            node.setScript(telling(told));
        servers[i] = std::make_unique<Server>(
            address(nodes[i][0].port(), {replacement(QStringLiteral("10.0.0.1:6379"), nodes[i][0].port()),
                                         replacement(QStringLiteral("10.0.0.2:6379"), nodes[i][1].port())}),
            Login(), quick());
        servers[i]->open();
    }
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return areReady(*servers[i], 2); }, kWaitMs));
        EXPECT_EQ(portsOf(*servers[i]), (std::set<quint16>{nodes[i][0].port(), nodes[i][1].port()}));
        Endpoint announced = tcp(6379);
        announced.host = QStringLiteral("10.0.0.2");
        ASSERT_TRUE(servers[i]->nodeAt(announced));
        EXPECT_EQ(servers[i]->nodeAt(announced)->commands().endpoint().port, nodes[i][1].port());
        EXPECT_FALSE(servers[i]->nodeAt(tcp(nodes[1 - i][1].port()))) << "the other cluster's, at the same address";
    }
}

/// A table by hosts alone cannot tell two nodes apart that are behind one address with one port.
TEST(ClusterPlaces, LeaveOutWhoWouldBeTakenForAnother)
{
    FakeRedis only;
    only.setScript(telling({{"a", "10.0.0.1", "10.0.0.1", only.port(), 0, 8000},
                            {"b", "10.0.0.2", "10.0.0.2", only.port(), 8001, 16383}}));
    Server server(address(only.port(), {*parseReplacement(QStringLiteral("10.0.0.1"), QStringLiteral("127.0.0.1")),
                                        *parseReplacement(QStringLiteral("10.0.0.2"), QStringLiteral("127.0.0.1"))}),
                  {}, quick());
    server.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.finding() == Finding::Cluster; }, kWaitMs));
    EXPECT_EQ(server.nodes().size(), 1U);
    EXPECT_EQ(server.uncoveredSlots(), 16383 - 8000) << "so that nobody takes it for the whole";
}

TEST(ClusterPlaces, AreReachedByTheirAddressWhereTheNameIsNotKnown)
{
    FakeRedis entry;
    FakeRedis other;
    const std::vector<Told> told{{"a", "one.invalid", "127.0.0.1", entry.port(), 0, 8000},
                                 {"b", "two.invalid", "127.0.0.1", other.port(), 8001, 16383}};
    entry.setScript(telling(told));
    other.setScript(telling(told));
    Server server(address(entry.port()), {}, quick());
    int changes = 0;
    QObject::connect(&server, &Server::nodesChanged, &server, [&changes] { ++changes; });
    server.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.nodes().size() == 2; }, kWaitMs));
    ASSERT_TRUE(QTest::qWaitFor([&] { return areReady(server, 2); }, 40'000));
    EXPECT_EQ(portsOf(server), (std::set<quint16>{entry.port(), other.port()}));
    // Asked again and again, it stays there.
    const int before = changes;
    const int asked = entry.count("CLUSTER") + other.count("CLUSTER");
    ASSERT_TRUE(QTest::qWaitFor([&] { return entry.count("CLUSTER") + other.count("CLUSTER") > asked + 1; }, kWaitMs));
    EXPECT_EQ(changes, before);
    EXPECT_TRUE(areReady(server, 2));
    // What a redirection names is found too.
    Endpoint named = tcp(other.port());
    named.host = QStringLiteral("two.invalid");
    EXPECT_TRUE(server.nodeAt(named));
}

/// A proxy in front of a cluster, that is one server to whoever connects to it.
TEST(ClusterPlaces, OfAProxyAreOne)
{
    FakeRedis proxy;
    const std::vector<FakeRedis::Script> scripts{
        [](const QByteArrayList &command) -> std::optional<QByteArray> {
            if (command.front() == "HELLO")
                return resp::strings({"mode", "standalone"});
            return command.front() == "CLUSTER" ? std::optional(resp::error("ERR unknown command 'CLUSTER'"))
                                                : std::nullopt;
        },
        [](const QByteArrayList &command) -> std::optional<QByteArray> {
            const bool isUnknown = command.front() == "CLUSTER" || command.front() == "HELLO";
            return isUnknown ? std::optional(resp::error("ERR unknown command")) : std::nullopt;
        },
        telling({{"p", "127.0.0.1", "127.0.0.1", proxy.port()}}),
        telling({{"p", {}, "10.9.9.9", proxy.port()}}),
        telling({{"p", "", "", proxy.port()}}),
    };
    for (const FakeRedis::Script &script : scripts) {
        proxy.setScript(script);
        proxy.clearCommands();
        const int before = proxy.connections();
        Server server(address(proxy.port()), {}, quick());
        server.open();
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return server.finding() == Finding::Single || server.finding() == Finding::Cluster; }, kWaitMs));
        EXPECT_TRUE(areReady(server, 1));
        EXPECT_EQ(server.uncoveredSlots(), 0);
        for (const char *key : {"a", "b", "c", "{x}"})
            EXPECT_EQ(server.nodeForKey(key), server.nodes().front());
        EXPECT_EQ(proxy.connections(), before + 1) << "nothing else was connected to";
        if (server.finding() == Finding::Single)
            continue;
        const int asked = proxy.count("CLUSTER"); // again, as long as it is open
        EXPECT_TRUE(QTest::qWaitFor([&] { return proxy.count("CLUSTER") > asked; }, kWaitMs));
        EXPECT_EQ(server.nodes().size(), 1U);
        EXPECT_EQ(proxy.connections(), before + 1);
    }
}

/// A name that nobody has announced is nobody's: the slot tells.
TEST(ClusterPlaces, AreNotGuessedFromARedirectionWithoutOne)
{
    const auto moved = redirectionOf("MOVED 1 ?:6379", tcp(6379));
    ASSERT_TRUE(moved);
    FakeRedis entry;
    entry.setScript(telling({{"a", "127.0.0.1", "127.0.0.1", entry.port()}}));
    Server server(address(entry.port()), {}, quick());
    server.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return areReady(server, 1); }, kWaitMs));
    EXPECT_FALSE(server.nodeAt(moved->target));
}
