// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedcluster.h"
#include "tests/support/testauthority.h"

#include <gtest/gtest.h>

#include <functional>

// A cluster whose nodes demand client certificates. They are reached by their addresses, and each shows a certificate
// for the name that it announces: for no other, and for no address.

using namespace messages;
using namespace sessions;
using support::HonestStatus;
using support::RedisCluster;
using support::RedisServer;
using support::TestAuthority;
using support::Watched;
using support::WatchedCluster;
using Mode = Liveness::Mode;

namespace
{

constexpr int kOnEachNode = 12; ///< sessions on each primary
constexpr int kTakenWithinMs = 40'000;

QString nodeName(int server)
{
    return QStringLiteral("node%1.redis.internal").arg(server);
}

TestAuthority::Pair issuedFor(const QStringList &alternatives)
{
    return TestAuthority::shared().issue({.name = QStringLiteral("node"), .alternatives = alternatives});
}

/// For the announced name. The first one is opened by its address, before anybody has announced anything.
TestAuthority::Pair nodeCertificate(int server)
{
    QStringList alternatives{QStringLiteral("DNS:") + nodeName(server)};
    if (server == 0)
        alternatives.append(QStringLiteral("IP:127.0.0.1"));
    return issuedFor(alternatives);
}

RedisCluster::Certificates demandingOnes(const std::function<TestAuthority::Pair(int)> &certificateOf = nodeCertificate)
{
    return [certificateOf](int server) {
        const TestAuthority::Pair pair = certificateOf(server);
        return RedisCluster::Shown{{pair.certificate, pair.key, TestAuthority::shared().certificate(), true},
                                   nodeName(server)};
    };
}

TlsSettings asViewer()
{
    const TestAuthority::Pair pair = TestAuthority::shared().issue({.name = QStringLiteral("viewer")});
    TlsSettings settings;
    settings.caFile = TestAuthority::shared().certificate();
    settings.certificateFile = pair.certificate;
    settings.keyFile = pair.key;
    return settings;
}

void endClients(RedisServer &server)
{
    server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
    server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
}

QString whyNotLive(Watched &watched)
{
    return watched.monitor.liveness().reason.sentences();
}

void expectAllTrue(WatchedCluster &watched)
{
    EXPECT_TRUE(watched.waitForMode(Mode::Live, kTakenWithinMs)) << qPrintable(whyNotLive(watched));
    EXPECT_TRUE(watched.waitUntilTrue(kTakenWithinMs));
    EXPECT_EQ(watched.monitor.liveness().mode, Mode::Live);
}

class ClusterTls : public testing::Test
{
protected:
    void SetUp() override
    {
        RedisServer any;
        if (any.strings({"CONFIG", "GET", "cluster-announce-hostname"}).isEmpty())
            GTEST_SKIP() << "this redis-server announces no host names";
    }
};

} // namespace

