// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/lifetimetally.h"

#include <gtest/gtest.h>

using sessions::LifetimeTally;

namespace
{
constexpr qint64 kMinute = 60'000;
constexpr qint64 kDay = 24 * 60 * kMinute;
} // namespace

TEST(LifetimeTally, KnowsWhatIsUsualInAFormat)
{
    LifetimeTally tally;
    EXPECT_EQ(tally.usual(0, 6'000), 0) << "nobody knows yet";
    for (int i = 0; i < 50; ++i)
        tally.note(0, 30 * kMinute - i); // measured a little late
    tally.note(0, 14 * kDay);
    tally.note(1, 2 * kMinute);
    EXPECT_EQ(tally.usual(0, 6'000), 30 * kMinute);
    EXPECT_EQ(tally.usual(0, 30 * kMinute), 30 * kMinute);
    EXPECT_EQ(tally.usual(0, 31 * kMinute), 14 * kDay) << "one that has more left is of another kind";
    EXPECT_EQ(tally.usual(0, 15 * kDay), 0);
    EXPECT_EQ(tally.usual(1, 6'000), 2 * kMinute);
    EXPECT_EQ(tally.usual(2, 6'000), 0);
}

/// Two minutes for visitors, half an hour for people: of one that has seconds left nobody knows which it was.
TEST(LifetimeTally, DoesNotGuessAmongSeveral)
{
    LifetimeTally tally;
    for (int i = 0; i < 60; ++i)
        tally.note(0, i % 3 == 0 ? 2 * kMinute : 30 * kMinute);
    EXPECT_EQ(tally.usual(0, 6'000), 0);
    EXPECT_EQ(tally.usual(0, 3 * kMinute), 30 * kMinute) << "no visitor has so much";
    // Where the last use is known, it tells.
    EXPECT_EQ(tally.usual(0, 6'000, 2 * kMinute + 3'000), 2 * kMinute);
    EXPECT_EQ(tally.usual(0, 6'000, 29 * kMinute), 30 * kMinute);
    EXPECT_EQ(tally.usual(0, 6'000, 10 * kMinute), 0);
}

TEST(LifetimeTally, FollowsWhatApplicationsDoNow)
{
    LifetimeTally tally;
    for (int i = 0; i < 200'000; ++i)
        tally.note(0, 30 * kMinute);
    for (int i = 0; i < 900'000; ++i)
        tally.note(0, 10 * kMinute);
    EXPECT_EQ(tally.usual(0, kMinute), 10 * kMinute);
}

TEST(LifetimeTally, TakesAnyNumber)
{
    LifetimeTally tally;
    for (const qint64 lifetime : {qint64(-5), qint64(0), qint64(1), qint64(999), qint64(5'000'000'000'000'000)})
        tally.note(7, lifetime);
    EXPECT_EQ(tally.usual(7, 0, 1'000), 1'000);
    EXPECT_GT(tally.usual(7, 2 * kDay), 2 * kDay);
}
