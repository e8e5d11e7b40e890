// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/lifeplan.h"

#include "models/formats/detection/formatdetection.h"
#include "models/formats/formatset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

using formats::Format;
using formats::FormatDescription;
using formats::LifeAction;
using formats::LifeCaveat;
using formats::LifePlan;

namespace
{

/// Sessions under `app:`, with these members in their description.
Format lifeFormat(const QByteArray &members)
{
    const auto description =
        FormatDescription::fromJson(QByteArray(R"({"id":"x","title":"X","prefixes":["app:"],"anyPrefix":true,
                       "keys":[{"pattern":"{p}{id}","types":["string"]}],
                       "payload":{"codec":["json"]},)") +
                                    members + "}");
    EXPECT_TRUE(description) << (description ? "" : qPrintable(description.error()));
    return Format(*description);
}

std::set<LifeCaveat> caveatsOf(const QString &builtIn)
{
    for (const FormatDescription &description : formats::builtInFormatDescriptions()) {
        if (description.id != builtIn)
            continue;
        const Format format(description);
        const auto record = formats::KeyTemplate::fromPattern(description.templates.front().pattern);
        for (const char *id : {"2f9a1b3c-0a4b-4c1d-8e2f-000000000001", "abcdefghijklmnopqrstuvwxyz012345",
                               "abcdefghijklmnopqrstuvwxyz01234567890123", "68cd5853f3c34c4665298b81937c48bc",
                               "2::0123456789012345678901234567890123456789012345678901234567890123"}) {
            const QByteArray key = record->filled({.prefix = description.prefix, .id = id}).value_or(QByteArray());
            const LifePlan plan = formats::lifePlan(format, key, 1);
            if (!plan.isEmpty())
                return {plan.caveats.begin(), plan.caveats.end()};
        }
    }
    ADD_FAILURE() << builtIn.toStdString();
    return {};
}

} // namespace

TEST(LifePlan, OfAPlainLayoutIsItsKeyAlone)
{
    const Format format(*formats::plainFormat("my:*"));
    const LifePlan plan = formats::lifePlan(format, "my:session", 1'800'000'000'123);
    EXPECT_EQ(plan.actions, (std::vector<LifeAction>{{"my:session", 1'800'000'000'123, true}}));
    EXPECT_EQ(formats::commandOf(plan.actions[0]), (QByteArrayList{"PEXPIREAT", "my:session", "1800000000123"}));
    EXPECT_TRUE(formats::lifePlan(format, "other", 1).isEmpty());
}

TEST(LifePlan, WhatLivesAsLongEndsWithIt)
{
    const Format format =
        lifeFormat(R"("sameEnd":["{p}seen:{id}","about:{id}","{p}seen:{id}"],"companions":["lock:{id}"])");
    const std::vector<LifeAction> expected{{"app:seen:abc", 5, false}, {"about:abc", 5, false}, {"app:abc", 5, true}};
    EXPECT_EQ(formats::lifePlan(format, "app:abc", 5).actions, expected) << "a lock has a life of its own";
}

