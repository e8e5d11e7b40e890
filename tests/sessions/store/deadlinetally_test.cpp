// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/deadlinetally.h"
#include "tests/sessions/sessionrows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace sessions;
using testrows::kNow;

namespace
{

/// The same questions, asked of the plain list.
qint64 naiveActive(const std::vector<qint64> &deadlines, qint64 now)
{
    return std::count_if(deadlines.begin(), deadlines.end(),
                         [now](qint64 deadline) { return deadline == 0 || deadline > now; });
}

qint64 naiveEnding(const std::vector<qint64> &deadlines, qint64 from, qint64 to)
{
    return std::count_if(deadlines.begin(), deadlines.end(),
                         [from, to](qint64 deadline) { return deadline > from && deadline <= to; });
}

} // namespace

TEST(Tally, AgreesWithAList)
{
    std::mt19937 random(3);
    DeadlineTally tally;
    EXPECT_TRUE(tally.needsRefill(kNow));
    tally.beginRefill(kNow);
    EXPECT_FALSE(tally.needsRefill(kNow));
    std::vector<qint64> deadlines;
    for (int step = 0; step < 20'000; ++step) {
        if (!deadlines.empty() && random() % 3 == 0) {
            const size_t victim = random() % deadlines.size();
            tally.remove(deadlines[victim]);
            deadlines.erase(deadlines.begin() + static_cast<std::ptrdiff_t>(victim));
        } else {
            const qint64 deadline =
                random() % 10 == 0 ? 0 : kNow - 600'000 + static_cast<qint64>(random() % 10'000'000);
            tally.add(deadline);
            deadlines.push_back(deadline);
        }
        if (step % 500 != 0)
            continue;
        for (const qint64 now : {kNow, kNow + 1000, kNow + 777'500, kNow + 3'599'000}) {
            EXPECT_EQ(tally.activeAt(now), naiveActive(deadlines, now));
            EXPECT_EQ(tally.dueAt(now), static_cast<qint64>(deadlines.size()) - naiveActive(deadlines, now));
            EXPECT_EQ(tally.activeAt(now + 499), tally.activeAt(now)) << "holds for the half second";
            const std::vector<qint64> steps = tally.endingFrom(now, 60, 60);
            for (size_t at = 0; at < steps.size(); ++at) {
                const qint64 from = now + static_cast<qint64>(at) * 60'000;
                EXPECT_EQ(steps[at], naiveEnding(deadlines, from, from + 60'000));
            }
        }
    }
}

TEST(Tally, AsksToMoveItsWindow)
{
    DeadlineTally tally;
    tally.beginRefill(kNow);
    const qint64 last = (DeadlineTally::kNearSeconds - DeadlineTally::kAheadSeconds) * 1000;
    EXPECT_FALSE(tally.needsRefill(kNow + last));
    EXPECT_TRUE(tally.needsRefill(kNow + last + 1000));
    EXPECT_TRUE(tally.needsRefill(kNow - 1000)) << "the clock was set back";
}

TEST(Tally, AlwaysLooksADayAhead)
{
    DeadlineTally tally;
    tally.beginRefill(kNow);
    qint64 now = kNow;
    while (!tally.needsRefill(now + 3'600'000))
        now += 3'600'000;
    tally.add(now + DeadlineTally::kAheadSeconds * 1000);
    tally.add(now + DeadlineTally::kAheadSeconds * 1000 * 10);
    EXPECT_EQ(tally.endingFrom(now, 3600, 24).back(), 1);
    EXPECT_EQ(tally.activeAt(now), 2);
}

TEST(Tally, TakesAnyNumber)
{
    DeadlineTally tally;
    tally.beginRefill(kNow);
    for (const qint64 deadline : {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()}) {
        tally.add(deadline);
        tally.remove(deadline);
    }
    EXPECT_EQ(tally.total(), 0);
    EXPECT_EQ(tally.activeAt(kNow), 0);
    EXPECT_TRUE(tally.endingFrom(kNow, 60, -1).empty());
}

TEST(Tally, StoreMovesItOn)
{
    SessionStore store;
    for (int hour = 0; hour < 30; ++hour) {
        testrows::Row row{"s:" + QByteArray::number(hour), {}, kNow + (hour + 1) * 3'600'000};
        row.at = kNow;
        testrows::apply(store, row);
    }
    for (int hour = 0; hour < 30; ++hour) {
        const qint64 now = kNow + hour * 3'600'000;
        store.advanceTo(now);
        EXPECT_EQ(store.deadlines().activeAt(now), 30 - hour);
        EXPECT_EQ(store.deadlines().endingFrom(now, 3600, 1).front(), 1);
    }
}
