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

/// `user` by `format`, with `id`, of the session under one of these keys; empty: none there is one of that format.
QByteArray toldOf(const QByteArray &key, const QList<FixtureKey> &keys)
{
    SessionFields fields;
    for (const auto &found : detected(keys).formats) {
        const Format format(found.description);
        for (const FixtureKey &each : keys) {
            const auto match = format.matchKey(each.key, formats::recordTypeFromWord(each.type));
            if (each.key == key && match && format.read(each.key, payloadOf(each), fields))
                return fields.user + " by " + format.id().toUtf8() + ", with " +
                       each.key.sliced(match->idOffset, match->idLength);
        }
    }
    return {};
}

FixtureKey hash(const QByteArray &name, const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    FixtureKey key = text(name, {}, -1);
    key.type = "hash";
    key.fields = {fields.begin(), fields.end()};
    return key;
}

QByteArray phpText(const QByteArray &value)
{
    return "s:" + QByteArray::number(value.size()) + ":\"" + value + "\";";
}

QByteArray jwt(const QByteArray &claims)
{
    const auto encoded = [](const QByteArray &part) {
        return part.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return encoded(R"({"alg":"HS256","typ":"JWT"})") + '.' + encoded(claims) + '.' + QByteArray(43, 'x');
}

/// What no cipher's result can be told from: each byte another one.
QByteArray noise(int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(i * 167 + 13);
    return bytes;
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

/// A key, what stands there, and who it is by which format; what stands there instead is none of its sessions.
struct Small {
    const char *format;
    QByteArray prefix;
    QByteArray id;
    QByteArray value;
    QByteArray user;
    const char *decoy = R"({"result":"alice"})";
    QByteArray behind = {};
};

std::ostream &operator<<(std::ostream &out, const Small &small)
{
    return out << small.format;
}

class SmallLayout : public ::testing::TestWithParam<Small>
{
};

TEST_P(SmallLayout, IsToldByItsPayload)
{
    const Small &small = GetParam();
    const QByteArray key = small.prefix + small.id + small.behind;
    EXPECT_EQ(toldOf(key, {text(key, small.value)}), small.user + " by " + small.format + ", with " + small.id);
    const QByteArray other = toldOf(key, {text(key, small.decoy)});
    EXPECT_FALSE(other.contains(QByteArray(" by ") + small.format + ',')) << other.constData();
}

INSTANTIATE_TEST_SUITE_P(
    Formats, SmallLayout,
    ::testing::Values(
        Small{"async-session", "async-sessions/", QByteArray(43, 'k') + '=',
              R"({"id":")" + QByteArray(43, 'k') + R"(=","expiry":"2026-11-30T10:00:00Z","data":{"user_id":"7"}})", "7",
              R"({"id":"another","data":{"user_id":"7"}})"},
        Small{"beaker", "beaker_cache:", "5f1e2a903c1b4e0e9d0c1a2b3c4d5e6f",
              R"({"_creation_time":1795873412,"_accessed_time":1795873421,"user_id":"mberg"})", "mberg",
              R"({"user_id":"mberg"})", ":session"},
        Small{"hapi-yar", "hapi-cache:!%40hapi%2Fyar:", uuid(1),
              R"({"item":{"user":{"id":"mberg"}},"stored":1795873412000,"ttl":86400000})", "mberg",
              R"({"item":{"user":{"id":"mberg"}}})"},
        Small{"jeecgboot", "prefix_user_token:", jwt(R"({"exp":1795877012,"username":"mberg"})"),
              '"' + jwt(R"({"exp":1795877012,"username":"mberg"})") + '"', "mberg"},
        Small{"joomla", "jfw", "0a1b2c3d4e5f6g7h8i9j0k1l2m",
              "joomla|" + phpText(QByteArray(R"(a:1:{s:4:"user";a:1:{s:8:"username";s:5:"mberg";}})").toBase64()),
              "mberg", R"(user|a:1:{s:8:"username";s:5:"mberg";})"},
        Small{"moodle-string", "mdl_", "0a1b2c3d4e5f6g7h8i9j0k1l2m",
              R"(SESSION|O:8:"stdClass":0:{}USER|O:8:"stdClass":1:{s:8:"username";s:5:"mberg";})", "mberg",
              R"(SESSION|O:8:"stdClass":0:{})"},
        Small{"nette", "Nette.Session:", "0a1b2c3d4e5f6g7h8i9j0k1l2m",
              R"(__NF|a:1:{s:4:"DATA";a:1:{s:4:"user";a:1:{s:8:"identity";a:1:{s:2:"id";i:7;}}}})", "7",
              R"(user|a:1:{s:8:"identity";a:1:{s:2:"id";i:7;}})"},
        Small{"oauth2-proxy", "_oauth2_proxy-", "5f1e2a903c1b4e0e9d0c1a2b3c4d5e6f", noise(200), ""},
        Small{"opencart", "oc_.session.", "5f1e2a903c1b4e0e9d0c1a2b3c",
              R"({"language":"en-gb","currency":"EUR","customer_id":"7"})", "7"},
        Small{"phalcon", "sess-reds-", "0a1b2c3d4e5f6g7h8i9j0k1l2m", phpText(R"(auth|a:1:{s:4:"name";s:5:"mberg";})"),
              "mberg"},
        Small{"pyramid", "session:", "5f1e2a903c1b4e0e9d0c1a2b3c4d5e6f5f1e2a90",
              R"({"managed_dict":{"user_id":"mberg"},"created":1795873412,"timeout":1200})", "mberg",
              R"({"created":1795873412,"user_id":"mberg"})"},
        Small{"ruoyi-fastapi", "access_token:", uuid(1),
              jwt(R"({"user_name":"mberg","session_id":")" + uuid(1) + R"("})"), "mberg"},
        Small{"simplesamlphp",
              "SimpleSAMLphp"
              "session.",
              "5f1e2a903c1b4e0e9d0c1a2b3c4d5e6f",
              R"(a:1:{s:8:"authData";a:1:{s:2:"sp";a:1:{s:10:"Attributes";a:1:{s:3:"uid";a:1:{i:0;s:5:"mberg";}}}}})",
              "mberg", R"(a:1:{s:4:"user";s:5:"mberg";})"},
        Small{"spring-authorization", "token::access_token::", "0a1b2c3d4e5f6g7h8i9j",
              R"({"principalName":"mberg","registeredClientId":"web"})", "mberg", R"({"principalName":"mberg"})"},
        Small{"textbook-login", "login:token:", uuid(1), R"({"id":7,"nickName":"mberg"})", "mberg"}),
    [](const auto &each) { return QByteArray(each.param.format).replace('-', '_').toStdString(); });

TEST(SmallLayout, OverleafIsToldByTheIndexBesideIt)
{
    const QByteArray value =
        R"({"cookie":{},"validationToken":"v1:cd","passport":{"user":{"_id":"5f1e","email":"m@x.example"}}})";
    FixtureKey index = text("UserSessions:{5f1e}", {}, -1);
    index.type = "set";
    EXPECT_EQ(toldOf("sess:abcdefghijklabcd", {text("sess:abcdefghijklabcd", value), index}),
              "m@x.example by overleaf, with abcdefghijklabcd");
    EXPECT_FALSE(toldOf("sess:abcdefghijklabcd", {text("sess:abcdefghijklabcd", value)}).contains("overleaf"));
}

TEST(SmallLayout, RedisSessionsCountReadsAndWrites)
{
    const QByteArray key = "rs:web:" + QByteArray(64, 'b');
    EXPECT_EQ(
        toldOf(key, {hash(key, {{"id", "mberg"}, {"la", "1795873412"}, {"ttl", "7200"}, {"r", "2"}, {"w", "1"}})}),
        "mberg by redis-sessions, with " + QByteArray(64, 'b'));
    EXPECT_EQ(toldOf(key, {hash(key, {{"id", "mberg"}, {"ttl", "7200"}})}), "");
}

/// What has the name of a session, and is something else.
TEST(FieldLayout, TakesNoCacheForASession)
{
    const QByteArray user = R"({"user_id":5,"ip":"192.0.2.7","last_seen":1795873412})";
    for (const char *cart :
         {R"({"items":[1]})", R"({"items":[1],"device":"web"})", R"({"items":[1],"user_id":42,"ip":"192.0.2.7"})"})
        EXPECT_EQ(toldOf("session:42:cart", {text("session:42:cart", cart)}), "") << cart;
    EXPECT_EQ(sessionsIn({text("session:42:web", R"({"token":"abcdefgh","userId":42})")}).size(), 1U);
    const QByteArray md5 = "98d4af1124d30269bfb42bc7ec02e5f2";
    EXPECT_TRUE(sessionsIn({text(md5, R"(think_serialize:a:1:{s:4:"user";a:1:{s:2:"id";i:1;}})")}).empty());
    const QByteArray id(43, 'q');
    EXPECT_EQ(toldOf("session:" + id, {text("session:" + id, noise(32).toHex())}), "") << "a hash";
    EXPECT_EQ(toldOf("session:" + id, {text("session:" + id, noise(64).toHex())}), "") << "a longer one";
    EXPECT_EQ(toldOf("session:" + id, {text("session:" + id, noise(160).toBase64())}),
              " by lua-resty-unnamed, with " + id);
    const QByteArray word = "Io96rSZX4OxYPNndRmofUefNgCxhLYazTWaUsCzC9VxuQZkcSUGoUONg8n9Cny8B";
    EXPECT_FALSE(toldOf("session:" + word, {text("session:" + word, user)}).contains("actix"));
}

/// What an unknown application writes may be packed, and in base64.
TEST(FieldLayout, UnpacksWhatIsWrittenByHand)
{
    const QByteArray json = R"({"uid":505,"login":"bob","t0":1796000000.5})";
    const QByteArray zlib = qCompress(json).sliced(4); // behind Qt's own length
    for (const QByteArray &value : {zlib, json.toBase64(), zlib.toBase64(), json}) {
        for (const char *before : {"svc.sess.", "shop:session:", "session:", "sess_", "web_session_"}) {
            const QByteArray key = before + QByteArray("aB3dE6gH9jK2mN5pQ8sT1vW4");
            const auto found = sessionsIn({text(key, value, 900'000)});
            ASSERT_EQ(found.size(), 1u) << key.constData() << ' ' << value.toHex().constData();
            EXPECT_EQ(found.begin()->second, "505");
        }
        EXPECT_TRUE(sessionsIn({text("cache:page:aB3dE6gH9jK2mN5pQ8sT1vW4", value, 900'000)}).empty());
    }
    const QByteArray other = R"({"price":5,"title":"Widget"})";
    for (const QByteArray &value : {qCompress(other).sliced(4), other.toBase64()})
        EXPECT_TRUE(sessionsIn({text("shop:session:aB3dE6gH9jK2mN5pQ8sT1vW4", value, 900'000)}).empty());
}

/// The key says session, and the payload when and from where somebody has come: nobody need know the name of its user.
TEST(FieldLayout, ListsVisitsWithoutAUserThatIsKnown)
{
    const QByteArray hex = "5f1e2a903c1b4e0e9d0c1a2b3c4d5e6f";
    const auto userOf = [](const FixtureKey &key) {
        const auto found = sessionsIn({key});
        return found.empty() ? QByteArray("none") : found.begin()->second;
    };
    EXPECT_EQ(userOf(hash("game:session:" + hex, {{"player", "zoe"}, {"ip", "10.1.2.3"}, {"started", "1795873412"}})),
              "zoe");
    EXPECT_EQ(userOf(hash("game/session/" + hex,
                          {{"player", "zoe"}, {"ip", "10.1.2.3"}, {"started", "1795873412"}, {"score", "10"}})),
              "zoe");
    EXPECT_EQ(userOf(hash("portal:session:" + hex, {{"ip", "10.1.2.3"}, {"created_at", "1795873412"}})), "");
    const QByteArray json = R"({"player":"zoe","ip":"10.1.2.3","started":1795873412})";
    EXPECT_EQ(userOf(text("js:session:" + hex, json)), "zoe");
    EXPECT_EQ(userOf(text("b64:session:" + hex, json.toBase64())), "zoe");
    EXPECT_EQ(userOf(text("b64:session:" + uuid(1), R"({"ip":"10.1.2.3","last_seen":1795873412})")), "");
    EXPECT_EQ(userOf(text("app:sid:" + uuid(1), R"({"created":1795873412,"last_seen":1795873421,"gamer":"x"})")), "x");
}

TEST(FieldLayout, TakesNothingElseForAVisit)
{
    const QByteArray hex = "5f1e2a903c1b4e0e9d0c1a2b3c4d5e6f";
    const QByteArray visit = R"("ip":"10.1.2.3","created_at":1795873412)";
    QList<FixtureKey> others;
    for (const char *before :
         {"cart:session:",   "session_cart:",  "ratelimit:session:", "rate:session:",     "lock:session:",
          "session-lock-",   "cache:session:", "analytics:session:", "checkout:session:", "session:events:",
          "chat:session:",   "otp:session:",   "upload:session:",    "assessment:",       "obsession:",
          "login_attempts:", "request:",       "visitor:",           "throttle:session:", "csrf:session:",
          "order:",          "user:"})
        others << text(before + hex, "{" + visit + "}");
    for (const char *member : {"count", "attempts", "items", "messages", "players", "amount", "hits"})
        others << text("web:session:" + hex.chopped(2) + QByteArray::number(others.size()),
                       "{" + visit + ",\"" + member + "\":3}");
    others << text("web:session:" + uuid(1), R"({"created_at":1795873412})")
           << text("web:session:" + uuid(2), R"({"ip":"10.1.2.3"})")
           << text("web:session:" + uuid(3), R"({"created_at":1795873412,"updated_at":1795873412,"title":"x"})")
           << text("web:session:" + uuid(4), R"({"ip":"[DISABLED]","created_at":1795873412})")
           << text("web:session:1", "{" + visit + "}") << text("web:session:total", "{" + visit + "}")
           << hash("web:session:" + uuid(5), {{"hits", "3"}, {"window", "60"}}) << text("web:session:" + uuid(6), "17")
           << text("api:token:" + hex + "01234567", R"({"name":"ci","admin":false})");
    for (const FixtureKey &other : others)
        EXPECT_TRUE(sessionsIn({other}).empty()) << other.key.constData() << ' ' << other.value.constData();
}
