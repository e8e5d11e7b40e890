// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A session's life as points: nothing is drawn that was not seen.
#include "models/activity/lifepicture.h"
#include "models/activity/sessionlife.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using activity::LagHistory;
using activity::LifePicture;
using activity::SessionLife;
using End = SessionLife::End;
using Kind = LifePicture::Mark::Kind;
using Stage = LifePicture::Stage;

namespace
{

constexpr qint64 kBorn = 1'790'000'000'000;
constexpr qint64 kTtl = 30'000;

qint64 at(double seconds)
{
    return kBorn + qint64(seconds * 1000);
}

/// Born while watched, and extended after 12 and 20 seconds.
SessionLife slidingLife()
{
    SessionLife life(kBorn, kBorn, true);
    life.note(at(0), at(30), 0);
    life.note(at(12), at(42), 1);
    life.note(at(20), at(50), 2);
    return life;
}

LagHistory::Figures someLag()
{
    LagHistory::Figures lag;
    lag.measured = 40;
    lag.p50 = 3'000;
    lag.p95 = 10'000;
    lag.longest = 12'000;
    return lag;
}

qint64 timeOf(const LifePicture &picture, Kind kind)
{
    const auto mark = std::find_if(picture.marks.begin(), picture.marks.end(),
                                   [kind](const LifePicture::Mark &each) { return each.kind == kind; });
    return mark == picture.marks.end() ? 0 : mark->at;
}

qsizetype countOf(const LifePicture &picture, Kind kind)
{
    return std::count_if(picture.marks.begin(), picture.marks.end(),
                         [kind](const LifePicture::Mark &each) { return each.kind == kind; });
}

} // namespace

TEST(SessionLife, TheTimeLeftFallsAndJumpsUpWithEachExtension)
{
    const auto line = slidingLife().line(at(25));
    ASSERT_EQ(line.size(), 6u);
    const std::vector<std::pair<double, double>> expected{{0, 30}, {12, 18}, {12, 30}, {20, 22}, {20, 30}, {25, 25}};
    for (size_t i = 0; i < line.size(); ++i) {
        EXPECT_EQ(line[i].at, at(expected[i].first)) << i;
        EXPECT_EQ(line[i].left, qint64(expected[i].second * 1000)) << i;
        EXPECT_EQ(line[i].isJoined, i > 0) << i;
    }
    EXPECT_TRUE(slidingLife().gaps(at(25)).empty());
    EXPECT_EQ(slidingLife().drawnExtensions(), 2);
    EXPECT_EQ(slidingLife().mostLeft(), kTtl);
}

TEST(SessionLife, IsFlatWhileItIsDue)
{
    const auto line = slidingLife().line(at(55));
    ASSERT_EQ(line.size(), 7u);
    EXPECT_EQ(line[5].at, at(50));
    EXPECT_EQ(line[5].left, 0);
    EXPECT_EQ(line[6].at, at(55));
    EXPECT_EQ(line[6].left, 0);
}

TEST(SessionLife, WhatWasCountedButNotToldIsAGap)
{
    SessionLife life(kBorn, kBorn, true);
    life.note(at(0), at(30), 0);
    life.note(at(25), at(55), 3); // the third: when the first two were, nobody said
    const auto line = life.line(at(30));
    ASSERT_EQ(line.size(), 3u) << "no line leads from the first deadline to the one that came last";
    EXPECT_FALSE(line[1].isJoined);
    EXPECT_EQ(life.gaps(at(30)), (std::vector<SessionLife::Span>{{at(0), at(25)}}));
    EXPECT_EQ(life.extensions(), 3u);
    EXPECT_EQ(life.drawnExtensions(), 0);
    EXPECT_EQ(countOf(LifePicture::of(life, at(30), {}), Kind::Extended), 0);
}

