// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/keypattern.h"
#include "tests/support/redisserver.h"

#include <QRandomGenerator>

#include <gtest/gtest.h>

#include <algorithm>

using formats::KeyMatch;
using formats::KeyPattern;

namespace
{

/// The id that the template finds in the key; "-" when it does not match.
QByteArray idBy(const KeyPattern &pattern, const QByteArray &key)
{
    const auto match = pattern.match(key);
    return match ? key.sliced(match->idOffset, match->idLength) : QByteArray("-");
}

QByteArray idByTemplate(const QByteArray &text, const QByteArray &key)
{
    const auto pattern = KeyPattern::fromTemplate(text);
    return pattern ? idBy(*pattern, key) : QByteArray("not a pattern: ") + pattern.error().toUtf8();
}

QByteArray idByGlob(const QByteArray &text, const QByteArray &key)
{
    const auto pattern = KeyPattern::fromGlob(text);
    return pattern ? idBy(*pattern, key) : QByteArray("not a pattern: ") + pattern.error().toUtf8();
}

QByteArray globOf(const QByteArray &text)
{
    return KeyPattern::fromTemplate(text).value().glob();
}

QString errorOfPattern(const QByteArray &text)
{
    const auto pattern = KeyPattern::fromTemplate(text);
    return pattern ? QString() : pattern.error();
}

} // namespace

TEST(KeyPattern, FindsTheId)
{
    EXPECT_EQ(idByTemplate("sess:{id}", "sess:abc"), "abc");
    EXPECT_EQ(idByTemplate("sess:{id}", "sess:a:b"), "a:b");
    EXPECT_EQ(idByTemplate("sess:{id}", "sess:"), "-");
    EXPECT_EQ(idByTemplate("sess:{id}", "xsess:abc"), "-");
    EXPECT_EQ(idByTemplate("sess:{id}", "ses"), "-");
    EXPECT_EQ(idByTemplate("{id}", "abc"), "abc");
    EXPECT_EQ(idByTemplate("{id}:end", "a:end:end"), "a:end");
    EXPECT_EQ(idByTemplate("app:*:s:{id}", "app:eu:s:17"), "17");
    EXPECT_EQ(idByTemplate("app:?:s:{id}:v*", "app:x:s:17:v2"), "17");
    EXPECT_EQ(idByTemplate("\\{sess\\}:{id}", "{sess}:17"), "17");
    EXPECT_EQ(idByTemplate("fixed", "fixed"), "fixed");
}

TEST(KeyPattern, FindsTheIdOfAGlob)
{
    EXPECT_EQ(idByGlob("myapp:s:*", "myapp:s:17"), "17");
    EXPECT_EQ(idByGlob("myapp:s:*", "myapp:s:"), "");
    EXPECT_EQ(idByGlob("myapp:*:v*", "myapp:17:v2"), "17");
    EXPECT_EQ(idByGlob("{myapp}:*", "{myapp}:17"), "17");
    EXPECT_EQ(idByGlob("{id}:*", "{id}:17"), "17");
    EXPECT_EQ(idByGlob("s:????", "s:abcd"), "s:abcd");
    EXPECT_EQ(idByGlob("\\*:[*]:*", "*:*:17"), "17");
}

