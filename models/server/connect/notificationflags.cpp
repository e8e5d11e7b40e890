// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/notificationflags.h"

#include <algorithm>
#include <utility>

namespace server
{

namespace
{

// `A` stands for these; `m` (key misses), `n` (new keys), `o` and `c` (replaced ones) are not among them.
constexpr QByteArrayView kAllClasses = "g$lshzxetd";
// Deletions and TTL changes, strings, hashes, expiry, eviction.
constexpr QByteArrayView kNeededClasses = "g$hxe";

} // namespace

NotificationFlags::NotificationFlags(QByteArray value)
    : m_value(std::move(value))
{
}

bool NotificationFlags::has(char flag) const
{
    return m_value.contains(flag) || (m_value.contains('A') && kAllClasses.contains(flag));
}

bool NotificationFlags::keyspaceChannels() const
{
    return m_value.contains('K');
}

bool NotificationFlags::keyeventChannels() const
{
    return m_value.contains('E');
}

bool NotificationFlags::reportsExpiry() const
{
    return (keyspaceChannels() || keyeventChannels()) && has('x');
}

bool NotificationFlags::reportsWrites() const
{
    return (keyspaceChannels() || keyeventChannels()) && has('g') && has('$') && has('h');
}

bool NotificationFlags::announcesAs(const NotificationFlags &other) const
{
    return keyspaceChannels() == other.keyspaceChannels() && keyeventChannels() == other.keyeventChannels() &&
           reportsExpiry() == other.reportsExpiry() && reportsWrites() == other.reportsWrites() &&
           has('e') == other.has('e');
}

bool NotificationFlags::isCompletedBy(const NotificationFlags &other) const
{
    // Each server has its own: `n` came with 7.0, `o` and `c` with 8.2. What it does not know it refuses.
    constexpr qsizetype kMost = 32;
    const auto isValue = [](const QByteArray &value) {
        return value.size() <= kMost && std::all_of(value.begin(), value.end(), [](char flag) {
                   return flag == '$' || (flag >= 'a' && flag <= 'z') || (flag >= 'A' && flag <= 'Z');
               });
    };
    return isValue(m_value) && isValue(other.m_value) && other.reportsExpiry() && other.reportsWrites() &&
           std::all_of(m_value.begin(), m_value.end(), [&other](char flag) { return other.has(flag); });
}

QByteArray NotificationFlags::completed() const
{
    QByteArray completed = m_value;
    for (const char flag : kNeededClasses) {
        if (!has(flag))
            completed.append(flag);
    }
    // Key event channels would do, but bring every key of the database; key space channels filter by prefix.
    if (!keyspaceChannels() && !keyeventChannels())
        completed.append('K');
    return completed == m_value ? QByteArray() : completed;
}

QByteArrayList eventPatterns(const NotificationFlags &flags, bool known, int database,
                             const QByteArrayList &keyPatterns)
{
    const QByteArray number = QByteArray::number(database);
    QByteArrayList patterns;
    if (flags.keyspaceChannels() || !known) {
        for (const QByteArray &pattern : keyPatterns)
            patterns.append("__keyspace@" + number + "__:" + pattern);
    }
    const QByteArray keyevent = "__keyevent@" + number + "__:";
    if (!known) {
        patterns.append(keyevent + "expired");
        patterns.append(keyevent + "evicted");
    } else if (flags.keyeventChannels() && !flags.keyspaceChannels()) {
        patterns.append(keyevent + "*");
    }
    return patterns;
}

} // namespace server