TEST(SessionLife, WhatIsSeenLateHasAnUnwatchedBeginning)
{
    SessionLife life(at(-40), at(0), false);
    life.note(at(0), at(20), 4);
    EXPECT_EQ(life.gaps(at(10)), (std::vector<SessionLife::Span>{{at(-40), at(0)}}));
    EXPECT_EQ(life.line(at(10)).front().at, at(0)) << "the four extensions before are not drawn";
    const LifePicture picture = LifePicture::of(life, at(10), {});
    EXPECT_EQ(timeOf(picture, Kind::FirstSeen), at(0));
    EXPECT_EQ(countOf(picture, Kind::Extended), 0);
    EXPECT_LT(at(0) - picture.from, (picture.to - picture.from) / 4) << "it does not take the room of what is known";
    EXPECT_TRUE(picture.isCut);
}

TEST(SessionLife, NobodyKnowsWhatHappenedWhileNobodyWatched)
{
    SessionLife same = slidingLife();
    same.stopWatching(at(25));
    EXPECT_EQ(same.line(at(40)).back().at, at(25)) << "the line ends where the watching did";
    EXPECT_EQ(same.gaps(at(40)), (std::vector<SessionLife::Span>{{at(25), at(40)}}));
    EXPECT_EQ(LifePicture::of(same, at(40), {}).stage, Stage::Unwatched);
    same.note(at(40), at(50), 2);
    EXPECT_TRUE(same.gaps(at(41)).empty()) << "the deadline is the same, and nothing was counted: it fell on";

    SessionLife moved = slidingLife();
    moved.stopWatching(at(25));
    moved.note(at(40), at(65), 3);
    EXPECT_EQ(moved.gaps(at(41)).size(), 1u);
    EXPECT_EQ(moved.drawnExtensions(), 2);

    SessionLife told = slidingLife();
    told.stopWatching(at(25));
    told.note(at(35), at(65), 3, true);
    EXPECT_TRUE(told.gaps(at(41)).empty()) << "the server has said when";
    EXPECT_EQ(told.drawnExtensions(), 3);
}

TEST(SessionLife, ADeadlineComputedAnewIsNoExtension)
{
    SessionLife life = slidingLife();
    EXPECT_FALSE(life.note(at(22), at(50) + 300, 2));
    EXPECT_EQ(life.steps().size(), 3u);
    EXPECT_TRUE(life.note(at(23), at(45), 2)) << "moved nearer";
    EXPECT_EQ(countOf(LifePicture::of(life, at(24), {}), Kind::Shortened), 1);
}

TEST(SessionLife, WithoutADeadlineThereIsNoLine)
{
    SessionLife life(0, kBorn, true);
    life.note(at(0), 0, 0);
    EXPECT_TRUE(life.line(at(9)).empty());
    EXPECT_EQ(LifePicture::of(life, at(9), someLag()).stage, Stage::NoDeadline);
    life.note(at(10), at(40), 0);
    EXPECT_EQ(life.line(at(12)).size(), 2u);
    EXPECT_EQ(life.drawnExtensions(), 0) << "it got one";
}

TEST(SessionLife, EndsOnce)
{
    SessionLife life = slidingLife();
    life.end(End::Ended, at(30));
    life.end(End::Expired, at(60));
    EXPECT_EQ(life.howEnded(), End::Ended);
    EXPECT_EQ(life.endedAt(), at(30));
    life.explainEnd(End::LoggedOut);
    EXPECT_EQ(life.howEnded(), End::LoggedOut);
    EXPECT_FALSE(life.note(at(40), at(99), 9));
    EXPECT_EQ(life.line(at(99)).back().at, at(30)) << "time goes on, its line does not";
}

TEST(SessionLife, KeepsTheLatestOfVeryManyExtensions)
{
    SessionLife life(kBorn, kBorn, true);
    for (int i = 0; i < 1000; ++i)
        life.note(at(2.0 * i), at(2.0 * i + 30), quint32(i));
    EXPECT_EQ(life.steps().size(), SessionLife::kMostSteps);
    EXPECT_FALSE(life.isFromBirth());
    EXPECT_GT(life.firstSeen(), kBorn);
    EXPECT_FALSE(life.line(at(2000)).front().isJoined);
}

