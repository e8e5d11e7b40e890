// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventlines.h"

#include "models/activity/events/eventcells.h"
#include "tests/activity/events/someevents.h"

#include <algorithm>

using activity::Loss;
using events::EventFilter;
using events::EventLine;
using events::EventLines;
using events::EventRequest;
using support::eventOf;
using support::Kind;
using support::kStart;
using support::parsed;
using support::shared;

namespace
{

/// 1,500 that expired within 1.5 s, of whom only 1,000 are kept; around it somebody else's.
EventRequest lossRequest()
{
    EventRequest request;
    request.now = kStart + 100'000;
    request.losses = {Loss{1, int(Kind::Expired), kStart, kStart + 1499, 1500}};
    for (int i = 1499; i >= 500; --i)
        request.events.push_back(shared(eventOf(Kind::Expired, i, i % 500 == 0 ? "alice" : "bob", kStart + i)));
    request.events.push_back(shared(eventOf(Kind::Created, 3, "alice", kStart - 500)));
    request.events.push_back(shared(eventOf(Kind::Expired, 2, "carol", kStart - 60'000)));
    return request;
}

activity::LoggedEvent note(qint64 number, qint64 at, bool isAlways)
{
    activity::LoggedEvent event;
    event.number = number;
    event.at = at;
    event.words = QStringLiteral("Something");
    event.isAlways = isAlways;
    return event;
}

} // namespace

TEST(EventLines, ALossIsOneLineThatOpens)
{
    EventRequest request = lossRequest();
    EventLines made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 3U);
    EXPECT_EQ(made.count, 3);
    EXPECT_EQ(made.lines[0].kind, EventLine::Kind::Loss);
    EXPECT_FALSE(made.lines[0].isOpen);
    EXPECT_EQ(made.lines[0].listed, 1000);
    EXPECT_EQ(made.lines[0].loss.count, 1500);

    request.toggled = {1};
    made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 1003U);
    EXPECT_EQ(made.count, 3) << "what it opens to stands under it";
    EXPECT_TRUE(made.lines[0].isOpen);
    EXPECT_EQ(made.lines[1].kind, EventLine::Kind::Member);
    EXPECT_EQ(made.lines[1].event->number, 1499);
    EXPECT_EQ(made.lines[1000].event->number, 500);
    EXPECT_EQ(made.lines[1001].event->user, QByteArray("alice"));
}

TEST(EventLines, AGreatLossIsShownWhateverIsSearched)
{
    EventRequest request = lossRequest();
    request.query = parsed(QStringLiteral("alice"));
    EventLines made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 4U);
    EXPECT_EQ(made.lines[0].kind, EventLine::Kind::Loss);
    EXPECT_TRUE(made.lines[0].isOpen) << "who is searched for is not hidden in it";
    EXPECT_EQ(made.lines[0].listed, 2);
    EXPECT_EQ(made.lines[1].event->user, QByteArray("alice"));
    EXPECT_EQ(made.lines[3].event->number, 3);
    EXPECT_EQ(made.count, 2);

    request.query = parsed(QStringLiteral("nobody"));
    made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 1U);
    EXPECT_EQ(made.lines[0].listed, 0);

    // A small one is no line of its own then, and its events are found one by one.
    request.losses[0].count = 900;
    EXPECT_TRUE(events::eventLines(request).lines.empty());
    request.query = parsed(QStringLiteral("alice"));
    made = events::eventLines(request);
    EXPECT_EQ(made.lines.size(), 3U);
    EXPECT_TRUE(std::none_of(made.lines.begin(), made.lines.end(),
                             [](const EventLine &line) { return line.kind == EventLine::Kind::Loss; }));
    request.isRefused = true;
    EXPECT_TRUE(events::eventLines(request).lines.empty());
}

TEST(EventLines, NarrowToARangeAndAKind)
{
    EventRequest request = lossRequest();
    request.range = {kStart - 1000, kStart};
    EXPECT_EQ(events::eventLines(request).lines.size(), 1U);
    request.range = {kStart + 1000, kStart + 1001};
    EventLines made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 1U);
    EXPECT_EQ(made.lines[0].listed, 1);
    EXPECT_EQ(made.lines[0].loss.count, 1500) << "the loss is as great as it was";
    request.range = {};
    request.filter = EventFilter::Created;
    EXPECT_EQ(events::eventLines(request).lines.size(), 1U);
    request.filter = EventFilter::Ended;
    EXPECT_EQ(events::eventLines(request).lines.size(), 2U);
    request.filter = EventFilter::Notes;
    EXPECT_TRUE(events::eventLines(request).lines.empty());
}

