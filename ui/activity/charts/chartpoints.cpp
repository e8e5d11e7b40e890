// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/chartpoints.h"

#include <algorithm>
#include <cmath>

namespace ui
{

using Bucket = activity::ActivityHistory::Bucket;

namespace
{

void appendBucket(QList<QPointF> &points, const Bucket &bucket, const PlotWindow &window)
{
    const double from = std::max(window.x(double(bucket.from)), 0.0);
    const double to = std::min(window.x(double(bucket.from + bucket.seconds)), window.width);
    if (bucket.activeMin == bucket.activeMax) {
        points.append({to, double(bucket.sample.active)});
        return;
    }
    const auto last = double(bucket.sample.active);
    const bool highFirst = last - double(bucket.activeMin) < double(bucket.activeMax) - last;
    points.append({(from + to) / 2, double(highFirst ? bucket.activeMax : bucket.activeMin)});
    points.append({to, last});
}

void appendShare(QList<ActiveLine::Gap> &shares, const Bucket &bucket, const PlotWindow &window)
{
    const double from = std::max(window.x(double(bucket.from)), 0.0);
    const double to = std::min(window.x(double(bucket.from + bucket.seconds)), window.width);
    if (!shares.isEmpty() && shares.constLast().right >= from)
        shares.last().right = to;
    else
        shares.append({from, to});
}

} // namespace

ActiveLine activeLine(const Buckets &buckets, const PlotWindow &window, qint64 firstSecond)
{
    const bool reachesBack = firstSecond != 0 && firstSecond <= window.from;
    ActiveLine line;
    bool watched = false;
    qint64 end = 0;
    for (const Bucket &bucket : buckets) {
        watched = watched && bucket.from <= end;
        end = bucket.from + bucket.seconds;
        if (bucket.sample.active < 0) {
            watched = false;
            continue;
        }
        if (!watched) {
            // The value at the beginning of what is known; without it a single bucket would be no line.
            const double begin = std::max(window.x(double(bucket.from)), 0.0);
            if (!line.points.isEmpty())
                line.gaps.append({line.points.constLast().x(), begin});
            else if (reachesBack && begin > 0)
                line.gaps.append({0, begin});
            line.points.append({begin, double(bucket.activeMin)});
        }
        watched = true;
        if (bucket.sample.lacksShare)
            appendShare(line.shares, bucket, window);
        appendBucket(line.points, bucket, window);
    }
    if (watched || (line.points.isEmpty() && !reachesBack))
        return line;
    if (const double last = line.points.isEmpty() ? 0 : line.points.constLast().x(); last < window.width)
        line.gaps.append({last, window.width});
    return line;
}

} // namespace ui
