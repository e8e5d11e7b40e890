// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stores of real applications, each found among all built-in formats: every session with all that it says of itself,
// and nothing else.
#include "models/formats/detection/formatdetection.h"
#include "models/formats/keys/fieldaddress.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

using formats::Format;
using formats::FormatDetection;
using formats::Payload;
using formats::SessionFields;
using support::ExpectedSession;
using support::Fixture;
using support::FixtureKey;

namespace
{

/// One store: its file, and the formats that may speak for its sessions.
struct Store {
    const char *fixture;
    QByteArrayList formats = {}; ///< empty: nothing is to be found
    QByteArrayList notYet = {};  ///< what is known not to be right yet; empty: it is
};

std::ostream &operator<<(std::ostream &out, const Store &store)
{
    return out << store.fixture;
}

/// `wanted`: the fields of a hash that are asked for; null: all.
Payload payloadOf(const FixtureKey &key, const QByteArrayList *wanted)
{
    Payload payload;
    payload.type = formats::recordTypeFromWord(key.type);
    payload.string = key.value;
    for (const auto &[field, value] : key.fields) {
        if (!wanted || wanted->contains(field))
            payload.fields.emplace_back(field, value);
    }
    return payload;
}

std::vector<Format> formatsIn(const QList<FixtureKey> &keys)
{
    FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    std::map<QByteArray, const FixtureKey *> byName;
    for (const FixtureKey &key : keys) {
        names.push_back(key.key);
        byName.emplace(key.key, &key);
    }
    detection.addNames(names);
    for (const QByteArray &name : detection.keysToRead())
        detection.addRecord(name, payloadOf(*byName.at(name), nullptr), byName.at(name)->pttlMs > 0);
    std::vector<Format> found;
    for (const auto &each : detection.result(true).formats) {
        if (!each.description.isOffered)
            found.emplace_back(each.description);
    }
    return found;
}

/// `prefix`: written before every key, as whoever shares a database does. `name`: a file, or several with a space
/// between, in one database.
Fixture fixtureUnder(const QByteArray &prefix, const char *name)
{
    Fixture fixture;
    for (const QByteArray &file : QByteArray(name).split(' ')) {
        const Fixture each = Fixture::load(QStringLiteral("../field/%1").arg(QString::fromLatin1(file)));
        fixture.keys += each.keys;
        fixture.expected += each.expected;
    }
    for (FixtureKey &key : fixture.keys)
        key.key.prepend(prefix);
    for (ExpectedSession &session : fixture.expected)
        session.key.prepend(prefix);
    // A field of a hash is written with a # between.
    for (const FixtureKey &key : std::as_const(fixture.keys)) {
        for (ExpectedSession &session : fixture.expected) {
            if (key.type == "hash" && session.key.startsWith(key.key + '#'))
                session.key = formats::fieldAddress(key.key, session.key.sliced(key.key.size() + 1));
        }
    }
    return fixture;
}

/// All that was listed of one store, against what its file says.
class Comparison
{
public:
    explicit Comparison(const Store &store, const QByteArray &prefix = {})
        : m_store(store)
        , m_fixture(fixtureUnder(prefix, store.fixture))
        , m_formats(formatsIn(m_fixture.keys))
    {
    }

    /// What is not as it should be, a line each.
    QByteArrayList complaints()
    {
        for (const FixtureKey &key : recordsIn(m_fixture.keys))
            compare(key);
        for (const ExpectedSession &session : m_fixture.expected) {
            if (!m_listed.contains(session.key))
                m_complaints.append(session.key + " is not listed");
        }
        return m_complaints;
    }

private:
    /// Where the sessions of a format are the fields of a hash, each of them as it is read: a string at its address.
    QList<FixtureKey> recordsIn(const QList<FixtureKey> &keys) const
    {
        QList<FixtureKey> records;
        for (const FixtureKey &key : keys) {
            const bool isOfMany = std::any_of(m_formats.begin(), m_formats.end(),
                                              [&key](const Format &format) { return format.takesHash(key.key); });
            if (!isOfMany) {
                records.append(key);
                continue;
            }
            for (const auto &[field, value] : key.fields) {
                FixtureKey record;
                record.key = formats::fieldAddress(key.key, field);
                record.type = "string";
                record.value = value;
                records.append(record);
            }
        }
        return records;
    }

