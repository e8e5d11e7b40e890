// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historydatabase.h"
#include "models/activity/history/historyentry.h"

#include <tl/expected.hpp>

#include <optional>
#include <vector>

namespace history
{

class HistoryReader;

/// Some minutes of a history, as one: what came and went in all of them, and how it stood at the end of the last.
struct PastStep {
    qint64 at = 0;        ///< when it begins, ms
    int minutes = 0;      ///< that are known in it; at least one
    qint64 sessions = -1; ///< in the latest of them in which they were known; -1: in none
    qint64 fewest = -1, most = -1;
    qint64 created = 0, expired = 0, deleted = 0, evicted = 0, gone = 0;
};

/// What a chart is to show of the past.
struct PastWanted {
    qint64 from = 0;        ///< ms
    qint64 until = 0;       ///< ms; a full minute: from there on somebody else knows
    qint64 stepMs = 60'000; ///< of minutes
    bool hasEdge = false;   ///< the minute that begins at `until` is partly somebody else's
    qint64 now = 0;
    friend bool operator==(const PastWanted &, const PastWanted &) = default;
};

/// A time as a history has it, as fine as it can be drawn.
struct PastActivity {
    PastWanted wanted;
    std::vector<PastStep> steps;  ///< in order; there is none of a time of which nothing is known
    std::optional<Activity> edge; ///< the minute that begins at `until`
    std::vector<Gap> gaps;        ///< that touch the time from `from` up to now, the oldest first
    qint64 since = 0;             ///< the history begins then; 0: it is empty
};

/// Folds minutes into steps that begin at multiples of their length.
std::vector<PastStep> stepsOf(const std::vector<Activity> &minutes, qint64 stepMs);

/// For the reading thread: 30 days have 43,200 minutes, which come out of it as one step for each that is drawn.
tl::expected<PastActivity, Failure> readPast(const HistoryReader &reader, const PastWanted &wanted);

} // namespace history
