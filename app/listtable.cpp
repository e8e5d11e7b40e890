// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listtable.h"

#include "app/terminaltext.h"
#include "models/sessions/table/columns.h"
#include "models/text/durationtext.h"
#include "models/text/printabletext.h"

#include <algorithm>
#include <climits>

namespace app
{

namespace
{

using sessions::Columns;

constexpr size_t kRowsMeasured = 500;
constexpr int kWidestCell = 40;

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

} // namespace

ListTable::ListTable(const sessions::SessionStore &store, bool revealIds)
    : m_store(store)
    , m_cells(store)
    , m_revealIds(revealIds)
    , m_columns(listedColumns())
{
    QStringList header;
    for (const int column : m_columns) {
        header.append(sessions::columnTitle(column).toUpper());
        m_widths.push_back(terminalWidth(header.constLast()));
    }
    m_first.push_back(header);
}

void ListTable::append(QByteArray &out, std::span<const sessions::Slot> rows)
{
    for (const sessions::Slot slot : rows) {
        const QStringList cells = line(slot);
        if (m_isMeasured) {
            appendLine(out, cells);
            continue;
        }
        measure(cells);
        m_first.push_back(cells);
        if (m_first.size() > kRowsMeasured)
            appendMeasured(out);
    }
}

void ListTable::finish(QByteArray &out)
{
    if (!m_isMeasured)
        appendMeasured(out);
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

int ListTable::widest(size_t column) const
{
    const bool isCopied = m_revealIds && m_columns[column] == Columns::SessionId;
    return isCopied ? INT_MAX : kWidestCell; // a revealed id is there to be copied
}

void ListTable::measure(const QStringList &line)
{
    for (size_t i = 0; i < m_widths.size(); ++i)
        m_widths[i] = std::max(m_widths[i], std::min(terminalWidth(line.at(qsizetype(i))), widest(i)));
}

void ListTable::appendMeasured(QByteArray &out)
{
    m_isMeasured = true;
    for (const QStringList &line : m_first)
        appendLine(out, line);
    m_first.clear();
}

void ListTable::appendLine(QByteArray &out, const QStringList &line) const
{
    QString text;
    for (size_t i = 0; i < m_widths.size(); ++i) {
        const QString cell = elidedForTerminal(line.at(qsizetype(i)), widest(i));
        text += cell;
        if (i + 1 < m_widths.size())
            text += QString(std::max(m_widths[i] - terminalWidth(cell), 0) + 2, QLatin1Char(' '));
    }
    out += text.toUtf8();
    out += '\n';
}

} // namespace app
