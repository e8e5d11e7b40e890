// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/activityhistory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

using activity::ActivityHistory;
using activity::ActivitySample;
using activity::bucketWidth;

namespace
{

constexpr qint64 kNow = 1'790'000'000;

ActivitySample created(quint32 count)
{
    ActivitySample sample;
    sample.created = count;
    return sample;
}

/// The same promises, kept in the simplest way.
class NaiveHistory
{
public:
    void add(qint64 second, const ActivitySample &counts)
    {
        if (!reaches(second))
            return;
        ActivitySample &sum = m_seconds[second];
        sum.created += counts.created;
        sum.expired += counts.expired;
        sum.loggedOut += counts.loggedOut;
        sum.evicted += counts.evicted;
    }

    void setActive(qint64 second, qint64 active)
    {
        if (reaches(second))
            m_seconds[second].active = active;
    }

    ActivitySample sum(qint64 from, qint64 to) const
    {
        ActivitySample sum;
        for (auto at = m_seconds.lower_bound(from); at != m_seconds.end() && at->first < to; ++at) {
            sum.created += at->second.created;
            sum.expired += at->second.expired;
            sum.loggedOut += at->second.loggedOut;
            sum.evicted += at->second.evicted;
            if (at->second.active >= 0)
                sum.active = at->second.active;
        }
        return sum;
    }

    qint64 last() const { return m_seconds.empty() ? 0 : m_seconds.rbegin()->first; }

private:
    bool reaches(qint64 second)
    {
        if (second <= last() - ActivityHistory::kSeconds)
            return false;
        m_seconds[second];
        m_seconds.erase(m_seconds.begin(), m_seconds.upper_bound(last() - ActivityHistory::kSeconds));
        return true;
    }

    std::map<qint64, ActivitySample> m_seconds;
};

void expectSame(const ActivityHistory &history, const NaiveHistory &naive, qint64 from, qint64 to, int most)
{
    for (const auto &bucket : history.buckets(from, to, most)) {
        const ActivitySample wanted = naive.sum(bucket.from, std::min(bucket.from + bucket.seconds, to));
        ASSERT_EQ(bucket.sample.created, wanted.created) << bucket.from;
        ASSERT_EQ(bucket.sample.expired, wanted.expired) << bucket.from;
        ASSERT_EQ(bucket.sample.loggedOut, wanted.loggedOut) << bucket.from;
        ASSERT_EQ(bucket.sample.evicted, wanted.evicted) << bucket.from;
        ASSERT_EQ(bucket.sample.active, wanted.active) << bucket.from;
    }
}

} // namespace

TEST(ActivityHistory, IsEmptyAtFirstAndAfterClear)
{
    ActivityHistory history;
    EXPECT_EQ(history.firstSecond(), 0);
    EXPECT_EQ(history.lastSecond(), 0);
    history.add(kNow, created(3));
    EXPECT_EQ(history.firstSecond(), kNow);
    history.clear();
    EXPECT_EQ(history.firstSecond(), 0);
    for (const auto &bucket : history.buckets(kNow - 5, kNow + 1, 10))
        EXPECT_EQ(bucket.sample.created, 0U);
}

