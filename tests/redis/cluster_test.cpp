// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/clusterscout.h"
#include "models/redis/server.h"
#include "tests/redis/peers.h"
#include "tests/support/fakekeyspace.h"
#include "tests/support/fakeredis.h"
#include "tests/support/promptwait.h"
#include "tests/support/rediscluster.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

using namespace redis;
using support::RedisCluster;
using support::RedisServer;
using State = Connection::State;
using Finding = Server::Finding;

namespace
{

/// A server object on a real cluster, and short ways to ask it.
class OpenedCluster
{
public:
    explicit OpenedCluster(const QString &url)
        : server(parseAddress(url)->address, parseAddress(url)->login, quick())
    {
        QObject::connect(&server, &Server::nodesChanged, &server, [this] { ++changes; });
        server.open();
    }

    std::vector<Node *> active() const
    {
        std::vector<Node *> nodes;
        for (Node *node : server.nodes()) {
            if (!node->isRetired())
                nodes.push_back(node);
        }
        return nodes;
    }
    bool isReady() const
    {
        const auto nodes = active();
        return std::all_of(nodes.begin(), nodes.end(),
                           [](Node *node) { return node->commands().state() == State::Ready; });
    }
    bool waitFor(int nodes)
    {
        return QTest::qWaitFor([&] { return int(active().size()) == nodes && isReady(); }, kWaitMs);
    }
    quint16 portFor(const QByteArray &key) const
    {
        Node *node = server.nodeForKey(key);
        return node ? node->commands().endpoint().port : quint16(0);
    }

    Server server;
    int changes = 0;
};

/// A cluster of one, with all slots.
support::FakeRedis::Script asCluster(const quint16 &port)
{
    namespace resp = support::resp;
    return [&port](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "HELLO")
            return resp::strings({"mode", "cluster"});
        if (command.front() != "CLUSTER")
            return std::nullopt;
        const QByteArray node =
            resp::array({resp::bulk("id"), resp::bulk("one"), resp::bulk("port"), resp::integer(port), resp::bulk("ip"),
                         resp::bulk("127.0.0.1"), resp::bulk("endpoint"), resp::bulk("127.0.0.1"), resp::bulk("role"),
                         resp::bulk("master"), resp::bulk("health"), resp::bulk("online")});
        return resp::array({resp::array({resp::bulk("slots"), resp::array({resp::integer(0), resp::integer(16383)}),
                                         resp::bulk("nodes"), resp::array({node})})});
    };
}

/// A server that says so of itself.
struct FakeCluster : support::FakeRedis {
    FakeCluster() { setScript(asCluster(ownPort)); }

    const quint16 ownPort = port();
};

QString urlOf(const support::FakeRedis &server)
{
    return QStringLiteral("redis://127.0.0.1:%1").arg(server.port());
}

/// Keys of every primary, and some more.
QByteArrayList someKeys()
{
    QByteArrayList keys;
    for (int i = 0; i < 60; ++i)
        keys.append("session:" + QByteArray::number(i));
    return keys;
}

/// Each key's node answers for it, as the cluster itself says.
void expectToFindAll(const OpenedCluster &opened, const RedisCluster &cluster)
{
    for (const QByteArray &key : someKeys())
        EXPECT_EQ(opened.portFor(key), cluster.at(cluster.ownerOfKey(key)).port()) << key.constData();
}

} // namespace

TEST(Cluster, IsFoundFromAnyNode)
{
    RedisCluster cluster(3, 1);
    ASSERT_TRUE(cluster.isRunning());
    for (const int asked : {0, 1, 2, cluster.replicaOf(1)}) {
        OpenedCluster opened(cluster.url(asked));
        EXPECT_EQ(opened.server.nodes().size(), 1U); // until it has answered
        ASSERT_TRUE(opened.waitFor(3)) << asked;
        EXPECT_EQ(opened.server.finding(), Finding::Cluster);
        EXPECT_EQ(opened.server.uncoveredSlots(), 0);
        std::set<quint16> ports;
        for (Node *node : opened.active()) {
            ports.insert(node->commands().endpoint().port);
            EXPECT_TRUE(node->isOfCluster());
        }
        EXPECT_EQ(ports, (std::set<quint16>{cluster.at(0).port(), cluster.at(1).port(), cluster.at(2).port()}));
        expectToFindAll(opened, cluster);
        if (asked < 3) {
            EXPECT_EQ(opened.server.nodes().front()->commands().endpoint().port, cluster.at(asked).port());
        }
    }
}

