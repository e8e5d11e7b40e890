// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/pasted/cookielines.h"
#include "models/formats/pasted/pasted.h"
#include "tests/formats/pasted/cookievalues.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <gtest/gtest.h>

#include <algorithm>

using namespace formats;
using Kind = PastedReading::Kind;
using Origin = PastedReading::Origin;

namespace
{

/// The only reading of a text that is nothing but pasted.
PastedReading read(const QByteArray &text)
{
    const std::optional<Pasted> pasted = readPasted(text);
    EXPECT_TRUE(pasted.has_value()) << text.constData();
    if (!pasted)
        return {};
    EXPECT_EQ(pasted->readings.size(), 1U) << text.constData();
    EXPECT_FALSE(pasted->mayBeWord) << text.constData();
    return pasted->readings.front();
}

bool has(const std::vector<QByteArray> &list, const QByteArray &text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

struct Case {
    Kind kind;
    QByteArray value;
    QByteArray id; ///< empty: it leads nowhere
};

const std::vector<Case> &cases()
{
    using namespace cookies;
    static const std::vector<Case> all = {
        {Kind::ExpressSigned, kExpress, kId},
        {Kind::ExpressSigned, QByteArray::fromPercentEncoding(kExpress), kId},
        {Kind::CookieSigned, kFastify, kId},
        {Kind::BetterAuthSigned, kBetterAuth, kId},
        {Kind::FlaskSigned, kFlaskSigned, kFlaskId},
        {Kind::FlaskSigned, kFlaskSignedToken, "x-0uQk5jv1bJmJ3nN2wqf9TzY7KcR4sLdE8hWgVaBoM"},
        {Kind::DjangoSigned, kDjangoSigned, "k3j9x0q7v5m2n8b4c6z1l0p9o8i7u6y5"},
        {Kind::RustSigned, kRust, "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3aB4cD5eF6gH7iJ8kL9mN0oP1"},
        {Kind::GorillaSigned, kGorilla, kGorillaId},
        {Kind::TornadoSigned, kTornado, kId},
        {Kind::SpringEncoded, kSpring, kSpringId},
        {Kind::RailsPrivateId, kRailsPrivate, kRailsPrivate},
        {Kind::RailsSigned, kRailsEnvelope, kPublicId},
        {Kind::RailsSigned, kRailsSigned, kPublicId},
        {Kind::RailsSigned, kRailsMarshal, kPublicId},
        {Kind::AdonisSigned, kAdonis, "cln1x2y3z4a5b6c7d8e9f0g1h"},
        {Kind::Jwt, kKeycloakToken, "a1b2c3d4-0000-4000-8000-aabbccddeeff"},
        {Kind::Jwt, kRuoyiToken, "9d1f6c3a-52b7-4f0e-8d2a-6b7c8e9f0a1b"},
        {Kind::FlaskItself, kFlaskItself, {}},
        {Kind::FlaskItself, kFlaskPacked, {}},
        {Kind::FlaskItself, kStarlette, {}},
        {Kind::DjangoItself, kDjangoItself, {}},
        {Kind::GorillaItself, kGorillaEncrypted, {}},
        {Kind::LaravelEncrypted, kLaravel, {}},
        {Kind::RailsEncrypted, kRailsGcm, {}},
        {Kind::RailsEncrypted, kRailsCbc, {}},
        {Kind::RailsItself, kRackItself, {}},
        {Kind::EncryptedToken, kEncryptedToken, {}},
        {Kind::PhoenixItself, kPhoenix, {}},
        {Kind::AspNetProtected, kAspNetCore, {}},
        {Kind::IronSealed, kIron, {}},
    };
    return all;
}

} // namespace

TEST(Pasted, IsWhatTheFrameworkMadeOfTheId)
{
    for (const Case &one : cases()) {
        for (const QByteArray &value : {one.value, one.value.toPercentEncoding(), ' ' + one.value + '\n'}) {
            const PastedReading reading = read(value);
            EXPECT_EQ(int(reading.kind), int(one.kind)) << value.constData();
            EXPECT_EQ(reading.leadsNowhere(), one.id.isEmpty()) << value.constData();
            EXPECT_EQ(reading.ids.empty() ? QByteArray() : reading.ids.front(), one.id) << value.constData();
        }
    }
}

TEST(Pasted, IsTheSameInACookieLine)
{
    for (const Case &one : cases()) {
        for (const QByteArray &line :
             {"Cookie: _ga=GA1.2.3.4; theme=dark; app_session=" + one.value.toPercentEncoding(),
              "set-cookie: app_session=\"" + one.value.toPercentEncoding() + "\"; Path=/; HttpOnly; SameSite=Lax",
              "curl 'https://example.com/' -H 'Cookie: app_session=" + one.value.toPercentEncoding() + "' -v",
              "app_session=" + one.value.toPercentEncoding() + "; theme=dark"}) {
            const PastedReading reading = read(line);
            EXPECT_EQ(int(reading.kind), int(one.kind)) << line.constData();
            EXPECT_EQ(reading.name, "app_session");
            EXPECT_EQ(int(reading.origin), int(Origin::Cookie));
            EXPECT_EQ(reading.ids.empty() ? QByteArray() : reading.ids.front(), one.id) << line.constData();
        }
    }
}

TEST(Pasted, HoldsWhatAStoreKeepsInsteadOfTheId)
{
    const PastedReading rails = read("Cookie: _session_id=" + cookies::kPublicId);
    EXPECT_EQ(rails.ids, std::vector<QByteArray>{cookies::kPublicId});
    EXPECT_TRUE(has(rails.hashedIds, cookies::kRailsPrivate));
    EXPECT_TRUE(has(rails.hashedIds, QCryptographicHash::hash(cookies::kPublicId, QCryptographicHash::Sha256).toHex()));
    EXPECT_TRUE(has(read("Cookie: beaker.session.id=" + cookies::kBeaker).hashedIds, cookies::kPublicId));
}

TEST(Pasted, NamesTheUserOfAToken)
{
    const PastedReading token = read("Authorization: Bearer " + cookies::kKeycloakToken);
    EXPECT_EQ(int(token.kind), int(Kind::Jwt));
    EXPECT_TRUE(token.users.empty()) << "beside an id";
    EXPECT_EQ(read(cookies::subjectToken("1")).users, std::vector<QByteArray>{"1"});
    EXPECT_EQ(token.claims, (std::vector<QByteArray>{"jti", "sid"}));
    EXPECT_EQ(token.subject, "alice") << "who is looked for where the ids lead nowhere";
    EXPECT_EQ(token.subjectClaim, "sub");
    EXPECT_TRUE(has(token.ids, "a1b2c3d4-0000-4000-8000-aabbccddeeff"));
    EXPECT_TRUE(has(token.hashedIds, cookies::kKeycloakToken)); // where the token itself is the id
    EXPECT_EQ(read("bearer " + cookies::kId).ids, std::vector<QByteArray>{cookies::kId});
    EXPECT_EQ(read("wordpress_logged_in_0a1b=" + cookies::kWordPress).users, std::vector<QByteArray>{"alice"});
}

TEST(Pasted, AllCookiesOfALineAreLookedFor)
{
    const std::optional<Pasted> pasted =
        readPasted("Cookie: JSESSIONID=0A1B2C3D4E5F60718293A4B5C6D7E8F9.node1; XSRF-TOKEN=" + cookies::kLaravel +
                   "; connect.sid=" + cookies::kExpress + "; laravel_session=" + cookies::kLaravel);
    ASSERT_TRUE(pasted);
    ASSERT_EQ(pasted->readings.size(), 2U); // what leads nowhere is beside the point
    EXPECT_EQ(int(pasted->readings[0].kind), int(Kind::RoutedId));
    EXPECT_EQ(pasted->readings[0].ids, std::vector<QByteArray>{"0A1B2C3D4E5F60718293A4B5C6D7E8F9"});
    EXPECT_EQ(int(pasted->readings[1].kind), int(Kind::ExpressSigned));
    EXPECT_EQ(pasted->readings[1].name, "connect.sid");

    const std::optional<Pasted> both =
        readPasted("Cookie: access_token=" + cookies::subjectToken("1") + "; connect.sid=" + cookies::kExpress);
    ASSERT_TRUE(both);
    ASSERT_EQ(both->readings.size(), 2U);
    EXPECT_TRUE(both->readings[0].users.empty()) << "the line names a session";

    const std::optional<Pasted> two =
        readPasted("Set-Cookie: PHPSESSID=q1w2e3r4t5y6u7i8o9p0a1s2d3; path=/\r\nSet-Cookie: lang=de; Path=/");
    ASSERT_TRUE(two);
    EXPECT_EQ(two->readings.front().name, "PHPSESSID");
    EXPECT_EQ(int(read("Cookie: theme=dark; lang=de").kind), int(Kind::NoSession));
}

TEST(Pasted, AnAddressMayHaveASession)
{
    for (const char *text : {"https://shop.example/cart;jsessionid=0A1B2C3D4E5F60718293A4B5C6D7E8F9.node1?x=1",
                             "/cart;jsessionid=0A1B2C3D4E5F60718293A4B5C6D7E8F9.node1",
                             "GET /cart;jsessionid=0A1B2C3D4E5F60718293A4B5C6D7E8F9.node1 HTTP/1.1"}) {
        const PastedReading reading = read(text);
        EXPECT_EQ(reading.ids, std::vector<QByteArray>{"0A1B2C3D4E5F60718293A4B5C6D7E8F9"}) << text;
        EXPECT_EQ(reading.name, "jsessionid");
        EXPECT_EQ(int(reading.origin), int(Origin::Address));
    }
    EXPECT_EQ(read("http://a/b.php?x=1&PHPSESSID=q1w2e3r4t5y6u7i8#top").ids,
              std::vector<QByteArray>{"q1w2e3r4t5y6u7i8"});
    EXPECT_EQ(read("https://x/#access_token=" + cookies::kId).ids, std::vector<QByteArray>{cookies::kId});
    for (const char *text :
         {"http://a/?sid=short7", "https://example.com/users?page=2", "https://x/", "HTTPS://x",
          "https://a.example/?assessment=5f7c8ec7c33c6c004bbafe82", "https://localhost:8080/abcdefgh12345678"})
        EXPECT_EQ(int(read(text).kind), int(Kind::AddressAlone)) << text;
}

TEST(Pasted, AKeyIsFoundWithAnyPrefix)
{
    const PastedReading spring = read("spring:session:sessions:expires:" + cookies::kSpringId);
    EXPECT_EQ(int(spring.kind), int(Kind::Key));
    EXPECT_EQ(spring.ids, std::vector<QByteArray>{cookies::kSpringId});
    const PastedReading rails = read("myapp:session:" + cookies::kRailsPrivate);
    EXPECT_EQ(rails.keys, std::vector<QByteArray>{"myapp:session:" + cookies::kRailsPrivate});
    EXPECT_EQ(rails.ids, std::vector<QByteArray>{cookies::kRailsPrivate});
}

TEST(Pasted, WordsAreNotTaken)
{
    for (const char *text : {"",
                             " ",
                             "alice",
                             "bob smith",
                             "alice | bob",
                             "alice@example.com",
                             "10.0.0.7",
                             "2001:db8::1",
                             "fe80::1ff:fe23:4567:890a",
                             "user:alice",
                             "usr:alice",
                             "Chrome 120",
                             "Chrome/120.0",
                             "id",
                             "ttl<5m",
                             "created>2026-11-01T14:30",
                             "firefox-on-windows",
                             "sess:*",
                             "key:sess:*:web",
                             "12345678901234567890",
                             "redis.example.com",
                             "node-1.cluster.example.com",
                             "auth0|5f7c8ec7",
                             "session=alice",
                             "a=b; c=d",
                             "x=y",
                             "2026-11-01T14:30:00.000Z",
                             "+49 170 1234567",
                             "alice.smith-jones@mail.example.org",
                             "Müller",
                             "s:alice",
                             "eyJ",

                             "a.b.c",
                             "--",
                             "a--b",
                             "cookie",
                             "my cookie:",
                             "xcookie: a=b",
                             "Bearer",
                             "CfDJ8",
                             "SFMyNTY",
                             "/",
                             "a/b?c=d",
                             "/posts?author=alice",
                             "/posts?auth=1",
                             "100%",
                             "50%25",
                             "=",
                             ";",
                             "||||",
                             "2|1:0|x"})
        EXPECT_FALSE(readPasted(text)) << text;
}

/// However it was copied, and with whatever part of its signature.
TEST(Pasted, AnExpressCookieIsKnownWithoutItsSignature)
{
    const QByteArray whole = cookies::kExpress.toPercentEncoding();
    const QByteArray bare = "s%3A" + cookies::kId;
    for (const QByteArray &value : {bare, bare + '.', bare + ".wXyZ", whole.chopped(7), whole}) {
        for (const QByteArray &text :
             {"Cookie: connect.sid=" + value, "connect.sid=" + value, value, "connect.sid: " + value,
              "\"connect.sid\": \"" + value + "\"", "{\"connect.sid\":\"" + value + "\"},",
              "'connect.sid': '" + value + "'",
              "connect.sid\t" + value + "\tlocalhost\t/\t2026-12-01T10:00:00.000Z\t103\t\u2713",
              "theme\tdark\tlocalhost\nconnect.sid\t" + value + "\tlocalhost\t/"}) {
            const PastedReading reading = read(text);
            EXPECT_EQ(int(reading.kind), int(value == whole ? Kind::ExpressSigned : Kind::ExpressCut))
                << text.constData();
            EXPECT_EQ(reading.ids, std::vector<QByteArray>{cookies::kId}) << text.constData();
        }
    }
    EXPECT_TRUE(has(read(bare).hashedIds, "s:" + cookies::kId)) << "a store's own key";
}

TEST(Pasted, SaysWhatIsWrongWithAHeaderThatIsEmpty)
{
    for (const char *text : {"Cookie:", "cookie: ", "Set-Cookie:", "Authorization:", "Authorization: Bearer"})
        EXPECT_EQ(int(read(text).kind), int(Kind::EmptyHeader)) << text;
}

TEST(Pasted, ACommandNamesItsKey)
{
    for (const QByteArray &text : {"GET session:" + cookies::kId, "hgetall  session:" + cookies::kId,
                                   "\"GET\" \"session:" + cookies::kId + '"', "TTL session:" + cookies::kId + " "}) {
        const PastedReading reading = read(text);
        EXPECT_EQ(int(reading.kind), int(Kind::Key)) << text.constData();
        EXPECT_EQ(reading.keys, std::vector<QByteArray>{"session:" + cookies::kId}) << text.constData();
    }
    EXPECT_EQ(read("GET app:session:42").keys, std::vector<QByteArray>{"app:session:42"});
    for (const char *text : {"get alice", "set theory", "type user:bob", "exists"})
        EXPECT_FALSE(readPasted(text)) << text;
}

TEST(Pasted, AnIdAloneStaysAWordAsWell)
{
    for (const QByteArray &text : {cookies::kId, cookies::kPublicId, cookies::kSpringId, cookies::kGorillaId,
                                   QByteArray("0A1B2C3D4E5F60718293A4B5C6D7E8F9.node1")}) {
        const std::optional<Pasted> pasted = readPasted(text);
        ASSERT_TRUE(pasted) << text.constData();
        EXPECT_TRUE(pasted->mayBeWord) << text.constData();
        EXPECT_FALSE(pasted->leadsNowhere());
    }
}

TEST(Pasted, AKeyWithoutAWordForSessionsStaysAWordAsWell)
{
    for (const char *text : {"oidc:5f7c8ec7c33c6c004bbafe82", "usr:5f7c8ec7c33c6c004bbafe82", "a:b:abcdefgh12345678"}) {
        ASSERT_TRUE(readPasted(text)) << text;
        EXPECT_TRUE(readPasted(text)->mayBeWord) << text;
    }
    for (const char *prefix : {"sess:", "PHPREDIS_SESSION:", "a:sid:", "login:token:", "authTokens:", "better-auth:"})
        EXPECT_EQ(read(prefix + cookies::kId).ids, std::vector<QByteArray>{cookies::kId}) << prefix;
}

TEST(Pasted, NamesOfSessionsAreMadeOfWords)
{
    for (const char *name :
         {"connect.sid", "PHPSESSID", "JSESSIONID", "ASP.NET_SessionId", "ASPSESSIONIDQABC", "laravel_session",
          "authToken", "__Secure-authjs.session-token", "satoken", "koa.sess", "SESS49960de5880e8c687434170f6476605b",
          "SSESS49960de5880e8c687434170f6476605b", "KEYCLOAK_IDENTITY", "AUTH_SESSION_ID", "MoodleSession"})
        EXPECT_TRUE(pasted::isSessionName(name)) << name;
    for (const char *name : {"author", "assessment", "is_authenticated", "isAuthenticated", "authority", "possessed",
                             "XSRF-TOKEN", "csrf_token", "side", "theme", ""})
        EXPECT_FALSE(pasted::isSessionName(name)) << name;
    for (const QByteArray &line : {QByteArray("Cookie: is_authenticated=1"), QByteArray("Cookie: auth=1; token=yes"),
                                   "Cookie: author=" + cookies::kId})
        EXPECT_EQ(int(read(line).kind), int(Kind::NoSession)) << line.constData();
}

TEST(Pasted, LooksAtEachByteAFewTimes)
{
    constexpr qsizetype kSize = 64 * 1024;
    for (const QByteArray &part : {QByteArray(" cookie:"), QByteArray(" set-cookie:"), QByteArray(" set-cookie:a=b"),
                                   QByteArray("'cookie:"), QByteArray("'cookie:a=b"), QByteArray("'cookie:\"cookie:="),
                                   QByteArray("'cookie:= set-cookie:="), QByteArray(" cookie:\n")}) {
        for (const QByteArray &end : {QByteArray(), QByteArray("=")}) {
            const QByteArray text = part.repeated(kSize / part.size()) + end;
            bool isHeader = false;
            qsizetype looked = 0;
            pasted::cookiesOfHeaders(text, isHeader, &looked);
            EXPECT_GT(looked, 0);
            EXPECT_LE(looked, 4 * text.size()) << part.constData();
        }
    }
}

TEST(Pasted, AnythingIsTaken)
{
    QRandomGenerator random(20261130);
    for (const Case &one : cases()) {
        for (int length = 0; length <= one.value.size(); ++length)
            readPasted(one.value.first(length));
        for (int round = 0; round < 200; ++round) {
            QByteArray damaged = one.value;
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
            const std::optional<Pasted> pasted = readPasted("x=" + damaged + "; Cookie: y=" + damaged);
            EXPECT_TRUE(!pasted || !pasted->readings.empty());
        }
    }
    EXPECT_FALSE(readPasted("Cookie: sid=" + QByteArray(1 << 20, 'a')));
    QByteArray many = "Cookie: ";
    for (int i = 0; i < 2000; ++i)
        many += "sid=" + cookies::kId + "; ";
    ASSERT_TRUE(readPasted(many.first(60'000)));
    EXPECT_LE(readPasted(many.first(60'000))->readings.size(), 8U);
}