    void compare(const FixtureKey &key)
    {
        const auto expected = std::find_if(m_fixture.expected.begin(), m_fixture.expected.end(),
                                           [&key](const ExpectedSession &session) { return session.key == key.key; });
        const bool isSession = expected != m_fixture.expected.end();
        SessionFields fields;
        const Format *format = formatOf(key, fields);
        if (!format)
            return;
        m_listed.append(key.key);
        if (!isSession)
            return m_complaints.append(key.key + " is listed, as " + format->id().toUtf8());
        if (!m_store.formats.contains(format->id().toUtf8()))
            m_complaints.append(key.key + " is taken for " + format->id().toUtf8());
        readJoins(*format, key, fields);
        const auto match = format->matchKey(key.key, formats::recordTypeFromWord(key.type));
        const QByteArray id = key.key.sliced(match->idOffset, match->idLength);
        // A hash tag is a part of the key for some, and none of the id for anybody.
        const bool isTagged = expected->id == key.key && key.key.startsWith('{') && key.key.endsWith("}:" + id);
        if (!isTagged)
            expect(key, "id", id, expected->id);
        if (!expected->userAliases.contains(fields.user) || expected->user.isEmpty())
            expect(key, "user", fields.user, expected->user);
        expect(key, "ip", fields.ip, expected->ip);
        expect(key, "userAgent", fields.userAgent, expected->userAgent);
        expectTime(key, "created", fields.created, expected->created);
        expectTime(key, "lastAccess", fields.lastAccess, expected->lastAccess);
    }

    const Format *formatOf(const FixtureKey &key, SessionFields &fields) const
    {
        const auto type = formats::recordTypeFromWord(key.type);
        for (const Format &format : m_formats) {
            if (format.matchKey(key.key, type) && format.read(key.key, payloadOf(key, &format.hashFields()), fields))
                return &format;
        }
        return nullptr;
    }

    void readJoins(const Format &format, const FixtureKey &key, SessionFields &fields) const
    {
        for (size_t join = 0; join < format.joins(); ++join) {
            const QByteArray other = format.joinKey(join, key.key, fields);
            const auto beside = std::find_if(m_fixture.keys.begin(), m_fixture.keys.end(),
                                             [&other](const FixtureKey &each) { return each.key == other; });
            if (beside != m_fixture.keys.end())
                format.readJoin(join, key.key, beside->value, false, fields);
        }
    }

    void expect(const FixtureKey &key, const char *what, const QByteArray &found, const QByteArray &expected)
    {
        if (found != expected)
            m_complaints.append(key.key + ": " + what + " is " + found + ", not " + expected);
    }

    /// Some files round to the second.
    void expectTime(const FixtureKey &key, const char *what, qint64 found, qint64 expected)
    {
        if (std::abs(found - expected) >= 1000)
            m_complaints.append(key.key + ": " + what + " is " + QByteArray::number(found) + ", not " +
                                QByteArray::number(expected));
    }

    const Store &m_store;
    const Fixture m_fixture;
    const std::vector<Format> m_formats;
    QByteArrayList m_listed;
    QByteArrayList m_complaints;
};

} // namespace

class FieldFixture : public ::testing::TestWithParam<Store>
{
};

TEST_P(FieldFixture, ListsEverySessionAndNothingElse)
{
    const QByteArrayList complaints = Comparison(GetParam()).complaints();
    EXPECT_EQ(complaints, GetParam().notYet) << complaints.join('\n').constData();
}

class SharedDatabase : public ::testing::TestWithParam<Store>
{
};

