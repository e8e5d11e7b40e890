// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/chartactivity.h"
#include "ui/activity/charts/chartnumbers.h"
#include "ui/activity/charts/timewords.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace ui;
using activity::ActivityHistory;
using history::Activity;
using history::Gap;
using history::GapKind;
using history::PastActivity;
using history::PastWanted;

namespace
{

constexpr qint64 kEnd = 1'790'000'000;
constexpr qint64 kDay = 24 * 60 * 60;

/// What the disk would answer.
PastActivity answerTo(const PastWanted &wanted, const std::map<qint64, Activity> &minutes, std::vector<Gap> gaps,
                      qint64 since)
{
    PastActivity past;
    past.wanted = wanted;
    std::vector<Activity> asked;
    for (const auto &[at, minute] : minutes) {
        if (at >= wanted.from && at < wanted.until)
            asked.push_back(minute);
        else if (at == wanted.until && wanted.hasEdge)
            past.edge = minute;
    }
    past.steps = history::stepsOf(asked, wanted.stepMs);
    past.gaps = std::move(gaps);
    past.since = since;
    return past;
}

qint64 createdIn(const ChartActivity &activity)
{
    qint64 sum = 0;
    for (const auto &bucket : activity.buckets)
        sum += bucket.sample.created;
    return sum;
}

void expectInOrder(const ChartActivity &activity)
{
    qint64 end = 0;
    for (const auto &bucket : activity.buckets) {
        ASSERT_GE(bucket.from, end) << "buckets lie over one another";
        ASSERT_GT(bucket.seconds, 0);
        ASSERT_LE(bucket.counted, bucket.seconds);
        end = bucket.from + bucket.seconds;
    }
}

} // namespace

/// Against a naive count of all that happened: two runs of the program, the first only on the disk, the second in
/// memory and on the disk.
TEST(ChartActivity, CountsNothingTwiceAndLosesNothing)
{
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        const qint64 start = kEnd - 1 - qint64(random() % (2 * kDay)) % (kDay - 10);
        const qint64 before = start - qint64(random() % 4) * 600 - qint64(random() % 90);
        ActivityHistory memory;
        std::map<qint64, Activity> minutes;
        std::map<qint64, qint64> all; // by the second
        const auto write = [&](qint64 second, qint64 count) {
            Activity &minute = minutes[second / 60 * 60 * 1000];
            minute.at = second / 60 * 60 * 1000;
            minute.created += count;
            minute.sessions = 100;
            all[second] += count;
        };
        for (qint64 second = before - 3 * 3600; second < before; second += 7)
            write(second, 1 + qint64(random() % 3));
        // The minute that both runs saw: the disk has what the first wrote, and not yet what the second did.
        for (qint64 second = start; second <= kEnd; ++second) {
            memory.setActive(second, 100);
            if (second % 7 == 0) {
                activity::ActivitySample counts;
                counts.created = 2;
                memory.add(second, counts);
                all[second] += 2;
                if (second / 60 != start / 60 && second / 60 != kEnd / 60) { // a full one of the second run
                    Activity &minute = minutes[second / 60 * 60 * 1000];
                    minute.at = second / 60 * 60 * 1000;
                    minute.created += 2;
                    minute.sessions = 100;
                }
            }
        }
        for (const qint64 range : {qint64(3600), kDay, 7 * kDay, 30 * kDay}) {
            const qint64 from = kEnd + 1 - range;
            const PastWanted wanted = pastWanted(memory, from, kEnd + 1, 417, 83);
            const PastActivity past = answerTo(wanted, minutes, {}, (before - 3 * 3600) * 1000);
            for (const int most : {417, 83}) {
                const ChartActivity activity = chartActivity(memory, &past, from, kEnd + 1, most);
                expectInOrder(activity);
                ASSERT_LE(activity.buckets.size(), size_t(4 * most) + 64);
                // From the beginning of the first bucket on, which is whole.
                const qint64 first = activity.buckets.front().from;
                qint64 expected = 0;
                qint64 shared = 0;
                for (const auto &[second, count] : all) {
                    expected += second >= std::min(first, from) && second <= kEnd ? count : 0;
                    shared += second / 60 == start / 60 && second < start ? count : 0;
                }
                // Of the shared minute the disk may have less than both saw together, and is believed to have all.
                EXPECT_LE(createdIn(activity), expected) << "round " << round << ", range " << range;
                EXPECT_GE(createdIn(activity) + shared + 2, expected - (range == 3600 ? 40 : 0))
                    << "round " << round << ", range " << range;
            }
        }
    }
}

TEST(ChartActivity, SaysWhereNobodyWatchedAndNeverNought)
{
    ActivityHistory memory;
    for (qint64 second = kEnd - 600; second <= kEnd; ++second)
        memory.setActive(second, 50);
    std::map<qint64, Activity> minutes;
    const qint64 left = (kEnd - 5 * 3600) / 60 * 60;
    for (qint64 at = left - 3600; at < left; at += 60) {
        minutes[at * 1000].at = at * 1000;
        minutes[at * 1000].sessions = 80;
    }
    const Gap gap{GapKind::NotWatched, left * 1000 + 250, (kEnd - 600) * 1000 - 100, 0};
    const qint64 from = kEnd + 1 - kDay;
    const PastWanted wanted = pastWanted(memory, from, kEnd + 1, 417, 83);
    EXPECT_EQ(wanted.until, (kEnd - 600) / 60 * 60 * 1000);
    const PastActivity past = answerTo(wanted, minutes, {gap}, (left - 3600) * 1000);
    const ChartActivity activity = chartActivity(memory, &past, from, kEnd + 1, 417);
    ASSERT_EQ(activity.bands.size(), 1U);
    EXPECT_EQ(activity.bands[0].kind, TimeBand::Kind::NotWatched);
    EXPECT_EQ(activity.bands[0].from, gap.since);
    EXPECT_EQ(activity.since, left - 3600) << "before it nothing was missed";
    EXPECT_TRUE(unknownTimesText(activity).contains(QStringLiteral("not watched")))
        << qPrintable(unknownTimesText(activity));
    for (const auto &bucket : activity.buckets) {
        const bool isInGap = bucket.from >= left && bucket.from + bucket.seconds <= kEnd - 600;
        EXPECT_FALSE(isInGap && bucket.sample.active >= 0);
    }
    const ActiveLine line = activeLine(activity.buckets, {from, kEnd + 1, 417}, activity.since);
    EXPECT_FALSE(line.gaps.isEmpty());
    for (const QPointF point : line.points)
        EXPECT_GT(point.y(), 0);
}