TEST_F(ClusterTls, IsFollowedByAnnouncedNames)
{
    WatchedCluster watched(demandingOnes(), 3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.tls = asViewer();
    const QList<QByteArrayList> ids = watched.fill(kOnEachNode);
    ASSERT_TRUE(watched.load()) << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    HonestStatus honest(watched);
    expectAllTrue(watched);
    EXPECT_EQ(watched.monitor.store().count(), 3 * kOnEachNode);
    ASSERT_TRUE(watched.monitor.connectionStatus().tls);
    EXPECT_TRUE(watched.monitor.connectionStatus().tls->isVerified);
    for (int server = 0; server < 3; ++server) {
        EXPECT_EQ(watched.nodeOf(ids[server][0]), watched.nameOf(server));
        watched.setJson(watched.idOn(server), "new", 600'000);
        const QByteArray ended = "session:" + ids[server][0];
        watched.cluster.command(ended, {"DEL", ended});
    }
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_TRUE(Watched::waitFor([&] {
        return watched.count(SessionEvent::Kind::Created) == 3 && watched.count(SessionEvent::Kind::LoggedOut) == 3;
    }));

    // To the node that holds each, and where one has moved to.
    watched.cluster.moveSlot(watched.cluster.slotOf("session:" + ids[0][1]), 0, 1);
    std::vector<Slot> slots;
    for (int server = 0; server < 3; ++server)
        slots.push_back(watched.slotOf("session:" + ids[server][1]));
    watched.monitor.logouts().logOut(slots);
    ASSERT_TRUE(Watched::waitFor([&] { return watched.report.outcomes.size() == 3; }));
    for (const LogoutOutcome &outcome : watched.report.outcomes)
        EXPECT_EQ(outcome.kind, LogoutOutcome::Kind::Ended) << qPrintable(outcome.words);
    expectAllTrue(watched);

    // Who takes over shows another certificate, for another name.
    const int second = watched.cluster.replicaOf(1);
    ASSERT_TRUE(watched.cluster.failOver(second));
    EXPECT_TRUE(
        Watched::waitFor([&] { return watched.monitor.nodeNames().contains(watched.nameOf(second)); }, kTakenWithinMs));
    watched.setJson(watched.idOn(second), "after", 600'000);
    expectAllTrue(watched);
    watched.cluster.at(0).kill();
    const int first = watched.cluster.replicaOf(0);
    EXPECT_TRUE(
        Watched::waitFor([&] { return watched.monitor.nodeNames().contains(watched.nameOf(first)); }, kTakenWithinMs));
    ASSERT_TRUE(watched.cluster.waitUntilOwnerIs(0, first));
    expectAllTrue(watched);
}

TEST_F(ClusterTls, ANodeThatRefusesTheCertificateSaysWhy)
{
    TestAuthority stranger(QStringLiteral("Somebody Else"));
    WatchedCluster watched(demandingOnes());
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.tls = asViewer();
    const QList<QByteArrayList> ids = watched.fill(kOnEachNode);
    ASSERT_TRUE(watched.load()) << qPrintable(watched.monitor.connectionStatus().problem.sentences());
    HonestStatus honest(watched);
    auto &node = watched.cluster.at(1);
    const auto trusts = [&node](const TestAuthority &authority) {
        return node.command({"CONFIG", "SET", "tls-ca-cert-file", authority.certificate().toUtf8()});
    };
    ASSERT_EQ(trusts(stranger), "+OK");
    watched.setJson(watched.idOn(1), "still", 600'000);
    expectAllTrue(watched); // what is open stays
    endClients(node);
    ASSERT_TRUE(Watched::waitFor(
        [&] {
            return watched.monitor.liveness().mode == Mode::Stale &&
                   whyNotLive(watched).contains(watched.nameOf(1) +
                                                QStringLiteral(" does not accept the client certificate"));
        },
        kTakenWithinMs))
        << qPrintable(whyNotLive(watched));
    const QByteArray ended = "session:" + ids[0][0];
    watched.cluster.command(ended, {"DEL", ended});
    const QByteArray unseen = "session:" + ids[1][0];
    watched.cluster.command(unseen, {"DEL", unseen});
    EXPECT_TRUE(Watched::waitFor([&] { return !watched.isShown(ids[0][0]); })) << "the others go on";
    EXPECT_TRUE(watched.isShown(ids[1][0])) << "nobody says that it has ended";

    ASSERT_EQ(trusts(TestAuthority::shared()), "+OK");
    expectAllTrue(watched);
    EXPECT_EQ(watched.monitor.store().count(), 3 * kOnEachNode - 1);
}

/// It is reached, and is not who it says it is.
TEST_F(ClusterTls, ANodeWithACertificateForAnotherNameIsNotTaken)
{
    const TestAuthority::Pair other =
        issuedFor({QStringLiteral("DNS:other.redis.internal"), QStringLiteral("IP:127.0.0.1")});
    WatchedCluster watched(
        demandingOnes([&other](int server) { return server == 2 ? other : nodeCertificate(server); }));
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.tls = asViewer();
    const QList<QByteArrayList> ids = watched.fill(kOnEachNode);
    watched.connectMonitor();
    HonestStatus honest(watched);
    ASSERT_TRUE(watched.waitForMode(Mode::Stale, kTakenWithinMs));
    EXPECT_TRUE(whyNotLive(watched).contains(
        QStringLiteral("The certificate of %1 is not for %2, but for ").arg(watched.nameOf(2), nodeName(2))))
        << qPrintable(whyNotLive(watched));
    EXPECT_TRUE(Watched::waitFor([&] { return watched.monitor.store().count() == 2 * kOnEachNode; }));
    EXPECT_FALSE(watched.isShown(ids[2][0]));

    TestAuthority::putInPlace(nodeCertificate(2), other);
    EXPECT_EQ(watched.cluster.at(2).command({"CONFIG", "SET", "tls-cert-file", other.certificate.toUtf8()}), "+OK");
    expectAllTrue(watched);
    EXPECT_EQ(watched.monitor.store().count(), 3 * kOnEachNode);
}