TEST(ActivityHistory, AgreesWithTheNaiveOne)
{
    std::mt19937 random(11);
    ActivityHistory history;
    NaiveHistory naive;
    qint64 now = kNow;
    for (int step = 0; step < 20'000; ++step) {
        // Mostly onwards by seconds, at times by hours, rarely by more than the window.
        const quint32 dice = random() % 1000;
        now += dice < 990 ? qint64(random() % 3) : (dice < 999 ? qint64(random() % 9000) : qint64(random() % 100'000));
        const qint64 second = random() % 10 == 0 ? now - qint64(random() % 90'000) : now;
        ActivitySample counts;
        counts.created = random() % 5;
        counts.expired = random() % 5;
        counts.loggedOut = random() % 2;
        counts.evicted = random() % 2;
        history.add(second, counts);
        naive.add(second, counts);
        if (random() % 3 != 0) {
            const qint64 active = qint64(random() % 1000) - 1;
            history.setActive(now, active);
            naive.setActive(now, active);
        }
        if (step % 1000 == 0) {
            ASSERT_EQ(history.lastSecond(), naive.last());
            expectSame(history, naive, now - 3600, now + 1, 100);
            expectSame(history, naive, now - ActivityHistory::kSeconds + 1, now + 1, 400);
        }
    }
}

TEST(ActivityHistory, WrapsAroundAfterADay)
{
    ActivityHistory history;
    constexpr qint64 kDays = 2;
    for (qint64 second = kNow; second < kNow + kDays * ActivityHistory::kSeconds; ++second)
        history.add(second, created(1));
    EXPECT_EQ(history.lastSecond() - history.firstSecond() + 1, ActivityHistory::kSeconds);
    quint32 sum = 0;
    for (const auto &bucket : history.buckets(kNow, kNow + kDays * ActivityHistory::kSeconds, 500))
        sum += bucket.sample.created;
    EXPECT_EQ(sum, ActivityHistory::kSeconds);

    history.add(kNow, created(1));
    EXPECT_GT(history.firstSecond(), kNow) << "too old: ignored";
}

TEST(ActivityHistory, LeavesGapsUnwatched)
{
    ActivityHistory history;
    history.setActive(kNow, 10);
    history.setActive(kNow + 100, 20);
    const auto buckets = history.buckets(kNow, kNow + 101, 200);
    ASSERT_EQ(buckets.size(), 101U);
    EXPECT_EQ(buckets.front().sample.active, 10);
    EXPECT_EQ(buckets.back().sample.active, 20);
    EXPECT_TRUE(std::all_of(buckets.begin() + 1, buckets.end() - 1,
                            [](const auto &bucket) { return bucket.sample.active == -1 && bucket.activeMax == -1; }));

    history.setActive(kNow + 101 + ActivityHistory::kSeconds, 30);
    EXPECT_EQ(history.firstSecond(), history.lastSecond()) << "nothing of the day before is left";
}

TEST(ActivityHistory, BucketsKnowTheExtremesAndTheLatest)
{
    ActivityHistory history;
    const qint64 minute = kNow - kNow % 60;
    for (qint64 i = 0; i < 60; ++i)
        history.setActive(minute + i, i == 20 ? 500 : (i == 40 ? 5 : 100));
    const auto buckets = history.buckets(minute, minute + 60, 1);
    ASSERT_EQ(buckets.size(), 1U);
    EXPECT_EQ(buckets[0].sample.active, 100);
    EXPECT_EQ(buckets[0].activeMin, 5);
    EXPECT_EQ(buckets[0].activeMax, 500);
}

TEST(ActivityHistory, BucketsStandStillAsTimeMoves)
{
    const ActivityHistory history;
    for (const qint64 range : {60, 300, 3600, 86'400}) {
        for (qint64 now = kNow; now < kNow + 200; ++now) {
            const auto buckets = history.buckets(now - range, now, 70);
            ASSERT_LE(buckets.size(), 70U);
            ASSERT_LE(buckets.front().from, now - range);
            ASSERT_GE(buckets.back().from + buckets.back().seconds, now);
            for (const auto &bucket : buckets) {
                ASSERT_EQ(bucket.from % bucket.seconds, 0);
                ASSERT_EQ(bucket.seconds, buckets.front().seconds);
            }
        }
    }
}

TEST(ActivityHistory, KnowsWhereAShareIsMissing)
{
    ActivityHistory history;
    history.markLackingShare(kNow - 10, kNow);
    EXPECT_EQ(history.firstSecond(), 0) << "nobody has watched";
    for (qint64 second = kNow; second < kNow + 20; ++second)
        history.setActive(second, 5);
    history.markLackingShare(kNow - 100, kNow + 4);
    history.markLackingShare(kNow + 15, kNow + 100);
    EXPECT_EQ(history.firstSecond(), kNow);
    EXPECT_EQ(history.lastSecond(), kNow + 19);
    for (const auto &bucket : history.buckets(kNow, kNow + 20, 20))
        EXPECT_EQ(bucket.sample.lacksShare, bucket.from <= kNow + 4 || bucket.from >= kNow + 15) << bucket.from;
    EXPECT_TRUE(history.buckets(kNow, kNow + 20, 3).front().sample.lacksShare) << "as its worst second";
    history.setActive(kNow + ActivityHistory::kSeconds + 4, 5);
    EXPECT_FALSE(history.buckets(kNow + ActivityHistory::kSeconds, kNow + ActivityHistory::kSeconds + 1, 1)
                     .front()
                     .sample.lacksShare)
        << "another day";
}

TEST(ActivityHistory, TakesAnyRangeAndAnyFigure)
{
    ActivityHistory history;
    history.add(0, created(1));
    history.add(-5, created(1));
    EXPECT_EQ(history.firstSecond(), 0);
    history.add(kNow, created(0xffff'ffffU));
    history.add(kNow, created(7));
    EXPECT_EQ(history.buckets(kNow, kNow + 1, 1).front().sample.created, 0xffff'ffffU) << "does not run over";
    EXPECT_TRUE(history.buckets(kNow, kNow, 10).empty());
    EXPECT_TRUE(history.buckets(kNow, kNow + 1, 0).empty());
    EXPECT_LE(history.buckets(-1'000, 1'000'000'000'000, 10).size(), 10U);
    EXPECT_EQ(bucketWidth(kNow, kNow + 60, 100), 1);
}
