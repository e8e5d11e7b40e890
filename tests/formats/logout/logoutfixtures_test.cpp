// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/logoutcommands.h"
#include "tests/formats/logout/fixtureformats.h"
#include "tests/support/redisserver.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

using formats::Format;
using formats::LogoutAction;
using formats::LogoutCommands;
using formats::LogoutOperation;
using formats::LogoutPlan;
using formats::SessionFields;
using support::ExpectedSession;
using support::Fixture;
using support::FixtureKey;
using support::RedisServer;
using tests::detectedIn;
using tests::keyNamed;

// What frameworks left in Redis, on a server: after the plan of one session has been sent, exactly what that session's
// own logout takes along has changed, and nothing else.

namespace
{

struct Planned {
    const Format *format = nullptr;
    LogoutPlan plan;
};

/// As a row has it: by the first format that reads the record, for the user whom it found.
Planned planned(const std::vector<Format> &formats, const FixtureKey &record)
{
    SessionFields fields;
    const Format *format = tests::formatOf(formats, record, fields);
    if (!format)
        return {};
    const formats::Value payload = format->decode(tests::payloadOf(record)).value;
    return {format, formats::logoutPlan(*format, record.key, fields.user, payload)};
}

class Keys
{
public:
    explicit Keys(RedisServer &server)
        : m_server(server)
    {
    }

    std::map<QByteArray, QByteArray> dumps()
    {
        std::map<QByteArray, QByteArray> dumps;
        for (const QByteArray &key : m_server.strings({"KEYS", "*"}))
            dumps[key] = m_server.string({"DUMP", key});
        return dumps;
    }

    std::set<QByteArray> membersOf(const QByteArray &key)
    {
        const bool isSorted = m_server.command({"TYPE", key}) == "+zset";
        const QByteArrayList members =
            m_server.strings(isSorted ? QByteArrayList{"ZRANGE", key, "0", "-1"} : QByteArrayList{"SMEMBERS", key});
        return {members.begin(), members.end()};
    }

    void run(const LogoutPlan &plan)
    {
        for (const LogoutAction &action : plan.actions) {
            std::optional<QByteArray> stored;
            if (action.needsStored())
                stored = action.operation == LogoutOperation::SetField
                             ? m_server.string({"HGET", action.key, action.members.first()})
                             : m_server.string({"GET", action.key});
            if (stored && stored->isNull())
                stored.reset();
            const LogoutCommands commands = formats::commandsOf(action, stored);
            EXPECT_NE(commands.kind, LogoutCommands::Kind::NotReadable) << action.key.constData();
            EXPECT_FALSE(commands.deletesInstead) << action.key.constData();
            for (const QByteArrayList &command : commands.commands) {
                const QByteArray answer = m_server.command(command);
                EXPECT_FALSE(answer.startsWith('-')) << answer.constData() << command.join(' ').constData();
            }
        }
    }

private:
    RedisServer &m_server;
};

class LogoutFixture : public ::testing::TestWithParam<const char *>
{
protected:
    LogoutFixture()
        : server(RedisServer::Listen::UnixSocket)
        , keys(server)
    {
    }

    /// What this session's logout changes, as the data stand.
    void expectChange(const ExpectedSession &session, const std::map<QByteArray, QByteArray> &before,
                      const std::map<QByteArray, std::set<QByteArray>> &membersBefore)
    {
        const auto after = keys.dumps();
        std::set<std::string> expected{session.key.toStdString()};
        for (const QByteArray &key : session.companions) {
            if (before.contains(key))
                expected.insert(key.toStdString());
            EXPECT_FALSE(after.contains(key)) << key.constData();
        }
        std::map<QByteArray, std::set<QByteArray>> left = membersBefore;
        for (const auto &[key, member] : session.companionMembers) {
            expected.insert(key.toStdString());
            EXPECT_EQ(left[key].erase(member), 1U) << key.constData();
        }
        for (const auto &[key, members] : left)
            EXPECT_EQ(keys.membersOf(key), members) << key.constData();
        for (const auto &[key, token] : session.companionElements) {
            expected.insert(key.toStdString());
            EXPECT_FALSE(server.string({"GET", key}).contains(token)) << key.constData();
        }
        std::set<std::string> changed;
        for (const auto &[key, dump] : before) {
            if (const auto now = after.find(key); now == after.end() || now->second != dump)
                changed.insert(key.toStdString());
        }
        EXPECT_EQ(changed, expected);
        EXPECT_LE(after.size(), before.size()) << "nothing was made";
    }

    RedisServer server;
    Keys keys;
};

} // namespace

