// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/replicasource.h"

#include "models/redis/server.h"
#include "tests/redis/peers.h"
#include "tests/support/fakeredis.h"

#include <QDateTime>

#include <gtest/gtest.h>

#include <memory>
#include <optional>

using namespace server;
using support::FakeRedis;
using Why = ReplicaRefusal::Why;

namespace
{

QByteArray bulk(const QByteArray &text)
{
    return '$' + QByteArray::number(text.size()) + "\r\n" + text + "\r\n";
}

QByteArray array(const QByteArrayList &elements)
{
    return '*' + QByteArray::number(elements.size()) + "\r\n" + elements.join();
}

QByteArray integer(qint64 number)
{
    return ':' + QByteArray::number(number) + "\r\n";
}

/// What a server says of itself when it is asked.
struct Said {
    QByteArray version = "7.2.4";
    bool isPrimary = true;
    qint64 offset = 100;
    QByteArray link = "connected";
    qint64 clockAheadMs = 0;
    QByteArray keys = integer(1000);
    QByteArray info = "-NOPERM this user has no permissions to run the 'info' command\r\n";
    QList<quint16> replicas = {};
};

/// A primary and a replica that say what the test wants.
class ReplicaSources : public ::testing::Test
{
protected:
    ReplicaSources()
        : primary([this](const QByteArrayList &command) { return answer(ofPrimary, command); })
        , replica([this](const QByteArrayList &command) { return answer(ofReplica, command); })
        , server(address(), {}, redis::quick())
    {
        ofPrimary.replicas = {replica.port()};
        ofReplica.isPrimary = false;
    }

    redis::ServerAddress address() const
    {
        redis::ServerAddress address;
        address.seeds = {redis::tcp(primary.port())};
        return address;
    }

    static std::optional<QByteArray> answer(const Said &said, const QByteArrayList &command)
    {
        const QByteArray name = command.first().toUpper();
        if (name == "HELLO")
            return array({bulk("server"), bulk("redis"), bulk("version"), bulk(said.version), bulk("mode"),
                          bulk("standalone"), bulk("role"), bulk(said.isPrimary ? "master" : "replica")});
        if (name == "TIME") {
            const qint64 now = QDateTime::currentMSecsSinceEpoch() + said.clockAheadMs;
            return array({bulk(QByteArray::number(now / 1000)), bulk(QByteArray::number(now % 1000 * 1000))});
        }
        if (name == "DBSIZE")
            return said.keys;
        if (name == "INFO")
            return said.info;
        if (name != "ROLE")
            return std::nullopt;
        if (!said.isPrimary)
            return array({bulk("slave"), bulk("127.0.0.1"), integer(1), bulk(said.link), integer(said.offset)});
        QByteArrayList replicas;
        for (const quint16 port : said.replicas)
            replicas.append(array({bulk("127.0.0.1"), bulk(QByteArray::number(port)), bulk("7")}));
        return array({bulk("master"), integer(said.offset), array(replicas)});
    }

    /// The outcome of one prepare(): nothing, where the replica can be read.
    std::optional<Why> prepare()
    {
        if (server.nodes().empty()) {
            server.open();
            if (!redis::reaches(server.nodes().front()->commands(), redis::Connection::State::Ready))
                ADD_FAILURE() << "no connection";
            source = std::make_unique<ReplicaSource>(server, *server.nodes().front(), touched, nullptr);
        }
        bool isReady = false;
        bool isOver = false;
        QObject context;
        QObject::connect(source.get(), &ReplicaSource::ready, &context, [&] { isReady = isOver = true; });
        QObject::connect(source.get(), &ReplicaSource::unavailable, &context, [&] { isOver = true; });
        source->prepare();
        EXPECT_TRUE(QTest::qWaitFor([&] { return isOver; }, redis::kWaitMs));
        EXPECT_EQ(isReady, touched.isNoting());
        EXPECT_EQ(isReady, !source->refusal().has_value());
        return isReady ? std::nullopt : std::optional(source->refusal().value_or(ReplicaRefusal{}).why);
    }

    Said ofPrimary;
    Said ofReplica;
    FakeRedis primary;
    FakeRedis replica;
    redis::Server server;
    TouchedKeys touched;
    std::unique_ptr<ReplicaSource> source;
};

} // namespace

