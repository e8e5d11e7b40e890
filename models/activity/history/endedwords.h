// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"

#include <QString>

#include <vector>

namespace history
{

// How the window says what historywords says to the terminal: in the line of a row, and at length. `now` is by the
// server's clock: times of its day go without the date.

/// “13:30:16”, of another day “2026-11-29 13:30:16”.
QString instantOf(qint64 at, qint64 now);

/// “ended 13:30:16: expired, 12 min after last seen”.
QString endedLine(const Life &life, qint64 now);
/// “Not watched from 12:00:03 to 12:40:12: what ended then is not known one by one”. Of several in one, as
/// EndedRow has them, how many they are.
QString gapLine(const Gap &gap, qint64 now);

/// In a word or two: “expired”, “logged out”, “lost sight of”.
QString endingHeading(const Life &life);
/// When: “at 13:30:16”; of what was only found gone “found at 13:30:16”.
QString endingTime(const Life &life, qint64 now);

/// For a ticket: who, which session by its mask, when and why, in lines. Dates stand in all times.
QString ticketText(const Life &life, const std::vector<Gap> &gaps);

} // namespace history
