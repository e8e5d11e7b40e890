// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"

#include <gtest/gtest.h>

#include <algorithm>

using formats::Format;
using formats::Payload;
using formats::RecordType;
using formats::SessionFields;

namespace
{

const QByteArray kExpressKey = "sess:5zBZ0t0vwPoJytaaG2P3mV_uI6Nf3cCF";
const QByteArray kTokenKey = "session:34ReUV6nUyv17r7SToRZnURobUmzG6x9glCfGGHf4Lo";

const Format &builtIn(const char *id)
{
    static const std::vector<Format> all = formats::builtInFormats();
    return *std::find_if(all.begin(), all.end(), [id](const Format &f) { return f.id() == QLatin1String(id); });
}

bool readString(const char *format, const QByteArray &key, QByteArrayView text, SessionFields &fields,
                bool truncated = false)
{
    const Payload payload{.type = RecordType::String, .string = text, .fields = {}, .truncated = truncated};
    return builtIn(format).read(key, payload, fields);
}

/// The user of an Express session with these members; "-": not a session.
QByteArray expressUser(const QByteArray &members)
{
    SessionFields fields;
    const QByteArray text = R"({"cookie":{"path":"/"},)" + members + "}";
    return readString("connect-redis", kExpressKey, text, fields) ? fields.user : QByteArray("-");
}

SessionFields textbook(const QByteArray &text)
{
    SessionFields fields;
    EXPECT_TRUE(readString("textbook", kTokenKey, text, fields)) << text.constData();
    return fields;
}

bool isTextbook(const QByteArray &key, const QByteArray &text)
{
    SessionFields fields;
    return readString("textbook", key, text, fields);
}

} // namespace

/// Whoever wrote it by hand may have kept the user under any name: none that is found is none that is there.
TEST(Anonymous, IsToldOnlyWhereTheUsersPlaceIsKnown)
{
    // The application chooses the names, or keeps them elsewhere: of ASP.NET's forms the login is in a cookie.
    const QByteArrayList free{
        "actix-session",        "beego", "goframe", "opencart", "phalcon", "thinkphp", "redis-session-state",
        "redis-session-state-5"};
    int byHand = 0;
    for (const formats::FormatDescription &description : formats::builtInFormatDescriptions()) {
        const bool isByHand = description.id.startsWith(QLatin1String("textbook"));
        byHand += isByHand ? 1 : 0;
        const Format format(description.withPrefix(description.prefixes.value(0)));
        EXPECT_EQ(format.tellsAnonymous(), format.knowsUsers() && !isByHand && !free.contains(description.id.toUtf8()))
            << description.id.toStdString();
    }
    EXPECT_GE(byHand, 6);
    EXPECT_TRUE(builtIn("connect-redis").tellsAnonymous());
    EXPECT_FALSE(builtIn("textbook").tellsAnonymous());
}

/// Beyond the last bit it would be silently dropped.
TEST(Requirement, HasABitInEveryDescription)
{
    for (const formats::FormatDescription &description : formats::builtInFormatDescriptions()) {
        const formats::FormatDescription any = description.withAnyPrefix();
        for (const formats::FormatDescription *each : {&description, &any})
            EXPECT_LE(each->required.size() + (each->requiredAny.empty() ? 0 : 1),
                      formats::FieldPlan::kMostRequirements)
                << description.id.toStdString();
    }
}