TEST_F(ReplicaSources, OneThatIsAsFarIsRead)
{
    EXPECT_EQ(prepare(), std::nullopt);
    EXPECT_TRUE(source->answersFor("any"));
    touched.note("key");
    EXPECT_FALSE(source->answersFor("key"));
    source->release();
    EXPECT_FALSE(touched.isNoting());
    // The connection stays for the next time.
    EXPECT_EQ(prepare(), std::nullopt);
    EXPECT_EQ(replica.connections(), 1);
}

TEST_F(ReplicaSources, OneThatCatchesUpIsWaitedFor)
{
    replica.setScript([this](const QByteArrayList &command) {
        ofReplica.offset = replica.count("ROLE") < 4 ? 99 : 100;
        return answer(ofReplica, command);
    });
    EXPECT_EQ(prepare(), std::nullopt);
    EXPECT_GE(replica.count("ROLE"), 4);
}

TEST_F(ReplicaSources, OneOfAnotherHistoryIsNotRead)
{
    ofReplica.offset = 5000; // farther than its primary
    EXPECT_EQ(prepare(), Why::NotFollowing);
}

TEST_F(ReplicaSources, OneThatIsAPrimaryNowIsNotRead)
{
    ofReplica.isPrimary = true;
    EXPECT_EQ(prepare(), Why::NotFollowing);
}

TEST_F(ReplicaSources, OneBeforeInstantsIsNotRead)
{
    ofReplica.version = "6.2.14";
    EXPECT_EQ(prepare(), Why::TooOld);
    ofReplica.version = "7.0.0";
    ofPrimary.version = "6.2.14";
    source.reset();
    source = std::make_unique<ReplicaSource>(server, *server.nodes().front(), touched, nullptr);
    EXPECT_EQ(prepare(), Why::TooOld);
}

TEST_F(ReplicaSources, OneThatLacksKeysIsNotReadAtFirstEither)
{
    ofReplica.keys = integer(500);
    EXPECT_EQ(prepare(), Why::Untrue);
}

TEST_F(ReplicaSources, AFewKeysMoreOrLessAreNoLack)
{
    ofReplica.keys = integer(950);
    EXPECT_EQ(prepare(), std::nullopt);
    source->release();
    ofReplica.keys = integer(2000); // not yet removed there
    EXPECT_EQ(prepare(), std::nullopt);
}

TEST_F(ReplicaSources, OneThatGetsItsKeysMeanwhileIsWaitedFor)
{
    replica.setScript([this](const QByteArrayList &command) {
        ofReplica.keys = integer(replica.count("DBSIZE") < 3 ? 0 : 1000);
        return answer(ofReplica, command);
    });
    EXPECT_EQ(prepare(), std::nullopt);
}

TEST_F(ReplicaSources, WhoMayNotCountReadsAllTheSame)
{
    ofReplica.keys = "-NOPERM this user has no permissions to run the 'dbsize' command\r\n";
    EXPECT_EQ(prepare(), std::nullopt);
}

TEST_F(ReplicaSources, OneThatTellsNoVersionIsNotSaidToBeOld)
{
    ofReplica.version = "";
    EXPECT_EQ(prepare(), Why::VersionNotTold);
    ofPrimary.version = "";
    source = std::make_unique<ReplicaSource>(server, *server.nodes().front(), touched, nullptr);
    EXPECT_EQ(prepare(), Why::VersionNotTold);
}

TEST_F(ReplicaSources, AReplicaInThePlaceOfThePrimaryIsCalledThat)
{
    ofPrimary.isPrimary = false;
    EXPECT_EQ(prepare(), Why::IsReplica);
}

TEST_F(ReplicaSources, WhatIsRefusedForNowIsNoPermission)
{
    primary.setScript([this](const QByteArrayList &command) {
        return command.first() == "ROLE" ? QByteArray("-BUSY a script runs\r\n") : answer(ofPrimary, command);
    });
    EXPECT_EQ(prepare(), Why::NotNow);
}

TEST_F(ReplicaSources, OneThatIsBusyForAMomentIsWaitedFor)
{
    replica.setScript([this](const QByteArrayList &command) {
        return command.first() == "ROLE" && replica.count("ROLE") < 4 ? QByteArray("-BUSY a script runs\r\n")
                                                                      : answer(ofReplica, command);
    });
    EXPECT_EQ(prepare(), std::nullopt);
    EXPECT_GE(replica.count("ROLE"), 4);
}

TEST_F(ReplicaSources, OneThatDoesNotLetInRefuses)
{
    replica.setPassword("other");
    EXPECT_EQ(prepare(), Why::Refused);
}

