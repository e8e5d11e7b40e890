// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/users/userlist.h"
#include "models/text/personname.h"

#include <QCoreApplication>
#include <QStringList>
#include <QVariant>

namespace sessions
{

class SessionTableModel;

/// A user of a list.
struct UserCell {
    const UserList *list;
    quint32 index;
};

/// What the cells of UserTableModel say, for the rows that are looked at. Columns and roles are the model's.
class UserCells final
{
    Q_DECLARE_TR_FUNCTIONS(sessions::UserTableModel)

public:
    explicit UserCells(const SessionTableModel &sessions);

    QStringList formatTitles;

    QVariant value(UserCell cell, int column, int role) const;
    /// Empty when there is no such column.
    static QString title(int column);
    /// "3 names": what stands in the place of a name where a user may be so many people.
    static QString severalNamesText(qint64 people);

private:
    QString text(UserCell cell, int column) const;
    QString accessibleText(UserCell cell, int column) const;
    QString tip(UserCell cell, int column) const;
    QString userText(UserCell cell) const;
    text::PersonName person(UserCell cell) const;
    bool hasSample(UserCell cell) const;
    static QString sessionsText(UserCell cell);
    QString addressText(UserCell cell) const;

    const SessionTableModel &m_sessions;
};

} // namespace sessions