TEST(Requirement, CountsWhateverTheShapeIs)
{
    const auto read = [](const char *payload, const QByteArray &key, const QByteArray &value, SessionFields &fields) {
        const auto description = formats::FormatDescription::fromJson(
            QByteArray(R"({"id":"x","title":"X","keys":[{"pattern":"x:{user:word}:{id}"}],"payload":)") + payload +
            R"(,"attrs":{"user":["name"]}})");
        EXPECT_TRUE(description) << (description ? "" : description.error().toStdString());
        return description && Format(*description).read(key, {.type = RecordType::String, .string = value}, fields);
    };
    SessionFields fields;
    const char *any = R"({"codec":["json"],"shape":"any","require":{"sid":"={id}","who":"={user}"}})";
    EXPECT_TRUE(read(any, "x:bob:7", R"({"sid":"7","who":"bob"})", fields));
    EXPECT_EQ(fields.user, "bob") << "the key says it";
    EXPECT_TRUE(read(any, "x:9:7", R"({"sid":7,"who":9,"name":"alice"})", fields));
    EXPECT_EQ(fields.user, "alice");
    EXPECT_FALSE(read(any, "x:bob:7", R"({"sid":"8","who":"bob"})", fields));
    EXPECT_FALSE(read(any, "x:bob:7", R"({"sid":"7","who":"eve"})", fields));
    EXPECT_FALSE(read(any, "x:bob:7", "17", fields));
    const char *list = R"({"codec":["json"],"shape":"list","require":{"[0]":"present","[1]":"object"}})";
    EXPECT_TRUE(read(list, "x:guest:7", R"([1,{"a":2}])", fields));
    EXPECT_TRUE(fields.user.isEmpty()) << "nobody";
    EXPECT_FALSE(read(list, "x:bob:7", R"([1,2])", fields));
    EXPECT_FALSE(read(list, "x:bob:7", R"({"0":1,"1":{}})", fields));
}

TEST(TooLarge, IsListedUnderAUsualPrefixWithAnUnknownUser)
{
    const QByteArray deep = QByteArray(2000, '[') + QByteArray(2000, ']');
    SessionFields fields;
    EXPECT_TRUE(readString("connect-redis", kExpressKey, "{\"a\":" + deep + R"(,"cookie":{"path":"/"}})", fields));
    EXPECT_EQ(fields.closed, formats::Closed::TooLarge);
    EXPECT_TRUE(fields.user.isEmpty());
    EXPECT_TRUE(readString("connect-redis", kExpressKey, R"({"cookie":{"path":"/"},"userId":"zelda","a":)" + deep + "}",
                           fields));
    EXPECT_EQ(fields.user, "zelda");
    EXPECT_TRUE(readString("textbook", kTokenKey, R"({"a":)" + deep + "}", fields));
    EXPECT_FALSE(readString("connect-redis", kExpressKey, deep, fields)) << "no object";
    EXPECT_FALSE(readString("connect-redis", kExpressKey, R"({"a":[[[1]]]})", fields));
}

TEST(OtherNames, AreWhatElseThePayloadCallsTheUser)
{
    const auto read = [](const QByteArray &members) {
        SessionFields fields;
        EXPECT_TRUE(readString("connect-redis", kExpressKey, R"({"cookie":{"path":"/"},)" + members + "}", fields));
        return fields.user + " | " + fields.otherNames.replace('\n', ", ");
    };
    EXPECT_EQ(read(R"("userId":9,"username":"zelda")"), "9 | zelda");
    EXPECT_EQ(read(R"("username":"zelda","userId":9)"), "9 | zelda");
    EXPECT_EQ(read(R"("passport":{"user":{"id":17,"username":"zelda","email":"zelda@x.org"}})"),
              "17 | zelda, zelda@x.org");
    // Neither twice, nor numbers, nor what nobody would say.
    EXPECT_EQ(read(R"("userId":"zelda","username":"zelda")"), "zelda | ");
    EXPECT_EQ(read(R"("userId":"zelda","uid":12)"), "zelda | ");
    EXPECT_EQ(read(R"("userId":9,"username":"0123456789abcdef0123456789abcdef")"), "9 | ");
    // A key that stands there twice has its last value.
    EXPECT_EQ(read(R"("userId":9,"username":"link","username":"zelda")"), "9 | zelda");
}

/// In either order, since whoever wrote the description has said that both are his.
TEST(OtherNames, OfAFormatOfOnesOwnAreNumbersToo)
{
    const auto read = [](const QByteArray &paths) {
        auto description = formats::FormatDescription::fromJson(
            R"({"id":"own","title":"Own","keys":[{"pattern":"own:{id}"}],"payload":{"codec":["json"]},"attrs":{"user":)" +
            paths + "}}");
        EXPECT_TRUE(description);
        description->isOwn = true;
        SessionFields fields;
        EXPECT_TRUE(Format(*description)
                        .read("own:1",
                              Payload{.type = RecordType::String, .string = R"({"uid":505,"login":"bob","n":7})"},
                              fields));
        return fields.user + " | " + fields.otherNames.replace('\n', ", ");
    };
    EXPECT_EQ(read(R"(["uid","login"])"), "505 | bob");
    EXPECT_EQ(read(R"(["login","uid"])"), "bob | 505");
    EXPECT_EQ(read(R"(["login"])"), "bob | ");
    EXPECT_EQ(read(R"(["uid","n"])"), "505 | ") << "two numbers are two things";
}