TEST(LifePicture, TheFutureIsDrawnFromTheLagThatWasMeasured)
{
    const LifePicture picture = LifePicture::of(slidingLife(), at(31), someLag());
    EXPECT_EQ(picture.stage, Stage::Running);
    EXPECT_EQ(picture.left, 19'000);
    EXPECT_EQ(picture.half, at(53));
    EXPECT_EQ(picture.nearlyAll, at(60));
    EXPECT_GT(picture.to, picture.nearlyAll);
    EXPECT_EQ(timeOf(picture, Kind::Reaped), at(60));
    EXPECT_TRUE(picture.marks.back().isExpected);
    EXPECT_EQ(countOf(picture, Kind::Extended), 2);

    const LifePicture unmeasured = LifePicture::of(slidingLife(), at(31), {});
    EXPECT_EQ(unmeasured.half, 0);
    EXPECT_EQ(countOf(unmeasured, Kind::Reaped), 0) << "nobody knows when";
}

TEST(LifePicture, DueIsPastTheDeadlineAndNotReaped)
{
    const LifePicture picture = LifePicture::of(slidingLife(), at(54), someLag());
    EXPECT_EQ(picture.stage, Stage::Due);
    EXPECT_EQ(picture.left, 4'000) << "for so long";
    EXPECT_EQ(timeOf(picture, Kind::Now), at(54));
    EXPECT_EQ(timeOf(picture, Kind::Deadline), at(50));
    const LifePicture late = LifePicture::of(slidingLife(), at(70), someLag());
    EXPECT_EQ(countOf(late, Kind::Reaped), 0) << "95 of 100 would be gone: this one is not";
    EXPECT_GT(late.to, at(70));
}

TEST(LifePicture, OnlyWhatRedisSaidIsCalledReaped)
{
    SessionLife reaped = slidingLife();
    reaped.end(End::Expired, at(53));
    EXPECT_EQ(timeOf(LifePicture::of(reaped, at(99), someLag()), Kind::Reaped), at(53));
    SessionLife ranOut = slidingLife();
    ranOut.end(End::RanOut, at(53));
    const LifePicture picture = LifePicture::of(ranOut, at(99), someLag());
    EXPECT_EQ(countOf(picture, Kind::Reaped), 0);
    EXPECT_EQ(timeOf(picture, Kind::Ended), at(53));
    EXPECT_EQ(picture.half, 0) << "it has no future";
}

TEST(LifePicture, AnythingThatIsToldKeepsTimeInOrder)
{
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        SessionLife life(random() % 3 ? kBorn - qint64(random() % 90'000) : 0, kBorn, random() % 2 == 0);
        quint32 count = 0;
        for (int i = 0; i < 40; ++i) {
            const qint64 when = kBorn + qint64(random() % 120'000) - 5'000;
            switch (random() % 6) {
            case 0:
                life.stopWatching(when);
                break;
            case 1:
                life.note(when, 0, count);
                break;
            default:
                count += random() % 3;
                life.note(when, when + qint64(random() % 60'000), count, random() % 2 == 0);
            }
        }
        if (random() % 2 == 0)
            life.end(End(1 + random() % 8), kBorn + qint64(random() % 200'000));
        const LifePicture picture =
            LifePicture::of(life, kBorn + 130'000, random() % 2 ? someLag() : LagHistory::Figures());
        EXPECT_LT(picture.from, picture.to);
        qint64 latest = 0;
        for (const SessionLife::Point &point : picture.line) {
            EXPECT_GE(point.at, latest);
            EXPECT_GE(point.left, 0);
            latest = point.at;
        }
        if (!picture.line.empty()) {
            EXPECT_FALSE(picture.line.front().isJoined);
        }
        for (const SessionLife::Span &gap : picture.gaps)
            EXPECT_LE(gap.from, gap.to);
        for (const LifePicture::Mark &mark : picture.marks) {
            EXPECT_GE(mark.at, picture.from);
            EXPECT_LE(mark.at, picture.to);
        }
    }
}
