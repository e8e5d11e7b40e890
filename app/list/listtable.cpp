// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list/listtable.h"

#include "models/sessions/table/columns.h"
#include "models/text/durationtext.h"
#include "models/text/printabletext.h"

namespace app
{

namespace
{

using sessions::Columns;

/// Of the table's columns, what is left first, by which a list is sorted. Where a session stands needs no column: only
/// those that are there are listed.
std::vector<int> listedColumns()
{
    std::vector<int> columns{Columns::Remaining};
    for (int column = 0; column < Columns::ColumnCount; ++column) {
        if (column != Columns::Remaining && column != Columns::State)
            columns.push_back(column);
    }
    return columns;
}

QStringList listHeader(const std::vector<int> &columns)
{
    QStringList header;
    for (const int column : columns)
        header.append(sessions::columnTitle(column).toUpper());
    return header;
}

/// A revealed id is there to be copied.
std::vector<int> widestCells(const std::vector<int> &columns, bool revealIds)
{
    std::vector<int> widest;
    widest.reserve(columns.size());
    for (const int column : columns)
        widest.push_back(revealIds && column == Columns::SessionId ? TerminalTable::kNeverElided
                                                                   : TerminalTable::kWidestCell);
    return widest;
}

} // namespace

ListTable::ListTable(const sessions::SessionStore &store, bool revealIds)
    : m_store(store)
    , m_cells(store)
    , m_revealIds(revealIds)
    , m_columns(listedColumns())
    , m_lines(listHeader(m_columns), widestCells(m_columns, revealIds))
{
}

void ListTable::append(QByteArray &out, std::span<const sessions::Slot> rows)
{
    for (const sessions::Slot slot : rows)
        m_lines.append(out, line(slot));
}

void ListTable::finish(QByteArray &out)
{
    m_lines.finish(out);
}

QStringList ListTable::line(sessions::Slot slot) const
{
    QStringList cells;
    cells.reserve(qsizetype(m_columns.size()));
    for (const int column : m_columns)
        cells.append(cell(slot, column));
    return cells;
}

QString ListTable::cell(sessions::Slot slot, int column) const
{
    QString text;
    if (column == Columns::SessionId && m_revealIds)
        text = text::printableText(m_store.id(slot));
    else if (column == Columns::Created)
        text = text::absoluteText(m_store.created(slot));
    else
        text = m_cells.text(slot, column);
    return text.isEmpty() || text == QChar(0x2014) ? QStringLiteral("-") : text; // each line has as many words
}

} // namespace app
