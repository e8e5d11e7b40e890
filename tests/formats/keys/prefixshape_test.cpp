// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/keypattern.h"
#include "models/formats/keys/prefixshape.h"
#include "models/formats/keys/prefixwords.h"

#include <gtest/gtest.h>

using formats::matchesShape;
using formats::PrefixShape;
using formats::shapesOfPrefixes;

namespace
{

QByteArrayList texts(const QByteArrayList &prefixes, bool isTelling = false)
{
    QByteArrayList result;
    for (const PrefixShape &shape : shapesOfPrefixes(prefixes, isTelling))
        result.append(shape.text);
    return result;
}

QByteArray word(int number)
{
    QByteArray letters = "t";
    for (; number > 0; number /= 20)
        letters += char('a' + number % 20);
    return letters;
}

} // namespace

TEST(PrefixShape, OneThatStandsAloneIsItself)
{
    EXPECT_EQ(texts({"shop:sess:"}), QByteArrayList{"shop:sess:"});
    const PrefixShape shape = shapesOfPrefixes({"{tenant}[1]*:"}, false).front();
    EXPECT_TRUE(shape.pattern.isEmpty() || matchesShape(shape, "{tenant}[1]*:"));
    EXPECT_TRUE(shapesOfPrefixes({}, false).empty());
}

TEST(PrefixShape, LeavesOpenWhatIsMinted)
{
    const auto shapes = shapesOfPrefixes({"user:9b2f0d1e-0a4b-4c1d-8e2f-1234567890ab:session:"}, false);
    ASSERT_EQ(shapes.size(), 1u);
    EXPECT_EQ(shapes[0].text, "user:*:session:");
    EXPECT_TRUE(matchesShape(shapes[0], "user:00000000-0a4b-4c1d-8e2f-1234567890ab:session:"));
    EXPECT_FALSE(matchesShape(shapes[0], "user:alice:session:"));
    EXPECT_EQ(texts({"tenante330ccb1-7b3f-4f8b-a37d-dda52a76d045_cache_"}), QByteArrayList{"tenant*_cache_"});
    EXPECT_EQ(texts({"org:17:sess:", "org:18:sess:"}), QByteArrayList{"org:*:sess:"});
}

TEST(PrefixShape, LeavesOpenTheWordInWhichManyDiffer)
{
    const auto shapes = shapesOfPrefixes({"acme_cache_", "globex_cache_", "initech_cache_", "acme-corp_cache_"}, false);
    ASSERT_EQ(shapes.size(), 1u);
    EXPECT_EQ(shapes[0].text, "*_cache_");
    EXPECT_TRUE(matchesShape(shapes[0], "new-tenant_cache_")) << "who comes later";
    EXPECT_EQ(texts({"acme:eu:sess:", "globex:eu:sess:", "acme:us:sess:", "globex:us:sess:"}),
              QByteArrayList{"*:*:sess:"});
}

TEST(PrefixShape, DoesNotTakeTwoKindsForOne)
{
    EXPECT_EQ(texts({"shop:sess:", "shop:token:"}).size(), 2);
    EXPECT_EQ(texts({"a:", "b:"}).size(), 2) << "their shape would be every key";
    EXPECT_EQ(texts({"a:", "b:"}, true), QByteArrayList{"*:"}) << "not where more follows in the key";
}

TEST(PrefixShape, AnyNumberBecomesFew)
{
    QByteArrayList prefixes;
    for (int i = 1; i <= 5000; ++i)
        prefixes.append(word(i) + ":" + word(i * 7 % 5003) + (i % 2 ? ":sess:" : "_s_"));
    const auto shapes = shapesOfPrefixes(prefixes, false);
    EXPECT_LE(shapes.size(), formats::kMostPrefixShapes);
    for (const QByteArray &prefix : prefixes) {
        EXPECT_TRUE(std::any_of(shapes.begin(), shapes.end(), [&](const PrefixShape &shape) {
            return matchesShape(shape, prefix);
        })) << prefix.constData();
    }
}

TEST(PrefixShape, APatternKnowsWhatAStarMayBe)
{
    const auto pattern = formats::KeyPattern::fromTemplate("app{*:number}:{*:uuid}:{id}").value();
    EXPECT_EQ(pattern.glob(), "app*:*:*");
    const auto match = pattern.match("app17:9b2f0d1e-0a4b-4c1d-8e2f-1234567890ab:x:y");
    ASSERT_TRUE(match);
    EXPECT_EQ(match->idOffset, 43);
    EXPECT_EQ(match->idLength, 3);
    EXPECT_FALSE(pattern.match("appx:9b2f0d1e-0a4b-4c1d-8e2f-1234567890ab:x"));
    EXPECT_FALSE(pattern.match("app17:9b2f0d1e:x"));
    EXPECT_FALSE(formats::KeyPattern::fromTemplate("{*:nothing}:{id}"));
}

TEST(PrefixWords, AreWholeWords)
{
    const formats::PrefixWords words{{"session", "sess"}, {"chat"}};
    for (const char *prefix : {"session:", "shop:session:", "app_sess_", "userSession:", "websession:", "SESSION-"})
        EXPECT_TRUE(words.allow(prefix)) << prefix;
    for (const char *prefix : {"assessment:", "obsession:", "profession:", "chat:session:", "chatSession:", "x:", ""})
        EXPECT_FALSE(words.allow(prefix)) << prefix;
    EXPECT_TRUE(formats::PrefixWords().allow("anything:"));
}
