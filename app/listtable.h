// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/sessioncells.h"

#include <QByteArray>
#include <QStringList>

#include <span>
#include <vector>

namespace app
{

/// Sessions as a table for people on a terminal: what the window shows, but for what a terminal cannot, to tell more of
/// a cell that is pointed at, or keep up with the time. Columns are as wide as the first rows need, which wait for
/// that: no second pass over a million rows. Control characters never reach a terminal.
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
    int widest(size_t column) const;
    void measure(const QStringList &line);
    void appendMeasured(QByteArray &out);
    void appendLine(QByteArray &out, const QStringList &line) const;

    const sessions::SessionStore &m_store;
    sessions::SessionCells m_cells;
    const bool m_revealIds;
    std::vector<int> m_columns;
    std::vector<int> m_widths;
    std::vector<QStringList> m_first; ///< header and rows that wait
    bool m_isMeasured = false;
};

} // namespace app
