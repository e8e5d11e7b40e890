// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/keyevent.h"

namespace sessions
{

std::optional<KeyEvent> readKeyEvent(QByteArrayView channel, QByteArrayView payload)
{
    constexpr QByteArrayView kKeyspace = "__keyspace@";
    constexpr QByteArrayView kKeyevent = "__keyevent@";
    constexpr QByteArrayView kEnd = "__:"; // behind the number of the database
    const bool keyspace = channel.startsWith(kKeyspace);
    if (!keyspace && !channel.startsWith(kKeyevent))
        return std::nullopt;
    qsizetype end = kKeyspace.size();
    while (end < channel.size() && channel[end] >= '0' && channel[end] <= '9')
        ++end;
    if (!channel.sliced(end).startsWith(kEnd))
        return std::nullopt;
    const QByteArrayView rest = channel.sliced(end + kEnd.size());
    return keyspace ? KeyEvent{rest, payload} : KeyEvent{payload, rest};
}

std::optional<RowChange> removalBy(QByteArrayView eventName)
{
    if (eventName == "expired")
        return RowChange::Expired;
    if (eventName == "del")
        return RowChange::LoggedOut;
    if (eventName == "evicted")
        return RowChange::Evicted;
    if (eventName == "rename_from" || eventName == "move_from")
        return RowChange::Vanished;
    return std::nullopt;
}

} // namespace sessions
