// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"

#include <QString>

namespace sessions
{

/// Past its deadline, but the server has not removed it yet. `deadline` 0: no TTL, never due.
inline bool isDue(messages::RowChange state, qint64 deadline, qint64 nowMs)
{
    return state == messages::RowChange::Present && deadline > 0 && deadline <= nowMs;
}

/// One word for where a session stands: "live", "due", "expired", "logged out", "evicted", "gone".
QString stateText(messages::RowChange state, qint64 deadline, qint64 nowMs);

/// What is left: "29 min 02 s", "no expiry", "due · not reaped", or how it ended.
QString remainingText(messages::RowChange state, qint64 deadline, qint64 nowMs);

} // namespace sessions