TEST(LifePlan, TheRecordIsThereForFiveMinutesMoreWhereItsFrameworkKeepsIt)
{
    const Format format = lifeFormat(R"("deadlineKey":"{p}expires:{id}")");
    const std::vector<LifeAction> expected{{"app:expires:abc", 1000, false}, {"app:abc", 301'000, true}};
    EXPECT_EQ(formats::lifePlan(format, "app:abc", 1000).actions, expected);
    constexpr qint64 kLast = std::numeric_limits<qint64>::max();
    EXPECT_EQ(formats::lifePlan(format, "app:abc", kLast).actions.back().deadlineMs, kLast);
    // A key of its own for the deadline that is none.
    EXPECT_EQ(formats::lifePlan(lifeFormat(R"("deadlineKey":"{p}{id}")"), "app:abc", 1000).actions,
              (std::vector<LifeAction>{{"app:abc", 1000, true}}));
}

TEST(LifePlan, NobodysIdLeadsToAnotherKey)
{
    const Format format = lifeFormat(R"("sameEnd":["seen:{id}"],"deadlineKey":"at:{id}")");
    for (const QByteArray &id : {QByteArray("*"), QByteArray("{p}"), QByteArray("{user}"), QByteArray("a\r\nFLUSHALL"),
                                 QByteArray("a b"), QByteArray("\xff\0\n", 3), QByteArray("李雷")}) {
        const std::vector<LifeAction> expected{
            {"seen:" + id, 1, false}, {"at:" + id, 1, false}, {"app:" + id, 300'001, true}};
        EXPECT_EQ(formats::lifePlan(format, "app:" + id, 1).actions, expected);
    }
}

TEST(LifePlan, DescriptionsNameKeysOfOneSessionOnly)
{
    const auto error = [](const QByteArray &text) {
        const auto description = FormatDescription::fromJson(
            QByteArray(
                R"({"id":"x","title":"X","keys":[{"pattern":"app:{id}"}],"payload":{"codec":["json"]},"sameEnd":)") +
            text + "}");
        return description ? QString() : description.error();
    };
    EXPECT_EQ(error(R"(["seen:{id}"])"), QString());
    for (const char *wrong : {R"(["all"])", R"(["of:{user}:{id}"])", R"([""])", R"([7])", R"("seen:{id}")"})
        EXPECT_TRUE(error(wrong).contains(QStringLiteral("sameEnd"))) << wrong << qPrintable(error(wrong));
}

TEST(LifePlan, SaysWhatTheApplicationDecides)
{
    using enum LifeCaveat;
    const std::map<QString, std::set<LifeCaveat>> expected{
        {QStringLiteral("connect-redis"), {NamesItsEnd, MovesOn}},
        {QStringLiteral("koa-session"), {NamesItsEnd, MovesOn}},
        {QStringLiteral("better-auth"), {NamesItsEnd, MovesOn}},
        {QStringLiteral("yii2"), {NamesItsEnd, MovesOn}},
        {QStringLiteral("rails-cache-store"), {NamesItsEnd, MovesOn}},
        {QStringLiteral("rails-redis-store"), {MovesOn}},
        {QStringLiteral("laravel"), {MovesOn}},
        {QStringLiteral("django-cache"), {MovesOn}},
        {QStringLiteral("phpredis"), {MovesOn}},
        {QStringLiteral("spring-session"), {NamesItsSpan, MovesOn}},
        {QStringLiteral("spring-indexed"), {NamesItsSpan, RecordStays, MovesOn}},
    };
    for (const auto &[name, caveats] : expected)
        EXPECT_EQ(caveatsOf(name), caveats) << name.toStdString();
}

TEST(LifePlan, SentencesAreSentences)
{
    std::set<QString> sentences;
    for (const LifeCaveat caveat :
         {LifeCaveat::NamesItsEnd, LifeCaveat::NamesItsSpan, LifeCaveat::RecordStays, LifeCaveat::MovesOn}) {
        const QString sentence = formats::lifeCaveatText(caveat);
        EXPECT_TRUE(sentence.endsWith(QLatin1Char('.'))) << sentence.toStdString();
        sentences.insert(sentence);
    }
    EXPECT_EQ(sentences.size(), 4U);
    // Where the end comes sooner, the key goes: what the session itself says does not matter then.
    EXPECT_FALSE(formats::concernsShortening(LifeCaveat::NamesItsEnd));
    EXPECT_FALSE(formats::concernsShortening(LifeCaveat::NamesItsSpan));
    EXPECT_TRUE(formats::concernsShortening(LifeCaveat::RecordStays));
    EXPECT_TRUE(formats::concernsShortening(LifeCaveat::MovesOn));
}

TEST(LifePlan, NoIdIsShown)
{
    const Format format = lifeFormat(R"("sameEnd":["seen:{id}"])");
    const LifePlan plan = formats::lifePlan(format, "app:Ab3dEf6hIj9lMn2pQr5t", 42);
    for (const LifeAction &action : plan.actions) {
        const QString text = formats::commandText(action, plan.secrets);
        EXPECT_TRUE(text.startsWith(QStringLiteral("PEXPIREAT ")) && text.endsWith(QStringLiteral(" 42")));
        EXPECT_FALSE(text.contains(QStringLiteral("dEf6hIj9lMn2pQr")));
    }
}
