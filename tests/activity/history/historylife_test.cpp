// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historylife.h"
#include "models/activity/history/historywords.h"
#include "tests/activity/history/historyfolder.h"

#include <gtest/gtest.h>

using namespace history;
using support::kNow;
using support::kSecondsMs;

namespace
{

StoredEntry stored(qint64 number, EntryKind kind, qint64 seconds)
{
    StoredEntry one;
    one.number = number;
    one.digest = 7;
    one.entry = support::entry(kind, "id", "alice", kNow + seconds * kSecondsMs);
    one.entry.created = kNow;
    one.entry.deadline = kNow + 600 * kSecondsMs;
    return one;
}

TEST(HistoryLife, HasABeginningExtensionsAndAnEnd)
{
    StoredEntry extension = stored(2, EntryKind::Extended, 100);
    extension.entry.deadline = kNow + 700 * kSecondsMs;
    StoredEntry end = stored(3, EntryKind::Expired, 701);
    end.entry.lagMs = 1000;
    end.entry.deadline = kNow + 700 * kSecondsMs;
    const std::vector<Life> lives = livesOf({end, stored(1, EntryKind::Created, 0), extension});
    ASSERT_EQ(lives.size(), 1U);
    const Life &life = lives[0];
    EXPECT_EQ(life.firstSeen, kNow);
    ASSERT_EQ(life.extensions.size(), 1U);
    EXPECT_EQ(life.extensions[0].at, kNow + 100 * kSecondsMs);
    EXPECT_EQ(life.due, kNow + 700 * kSecondsMs);
    ASSERT_TRUE(life.end);
    EXPECT_EQ(life.end->kind, EntryKind::Expired);
    EXPECT_EQ(life.end->lagMs, 1000);
}

TEST(HistoryLife, OfTwoAccountsThatCountsWhichKnowsMore)
{
    StoredEntry here = stored(3, EntryKind::LoggedOut, 51);
    here.entry.by = QStringLiteral("root");
    for (const bool isFirst : {false, true}) {
        here.entry.at = kNow + (isFirst ? 49 : 51) * kSecondsMs;
        const std::vector<Life> lives =
            livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Created, 0),
                     stored(4, EntryKind::Deleted, 50), here, stored(5, EntryKind::Vanished, 52)});
        ASSERT_EQ(lives.size(), 1U);
        EXPECT_EQ(lives[0].end->kind, EntryKind::LoggedOut);
        EXPECT_EQ(lives[0].end->by, QStringLiteral("root"));
    }
}

TEST(HistoryLife, AnIdThatIsUsedAgainHasAnother)
{
    const std::vector<Life> lives = livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Deleted, 50),
                                             stored(3, EntryKind::Created, 51), stored(4, EntryKind::Expired, 90)});
    ASSERT_EQ(lives.size(), 2U);
    EXPECT_EQ(lives[0].end->kind, EntryKind::Deleted);
    EXPECT_EQ(lives[1].firstSeen, kNow + 51 * kSecondsMs);
    EXPECT_EQ(lives[1].end->kind, EntryKind::Expired);
}