/// What tells these formats stands in the payload: whoever puts something before their keys still sees them.
TEST_P(SharedDatabase, ListsTheSameUnderAnotherPrefix)
{
    const QByteArrayList complaints = Comparison(GetParam(), "acme:prod:").complaints();
    EXPECT_TRUE(complaints.isEmpty()) << complaints.join('\n').constData();
}

INSTANTIATE_TEST_SUITE_P(Files, SharedDatabase,
                         ::testing::Values(Store{"adonis", {"adonisjs"}}, Store{"aiohttp", {"aiohttp-session"}},
                                           Store{"auth0_express", {"express-openid-connect", "keycloak-connect"}},
                                           Store{"bitrix", {"bitrix"}}, Store{"budibase", {"budibase"}},
                                           Store{"craft", {"craft"}}, Store{"decoys_words"},
                                           Store{"eladmin", {"eladmin"}}, Store{"gitea", {"gitea"}},
                                           Store{"lemonldap", {"lemonldap"}}, Store{"mediawiki", {"mediawiki"}},
                                           Store{"micronaut", {"micronaut"}}, Store{"moodle45", {"moodle"}},
                                           Store{"odoo", {"odoo"}}, Store{"redis_token_store", {"redis-token-store"}},
                                           Store{"roundcube", {"roundcube"}}, Store{"servicestack", {"servicestack"}},
                                           Store{"thinkphp", {"thinkphp"}}, Store{"tower_sessions", {"tower-sessions"}},
                                           Store{"typo3", {"typo3"}}, Store{"vertx", {"vertx"}},
                                           Store{"yudao", {"yudao"}}),
                         [](const auto &each) { return std::string(each.param.fixture); });

INSTANTIATE_TEST_SUITE_P(
    Files, FieldFixture,
    ::testing::Values(
        Store{"actix_session", {"actix-session", "textbook"}}, Store{"adonis", {"adonisjs"}},
        Store{"aiohttp", {"aiohttp-session"}}, Store{"auth0_express", {"express-openid-connect", "keycloak-connect"}},
        Store{"authelia", {"authelia"}}, Store{"beego", {"beego"}}, Store{"bitrix", {"bitrix"}},
        Store{"budibase", {"budibase"}}, Store{"craft", {"craft"}}, Store{"decoys_words"},
        Store{"django_redis_sessions", {"django-redis-sessions"}}, Store{"eladmin", {"eladmin"}},
        Store{"express_users", {"connect-redis", "connect-redis-token"}}, Store{"frappe", {"frappe"}},
        Store{"gitea", {"gitea"}}, Store{"goframe", {"goframe"}},
        Store{"hash_tags", {"spring-session", "laravel", "connect-redis", "php-session", "textbook"}},
        Store{"id_first", {"textbook-owned", "textbook-of-user", "textbook-of-device"}},
        Store{"lemonldap", {"lemonldap"}}, Store{"lua_resty", {"lua-resty-session", "lua-resty-unnamed"}},
        Store{"many_spring_user_prefix", {"textbook-of-user"}}, Store{"mediawiki", {"mediawiki"}},
        Store{"micronaut", {"micronaut"}}, Store{"moodle45", {"moodle"}}, Store{"odoo", {"odoo"}},
        Store{"oidc_provider", {"oidc-provider"}}, Store{"php_apps", {"phpredis"}},
        Store{"rack_variants", {"rails-redis-store"}}, Store{"redis_session_state", {"redis-session-state"}},
        Store{"redis_token_store", {"redis-token-store"}}, Store{"roundcube", {"roundcube"}},
        Store{"ruoyi_vue_plus", {"sa-token"}}, Store{"satoken_lookalikes", {"textbook"}},
        Store{"servicestack", {"servicestack"}}, Store{"spring_custom", {"spring-session"}},
        Store{"tenants_laravel", {"laravel"}}, Store{"thinkphp", {"thinkphp"}},
        Store{"tower_sessions", {"tower-sessions"}}, Store{"typo3", {"typo3"}}, Store{"yudao", {"yudao"}}),
    [](const auto &each) { return std::string(each.param.fixture); });