struct UserRow {
    const char *members;
    const char *user;
};

class ExpressUser : public ::testing::TestWithParam<UserRow>
{
};

TEST_P(ExpressUser, IsFound)
{
    EXPECT_EQ(expressUser(GetParam().members), GetParam().user) << GetParam().members;
}

INSTANTIATE_TEST_SUITE_P(
    Paths, ExpressUser,
    ::testing::Values(
        UserRow{R"("passport":{"user":"alice"})", "alice"}, UserRow{R"("passport":{"user":42})", "42"},
        UserRow{R"("passport":{"user":{"name":"A","id":7}})", "7"},
        UserRow{R"("passport":{"user":{"_id":"64f0"}})", "64f0"},
        UserRow{R"("passport":{"user":{"username":"alice","email":"a@b"}})", "alice"},
        UserRow{R"("passport":{"user":{"email":"a@b"}})", "a@b"}, UserRow{R"("passport":{"user":{}})", ""},
        UserRow{R"("passport":{})", ""}, UserRow{R"("passport":{"user":null},"userId":5)", "5"},
        UserRow{R"("passport":{"user":{"userId":77,"role":"x"}})", "77"},
        UserRow{R"("passport":{"user":{"displayName":"Ann Lee","emails":[]}})", "Ann Lee"},
        UserRow{R"("passport":{"user":{"type":"admin","user":{"id":9}}})", "9"},
        UserRow{R"("user":{"profile":{"email":"a@b"}})", "a@b"}, UserRow{R"("userID":"u-9")", "u-9"},
        UserRow{R"("loggedInUser":{"_id":"64f0","name":"A"})", "64f0"}, UserRow{R"("currentUser":"bob")", "bob"},
        UserRow{R"("account":{"email":"a@b"})", "a@b"}, UserRow{R"("auth":{"token":"t","userId":"7"})", "7"},
        UserRow{R"("auth":{"user":{"name":"A"}})", "A"}, UserRow{R"("admin":true)", ""},
        UserRow{R"("admin":{"id":3})", "3"}, UserRow{R"("data":{"id":3,"name":"x"})", ""},
        UserRow{R"("grant":{"response":{"profile":{"sub":"1","email":"a@b"}}})", "a@b"},
        UserRow{R"("userId":5,"passport":{"user":"alice"})", "alice"}, // the order of the payload does not matter
        UserRow{R"("user_id":"x")", "x"}, UserRow{R"("user":{"id":9,"name":"N"})", "9"},
        UserRow{R"("user":{"name":"N","username":"bob"})", "bob"}, UserRow{R"("user":"bob")", "bob"},
        UserRow{R"("username":"bob")", "bob"}, UserRow{R"("user":true,"username":"bob")", "bob"},
        UserRow{R"("user":"","username":"bob")", "bob"}, UserRow{R"("user":["a"],"username":"bob")", "bob"},
        UserRow{R"("userId":12345678901234567890123)", "12345678901234567890123"},
        UserRow{R"("userId":9007199254740993)", "9007199254740993"}, UserRow{R"("userId":-0.50)", "-0.50"},
        UserRow{R"("x":{"user":"no"},"y":[{"user":"no"}])", ""}, UserRow{R"("user":{"profile":{"id":1}})", ""},
        // A key that stands there twice: the later one counts, as in JSON.parse().
        UserRow{R"("user":"first","user":"second")", "second"}, UserRow{R"("user":"first","user":null)", "first"}));

