// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stores as people have them: many tenants, sessions written by hand, and records that are only called sessions.
#include "models/formats/detection/formatdetection.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/formats/fields/username.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

using formats::DetectionResult;
using formats::Format;
using formats::FormatDetection;
using formats::Payload;
using formats::RecordType;
using formats::SessionFields;
using support::Fixture;
using support::FixtureKey;

namespace
{

Payload payloadOf(const FixtureKey &key)
{
    Payload payload;
    payload.type = formats::recordTypeFromWord(key.type);
    payload.string = key.value;
    for (const auto &[field, value] : key.fields)
        payload.fields.emplace_back(field, value);
    return payload;
}

FixtureKey text(const QByteArray &name, const QByteArray &value, qint64 pttlMs = 60'000)
{
    FixtureKey key;
    key.key = name;
    key.type = "string";
    key.value = value;
    key.pttlMs = pttlMs;
    return key;
}

DetectionResult detected(const QList<FixtureKey> &keys)
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
        detection.addRecord(name, payloadOf(*byName.at(name)), byName.at(name)->pttlMs > 0);
    return detection.result(true);
}

/// The sessions among these keys: their users by their keys.
std::map<QByteArray, QByteArray> sessionsIn(const QList<FixtureKey> &keys, bool withOffered = false)
{
    std::vector<Format> all;
    for (const auto &found : detected(keys).formats) {
        if (withOffered || !found.description.isOffered)
            all.emplace_back(found.description);
    }
    std::map<QByteArray, QByteArray> result;
    SessionFields fields;
    for (const FixtureKey &key : keys) {
        const auto type = formats::recordTypeFromWord(key.type);
        const auto format = std::find_if(all.begin(), all.end(), [&](const Format &candidate) {
            return candidate.matchKey(key.key, type) && candidate.read(key.key, payloadOf(key), fields);
        });
        if (format != all.end())
            result[key.key] = fields.user;
    }
    return result;
}

QByteArray uuid(int number)
{
    return "9b2f0d1e-0a4b-4c1d-8e2f-" + QByteArray::number(number).rightJustified(12, '0');
}

} // namespace

class FieldLayout : public ::testing::TestWithParam<const char *>
{
};

TEST_P(FieldLayout, FindsTheSessionsAndNothingElse)
{
    const Fixture fixture = Fixture::load(QStringLiteral("../field/%1").arg(QLatin1String(GetParam())));
    std::map<QByteArray, QByteArray> expected;
    for (const auto &session : fixture.expected)
        expected[session.key] = session.user;
    const auto found = sessionsIn(fixture.keys);
    EXPECT_EQ(found.size(), expected.size());
    for (const auto &[key, user] : found) {
        ASSERT_TRUE(expected.contains(key)) << "not a session: " << key.constData();
        EXPECT_EQ(user, expected[key]);
    }
}

INSTANTIATE_TEST_SUITE_P(Files, FieldLayout,
                         ::testing::Values("tenants_laravel", "many_spring_user_prefix", "decoys_words",
                                           "satoken_lookalikes", "oidc_provider", "hash_tags"));

class WordedKey : public ::testing::TestWithParam<const char *>
{
};

