// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/loadpace.h"

#include <gtest/gtest.h>

namespace
{

using namespace std::chrono_literals;
using server::LoadPace;

void note(LoadPace &pace, std::initializer_list<LoadPace::Duration> roundTrips)
{
    for (const LoadPace::Duration roundTrip : roundTrips)
        pace.noteRoundTrip(roundTrip);
}

TEST(LoadPace, DoesNotPauseOnAQuietServer)
{
    LoadPace pace;
    EXPECT_EQ(pace.pauseAfter(3ms), 0us);
    note(pace, {200us, 1ms, 3ms, 2ms, 4ms});
    EXPECT_EQ(pace.pauseAfter(3ms), 0us);
}

TEST(LoadPace, DoesNotTakeDistanceForLoad)
{
    LoadPace pace;
    note(pace, {80ms, 81ms, 82ms, 80ms, 83ms});
    EXPECT_EQ(pace.pauseAfter(90ms), 0us);
}

TEST(LoadPace, IgnoresASingleSlowAnswer)
{
    LoadPace pace;
    note(pace, {200us, 300us, 60ms, 300us, 70ms, 80ms, 200us});
    EXPECT_EQ(pace.pauseAfter(3ms), 0us);
}

TEST(LoadPace, BacksOffFurtherAndFurtherButNotForEver)
{
    LoadPace pace;
    note(pace, {200us, 10ms, 10ms, 10ms});
    const auto first = pace.pauseAfter(3ms);
    EXPECT_GT(first, 0us);
    pace.noteRoundTrip(10ms);
    EXPECT_EQ(pace.pauseAfter(3ms), first * 2);
    for (int i = 0; i < 30; ++i)
        pace.noteRoundTrip(10ms);
    EXPECT_EQ(pace.pauseAfter(3ms), LoadPace::kLongestPause);
}

TEST(LoadPace, RecoversWhenTheServerDoes)
{
    LoadPace pace;
    note(pace, {200us, 10ms, 10ms, 10ms, 10ms, 10ms});
    ASSERT_GT(pace.pauseAfter(3ms), 0us);
    for (int i = 0; i < 12; ++i)
        pace.noteRoundTrip(300us);
    EXPECT_EQ(pace.pauseAfter(3ms), 0us);
}

TEST(LoadPace, GentlyRestsAsLongAsItReads)
{
    LoadPace pace(true);
    EXPECT_EQ(pace.pauseAfter(4ms), 4ms);
    EXPECT_EQ(pace.pauseAfter(10s), LoadPace::kLongestPause);
    note(pace, {200us, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms, 50ms});
    EXPECT_GT(pace.pauseAfter(1ms), 1ms);
}

TEST(LoadPace, ANewPassForgetsTheLoadButNotTheDistance)
{
    LoadPace pace;
    note(pace, {200us, 10ms, 10ms, 10ms});
    pace.restart();
    EXPECT_EQ(pace.pauseAfter(3ms), 0us);
    note(pace, {10ms, 10ms, 10ms});
    EXPECT_GT(pace.pauseAfter(3ms), 0us);
}

} // namespace
