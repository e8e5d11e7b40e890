// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/placereplacement.h"
#include "models/redis/server.h"
#include "tests/redis/peers.h"
#include "tests/support/fakekeyspace.h"
#include "tests/support/fakesentinel.h"
#include "tests/support/promptwait.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

using namespace redis;
using support::FakeRedis;
using support::FakeSentinel;
using support::FakeSentinels;
using State = Connection::State;
using Kind = SentinelVerdict::Kind;

namespace
{

constexpr qint64 kSoonerThanAsked = 900; ///< ms: they are asked each second

/// A server that says what it is.
struct FakeServer : FakeRedis {
    FakeServer()
    {
        setScript([this](const QByteArrayList &command) -> std::optional<QByteArray> {
            namespace resp = support::resp;
            if (command.front() == "HELLO")
                return resp::strings({"server", "redis", "role", isReplica ? "replica" : "master"});
            if (command.front() == "SET" && isReplica)
                return resp::error("READONLY You can't write against a read only replica.");
            return std::nullopt;
        });
    }
    bool isReplica = false;
};

class Opened
{
public:
    explicit Opened(const QString &url, const QList<PlaceReplacement> &replacements = {})
        : server(addressOf(url, replacements), parseAddress(url)->login, quick())
    {
        QObject::connect(&server, &Server::nodesChanged, &server, [this] { ++changes; });
        server.open();
    }

    const SentinelStanding &standing() const { return *server.sentinels(); }
    Node *node() const { return server.nodes().empty() ? nullptr : server.nodes().front(); }
    bool isOn(const FakeRedis &fake) const
    {
        return node() && node()->commands().endpoint().port == fake.port() &&
               node()->commands().state() == State::Ready && standing().isConfirmed;
    }
    bool waitOn(const FakeRedis &fake, int limitMs = kWaitMs)
    {
        return QTest::qWaitFor([&] { return isOn(fake); }, limitMs);
    }
    bool waitFor(Kind kind)
    {
        return QTest::qWaitFor([&] { return standing().verdict.kind == kind; }, kWaitMs);
    }

    static ServerAddress addressOf(const QString &url, const QList<PlaceReplacement> &replacements)
    {
        ServerAddress address = parseAddress(url)->address;
        address.replacements = replacements;
        return address;
    }

    Server server;
    int changes = 0;
};

quint16 deadPort()
{
    FakeRedis gone;
    return gone.port();
}

QString urlOf(const QList<quint16> &ports)
{
    QStringList places;
    for (const quint16 port : ports)
        places += QStringLiteral("127.0.0.1:%1").arg(port);
    return QStringLiteral("redis+sentinel://%1/mymaster/2").arg(places.join(u','));
}

} // namespace

TEST(Sentinel, LeadsToThePrimary)
{
    FakeServer primary;
    FakeSentinels sentinels(3);
    sentinels.name(primary.port());
    Opened opened(urlOf({sentinels.at(0).port(), sentinels.at(1).port(), sentinels.at(2).port()}));
    EXPECT_TRUE(opened.server.nodes().empty()) << "nobody knows it yet";
    ASSERT_TRUE(opened.waitOn(primary));
    EXPECT_EQ(opened.server.nodes().size(), 1U);
    EXPECT_EQ(opened.changes, 1);
    EXPECT_EQ(opened.node()->name(), QStringLiteral("127.0.0.1:%1").arg(primary.port()));
    EXPECT_EQ(opened.server.nodeForKey("key"), opened.node());
    EXPECT_EQ(opened.server.finding(), Server::Finding::Single);
    EXPECT_EQ(primary.commands("SELECT"), QList<QByteArrayList>({{"SELECT", "2"}}));
    EXPECT_EQ(opened.standing().verdict.known, 3);
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.standing().verdict.answering == 3; }, kWaitMs));
    EXPECT_FALSE(opened.standing().isDemoted);

    opened.server.close();
    EXPECT_EQ(opened.node()->commands().state(), State::Closed);
    opened.server.open();
    EXPECT_TRUE(opened.waitOn(primary));
    EXPECT_EQ(opened.changes, 1);
}

TEST(Sentinel, ReachesThePrimaryWhereItIsReplaced)
{
    FakeServer primary;
    FakeServer next;
    FakeSentinels sentinels(1);
    const quint16 announced = deadPort();
    const quint16 announcedNext = deadPort();
    ASSERT_NE(announced, announcedNext);
    const auto replaced = [](quint16 from, const FakeRedis &to) {
        const QString place = QStringLiteral("127.0.0.1:%1");
        return *parseReplacement(place.arg(from), place.arg(to.port()));
    };
    sentinels.name(announced);
    Opened opened(urlOf({sentinels.at(0).port()}), {replaced(announced, primary), replaced(announcedNext, next)});
    ASSERT_TRUE(opened.waitOn(primary)) << "what is announced is reached by nobody";
    sentinels.name(announcedNext);
    EXPECT_TRUE(opened.waitOn(next));
}

