// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventlines.h"

#include <vector>

namespace events
{

/// How rows become others: first what goes, then what comes, then what says something else. Pure, for any thread.
struct LineChanges {
    static constexpr size_t kMostRanges = 16; ///< for more, a reset is less work for a view

    struct Range {
        int first = 0;
        int last = 0; ///< in it
    };
    bool isReset = true;
    std::vector<Range> removed;  ///< by the rows before, from the top
    std::vector<Range> inserted; ///< by the rows after, from the top
    std::vector<Range> changed;  ///< by the rows after

    static LineChanges between(const std::vector<EventLine> &before, const std::vector<EventLine> &after);
};

} // namespace events