TEST_P(LogoutFixture, TakesAlongWhatTheFrameworkDoesAndNothingElse)
{
    ASSERT_TRUE(server.isRunning());
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    const std::vector<Format> formats = detectedIn(fixture);
    for (const ExpectedSession &session : fixture.expected) {
        server.command({"FLUSHALL"});
        ASSERT_EQ(server.pipeline(fixture.commands()), 0);
        const auto before = keys.dumps();
        std::map<QByteArray, std::set<QByteArray>> membersBefore;
        for (const auto &[key, member] : session.companionMembers)
            membersBefore[key] = keys.membersOf(key);
        std::map<QByteArray, qint64> ttlBefore;
        for (const auto &[key, token] : session.companionElements)
            ttlBefore[key] = server.deadline(key);

        const FixtureKey *record = keyNamed(fixture, session.key);
        ASSERT_NE(record, nullptr);
        const auto [format, plan] = planned(formats, *record);
        ASSERT_NE(format, nullptr) << session.key.constData();
        ASSERT_FALSE(plan.isEmpty());
        EXPECT_TRUE(plan.actions.back().isRecord);
        keys.run(plan);
        expectChange(session, before, membersBefore);
        for (const auto &[key, ttl] : ttlBefore) {
            const qint64 now = server.deadline(key); // -2: it is gone
            EXPECT_TRUE(now == ttl || now == -2) << key.constData();
        }

        // What was announced is what was done, of the keys that are there.
        const auto after = keys.dumps();
        for (const formats::TouchedKey &touched : formats::keysOf(plan)) {
            EXPECT_EQ(touched.isRecord, touched.key == session.key);
            const auto dump = before.find(touched.key);
            const auto now = after.find(touched.key);
            const bool isAsBefore = dump != before.end() && now != after.end() && now->second == dump->second;
            EXPECT_FALSE(isAsBefore) << touched.key.constData();
        }
        if (after.contains(session.key) && record->type == "string") {
            SessionFields fields;
            EXPECT_FALSE(format->read(
                session.key, {.type = formats::RecordType::String, .string = server.string({"GET", session.key})},
                fields))
                << "it still reads like a session";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Files, LogoutFixture,
                         ::testing::Values("aspnet-session", "better-auth", "django-redis-json", "express",
                                           "flask-session-msgpack", "gorilla-gob", "laravel-phpredis",
                                           "phpredis-igbinary", "phpredis-php", "rails-cache_store",
                                           "rails-redis_store-marshal", "ruoyi", "sa-token", "spring-indexed",
                                           "spring-simple", "symfony-phpredis", "textbook-hash", "textbook-json",
                                           "../field/oidc_provider", "../field/cas_server", "../field/catalyst",
                                           "../field/harbor", "../field/medusa", "../field/redis_session_state5",
                                           "../field/snc_redis_bundle", "../field/umami", "../field/hapi_yar",
                                           "../field/jeecgboot", "../field/joomla", "../field/moodle_string",
                                           "../field/oauth2_proxy", "../field/opencart", "../field/overleaf",
                                           "../field/redis_sessions", "../field/simplesamlphp"));

/// Spring's own deleteById() leaves the hash for the application's listeners, without life in it.
TEST(LogoutFixtures, SpringsRecordRunsOut)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    Keys keys(server);
    const Fixture fixture = Fixture::load(QStringLiteral("spring-indexed"));
    const std::vector<Format> formats = detectedIn(fixture);
    ASSERT_EQ(server.pipeline(fixture.commands()), 0);
    for (const ExpectedSession &session : fixture.expected) {
        const FixtureKey *record = keyNamed(fixture, session.key);
        keys.run(planned(formats, *record).plan);
        EXPECT_EQ(server.integer({"TTL", session.key}), 300);
        EXPECT_EQ(server.integer({"HLEN", session.key}), record->fields.size());
        EXPECT_TRUE(server.string({"HGET", session.key, "maxInactiveInterval"}).endsWith(QByteArray(4, '\0')));
    }
    // Nobody is in an index any more.
    for (const QByteArray &key : server.strings({"KEYS", "*"}))
        EXPECT_TRUE(keyNamed(fixture, key) && key.startsWith("spring:session:sessions:") && !key.contains("expir"))
            << key.constData();
}

/// An account session is gone with its last login; what stood in the token's key says "kicked out", as long as it
/// lived.
TEST(LogoutFixtures, SaTokenSaysWhoWasKickedOut)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    Keys keys(server);
    const Fixture fixture = Fixture::load(QStringLiteral("sa-token"));
    const std::vector<Format> formats = detectedIn(fixture);
    ASSERT_EQ(server.pipeline(fixture.commands()), 0);
    for (const ExpectedSession &session : fixture.expected) {
        const qint64 deadline = server.deadline(session.key);
        const Planned each = planned(formats, *keyNamed(fixture, session.key));
        if (!each.format || each.format->id() != QLatin1String("sa-token"))
            continue;
        keys.run(each.plan);
        EXPECT_EQ(server.string({"GET", session.key}), "-5");
        EXPECT_EQ(server.deadline(session.key), deadline);
    }
    for (const QByteArray &key : server.strings({"KEYS", "satoken:login:session:*"}))
        EXPECT_TRUE(server.string({"GET", key}).contains("terminalList")) << key.constData();
    EXPECT_FALSE(server.integer({"EXISTS", "satoken:login:session:alice"}));
}

/// RuoYi-Vue-Plus packs every value as JSON, and keeps a list of its own of who is online.
TEST(LogoutFixtures, QuotedValuesOfSaTokenStayQuoted)
{
    RedisServer server(RedisServer::Listen::UnixSocket);
    ASSERT_TRUE(server.isRunning());
    Keys keys(server);
    const Fixture fixture = Fixture::load(QStringLiteral("../field/ruoyi_vue_plus"));
    const std::vector<Format> formats = detectedIn(fixture);
    for (const ExpectedSession &session : fixture.expected) {
        server.command({"FLUSHALL"});
        ASSERT_EQ(server.pipeline(fixture.commands()), 0);
        const Planned each = planned(formats, *keyNamed(fixture, session.key));
        ASSERT_NE(each.format, nullptr);
        keys.run(each.plan);
        const QByteArray stored = server.string({"GET", session.key});
        EXPECT_EQ(stored, "\"-5\"");
        SessionFields fields;
        EXPECT_FALSE(each.format->read(session.key, {.type = formats::RecordType::String, .string = stored}, fields));
        for (const QByteArray &companion : session.companions)
            EXPECT_EQ(server.integer({"EXISTS", companion}), 0) << companion.constData();
        for (const QByteArray &account : server.strings({"KEYS", "Authorization:login:session:*"}))
            EXPECT_FALSE(server.string({"GET", account}).contains(session.id)) << account.constData();
        EXPECT_EQ(server.strings({"KEYS", "online_tokens:*"}).size(), fixture.expected.size() - 1);
    }
}
