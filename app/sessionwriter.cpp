// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionwriter.h"

#include "app/terminaltext.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/durationtext.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <iterator>

namespace app
{

using sessions::SessionTableModel;

namespace
{

constexpr qsizetype kWriteAtOnce = 256 * 1024;
/// A table's columns are as wide as the first rows need: no second pass over a million rows.
constexpr size_t kRowsMeasured = 500;
constexpr int kWidestCell = 40;

struct WriterTexts {
    Q_DECLARE_TR_FUNCTIONS(app::SessionWriter)
};

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
    , m_names(std::move(names))
    , m_revealIds(revealIds)
    , m_now(table.clock().nowMs())
{
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
    records.fields = {Field::Key,        Field::Id, Field::User,      Field::Format, Field::TtlMs, Field::Created,
                      Field::LastAccess, Field::Ip, Field::UserAgent, Field::Node,   Field::State};
    records.formats = m_names.formats;
    records.nodes = m_names.nodes;
    records.nowMs = m_now;
    records.kind = kind;
    records.revealIds = m_revealIds;
    return records.write(device) == sessions::SessionExport::Outcome::Written;
}

QStringList SessionWriter::tableCells(sessions::Slot slot) const
{
    const sessions::SessionStore &store = m_table.store();
    const auto known = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
    const auto shown = [&known](QByteArrayView bytes) { return known(SessionTableModel::printable(bytes)); };
    const qint64 deadline = store.deadline(slot);
    const qint64 created = store.created(slot);
    const qint64 lastAccess = store.lastAccess(slot);
    return {deadline == 0      ? WriterTexts::tr("no TTL")
            : deadline > m_now ? text::durationText(deadline - m_now)
                               : WriterTexts::tr("due"),
            store.isAnonymous(slot) ? WriterTexts::tr("anonymous") : shown(store.user(slot)),
            known(m_names.formats.value(store.format(slot))),
            created > 0 ? text::absoluteText(created) : known({}),
            lastAccess > 0 ? text::pastText(m_now - lastAccess) : known({}),
            shown(store.ip(slot)),
            shown(store.device(slot)),
            m_revealIds ? shown(store.id(slot)) : known(SessionTableModel::maskedId(store.id(slot))),
            known(m_names.nodes.value(store.node(slot)))};
}

bool SessionWriter::writeTable(QIODevice &device) const
{
    const QStringList header{WriterTexts::tr("REMAINING"), WriterTexts::tr("USER"),      WriterTexts::tr("FORMAT"),
                             WriterTexts::tr("CREATED"),   WriterTexts::tr("LAST SEEN"), WriterTexts::tr("IP"),
                             WriterTexts::tr("DEVICE"),    WriterTexts::tr("SESSION"),   WriterTexts::tr("NODE")};
    std::vector<int> widths;
    for (const QString &title : header)
        widths.push_back(terminalWidth(title));
    const auto widest = [this](qsizetype column) {
        return m_revealIds && column == 7 ? INT_MAX : kWidestCell; // a revealed id is there to be copied
    };
    for (size_t row = 0; row < std::min(m_rows.size(), kRowsMeasured); ++row) {
        const QStringList cells = tableCells(m_rows[row]);
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
        writeLine(tableCells(slot));
    return out.finish();
}

} // namespace app
