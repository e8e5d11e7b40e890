// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/prober.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"
#include "tests/support/fakesentinel.h"

#include <QStringList>
#include <QTcpServer>

#include <gtest/gtest.h>

#include <optional>

using namespace support;
using messages::ProbeAnswer;
using server::Prober;

namespace
{

ProbeAnswer probe(const messages::ConnectionProfile &profile, const messages::Credentials &credentials)
{
    Prober prober(profile, credentials);
    std::optional<ProbeAnswer> answer;
    int answers = 0;
    QObject::connect(&prober, &Prober::answered, &prober, [&](const ProbeAnswer &result) {
        answer = result;
        ++answers;
    });
    prober.start();
    EXPECT_TRUE(QTest::qWaitFor([&] { return answer.has_value(); }, redis::kWaitMs));
    EXPECT_EQ(answers, 1);
    return answer.value_or(ProbeAnswer());
}

ProbeAnswer probe(quint16 port, const QString &user = {}, const QByteArray &password = {}, int database = 0)
{
    messages::ConnectionProfile profile;
    profile.port = port;
    profile.userName = user;
    profile.database = database;
    return probe(profile, password);
}

messages::ConnectionProfile bySentinel(quint16 port)
{
    messages::ConnectionProfile profile;
    profile.kind = messages::ServerKind::Sentinel;
    profile.host = QStringLiteral("never.invalid"); // is of no matter here
    profile.sentinel = {QStringLiteral("mymaster"), {QStringLiteral("127.0.0.1:%1").arg(port)}, {}};
    return profile;
}

} // namespace

TEST(Prober, SaysWhatAServerIs)
{
    FakeRedis peer;
    peer.keys.setString("a", "1");
    peer.keys.setString("b", "2");
    peer.setNotificationFlags("AKE");
    const ProbeAnswer answer = probe(peer.port());
    EXPECT_TRUE(answer.problem.isEmpty()) << answer.problem.cause.toStdString();
    EXPECT_EQ(answer.server, QStringLiteral("Redis 7.0.15"));
    EXPECT_EQ(answer.keys, 2);
    EXPECT_TRUE(answer.notificationsKnown);
    EXPECT_TRUE(answer.notificationsOn);
    EXPECT_GT(answer.roundTripMicroseconds, 0);
    for (const QByteArrayList &command : peer.commands())
        EXPECT_NE(command.value(1), "SET") << "it changes nothing";
}

TEST(Prober, TellsHalfOfTheEventsFromAll)
{
    FakeRedis peer;
    for (const QByteArray flags : {"", "Ex", "K", "Kg$"}) {
        peer.setNotificationFlags(flags);
        const ProbeAnswer answer = probe(peer.port());
        EXPECT_TRUE(answer.notificationsKnown);
        EXPECT_FALSE(answer.notificationsOn) << flags.constData();
    }
}

TEST(Prober, SaysThatAPasswordIsNeeded)
{
    FakeRedis peer;
    peer.setPassword("secret");
    const ProbeAnswer without = probe(peer.port());
    const ProbeAnswer wrong = probe(peer.port(), {}, "guess");
    EXPECT_FALSE(without.problem.isEmpty());
    EXPECT_FALSE(wrong.problem.isEmpty());
    EXPECT_NE(without.problem.cause, wrong.problem.cause) << "none is not a wrong one";
    EXPECT_EQ(without.keys, -1);
    EXPECT_EQ(peer.count("DBSIZE"), 0);
    EXPECT_EQ(peer.connections(), 2) << "nothing is tried again";
    EXPECT_EQ(peer.commands("AUTH"), (QList<QByteArrayList>{{"AUTH", "guess"}}));
    EXPECT_TRUE(probe(peer.port(), {}, "secret").problem.isEmpty());
}

TEST(Prober, LogsInAsAUser)
{
    FakeRedis peer;
    peer.setPassword("secret", "viewer");
    EXPECT_TRUE(probe(peer.port(), QStringLiteral("viewer"), "secret").problem.isEmpty());
    EXPECT_FALSE(probe(peer.port(), QStringLiteral("other"), "secret").problem.isEmpty());
    EXPECT_FALSE(probe(peer.port(), {}, "secret").problem.isEmpty());
}

TEST(Prober, DoesWithoutWhatIsRefused)
{
    FakeRedis peer;
    peer.keys.setString("a", "1");
    peer.setNotificationFlags("AKE");
    peer.forbid({"CONFIG"});
    const ProbeAnswer answer = probe(peer.port());
    EXPECT_TRUE(answer.problem.isEmpty());
    EXPECT_FALSE(answer.notificationsKnown) << "not allowed is not off";
    EXPECT_FALSE(answer.notificationsOn);
    EXPECT_EQ(answer.keys, 1);
    peer.forbid({"DBSIZE", "HELLO", "PING"});
    const ProbeAnswer least = probe(peer.port());
    EXPECT_TRUE(least.problem.isEmpty());
    EXPECT_EQ(least.keys, -1) << "not zero";
    EXPECT_TRUE(least.server.isEmpty());
}

