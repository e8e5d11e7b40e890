// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/linechanges.h"

#include "tests/activity/events/someevents.h"

#include <QRandomGenerator>

using events::EventLine;
using events::LineChanges;
using support::eventOf;
using support::Kind;
using support::kStart;
using support::shared;

namespace
{

using Lines = std::vector<EventLine>;

EventLine lineOf(int number)
{
    EventLine line;
    line.event = shared(eventOf(Kind::Created, number, "alice", kStart + number));
    return line;
}

std::vector<qint64> numbersOf(const Lines &lines)
{
    std::vector<qint64> numbers;
    for (const EventLine &line : lines)
        numbers.push_back(line.event->number);
    return numbers;
}

Lines changed(Lines lines, const Lines &after, const LineChanges &changes)
{
    for (auto range = changes.removed.rbegin(); range != changes.removed.rend(); ++range)
        lines.erase(lines.begin() + range->first, lines.begin() + range->last + 1);
    for (const auto &range : changes.inserted)
        lines.insert(lines.begin() + range.first, after.begin() + range.first, after.begin() + range.last + 1);
    return lines;
}

} // namespace

TEST(LineChanges, LeadFromOneToTheOther)
{
    QRandomGenerator random(5);
    int resets = 0;
    for (int round = 0; round < 300; ++round) {
        Lines before, after;
        for (int number = 100; number > 0; --number) {
            const int lot = random.bounded(40);
            if (lot != 0)
                before.push_back(lineOf(number));
            if (lot != 1)
                after.push_back(lineOf(number));
        }
        const LineChanges changes = LineChanges::between(before, after);
        resets += changes.isReset ? 1 : 0;
        if (!changes.isReset) {
            ASSERT_EQ(numbersOf(changed(before, after, changes)), numbersOf(after));
        }
    }
    EXPECT_LT(resets, 300);
}

TEST(LineChanges, OfTheUsualCaseAreTwoRanges)
{
    Lines before, after;
    for (int number = 10'000; number > 0; --number)
        before.push_back(lineOf(number));
    for (int number = 12'000; number > 10'000; --number)
        after.push_back(lineOf(number));
    after.insert(after.end(), before.begin(), before.begin() + 8'000);
    const LineChanges changes = LineChanges::between(before, after);
    EXPECT_FALSE(changes.isReset);
    ASSERT_EQ(changes.removed.size(), 1U);
    EXPECT_EQ(changes.removed[0].first, 8'000);
    ASSERT_EQ(changes.inserted.size(), 1U);
    EXPECT_EQ(changes.inserted[0].last, 1'999);
    EXPECT_TRUE(changes.changed.empty());
}

TEST(LineChanges, WhatChangesPlacesIsAReset)
{
    const Lines before{lineOf(2), lineOf(1)};
    EXPECT_TRUE(LineChanges::between(before, {before[1], before[0]}).isReset);
    Lines after = before;
    after[1].event = shared(eventOf(Kind::Created, 1, "bob", kStart));
    const LineChanges changes = LineChanges::between(before, after);
    EXPECT_FALSE(changes.isReset);
    ASSERT_EQ(changes.changed.size(), 1U);
    EXPECT_EQ(changes.changed[0].first, 1);
}