TEST(Sentinel, ThoseThatAreDeadHoldNothingUp)
{
    EXPECT_TRUE(support::isPromptOnce([] {
        FakeServer primary;
        FakeSentinels sentinels(2);
        sentinels.name(primary.port());
        sentinels.at(0).redis.hold("CLIENT"); // takes the connection, and says nothing more
        QElapsedTimer elapsed;
        elapsed.start();
        Opened opened(urlOf({deadPort(), sentinels.at(0).port(), sentinels.at(1).port()}));
        EXPECT_TRUE(opened.waitOn(primary));
        return elapsed.elapsed() < 1900; // less than the limit of the one that hangs
    }));
}

TEST(Sentinel, OneAgainstTheOthersIsNotFollowed)
{
    FakeServer primary;
    FakeServer old;
    FakeSentinels sentinels(3);
    sentinels.name(primary.port());
    sentinels.at(0).named = old.port();
    sentinels.at(0).epoch = 99;
    Opened opened(sentinels.url());
    ASSERT_TRUE(opened.waitOn(primary));
    EXPECT_EQ(opened.changes, 1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.standing().verdict.other.has_value(); }, kWaitMs));
    EXPECT_EQ(opened.standing().verdict.dissenter.port, sentinels.at(0).port());
    EXPECT_GT(sentinels.at(0).announce(), 0);
    // Asked again, and twice more: by then what all of them have answered was judged.
    const auto asked = [&sentinels](int number) {
        const QList<QByteArrayList> questions = sentinels.at(number).redis.commands("SENTINEL");
        return std::count_if(questions.begin(), questions.end(), [](const QByteArrayList &question) {
            return question.value(1) == "GET-MASTER-ADDR-BY-NAME";
        });
    };
    const auto before = std::max({asked(0), asked(1), asked(2)});
    ASSERT_TRUE(QTest::qWaitFor([&] { return std::min({asked(0), asked(1), asked(2)}) >= before + 3; }, kWaitMs));
    EXPECT_TRUE(opened.isOn(primary));
    EXPECT_EQ(opened.changes, 1);
    EXPECT_EQ(old.connections(), 0);
}

TEST(Sentinel, AReplicaThatIsNamedIsNotFollowed)
{
    FakeServer replica;
    replica.isReplica = true;
    FakeSentinels sentinels(3);
    sentinels.name(replica.port());
    Opened opened(sentinels.url());
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.standing().isReplicaNamed; }, kWaitMs));
    EXPECT_TRUE(opened.server.nodes().empty());
    replica.isReplica = false;
    EXPECT_TRUE(opened.waitOn(replica));
    EXPECT_FALSE(opened.standing().isReplicaNamed);
}

TEST(Sentinel, AGoodPrimaryIsNotLeftForAReplica)
{
    FakeServer primary;
    FakeServer replica;
    replica.isReplica = true;
    FakeSentinels sentinels(3);
    sentinels.name(primary.port());
    Opened opened(sentinels.url());
    ASSERT_TRUE(opened.waitOn(primary));
    sentinels.name(replica.port());
    sentinels.at(0).announce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.standing().isReplicaNamed; }, kWaitMs));
    EXPECT_EQ(opened.standing().verdict.primary.port, replica.port());
    EXPECT_EQ(opened.node()->commands().endpoint().port, primary.port());
    EXPECT_EQ(opened.changes, 1);
    replica.isReplica = false;
    EXPECT_TRUE(opened.waitOn(replica));
}

TEST(Sentinel, AnotherOneIsFollowedWhenItIsAnnounced)
{
    EXPECT_TRUE(support::isPromptOnce([] {
        FakeServer primary;
        FakeServer next;
        FakeSentinels sentinels(3);
        sentinels.name(primary.port());
        Opened opened(sentinels.url());
        EXPECT_TRUE(opened.waitOn(primary));
        EXPECT_TRUE(QTest::qWaitFor([&] { return sentinels.at(1).redis.isSubscribed("+switch-master"); }, kWaitMs));
        Node *node = opened.node();
        QElapsedTimer elapsed;
        elapsed.start();
        sentinels.name(next.port());
        sentinels.at(1).announce();
        EXPECT_TRUE(opened.waitOn(next));
        EXPECT_EQ(opened.node(), node);
        EXPECT_EQ(opened.server.nodes().size(), 1U);
        EXPECT_EQ(opened.changes, 2);
        return elapsed.elapsed() < kSoonerThanAsked;
    }));
}

