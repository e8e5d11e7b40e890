// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace messages
{

/// What looking one user up in the frameworks' own indexes has brought.
struct UserLookupReport {
    /// One index that knows the user, or that could not be asked.
    struct Index {
        QString format;         ///< title
        bool knowsIds = false;  ///< its users are account numbers, not what people log in with
        qint64 entries = 0;     ///< that it has of this user
        qint64 found = 0;       ///< of them are sessions
        qint64 gone = 0;        ///< have no record any more
        qint64 notSessions = 0; ///< name something that is no session, or nothing at all
        qint64 unreadable = 0;  ///< records that this account may not read
        bool cut = false;       ///< more entries than were looked at
        Problem problem;        ///< why it could not be asked
        bool isEmpty() const { return entries == 0 && problem.isEmpty(); }
    };

    quint64 job = 0;
    QByteArray user;
    std::vector<Index> indexes;   ///< without those that have never heard of the user
    std::vector<QByteArray> keys; ///< of the sessions that were found: rows of the store by now
    QStringList asked;            ///< titles of the formats whose indexes were asked
    QStringList askedById;        ///< those of them that only know account numbers
    QStringList withoutIndex;     ///< formats of this server that keep none
    bool guessed = false;         ///< none with an index was seen on the server: all that are known were asked
    bool cancelled = false;

    qint64 sum(qint64 Index::*what) const
    {
        qint64 all = 0;
        for (const Index &index : indexes)
            all += index.*what;
        return all;
    }
};

} // namespace messages

Q_DECLARE_METATYPE(messages::UserLookupReport)
