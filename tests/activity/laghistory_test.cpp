// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Percentiles without the single values, held against those with them.
#include "models/activity/laghistory.h"
#include "models/activity/settinghistory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using activity::ExpirySettings;
using activity::LagHistory;
using activity::SettingHistory;

namespace
{

constexpr qint64 kLagSecond = 1'790'000'000;

ExpirySettings settingsTold(int hz, int effort = 1)
{
    ExpirySettings told;
    told.hz.add(hz);
    told.effort.add(effort);
    return told;
}

} // namespace

TEST(LagHistory, TellsNothingOfNothing)
{
    const LagHistory history;
    EXPECT_EQ(history.figures(kLagSecond - 300, kLagSecond), LagHistory::Figures());
    for (const LagHistory::Point &point : history.points(kLagSecond - 300, kLagSecond, 5, 10))
        EXPECT_EQ(point.figures.p50, -1);
}

TEST(LagHistory, BinsAreAThirtySecondOfTheirLagWide)
{
    int before = -1;
    for (qint64 lag = 0; lag < 5'000'000'000; lag += 1 + lag / 200) {
        const int bin = LagHistory::binOf(lag);
        ASSERT_GE(bin, before);
        ASSERT_LT(bin, LagHistory::kBins);
        before = bin;
        if (lag < (qint64(1) << 32)) {
            ASSERT_LE(std::abs(LagHistory::middleOf(bin) - lag), std::max<qint64>(0, lag / 32)) << lag;
        }
    }
    EXPECT_EQ(LagHistory::middleOf(LagHistory::binOf(63)), 63);
}

TEST(LagHistory, PercentilesAgreeWithThoseOfAllValues)
{
    std::mt19937 random(3);
    std::lognormal_distribution<double> lags(7.0, 1.2);
    LagHistory history;
    std::vector<qint64> all;
    for (int i = 0; i < 200'000; ++i) {
        const auto lag = qint64(lags(random));
        all.push_back(lag);
        history.add(kLagSecond - 1 - qint64(random() % 300), lag);
    }
    std::sort(all.begin(), all.end());
    const LagHistory::Figures figures = history.figures(kLagSecond - 300, kLagSecond);
    EXPECT_EQ(figures.measured, qint64(all.size()));
    EXPECT_EQ(figures.longest, all.back());
    for (const auto &[told, percent] : {std::pair(figures.p50, 50), std::pair(figures.p95, 95)}) {
        const qint64 exact = all[size_t((qint64(all.size()) * percent + 99) / 100 - 1)];
        EXPECT_LE(std::abs(told - exact), exact / 32 + 1) << percent;
    }
}

TEST(LagHistory, WhatIsInferredIsNamedAndNotCounted)
{
    LagHistory history;
    history.add(kLagSecond, 100);
    history.add(kLagSecond, -1);
    history.add(kLagSecond, -1);
    const LagHistory::Figures figures = history.figures(kLagSecond, kLagSecond + 1);
    EXPECT_EQ(figures.measured, 1);
    EXPECT_EQ(figures.inferred, 2);
    EXPECT_EQ(figures.p50, 100) << "a lag is never told longer than the longest";
}

TEST(LagHistory, CountsOnlyWhatIsWithinTheSpan)
{
    LagHistory history;
    history.add(kLagSecond - 20, 5'000);
    history.add(kLagSecond - 5, 40);
    EXPECT_EQ(history.figures(kLagSecond - 10, kLagSecond).longest, 40);
    EXPECT_EQ(history.figures({{kLagSecond - 21, kLagSecond - 19}, {kLagSecond - 6, kLagSecond}}).measured, 2);
    const auto points = history.points(kLagSecond - 30, kLagSecond, 5, 10);
    ASSERT_EQ(points.size(), 6u);
    EXPECT_EQ(points.back().figures.measured, 1);
    EXPECT_EQ(points.front().figures.measured, 0) << "the line is broken there";
}

TEST(LagHistory, ForgetsWhatIsOldAndIgnoresWhatComesTooLate)
{
    LagHistory history;
    history.add(kLagSecond, 10);
    history.add(kLagSecond + LagHistory::kSeconds, 20);
    EXPECT_EQ(history.firstSecond(), kLagSecond + LagHistory::kSeconds);
    history.add(kLagSecond, 30);
    EXPECT_EQ(history.figures(0, kLagSecond * 2).measured, 1);
    history.add(kLagSecond + 10, 40); // out of order, and not too old
    EXPECT_EQ(history.figures(0, kLagSecond * 2).measured, 2);
}

TEST(SettingHistory, AnswersThatAgreeAreOneSpan)
{
    SettingHistory history;
    for (qint64 second = kLagSecond; second < kLagSecond + 30; second += 3)
        history.note(second, settingsTold(10));
    for (qint64 second = kLagSecond + 30; second <= kLagSecond + 60; second += 3)
        history.note(second, settingsTold(100));
    const auto spans = history.spans(kLagSecond - 60, kLagSecond + 63);
    ASSERT_EQ(spans.size(), 2u);
    EXPECT_EQ(spans[0].from, kLagSecond);
    EXPECT_EQ(spans[0].to, kLagSecond + 30);
    EXPECT_EQ(spans[1].hz.low, 100);
    EXPECT_EQ(spans[1].to, kLagSecond + 63) << "up to now: it was told a moment ago";
}

TEST(SettingHistory, WhereNoAnswerCameNobodyKnows)
{
    SettingHistory history;
    history.note(kLagSecond, settingsTold(10));
    history.note(kLagSecond + 3, settingsTold(10));
    history.note(kLagSecond + 100, settingsTold(10));
    auto spans = history.spans(kLagSecond - 10, kLagSecond + 200);
    ASSERT_EQ(spans.size(), 1u) << "an answer alone is no span, and what was told last is old";
    EXPECT_EQ(spans[0].to, kLagSecond + 3);
    history.note(kLagSecond + 103, ExpirySettings()); // refused
    EXPECT_EQ(history.spans(kLagSecond - 10, kLagSecond + 200).size(), 1u);
}

TEST(SettingHistory, SeveralNodesAreARange)
{
    ExpirySettings told;
    told.hz.add(100);
    told.hz.add(-1);
    told.hz.add(10);
    EXPECT_EQ(told.hz.low, 10);
    EXPECT_EQ(told.hz.high, 100);
}
