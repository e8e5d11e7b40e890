// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"
#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ui
{

/// What the store knows of one session, copied out of it: still there when the session is not.
struct SessionFacts {
    QByteArray key;
    QByteArray id;
    QByteArray user;
    QByteArray otherNames; ///< of the user, one a line
    QByteArray ip;
    QByteArray userAgent;
    QString format;
    QString node;
    QString device; ///< "Chrome · Windows"
    int formatIndex = -1;
    qint64 deadline = 0; ///< 0: no TTL; or messages::kUnknownDeadline
    qint64 fullTtl = 0;
    qint64 created = 0;
    qint64 lastAccess = 0;
    qint64 endedAt = 0;
    qint64 size = 0;
    quint32 extensions = 0;
    messages::RowChange state = messages::RowChange::Present;
    qint64 otherSessions = 0; ///< of the same user
    bool anonymous = false;   ///< no user, and the format would say if there were one

    bool isEmpty() const { return key.isEmpty(); }
    bool hasEnded() const { return state != messages::RowChange::Present; }
    friend bool operator==(const SessionFacts &, const SessionFacts &) = default;
};

/// Empty when the slot is free.
SessionFacts factsOf(const sessions::SessionStore &store, sessions::Slot slot, const QStringList &formatTitles,
                     const QStringList &nodeNames);

} // namespace ui
