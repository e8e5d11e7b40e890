// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/keyevent.h"

#include "models/text/characters.h"

namespace server
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
    while (end < channel.size() && text::isDigit(channel[end]))
        ++end;
    if (!channel.sliced(end).startsWith(kEnd))
        return std::nullopt;
    const QByteArrayView rest = channel.sliced(end + kEnd.size());
    return keyspace ? KeyEvent{rest, payload} : KeyEvent{payload, rest};
}

std::optional<messages::RowChange> removalBy(QByteArrayView eventName)
{
    if (eventName == "expired")
        return messages::RowChange::Expired;
    if (eventName == "del")
        return messages::RowChange::LoggedOut;
    if (eventName == "evicted")
        return messages::RowChange::Evicted;
    if (eventName == "rename_from" || eventName == "move_from")
        return messages::RowChange::Vanished;
    return std::nullopt;
}

} // namespace server
