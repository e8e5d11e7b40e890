// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/loggedevent.h"
#include "models/activity/lossruns.h"

#include <QString>

namespace activity
{

/// “Expired”, “Logged out”; of a note “Note”, of a gap “Not known”.
QString eventName(const LoggedEvent &event);
/// What else is known of it, without a full stop: “0.8 s after its deadline, 12 min 00 s after last seen”.
QString eventDetail(const LoggedEvent &event);

/// “3,412 expired”.
QString lossName(const Loss &loss);
/// “within 2 s”.
QString lossSpan(const Loss &loss);

/// For programs: `created`, `extended`, `expired`, `logged-out`, `ended-here`, `evicted`, `ended`, `vanished`, `note`.
QString eventWord(int kind);

} // namespace activity
