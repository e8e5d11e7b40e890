// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/users/userlist.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace sessions
{

/// What the users are sorted by. "Last" is for ascending order; descending order is its mirror image. What is
/// equal is ordered by name, in both directions.
struct UserSorting {
    enum class Key : quint8 {
        User,       ///< in any case; those without a name last
        Sessions,   ///< those that match; then all
        Formats,    ///< by what is shown
        Addresses,  ///< how many; unknown last
        LastSeen,   ///< unknown last
        NextExpiry, ///< never last
    };
    Key key = Key::Sessions;
    bool descending = true;
    friend bool operator==(const UserSorting &, const UserSorting &) = default;
};

/// A list of users in an order: what the table shows. Nobody changes it. 8 bytes a user beside the list.
struct UserRows {
    std::shared_ptr<const UserList> list;
    std::vector<quint32> byName; ///< indexes into the list
    std::vector<quint32> rows;   ///< the same, in the order that was asked for

    int count() const { return static_cast<int>(rows.size()); }
};

/// How to come from one UserRows to the next. Everything that costs time at many users is worked out here: a
/// pure function of values, for any thread.
///
/// Names hardly ever change, and most users stay: the order by name is merged, not sorted anew. All other orders are
/// a stable radix sort of that one, a few passes over memory. About 50 ms at 330,000 users.
struct UserUpdate {
    UserUpdate(const std::shared_ptr<const UserRows> &before, std::shared_ptr<const UserList> list, UserSorting by,
               const QStringList &formatTitles);

    std::shared_ptr<const UserRows> rows;
    std::vector<int> rowAfter; ///< by row before; -1: gone
    std::vector<int> fresh;    ///< rows after of users that were not there before, ascending
    std::vector<int> gone;     ///< rows before of users that are no longer there, ascending
    bool moves = false;        ///< users stay, but their rows are others; with any fresh or gone also true
    int firstChanged = 0;      ///< without moves: the rows that show something else
    int lastChanged = -1;

private:
    std::vector<quint32> freshIn(const UserRows &before);
    void findRows(const UserRows &before);
    void findChanges(const UserRows &before);

    std::vector<quint32> m_indexAfter; ///< by index before; meanwhile
};

/// Titles of the formats in a set, as they are shown.
QString formatsText(const FormatSets::Set &set, const QStringList &titles);

} // namespace sessions
