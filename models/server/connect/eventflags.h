// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/server/connect/notificationflags.h"

#include <QByteArray>
#include <QObject>

namespace server
{

/// What this program has done to one node's `notify-keyspace-events`: sets what the user agreed to, remembers what it
/// was before, and puts that back at the end. Flags that somebody else has changed since are left alone: they are
/// whoever's who set them last. CONFIG SET is of the node, so each node has one of these.
/// Lives in the I/O thread.
class EventFlags final : public QObject
{
    Q_OBJECT

public:
    EventFlags(redis::Connection &connection, QObject *parent);

    /// Completes `now`, what the node has just said; nothing happens if nothing is missing. Answered by changed() or
    /// refused().
    void complete(const NotificationFlags &now, bool restoreAtExit);
    /// Something was set, and is to be put back.
    bool isToBeRestored() const { return m_restore; }
    /// Answered by restored() in any case, as soon as there is nothing more to do.
    void restore();

Q_SIGNALS:
    void changed(bool willRestore);
    void refused(const redis::Error &error);
    void restored();

private:
    redis::Connection &m_connection;
    QByteArray m_before; ///< what nobody but this program has changed
    QByteArray m_set;    ///< as the node says it, which has its own order of the flags; null: nothing was set
    bool m_restore = false;
};

} // namespace server
