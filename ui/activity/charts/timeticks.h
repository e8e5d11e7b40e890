// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace ui
{

/// One label below a time axis.
struct TimeTick {
    double position = 0; ///< 0 is the left end of the axis, 1 the right one
    QString text;
};

/// Labels at round local times over [from, to) (epoch seconds), oldest first, ending with "now". At most
/// `most` of them, and none so close to "now" that the two would touch. Where several days are shown, midnight has the
/// name of its day.
std::vector<TimeTick> timeTicks(qint64 from, qint64 to, int utcOffsetSeconds, int most);

/// "now", "+20", "+40", "+60 min": labels of an axis that looks `seconds` ahead.
std::vector<TimeTick> aheadTicks(qint64 seconds);

/// "12:03:05" for one second, "12:03:05 – 12:03:10" or "12:00 – 12:30" for more: local times; with the day where the
/// chart shows several.
QString spanOfTimes(qint64 from, qint64 seconds, bool withDay = false);

/// "1 min", "60 min", "2 h", "7 d": a span in words.
QString spanText(qint64 seconds);

} // namespace ui
