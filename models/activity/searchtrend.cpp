// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/searchtrend.h"

#include <algorithm>

namespace activity
{

void SearchTrend::add(qint64 at, qint64 count)
{
    if (!m_points.empty() && at <= m_points.back().at)
        return;
    // Within a step the latest stands, but for a gap, which is not made up for.
    if (m_points.size() > 1 && at - m_points[m_points.size() - 2].at < m_spacingMs) {
        Point &last = m_points.back();
        last = {at, last.count == kUnknown ? kUnknown : count};
        return;
    }
    m_points.push_back({at, count});
    if (m_points.size() > kMost)
        thinOut();
}

/// Of two neighbours the later; of which one is unknown, that.
void SearchTrend::thinOut()
{
    m_spacingMs *= 2;
    std::vector<Point> kept{m_points.front()};
    for (size_t at = 1; at + 1 < m_points.size(); at += 2) {
        const bool isGap = m_points[at].count == kUnknown;
        kept.push_back({m_points[at + 1].at, isGap ? kUnknown : m_points[at + 1].count});
    }
    if (m_points.size() % 2 == 0)
        kept.push_back(m_points.back());
    m_points = std::move(kept);
}

qint64 SearchTrend::least() const
{
    qint64 least = kUnknown;
    for (const Point &point : m_points) {
        if (point.count != kUnknown && (least == kUnknown || point.count < least))
            least = point.count;
    }
    return least;
}

qint64 SearchTrend::most() const
{
    const auto most = std::max_element(m_points.begin(), m_points.end(),
                                       [](const Point &a, const Point &b) { return a.count < b.count; });
    return most == m_points.end() ? kUnknown : most->count;
}

} // namespace activity