TEST(Cluster, IsFoundByAnotherNameOfTheSameComputer)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    OpenedCluster opened(QStringLiteral("redis://localhost:%1").arg(cluster.at(1).port()));
    ASSERT_TRUE(opened.waitFor(3));
    EXPECT_EQ(opened.server.nodes().front()->name(), QStringLiteral("localhost:%1").arg(cluster.at(1).port()));
}

TEST(Cluster, FollowsSlotsAndNewNodes)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    OpenedCluster opened(cluster.url());
    ASSERT_TRUE(opened.waitFor(3));
    const int added = cluster.addPrimary();
    ASSERT_GT(added, 0);
    const QByteArray key = "session:1";
    const int owner = cluster.ownerOfKey(key);
    cluster.command(key, {"SET", key, "x"});
    cluster.moveSlot(cluster.slotOf(key), owner, added);
    ASSERT_TRUE(opened.waitFor(4));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.portFor(key) == cluster.at(added).port(); }, kWaitMs));
    EXPECT_EQ(opened.server.nodeForKey(key)->index(), 3);
    expectToFindAll(opened, cluster);

    // And back: who holds nothing is none of the nodes any more.
    cluster.moveSlot(cluster.slotOf(key), added, owner);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.server.nodes()[3]->isRetired(); }, kWaitMs));
    EXPECT_EQ(opened.server.nodes()[3]->commands().state(), State::Closed);
    EXPECT_EQ(opened.portFor(key), cluster.at(owner).port());

    // Its place is taken by the next one.
    cluster.moveSlot(cluster.slotOf(key), owner, added);
    ASSERT_TRUE(opened.waitFor(4));
    EXPECT_EQ(opened.server.nodes().size(), 4U);
}

TEST(Cluster, KeepsTheNodeWhenAReplicaTakesOver)
{
    RedisCluster cluster(3, 1);
    ASSERT_TRUE(cluster.isRunning());
    OpenedCluster opened(cluster.url(1));
    ASSERT_TRUE(opened.waitFor(3));
    const QByteArray key = "session:1";
    const int owner = cluster.ownerOfKey(key);
    Node *node = opened.server.nodeForKey(key);
    ASSERT_TRUE(cluster.failOver(cluster.replicaOf(owner)));
    const auto isAt = [&](int server) {
        return QTest::qWaitFor(
            [&, server] {
                return opened.portFor(key) == cluster.at(server).port() && node->commands().state() == State::Ready;
            },
            kWaitMs);
    };
    EXPECT_TRUE(isAt(cluster.replicaOf(owner)));
    EXPECT_EQ(opened.server.nodeForKey(key), node);

    // The old one takes over again, since the new one has crashed.
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return cluster.at(owner).command({"INFO", "replication"}).contains("master_link_status:up");
        },
        kWaitMs));
    cluster.at(cluster.replicaOf(owner)).kill();
    EXPECT_TRUE(isAt(owner));
    EXPECT_EQ(opened.server.nodeForKey(key), node);
    EXPECT_EQ(opened.active().size(), 3U);
}

TEST(Cluster, IsReachedByWhoeverWasEverNamed)
{
    RedisCluster cluster(1, 1);
    ASSERT_TRUE(cluster.isRunning());
    OpenedCluster opened(cluster.url());
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Cluster; }, kWaitMs));
    // The only node that is known is gone, and the replica alone may not take over; forced, it does.
    cluster.at(0).kill();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return cluster.at(1).command({"CLUSTER", "FAILOVER", "TAKEOVER"}) == "+OK";
        },
        kWaitMs));
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return opened.portFor("x") == cluster.at(1).port() && opened.isReady(); }, kWaitMs));
}

