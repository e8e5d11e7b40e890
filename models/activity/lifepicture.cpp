// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/lifepicture.h"

#include <algorithm>

namespace activity
{

namespace
{

using Mark = LifePicture::Mark;
using Stage = LifePicture::Stage;

/// Of a long life so much of the past is drawn: some rounds of its time to live.
constexpr int kRounds = 3;
constexpr qint64 kLeastPastMs = 120'000;
/// What was not watched takes no more of the width than this, one in so many.
constexpr int kUnwatchedPart = 5;
/// Free room at the right, one in so many.
constexpr int kRoomPart = 14;

Stage stageOf(const SessionLife &life, qint64 now)
{
    if (life.hasEnded())
        return Stage::Ended;
    if (life.steps().empty())
        return Stage::Unknown;
    if (!life.isWatched())
        return Stage::Unwatched;
    if (life.deadline() == 0)
        return Stage::NoDeadline;
    return now < life.deadline() ? Stage::Running : Stage::Due;
}

void addMarks(LifePicture &picture, const SessionLife &life)
{
    const auto add = [&picture](Mark::Kind kind, qint64 at, bool isExpected = false) {
        if (at >= picture.from)
            picture.marks.push_back({kind, at, isExpected});
    };
    if (picture.created > 0)
        add(Mark::Kind::Created, picture.created);
    if (!life.isFromBirth())
        add(Mark::Kind::FirstSeen, life.firstSeen());
    for (const SessionLife::Step &step : life.steps()) {
        if (step.isExtension())
            add(Mark::Kind::Extended, step.at);
        else if (!step.isFirst && !step.isAfterGap && step.movedBy() < 0)
            add(Mark::Kind::Shortened, step.at);
    }
    const bool isPast = picture.deadline > 0 && picture.deadline <= picture.now;
    if (isPast)
        add(Mark::Kind::Deadline, picture.deadline);
    if (picture.stage == Stage::Ended)
        add(life.howEnded() == SessionLife::End::Expired ? Mark::Kind::Reaped : Mark::Kind::Ended, life.endedAt());
    else
        add(Mark::Kind::Now, picture.now);
    if (!isPast && picture.hasForecast())
        add(Mark::Kind::Deadline, picture.deadline, true);
    if (picture.hasForecast() && picture.nearlyAll > picture.now)
        add(Mark::Kind::Reaped, picture.nearlyAll, true);
}

} // namespace

LifePicture LifePicture::of(const SessionLife &life, qint64 now, const LagHistory::Figures &lag)
{
    LifePicture picture;
    if (life.firstSeen() == 0)
        return picture;
    picture.now = life.hasEnded() ? life.endedAt() : std::max(now, life.firstSeen());
    picture.stage = stageOf(life, picture.now);
    picture.created = life.isFromBirth() ? life.firstSeen() : life.created();
    picture.deadline = life.deadline();
    if (picture.deadline > 0)
        picture.left = picture.stage == Stage::Due ? picture.now - picture.deadline
                                                   : std::max<qint64>(0, picture.deadline - picture.now);
    picture.most = life.mostLeft();
    picture.line = life.line(picture.now);
    picture.gaps = life.gaps(picture.now);
    if (lag.measured > 0 && picture.hasForecast()) {
        picture.half = picture.deadline + lag.p50;
        picture.nearlyAll = picture.deadline + lag.p95;
    }

    qint64 end = picture.now;
    if (picture.hasForecast())
        end = std::max({picture.now, picture.deadline, picture.nearlyAll});
    const qint64 past = std::max(kLeastPastMs, kRounds * picture.most);
    picture.from = std::max(life.begin(), picture.now - past);
    if (const qint64 watched = std::max(life.firstSeen(), picture.from); watched > picture.from) {
        const qint64 rest = std::max<qint64>(1000, end - watched);
        picture.from = std::max(picture.from, watched - rest / (kUnwatchedPart - 1));
    }
    picture.isCut = picture.from > life.begin();
    picture.to = end + std::max<qint64>(1000, (end - picture.from) / kRoomPart);
    addMarks(picture, life);
    return picture;
}

} // namespace activity
