// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/serverclock.h"
#include "models/redis/reply.h"

#include <optional>

namespace server
{

/// Epoch milliseconds, by the answer to TIME (seconds, and microseconds of them); nothing: it is none.
inline std::optional<qint64> epochMsOf(const redis::Reply &time)
{
    if (!time.isArray() || time.elements.size() != 2)
        return std::nullopt;
    return time.elements[0].bytes.toLongLong() * 1000 + time.elements[1].bytes.toLongLong() / 1000;
}

/// The clock, by the answer to a TIME that was sent at this instant of ServerClock::monotonicMs() and comes now. The
/// middle of a round trip is the best guess for when the server executed it.
inline std::optional<messages::ServerClock> clockOf(const redis::Reply &time, qint64 sentAt)
{
    const std::optional<qint64> epochMs = epochMsOf(time);
    if (!epochMs)
        return std::nullopt;
    const qint64 now = messages::ServerClock::monotonicMs();
    return messages::ServerClock::synchronised(*epochMs, sentAt + (now - sentAt) / 2);
}

} // namespace server
