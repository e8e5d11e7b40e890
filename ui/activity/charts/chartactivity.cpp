// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/chartactivity.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ui
{

using activity::ActivityHistory;
using activity::ActivitySample;
using history::Gap;
using history::GapKind;
using history::PastActivity;
using history::PastStep;
using history::PastWanted;
using Bucket = activity::ActivityHistory::Bucket;

namespace
{

constexpr qint64 kMs = 1000;
constexpr qint64 kMinuteS = 60;
constexpr qint64 kShortestBandMs = 1000;
/// Memory forgets second by second, and the disk is asked once a minute: so much it tells twice, and one is left out.
constexpr qint64 kOverlapS = 3 * kMinuteS;

quint32 counterOf(qint64 count)
{
    return quint32(std::clamp<qint64>(count, 0, std::numeric_limits<quint32>::max()));
}

void add(Bucket &bucket, const PastStep &step)
{
    ActivitySample &sum = bucket.sample;
    sum.created = counterOf(sum.created + step.created);
    sum.expired = counterOf(sum.expired + step.expired);
    sum.loggedOut = counterOf(sum.loggedOut + step.deleted);
    sum.evicted = counterOf(sum.evicted + step.evicted);
    sum.gone = counterOf(sum.gone + step.gone);
    bucket.counted += step.minutes * kMinuteS;
    if (step.sessions < 0)
        return;
    sum.active = step.sessions;
    bucket.activeMin = bucket.activeMin < 0 ? step.fewest : std::min(bucket.activeMin, step.fewest);
    bucket.activeMax = std::max(bucket.activeMax, step.most);
}

/// Steps of the disk in buckets as wide as those of memory, or as the steps are.
Buckets bucketsOf(const PastActivity &past, qint64 from, qint64 width)
{
    const qint64 step = std::max(past.wanted.stepMs / kMs, kMinuteS);
    const qint64 until = past.wanted.until / kMs;
    if (width < step || width % step != 0)
        width = step;
    Buckets buckets;
    for (const PastStep &each : past.steps) {
        const qint64 at = each.at / kMs / width * width;
        if (at + width <= from || at >= until)
            continue;
        if (buckets.empty() || buckets.back().from != at) {
            buckets.push_back({});
            buckets.back().from = at;
            buckets.back().seconds = std::min(width, until - at);
        }
        add(buckets.back(), each);
        buckets.back().counted = std::min(buckets.back().counted, buckets.back().seconds);
    }
    return buckets;
}

/// Of the minute in which memory begins the disk tells as a whole: what others saw of it, and what this program has
/// written of it since. What is more than memory has was before.
void addEdge(Buckets &buckets, const PastActivity &past, const ActivityHistory &memory)
{
    const qint64 edge = past.wanted.until / kMs;
    if (!past.edge || memory.firstSecond() <= edge)
        return;
    ActivitySample seen;
    for (const Bucket &bucket : memory.buckets(edge, edge + kMinuteS, int(kMinuteS))) {
        seen.created += bucket.sample.created;
        seen.expired += bucket.sample.expired;
        seen.loggedOut += bucket.sample.loggedOut;
        seen.evicted += bucket.sample.evicted;
        seen.gone += bucket.sample.gone;
    }
    Bucket before;
    before.from = edge;
    before.seconds = before.counted = memory.firstSecond() - edge;
    before.sample.created = counterOf(past.edge->created - seen.created);
    before.sample.expired = counterOf(past.edge->expired - seen.expired);
    before.sample.loggedOut = counterOf(past.edge->deleted - seen.loggedOut);
    before.sample.evicted = counterOf(past.edge->evicted - seen.evicted);
    before.sample.gone = counterOf(past.edge->gone - seen.gone);
    const ActivitySample &sum = before.sample;
    if (sum.created + sum.expired + sum.loggedOut + sum.evicted + sum.gone > 0)
        buckets.push_back(before);
}

/// Where no bucket says how many were active. The disk tells until `cut`, 0: of nothing; memory begins at `first`.
std::vector<TimeBand> holesOf(const ChartActivity &activity, qint64 cut, qint64 first)
{
    std::vector<TimeBand> holes;
    const auto addHole = [&](qint64 from, qint64 until, bool isOpen) {
        // In the minute in which the one ends and the other begins the history itself knows better.
        if (cut != 0 && from >= cut && until <= cut + kMinuteS)
            return;
        const bool isOfDisk = until <= std::max(cut, first);
        holes.push_back(
            {isOfDisk ? TimeBand::Kind::NotKnown : TimeBand::Kind::NotWatched, from * kMs, until * kMs, 0, isOpen});
    };
    qint64 known = std::max(activity.from, activity.since);
    for (const Bucket &bucket : activity.buckets) {
        if (bucket.sample.active < 0)
            continue;
        if (bucket.from > known)
            addHole(known, bucket.from, false);
        known = std::max(known, bucket.from + bucket.seconds);
    }
    if (activity.since != 0 && known < activity.to)
        addHole(known, activity.to, true);
    return holes;
}

/// Those that overlap are one: that somebody was not watching says more than that nothing is known.
void join(std::vector<TimeBand> &bands)
{
    std::stable_sort(bands.begin(), bands.end(), [](const TimeBand &a, const TimeBand &b) { return a.from < b.from; });
    std::vector<TimeBand> joined;
    for (const TimeBand &band : bands) {
        if (joined.empty() || band.from >= joined.back().until + kShortestBandMs) {
            joined.push_back(band);
            continue;
        }
        TimeBand &last = joined.back();
        if (band.kind == TimeBand::Kind::NotWatched)
            last.kind = band.kind;
        last.isOpen = band.until > last.until ? band.isOpen : last.isOpen || (band.until == last.until && band.isOpen);
        last.until = std::max(last.until, band.until);
    }
    bands = std::move(joined);
}

RestartMark markOf(const Gap &gap, const Buckets &buckets)
{
    RestartMark mark{gap.since, gap.until, -1, -1};
    for (const Bucket &bucket : buckets) {
        if (bucket.sample.active < 0)
            continue;
        if ((bucket.from + bucket.seconds) * kMs <= gap.since)
            mark.before = bucket.sample.active;
        if (bucket.from * kMs >= gap.until) {
            mark.after = bucket.activeMin;
            break;
        }
    }
    return mark;
}

/// What the history says of times. Memory knows by itself when it watched, and has what was not written down.
void addGaps(ChartActivity &activity, const PastActivity &past, qint64 memoryFrom)
{
    const qint64 begin = activity.from * kMs;
    const qint64 end = activity.to * kMs;
    const qint64 cut = memoryFrom != 0 ? std::min(memoryFrom * kMs, end) : end;
    std::vector<TimeBand> lost;
    for (const Gap &gap : past.gaps) {
        if (gap.kind == GapKind::Emptied)
            continue; // nothing is missing of it
        const qint64 since = std::max(gap.since, begin);
        const bool isOfDisk = gap.kind == GapKind::NotWatched || gap.kind == GapKind::Dropped;
        const qint64 latest = isOfDisk ? cut : end;
        const qint64 until = gap.until == 0 ? latest : std::min(gap.until, latest);
        if (gap.kind == GapKind::Restart) {
            if (gap.until > begin && gap.since < end)
                activity.restarts.push_back(markOf(gap, activity.buckets));
            continue;
        }
        if (until - since < kShortestBandMs)
            continue;
        const bool isOpen = gap.until == 0 && until == end;
        if (gap.kind == GapKind::NotWatched)
            activity.bands.push_back({TimeBand::Kind::NotWatched, since, until, 0, isOpen});
        else
            lost.push_back({TimeBand::Kind::EventsLost, since, until, gap.count, false});
    }
    join(activity.bands);
    activity.bands.insert(activity.bands.end(), lost.begin(), lost.end());
    std::stable_sort(activity.bands.begin(), activity.bands.end(),
                     [](const TimeBand &a, const TimeBand &b) { return a.from < b.from; });
}

} // namespace

ChartActivity chartActivity(const ActivityHistory &memory, const PastActivity *past, qint64 from, qint64 to, int most)
{
    ChartActivity activity;
    activity.from = from;
    activity.to = to;
    const qint64 first = memory.firstSecond();
    const qint64 cut = past && past->wanted.until > past->wanted.from ? past->wanted.until / kMs : 0;
    if (past) {
        activity.buckets = bucketsOf(*past, from, activity::bucketWidth(from, to, std::max(2, most)));
        // Of what was not asked for, when another range was shown, it says nothing.
        activity.since = past->since == 0 ? 0 : std::max(past->since, past->wanted.from) / kMs;
    }
    if (cut != 0 && first != 0)
        addEdge(activity.buckets, *past, memory);
    if (first != 0) {
        const Buckets ofMemory = memory.buckets(from, to, most, cut != 0 && past->edge ? std::max(cut, first) : cut);
        // Before it begins it tells of nothing.
        std::copy_if(ofMemory.begin(), ofMemory.end(), std::back_inserter(activity.buckets),
                     [&](const Bucket &bucket) { return bucket.from + bucket.seconds > first; });
        activity.since = activity.since == 0 ? first : std::min(activity.since, first);
    }
    activity.since = activity.since == 0 ? 0 : std::max(activity.since, from);
    activity.bands = holesOf(activity, cut, first);
    if (past)
        addGaps(activity, *past, first);
    return activity;
}

PastWanted pastWanted(const ActivityHistory &memory, qint64 from, qint64 to, int mostPoints, int mostBars)
{
    PastWanted wanted;
    const qint64 first = memory.firstSecond();
    const bool isForgetting = first != 0 && memory.lastSecond() - first >= ActivityHistory::kSeconds - 1;
    const qint64 known = first == 0 ? to : isForgetting ? first + kOverlapS : first;
    const qint64 until = known / kMinuteS * kMinuteS;
    const qint64 points = std::max(kMinuteS, activity::bucketWidth(from, to, std::max(2, mostPoints)));
    const qint64 bars = std::max(kMinuteS, activity::bucketWidth(from, to, std::max(2, mostBars)));
    // Both can be made of these.
    const qint64 step = std::gcd(points, bars);
    wanted.from = from / bars * bars * kMs;
    wanted.until = std::max(wanted.from, until * kMs);
    wanted.stepMs = step * kMs;
    wanted.hasEdge = first != 0 && !isForgetting && from < known;
    wanted.now = to * kMs;
    return wanted;
}

} // namespace ui