TEST(Sentinel, AnotherOneIsFollowedWhereNobodyAnnouncesIt)
{
    FakeServer primary;
    FakeServer next;
    FakeSentinels sentinels(3);
    sentinels.name(primary.port());
    for (int i = 0; i < 3; ++i)
        sentinels.at(i).redis.forbid({"SUBSCRIBE"});
    Opened opened(sentinels.url());
    ASSERT_TRUE(opened.waitOn(primary));
    sentinels.name(next.port());
    EXPECT_TRUE(opened.waitOn(next));
}

TEST(Sentinel, AreAskedAtOnceWhenThePrimaryIsLost)
{
    EXPECT_TRUE(support::isPromptOnce([] {
        auto primary = std::make_unique<FakeServer>();
        FakeServer next;
        FakeSentinels sentinels(3);
        sentinels.name(primary->port());
        Opened opened(sentinels.url());
        EXPECT_TRUE(opened.waitOn(*primary));
        QElapsedTimer elapsed;
        elapsed.start();
        sentinels.name(next.port());
        primary->hangUp();
        primary.reset();
        EXPECT_TRUE(opened.waitOn(next));
        return elapsed.elapsed() < kSoonerThanAsked;
    }));
}

TEST(Sentinel, AreAskedAtOnceWhenThePrimaryRefusesToWrite)
{
    EXPECT_TRUE(support::isPromptOnce([] {
        FakeServer primary;
        FakeServer next;
        FakeSentinels sentinels(3);
        sentinels.name(primary.port());
        Opened opened(sentinels.url());
        EXPECT_TRUE(opened.waitOn(primary));
        QElapsedTimer elapsed;
        elapsed.start();
        primary.isReplica = true;
        sentinels.name(next.port());
        opened.node()->commands().send({"SET", "key", "value"}, nullptr, [](const Result<Reply> &) {});
        EXPECT_TRUE(opened.waitOn(next));
        return elapsed.elapsed() < kSoonerThanAsked;
    }));
}

TEST(Sentinel, APrimaryThatIsDemotedIsNoticed)
{
    FakeServer primary;
    FakeSentinels sentinels(3);
    sentinels.name(primary.port());
    Opened opened(sentinels.url());
    ASSERT_TRUE(opened.waitOn(primary));
    primary.isReplica = true;
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.standing().isDemoted; }, kWaitMs));
    EXPECT_EQ(opened.changes, 1) << "the sentinels name it all the same";
    primary.isReplica = false;
    EXPECT_TRUE(QTest::qWaitFor([&] { return !opened.standing().isDemoted; }, kWaitMs));
}

TEST(Sentinel, ThoseThatItKnowsAreAskedToo)
{
    FakeServer primary;
    FakeServer next;
    auto first = std::make_unique<FakeSentinel>();
    FakeSentinel second;
    FakeSentinel third;
    first->id = QByteArray(40, '1');
    second.id = QByteArray(40, '2');
    third.id = QByteArray(40, '3');
    first->others = {&second, &third};
    second.others = {first.get(), &third}; // by its address
    first->named = second.named = third.named = primary.port();
    Opened opened(QStringLiteral("redis+sentinel://localhost:%1/mymaster").arg(first->port()));
    ASSERT_TRUE(opened.waitOn(primary));
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.standing().verdict.answering == 3; }, kWaitMs));
    EXPECT_EQ(opened.standing().verdict.known, 3) << "nobody twice";
    second.others.clear();
    first.reset();
    second.named = third.named = next.port();
    second.epoch = third.epoch = 2;
    EXPECT_TRUE(opened.waitOn(next));
}

TEST(Sentinel, OneThatHasMovedIsAskedThereAndOneThatIsGoneIsForgotten)
{
    FakeServer primary;
    FakeSentinel first;
    auto second = std::make_unique<FakeSentinel>();
    auto moved = std::make_unique<FakeSentinel>();
    FakeSentinel another;
    first.id = QByteArray(40, '1');
    second->id = moved->id = QByteArray(40, '2');
    another.id = QByteArray(40, '3');
    first.others = {second.get()};
    first.named = second->named = moved->named = another.named = primary.port();
    Opened opened(urlOf({first.port()}));
    ASSERT_TRUE(opened.waitOn(primary));
    const auto are = [&](int answering, int known) {
        const SentinelVerdict &verdict = opened.standing().verdict;
        return verdict.answering == answering && verdict.known == known;
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return are(2, 2); }, kWaitMs));
    primary.isReplica = true; // they are asked more often then
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.standing().isDemoted; }, kWaitMs));
    second->redis.hangUp();
    second.reset();
    first.others = {moved.get()};
    EXPECT_TRUE(QTest::qWaitFor([&] { return are(2, 2) && moved->redis.connections() > 0; }, kWaitMs));

    moved->redis.hangUp();
    moved.reset();
    first.others = {&another};
    EXPECT_TRUE(QTest::qWaitFor([&] { return are(2, 2) && another.redis.connections() > 0; }, kWaitMs));
}

