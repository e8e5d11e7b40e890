// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

namespace messages
{

/// One thing that happened to a session, for the log and the rates.
struct SessionEvent {
    /// Ended: at this time, and before its deadline, but whether by a logout or by eviction nobody has said.
    enum class Kind : quint8 { Created, Extended, Expired, LoggedOut, EndedHere, Evicted, Ended, Vanished };
    Kind kind = Kind::Created;
    qint64 at = 0;     ///< epoch ms, server clock
    qint64 lagMs = -1; ///< Expired: reaped minus deadline; -1: not known
    bool isInferred =
        false; ///< Expired: since its deadline had passed when it went. Vanished: it had, no more is known
    quint8 format = 0;
    QByteArray user;       ///< UTF-8; empty: anonymous or unknown
    QByteArray otherNames; ///< of the user, one a line
    QByteArray id;         ///< the session id: to be masked wherever it is shown
    QByteArray key;        ///< the record key, which mostly holds the id
    QByteArray ip;         ///< as the application wrote it; empty: unknown
    QByteArray userAgent;  ///< likewise
    quint8 node = 0;       ///< whose key it was, by its number
    qint64 created = 0;    ///< by the session's own word; as the next two epoch ms, and 0: unknown
    qint64 lastAccess = 0; ///< the same
    qint64 deadline = 0;   ///< as it was known last; Extended: the new one; 0 also: none
    quint64 job = 0;       ///< EndedHere: of the logout
    /// Whether the session matched the table's query when this happened; only where SessionMonitor::matchEvents() is
    /// on, else always.
    bool isSought = true;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::SessionEvent)
