// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/lossruns.h"

#include <gtest/gtest.h>

#include <numeric>

using activity::Loss;
using activity::LossRuns;

namespace
{

constexpr qint64 kFirstEnding = 1'790'000'000'000;
constexpr int kExpired = 2;
constexpr int kDeleted = 3;

void addEvenly(LossRuns &runs, int count, qint64 from, qint64 spanMs, int kind = kExpired)
{
    for (int i = 0; i < count; ++i)
        runs.add(kind, from + spanMs * i / count);
}

} // namespace

TEST(LossRuns, ManyAtOnceAreOne)
{
    LossRuns runs;
    addEvenly(runs, 3412, kFirstEnding, 1900);
    const std::vector<Loss> losses = runs.losses();
    ASSERT_EQ(losses.size(), 1U);
    EXPECT_EQ(losses[0].count, 3412);
    EXPECT_EQ(losses[0].kind, kExpired);
    EXPECT_EQ(losses[0].from, kFirstEnding);
    EXPECT_LT(losses[0].until, kFirstEnding + 1900);
}

TEST(LossRuns, FewAreNone)
{
    LossRuns runs;
    addEvenly(runs, LossRuns::kFewest - 1, kFirstEnding, 100);
    EXPECT_TRUE(runs.losses().empty());
    // A minute of a quiet server.
    addEvenly(runs, 1200, kFirstEnding + 10'000, 60'000);
    EXPECT_TRUE(runs.losses().empty());
}

TEST(LossRuns, KindsDoNotMix)
{
    LossRuns runs;
    for (int i = 0; i < 150; ++i) {
        runs.add(kExpired, kFirstEnding + i);
        runs.add(kDeleted, kFirstEnding + i);
    }
    EXPECT_EQ(runs.losses().size(), 2U);
}

TEST(LossRuns, CountsEachOnceHoweverLongItGoesOn)
{
    LossRuns runs;
    addEvenly(runs, 60'000, kFirstEnding, 60'000);
    // Another one, long after.
    addEvenly(runs, 500, kFirstEnding + 200'000, 100);
    const std::vector<Loss> losses = runs.losses();
    const qint64 sum = std::accumulate(losses.begin(), losses.end(), qint64(0),
                                       [](qint64 count, const Loss &loss) { return count + loss.count; });
    EXPECT_EQ(sum, 60'500);
    EXPECT_GE(losses.size(), 6U) << "a line for each ten seconds";
    for (const Loss &loss : losses)
        EXPECT_LE(loss.until - loss.from, LossRuns::kLongestMs + LossRuns::kWindowMs);
}

TEST(LossRuns, WhatComesLateBelongsToIt)
{
    LossRuns runs;
    addEvenly(runs, 200, kFirstEnding, 500);
    runs.add(kExpired, kFirstEnding - 300);
    ASSERT_EQ(runs.losses().size(), 1U);
    EXPECT_EQ(runs.losses()[0].count, 201);
    EXPECT_EQ(runs.losses()[0].from, kFirstEnding - 300);
    runs.clear();
    EXPECT_TRUE(runs.losses().empty());
}

TEST(LossRuns, KeepsTheLatest)
{
    LossRuns runs;
    for (int i = 0; i < 600; ++i)
        addEvenly(runs, 100, kFirstEnding + i * 10'000, 10);
    const std::vector<Loss> losses = runs.losses();
    EXPECT_EQ(losses.size(), LossRuns::kMostKept + 1);
    EXPECT_EQ(losses.back().from, kFirstEnding + 599 * 10'000);
}
