// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionwriter.h"

#include "app/terminaltext.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/durationtext.h"
#include "models/text/printabletext.h"

#include <QIODevice>

#include <algorithm>
#include <climits>
#include <iterator>
#include <utility>

namespace app
{

using sessions::SessionTableModel;

namespace
{

constexpr qsizetype kWriteAtOnce = 256 * 1024;
/// A table's columns are as wide as the first rows need: no second pass over a million rows.
constexpr size_t kRowsMeasured = 500;
constexpr int kWidestCell = 40;

using sessions::Columns;

/// Of the table's columns, what is left first, by which the list is sorted. Where a session stands needs no column:
/// only those that are there are listed.
std::vector<int> listedColumns()
{
    std::vector<int> columns{Columns::Remaining};
    for (int column = 0; column < Columns::ColumnCount; ++column) {
        if (column != Columns::Remaining && column != Columns::State)
            columns.push_back(column);
    }
    return columns;
}

/// Collects small pieces, so that a million lines are not a million writes.
class BufferedOutput
{
public:
    explicit BufferedOutput(QIODevice &device)
        : m_device(device)
    {
    }
    void append(const QByteArray &bytes)
    {
        m_pending += bytes;
        if (m_pending.size() >= kWriteAtOnce)
            flush();
    }
    bool finish()
    {
        flush();
        return m_ok;
    }

private:
    void flush()
    {
        m_ok = m_ok && m_device.write(m_pending) == m_pending.size();
        m_pending.clear();
    }

    QIODevice &m_device;
    QByteArray m_pending;
    bool m_ok = true;
};

} // namespace

SessionWriter::SessionWriter(const SessionTableModel &table, Names names, bool revealIds)
    : m_table(table)
    , m_cells(table.store())
    , m_revealIds(revealIds)
    , m_now(table.clock().nowMs())
{
    m_cells.clock = table.clock();
    m_cells.formatTitles = std::move(names.formats);
    m_cells.nodeNames = std::move(names.nodes);
    const std::vector<sessions::Slot> &shown = table.slotsMatching();
    std::copy_if(shown.begin(), shown.end(), std::back_inserter(m_rows),
                 [&table](sessions::Slot slot) { return table.store().state(slot) == messages::RowChange::Present; });
}

bool SessionWriter::write(QIODevice &device, ListFormat format) const
{
    switch (format) {
    case ListFormat::Table:
        return writeTable(device);
    case ListFormat::Json:
        return writeRecords(device, sessions::ExportKind::JsonLines);
    case ListFormat::Csv:
        return writeRecords(device, sessions::ExportKind::Csv);
    }
    Q_UNREACHABLE();
}

bool SessionWriter::writeRecords(QIODevice &device, sessions::ExportKind kind) const
{
    using Field = sessions::ExportField;
    sessions::SessionExport records;
    records.store = m_table.store().lend(); // this thread reads it, and nobody changes it meanwhile
    records.rows = m_rows;
    records.fields = {Field::Key,     Field::Id,         Field::User, Field::Format,    Field::TtlMs,
                      Field::Created, Field::LastAccess, Field::Ip,   Field::UserAgent, Field::Node,
                      Field::State,   Field::Name}; // what is new comes last: scripts count columns
    records.formats = m_cells.formatTitles;
    records.nodes = m_cells.nodeNames;
    records.nowMs = m_now;
    records.kind = kind;
    records.revealIds = m_revealIds;
    return records.write(device) == sessions::SessionExport::Outcome::Written;
}

/// What the window shows, but for what a terminal cannot: tell more of a cell that is pointed at, or keep up with
/// the time.
QString SessionWriter::cell(sessions::Slot slot, int column) const
{
    const sessions::SessionStore &store = m_table.store();
    QString text;
    if (column == Columns::SessionId && m_revealIds)
        text = text::printableText(store.id(slot));
    else if (column == Columns::Created)
        text = text::absoluteText(store.created(slot));
    else
        text = m_cells.text(slot, column);
    return text.isEmpty() || text == QChar(0x2014) ? QStringLiteral("-") : text; // each line has as many words
}

bool SessionWriter::writeTable(QIODevice &device) const
{
    const std::vector<int> columns = listedColumns();
    const auto cellsOf = [this, &columns](sessions::Slot slot) {
        QStringList cells;
        for (const int column : columns)
            cells.append(cell(slot, column));
        return cells;
    };
    QStringList header;
    std::vector<int> widths;
    for (const int column : columns) {
        header.append(sessions::columnTitle(column).toUpper());
        widths.push_back(terminalWidth(header.constLast()));
    }
    const auto widest = [this, &columns](qsizetype at) {
        const bool isCopied = m_revealIds && columns[size_t(at)] == Columns::SessionId;
        return isCopied ? INT_MAX : kWidestCell; // a revealed id is there to be copied
    };
    for (size_t row = 0; row < std::min(m_rows.size(), kRowsMeasured); ++row) {
        const QStringList cells = cellsOf(m_rows[row]);
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], std::min(terminalWidth(cells.at(i)), widest(i)));
    }

    BufferedOutput out(device);
    const auto writeLine = [&](const QStringList &cells) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString cell = elidedForTerminal(cells.at(i), widest(i));
            line += cell;
            if (i + 1 < cells.size())
                line += QString(std::max(widths[size_t(i)] - terminalWidth(cell), 0) + 2, QLatin1Char(' '));
        }
        out.append(line.toUtf8() + '\n');
    };
    writeLine(header);
    for (const sessions::Slot slot : m_rows)
        writeLine(cellsOf(slot));
    return out.finish();
}

} // namespace app
