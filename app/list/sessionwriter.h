// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"
#include "app/list/listtable.h"
#include "models/messages/serverclock.h"
#include "models/sessions/export/sessionrecords.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <span>

namespace app
{

/// The text of a list, row by row: for people on a terminal, or for a program or a spreadsheet. What the server says is
/// untrusted in all of them.
class SessionWriter
{
public:
    /// Reads `store`, which outlives this. Without `revealIds`, no session id is printed whole, nor a key that holds
    /// one.
    SessionWriter(const sessions::SessionStore &store, ListFormat format, bool revealIds);

    struct Names {
        QStringList formats;
        QStringList nodes;
        friend bool operator==(const Names &, const Names &) = default;
    };
    void setNames(const Names &names);
    /// What is left is said by it; in records by the time that it is now.
    void setClock(const messages::ServerClock &clock);

    void append(QByteArray &out, std::span<const sessions::Slot> rows);
    /// What comes after the last row, and the header where there were no rows.
    void finish(QByteArray &out);

private:
    void begin(QByteArray &out);

    std::optional<sessions::SessionRecords> m_records; ///< one of the two
    std::optional<ListTable> m_table;
    Names m_names;
    bool m_hasBegun = false;
};

} // namespace app