/// A connection that is closed while it is asked says nothing of the account.
TEST_F(ReplicaSources, ALostPrimaryRefusesNothing)
{
    ASSERT_EQ(prepare(), std::nullopt);
    source->release();
    bool isTold = false;
    QObject::connect(source.get(), &ReplicaSource::unavailable, &server, [&] { isTold = true; });
    source->prepare();
    server.nodes().front()->commands().close();
    EXPECT_FALSE(isTold);
    EXPECT_FALSE(source->refusal());
    EXPECT_FALSE(touched.isNoting());
}

/// What was connected before the computer slept is not used again.
TEST_F(ReplicaSources, OneThatIsDisconnectedIsConnectedAnew)
{
    ASSERT_EQ(prepare(), std::nullopt);
    source->disconnect();
    EXPECT_FALSE(touched.isNoting());
    EXPECT_EQ(prepare(), std::nullopt);
    EXPECT_EQ(replica.connections(), 2);
}

TEST_F(ReplicaSources, OneThatIsCutOffIsNotRead)
{
    ofReplica.link = "connect";
    EXPECT_EQ(prepare(), Why::NotFollowing);
}

TEST_F(ReplicaSources, OneWhoseClockIsAheadIsNotRead)
{
    ofReplica.clockAheadMs = 5000;
    EXPECT_EQ(prepare(), Why::ClocksApart);
}

TEST_F(ReplicaSources, OneWhoseClockIsBehindIsNotReadEither)
{
    ofReplica.clockAheadMs = -60'000;
    EXPECT_EQ(prepare(), Why::ClocksApart);
}

/// What is left of a TTL is counted by the clock by which its end was set.
TEST_F(ReplicaSources, TheClockIsThePrimarys)
{
    constexpr qint64 kAnHour = 3'600'000;
    ofPrimary.clockAheadMs = kAnHour;
    ofReplica.clockAheadMs = kAnHour - 300;
    ASSERT_EQ(prepare(), std::nullopt);
    const qint64 expected = QDateTime::currentMSecsSinceEpoch() + kAnHour;
    EXPECT_NEAR(double(source->reader().clock().nowMs()), double(expected), 150);
}

TEST_F(ReplicaSources, OneThatTakesWritesIsNotRead)
{
    ofReplica.info = bulk("# Replication\r\nrole:slave\r\nslave_read_only:0\r\n");
    EXPECT_EQ(prepare(), Why::TakesWrites);
}

TEST_F(ReplicaSources, AnotherIsTriedWhereOneWillNotDo)
{
    FakeRedis other([](const QByteArrayList &command) {
        Said said;
        said.isPrimary = false;
        return answer(said, command);
    });
    ofPrimary.replicas.append(other.port());
    ofReplica.isPrimary = true;
    EXPECT_EQ(prepare(), std::nullopt);
    EXPECT_EQ(source->place(), QStringLiteral("127.0.0.1:%1").arg(other.port()));
}

TEST_F(ReplicaSources, NoneIsNone)
{
    ofPrimary.replicas.clear();
    EXPECT_EQ(prepare(), Why::NoneOnline);
}

TEST_F(ReplicaSources, OneThatFailedIsLeftAlone)
{
    ASSERT_EQ(prepare(), std::nullopt);
    source->giveUp(Why::BrokeOff, {redis::ErrorKind::ConnectionLost, {}});
    EXPECT_FALSE(touched.isNoting());
    const int asked = primary.count("ROLE");
    EXPECT_EQ(prepare(), Why::BrokeOff);
    EXPECT_EQ(primary.count("ROLE"), asked);
}

TEST_F(ReplicaSources, NoticesThatItIsNotWhatItWas)
{
    ASSERT_EQ(prepare(), std::nullopt);
    const auto check = [this] {
        redis::CommandBatch batch;
        source->addCheck(batch);
        std::optional<bool> isSame;
        source->connection().send(batch, &server, [&](const redis::Result<std::vector<redis::Reply>> &replies) {
            isSame = replies && source->takeCheck(replies->front());
        });
        EXPECT_TRUE(QTest::qWaitFor([&] { return isSame.has_value(); }, redis::kWaitMs));
        return isSame.value_or(false);
    };
    EXPECT_TRUE(check());
    ofReplica.offset = 120;
    EXPECT_TRUE(check());
    ofReplica.offset = 110; // filled anew
    EXPECT_FALSE(check());
    ofReplica = {};
    EXPECT_FALSE(check());
}