TEST(Cluster, IsAskedAtOnceWhenAnAnswerPointsElsewhere)
{
    FakeCluster cluster;
    cluster.setScript([&cluster](const QByteArrayList &command) {
        return command.front() == "GET"
                   ? support::resp::error("MOVED 1 127.0.0.1:" + QByteArray::number(cluster.ownPort))
                   : asCluster(cluster.ownPort)(command);
    });
    OpenedCluster opened(urlOf(cluster));
    const auto isAskedAgain = [&] {
        const int before = cluster.count("CLUSTER");
        return QTest::qWaitFor([&] { return cluster.count("CLUSTER") != before; }, kWaitMs);
    };
    ASSERT_TRUE(isAskedAgain() && isAskedAgain()); // just now, by itself: the next time a second later
    EXPECT_TRUE(support::isPromptOnce([&] {
        QElapsedTimer since;
        since.start();
        const auto answer = ask(opened.server.nodes().front()->commands(), {"GET", "x"});
        EXPECT_TRUE(!answer && answer.error().kind == ErrorKind::Moved);
        EXPECT_TRUE(isAskedAgain());
        return since.elapsed() < 900;
    }));
}

TEST(Cluster, ToldByAnAnswerItKnowsTheNewOwner)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    OpenedCluster opened(cluster.url());
    ASSERT_TRUE(opened.waitFor(3));
    const QByteArray key = "session:1";
    Node *before = opened.server.nodeForKey(key);
    const int owner = cluster.ownerOfKey(key);
    cluster.moveSlot(cluster.slotOf(key), owner, (owner + 1) % 3);
    EXPECT_FALSE(ask(before->commands(), {"GET", key}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.server.nodeForKey(key) != before; }, kWaitMs));
}

TEST(Cluster, IsKnownWhereOnlyTheOldQuestionIsAllowed)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    cluster.tellAll({"ACL", "SETUSER", "old", "on", ">pw", "~*", "&*", "-@all", "+ping", "+cluster|slots"});
    OpenedCluster opened(QStringLiteral("redis://old:pw@127.0.0.1:%1").arg(cluster.at(0).port()));
    ASSERT_TRUE(opened.waitFor(3));
    expectToFindAll(opened, cluster);
}

TEST(Cluster, IsKnownToAnAccountThatMayDoNothing)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    cluster.tellAll({"ACL", "SETUSER", "none", "on", ">pw", "-@all", "+ping"});
    OpenedCluster opened(QStringLiteral("redis://none:pw@127.0.0.1:%1").arg(cluster.at(0).port()));
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Hidden; }, kWaitMs));
    EXPECT_EQ(opened.server.nodes().size(), 1U);
    EXPECT_TRUE(opened.server.nodes().front()->isOfCluster());
    EXPECT_FALSE(cluster.at(0).strings({"ACL", "LOG"}).contains("asking")) << "it was said before";
}

TEST(Cluster, RefusesNothingOfWhoAsksOneThatStandsAlone)
{
    RedisServer alone;
    alone.command({"ACL", "SETUSER", "none", "on", ">pw", "-@all", "+ping", "+client"});
    alone.command({"ACL", "LOG", "RESET"});
    OpenedCluster opened(QStringLiteral("redis://none:pw@127.0.0.1:%1").arg(alone.port()));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Single; }, kWaitMs));
    EXPECT_TRUE(alone.strings({"ACL", "LOG"}).isEmpty());
}

/// One that does not say it in answer to HELLO.
TEST(Cluster, IsNoticedByAnAccountThatMayNotAsk)
{
    RedisCluster cluster(3, 0, {QStringLiteral("--rename-command"), QStringLiteral("HELLO"), QStringLiteral("")});
    ASSERT_TRUE(cluster.isRunning());
    cluster.tellAll({"ACL", "SETUSER", "few", "on", ">pw", "~*", "&*", "-@all", "+ping", "+get"});
    const QString url = QStringLiteral("redis://few:pw@127.0.0.1:%1").arg(cluster.at(0).port());
    {
        OpenedCluster opened(url);
        ASSERT_TRUE(opened.waitFor(1));
        EXPECT_EQ(opened.server.finding(), Finding::Unknown);
        QByteArray other = "a";
        while (cluster.ownerOfKey(other) == 0)
            other += 'a';
        EXPECT_FALSE(ask(opened.server.nodes().front()->commands(), {"GET", other}));
        EXPECT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Hidden; }, kWaitMs));
        EXPECT_EQ(opened.server.nodes().size(), 1U);
        EXPECT_TRUE(opened.server.nodes().front()->isOfCluster());
    }
    cluster.tellAll({"ACL", "SETUSER", "few", "+asking"});
    OpenedCluster opened(url);
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Hidden; }, kWaitMs));
}

