// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace sessions
{

/// What the rows are sorted by.
enum class SortKey : quint8 {
    SlotNumber, ///< no order in particular, but a stable one
    State,      ///< present before ended, then by deadline: due first
    User,       ///< any case; anonymous last
    Remaining,  ///< ended first, by when; then by deadline; without TTL last
    Format,
    Created,  ///< unknown last
    LastSeen, ///< unknown last
    Ip,       ///< IPv4 by number, then other texts; unknown last
    Device,   ///< by what is shown, then by the whole user agent; unknown last
    SessionId,
    Node,
};

} // namespace sessions
