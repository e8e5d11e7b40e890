// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/keypattern.h"
#include "models/formats/keys/keytemplate.h"
#include "models/formats/keys/prefixshape.h"
#include "tests/formats/values.h"

#include <gtest/gtest.h>

using formats::KeyCaptures;
using formats::KeyPattern;
using formats::KeyTemplate;
using formats::Value;
using tests::integer;
using tests::map;
using tests::string;
using Variable = formats::KeyTemplate::Variable;

namespace
{

KeyTemplate templateOf(QByteArrayView written)
{
    const auto result = KeyTemplate::fromText(written);
    EXPECT_TRUE(result) << (result ? "" : qPrintable(result.error()));
    return result.value_or(KeyTemplate());
}

/// What the template makes of these captures; "-": nothing.
QByteArray filled(QByteArrayView written, const KeyCaptures &captures)
{
    return templateOf(written).filled(captures).value_or("-");
}

QByteArray fromPattern(QByteArrayView pattern, const KeyCaptures &captures)
{
    const auto result = KeyTemplate::fromPattern(pattern);
    return result ? result->filled(captures).value_or("-") : QByteArray("-");
}

} // namespace

TEST(KeyTemplate, IsFilledWithWhatTheSessionSays)
{
    const Value payload = map({{"user", map({{"id", string("17")}})}});
    const KeyCaptures captures{.prefix = "app:", .id = "abc", .user = "alice", .payload = &payload};
    EXPECT_EQ(filled("{p}lock:{id}", captures), "app:lock:abc");
    EXPECT_EQ(filled("{p}of:{user}:{id}:{id}", captures), "app:of:alice:abc:abc");
    EXPECT_EQ(filled("active-{payload:user.id}", captures), "active-17");
    EXPECT_EQ(filled("no variable", captures), "no variable");
    EXPECT_EQ(filled("", captures), "");
}

TEST(KeyTemplate, IsNotFilledWhereTheSessionSaysNothing)
{
    const Value payload = map({{"user", map({{"id", string("17")}})}});
    const KeyCaptures none;
    EXPECT_EQ(filled("{p}all", none), "all") << "no prefix is a prefix, too";
    for (const char *written : {"{id}", "of:{user}", "active-{payload:user.id}"})
        EXPECT_EQ(filled(written, none), "-") << written;
    const KeyCaptures captures{.id = "abc", .payload = &payload};
    for (const char *written : {"{payload:user.mail}", "{payload:user}", "{payload:user.id.x}", "{id}{payload:other}"})
        EXPECT_EQ(filled(written, captures), "-") << written;
}

TEST(KeyTemplate, TakesNumbersOfThePayloadWithAllTheirDigits)
{
    const Value payload = map({{"id", integer(-9'223'372'036'854'775'807)}});
    EXPECT_EQ(filled("u:{payload:id}", {.payload = &payload}), "u:-9223372036854775807");
    Value number = string("123456789012345678901234567890");
    number.kind = Value::Kind::BigInteger;
    const Value big = map({{"id", number}});
    EXPECT_EQ(filled("u:{payload:id}", {.payload = &big}), "u:123456789012345678901234567890");
}

TEST(KeyTemplate, WhatWasFilledInIsNeitherATemplateNorAPattern)
{
    EXPECT_EQ(filled("{p}{user}:{id}", {.prefix = "{user}", .id = "{p}", .user = "{id}*?[a]"}), "{user}{id}*?[a]:{p}");
}

TEST(KeyTemplate, NamesAVariableThatNobodyKnows)
{
    for (const char *written : {"{whom}", "x{ID}", "{}", "{payload:}", "{id:token}"}) {
        const auto result = KeyTemplate::fromText(written);
        ASSERT_FALSE(result) << written;
        EXPECT_TRUE(result.error().contains(QLatin1String("is not known"))) << qPrintable(result.error());
    }
    EXPECT_EQ(filled(R"(\{tag}:{id}:{)", {.id = "abc"}), "{tag}:abc:{");
}

TEST(KeyTemplate, HasWhatElseTheKeyNames)
{
    EXPECT_EQ(
        filled("{p}{tenant}:{scope}:{device}", {.prefix = "p:", .tenant = "acme", .scope = "web", .device = "pc"}),
        "p:acme:web:pc");
    const auto read = KeyTemplate::fromText("{tenant}:{id}");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->missing({.id = "x"}), QByteArray("{tenant}"));
    EXPECT_TRUE(read->readings("acme:x", std::nullopt).isEmpty());
    EXPECT_EQ(fromPattern("{p}{user:number}:{id:uuid}", {.prefix = "s:", .id = "x", .user = "9"}), "s:9:x");
}

TEST(KeyTemplate, SaysWhatItAsksFor)
{
    const KeyTemplate both = templateOf("{p}{user}");
    EXPECT_TRUE(both.asksFor(Variable::Prefix) && both.asksFor(Variable::User));
    EXPECT_FALSE(both.asksFor(Variable::Id) || both.asksFor(Variable::Payload));
    EXPECT_TRUE(KeyTemplate().isEmpty());
    EXPECT_FALSE(both.isEmpty());
}

TEST(KeyTemplate, MakesARecordsKeyOfItsPattern)
{
    EXPECT_EQ(fromPattern("sess:{id}", {.id = "abc"}), "sess:abc");
    EXPECT_EQ(fromPattern(R"({p}a\*b\{c:{id:token}:end)", {.prefix = "x:", .id = "abc"}), "x:a*b{c:abc:end");
    for (const char *pattern : {"sess:*", "a*:{id}", "a?{id}", "[ab]{id}", "sess:", "{p}sess"})
        EXPECT_EQ(fromPattern(pattern, {.id = "abc"}), "-") << pattern;
}

TEST(KeyTemplate, ItsPatternFindsTheIdInItsKeys)
{
    const auto pattern = KeyPattern::fromTemplate(templateOf("{p}s[x]:{id}:ttl").pattern({"a*{b:", {}}));
    ASSERT_TRUE(pattern);
    const QByteArray key = filled("{p}s[x]:{id}:ttl", {.prefix = "a*{b:", .id = "abc"});
    const auto match = pattern->match(key);
    ASSERT_TRUE(match);
    EXPECT_EQ(key.sliced(match->idOffset, match->idLength), "abc");
    EXPECT_FALSE(pattern->match("axx{b:s[x]:abc:ttl"));
}
