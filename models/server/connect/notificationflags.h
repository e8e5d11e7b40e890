// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace server
{

/// The value of `notify-keyspace-events`, understood
/// (https://redis.io/docs/latest/develop/use/keyspace-notifications/).
class NotificationFlags
{
public:
    NotificationFlags() = default;
    explicit NotificationFlags(QByteArray value);

    bool keyspaceChannels() const; ///< K
    bool keyeventChannels() const; ///< E
    /// What a removal at the end of the TTL needs: a channel and `x`.
    bool reportsExpiry() const;
    /// What creation, change and deletion of strings and hashes need: a channel and `g`, `$`, `h`.
    bool reportsWrites() const;

    /// The same events as those, by the same channels.
    bool announcesAs(const NotificationFlags &other) const;

    /// Whether completed() may have made `other` of this: nothing of it is missing there. False for what is no value.
    bool isCompletedBy(const NotificationFlags &other) const;

    /// The value to set so that everything this program uses arrives, keeping all that is set now. Empty
    /// when nothing is missing.
    QByteArray completed() const;
    const QByteArray &value() const { return m_value; }

private:
    bool has(char flag) const;

    QByteArray m_value;
};

/// Pattern subscriptions that bring events of the keys under `keyPatterns` (Redis globs).
/// Where they are to be `{"*"}`, those of every key. `known`: whether the server's flags are known; if not, both kinds
/// of channel are listened to.
QByteArrayList eventPatterns(const NotificationFlags &flags, bool known, int database,
                             const QByteArrayList &keyPatterns);

} // namespace server
