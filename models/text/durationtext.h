// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace text
{

/// How long, in the two units that matter: "17 s", "4 min 00 s", "1 h 26 min", "11 d 13 h". A second that has
/// begun counts, so that a countdown reads 0 s only when it is over. Negative durations read as 0.
QString durationText(qint64 ms);

/// How long ago: "just now", "2 s ago", "23 min ago", "5 h ago", "1 d ago". What lies in the future (clocks
/// differ) is just now.
QString pastText(qint64 agoMs);

/// "2026-11-22 12:03:10" in local time; empty for 0, which is an unknown time.
QString absoluteText(qint64 epochMs);

} // namespace text