TEST(EventLines, NotesThatMatterAreAlwaysThere)
{
    EventRequest request;
    request.events = {shared(note(2, kStart + 1, true)), shared(note(1, kStart, false))};
    EXPECT_EQ(events::eventLines(request).lines.size(), 2U);
    request.query = parsed(QStringLiteral("alice"));
    EXPECT_EQ(events::eventLines(request).lines.size(), 1U);
    request.query = {};
    request.filter = EventFilter::Ended;
    EXPECT_EQ(events::eventLines(request).lines.size(), 1U);
    request.filter = EventFilter::Notes;
    EXPECT_EQ(events::eventLines(request).lines.size(), 2U);
}

TEST(EventLines, MemoryAndDiskJoinWithoutTellingAnythingTwice)
{
    EventRequest request;
    request.query = parsed(QStringLiteral("alice"));
    request.olderUntil = kStart;
    request.events = {shared(eventOf(Kind::Created, 2, "alice", kStart + 5)),
                      shared(eventOf(Kind::Created, 1, "alice", kStart - 5))};
    activity::LoggedEvent older = eventOf(Kind::Created, -100, "alice", kStart - 5);
    activity::LoggedEvent oldest = eventOf(Kind::Expired, -101, "alice", kStart - 50);
    request.older = {shared(oldest), shared(older)};
    EventLines made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 3U);
    EXPECT_EQ(made.lines[1].event->number, -100);
    EXPECT_EQ(made.lines[2].event->number, -101);
    request.newestFirst = false;
    made = events::eventLines(request);
    EXPECT_EQ(made.lines[0].event->number, -101);
    EXPECT_EQ(made.lines[2].event->number, 2);

    // A minute of the disk takes in what ended in it; memory knows the same loss better.
    request.olderLosses = {Loss{-7, int(Kind::Expired), kStart - 60'000, kStart - 1, 2000}};
    made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 4U);
    EXPECT_EQ(made.lines[1].kind, EventLine::Kind::Loss);
    EXPECT_EQ(made.lines[1].listed, 1);
    EXPECT_EQ(made.lines[2].event->number, -101);
    request.losses = {Loss{3, int(Kind::Expired), kStart - 100, kStart + 100, 2000}};
    made = events::eventLines(request);
    EXPECT_EQ(std::count_if(made.lines.begin(), made.lines.end(),
                            [](const EventLine &line) { return line.kind == EventLine::Kind::Loss; }),
              1);
}

TEST(EventLines, AGreatLossOfTheDiskIsNotHiddenByASmallOneOfMemory)
{
    EventRequest request;
    request.olderLosses = {Loss{-7, int(Kind::Expired), kStart - 60'000, kStart - 1, 5000}};
    request.losses = {Loss{3, int(Kind::Expired), kStart - 1000, kStart - 500, 150}};
    EventLines made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 2U);
    EXPECT_EQ(made.lines[0].loss.number, -7);
    EXPECT_EQ(made.lines[0].loss.count, 4850) << "nobody is counted twice";
    EXPECT_TRUE(made.lines[0].isRest);
    const QString detail = events::EventCells().text(made.lines[0], events::EventColumns::Detail);
    EXPECT_TRUE(detail.contains(QStringLiteral("at least so many"))) << detail.toStdString();
    EXPECT_FALSE(made.lines[1].isRest);
    // Memory has nearly all of it.
    request.losses[0].count = 4950;
    made = events::eventLines(request);
    ASSERT_EQ(made.lines.size(), 1U);
    EXPECT_EQ(made.lines[0].loss.number, 3);
    // Another way to end.
    request.losses[0].kind = int(Kind::Evicted);
    EXPECT_EQ(events::eventLines(request).lines.size(), 2U);
}

TEST(EventLines, AGapIsOfAllItsTime)
{
    EventRequest request;
    activity::LoggedEvent gap = note(-5, kStart + 10'000, true);
    gap.isGap = true;
    gap.gapSince = kStart;
    gap.gapUntil = kStart + 10'000;
    request.older = {shared(gap)};
    const auto lineIn = [&request](qint64 from, qint64 until) {
        request.range = {from, until};
        const EventLines made = events::eventLines(request);
        return made.lines.empty() ? 0 : made.lines[0].at();
    };
    EXPECT_EQ(lineIn(kStart - 1000, kStart + 5000), kStart + 4999) << "it reaches out of the range";
    EXPECT_EQ(lineIn(kStart + 2000, kStart + 5000), kStart + 4999);
    EXPECT_EQ(lineIn(kStart + 5000, kStart + 50'000), kStart + 10'000);
    EXPECT_EQ(lineIn(kStart - 1000, kStart), 0);
    EXPECT_EQ(lineIn(kStart + 10'001, kStart + 50'000), 0);
    // One that goes on stands where it begins.
    gap.at = kStart;
    gap.gapUntil = 0;
    request.older = {shared(gap)};
    EXPECT_EQ(lineIn(kStart + 10'000, kStart + 50'000), kStart + 10'000);
}
