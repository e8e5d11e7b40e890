// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/fleet/memorygrowth.h"

#include <gtest/gtest.h>

using server::MemoryGrowth;

namespace
{

constexpr qint64 kMinute = 60'000;

TEST(MemoryGrowth, SaysNothingBeforeItHasWatched)
{
    MemoryGrowth growth;
    EXPECT_EQ(growth.seconds(), 0);
    for (qint64 at = 0; at < MemoryGrowth::kLeastMs; at += 3000)
        growth.note(at, at);
    EXPECT_EQ(growth.seconds(), 0);
    EXPECT_EQ(growth.aSecond(), 0);
    growth.note(MemoryGrowth::kLeastMs, MemoryGrowth::kLeastMs);
    EXPECT_EQ(growth.seconds(), 300);
    EXPECT_DOUBLE_EQ(growth.aSecond(), 1000);
}

TEST(MemoryGrowth, GoesByTheLatestHour)
{
    MemoryGrowth growth;
    growth.note(1'000'000'000, 0); // a cache that was emptied long ago
    for (qint64 minute = 1; minute <= 90; ++minute)
        growth.note(minute * 6000, minute * kMinute);
    EXPECT_EQ(growth.seconds(), 3600);
    EXPECT_DOUBLE_EQ(growth.aSecond(), 100);
    growth.note(-1, 91 * kMinute); // not told
    EXPECT_EQ(growth.seconds(), 3600);
    growth.clear();
    EXPECT_EQ(growth.seconds(), 0);
}

TEST(MemoryGrowth, ShrinkingIsNoGrowth)
{
    MemoryGrowth growth;
    growth.note(600'000, 0);
    growth.note(0, 10 * kMinute);
    EXPECT_LT(growth.aSecond(), 0);
}

} // namespace