TEST(Prober, KnowsServersWithoutHello)
{
    FakeRedis peer;
    peer.keys.setString("a", "1");
    peer.forget({"HELLO", "CLIENT"});
    const ProbeAnswer answer = probe(peer.port());
    EXPECT_TRUE(answer.problem.isEmpty());
    EXPECT_TRUE(answer.server.isEmpty());
    EXPECT_EQ(answer.keys, 1);
    EXPECT_TRUE(answer.notificationsKnown);
}

TEST(Prober, TellsAnOldServer)
{
    FakeRedis peer;
    peer.setNotificationFlags("AKE");
    peer.growOld();
    const ProbeAnswer old = probe(peer.port());
    EXPECT_TRUE(old.problem.isEmpty()) << old.problem.cause.toStdString();
    EXPECT_TRUE(old.isOldServer);
    EXPECT_EQ(old.server, QStringLiteral("Redis 5.0.14"));
    FakeRedis renamed;
    renamed.forget({"SMISMEMBER"});
    EXPECT_FALSE(probe(renamed.port()).isOldServer) << "one command may have been taken away from anybody";
    EXPECT_EQ(renamed.count("INFO"), 0);
}

TEST(Prober, NamesOtherServers)
{
    FakeRedis peer;
    peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "HELLO")
            return resp::strings({"server", "valkey" + QByteArray(1000, '!'), "version", "8.0.1"});
        return std::nullopt;
    });
    const QString name = probe(peer.port()).server;
    EXPECT_TRUE(name.startsWith(QStringLiteral("Valkey!")));
    EXPECT_TRUE(name.endsWith(QStringLiteral(" 8.0.1")));
    EXPECT_LT(name.size(), 60) << "what a server says of itself does not fill the window";
}

TEST(Prober, SaysWhyThereIsNoConnection)
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    const quint16 port = closed.serverPort();
    closed.close();
    const ProbeAnswer nobody = probe(port);
    EXPECT_TRUE(nobody.problem.cause.contains(QString::number(port)));

    FakeRedis peer;
    EXPECT_FALSE(probe(peer.port(), {}, {}, 99).problem.isEmpty()) << "no such database";
    peer.hangUpAt("CLIENT");
    const ProbeAnswer early = probe(peer.port());
    EXPECT_FALSE(early.problem.isEmpty());
    peer.hangUpAt("DBSIZE");
    const ProbeAnswer late = probe(peer.port());
    EXPECT_FALSE(late.problem.isEmpty());
    EXPECT_EQ(late.keys, -1);
}

TEST(Prober, GoesToThePrimaryThatTheSentinelsName)
{
    FakeRedis peer;
    peer.keys.setString("a", "1");
    FakeSentinel sentinel;
    sentinel.named = peer.port();
    const ProbeAnswer answer = probe(bySentinel(sentinel.port()), {});
    EXPECT_TRUE(answer.problem.isEmpty()) << answer.problem.cause.toStdString();
    EXPECT_EQ(answer.keys, 1);
}

TEST(Prober, SaysWhyTheSentinelsLeadNowhere)
{
    FakeSentinel sentinel;
    sentinel.watched = {"shop"};
    const ProbeAnswer unknown = probe(bySentinel(sentinel.port()), {});
    EXPECT_TRUE(unknown.problem.cause.contains(QStringLiteral("know no primary named “mymaster”")));
    EXPECT_TRUE(unknown.problem.nextStep.contains(QLatin1String("shop")));

    FakeRedis replica([](const QByteArrayList &command) -> std::optional<QByteArray> {
        return command.front() == "HELLO" ? std::optional(resp::strings({"role", "replica"})) : std::nullopt;
    });
    sentinel.named = replica.port();
    EXPECT_TRUE(probe(bySentinel(sentinel.port()), {}).problem.cause.contains(QLatin1String("and it is a replica")));
    {
        FakeRedis gone;
        sentinel.named = gone.port();
    }
    const ProbeAnswer dead = probe(bySentinel(sentinel.port()), {});
    EXPECT_TRUE(dead.problem.cause.contains(QStringLiteral("Nothing answers at 127.0.0.1:%1").arg(sentinel.named)))
        << dead.problem.cause.toStdString();
    EXPECT_TRUE(dead.problem.nextStep.contains(QLatin1String("The sentinels name it")));

    messages::ConnectionProfile none = bySentinel(1);
    none.sentinel.places.clear();
    EXPECT_FALSE(probe(none, {}).problem.isEmpty());
    EXPECT_TRUE(probe(bySentinel(1), {}).problem.cause.startsWith(QLatin1String("No sentinel answers.")));
}
