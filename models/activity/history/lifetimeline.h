// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"

#include <QString>

#include <vector>

namespace history
{

/// One thing that is known of a session's life.
struct TimelineLine {
    enum class Mark : quint8 {
        Beginning,
        Extended,
        Used,
        Unwatched,
        Restart,
        Deadline,
        Due,
        Ended,
        LoggedOut,
        Deleted,
        Evicted,
        Lost
    };
    Mark mark = Mark::Beginning;
    qint64 at = 0; ///< 0: not known
    QString text;
    std::vector<TimelineLine> folded; ///< what this line stands for

    friend bool operator==(const TimelineLine &, const TimelineLine &) = default;
};

/// In the order of time. Of extensions the first and the last, those in between as one line. Gaps where something of
/// the life may have happened in them.
std::vector<TimelineLine> timelineOf(const Life &life, const std::vector<Gap> &gaps, qint64 now);

} // namespace history
