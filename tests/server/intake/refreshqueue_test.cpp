// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/refreshqueue.h"
#include "models/server/intake/records/seenkeys.h"

#include <gtest/gtest.h>

#include <algorithm>

using server::RefreshQueue;
using server::SeenKeys;
using Keys = std::vector<QByteArray>;

namespace
{

QByteArray keyOf(int number)
{
    return "session:" + QByteArray::number(number);
}

void addMany(RefreshQueue &queue, int first, int count, bool areNew, qint64 now)
{
    for (int i = first; i < first + count; ++i)
        ASSERT_TRUE(queue.add(keyOf(i), areNew, now));
}

Keys takeDue(RefreshQueue &queue)
{
    return queue.take(queue.nextAt().value_or(0));
}

TEST(RefreshQueueTest, ReadsAKeyOnceHoweverOftenItIsWritten)
{
    RefreshQueue queue;
    for (int i = 0; i < 1000; ++i)
        queue.add("a", false, 1000 + i / 100);
    EXPECT_EQ(queue.size(), 1);
    EXPECT_TRUE(queue.take(1000 + RefreshQueue::kUsualDelayMs - 1).empty()) << "the burst may go on";
    EXPECT_EQ(takeDue(queue), Keys{"a"});
    EXPECT_TRUE(queue.isEmpty());
    EXPECT_FALSE(queue.nextAt());
}

TEST(RefreshQueueTest, ReadsAgainOnceWhatIsWrittenDuringItsRead)
{
    RefreshQueue queue;
    queue.add("a", false, 0);
    EXPECT_EQ(queue.take(100), Keys{"a"});
    queue.add("a", false, 101);
    queue.add("a", false, 102);
    EXPECT_FALSE(queue.nextAt()) << "one batch at a time";
    EXPECT_TRUE(queue.take(10'000).empty());
    queue.answered(103);
    EXPECT_EQ(takeDue(queue), Keys{"a"});
    queue.answered(500);
    EXPECT_FALSE(queue.nextAt());
}

TEST(RefreshQueueTest, DoesNotReadWhatIsGone)
{
    RefreshQueue queue;
    addMany(queue, 0, 3, false, 0);
    queue.remove(keyOf(1));
    queue.remove("never there");
    EXPECT_EQ(queue.take(100), (Keys{keyOf(0), keyOf(2)}));
}

TEST(RefreshQueueTest, ReadsOnceWhatWasGoneAndCameBack)
{
    RefreshQueue queue;
    for (int i = 0; i < 10'000; ++i) {
        queue.add("a", false, 0);
        queue.remove("a");
    }
    queue.add("a", false, 0);
    queue.add("b", false, 0);
    EXPECT_EQ(queue.take(100), (Keys{"a", "b"}));
    EXPECT_TRUE(queue.isEmpty());
}

TEST(RefreshQueueTest, PutsWhatIsOnScreenFirst)
{
    RefreshQueue queue;
    queue.setVisible({"seen", "later"});
    addMany(queue, 0, 5000, false, 0);
    queue.add("seen", false, 50);
    ASSERT_EQ(queue.nextAt(), 50 + RefreshQueue::kVisibleDelayMs);
    EXPECT_EQ(takeDue(queue), Keys{"seen"}) << "the others still gather";
    queue.answered(71);
    // Scrolling there is as good.
    queue.setVisible({keyOf(4321)});
    EXPECT_EQ(takeDue(queue).front(), keyOf(4321));
    queue.answered(101);
    EXPECT_EQ(queue.size(),
              5000 - RefreshQueue::kUsualBatch + (queue.contains(keyOf(4321)) ? 0 : RefreshQueue::kUsualBatch - 1));
}

TEST(RefreshQueueTest, LetsNobodyStarve)
{
    RefreshQueue queue;
    Keys visible;
    for (int i = 0; i < 2000; ++i)
        visible.push_back("visible:" + QByteArray::number(i));
    queue.setVisible(visible);
    addMany(queue, 0, 10'000, false, 0);
    addMany(queue, 10'000, 10'000, true, 0);
    for (const QByteArray &key : visible)
        queue.add(key, false, 0);
    const Keys batch = queue.take(1000);
    ASSERT_EQ(batch.size(), size_t(RefreshQueue::kBacklogBatch));
    const auto countOf = [&batch](auto isOne) { return std::count_if(batch.begin(), batch.end(), isOne); };
    EXPECT_EQ(countOf([](const QByteArray &key) { return key.startsWith("visible:"); }), 500);
    EXPECT_EQ(countOf([](const QByteArray &key) { return key.size() == 13; }), 250) << "new";
    EXPECT_EQ(countOf([](const QByteArray &key) { return key.size() < 13 && key.startsWith("session:"); }), 250);
    EXPECT_EQ(batch[750], keyOf(0)) << "first come, first served";
}

TEST(RefreshQueueTest, KeepsToTheRate)
{
    RefreshQueue queue;
    addMany(queue, 0, 3000, false, 0);
    qint64 now = 0;
    qint64 taken = 0;
    while (const auto next = queue.nextAt()) {
        now = *next;
        taken += qint64(queue.take(now).size());
        queue.answered(now + 1);
    }
    EXPECT_EQ(taken, 3000);
    EXPECT_EQ(now, RefreshQueue::kUsualDelayMs + (3000 - RefreshQueue::kUsualBatch) * 1000 / RefreshQueue::kUsualRate);
}

TEST(RefreshQueueTest, SparesAServerThatAnswersSlowly)
{
    RefreshQueue queue;
    addMany(queue, 0, 1000, false, 0);
    ASSERT_FALSE(queue.take(100).empty());
    queue.answered(200);
    EXPECT_EQ(queue.nextAt(), 500) << "four times as long as the answer took";
}

/// The way to it was interrupted: that says nothing of the server.
TEST(RefreshQueueTest, DoesNotWaitLongForAnAnswerThatWasOnItsWay)
{
    RefreshQueue queue;
    addMany(queue, 0, 1000, false, 0);
    ASSERT_FALSE(queue.take(100).empty());
    queue.answered(5100);
    EXPECT_EQ(queue.nextAt(), 5100 + RefreshQueue::kMostPauseMs);
}

TEST(RefreshQueueTest, HurriesWhenMuchWaits)
{
    RefreshQueue queue;
    addMany(queue, 0, 100'000, true, 0);
    qint64 now = 0;
    while (const auto next = queue.nextAt()) {
        now = *next;
        queue.take(now);
        queue.answered(now + 2);
    }
    EXPECT_LT(now, 3'000);
}

TEST(RefreshQueueTest, KeepsABurstInBounds)
{
    RefreshQueue queue;
    addMany(queue, 0, int(RefreshQueue::kMostWaiting), false, 0);
    EXPECT_FALSE(queue.add("one more", false, 0));
    EXPECT_TRUE(queue.add(keyOf(7), false, 0)) << "waits already";
    queue.clear();
    EXPECT_TRUE(queue.isEmpty());
    EXPECT_TRUE(queue.add("one more", false, 0));
}

TEST(SeenKeysTest, ForgetsNothingWithinAPass)
{
    SeenKeys seen;
    for (int i = 0; i < 100'000; ++i)
        seen.note(keyOf(i));
    int known = 0;
    for (int i = 0; i < 100'000; ++i)
        known += seen.contains(keyOf(i)) ? 1 : 0;
    EXPECT_EQ(known, 100'000);
    int mistaken = 0;
    for (int i = 100'000; i < 200'000; ++i)
        mistaken += seen.contains(keyOf(i)) ? 1 : 0;
    EXPECT_LT(mistaken, 1'000);

    seen.beginPass();
    EXPECT_TRUE(seen.contains(keyOf(1)));
    seen.beginPass();
    EXPECT_FALSE(seen.contains(keyOf(1)));
}

TEST(SeenKeysTest, TakesWhatItsKeysNeed)
{
    constexpr qsizetype kMegabyte = 1024 * 1024;
    constexpr std::pair<int, qsizetype> kKeysAndBytes[] = {
        {1'000, kMegabyte / 4}, {300'000, kMegabyte / 2}, {1'000'000, kMegabyte}};
    for (const auto &[count, bytes] : kKeysAndBytes) {
        SeenKeys seen;
        EXPECT_EQ(seen.memoryUse(), 0);
        seen.beginPass();
        for (int i = 0; i < count; ++i)
            seen.note(keyOf(i));
        seen.endPass();
        EXPECT_EQ(seen.memoryUse(), bytes) << count;
        int known = 0;
        int mistaken = 0;
        const int samples = count / 10;
        for (int i = 0; i < samples; ++i) {
            known += seen.contains(keyOf(10 * i)) ? 1 : 0;
            mistaken += seen.contains(keyOf(count + i)) ? 1 : 0;
        }
        EXPECT_EQ(known, samples);
        EXPECT_LT(mistaken, samples / 16 + 1) << count;

        // What comes later is noted as ever, and compared with those of the pass before.
        seen.note("late");
        seen.beginPass();
        EXPECT_TRUE(seen.contains("late") && seen.contains(keyOf(count - 1)));
        seen.note("anew");
        seen.endPass();
        EXPECT_TRUE(seen.contains("anew") && seen.contains("late"));
    }
}

} // namespace
