// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/activityhistory.h"

#include <QList>
#include <QPointF>

#include <vector>

namespace ui
{

using Buckets = std::vector<activity::ActivityHistory::Bucket>;

/// The stretch of time that a plot shows, and how wide it is.
struct PlotWindow {
    qint64 from = 0; ///< epoch second
    qint64 to = 0;   ///< the second after the last one shown
    double width = 1;

    double x(double second) const { return (second - double(from)) / double(to - from) * width; }
};

/// A line through the active sessions, in pixels from the left and sessions.
struct ActiveLine {
    struct Gap {
        double left = 0, right = 0;
    };
    QList<QPointF> points; ///< at most two for each bucket, and one where a stretch begins
    QList<Gap> gaps;       ///< not watched in between, or from the last point up to now
    QList<Gap> shares;     ///< watched, but without what one of the nodes holds
};

/// The last value of each bucket stands at its end; where the figures moved in between, the extreme that is
/// farther from it stands in its middle, so that no spike is lost at any range.
///
/// Buckets need not follow one another: in between nobody watched. What lies before the first point is a gap too where
/// the history reaches back that far: `firstSecond`, 0: nowhere.
ActiveLine activeLine(const Buckets &buckets, const PlotWindow &window, qint64 firstSecond = 0);

} // namespace ui