TEST(HistoryLife, WhoFindsItGoneMuchLaterTellsOfNoOther)
{
    StoredEntry late = stored(4, EntryKind::Vanished, 5'000);
    for (const bool isPastDeadline : {false, true}) {
        late.entry.isInferred = isPastDeadline;
        for (const EntryKind kind : {EntryKind::Deleted, EntryKind::EndedEarly, EntryKind::Vanished}) {
            const std::vector<Life> lives = livesOf(
                {stored(1, EntryKind::Created, 0), stored(2, kind, 50), late, stored(5, EntryKind::Vanished, 9'000)});
            ASSERT_EQ(lives.size(), 1U);
            EXPECT_EQ(lives[0].end->kind, kind);
            EXPECT_EQ(lives[0].end->at, kNow + 50 * kSecondsMs);
            EXPECT_EQ(lives[0].latest, lives[0].end->at);
        }
    }
    late.entry.kind = EntryKind::Expired;
    EXPECT_EQ(livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Deleted, 50), late}).size(), 1U);

    // What was seen to begin, or says so itself, is another.
    for (const EntryKind kind : {EntryKind::Created, EntryKind::Extended})
        EXPECT_EQ(livesOf({stored(1, EntryKind::Deleted, 50), stored(2, kind, 100), late}).size(), 2U);
    late.entry.lastAccess = kNow + 100 * kSecondsMs;
    EXPECT_EQ(livesOf({stored(1, EntryKind::Deleted, 50), late}).size(), 2U);
    late.entry.lastAccess = 0;
    late.entry.created = kNow + 100 * kSecondsMs;
    EXPECT_EQ(livesOf({stored(1, EntryKind::Deleted, 50), late}).size(), 2U);
    // Seen to end is not found later.
    EXPECT_EQ(livesOf({stored(1, EntryKind::Deleted, 50), stored(2, EntryKind::Deleted, 100)}).size(), 2U);
}

TEST(HistoryLife, WordOfItsUseMayComeAfterItsEnd)
{
    const std::vector<StoredEntry> soon{stored(1, EntryKind::Created, 0), stored(2, EntryKind::Deleted, 50),
                                        stored(3, EntryKind::Extended, 52)};
    const std::vector<Life> lives = livesOf(soon);
    ASSERT_EQ(lives.size(), 1U);
    EXPECT_EQ(lives[0].end->kind, EntryKind::Deleted);
    EXPECT_EQ(lives[0].extensions.size(), 1U);
    EXPECT_EQ(livesOf({soon[0], soon[1], stored(3, EntryKind::Extended, 53)}).size(), 2U);
}

TEST(HistoryLife, WhoWasThereBeforeHasNoFirstSight)
{
    const std::vector<Life> lives = livesOf({stored(1, EntryKind::Extended, 50)});
    ASSERT_EQ(lives.size(), 1U);
    EXPECT_EQ(lives[0].firstSeen, 0);
    EXPECT_EQ(lives[0].beginning(), kNow);
    EXPECT_FALSE(lives[0].end);
}

TEST(HistoryLife, WhatIsFoundGonePastItsDeadlineHasNotExpiredForSure)
{
    StoredEntry gone = stored(2, EntryKind::Vanished, 700);
    gone.entry.isInferred = true;
    const Gap gap{GapKind::NotWatched, kNow + 100 * kSecondsMs, kNow + 700 * kSecondsMs, 0};
    for (const EntryKind kind : {EntryKind::Vanished, EntryKind::Expired}) { // as files had it before, too
        gone.entry.kind = kind;
        std::vector<Life> lives = livesOf({stored(1, EntryKind::Created, 0), gone});
        placeEndings(lives, {gap});
        EXPECT_EQ(endingWord(lives[0]), QStringLiteral("gone-past-deadline"));
        EXPECT_EQ(endingText(lives[0]), QStringLiteral("gone when it was watched again; its deadline had passed"));
    }
    // Seen to go when it was due.
    std::vector<Life> lives = livesOf({stored(1, EntryKind::Created, 0), gone});
    placeEndings(lives, {});
    EXPECT_EQ(endingWord(lives[0]), QStringLiteral("expired"));
}

TEST(HistoryLife, WhatNobodySawEndedAtAnyTimeOfTheGap)
{
    std::vector<Life> lives = livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Vanished, 501)});
    const Gap gap{GapKind::NotWatched, kNow + 100 * kSecondsMs, kNow + 500 * kSecondsMs, 0};
    const Gap before{GapKind::NotWatched, kNow - 100 * kSecondsMs, kNow - 50 * kSecondsMs, 0};
    placeEndings(lives, {before, gap});
    EXPECT_EQ(lives[0].end->unwatchedSince, gap.since);
    EXPECT_FALSE(lives[0].end->isWithRestart);
    EXPECT_TRUE(matters(gap, lives[0]));
    EXPECT_FALSE(matters(before, lives[0]));
    EXPECT_FALSE(matters({GapKind::NotWatched, kNow + 600 * kSecondsMs, 0, 0}, lives[0]));

    const Gap restart{GapKind::Restart, kNow + 490 * kSecondsMs, kNow + 500 * kSecondsMs, 0};
    placeEndings(lives, {before, gap, restart});
    EXPECT_TRUE(lives[0].end->isWithRestart);
    // No cause: a server that saves its data loses nothing by it.
    EXPECT_EQ(endingWord(lives[0]), QStringLiteral("unknown"));
    const QString words = endingText(lives[0]);
    EXPECT_TRUE(words.startsWith(QLatin1String("ended between "))) << words.toStdString();
    EXPECT_TRUE(words.endsWith(QLatin1String("; the server was started anew in that time"))) << words.toStdString();

    // One of before that time is not in it.
    lives = livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Vanished, 501)});
    placeEndings(lives, {{GapKind::NotWatched, kNow + 490 * kSecondsMs, kNow + 500 * kSecondsMs, 0},
                         {GapKind::Restart, kNow + 470 * kSecondsMs, kNow + 480 * kSecondsMs, 0}});
    EXPECT_FALSE(lives[0].end->isWithRestart);

    // Who expired as expected was not lost.
    lives = livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Expired, 501)});
    placeEndings(lives, {gap, restart});
    EXPECT_FALSE(lives[0].end->isWithRestart);
    EXPECT_EQ(lives[0].end->unwatchedSince, 0);
}

} // namespace
