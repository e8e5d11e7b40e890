// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/chartpoints.h"
#include "ui/activity/charts/timeticks.h"
#include "ui/activity/charts/valuescale.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using activity::ActivityHistory;
using namespace ui;

namespace
{

constexpr qint64 kNow = 1'790'000'000;

PlotWindow windowOf(qint64 seconds, double width)
{
    return {kNow - seconds, kNow, width};
}

ActiveLine lineOf(const ActivityHistory &history, const PlotWindow &window)
{
    return activeLine(history.buckets(window.from, window.to, int(window.width)), window);
}

} // namespace

TEST(ActiveLine, NeverHasMoreThanTwoPointsAPixel)
{
    std::mt19937 random(5);
    ActivityHistory history;
    for (qint64 second = kNow - ActivityHistory::kSeconds + 1; second < kNow; ++second)
        history.setActive(second, qint64(random() % 1'000'000));
    for (const qint64 range : {60, 300, 3600, 86'400}) {
        for (const double width : {100.0, 417.0, 1500.0}) {
            const ActiveLine line = lineOf(history, windowOf(range, width));
            EXPECT_LE(line.points.size(), qsizetype(2 * width) + 1);
            EXPECT_TRUE(line.gaps.isEmpty());
            EXPECT_TRUE(std::is_sorted(line.points.cbegin(), line.points.cend(),
                                       [](QPointF a, QPointF b) { return a.x() < b.x(); }));
            EXPECT_GE(line.points.constFirst().x(), 0);
            EXPECT_DOUBLE_EQ(line.points.constLast().x(), width);
        }
    }
}

TEST(ActiveLine, LosesNoSpike)
{
    ActivityHistory history;
    for (qint64 second = kNow - 80'000; second < kNow; ++second)
        history.setActive(second, second == kNow - 40'000 ? 900 : (second == kNow - 20'000 ? 3 : 100));
    const ActiveLine line = lineOf(history, windowOf(86'400, 300));
    const auto has = [&line](double value) {
        return std::any_of(line.points.cbegin(), line.points.cend(), [value](QPointF p) { return p.y() == value; });
    };
    EXPECT_TRUE(has(900));
    EXPECT_TRUE(has(3));
    EXPECT_DOUBLE_EQ(line.points.constLast().y(), 100);
}

TEST(ActiveLine, SaysWhereNobodyWatched)
{
    ActivityHistory history;
    for (qint64 second = kNow - 50; second < kNow; ++second) {
        if (second < kNow - 30 || (second >= kNow - 20 && second < kNow - 10))
            history.setActive(second, 7);
    }
    const ActiveLine line = lineOf(history, windowOf(60, 600)); // 10 pixels a second
    ASSERT_EQ(line.gaps.size(), 2);
    EXPECT_DOUBLE_EQ(line.points.constFirst().x(), 100) << "before the program started is no gap";
    EXPECT_DOUBLE_EQ(line.gaps.at(0).left, 300);
    EXPECT_DOUBLE_EQ(line.gaps.at(0).right, 400);
    EXPECT_DOUBLE_EQ(line.gaps.at(1).left, 500);
    EXPECT_DOUBLE_EQ(line.gaps.at(1).right, 600);
    EXPECT_TRUE(lineOf(ActivityHistory(), windowOf(60, 600)).points.isEmpty());
}

TEST(RoundScale, HoldsAllFiguresInFewRoundSteps)
{
    std::mt19937 random(9);
    for (int i = 0; i < 20'000; ++i) {
        const double low = double(random() % 3'000'000);
        const double high = low + double(random() % (i % 2 == 0 ? 50 : 3'000'000));
        const ValueScale scale = roundScale(low, high, 5);
        ASSERT_LE(scale.min, low);
        ASSERT_GE(scale.max, high);
        ASSERT_GT(scale.max, scale.min);
        ASSERT_GE(scale.step, 1);
        ASSERT_LE((scale.max - scale.min) / scale.step, 5.01) << low << " " << high;
    }
    EXPECT_EQ(roundScale(0, 0, 5), (ValueScale{0, 1, 1}));
    EXPECT_EQ(roundScale(0, 4100, 5), (ValueScale{0, 5000, 1000}));
    EXPECT_GT(roundScale(1'199'000, 1'199'500, 5).min, 1'000'000) << "a small change of a large figure is seen";
}

TEST(RoundScale, ShowsNoiseAsNoise)
{
    const ValueScale flat = roundScale(1'203'900, 1'204'700, 5);
    EXPECT_GT(flat.max - flat.min, 100'000) << "less than a thousandth is no mountain";
    const ValueScale some = roundScale(298, 305, 5);
    EXPECT_GE(some.max - some.min, 30);
    EXPECT_EQ(roundScale(9, 11, 5).min, 0) << "these can be counted";
}

TEST(TopOfBars, CutsTowersOffAndNothingElse)
{
    EXPECT_EQ(topOfBars({}), 0);
    EXPECT_EQ(topOfBars({3, 30, 12}), 30);
    std::vector<double> bars(60, 5.0);
    bars[7] = 8;
    EXPECT_EQ(topOfBars(bars), 8);
    bars[30] = 1'000;
    EXPECT_LT(topOfBars(bars), 20) << "one spike flattens nothing";
    EXPECT_GE(topOfBars(bars), 8);
    bars[31] = 900; // it went on for a second
    EXPECT_LT(topOfBars(bars), 20);
    for (size_t bar = 40; bar < 50; ++bar)
        bars[bar] = 700;
    EXPECT_EQ(topOfBars(bars), 1'000) << "so many are no exception";
    std::vector<double> alone(60, 0.0);
    alone[3] = 250;
    EXPECT_EQ(topOfBars(alone), 250) << "there is nothing beside it";
}

TEST(SteadyScale, GrowsAtOnceAndFollowsWhatIsShown)
{
    SteadyScale scale(5);
    scale.update(0, 90);
    EXPECT_EQ(scale.scale().max, 100);
    EXPECT_TRUE(scale.update(0, 450));
    EXPECT_EQ(scale.scale().max, 500);
    EXPECT_TRUE(scale.update(0, 90)) << "a fifth of it would be a strip at the bottom";
    EXPECT_EQ(scale.scale().max, 100);
    for (int i = 1; i < SteadyScale::kUpdatesBeforeShrinking; ++i)
        EXPECT_FALSE(scale.update(0, 60)) << "it may grow again";
    EXPECT_TRUE(scale.update(0, 60));
    EXPECT_EQ(scale.scale().max, 60);
    EXPECT_FALSE(scale.update(0, 48)) << "fits well enough";

    scale.update(0, 250);
    scale.update(0, 30);
    EXPECT_EQ(scale.scale().max, 30);
    scale.update(0, 4000);
    scale.reset();
    scale.update(0, 90);
    EXPECT_EQ(scale.scale().max, 100);
}

TEST(TimeTicks, StandAtRoundTimesAndEndWithNow)
{
    const qint64 noon = 1'790'078'400; // 12:00 UTC
    const auto ticks = timeTicks(noon - 290, noon + 10, 0, 5);
    ASSERT_EQ(ticks.size(), 5U);
    EXPECT_EQ(ticks[0].text, QStringLiteral("11:56"));
    EXPECT_EQ(ticks[3].text, QStringLiteral("11:59"));
    EXPECT_EQ(ticks.back().text, QStringLiteral("now"));
    EXPECT_DOUBLE_EQ(ticks.back().position, 1);
    EXPECT_TRUE(timeTicks(10, 10, 0, 5).empty());
}

TEST(TimeTicks, LookAhead)
{
    const auto hour = aheadTicks(3600);
    ASSERT_EQ(hour.size(), 4U);
    EXPECT_EQ(hour[1].text, QStringLiteral("+20"));
    EXPECT_EQ(hour[3].text, QStringLiteral("+60 min"));
    EXPECT_EQ(aheadTicks(60).back().text, QStringLiteral("+60 s"));
    EXPECT_EQ(spanText(3600), QStringLiteral("60 min"));
    EXPECT_EQ(spanText(7200), QStringLiteral("2 h"));
}
