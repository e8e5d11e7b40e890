// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/entryquestion.h"
#include "models/activity/loggedevent.h"
#include "models/activity/lossruns.h"

#include <vector>

namespace events
{

/// What the history on the disk has told, as the list shows it.
struct OlderEvents {
    activity::LoggedEvents events; ///< with a note for each gap
    std::vector<activity::Loss> losses;

    void add(const history::EntryPage &page);
    void add(const std::vector<history::StoredEntry> &entries);
};

/// The kinds of the history that are those of a loss in a minute of the disk.
std::vector<history::EntryKind> kindsOfLoss(const activity::Loss &loss);

} // namespace events