INSTANTIATE_TEST_SUITE_P(
    Escapes, ExpressUser,
    ::testing::Values(UserRow{R"("user":"\u674e\u96f7")", "李雷"}, UserRow{R"("user":"李雷")", "李雷"},
                      UserRow{R"("\u0075ser":"alice")", "alice"},
                      UserRow{R"("user":"a\"b\\c\/d\n\t")", "a\"b\\c/d\n\t"}, UserRow{R"("user":"\ud83d\ude00")", "😀"},
                      UserRow{R"("user":"\uD83D\uDE00!")", "😀!"}, UserRow{R"("user":"\ud83dx")", "\xef\xbf\xbdx"},
                      UserRow{R"("user":"\ude00\ud83d")", "\xef\xbf\xbd\xef\xbf\xbd"},
                      UserRow{R"("user":"\ud83d\u0041")", "\xef\xbf\xbd"
                                                          "A"},
                      UserRow{R"("user":"\u00e9\u07ff\u0800")", "\xc3\xa9\xdf\xbf\xe0\xa0\x80"},
                      UserRow{R"("user":"\x\u12")", "\\x\\u12"}, UserRow{"\"user\":\"\xff\xfe\"", "\xff\xfe"}));

TEST(FormatRead, ExpressNeedsACookieObject)
{
    SessionFields fields;
    const auto isSession = [&fields](QByteArrayView text) {
        return readString("connect-redis", kExpressKey, text, fields);
    };
    EXPECT_TRUE(isSession(R"({"cookie":{}})"));
    EXPECT_TRUE(isSession(R"( { "a" : [ ] , "cookie" : { "originalMaxAge" : null } } )"));
    for (const char *text : {"",
                             " ",
                             "5",
                             "\"x\"",
                             "null",
                             "[]",
                             "{}",
                             R"({"cookie":"x"})",
                             R"({"cookie":null})",
                             R"({"x":{"cookie":{}}})",
                             R"({"cookie":{}})"
                             "x",
                             R"({"cookie":{}},{})",
                             R"([{"cookie":{}}])",
                             R"({"cookie":{},})",
                             R"({"cookie":{})",
                             R"({"cookie" {}})",
                             R"({cookie:{}})",
                             R"({"cookie":{},"a":01})",
                             R"({"cookie":{},"a":1.})",
                             R"({"cookie":{},"a":[1,]})",
                             R"({"cookie":{},"a":[}]})",
                             R"({"cookie":{},"a":nul})",
                             R"({"cookie":{},"a":NaNs})",
                             R"({"cookie":{},"a":+1})",
                             R"({"cookie":{},"a":.5})",
                             R"({"cookie":{},"a":--1})"})
        EXPECT_FALSE(isSession(text)) << text;
    // What Python's json writes for a float that is none.
    EXPECT_TRUE(isSession(R"({"cookie":{},"a":NaN,"b":[-Infinity,Infinity],"c":1e999,"d":-0})"));
}

TEST(FormatRead, ExpressTimes)
{
    SessionFields fields;
    ASSERT_TRUE(readString("connect-redis", kExpressKey,
                           R"({"cookie":{"originalMaxAge":7200000,"expires":"2026-11-22T12:49:20.928Z"},)"
                           R"("createdAt":"2026-11-22T10:49:20\u005a","lastSeen":1795344117})",
                           fields));
    EXPECT_EQ(fields.expires, 1795351760928);
    EXPECT_EQ(fields.fullTtl, 7200000);
    EXPECT_EQ(fields.created, 1795344560000);
    EXPECT_EQ(fields.lastAccess, 1795344117000);
}

TEST(FormatRead, TextbookTimesInEveryUnit)
{
    EXPECT_EQ(textbook(R"({"created_at":1795344117})").created, 1795344117000);
    EXPECT_EQ(textbook(R"({"created_at":1795344117123})").created, 1795344117123);
    EXPECT_EQ(textbook(R"({"created_at":"1795344117"})").created, 1795344117000);
    EXPECT_EQ(textbook(R"({"created_at":1795344117.5})").created, 1795344117500);
    EXPECT_EQ(textbook(R"({"created_at":"2026-11-22 10:49:20.5+00:00"})").created, 1795344560500);
    // A path that leads to something unreadable leaves it to the next.
    EXPECT_EQ(textbook(R"({"created_at":"recently","created":1795344117})").created, 1795344117000);
    EXPECT_EQ(textbook(R"({"created_at":{"x":1}})").created, formats::kUnknownTime);
}

