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

bool isMiss(QByteArrayView eventName)
{
    return eventName == "keymiss";
}

bool isToldBeside(QByteArrayView eventName)
{
    return eventName == "new" || eventName == "overwritten" || eventName == "type_changed";
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

std::optional<messages::RowChange> RemovalReader::take(const KeyEvent &event)
{
    const std::optional<messages::RowChange> removal = removalBy(event.name);
    const bool hasRunOut = removal && !m_ranOut.isEmpty() && event.key == m_ranOut && event.name == "del";
    if (event.name == "hexpired")
        m_ranOut = event.key.toByteArray();
    else if (!m_ranOut.isEmpty())
        m_ranOut.clear();
    return hasRunOut ? messages::RowChange::RanOut : removal;
}

} // namespace server