TEST(Cluster, IsNotTakenForOneThatStandsAlone)
{
    RedisServer alone;
    OpenedCluster opened(alone.url());
    ASSERT_TRUE(opened.waitFor(1));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Single; }, kWaitMs));
    EXPECT_FALSE(opened.server.nodes().front()->isOfCluster());
    EXPECT_EQ(opened.portFor("x"), alone.port());

    support::FakeRedis old; // that knows no CLUSTER at all
    old.forget({"CLUSTER"});
    OpenedCluster other(QStringLiteral("redis://127.0.0.1:%1").arg(old.port()));
    EXPECT_TRUE(QTest::qWaitFor([&] { return other.server.finding() == Finding::Single; }, kWaitMs));
}

TEST(Cluster, IsAskedOnWhereAConnectionGoesWithoutAnAnswer)
{
    support::FakeRedis silent;
    silent.hold("HELLO");
    silent.hold("CLUSTER");
    support::FakeRedis old;
    old.forget({"CLUSTER"});
    auto gone = std::make_unique<Connection>(tcp(silent.port()), Login(), 0, quick());
    Connection stays(tcp(old.port()), {}, 0, quick());
    gone->open();
    stays.open();
    ASSERT_TRUE(reaches(*gone, State::Ready) && reaches(stays, State::Ready));
    ClusterScout scout(nullptr);
    int found = 0;
    QObject::connect(&scout, &ClusterScout::found, &scout, [&found] { ++found; });
    scout.ask(*gone);
    scout.ask(stays); // waits
    ASSERT_TRUE(QTest::qWaitFor([&] { return silent.count("HELLO") + silent.count("CLUSTER") == 1; }, kWaitMs));
    gone.reset();
    EXPECT_TRUE(QTest::qWaitFor([&] { return found == 1; }, kWaitMs));
    scout.ask(stays);
    EXPECT_TRUE(QTest::qWaitFor([&] { return found == 2; }, kWaitMs));
}

TEST(Cluster, IsNotKnockedAtWhereThePasswordIsWrong)
{
    FakeCluster cluster;
    OpenedCluster opened(urlOf(cluster));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Cluster; }, kWaitMs));
    Connection &commands = opened.server.nodes().front()->commands();
    cluster.setScript({});
    cluster.setPassword("pw");
    cluster.hangUp();
    ASSERT_TRUE(reaches(commands, State::Closed));
    const int before = cluster.connections();
    EXPECT_FALSE(QTest::qWaitFor([&] { return cluster.connections() != before; }, 1500)) << "each second";
}

TEST(Cluster, IsFollowedOnWhenItTellsNothingThatCanBeRead)
{
    FakeCluster cluster;
    OpenedCluster opened(urlOf(cluster));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Cluster; }, kWaitMs));
    EXPECT_FALSE(opened.server.lapse());
    QByteArray answer = support::resp::array({support::resp::strings({"no", "shard"})});
    cluster.setScript([&answer](const QByteArrayList &command) {
        return command.front() == "CLUSTER" ? std::optional(answer) : std::nullopt;
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.server.lapse() == Finding::Unreadable; }, kWaitMs));
    EXPECT_EQ(opened.server.finding(), Finding::Cluster);
    EXPECT_EQ(opened.portFor("x"), cluster.port());
    // It was refused: not asked again at once, whatever there is to ask.
    const int asked = cluster.count("CLUSTER");
    opened.server.refresh();
    EXPECT_FALSE(QTest::qWaitFor([&] { return cluster.count("CLUSTER") != asked; }, 300));
    cluster.setScript(asCluster(cluster.ownPort));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !opened.server.lapse(); }, kWaitMs));

    FakeCluster other;
    other.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "HELLO")
            return support::resp::strings({"mode", "cluster"});
        return command.front() == "CLUSTER" ? std::optional(support::resp::strings({"nothing"})) : std::nullopt;
    });
    OpenedCluster unreadable(urlOf(other));
    EXPECT_TRUE(QTest::qWaitFor([&] { return unreadable.server.finding() == Finding::Unreadable; }, kWaitMs));
}