TEST(FormatRead, TextbookTellsSessionsFromTheirLike)
{
    EXPECT_TRUE(isTextbook(kTokenKey, "{}"));
    EXPECT_TRUE(isTextbook(kTokenKey, R"({"cart":[]})"));
    for (const char *text : {"17", "\"text\"", "[]", "null", "true", "", "not JSON", "a:1:{}"})
        EXPECT_FALSE(isTextbook(kTokenKey, text)) << text;
    EXPECT_FALSE(isTextbook("session:next", "17"));
    EXPECT_FALSE(isTextbook("session:next", R"({"value":17})"));
    EXPECT_FALSE(isTextbook("session:config", R"({"ttl":3600,"theme":"dark"})"));
    for (const char *text : {R"({"vendor_name":"Acme"})", R"({"personName":"Acme"})"})
        EXPECT_FALSE(isTextbook("session:config", text)) << text;
    EXPECT_TRUE(isTextbook("session:config", R"({"kunde_email":"k@x.example"})"));
    EXPECT_TRUE(isTextbook("session:17", R"({"user":"alice"})"));
    EXPECT_TRUE(isTextbook("session:17", R"({"last_seen":1795344117})"));
    EXPECT_TRUE(isTextbook("session:17", R"({"ip":"10.0.0.1"})"));
    EXPECT_FALSE(isTextbook("session:17", R"({"user":""})"));
    EXPECT_FALSE(isTextbook("sessions:17", R"({"user":"alice"})"));
    EXPECT_FALSE(isTextbook("session:" + QByteArray(20, 'a') + ":lock", R"({"holder":"web1"})"));
}

TEST(FormatRead, Hashes)
{
    SessionFields fields;
    const Format &format = builtIn("textbook");
    const auto read = [&](const QByteArray &key, std::vector<std::pair<QByteArrayView, QByteArrayView>> members) {
        return format.read(key, Payload{.type = RecordType::Hash, .string = {}, .fields = std::move(members)}, fields);
    };
    EXPECT_TRUE(read(kTokenKey, {}));
    EXPECT_FALSE(read("session:17", {}));
    EXPECT_FALSE(read("session:17", {{"user", "null"}, {"ip", ""}}));
    EXPECT_TRUE(read("session:17", {{"user_id", "null"}, {"username", "alice"}, {"created_at", "1795344117"}}));
    EXPECT_EQ(fields.user, "alice");
    EXPECT_EQ(fields.created, 1795344117000);
    EXPECT_TRUE(read("session:17", {{"user", R"({"email":"a@b","id":7})"}}));
    EXPECT_EQ(fields.user, "7");
    EXPECT_TRUE(read("session:17", {{"user", R"({"id":7)"}})); // not JSON: a name, however strange
    EXPECT_EQ(fields.user, R"({"id":7)");
    EXPECT_TRUE(read("session:17", {{"user", R"("\u674e")"}}));
    EXPECT_EQ(fields.user, "李");
    EXPECT_TRUE(read("session:17", {{"user", R"("a" "b")"}}));
    EXPECT_EQ(fields.user, R"("a" "b")");
    EXPECT_TRUE(read("session:17", {{"user", "O'Brien \\n"}}));
    EXPECT_EQ(fields.user, "O'Brien \\n");
    EXPECT_TRUE(format.hashFields().contains("user"));
    EXPECT_TRUE(format.hashFields().contains("last_seen"));
}

TEST(FormatRead, OnlyItsOwnTypesAndKeys)
{
    SessionFields fields;
    EXPECT_FALSE(readString("connect-redis", "other:1", R"({"cookie":{}})", fields));
    EXPECT_FALSE(builtIn("textbook").read(kTokenKey, Payload{.type = RecordType::List}, fields));
    EXPECT_FALSE(builtIn("textbook").read(kTokenKey, Payload{}, fields));
    EXPECT_FALSE(builtIn("connect-redis").accepts(RecordType::Hash));
    EXPECT_TRUE(builtIn("connect-redis").accepts(RecordType::Unknown));
}

