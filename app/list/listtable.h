// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminaltable.h"
#include "models/sessions/table/sessioncells.h"

#include <QByteArray>
#include <QStringList>

#include <span>
#include <vector>

namespace app
{

/// Sessions as a table for people on a terminal: what the window shows, but for what a terminal cannot, to tell more of
/// a cell that is pointed at, or keep up with the time. Control characters never reach a terminal.
class ListTable
{
public:
    ListTable(const sessions::SessionStore &store, bool revealIds);

    sessions::SessionCells &cells() { return m_cells; } ///< for clock and names
    void append(QByteArray &out, std::span<const sessions::Slot> rows);
    /// The rows that still wait, and the header if none has been written.
    void finish(QByteArray &out);

private:
    QStringList line(sessions::Slot slot) const;
    QString cell(sessions::Slot slot, int column) const;

    const sessions::SessionStore &m_store;
    sessions::SessionCells m_cells;
    const bool m_revealIds;
    std::vector<int> m_columns;
    TerminalTable m_lines;
};

} // namespace app
