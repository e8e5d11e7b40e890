// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What real frameworks leave in a server: each of their sessions once, with what its records say, and nothing
// else; one framework at a time, and all of them in one database.
#include "tests/integration/watchedserver.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace sessions;
using support::Fixture;
using support::WatchedServer;

namespace
{

const QStringList kFixtures{QStringLiteral("aspnet-session"),
                            QStringLiteral("better-auth"),
                            QStringLiteral("django-redis-json"),
                            QStringLiteral("django-redis-pickle"),
                            QStringLiteral("express"),
                            QStringLiteral("flask-session-msgpack"),
                            QStringLiteral("flask-session-pickle"),
                            QStringLiteral("gorilla-gob"),
                            QStringLiteral("laravel-phpredis"),
                            QStringLiteral("phpredis-igbinary"),
                            QStringLiteral("phpredis-php"),
                            QStringLiteral("rails-cache_store"),
                            QStringLiteral("rails-redis_store-marshal"),
                            QStringLiteral("ruoyi"),
                            QStringLiteral("sa-token"),
                            QStringLiteral("spring-indexed"),
                            QStringLiteral("spring-simple"),
                            QStringLiteral("symfony-phpredis"),
                            QStringLiteral("textbook-hash"),
                            QStringLiteral("textbook-json")};

void expectShown(WatchedServer &watched, const QList<support::ExpectedSession> &expected)
{
    EXPECT_EQ(watched.shown().size(), expected.size());
    const SessionStore &store = watched.monitor.store();
    for (const support::ExpectedSession &session : expected) {
        const Slot slot = watched.slotOf(session.key);
        if (!store.contains(slot)) {
            ADD_FAILURE() << "missing: " << session.key.constData();
            continue;
        }
        EXPECT_EQ(store.text(SessionStore::Text::User, store.textId(SessionStore::Text::User, slot)),
                  QByteArrayView(session.user))
            << session.key.constData();
        EXPECT_EQ(store.text(SessionStore::Text::Ip, store.textId(SessionStore::Text::Ip, slot)),
                  QByteArrayView(session.ip))
            << session.key.constData();
        EXPECT_EQ(store.created(slot), session.created) << session.key.constData();
        EXPECT_EQ(store.lastAccess(slot), session.lastAccess) << session.key.constData();
    }
}

} // namespace

class Framework : public ::testing::TestWithParam<int>
{
};

TEST_P(Framework, ShowsItsSessionsAndNothingElse)
{
    const Fixture fixture = Fixture::load(kFixtures.at(GetParam()));
    WatchedServer watched;
    ASSERT_EQ(watched.server.pipeline(fixture.commands()), 0);
    ASSERT_TRUE(watched.load());
    expectShown(watched, fixture.expected);
}

INSTANTIATE_TEST_SUITE_P(Files, Framework, ::testing::Range(0, int(kFixtures.size())));

TEST(Frameworks, AllInOneDatabase)
{
    WatchedServer watched;
    QList<support::ExpectedSession> expected;
    for (const QString &name : kFixtures) {
        // The same keys as spring-indexed, without what stands beside them there.
        if (name == QLatin1String("spring-simple"))
            continue;
        const Fixture fixture = Fixture::load(name);
        ASSERT_EQ(watched.server.pipeline(fixture.commands()), 0);
        expected += fixture.expected;
    }
    ASSERT_TRUE(watched.load());
    expectShown(watched, expected);
}

/// The hash of an indexed Spring session lives five minutes longer than the session; a key beside it has its TTL.
TEST(Frameworks, SpringSessionsEndWithTheirShadowKey)
{
    const Fixture fixture = Fixture::load(QStringLiteral("spring-indexed"));
    WatchedServer watched;
    ASSERT_EQ(watched.server.pipeline(fixture.commands()), 0);
    ASSERT_TRUE(watched.load());
    const QByteArray key = fixture.expected.constFirst().key;
    const QByteArray shadow = "spring:session:sessions:expires:" + fixture.expected.constFirst().id;
    const SessionStore &store = watched.monitor.store();
    EXPECT_TRUE(support::isSameDeadline(store.deadline(watched.slotOf(key)), watched.server.deadline(shadow)));

    ASSERT_EQ(watched.server.integer({"PEXPIRE", shadow, "100000"}), 1);
    const qint64 moved = watched.server.deadline(shadow);
    EXPECT_TRUE(
        WatchedServer::waitFor([&] { return support::isSameDeadline(store.deadline(watched.slotOf(key)), moved); }));

    ASSERT_EQ(watched.server.integer({"PEXPIRE", shadow, "100"}), 1); // past already it would be a deletion
    EXPECT_TRUE(WatchedServer::waitFor([&] { return watched.count(SessionEvent::Kind::Expired) == 1; }));
    EXPECT_EQ(watched.server.integer({"EXISTS", key}), 1);
}

/// An application of another kind than those that were there when the program connected to an empty server.
TEST(Frameworks, NoticesTheFirstSessionOfAnEmptyServer)
{
    WatchedServer watched;
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.shown().isEmpty());
    const Fixture fixture = Fixture::load(QStringLiteral("symfony-phpredis"));
    ASSERT_EQ(watched.server.pipeline(fixture.commands()), 0);
    EXPECT_TRUE(WatchedServer::waitFor([&] { return watched.shown().size() == fixture.expected.size(); }));
    expectShown(watched, fixture.expected);
}

/// Another application begins to use the server, under a prefix of its own: a reload finds it.
TEST(Frameworks, AReloadFindsAnotherFormat)
{
    WatchedServer watched;
    const Fixture first = Fixture::load(QStringLiteral("express"));
    ASSERT_EQ(watched.server.pipeline(first.commands()), 0);
    ASSERT_TRUE(watched.load());
    expectShown(watched, first.expected);
    QList<QByteArrayList> commands;
    for (int i = 0; i < 5; ++i)
        commands.append(
            {"SET", "shop:django.contrib.sessions.cache" + support::sessionId(i), R"({"_auth_user_id":"7"})"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    watched.monitor.reload();
    const auto all = first.expected.size() + 5;
    EXPECT_TRUE(WatchedServer::waitFor([&] { return watched.shown().size() == all; }));
    // Its sessions are followed from then on.
    ASSERT_EQ(watched.server.pipeline(
                  {{"SET", "shop:django.contrib.sessions.cache" + support::sessionId(9), R"({"_auth_user_id":"8"})"}}),
              0);
    EXPECT_TRUE(WatchedServer::waitFor([&] { return watched.shown().size() == all + 1; }));
}