TEST(FormatRead, ForgetsTheLastRecord)
{
    SessionFields fields = textbook(R"({"user":"alice","ip":"1","ua":"x","created":1795344117,"expires":1795344117})");
    ASSERT_TRUE(readString("textbook", kTokenKey, "{}", fields));
    EXPECT_TRUE(fields.user.isEmpty() && fields.ip.isEmpty() && fields.userAgent.isEmpty());
    EXPECT_EQ(fields.created + fields.expires, 0);
    fields = textbook(R"({"user":"alice"})");
    EXPECT_FALSE(readString("textbook", kTokenKey, "17", fields));
    EXPECT_TRUE(fields.user.isEmpty());
}

TEST(FormatRead, CutsLongTextsAtACharacter)
{
    const QByteArray name = QByteArray("李").repeated(5000);
    const QByteArray user = textbook(R"({"user":")" + name + "\"}").user;
    EXPECT_LE(user.size(), formats::kLongestText);
    EXPECT_GT(user.size(), formats::kLongestText - 4);
    EXPECT_TRUE(name.startsWith(user));
    EXPECT_TRUE(user.isValidUtf8());
    EXPECT_LE(textbook(R"({"user":")" + QByteArray(100000, '\xbf') + "\"}").user.size(), formats::kLongestText);
}

/// A payload that was cut somewhere still tells what stands before the cut, never half a value, and never
/// takes back what a shorter prefix told.
TEST(FormatRead, PrefixesTellMoreAndMore)
{
    const QByteArray text =
        R"( {"cookie":{"originalMaxAge":7200000,"expires":"2026-11-22T12:49:20.928Z"},"cart":[{"a":[1,2.5e3,)"
        R"({"b":null}]},true,"x\"y\u674e"],"passport":{"user":"al\u0069ce \ud83d\ude00"},"ip":"10.0.0.1",)"
        R"("userAgent":"curl\/8","created_at":1795344117,"last_seen":1795344118 , "tail":{"deep":[[[]]]}})";
    SessionFields whole;
    ASSERT_TRUE(readString("connect-redis", kExpressKey, text, whole));
    int known = 0;
    bool wasSession = false;
    for (qsizetype length = 0; length <= text.size(); ++length) {
        const QByteArray prefix = text.first(length); // a copy of its own: reading behind it would be noticed
        SessionFields fields;
        EXPECT_EQ(readString("connect-redis", kExpressKey, prefix, fields), length == text.size());
        const bool isSession = readString("connect-redis", kExpressKey, prefix, fields, true);
        EXPECT_TRUE(isSession || !wasSession) << length;
        wasSession = isSession;
        int now = 0;
        const auto check = [&](const auto &field, const auto &complete) {
            EXPECT_TRUE(field == complete || field == std::decay_t<decltype(field)>{}) << length;
            now += field == complete ? 1 : 0;
        };
        check(fields.user, whole.user);
        check(fields.ip, whole.ip);
        check(fields.userAgent, whole.userAgent);
        check(fields.created, whole.created);
        check(fields.lastAccess, whole.lastAccess);
        check(fields.expires, whole.expires);
        check(fields.fullTtl, whole.fullTtl);
        EXPECT_GE(now, known) << length;
        known = now;
    }
    EXPECT_EQ(known, 7);
}

TEST(FormatRead, PrefixThatIsNotJsonIsNoSession)
{
    SessionFields fields;
    for (const char *text : {"", "5", "[", "{]", R"({"cookie":{},])", R"({"cookie":{}}x)", "\x80\x04"})
        EXPECT_FALSE(readString("connect-redis", kExpressKey, text, fields, true)) << text;
}

TEST(FormatRead, DeepNestingIsBounded)
{
    const auto nested = [](qsizetype depth) {
        return R"({"user":"alice","x":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + "}";
    };
    EXPECT_TRUE(isTextbook(kTokenKey, nested(1000)));
    // Looked at no further, and listed under its usual prefix all the same.
    for (const QByteArray &text : {nested(1025), nested(1'000'000), QByteArray(R"({"user":)").repeated(100'000)}) {
        SessionFields fields;
        EXPECT_TRUE(readString("textbook", kTokenKey, text, fields));
        EXPECT_EQ(fields.closed, formats::Closed::TooLarge);
    }
}