/// Each question costs the connection: it is not asked again in each second.
TEST(Cluster, IsAskedSeldomWhereItTellsMoreThanIsTaken)
{
    FakeCluster cluster;
    cluster.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "HELLO")
            return support::resp::strings({"mode", "cluster"});
        return command.front() == "CLUSTER" ? std::optional(QByteArray("*2000000000\r\n")) : std::nullopt;
    });
    OpenedCluster opened(urlOf(cluster));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.server.finding() == Finding::Unreadable; }, kWaitMs));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.isReady() && cluster.connections() > 1; }, kWaitMs));
    const int asked = cluster.count("CLUSTER");
    const int connections = cluster.connections();
    EXPECT_FALSE(QTest::qWaitFor([&] { return cluster.connections() != connections; }, 2500)) << "it stays connected";
    EXPECT_EQ(cluster.count("CLUSTER"), asked);
    EXPECT_TRUE(ask(opened.server.nodes().front()->commands(), {"PING"}));
}

TEST(Cluster, SaysWhenItMayNotBeAskedAnyMore)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    cluster.tellAll({"ACL", "SETUSER", "some", "on", ">pw", "~*", "&*", "+@all"});
    OpenedCluster opened(QStringLiteral("redis://some:pw@127.0.0.1:%1").arg(cluster.at(0).port()));
    ASSERT_TRUE(opened.waitFor(3));
    cluster.tellAll({"ACL", "SETUSER", "some", "-cluster"});
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.server.lapse() == Finding::Hidden; }, kWaitMs));
    EXPECT_EQ(opened.active().size(), 3U);
    expectToFindAll(opened, cluster);
}

TEST(Cluster, DoesNotAskTheOneThatIsCutOff)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    OpenedCluster opened(cluster.url());
    ASSERT_TRUE(opened.waitFor(3));
    const QByteArray key = "session:1";
    const int owner = cluster.ownerOfKey(key);
    Node *cutOff = opened.server.nodeForKey(key);
    // Of itself it says that it holds the slot no more, and nobody does; the others go on believing that it does.
    cluster.at(owner).command({"CLUSTER", "DELSLOTS", QByteArray::number(cluster.slotOf(key))});
    const auto answer = ask(cutOff->commands(), {"GET", key});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, ErrorKind::ClusterDown);
    const auto asked = [](RedisServer &server) {
        return server.command({"INFO", "commandstats"}).contains("cmdstat_cluster");
    };
    for (int i = 0; i < 3; ++i)
        cluster.at(i).command({"CONFIG", "RESETSTAT"});
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return asked(cluster.at((owner + 1) % 3)) || asked(cluster.at((owner + 2) % 3)); }, kWaitMs));
    EXPECT_FALSE(asked(cluster.at(owner)));
}

TEST(Cluster, TriesANodeAgainThatRefusedTheLogin)
{
    RedisCluster cluster;
    ASSERT_TRUE(cluster.isRunning());
    cluster.tellAll({"ACL", "SETUSER", "some", "on", ">pw", "~*", "&*", "+@all"});
    cluster.at(2).command({"ACL", "SETUSER", "some", "off"});
    OpenedCluster opened(QStringLiteral("redis://some:pw@127.0.0.1:%1").arg(cluster.at(0).port()));
    const auto isClosed = [&] {
        Node *node = opened.server.nodeAt(tcp(cluster.at(2).port()));
        return node && node->commands().state() == State::Closed && node->commands().pending() == 0;
    };
    int refused = 0;
    ASSERT_TRUE(QTest::qWaitFor(isClosed, kWaitMs));
    QObject::connect(&opened.server.nodeAt(tcp(cluster.at(2).port()))->commands(), &Connection::failed, &opened.server,
                     [&refused] { ++refused; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return refused > 0; }, kWaitMs)) << "tried, and refused again";
    cluster.at(2).command({"ACL", "SETUSER", "some", "on"});
    EXPECT_TRUE(opened.waitFor(3));
}

TEST(Cluster, HasNoOtherDatabase)
{
    RedisCluster cluster(1);
    ASSERT_TRUE(cluster.isRunning());
    Server server(parseAddress(cluster.url() + QStringLiteral("/3"))->address, {}, quick());
    std::optional<Error> failure;
    server.open();
    QObject::connect(&server.nodes().front()->commands(), &Connection::failed, &server,
                     [&](const Error &error, std::chrono::milliseconds) { failure = error; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return failure.has_value(); }, kWaitMs));
    EXPECT_EQ(failure->kind, ErrorKind::DatabaseOutOfRange);
    EXPECT_TRUE(failure->detail.contains(QLatin1String("cluster mode")));
}
