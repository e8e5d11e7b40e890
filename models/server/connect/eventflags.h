// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/redis/subscriber.h"
#include "models/server/connect/notificationflags.h"

#include <QByteArray>
#include <QObject>

namespace server
{

/// What this program has done to one node's `notify-keyspace-events`: sets what the user agreed to, remembers what it
/// was before, and puts that back at the end. Flags that somebody else has changed since are left alone: they are
/// whoever's who set them last. CONFIG SET is of the node, so each node has one of these.
///
/// Others may have come to live by what was set: further windows of this program, here or on other machines. They
/// listen to a channel (listen()); whoever is about to put flags back hands that duty over to them instead, and the
/// last one does it. A window that may not listen, or not set flags, cannot be known of and is no heir.
///
/// When another server takes the node's place, its flags are its own: nothing is put back there.
/// Lives in the I/O thread.
class EventFlags final : public QObject
{
    Q_OBJECT

public:
    /// `events`: where to listen; null: nowhere.
    EventFlags(redis::Connection &connection, redis::Subscriber *events, QObject *parent);

    /// Of every database: the flags are the server's. An account that may follow the keyspace of the first one may have
    /// it without a further permission.
    static QByteArray channel() { return QByteArrayLiteral("__keyspace@0__:sessionscope:notify-keyspace-events"); }

    /// Completes `now`, what the node has just said; nothing happens if nothing is missing. Answered by changed() or
    /// refused().
    void complete(const NotificationFlags &now, bool restoreAtExit);
    /// Whether this program lives by the flags, and could put them back: then it can inherit that duty.
    void listen(bool isHeir);
    /// A message of channel().
    void take(const QByteArray &message);
    /// Something was set, and is to be put back.
    bool isToBeRestored() const { return m_restore; }
    /// Answered by restored() in any case, as soon as there is nothing more to do.
    void restore();

Q_SIGNALS:
    void changed(bool willRestore);
    /// Another window has left: what it has set is this one's to put back.
    void inherited();
    void refused(const redis::Error &error);
    void restored();

private:
    void forgetAnother();
    void handOver();
    void putBack();
    void finish();

    redis::Connection &m_connection;
    redis::Subscriber *m_events;
    QByteArray m_before;     ///< what nobody but this program has changed
    QByteArray m_set;        ///< as the node says it, which has its own order of the flags; null: nothing was set
    redis::Endpoint m_setAt; ///< while something was set
    bool m_restore = false;
    bool m_isLeaving = false;
};

} // namespace server
