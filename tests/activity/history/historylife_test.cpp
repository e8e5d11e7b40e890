// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/endedwords.h"
#include "models/activity/history/endingreason.h"
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

TEST(HistoryLife, ADeadlineThatCameNearerIsNoExtension)
{
    const auto moved = [](qint64 number, qint64 at, qint64 deadline) {
        StoredEntry one = stored(number, EntryKind::Extended, at);
        one.entry.deadline = deadline == 0 ? 0 : kNow + deadline * kSecondsMs;
        return one;
    };
    std::vector<Life> lives = livesOf({stored(1, EntryKind::Created, 0), moved(2, 10, 300), moved(3, 20, 0),
                                       moved(4, 30, 500), moved(5, 40, 700), stored(6, EntryKind::Vanished, 50)});
    ASSERT_EQ(lives.size(), 1U);
    Life life = lives[0];
    ASSERT_EQ(life.extensions.size(), 4U);
    for (const size_t at : {0, 1, 2})
        EXPECT_FALSE(life.extensions[at].isLater()) << at;
    EXPECT_TRUE(life.extensions[3].isLater());
    EXPECT_TRUE(livesOf({stored(1, EntryKind::Created, 0), moved(2, 10, 0)})[0].due == 0) << "it has none any more";

    // Nobody has used it for that, and nobody says that it was not extended.
    life = livesOf({stored(1, EntryKind::Created, 0), moved(2, 10, 60), stored(3, EntryKind::Expired, 61)})[0];
    life.due = kNow + 60 * kSecondsMs;
    EXPECT_EQ(lastUseOf(life), 0);
    EXPECT_EQ(usualTimeOf(life), 0);
    life.end->lagMs = 1'000;
    EXPECT_TRUE(endingReason(life, {}, kNow).contains(QStringLiteral("earlier than was meant")))
        << endingReason(life, {}, kNow).toStdString();
}

TEST(HistoryLife, AFlushIsNoTimeThatWasNotWatchedAndNoCause)
{
    std::vector<Life> lives = livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Vanished, 50)});
    const auto at = [](qint64 seconds) { return kNow + seconds * kSecondsMs; };
    const Gap flush{GapKind::Emptied, at(47), at(49), 0};
    EXPECT_FALSE(hidesEnds(flush));
    placeEndings(lives, {flush});
    EXPECT_TRUE(lives[0].end->isWithFlush);
    EXPECT_FALSE(lives[0].end->isWithRestart);
    EXPECT_EQ(lives[0].end->unwatchedSince, 0);
    EXPECT_EQ(endingWord(lives[0]), QStringLiteral("unknown")) << "it may have been another database";
    EXPECT_TRUE(endedLine(lives[0], kNow).startsWith(QStringLiteral("found gone")));
    // Found late: it may have been at any time since.
    placeEndings(lives, {{GapKind::NotWatched, at(5), at(48), 0}, flush});
    EXPECT_TRUE(endedLine(lives[0], kNow).startsWith(QStringLiteral("ended between")));
    EXPECT_TRUE(endingText(lives[0]).startsWith(QStringLiteral("ended between")));
    for (const QString &text : {endedLine(lives[0], kNow), endingText(lives[0]), endingReason(lives[0], {}, kNow)})
        EXPECT_TRUE(text.contains(QStringLiteral("FLUSHALL"))) << text.toStdString();

    std::vector<Life> others = livesOf({stored(1, EntryKind::Created, 0), stored(2, EntryKind::Vanished, 500)});
    placeEndings(others, {flush});
    EXPECT_FALSE(others[0].end->isWithFlush) << "long after it";
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
