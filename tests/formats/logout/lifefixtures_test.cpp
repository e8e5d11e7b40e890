// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/lifeplan.h"
#include "tests/formats/logout/fixtureformats.h"
#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <map>

using formats::Format;
using formats::LifeAction;
using formats::LifePlan;
using formats::SessionFields;
using support::ExpectedSession;
using support::Fixture;
using support::FixtureKey;
using support::RedisServer;

// What frameworks left in Redis, on a server: after the plan of one session has been sent, its keys end when the plan
// says, and nothing else has changed.

namespace
{

constexpr qint64 kHourMs = 3600LL * 1000;

/// Of each key: what it holds, and when it ends.
std::map<QByteArray, std::pair<QByteArray, qint64>> state(RedisServer &server)
{
    std::map<QByteArray, std::pair<QByteArray, qint64>> all;
    for (const QByteArray &key : server.strings({"KEYS", "*"}))
        all[key] = {server.string({"DUMP", key}), server.deadline(key)};
    return all;
}

qint64 nowMs(RedisServer &server)
{
    const QByteArrayList time = server.strings({"TIME"});
    return time.value(0).toLongLong() * 1000 + time.value(1).toLongLong() / 1000;
}

class LifeFixture : public ::testing::TestWithParam<const char *>
{
};

} // namespace

TEST_P(LifeFixture, EndsWhenThePlanSaysAndNothingElseDoes)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    const std::vector<Format> formats = tests::detectedIn(fixture);
    for (const ExpectedSession &session : fixture.expected) {
        const FixtureKey *record = tests::keyNamed(fixture, session.key);
        ASSERT_NE(record, nullptr);
        SessionFields fields;
        const Format *format = tests::formatOf(formats, *record, fields);
        ASSERT_NE(format, nullptr) << session.key.constData();
        for (const qint64 inMs : {kHourMs / 6, 1000 * kHourMs}) {
            server.command({"FLUSHALL"});
            ASSERT_EQ(server.pipeline(fixture.commands()), 0);
            auto expected = state(server);
            const qint64 deadline = nowMs(server) + inMs;
            const LifePlan plan = formats::lifePlan(*format, session.key, deadline);
            ASSERT_FALSE(plan.isEmpty());
            for (const LifeAction &action : plan.actions) {
                EXPECT_EQ(action.isRecord, action.key == session.key);
                EXPECT_GE(action.deadlineMs, deadline);
                const auto there = expected.find(action.key);
                EXPECT_EQ(server.command(formats::commandOf(action)), there == expected.end() ? ":0" : ":1");
                if (there != expected.end())
                    there->second.second = action.deadlineMs;
                EXPECT_FALSE(formats::commandText(action, plan.secrets).contains(QString::fromUtf8(session.id)));
            }
            EXPECT_TRUE(plan.actions.back().isRecord);
            EXPECT_EQ(state(server), expected);
            // What the row's countdown goes by ends at the deadline, neither sooner nor later.
            const QByteArray shown = format->hasDeadlineKey() ? format->deadlineKey(session.key) : session.key;
            EXPECT_EQ(server.deadline(shown), deadline) << shown.constData();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Files, LifeFixture,
                         ::testing::Values("aspnet-session", "better-auth", "django-redis-json", "django-redis-pickle",
                                           "express", "flask-session-msgpack", "flask-session-pickle", "gorilla-gob",
                                           "laravel-phpredis", "phpredis-igbinary", "phpredis-php", "rails-cache_store",
                                           "rails-redis_store-marshal", "ruoyi", "sa-token", "spring-indexed",
                                           "spring-simple", "symfony-phpredis", "textbook-hash", "textbook-json",
                                           "../field/oidc_provider", "../field/ruoyi_vue_plus"));

/// Spring's record outlives the key that carries the deadline, as when Spring saves it: its listeners read it then.
TEST(LifeFixtures, SpringsRecordIsThereWhenItsEndIsAnnounced)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    const Fixture fixture = Fixture::load(QStringLiteral("spring-indexed"));
    const std::vector<Format> formats = tests::detectedIn(fixture);
    ASSERT_EQ(server.pipeline(fixture.commands()), 0);
    for (const ExpectedSession &session : fixture.expected) {
        SessionFields fields;
        const Format *format = tests::formatOf(formats, *tests::keyNamed(fixture, session.key), fields);
        ASSERT_NE(format, nullptr);
        const QByteArray marker = format->deadlineKey(session.key);
        ASSERT_EQ(server.integer({"EXISTS", marker}), 1) << marker.constData();
        const qint64 deadline = nowMs(server) + kHourMs;
        const LifePlan plan = formats::lifePlan(*format, session.key, deadline);
        const std::vector<LifeAction> expected{{marker, deadline, false}, {session.key, deadline + 300'000, true}};
        EXPECT_EQ(plan.actions, expected);
    }
}

/// Sa-Token takes a token for frozen whose activity it does not find: that lives as long as the token.
TEST(LifeFixtures, SaTokensActivityLivesOnWithItsToken)
{
    const Fixture fixture = Fixture::load(QStringLiteral("sa-token"));
    const std::vector<Format> formats = tests::detectedIn(fixture);
    int activities = 0;
    for (const ExpectedSession &session : fixture.expected) {
        SessionFields fields;
        const Format *format = tests::formatOf(formats, *tests::keyNamed(fixture, session.key), fields);
        ASSERT_NE(format, nullptr);
        for (const LifeAction &action : formats::lifePlan(*format, session.key, 7'000).actions) {
            EXPECT_EQ(action.deadlineMs, 7'000);
            activities += action.key.contains(":last-active:") ? 1 : 0;
            EXPECT_FALSE(action.key.contains(":login:session:")) << "the account is that of the other logins, too";
        }
    }
    EXPECT_GT(activities, 0);
}
