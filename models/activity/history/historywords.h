// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"

#include <QString>

namespace history
{

/// How a session ended, and by whom, without a full stop: “expired, 0.4 s after its deadline”.
QString endingText(const Life &life);
/// “not watched from 2026-11-30 12:00:00 to 2026-11-30 12:40:00”.
QString gapText(const Gap &gap);

/// For programs: `expired`, `gone-past-deadline`, `logged-out`, `deleted`, `evicted`, `ended-early`, `unknown`; empty:
/// it has not ended.
QString endingWord(const Life &life);
/// `not-watched`, `missed`, `dropped`, `emptied`, `restart`.
QString gapWord(GapKind kind);

} // namespace history
