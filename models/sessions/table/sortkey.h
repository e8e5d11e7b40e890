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
    User,       ///< by what people say, any case; anonymous last
    /// By deadline; without TTL last. Those that have ended are at the end of the list in both directions, the latest
    /// of them first: they must not push what still counts down out of sight.
    Remaining,
    Format,
    Created,  ///< unknown last
    LastSeen, ///< unknown last
    Ip,       ///< IPv4 by number, then other texts; unknown last
    Device,   ///< by what is shown, then by the whole user agent; unknown last
    SessionId,
    Node,
};

} // namespace sessions
