// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/otherkinds.h"

#include "models/formats/keys/keypattern.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using formats::DetectionResult;

namespace
{

std::vector<DetectionResult::Other> arranged(std::initializer_list<const char *> places)
{
    std::vector<DetectionResult::Other> kinds;
    for (const char *place : places)
        kinds.push_back({.pattern = QByteArray(place) + ":login:*", .keys = 1, .runsOut = true});
    formats::arrangeKinds(kinds);
    return kinds;
}

/// What a pattern says of its number is true of it: it takes as many of these names as it counts.
void expectEachCountsItsOwn(const std::vector<DetectionResult::Other> &kinds,
                            std::initializer_list<const char *> places)
{
    for (const DetectionResult::Other &kind : kinds) {
        const auto pattern = formats::KeyPattern::fromGlob(kind.pattern);
        ASSERT_TRUE(pattern.has_value()) << kind.pattern.constData();
        EXPECT_EQ(std::count_if(
                      places.begin(), places.end(),
                      [&](const char *place) { return pattern->match(QByteArray(place) + ":login:1").has_value(); }),
                  kind.keys)
            << kind.pattern.constData();
    }
    EXPECT_EQ(std::accumulate(kinds.begin(), kinds.end(), qint64(0),
                              [](qint64 sum, const auto &kind) { return sum + kind.keys; }),
              qint64(places.size()));
}

/// By tenant and by region: each is counted under one pattern, and that takes it.
TEST(OtherKindsMerged, AreEachPartOfOnePatternThatTakesThem)
{
    const auto three = {"acme:eu", "beta:eu", "acme:us"};
    const auto kinds = arranged(three);
    EXPECT_EQ(kinds.size(), 2u);
    expectEachCountsItsOwn(kinds, three);
}

TEST(OtherKindsMerged, TheMostAreMergedFirst)
{
    const auto many = {"acme:eu", "beta:eu", "acme:us", "acme:ap"};
    const auto kinds = arranged(many);
    ASSERT_EQ(kinds.size(), 2u);
    EXPECT_EQ(kinds[0].pattern, "acme:*:login:*");
    EXPECT_EQ(kinds[0].keys, 3);
    EXPECT_EQ(kinds[1].pattern, "beta:eu:login:*");
    expectEachCountsItsOwn(kinds, many);
}

/// One node has looked at keys without a TTL only, another at one with.
TEST(OtherKindsMerged, OfTwoNodesRunOutWhereAnyDoes)
{
    const DetectionResult::Other lasting{.pattern = "acme:login:*", .keys = 3, .runsOut = false};
    const DetectionResult::Other running{.pattern = "acme:login:*", .keys = 4, .runsOut = true};
    for (const auto &[one, other] : {std::pair{lasting, running}, std::pair{running, lasting}}) {
        DetectionResult result;
        result.others = {one};
        DetectionResult more;
        more.others = {other};
        result.merge(more);
        ASSERT_EQ(result.others.size(), 1u);
        EXPECT_EQ(result.others[0].keys, 7);
        EXPECT_TRUE(result.others[0].runsOut && result.others[0].isLikely);
    }
}

} // namespace