TEST(Sentinel, WithoutAnyThePrimaryIsKept)
{
    FakeServer primary;
    auto sentinels = std::make_unique<FakeSentinels>(2);
    sentinels->name(primary.port());
    Opened opened(sentinels->url());
    ASSERT_TRUE(opened.waitOn(primary));
    sentinels.reset();
    ASSERT_TRUE(opened.waitFor(Kind::Silent));
    EXPECT_TRUE(opened.isOn(primary));
    primary.hangUp(); // and it is there again
    EXPECT_TRUE(QTest::qWaitFor([&] { return !opened.isOn(primary); }, kWaitMs));
    EXPECT_TRUE(opened.waitOn(primary));
}

TEST(Sentinel, SayWhyTheyLeadNowhere)
{
    FakeSentinels sentinels(2);
    sentinels.at(1).watched = {"shop", "cache"};
    {
        Opened opened(sentinels.url());
        ASSERT_TRUE(opened.waitFor(Kind::NameUnknown));
        EXPECT_EQ(opened.standing().verdict.names, QStringList({QStringLiteral("shop"), QStringLiteral("cache")}));
        EXPECT_TRUE(opened.server.nodes().empty());
    }
    sentinels.at(0).refusal = sentinels.at(1).refusal = "NOPERM this user has no permissions to run 'sentinel'";
    {
        Opened opened(sentinels.url());
        ASSERT_TRUE(opened.waitFor(Kind::Refused));
        EXPECT_EQ(opened.standing().verdict.error.kind, ErrorKind::PermissionDenied);
    }
    FakeRedis none;
    {
        Opened opened(urlOf({deadPort(), none.port()}));
        ASSERT_TRUE(opened.waitFor(Kind::NoSentinels));
        EXPECT_EQ(opened.standing().verdict.sentinel.port, none.port());
    }
    none.setPassword("s3same");
    {
        Opened opened(urlOf({deadPort(), none.port()}));
        ASSERT_TRUE(opened.waitFor(Kind::Refused));
        EXPECT_EQ(opened.standing().verdict.error.kind, ErrorKind::AuthenticationRequired);
    }
    const quint16 dead = deadPort();
    {
        Opened opened(urlOf({dead, deadPort()}));
        ASSERT_TRUE(opened.waitFor(Kind::Silent));
        EXPECT_EQ(opened.standing().verdict.error.kind, ErrorKind::ConnectionRefused);
        EXPECT_EQ(opened.standing().verdict.sentinel.port, dead);
    }
}

TEST(Sentinel, HaveALoginOfTheirOwn)
{
    FakeServer primary;
    FakeRedis sentinel; // which only knows how to log in
    sentinel.setPassword("s3ntinel", "watcher");
    const auto parsed =
        parseAddress(QStringLiteral("redis+sentinel://alice:s3rver@127.0.0.1:%1/mymaster").arg(sentinel.port()));
    ASSERT_TRUE(parsed);
    Server server(parsed->address, parsed->login, quick());
    server.setSentinelLogin({QStringLiteral("watcher"), "s3ntinel"});
    server.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return server.sentinels()->verdict.kind == Kind::NoSentinels; }, kWaitMs));
    for (const QByteArrayList &login : sentinel.commands("AUTH"))
        EXPECT_EQ(login, QByteArrayList({"AUTH", "watcher", "s3ntinel"})) << "never the server's";
}

TEST(Sentinel, WhatTheyNameMayRefuseTheLogin)
{
    FakeRedis primary;
    primary.setPassword("s3rver");
    FakeSentinels sentinels(1);
    sentinels.name(primary.port());
    Opened opened(sentinels.url());
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.node() != nullptr; }, kWaitMs));
    EXPECT_TRUE(QTest::qWaitFor([&] { return opened.node()->commands().state() == State::Closed; }, kWaitMs))
        << "told by its own connection";
}

TEST(Sentinel, MayBeClosedWhenAPrimaryIsNamed)
{
    FakeServer primary;
    FakeSentinels sentinels(1);
    sentinels.name(primary.port());
    Opened opened(sentinels.url());
    QObject::connect(&opened.server, &Server::nodesChanged, &opened.server, [&] { opened.server.close(); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.node() != nullptr; }, kWaitMs));
    Opened later(sentinels.url());
    ASSERT_TRUE(later.waitOn(primary)) << "all that the first could have gone on with is possible";
    EXPECT_EQ(opened.node()->commands().state(), State::Closed);
}
