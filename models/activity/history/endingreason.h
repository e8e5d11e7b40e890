// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"

#include <QString>

#include <vector>

namespace history
{

/// Why it ended, in sentences that claim nothing which the entries do not bear. `now`: as in endedwords.h.
QString endingReason(const Life &life, const std::vector<Gap> &gaps, qint64 now);

/// Of a session that is used often not each extension is written down: whether the last one was, by the deadline that
/// it gave.
bool isLastExtensionKnown(const Life &life);

/// When somebody is known to have used the session last: by its own word, or since it was extended. 0: not known.
qint64 lastUseOf(const Life &life);

/// How much time each extension gave: several gave the same, and none another. 0: that cannot be said.
qint64 usualTimeOf(const Life &life);

} // namespace history
