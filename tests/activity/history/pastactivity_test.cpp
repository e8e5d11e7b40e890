// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/lagsample.h"
#include "models/activity/history/pastactivity.h"
#include "tests/activity/history/historyfolder.h"

#include <algorithm>
#include <numeric>

namespace
{

using namespace history;
using support::HistoryFolder;
using support::kDaysMs;
using support::kNow;

constexpr qint64 kOneMinuteMs = 60'000;

Activity minuteAt(qint64 at, qint64 sessions)
{
    Activity minute;
    minute.at = at;
    minute.sessions = sessions;
    minute.created = 3;
    minute.expired = 2;
    return minute;
}

TEST(PastActivity, FoldsMinutesIntoSteps)
{
    std::vector<Activity> minutes{minuteAt(kNow, 5), minuteAt(kNow + kOneMinuteMs, 9),
                                  minuteAt(kNow + 4 * kOneMinuteMs, 7)};
    minutes.push_back(minuteAt(kNow + 11 * kOneMinuteMs, -1));
    minutes.push_back(minuteAt(kNow + 25 * kOneMinuteMs, 0));
    const auto steps = stepsOf(minutes, 10 * kOneMinuteMs);
    ASSERT_EQ(steps.size(), 3U) << "nothing of a time of which nothing is known";
    EXPECT_EQ(steps[0].at, kNow);
    EXPECT_EQ(steps[0].minutes, 3);
    EXPECT_EQ(steps[0].created, 9);
    EXPECT_EQ(steps[0].sessions, 7) << "at its end";
    EXPECT_EQ(steps[0].fewest, 5);
    EXPECT_EQ(steps[0].most, 9);
    EXPECT_EQ(steps[1].at, kNow + 10 * kOneMinuteMs);
    EXPECT_EQ(steps[1].sessions, -1) << "not known is not 0";
    EXPECT_EQ(steps[1].fewest, -1);
    EXPECT_EQ(steps[2].sessions, 0) << "and 0 is known";
}

TEST(PastActivity, AMonthComesAsNoMoreThanIsDrawn)
{
    HistoryFolder folder;
    Batch batch;
    const qint64 begin = kNow - 29 * kDaysMs;
    for (qint64 at = begin; at < kNow; at += kOneMinuteMs)
        batch.minutes.push_back(minuteAt(at, 1'000));
    batch.spans = {{Watch::Live, begin, kNow}};
    ASSERT_TRUE(folder.store()->write(batch));
    const auto reader = folder.reader();
    PastWanted wanted;
    wanted.from = kNow - 30 * kDaysMs;
    wanted.until = kNow;
    wanted.stepMs = 2 * 60 * kOneMinuteMs;
    wanted.now = kNow;
    const auto past = readPast(*reader, wanted);
    ASSERT_TRUE(past);
    EXPECT_EQ(past->steps.size(), 29U * 12);
    EXPECT_EQ(past->since, begin);
    EXPECT_FALSE(past->edge);
    const qint64 created = std::accumulate(past->steps.begin(), past->steps.end(), qint64(0),
                                           [](qint64 sum, const PastStep &step) { return sum + step.created; });
    EXPECT_EQ(created, qint64(batch.minutes.size()) * 3);
}

TEST(PastActivity, HasGapsAndTheMinuteAtTheEdge)
{
    HistoryFolder folder;
    Batch batch;
    batch.spans = {{Watch::Live, kNow - 3 * kDaysMs, kNow - 2 * kDaysMs}};
    batch.gaps = {{GapKind::Restart, kNow - kOneMinuteMs, kNow - kOneMinuteMs / 2, 0},
                  {GapKind::Dropped, kNow - 9 * kDaysMs, kNow - 9 * kDaysMs + 5'000, 7}};
    batch.minutes = {minuteAt(kNow - 2 * kOneMinuteMs, 4), minuteAt(kNow, 6)};
    const auto store = folder.store();
    ASSERT_TRUE(store->write(batch));
    ASSERT_TRUE(store->write({{}, {}, {}, {{Watch::Live, kNow - 2 * kOneMinuteMs, kNow}}}));
    PastWanted wanted;
    wanted.from = kNow - kDaysMs;
    wanted.until = kNow;
    wanted.hasEdge = true;
    wanted.now = kNow;
    const auto past = readPast(*folder.reader(), wanted);
    ASSERT_TRUE(past);
    ASSERT_TRUE(past->edge);
    EXPECT_EQ(past->edge->sessions, 6);
    EXPECT_EQ(past->steps.size(), 1U) << "what is at the edge is told once";
    ASSERT_EQ(past->gaps.size(), 2U) << "one that was over before is not told";
    EXPECT_EQ(past->gaps[0].kind, GapKind::NotWatched);
    EXPECT_EQ(past->gaps[0].until, kNow - 2 * kOneMinuteMs);
    EXPECT_EQ(past->gaps[1].kind, GapKind::Restart);
}

/// As it was written before the slow end of the lag was.
TEST(PastActivity, AHistoryOfTheFirstVersionGoesOn)
{
    HistoryFolder folder;
    {
        Batch batch;
        batch.minutes = {minuteAt(kNow, 4)};
        ASSERT_TRUE(folder.store()->write(batch));
        const auto database = HistoryDatabase::open(folder.file(), HistoryDatabase::Access::Write);
        ASSERT_TRUE(database);
        for (const char *statement :
             {"ALTER TABLE minute DROP COLUMN slow", "ALTER TABLE hour DROP COLUMN slow", "PRAGMA user_version=1"})
            ASSERT_TRUE((*database)->run(QString::fromLatin1(statement))) << statement;
    }
    const auto read = folder.reader()->activity(HistoryReader::Step::Minute, kNow, kNow + 1);
    ASSERT_TRUE(read) << "who only reads changes nothing";
    ASSERT_EQ(read->size(), 1U);
    EXPECT_EQ(read->front().sessions, 4);
    EXPECT_EQ(read->front().slowLagMs, -1);
    Batch batch;
    batch.minutes = {minuteAt(kNow + kOneMinuteMs, 5)};
    batch.minutes[0].slowLagMs = 900;
    ASSERT_TRUE(folder.store()->write(batch));
    const auto both = folder.reader()->activity(HistoryReader::Step::Minute, kNow, kNow + kDaysMs);
    ASSERT_TRUE(both);
    ASSERT_EQ(both->size(), 2U);
    EXPECT_EQ(both->at(0).slowLagMs, -1);
    EXPECT_EQ(both->at(1).slowLagMs, 900);
}

TEST(LagSample, TellsMiddleAndSlowEnd)
{
    LagSample none;
    EXPECT_EQ(none.percentile(50), -1);
    LagSample one;
    one.add(70);
    EXPECT_EQ(one.percentile(50), 70);
    EXPECT_EQ(one.percentile(95), 70);
    LagSample hundred;
    for (qint64 lag = 100; lag > 0; --lag)
        hundred.add(lag);
    EXPECT_EQ(hundred.percentile(50), 50);
    EXPECT_EQ(hundred.percentile(95), 95);
    LagSample many;
    for (qint64 i = 0; i < 300'000; ++i)
        many.add(i % 1'000);
    EXPECT_NEAR(double(many.percentile(50)), 500, 30);
    EXPECT_NEAR(double(many.percentile(95)), 950, 30);
}

} // namespace