TEST(ChartActivity, WithoutAnswerNothingIsSaidOfBefore)
{
    ActivityHistory memory;
    for (qint64 second = kEnd - 10; second <= kEnd; ++second)
        memory.setActive(second, 50);
    const ChartActivity activity = chartActivity(memory, nullptr, kEnd + 1 - kDay, kEnd + 1, 417);
    EXPECT_TRUE(activity.bands.empty());
    EXPECT_EQ(activity.since, kEnd - 10);
    EXPECT_TRUE(unknownTimesText(activity).contains(QStringLiteral("nothing is known of before")));
}

/// What a minute of the disk lacks although somebody watched is not called unwatched.
TEST(ChartActivity, TellsNotKnownFromNotWatched)
{
    ActivityHistory memory;
    for (qint64 second = kEnd - 60; second <= kEnd; ++second)
        memory.setActive(second, 50);
    std::map<qint64, Activity> minutes;
    const qint64 begin = (kEnd - 4 * 3600) / 60 * 60;
    for (qint64 at = begin; at < kEnd - 60; at += 60) {
        if (at >= begin + 3600 && at < begin + 7200)
            continue;
        minutes[at * 1000].at = at * 1000;
        minutes[at * 1000].sessions = 80;
    }
    const qint64 from = kEnd + 1 - kDay;
    const PastWanted wanted = pastWanted(memory, from, kEnd + 1, 417, 83);
    const PastActivity past = answerTo(wanted, minutes,
                                       {{GapKind::Missed, (begin + 60) * 1000, (begin + 120) * 1000, 0},
                                        {GapKind::Restart, (begin + 8000) * 1000, (begin + 8010) * 1000, 0}},
                                       begin * 1000);
    const ChartActivity activity = chartActivity(memory, &past, from, kEnd + 1, 417);
    ASSERT_EQ(activity.bands.size(), 2U);
    EXPECT_EQ(activity.bands[0].kind, TimeBand::Kind::EventsLost);
    EXPECT_EQ(activity.bands[1].kind, TimeBand::Kind::NotKnown);
    ASSERT_EQ(activity.restarts.size(), 1U);
    EXPECT_EQ(activity.restarts[0].before, 80);
}

/// Memory forgets second by second what the disk was asked for a minute ago.
TEST(ChartActivity, GoesOnWhereMemoryForgets)
{
    ActivityHistory memory;
    for (qint64 second = kEnd - ActivityHistory::kSeconds - 500; second <= kEnd; ++second)
        memory.setActive(second, 50);
    std::map<qint64, Activity> minutes;
    for (qint64 at = (kEnd - 3 * kDay) / 60 * 60; at < kEnd; at += 60) {
        minutes[at * 1000].at = at * 1000;
        minutes[at * 1000].sessions = 50;
    }
    const PastWanted wanted = pastWanted(memory, kEnd + 1 - 7 * kDay, kEnd + 1, 417, 83);
    EXPECT_FALSE(wanted.hasEdge);
    const PastActivity past = answerTo(wanted, minutes, {}, (kEnd - 3 * kDay) * 1000);
    for (qint64 later = 0; later < 60; ++later) {
        memory.setActive(kEnd + later, 50);
        const ChartActivity activity = chartActivity(memory, &past, kEnd + later + 1 - 7 * kDay, kEnd + later + 1, 417);
        expectInOrder(activity);
        EXPECT_TRUE(activity.bands.empty()) << later;
    }
}

TEST(TimeWords, SayWhatIsKnownOfARestart)
{
    RestartMark mark{(kEnd - 10) * 1000, kEnd * 1000, -1, 40};
    EXPECT_FALSE(restartText(mark, false).contains(QStringLiteral("session")));
    mark.before = 45;
    EXPECT_TRUE(restartText(mark, false).contains(QStringLiteral("5 session"))) << qPrintable(restartText(mark, false));
    mark.after = 45;
    EXPECT_FALSE(restartText(mark, false).contains(QStringLiteral("fewer")));
    EXPECT_TRUE(bandText({TimeBand::Kind::EventsLost, kEnd * 1000, kEnd * 1000 + 600'000, 3412, false}, false)
                    .contains(QStringLiteral("3,412 event")));
}

TEST(ChartNumbers, UnknownIsEmptyAndTimesAreUtc)
{
    ChartNumbers numbers;
    numbers.columns = {"active", "lowest"};
    numbers.rows.push_back({1'795'946'400'000, 60, {5, 0}, {}});
    numbers.rows.push_back({1'795'946'460'000, 2400, {std::nullopt, std::nullopt}, "not-watched"});
    EXPECT_EQ(csvOf(numbers), "time,seconds,active,lowest,note\n"
                              "2026-11-29T10:00:00Z,60,5,0,\n"
                              "2026-11-29T10:01:00Z,2400,,,not-watched\n");
}
