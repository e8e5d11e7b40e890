// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/pastactivity.h"
#include "ui/activity/charts/chartpoints.h"

#include <vector>

namespace ui
{

/// A time of which the figures are not, or not wholly, known.
struct TimeBand {
    enum class Kind : quint8 {
        NotWatched, ///< nobody looked, or the server could not be reached
        NotKnown,   ///< somebody looked, and nothing of it is on the disk
        EventsLost, ///< figures are there, and some of what happened is not among them
    };
    Kind kind = Kind::NotWatched;
    qint64 from = 0; ///< ms
    qint64 until = 0;
    qint64 count = 0;    ///< EventsLost: so many; 0: not known
    bool isOpen = false; ///< it goes on
    friend bool operator==(const TimeBand &, const TimeBand &) = default;
};

/// The server was started anew, some time in between.
struct RestartMark {
    qint64 from = 0; ///< ms
    qint64 until = 0;
    qint64 before = -1, after = -1; ///< sessions, as near to it as is known
    friend bool operator==(const RestartMark &, const RestartMark &) = default;
};

/// What charts draw of [from, to): from the disk what was before memory begins, and from there on what memory has.
struct ChartActivity {
    qint64 from = 0; ///< epoch seconds
    qint64 to = 0;
    Buckets buckets; ///< the oldest first, not of one width; where there is none, nothing is known
    std::vector<TimeBand> bands;
    std::vector<RestartMark> restarts;
    qint64 since = 0; ///< nothing is told of what was before, and nothing is missed there; 0: nothing is known at all
};

/// `past`: null: there is nothing on the disk, or it has not been read yet. At most `most` buckets are of memory, and
/// about as many of the disk.
ChartActivity chartActivity(const activity::ActivityHistory &memory, const history::PastActivity *past, qint64 from,
                            qint64 to, int most);

/// What of [from, to) is to be asked of the disk for charts of these numbers of buckets. Where memory has all of it: an
/// empty time, and the gaps, which memory does not have.
history::PastWanted pastWanted(const activity::ActivityHistory &memory, qint64 from, qint64 to, int mostPoints,
                               int mostBars);

} // namespace ui