/// A word that means sessions, any separator, a minted id, and a user: whatever else stands before.
TEST_P(WordedKey, IsASession)
{
    const QByteArray id = uuid(1);
    for (const QByteArray &each : {id, id.simplified().replace("-", ""), QByteArray("V1StGXR8_Z5jdHi6B-myT"),
                                   QByteArray("01ARZ3NDEKTSV4RRFFQ69G5FAV"), QByteArray("507f1f77bcf86cd799439011"),
                                   QByteArray("aB3-dE6_gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9nO")}) {
        const QByteArray key = GetParam() + each;
        const auto found = sessionsIn({text(key, R"({"username":"bob"})", 900'000)});
        ASSERT_EQ(found.size(), 1U) << key.constData();
        EXPECT_EQ(found.begin()->second, "bob");
        // What begins with the layout's own prefix is believed.
        const bool isTold =
            key.startsWith("session:") || sessionsIn({text(key, R"({"result":"bob"})", 900'000)}).empty();
        EXPECT_TRUE(isTold) << key.constData();
    }
}

INSTANTIATE_TEST_SUITE_P(Separators, WordedKey,
                         ::testing::Values("SESSION_", "Session-", "user-session-", "myapp-sid-", "sess#", "session=",
                                           "session@", "session+", "app.sid=", "SID|", "mySession~", "web/TOKEN/",
                                           "session-", "session:", "session_", "web_session_", "sid-", "prod:Sess:"));

TEST(WordedKey, IsNoneOfAnotherPurpose)
{
    for (const char *before :
         {"assessment-", "obsession_", "otp-session-", "chat_session_", "SESSION-LOCK-", "upload#session#", "cache-",
          "cache:user#", "csrf-token-", "possess=", "reset_token=", "consideration-"}) {
        EXPECT_TRUE(sessionsIn({text(before + uuid(1), R"({"username":"bob"})", 900'000)}).empty()) << before;
    }
    EXPECT_TRUE(sessionsIn({text("user-session-" + uuid(1), R"({"user_id":"1","otp":"1234"})", 900'000)}).empty());
}

/// A format that is told by keys beside its sessions, of tenants of which each has its own.
TEST(FieldLayout, FindsIndexedSpringSessionsOfEachTenant)
{
    QList<FixtureKey> keys;
    for (int i = 0; i < 120; ++i) {
        const QByteArray prefix = "tenant" + QByteArray::number(i / 2) + "x:session:sessions:";
        FixtureKey session = text(prefix + uuid(i), {});
        session.type = "hash";
        session.fields = {{"creationTime", "1795873412000"},
                          {"lastAccessedTime", "1795873421000"},
                          {"maxInactiveInterval", "1800"},
                          {"sessionAttr:username", "mberg"}};
        keys << session << text(prefix + "expires:" + uuid(i), {});
    }
    EXPECT_EQ(sessionsIn(keys).size(), 120u);
    for (const auto &found : detected(keys).formats)
        EXPECT_EQ(found.description.id, QStringLiteral("spring-indexed"));
}

/// A word of the key's name says that it is a session, whatever joins it.
TEST(FieldLayout, ListsWhatIsWrittenByHand)
{
    const QByteArray json = R"({"username":"alice"})";
    for (const QByteArray &name :
         {QByteArray("session_1"), "sess_" + uuid(1), QByteArray("session_id:1"), QByteArray("session:1"),
          QByteArray("session-1"), "sid:" + uuid(1), "auth_token:" + uuid(1), "token:" + uuid(1),
          "acme_session_" + uuid(1), "shop:session:" + uuid(1), "userSession:" + uuid(1), "app:sessions:" + uuid(1)}) {
        const auto found = sessionsIn({text(name, json)});
        ASSERT_EQ(found.size(), 1u) << name.constData();
        EXPECT_EQ(found.begin()->second, "alice") << name.constData();
    }
    const auto printed = sessionsIn({text("session:1", "<SecureCookieSession {'username': 'u1'}>")});
    ASSERT_EQ(printed.size(), 1u);
    EXPECT_EQ(printed.begin()->second, "u1");
    FixtureKey hash = text("session_2", {});
    hash.type = "hash";
    hash.fields = {{"username", "bob"}};
    ASSERT_EQ(sessionsIn({hash}).size(), 1u);
}

/// What may be a session, and may be a cache as well: nobody sees it unasked.
TEST(FieldLayout, OffersWhatMayBeSomethingElse)
{
    const QByteArray json = R"({"username":"alice"})";
    for (const QByteArray &name : {uuid(1), QByteArray("0123456789abcdef0123456789abcdef")}) {
        EXPECT_TRUE(sessionsIn({text(name, json)}).empty());
        const auto offered = sessionsIn({text(name, json)}, true);
        ASSERT_EQ(offered.size(), 1u) << name.constData();
        EXPECT_EQ(offered.begin()->second, "alice");
        EXPECT_TRUE(sessionsIn({text(name, json, -1)}, true).empty()) << "it never runs out";
        EXPECT_TRUE(sessionsIn({text(name, R"({"price":5})")}, true).empty());
    }
    EXPECT_EQ(sessionsIn({text("session:7", "alice")}, true).size(), 1u);
    EXPECT_TRUE(sessionsIn({text("session:7", "17"), text("session:next", "8")}, true).empty()) << "counters";

    // Listed from the moment that somebody says so, and not before.
    DetectionResult result = detected({text(uuid(1), json), text(uuid(2), json)});
    const auto known = formats::builtInFormatDescriptions();
    const auto inUse = formats::formatsFor(result, known, {}, {});
    EXPECT_EQ(formats::offeredKeys(inUse), 2);
    const QStringList wanted = formats::withOfferedListed({}, inUse);
    EXPECT_EQ(formats::offeredKeys(formats::formatsFor(result, known, {}, wanted)), 0);
    EXPECT_EQ(formats::withListed(wanted, result.formats.front().description, false), QStringList());
}

/// The key says whose a session is, whatever stands before it.
TEST(FieldLayout, TakesTheUserOfTheKey)
{
    const QByteArray ip = R"({"ip":"192.0.2.7"})";
    for (const char *before : {"sess:", "session:", "myapp:sess:", "prod:web:session:", "user_sessions:"}) {
        const auto found = sessionsIn({text(before + ("31:" + uuid(1)), ip), text(before + ("0:" + uuid(2)), ip)});
        ASSERT_EQ(found.size(), 2u) << before;
        EXPECT_EQ(found.begin()->second, "") << "nobody, by " << before;
        EXPECT_EQ(found.rbegin()->second, "31") << before;
    }
    for (const char *before : {"", "prod:", "acme/web:"}) {
        const auto found = sessionsIn({text(before + ("user:mberg:session:" + uuid(1)), ip)});
        ASSERT_EQ(found.size(), 1u) << before;
        EXPECT_EQ(found.begin()->second, "mberg") << before;
    }
    // Of a user, and no session.
    for (const QByteArray &name : {"chat:session:31:" + uuid(1), "session:31:" + uuid(1) + ":messages",
                                   QByteArray("user:31:session:count"), "upload:user:31:session:" + uuid(1)})
        EXPECT_TRUE(sessionsIn({text(name, R"({"role":"user","content":"hi"})"), text(name + "x", "3")}).empty())
            << name.constData();
}

/// Records under minted names that hold an id, a user or a token are everywhere.
TEST(FieldLayout, ListsNoCacheUnderABareName)
{
    const QByteArray word = "Io96rSZX4OxYPNndRmofUefNgCxhLYazTWaUsCzC9VxuQZkcSUGoUONg8n9Cny8B";
    const QByteArray lower = "3hgazyx9dowg5m4rxc7ho000vkfvom1b";
    const QByteArray object = "507f1f77bcf86cd799439011507f1f77bcf86cd79943";
    EXPECT_TRUE(sessionsIn({text(word, R"({"user_id":5})"), text("reset:" + word, R"({"user_id":5})"),
                            text(lower, R"({"user_id":5})"), text("cache:" + lower, R"({"user":{"id":5}})"),
                            text("order:" + object.first(24), "{\"id\":\"" + object.first(24) + "\",\"data\":{}}"),
                            text("queue:" + word.first(22), "[1,{\"a\":2},[3]]")})
                    .empty());
}

TEST(FieldLayout, NamesNobodyWhereThereIsNobody)
{
    const auto userOf = [](const QByteArray &json) {
        const auto found = sessionsIn({text("sess:abcdefghijklmnop", "{\"cookie\":{},\"user_id\":" + json + "}")});
        return found.empty() ? QByteArray("none") : found.begin()->second;
    };
    for (const QByteArray value : {"0", "\"0\"", "-5", "\"Guest\"", "\"anonymous\"", "\"AnonymousUser\"", "\"\""})
        EXPECT_EQ(userOf(value), "") << value.constData();
    EXPECT_EQ(userOf("5"), "5");
    EXPECT_EQ(userOf("\"guestavo\""), "guestavo");
    EXPECT_EQ(userOf("\"0x17\""), "0x17");
    EXPECT_EQ(userOf(R"("\"alice\"")"), "alice") << "a text that is itself JSON";
    EXPECT_EQ(userOf(R"(0,"username":"zoe")"), "zoe") << "a later name counts";

    const QByteArray binary = QByteArray::fromBase64("AAEAAAD/////AQAAAAAAAAAGAQAAAAVtYmVyZws=");
    EXPECT_EQ(formats::plainUserText(binary).toByteArray(), "mberg");
    const QByteArray number = QByteArray::fromBase64("AAEAAAD/////AQAAAAAAAAAEAQAAAAxTeXN0ZW0uSW50MzIB");
    EXPECT_TRUE(formats::plainUserText(number).isEmpty());
}
