// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/olderevents.h"

#include "models/activity/events/linechanges.h"
#include "tests/activity/events/someevents.h"

using events::EventLine;
using events::LineChanges;
using events::OlderEvents;
using history::Gap;
using history::GapKind;
using support::kStart;

namespace
{

history::EntryPage pageOf(const std::vector<Gap> &gaps)
{
    history::EntryPage page;
    page.gaps = gaps;
    return page;
}

std::vector<EventLine> linesOf(const OlderEvents &older)
{
    events::EventRequest request;
    request.older = older.events;
    return events::eventLines(request).lines;
}

} // namespace

TEST(OlderEvents, GapsThatBeginTogetherAreTwoLines)
{
    OlderEvents older;
    older.add(pageOf({{GapKind::Restart, kStart, kStart + 5000, 0}, {GapKind::NotWatched, kStart, 0, 0}}));
    ASSERT_EQ(older.events.size(), 2U);
    EXPECT_NE(older.events[0]->number, older.events[1]->number);
    const auto before = linesOf(older);
    ASSERT_EQ(before.size(), 2U);
    const LineChanges same = LineChanges::between(before, linesOf(older));
    EXPECT_FALSE(same.isReset);
    EXPECT_TRUE(same.changed.empty());

    // One of them is over now: it is the same one, and stands elsewhere.
    older.add(pageOf({{GapKind::Restart, kStart, kStart + 5000, 0}, {GapKind::NotWatched, kStart, kStart + 9000, 0}}));
    ASSERT_EQ(older.events.size(), 2U);
    const auto after = linesOf(older);
    EXPECT_EQ(after[0].at(), kStart + 9000);
    EXPECT_FALSE(LineChanges::between(before, after).isReset);
}

TEST(OlderEvents, AMinuteThatWentOnHasItsNewCount)
{
    OlderEvents older;
    history::EntryPage page;
    page.losses.resize(1);
    page.losses[0].at = kStart / 60'000 * 60'000;
    page.losses[0].expired = 1500;
    older.add(page);
    page.losses[0].expired = 1800;
    older.add(page);
    ASSERT_EQ(older.losses.size(), 1U);
    EXPECT_EQ(older.losses[0].count, 1800);
}
