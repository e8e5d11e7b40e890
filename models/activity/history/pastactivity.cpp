// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/pastactivity.h"

#include "models/activity/history/historyreader.h"

#include <algorithm>

namespace history
{

namespace
{

constexpr qint64 kMinuteOfPastMs = 60'000;

void addMinute(PastStep &step, const Activity &minute)
{
    ++step.minutes;
    step.created += minute.created;
    step.expired += minute.expired;
    step.deleted += minute.deleted;
    step.evicted += minute.evicted;
    step.gone += minute.gone;
    if (minute.sessions < 0)
        return;
    step.sessions = minute.sessions;
    step.fewest = step.fewest < 0 ? minute.sessions : std::min(step.fewest, minute.sessions);
    step.most = std::max(step.most, minute.sessions);
}

} // namespace

std::vector<PastStep> stepsOf(const std::vector<Activity> &minutes, qint64 stepMs)
{
    std::vector<PastStep> steps;
    for (const Activity &minute : minutes) {
        const qint64 at = minute.at / stepMs * stepMs;
        if (steps.empty() || steps.back().at != at) {
            steps.push_back({});
            steps.back().at = at;
        }
        addMinute(steps.back(), minute);
    }
    return steps;
}

tl::expected<PastActivity, Failure> readPast(const HistoryReader &reader, const PastWanted &wanted)
{
    PastActivity past;
    past.wanted = wanted;
    auto minutes = reader.activity(HistoryReader::Step::Minute, wanted.from,
                                   wanted.until + (wanted.hasEdge ? kMinuteOfPastMs : 0));
    if (!minutes)
        return tl::unexpected(minutes.error());
    if (!minutes->empty() && minutes->back().at >= wanted.until) {
        past.edge = minutes->back();
        minutes->pop_back();
    }
    past.steps = stepsOf(*minutes, std::max(wanted.stepMs, kMinuteOfPastMs));
    auto gaps = reader.gaps(wanted.now);
    if (!gaps)
        return tl::unexpected(gaps.error());
    for (const Gap &gap : *gaps) {
        if (gap.until == 0 || gap.until > wanted.from)
            past.gaps.push_back(gap);
    }
    const auto since = reader.watchedSince();
    if (!since)
        return tl::unexpected(since.error());
    past.since = *since;
    return past;
}

} // namespace history
