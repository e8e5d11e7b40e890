// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/activityhistory.h"

#include <algorithm>
#include <array>
#include <limits>

namespace activity
{

namespace
{

/// Widths that people read at a glance, and that divide the hour or the day.
constexpr std::array<qint64, 18> kWidths{1,   2,   5,    10,   15,   30,    60,    120,   300,
                                         600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};

void addSaturated(quint32 &counter, quint32 more)
{
    counter += std::min(more, std::numeric_limits<quint32>::max() - counter);
}

void addCounters(ActivitySample &sum, const ActivitySample &more)
{
    addSaturated(sum.created, more.created);
    addSaturated(sum.expired, more.expired);
    addSaturated(sum.loggedOut, more.loggedOut);
    addSaturated(sum.evicted, more.evicted);
    addSaturated(sum.gone, more.gone);
    sum.lacksShare |= more.lacksShare;
    sum.hasInferred |= more.hasInferred;
    sum.hasTold |= more.hasTold;
}

void addActive(ActivityHistory::Bucket &bucket, qint64 active)
{
    if (active < 0)
        return;
    bucket.sample.active = active;
    bucket.activeMin = bucket.activeMin < 0 ? active : std::min(bucket.activeMin, active);
    bucket.activeMax = std::max(bucket.activeMax, active);
}

qint64 bucketCount(qint64 from, qint64 to, qint64 width)
{
    return (to + width - 1) / width - from / width;
}

} // namespace

qint64 bucketWidth(qint64 from, qint64 to, int most)
{
    for (const qint64 width : kWidths) {
        if (bucketCount(from, to, width) <= most)
            return width;
    }
    qint64 width = kWidths.back();
    // An aligned pair of buckets may straddle the range at any width, so `most` of 1 cannot always be kept.
    while (bucketCount(from, to, width) > std::max(most, 2))
        width *= 2;
    return width;
}

ActivityHistory::ActivityHistory()
    : m_cells(size_t(kSeconds))
{
}

ActivitySample *ActivityHistory::cellFor(qint64 second)
{
    if (second <= 0 || second <= m_last - kSeconds)
        return nullptr;
    if (m_first == 0) {
        m_first = m_last = second;
    } else if (second - m_last >= kSeconds) {
        clear();
        m_first = m_last = second;
    } else if (second > m_last) {
        const qint64 first = std::max(m_first, second - kSeconds + 1);
        for (qint64 left = m_first; left < first; ++left)
            m_cells[size_t(left % kSeconds)] = {};
        m_first = first;
        m_last = second;
    } else {
        m_first = std::min(m_first, second);
    }
    return &m_cells[size_t(second % kSeconds)];
}

void ActivityHistory::add(qint64 second, const ActivitySample &counts)
{
    if (ActivitySample *cell = cellFor(second))
        addCounters(*cell, counts);
}

void ActivityHistory::setActive(qint64 second, qint64 active)
{
    if (ActivitySample *cell = cellFor(second))
        cell->active = std::max<qint64>(active, -1);
}

void ActivityHistory::markLackingShare(qint64 from, qint64 to)
{
    if (m_first == 0)
        return;
    for (qint64 second = std::max(from, m_first); second <= std::min(to, m_last); ++second)
        m_cells[size_t(second % kSeconds)].lacksShare = true;
}

void ActivityHistory::clear()
{
    std::fill(m_cells.begin(), m_cells.end(), ActivitySample{});
    m_first = m_last = 0;
}

std::vector<ActivityHistory::Bucket> ActivityHistory::buckets(qint64 from, qint64 to, int most, qint64 notBefore) const
{
    from = std::max<qint64>(from, 0);
    if (from >= to || most <= 0)
        return {};
    const qint64 width = bucketWidth(from, to, std::min(most, int(kSeconds)));
    from = std::max(from, notBefore);
    if (from >= to)
        return {};
    const qint64 begin = from - from % width;
    std::vector<Bucket> result(size_t(bucketCount(from, to, width)));
    for (size_t i = 0; i < result.size(); ++i) {
        result[i].from = begin + qint64(i) * width;
        result[i].seconds = width;
    }
    if (Bucket &first = result.front(); first.from < notBefore) {
        first.seconds -= notBefore - first.from;
        first.from = notBefore;
    }
    if (m_first == 0)
        return result;
    const qint64 end = std::min(to, m_last + 1);
    for (Bucket &bucket : result) {
        const qint64 until = bucket.from + bucket.seconds;
        bucket.counted = std::max<qint64>(0, std::min(until, to) - std::max(bucket.from, m_first));
        const qint64 last = std::min(until, end);
        for (qint64 second = std::max(bucket.from, m_first); second < last; ++second) {
            const ActivitySample &cell = cellAt(second);
            addCounters(bucket.sample, cell);
            addActive(bucket, cell.active);
        }
    }
    return result;
}

qint64 ActivityHistory::firstSecond() const
{
    return m_first;
}

qint64 ActivityHistory::lastSecond() const
{
    return m_last;
}

} // namespace activity
