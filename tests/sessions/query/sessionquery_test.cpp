// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/sessionquery.h"
#include "models/text/printabletext.h"
#include "tests/sessions/randomrows.h"

#include <gtest/gtest.h>

#include <functional>

using namespace messages;
using namespace sessions;
using namespace text;
using testrows::kNow;
using testrows::Row;

namespace
{

const QStringList kFormats = {QStringLiteral("Django"), QStringLiteral("Spring Session"), QStringLiteral("Express")};
const QStringList kNodes = {QStringLiteral("10.1.0.1:6379"), QStringLiteral("10.1.0.2:6379")};

SessionQuery parsed(const char *text)
{
    const auto query = SessionQuery::parse(QString::fromUtf8(text), kFormats, kNodes);
    EXPECT_TRUE(query.has_value()) << text << ": " << (query ? std::string() : query.error().message.toStdString());
    return query.value_or(SessionQuery());
}

SessionQuery::Error error(const char *text)
{
    const auto query = SessionQuery::parse(QString::fromUtf8(text), kFormats, kNodes);
    EXPECT_FALSE(query.has_value()) << text;
    return query ? SessionQuery::Error() : query.error();
}

bool matches(const char *text, const Row &row)
{
    SessionStore store;
    const Slot slot = testrows::apply(store, row).slot;
    const SessionQuery query = parsed(text);
    const bool direct = query.matches(store, slot, kNow);
    EXPECT_EQ(QueryScan(query, store, kNow).matches(slot), direct) << text;
    return direct;
}

Row alice()
{
    Row row{"sess:AbC123xyz", "alice@example.com", kNow + 200'000};
    row.ip = "10.0.0.7";
    row.agent = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0";
    row.created = kNow - 3'600'000;
    row.lastAccess = kNow - 1'900'000;
    row.format = 1;
    row.node = 1;
    return row;
}

} // namespace

struct QueryCase {
    const char *text;
    bool matchesAlice;
};

class QueryMatch : public ::testing::TestWithParam<QueryCase>
{
};

TEST_P(QueryMatch, Alice)
{
    EXPECT_EQ(matches(GetParam().text, alice()), GetParam().matchesAlice) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Words, QueryMatch,
    ::testing::Values(QueryCase{"", true}, QueryCase{"   ", true}, QueryCase{"alice", true}, QueryCase{"ALICE", true},
                      QueryCase{"example.com", true}, QueryCase{"bob", false}, QueryCase{"abc123", true},
                      QueryCase{"c123", true}, QueryCase{"0.0.7", true}, QueryCase{"windows", true},
                      QueryCase{"edge", true}, QueryCase{"alice edge", true}, QueryCase{"alice firefox", false},
                      QueryCase{"-alice", false}, QueryCase{"-bob", true}, QueryCase{"-bob -carol", true},
                      QueryCase{"\"nt 10.0\"", true}, QueryCase{"\"nt 11.0\"", false}, QueryCase{"-\"nt 11\"", true},
                      QueryCase{"sess", false}, QueryCase{"10.0.0.7:80", false}, QueryCase{"2001:db8::1", false}));

INSTANTIATE_TEST_SUITE_P(Fields, QueryMatch,
                         ::testing::Values(QueryCase{"user:alice", true}, QueryCase{"USER:Alice", true},
                                           QueryCase{"user:\"alice@\"", true}, QueryCase{"user:edge", false},
                                           QueryCase{"-user:alice", false}, QueryCase{"id:abc", true},
                                           QueryCase{"id:bc1", false}, QueryCase{"id:sess:AbC", true},
                                           QueryCase{"ip:10.0.", true}, QueryCase{"ip:0.0.7", false},
                                           QueryCase{"device:edge", true}, QueryCase{"device:chrome/120", true},
                                           QueryCase{"device:iphone", false}, QueryCase{"format:spring", true},
                                           QueryCase{"format:django", false}, QueryCase{"-format:django", true},
                                           QueryCase{"format:s", true}, QueryCase{"node:0.2", true},
                                           QueryCase{"node:0.1:", false}));

INSTANTIATE_TEST_SUITE_P(
    Times, QueryMatch,
    ::testing::Values(QueryCase{"ttl<5m", true}, QueryCase{"ttl>5m", false}, QueryCase{"ttl>3m", true},
                      QueryCase{"ttl<200s", false}, QueryCase{"ttl<1m30s", false}, QueryCase{"ttl>=3m", true},
                      QueryCase{"ttl:<5m", true}, QueryCase{"idle>30m", true}, QueryCase{"idle<30m", false},
                      QueryCase{"idle>1h", false}, QueryCase{"created>2020-01-01", true},
                      QueryCase{"created<2020-01-01", false}, QueryCase{"created<2100-01-01T10:30", true},
                      QueryCase{"created>\"2100-01-01 10:30:00\"", false}, QueryCase{"-ttl<5m", false},
                      QueryCase{"is:due", false}, QueryCase{"is:live", true}, QueryCase{"is:ended", false},
                      QueryCase{"is:anonymous", false}, QueryCase{"-is:anonymous", true}));

INSTANTIATE_TEST_SUITE_P(Alternatives, QueryMatch,
                         ::testing::Values(QueryCase{"alice | bob", true}, QueryCase{"bob | alice", true},
                                           QueryCase{"bob | carol", false}, QueryCase{"bob | carol edge", false},
                                           QueryCase{"alice | bob firefox", false}, QueryCase{"bob | -carol", true},
                                           QueryCase{"| alice", true}, QueryCase{"alice |", true},
                                           QueryCase{"bob | user:", true}, QueryCase{"auth0|12", false}));

INSTANTIATE_TEST_SUITE_P(HalfTyped, QueryMatch,
                         ::testing::Values(QueryCase{"user:", true}, QueryCase{"-user:", true}, QueryCase{"ttl<", true},
                                           QueryCase{"is:", true}, QueryCase{"-", true}, QueryCase{"alice -", true},
                                           QueryCase{"\"ali", true}, QueryCase{"\"", true},
                                           QueryCase{"user:\"ali", true}, QueryCase{"user:\"", true},
                                           QueryCase{"created>", true}, QueryCase{"user: bob", false},
                                           QueryCase{"\"nt 10", true}, QueryCase{"\"a\\\"b", false}));

TEST(QueryMatch, SessionsWithoutValues)
{
    const Row bare{"s:x"};
    EXPECT_TRUE(matches("ttl>1h", bare)) << "never ends";
    EXPECT_FALSE(matches("ttl<1h", bare));
    EXPECT_FALSE(matches("idle>1s", bare));
    EXPECT_FALSE(matches("idle<1s", bare));
    EXPECT_FALSE(matches("created>1970-01-02", bare));
    EXPECT_FALSE(matches("created<2100-01-02", bare));
    EXPECT_TRUE(matches("is:anonymous is:live -is:due", bare));
    EXPECT_FALSE(matches("format:spring", bare));
    Row due{"s:x", "bob", kNow};
    EXPECT_TRUE(matches("is:due", due));
    EXPECT_FALSE(matches("is:live", due));
    EXPECT_TRUE(matches("ttl<1s", due));
}

TEST(QueryMatch, FoldsUnicodeWhereTheNeedleHasIt)
{
    EXPECT_TRUE(matches("SØREN", {"s:x", "søren"}));
    EXPECT_TRUE(matches("user:ø", {"s:x", "SØREN"}));
    EXPECT_TRUE(matches("李", {"s:x", "李雷"}));
    EXPECT_FALSE(matches("ö", {"s:x", "søren"}));
    EXPECT_TRUE(matches("bob", {"s:x", "\xff\xfe Bob"})) << "bytes around it do not matter";
}

TEST(QueryMatch, WholeTexts)
{
    EXPECT_TRUE(matches("user:=user12", {"s:x", "user12"}));
    EXPECT_FALSE(matches("user:=USER12", {"s:x", "user12"})) << "somebody else";
    EXPECT_TRUE(matches("user:USER12", {"s:x", "user12"}));
    EXPECT_FALSE(matches("user:=user12", {"s:x", "user120"}));
    EXPECT_FALSE(matches("user:=ser12", {"s:x", "user12"}));
    EXPECT_FALSE(matches("-user:=user12", {"s:x", "user12"}));
    EXPECT_TRUE(matches("user:=\"bob smith\"", {"s:x", "bob smith"}));
    EXPECT_TRUE(matches("user:=søren", {"s:x", "søren"}));
    EXPECT_FALSE(matches("user:=SØREN", {"s:x", "søren"}));
    EXPECT_FALSE(matches("user:=sø", {"s:x", "søren"}));
    EXPECT_TRUE(matches("user:=corp\\x41", {"s:x", "corp\\x41"})) << "without quotes nothing is escaped";
    EXPECT_TRUE(matches("user:=\"corp\\bob\"", {"s:x", "corp\\bob"}));
    EXPECT_TRUE(matches("id:=AbC123xyz ip:=10.0.0.7 device:=\"edge · windows\" format:=django", [] {
        Row row = alice();
        row.format = 0;
        return row;
    }()));
    EXPECT_TRUE(matches("id:=sess:AbC123xyz key:=sess:AbC123xyz", alice()));
    EXPECT_FALSE(matches("id:=sess:abc123xyz", alice()));
    EXPECT_FALSE(matches("id:=AbC", alice()));
    EXPECT_FALSE(matches("ip:=10.0.0.", alice()));
    EXPECT_TRUE(matches("user:=\"\"", {"s:x"}));
    EXPECT_FALSE(matches("user:=\"\"", alice()));
    for (const char *typing : {"user:=", "user:=\"", "format:=", "is:="})
        EXPECT_TRUE(matches(typing, alice())) << typing;
}

TEST(QueryMatch, TermForUserIsThatUserOnly)
{
    const QByteArrayList names = {"",
                                  "user1",
                                  "user12",
                                  "User12",
                                  "SØREN",
                                  "=bob",
                                  "bob smith",
                                  "  ",
                                  "a\"b",
                                  "a\\",
                                  "a\\\"",
                                  "a\\\\b",
                                  "a\nb",
                                  "a\\nb",
                                  "a\\x0ab",
                                  "\xff",
                                  "\xfe",
                                  "\\xff",
                                  "\xef\xbf\xbd",
                                  "\xc2\x85",
                                  "\x85",
                                  "\xe2\x80\xae"
                                  "b",
                                  "\\u202eb",
                                  "søren",
                                  "søren\xff",
                                  "李雷",
                                  "| x",
                                  "-x",
                                  "user:=x",
                                  "\xf0\x9f\x98\x80",
                                  "\\xf",
                                  QByteArray("a\0b", 3),
                                  "auth0|12",
                                  "x\xe2\x80\xa8y",
                                  "\x7f",
                                  "a\tb"};
    for (const QByteArray &wanted : names) {
        const QString term = SessionQuery::termForUser(wanted);
        EXPECT_EQ(text::printableText(term.toUtf8()), term) << "can stand in a text field";
        for (const QByteArray &name : names)
            EXPECT_EQ(matches(term.toUtf8().constData(), {"s:x", name}), name == wanted)
                << term.toStdString() << " and " << name.toStdString();
    }
}

TEST(QueryMatch, FindsEnded)
{
    SessionStore store;
    const Slot slot = testrows::apply(store, alice()).slot;
    store.end(slot, RowChange::Expired, kNow);
    EXPECT_TRUE(parsed("is:ended alice").matches(store, slot, kNow));
    EXPECT_FALSE(parsed("is:live").matches(store, slot, kNow));
    EXPECT_FALSE(parsed("is:due").matches(store, slot, kNow + 10'000'000));
}

TEST(QueryError, PointsAtWhatIsWrong)
{
    const auto unknown = error("alice foo:bar");
    EXPECT_EQ(unknown.position, 6);
    EXPECT_EQ(unknown.length, 4);
    EXPECT_TRUE(unknown.message.contains(
        QStringLiteral("user, ip, id, key, device, format, node, is, ttl, idle, created, beyond, ended")));

    const auto duration = error("-ttl<5x");
    EXPECT_EQ(duration.position, 5);
    EXPECT_EQ(duration.length, 2);
    EXPECT_TRUE(duration.message.contains(QStringLiteral("ttl<5m")));

    EXPECT_TRUE(error("format:rails").message.contains(QStringLiteral("Django, Spring Session, Express")));
    EXPECT_TRUE(error("is:foo").message.contains(QStringLiteral("anonymous, due, ended, live")));
    EXPECT_TRUE(error("created>yesterday").message.contains(QStringLiteral("created>2026-11-01")));
    for (const char *text : {"ttl<5", "ttl<m", "ttl<-5m", "ttl:5m", "user<bob", "user>\"x y\"", "created:2026-01-01",
                             "ttl<99999999999999999999d", "ttl<999999999d999999999d", "created>2026-13-01",
                             "idle>1h 5 is:x", "node:nope", "foo:\"x"}) {
        const auto failed = error(text);
        EXPECT_GT(failed.length, 0) << text;
        EXPECT_LE(failed.position + failed.length, qsizetype(strlen(text))) << text;
        EXPECT_TRUE(failed.message.endsWith(QLatin1Char('.'))) << failed.message.toStdString();
    }
}

TEST(QueryError, UnfinishedWordsInAFinishedText)
{
    const auto finished = [](const char *text) {
        return SessionQuery::parse(QString::fromUtf8(text), kFormats, kNodes, SessionQuery::Reading::Finished);
    };
    for (const char *text : {"user:", "-user:",   "user:=",  "user:\"\"", "user:=\"", "user:\"ali", "ttl<",
                             "ttl<=", "created>", "is:",     "-",         "alice -",  "\"",         "\"\"",
                             "\"ali", "alice |",  "| alice", "a | | b",   "-\"\"",    "format:",    "user: bob"}) {
        const auto query = finished(text);
        ASSERT_FALSE(query.has_value()) << text;
        EXPECT_GT(query.error().length, 0) << text;
        EXPECT_LE(query.error().position + query.error().length, qsizetype(strlen(text))) << text;
        EXPECT_TRUE(query.error().message.endsWith(QLatin1Char('.'))) << query.error().message.toStdString();
        EXPECT_TRUE(SessionQuery::parse(QString::fromUtf8(text), kFormats, kNodes).has_value()) << text;
    }
    for (const char *text : {"", "  ", "alice", "user:=\"\"", "a | b", "-user:bob", "\"a b\" ttl<5m"})
        EXPECT_TRUE(finished(text).has_value()) << text;
}

TEST(QueryError, EqualsSignsSayWhatIsRight)
{
    EXPECT_TRUE(error("user=alice").message.contains(QStringLiteral("user:alice")));
    EXPECT_TRUE(error("-user=\"a b\"").message.contains(QStringLiteral("user:=\"a b\"")));
    EXPECT_TRUE(error("ttl=5m").message.contains(QStringLiteral("ttl<5m")));
    EXPECT_TRUE(error("created=2026-11-01").message.contains(QStringLiteral("created>2026-11-01")));
    EXPECT_TRUE(error("is=due").message.contains(QStringLiteral("is:due")));
    EXPECT_EQ(error("bob ttl=5m x").position, 4);
    EXPECT_EQ(error("bob ttl=5m x").length, 6);
    EXPECT_TRUE(matches("a=b", {"s:x", "a=b"})) << "no field: the text itself";
    EXPECT_TRUE(matches("ttl<=5m ttl>=3m ttl:<=5m", alice()));
    EXPECT_TRUE(matches("ttl≤5m ttl≥3m", alice()));
}

TEST(QueryError, ABarInsideAWordIsNoChoice)
{
    EXPECT_TRUE(error("user:=alice|user:=zoë").message.contains(QStringLiteral("user:=alice | user:=zoë")));
    EXPECT_EQ(error("user:=alice|user:=zoë").position, 11);
    EXPECT_TRUE(error("alice|ip:10.0.").message.contains(QStringLiteral("alice | ip:10.0.")));
    EXPECT_TRUE(error("bob ttl<5m|idle>3m").message.contains(QStringLiteral("ttl<5m | idle>3m")));
    EXPECT_TRUE(matches("auth0|5f7c", {"s:x", "auth0|5f7c"}));
    EXPECT_TRUE(matches("user:=\"a|user:b\"", {"s:x", "a|user:b"}));
}

TEST(QueryError, APatternOfKeysIsToldFromAField)
{
    EXPECT_TRUE(error("sess:*").message.contains(QStringLiteral("key:sess:*")))
        << error("sess:*").message.toStdString();
    EXPECT_TRUE(error("acme:*:login:*").message.contains(QStringLiteral("key:acme:*:login:*")));
}

TEST(QueryError, NamesAreUnknownBeforeAnythingIsConnected)
{
    const auto query = SessionQuery::parse(QStringLiteral("format:django node:x"));
    ASSERT_TRUE(query.has_value());
    EXPECT_FALSE(query->isEmpty());
}

TEST(QueryMatch, KeysAsPatterns)
{
    EXPECT_TRUE(matches("key:sess:", alice()));
    EXPECT_TRUE(matches("key:SESS:abc", alice()));
    EXPECT_FALSE(matches("key:abc", alice()));
    EXPECT_TRUE(matches("key:*abc*", alice()));
    EXPECT_TRUE(matches("key:sess:*xyz", alice()));
    EXPECT_TRUE(matches("key:s??s:*", alice()));
    EXPECT_TRUE(matches("key:***", alice()));
    EXPECT_FALSE(matches("key:sess:*abc", alice())) << "a pattern is all of the key";
    EXPECT_FALSE(matches("key:?", alice()));
    EXPECT_FALSE(matches("-key:sess:*", alice()));
    EXPECT_TRUE(matches("key:=\"a*b\"", {"a*b"})) << "all of the text has no pattern";
    EXPECT_FALSE(matches("key:=\"a*b\"", {"axb"}));
    // Time is at most the product of the lengths.
    QByteArray pattern = "key:";
    for (int i = 0; i < 200; ++i)
        pattern += "a*";
    EXPECT_FALSE(matches((pattern + "b").constData(), {QByteArray(60'000, 'a')}));
}

TEST(QueryMatch, DaysAndMoments)
{
    Row row = alice();
    row.created = 1'793'491'200'000; // 2026-11-01T00:00:00Z
    for (const char *text :
         {"created>2026-10-31", "created<2026-11-02", "created<=2026-11-01", "created>=2026-10-31T23:59:59",
          "created<2026-11-01T00:00:01", "created>2026-10-31T23:30:00Z", "created<2026-11-01T02:01+02:00",
          "created>2026-11-01T01:59+02:00", "created>2026-10-31T18:00-05:00", "created:<2026-11-02"})
        EXPECT_TRUE(matches(text, row)) << text;
    for (const char *text : {"created<2026-11-01", "created>2026-11-01T00:00:01", "created<=2026-10-31",
                             "created>2026-11-01T02:01+02:00", "created<2026-03-29T02:30"})
        EXPECT_FALSE(matches(text, row)) << text;
    row.created = kNow - 3'600'000;
    EXPECT_TRUE(matches("created>-2h", row));
    EXPECT_FALSE(matches("created>-30m", row));
    EXPECT_TRUE(matches("created<-30m", row));
    EXPECT_TRUE(matches("created>-1w", row));
    EXPECT_TRUE(matches("ttl<1w idle<2w", row));
    for (const char *text : {"created>-", "created>-2", "created>2h", "created>2026-11-01Tnoon",
                             "created>2026-11-01+02:00", "created>2026-11-01T10:00+99:00"})
        EXPECT_TRUE(error(text).message.contains(QStringLiteral("created>-2h"))) << text;
}

TEST(QueryMatch, HalfAFlagIsNotYetWrong)
{
    EXPECT_TRUE(matches("is:an", alice()));
    EXPECT_TRUE(matches("-is:d", alice()));
    EXPECT_EQ(error("is:an alice").position, 3);
    EXPECT_EQ(error("is:x").position, 3);
}

TEST(QueryWith, BothHold)
{
    const auto both = [](const char *left, const char *right) {
        SessionStore store;
        const Slot slot = testrows::apply(store, alice()).slot;
        return parsed(left).with(parsed(right)).matches(store, slot, kNow);
    };
    EXPECT_TRUE(both("alice", "format:spring"));
    EXPECT_FALSE(both("alice", "format:django"));
    EXPECT_FALSE(both("alice |", "format:django")) << "the bar is not for what follows";
    EXPECT_FALSE(both("\"alice", "format:django")) << "nor is the quote";
    EXPECT_TRUE(both("", "format:spring"));
    EXPECT_TRUE(both("bob | alice", ""));
}

TEST(QueryPrivacy, WhatMayNameASession)
{
    for (const char *text :
         {"id:a", "-id:a", "alice | id:x", "3f9a1c7e5b2d4860", "user:bob Ab3dEf6hIj9lMn2pQr",
          "\"sess:0123456789abcdef\"", "key:sess:0123456789abcdef0123", "key:=\"sess:0123456789abcdef\"",
          "550e8400-e29b-41d4-a716-446655440000", "user:42:session:0123456789abcdef", "-user:42:0123456789abcdef",
          "user:42:AbcdEfghIjklMnopQrstUvwx", "device:x:0123456789abcdef:lock", "ip:10:0123456789abcdef",
          "alice | user:=\"a:0123456789abcdef\"", "\"Cookie: sid=Ab3dEf6hIj9lMn2pQr; mail=a@b\"",
          "0123456789abcdef | a@b.example"})
        EXPECT_TRUE(parsed(text).mayNameSession()) << text;
    for (const char *text :
         {"", "alice", "alice.in.wonderland@example.com", "user:alice ttl<5m", "\"bob the builder of houses\"",
          "key:sess:*", "10.0.0.7", "user:5f7c8ec7c33c6c004bbafe82", "ip:2001:db8::1",
          "\"alice.in.wonderland@mail.example.com\"", "user:=\"auth0|0123456789abcdef\""})
        EXPECT_FALSE(parsed(text).mayNameSession()) << text;
}

TEST(QueryPrivacy, NamesThatNothingHasHereMayHaveAnId)
{
    const auto mayName = [](const char *text) {
        const auto query = SessionQuery::parse(QString::fromLatin1(text)); // as the history reads it
        EXPECT_TRUE(query) << text;
        return query && query->mayNameSession();
    };
    EXPECT_TRUE(mayName("node:a:0123456789abcdef"));
    EXPECT_TRUE(mayName("format:a:0123456789abcdef"));
    EXPECT_FALSE(mayName("node:redis-1.example.com:6379"));
}

TEST(QueryTime, KnowsWhatDependsOnIt)
{
    for (const char *text : {"ttl<5m", "alice idle>1h", "-is:due", "is:live", "created>-2h"})
        EXPECT_TRUE(parsed(text).dependsOnTime()) << text;
    for (const char *text : {"", "alice", "created>2026-01-01", "is:ended", "user:x | ip:1"})
        EXPECT_FALSE(parsed(text).dependsOnTime()) << text;
}

TEST(QueryNarrows, TypingOn)
{
    const auto narrows = [](const char *now, const char *before) { return parsed(now).narrows(parsed(before)); };
    EXPECT_TRUE(narrows("alice", "al"));
    EXPECT_TRUE(narrows("al", ""));
    EXPECT_TRUE(narrows("alice bob", "alice"));
    EXPECT_TRUE(narrows("user:alice", "user:al"));
    EXPECT_TRUE(narrows("user:alice", "al"));
    EXPECT_TRUE(narrows("alice", "alice | bob"));
    EXPECT_TRUE(narrows("-al", "-alice"));
    EXPECT_TRUE(narrows("ttl<3m", "ttl<5m"));
    EXPECT_TRUE(narrows("format:spring", "format:s"));
    EXPECT_TRUE(narrows("user:", "user:"));
    EXPECT_FALSE(narrows("al", "alice"));
    EXPECT_FALSE(narrows("al", "user:al"));
    EXPECT_FALSE(narrows("-alice", "-al"));
    EXPECT_FALSE(narrows("alice | bob", "alice"));
    EXPECT_FALSE(narrows("ip:10.0.1", "ip:0.1"));
    EXPECT_FALSE(narrows("id:sess", "sess")) << "id: looks at the key too";
    EXPECT_FALSE(narrows("ttl>3m", "ttl<5m"));
    EXPECT_FALSE(narrows("ø", "ö"));
    EXPECT_TRUE(narrows("user:=alice", "user:al"));
    EXPECT_TRUE(narrows("user:=alice", "al"));
    EXPECT_TRUE(narrows("-user:al", "-user:=alice"));
    EXPECT_TRUE(narrows("user:=Alice", "user:al"));
    EXPECT_TRUE(narrows("user:=Alice", "user:=Alice"));
    EXPECT_FALSE(narrows("user:=Alice", "user:=alice"));
    EXPECT_TRUE(narrows("key:sess:a", "key:sess"));
    EXPECT_TRUE(narrows("key:*a", "key:*a"));
    EXPECT_FALSE(narrows("key:sess*", "key:sess"));
    EXPECT_FALSE(narrows("key:sess", "sess"));
    EXPECT_TRUE(narrows("created>-1h", "created>-2h"));
    EXPECT_FALSE(narrows("created>2026-11-01", "created>-2h"));
    EXPECT_FALSE(narrows("user:alice", "user:=alice"));
    EXPECT_FALSE(narrows("user:=alice", "user:=al"));
}

/// Whatever is said to narrow must be a subset, and a scan must agree with asking row by row.
TEST(QueryRandom, NarrowingIsASubset)
{
    testrows::RandomRows random(23);
    SessionStore store;
    for (int row = 0; row < 600; ++row) {
        const auto applied = testrows::apply(store, random.row(random.key(2000)));
        if (random.below(10) == 0)
            store.end(applied.slot, RowChange::Expired, kNow);
    }
    const char *const kConditions[] = {"a",
                                       "al",
                                       "alice",
                                       "user:a",
                                       "user:al",
                                       "id:i",
                                       "id:id1",
                                       "ip:1",
                                       "ip:10.",
                                       "0.0",
                                       "device:e",
                                       "edge",
                                       "ttl<5m",
                                       "ttl<2m",
                                       "ttl>1m",
                                       "idle>5m",
                                       "idle>9m",
                                       "is:due",
                                       "is:live",
                                       "is:ended",
                                       "format:s",
                                       "format:spring",
                                       "node:10.1",
                                       "node:0.2",
                                       "user:=a",
                                       "user:=alice",
                                       "ip:=10.0.0.1",
                                       "user:=\"\"",
                                       "user:",
                                       "SØ",
                                       "sø",
                                       "is:anonymous",
                                       "user:=Alice",
                                       "key:app:",
                                       "key:app:*1",
                                       "key:app:id?2",
                                       "created>-1h",
                                       "created>-9h",
                                       "ended<10m",
                                       "ended<1h",
                                       "ended>2m",
                                       "ended:expired",
                                       "ended:deleted",
                                       "created>2026-11-15"};
    const auto anyQuery = [&] {
        QByteArray text;
        for (int words = random.below(3) + 1; words > 0; --words) {
            text += random.below(3) == 0 ? " -" : " ";
            text += kConditions[random.below(std::size(kConditions))];
            text += random.below(3) == 0 ? " |" : "";
        }
        return text;
    };
    int narrowing = 0;
    for (int round = 0; round < 4000; ++round) {
        const QByteArray nowText = anyQuery();
        const QByteArray beforeText = anyQuery();
        const SessionQuery now = parsed(nowText.constData());
        const SessionQuery before = parsed(beforeText.constData());
        const bool narrows = now.narrows(before);
        narrowing += narrows ? 1 : 0;
        QueryScan scan(now, store, kNow);
        store.forEach([&](Slot slot) {
            const bool hit = now.matches(store, slot, kNow);
            EXPECT_EQ(scan.matches(slot), hit);
            if (narrows && hit) {
                EXPECT_TRUE(before.matches(store, slot, kNow))
                    << '"' << nowText.constData() << "\" narrows \"" << beforeText.constData() << '"';
            }
        });
        EXPECT_TRUE(now.narrows(now));
    }
    EXPECT_GT(narrowing, 50);
}

TEST(QueryRandom, AnyTextIsAQueryOrAnError)
{
    std::mt19937 random(5);
    const QString alphabet = QStringLiteral("ab:<>=|-\"\\ tluserisipd059mh.é\t");
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (auto length = random() % 14; length > 0; --length)
            text += alphabet[static_cast<qsizetype>(random() % static_cast<quint32>(alphabet.size()))];
        const auto query = SessionQuery::parse(text, kFormats, kNodes);
        if (!query) {
            EXPECT_GE(query.error().position, 0);
            EXPECT_LE(query.error().position + query.error().length, text.size());
            EXPECT_FALSE(query.error().message.isEmpty());
        }
    }
}

TEST(Query, FindsAUserByWhateverNameThePayloadKnows)
{
    Row row{"sess:AbC123xyz", "17", kNow + 200'000};
    row.otherNames = "zelda\nzelda@hyrule.example";
    EXPECT_TRUE(matches("zelda", row));
    EXPECT_TRUE(matches("user:HYRULE", row));
    EXPECT_TRUE(matches("user:17", row));
    EXPECT_FALSE(matches("-zelda", row));
    EXPECT_FALSE(matches("user:link", row));
    // What is shown is "zelda · 17": all of either.
    EXPECT_TRUE(matches("user:=17", row));
    EXPECT_TRUE(matches("user:=zelda", row));
    EXPECT_TRUE(matches("user:=zelda@hyrule.example", row));
    EXPECT_FALSE(matches("-user:=zelda", row));
    for (const char *part : {"user:=zeld", "user:=Zelda", "user:=zelda@hyrule", "user:=hyrule.example", "user:=1",
                             "user:=\"zelda\\x0azelda@hyrule.example\"", "user:=\"\""})
        EXPECT_FALSE(matches(part, row)) << part;
    EXPECT_FALSE(matches("user:=\"\"", {"s:x", "17"})) << "no other names are no other user";
}

TEST(Query, ForgetsOtherNamesWithTheirSession)
{
    SessionStore store;
    Row row{"sess:AbC123xyz", "17", kNow + 200'000};
    row.otherNames = "zelda";
    const Slot slot = testrows::apply(store, row).slot;
    EXPECT_EQ(store.otherNames(slot), "zelda");
    row.otherNames = {};
    EXPECT_EQ(testrows::apply(store, row).slot, slot);
    EXPECT_TRUE(store.otherNames(slot).isEmpty());
    row.otherNames = "zelda";
    testrows::apply(store, row);
    EXPECT_EQ(store.textCount(SessionStore::Text::OtherNames), 1U);
    store.end(slot, RowChange::LoggedOut, kNow);
    store.release(slot);
    EXPECT_EQ(store.textCount(SessionStore::Text::OtherNames), 0U);
}