INSTANTIATE_TEST_SUITE_P(Further, FieldFixture,
                         ::testing::Values(Store{"cas_server", {"cas-server"}}, Store{"catalyst", {"catalyst"}},
                                           Store{"harbor", {"beego"}}, Store{"medusa", {"connect-redis"}},
                                           Store{"redis_session_state5", {"redis-session-state-5"}},
                                           Store{"snc_redis_bundle", {"symfony"}}, Store{"umami", {"umami"}}),
                         [](const auto &each) { return std::string(each.param.fixture); });

INSTANTIATE_TEST_SUITE_P(ReadInSource, FieldFixture,
                         ::testing::Values(Store{"async_session", {"async-session"}}, Store{"carmine", {"carmine"}},
                                           Store{"vertx", {"vertx"}}, Store{"hapi_yar", {"hapi-yar"}},
                                           Store{"jeecgboot", {"jeecgboot"}}, Store{"joomla", {"joomla"}},
                                           Store{"moodle_string", {"moodle-string"}},
                                           Store{"oauth2_proxy", {"oauth2-proxy"}}, Store{"opencart", {"opencart"}},
                                           Store{"overleaf", {"overleaf"}}, Store{"redis_sessions", {"redis-sessions"}},
                                           Store{"ruoyi_fastapi", {"ruoyi-fastapi", "ruoyi-fastapi-once"}},
                                           Store{"spring_authorization", {"spring-authorization-hash"}},
                                           Store{"simplesamlphp", {"simplesamlphp"}}),
                         [](const auto &each) { return std::string(each.param.fixture); });

// Many applications in one database: none takes another's sessions.
INSTANTIATE_TEST_SUITE_P(
    Together, FieldFixture,
    ::testing::Values(Store{
        "cas_server harbor medusa umami hapi_yar jeecgboot joomla moodle_string oauth2_proxy opencart "
        "redis_sessions ruoyi_fastapi simplesamlphp snc_redis_bundle redis_session_state5 async_session "
        "php_own_names rails_own_names spring_own_names aspnet_own_names decoys_words vertx carmine spring_authorization",
        {"cas-server",
         "beego",
         "connect-redis",
         "umami",
         "hapi-yar",
         "jeecgboot",
         "joomla",
         "moodle-string",
         "oauth2-proxy",
         "opencart",
         "redis-sessions",
         "ruoyi-fastapi",
         "simplesamlphp",
         "symfony",
         "redis-session-state-5",
         "async-session",
         "phpredis",
         "php-session",
         "spring-session",
         "aspnet-session",
         "rails-redis-store",
         "ruoyi-fastapi-once",
         "vertx",
         "carmine",
         "spring-authorization-hash"}}),
    [](const auto &) { return std::string("all"); });

// Names that no framework gave: applications' own, in several languages, under prefixes of their own.
INSTANTIATE_TEST_SUITE_P(
    OwnNames, FieldFixture,
    ::testing::Values(Store{"aspnet_further_names", {"aspnet-session"}}, Store{"aspnet_own_names", {"aspnet-session"}},
                      Store{"express_further_names", {"connect-redis"}}, Store{"php_further_names", {"phpredis"}},
                      Store{"express_own_names", {"connect-redis"}},
                      Store{"own_dto", {"textbook", "textbook-worded", "textbook-named"}},
                      Store{"own_hash", {"textbook", "textbook-joined", "textbook-worded", "textbook-login"}},
                      Store{"php_own_names", {"phpredis", "php-session"}},
                      Store{"rails_own_names", {"rails-redis-store"}}, Store{"spring_own_names", {"spring-session"}}),
    [](const auto &each) { return std::string(each.param.fixture); });