TEST(KeyPattern, ChecksWhatAnIdIsMadeOf)
{
    EXPECT_EQ(idByTemplate("s:{id:token}", "s:0123456789abcdef"), "0123456789abcdef");
    EXPECT_EQ(idByTemplate("s:{id:token}", "s:0123456789abcde"), "-");
    EXPECT_EQ(idByTemplate("s:{id:token}", "s:0123456789abcdef:lock"), "-");
    EXPECT_EQ(idByTemplate("s:{id:uuid}", "s:3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
              "3f2504e0-4f89-11d3-9a0c-0305e82c3301");
    EXPECT_EQ(idByTemplate("s:{id:uuid}", "s:3f2504e0-4f89-11d3-9a0c-0305e82c330"), "-");
    EXPECT_EQ(idByTemplate("s:{id:hex32}", "s:" + QByteArray(32, 'f')), QByteArray(32, 'f'));
    EXPECT_EQ(idByTemplate("s:{id:hex32}", "s:" + QByteArray(32, 'g')), "-");
    // The wildcard before takes more, so that the id can be what it has to be.
    EXPECT_EQ(idByTemplate("*:{id:token}:*:z", "a:b:0123456789abcdef:c:z"), "0123456789abcdef");
    for (const QByteArray &name : KeyPattern::classNames())
        EXPECT_EQ(errorOfPattern("s:{id:" + name + "}"), QString()) << name.constData();
}

TEST(KeyPattern, WritesGlobs)
{
    EXPECT_EQ(globOf("sess:{id}"), "sess:*");
    EXPECT_EQ(globOf("a\\*b\\?[x\\]]{id}"), "a\\*b\\?[x\\]]*");
    EXPECT_EQ(globOf("\\{s\\}:{id}"), "{s}:*");
    EXPECT_EQ(globOf("s]:{id}"), "s\\]:*");
    EXPECT_EQ(KeyPattern::fromGlob("a***b**").value().glob(), "a*b*");
    const QByteArray hostile = "a*b?c[d]e\\f{g}";
    EXPECT_EQ(idByGlob(KeyPattern::escaped(hostile), hostile), hostile);
    EXPECT_EQ(idByGlob(KeyPattern::escaped(hostile), "aXb?c[d]e\\f{g}"), "-");
}

TEST(KeyPattern, TakesWhatElseAKeyNames)
{
    using formats::KeyCapture;
    const auto named = [](const QByteArray &text, const QByteArray &key, KeyCapture capture) {
        const auto pattern = KeyPattern::fromTemplate(text);
        const auto match = pattern ? pattern->match(key) : std::nullopt;
        return match ? match->of(capture, key).toByteArray() : QByteArray("-");
    };
    EXPECT_EQ(named("online:{user}:{id}", "online:alice:7", KeyCapture::User), "alice");
    EXPECT_EQ(named("online:{user}:{id}", "online:alice:7", KeyCapture::Id), "7");
    EXPECT_EQ(named("online:{user}:{id}", "online:alice:7", KeyCapture::Tenant), "");
    EXPECT_EQ(named("{tenant:word}:{scope}:{device}:{user:number}:{id:uuid}", "acme:web:pc:9:x", KeyCapture::User),
              "-");
    EXPECT_EQ(named("{tenant:word}:{scope}:{device}:{user:number}:{id}", "acme:web:pc:9:x", KeyCapture::Device), "pc");
    EXPECT_EQ(named("{tenant:word}:{scope}:{device}:{user:number}:{id}", "acme:web:pc:9:x", KeyCapture::Scope), "web");
    // What a key may begin with, joined to what it names.
    EXPECT_EQ(named("*{user:number}:{id}", "s:42:abc", KeyCapture::User), "42");
    EXPECT_EQ(globOf("s:{user}:{id}"), "s:*:*");
    EXPECT_EQ(KeyPattern::firstCapture("\\{x\\}{*:word}{user:number}{id}").value().second, KeyCapture::User);
    EXPECT_FALSE(KeyPattern::firstCapture("\\{id\\}"));
}

TEST(KeyPattern, TakesIdsJoinedToTheirPrefix)
{
    const QByteArray sid = "t760pon3em6vcuhn27eqqqla5l";
    EXPECT_EQ(idByTemplate("BX{id:sid26}", "BX" + sid), sid);
    EXPECT_EQ(idByTemplate("session{id:sid26}", "session" + sid), sid);
    EXPECT_EQ(idByTemplate("s:{id:base64}", "s:q83vEjRWeJCrze8SNFZ4kA+/=="), "q83vEjRWeJCrze8SNFZ4kA+/==");
}

TEST(KeyPattern, RefusesWithASentence)
{
    for (const QByteArray text :
         {"", "s:{id", "s:{whom}", "{id}:{id}", "{user}:{user}", "s:{user}", "s:{id:nonsense}", "s:*{id}", "s:{id}*"})
        EXPECT_TRUE(errorOfPattern(text).endsWith(QLatin1Char('.'))) << text.constData();
    EXPECT_FALSE(KeyPattern::fromGlob(QByteArray(2000, 'x')));
    EXPECT_FALSE(KeyPattern::fromGlob(QByteArray("a*").repeated(17)));
    EXPECT_TRUE(KeyPattern::fromGlob(QByteArray("a*").repeated(16)));
}

TEST(KeyPattern, KnowsWildcardsOnly)
{
    for (const QByteArray text : {"*", "?*", "***", "????", "[a-z]*"})
        EXPECT_TRUE(KeyPattern::fromGlob(text).value().isOnlyWildcards()) << text.constData();
    EXPECT_FALSE(KeyPattern::fromGlob("a*").value().isOnlyWildcards());
}

TEST(KeyPattern, CoversWhatBeginsTheSame)
{
    const auto covers = [](const char *a, const char *b) {
        return KeyPattern::fromTemplate(a).value().covers(KeyPattern::fromTemplate(b).value());
    };
    EXPECT_TRUE(covers("s:{id}", "s:{id:token}"));
    EXPECT_TRUE(covers("s:*", "s:x:*"));
    EXPECT_TRUE(covers("s:*", "s:[ab]*"));
    EXPECT_FALSE(covers("s:x:*", "s:*"));
    EXPECT_FALSE(covers("s:*:a", "s:x:*"));
    EXPECT_FALSE(covers("?:*", "s:*")); // true, but not by a literal beginning
}

TEST(KeyPattern, StaysBoundedOnHostileKeys)
{
    // Backtracking without memory would take longer than the universe has.
    const QByteArray key(KeyPattern::kLongestKey, 'a');
    EXPECT_EQ(idByGlob(QByteArray("a*").repeated(3) + "b", key.first(4000)), "-");
    EXPECT_EQ(idByGlob(QByteArray("*a").repeated(16) + "b", key.first(400)), "-");
    EXPECT_EQ(idByGlob("a*", key), key.sliced(1));
    EXPECT_EQ(idByGlob("a*", key + 'a'), "-");
}

/// The same semantics as the server's own: compared with KEYS on a few hundred patterns.
TEST(KeyPattern, MatchesAsRedisDoes)
{
    support::RedisServer server;
    ASSERT_TRUE(server.isRunning());
    const QByteArrayList keys{"a",
                              "b",
                              "ab",
                              "abc",
                              "aXc",
                              "a-c",
                              "a]c",
                              "a[c",
                              "a^c",
                              "a\\c",
                              "a*",
                              "a?c",
                              "abab",
                              "abcabc",
                              "-",
                              "]",
                              "[",
                              "^",
                              "a\xff"
                              "c",
                              "\xe6\x9d\x8e"};
    for (const QByteArray &key : keys)
        ASSERT_EQ(server.command({"SET", key, "1"}), "+OK");

    QByteArrayList patterns{
        "*",          "a*",     "*c",      "a?c",     "a[b]c",     "a[^b]c", "a[a-z]c", "a[z-a]c", "a[]]c",
        "a[\\]]c",    "a[b",    "a[",      "[",       "[^",        "a[^",    "a\\",     "a\\*",    "a\\?c",
        "a[-]c",      "a[a-]c", "a[\\-]c", "a[!-~]c", "a[\\a-z]c", "a**",    "*a*b*",   "*ab*ab*", "a[\xf0-\xff]c",
        "a[a-\xff]c", "\\a\\b", "a\\\\c",  "[\\",     "?",         "a*?"};
    QRandomGenerator random(7);
    const QByteArray alphabet = "abc*?[]^-\\X";
    for (int i = 0; i < 600; ++i) {
        QByteArray pattern;
        for (int length = random.bounded(1, 8); length > 0; --length)
            pattern += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
        patterns.append(pattern);
    }
    for (const QByteArray &pattern : patterns) {
        QByteArrayList ours;
        for (const QByteArray &key : keys) {
            if (KeyPattern::fromGlob(pattern).value().match(key))
                ours.append(key);
        }
        std::sort(ours.begin(), ours.end());
        const QByteArray reply =
            server.command({"EVAL", "local k = redis.call('KEYS', ARGV[1]); table.sort(k); return table.concat(k, ' ')",
                            "0", pattern});
        EXPECT_EQ(ours.join(' '), reply.sliced(reply.indexOf('\n') + 1)) << pattern.constData();
        // What is sent to the server as MATCH means the same.
        const QByteArray again =
            server.command({"EVAL", "local k = redis.call('KEYS', ARGV[1]); table.sort(k); return table.concat(k, ' ')",
                            "0", KeyPattern::fromGlob(pattern).value().glob()});
        EXPECT_EQ(again, reply) << pattern.constData();
    }
}
