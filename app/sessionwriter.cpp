// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessionwriter.h"

#include "app/terminaltext.h"
#include "models/sessions/sessiontablemodel.h"
#include "models/sessions/durationtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QIODevice>

#include <algorithm>
#include <array>
#include <optional>

namespace app
{

using sessions::SessionTableModel;

namespace
{

constexpr qsizetype kWriteAtOnce = 256 * 1024;
/// A table's columns are as wide as the first rows need: no second pass over a million rows.
constexpr int kRowsMeasured = 500;
constexpr int kWidestCell = 40;

QString tr(const char *text)
{
    return QCoreApplication::translate("app::SessionWriter", text);
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

/// ISO 8601, UTC, milliseconds; empty when not known.
QString isoTime(qint64 epochMs)
{
    return epochMs > 0 ? QDateTime::fromMSecsSinceEpoch(epochMs, Qt::UTC).toString(Qt::ISODateWithMs)
                       : QString();
}

} // namespace

/// One session's fields, in the order in which they are printed. Empty texts are not known.
struct SessionWriter::Record {
    QString key, id, user, format;
    std::optional<qint64> ttlMs;
    QString created, lastAccess, ip, userAgent, node, state;

    static constexpr std::array kNames{"key",         "id", "user",       "format", "ttl_ms", "created",
                                       "last_access", "ip", "user_agent", "node",   "state"};
};

SessionWriter::SessionWriter(const SessionTableModel &table, Names names, bool revealIds)
    : m_table(table)
    , m_names(std::move(names))
    , m_revealIds(revealIds)
    , m_now(table.clock().nowMs())
{
}

bool SessionWriter::write(QIODevice &device, ListFormat format) const
{
    switch (format) {
    case ListFormat::Table:
        return writeTable(device);
    case ListFormat::Json:
        return writeJson(device);
    case ListFormat::Csv:
        return writeCsv(device);
    }
    Q_UNREACHABLE();
}

QString SessionWriter::shownText(QByteArrayView bytes, Reader reader)
{
    if (reader == Reader::Program) {
        if (const auto text = utf8Text(bytes))
            return *text;
    }
    return SessionTableModel::printable(bytes);
}

QString SessionWriter::shownId(sessions::Slot slot, Reader reader) const
{
    const QByteArrayView id = m_table.store().id(slot);
    return m_revealIds ? shownText(id, reader) : SessionTableModel::maskedId(id);
}

/// The key with its id masked; all of it masked where the id cannot be found in it.
QString SessionWriter::shownKey(sessions::Slot slot, Reader reader) const
{
    const QByteArrayView key = m_table.store().key(slot);
    if (m_revealIds)
        return shownText(key, reader);
    const QByteArrayView id = m_table.store().id(slot);
    const qsizetype at = id.isEmpty() ? -1 : key.lastIndexOf(id);
    if (at < 0)
        return SessionTableModel::maskedId(key);
    return shownText(key.first(at), reader) + SessionTableModel::maskedId(id) +
           shownText(key.sliced(at + id.size()), reader);
}

SessionWriter::Record SessionWriter::record(sessions::Slot slot, Reader reader) const
{
    const sessions::SessionStore &store = m_table.store();
    const qint64 deadline = store.deadline(slot);
    Record record;
    record.key = shownKey(slot, reader);
    record.id = shownId(slot, reader);
    record.user = shownText(store.user(slot), reader);
    record.format = m_names.formats.value(store.format(slot));
    if (deadline > 0)
        record.ttlMs = std::max<qint64>(deadline - m_now, 0);
    record.created = isoTime(store.created(slot));
    record.lastAccess = isoTime(store.lastAccess(slot));
    record.ip = shownText(store.ip(slot), reader);
    record.userAgent = shownText(store.userAgent(slot), reader);
    record.node = m_names.nodes.value(store.node(slot));
    record.state = deadline > 0 && deadline <= m_now ? QStringLiteral("due") : QStringLiteral("active");
    return record;
}

bool SessionWriter::writeJson(QIODevice &device) const
{
    BufferedOutput out(device);
    for (int row = 0; row < m_table.rowCount(); ++row) {
        const sessions::Slot slot = m_table.slotAt(row);
        if (m_table.store().state(slot) != sessions::RowChange::Present)
            continue;
        const Record r = record(slot, Reader::Program);
        const QByteArray ttl = r.ttlMs ? QByteArray::number(*r.ttlMs) : QByteArrayLiteral("null");
        const std::array values{jsonString(r.key),
                                jsonString(r.id),
                                jsonString(r.user),
                                jsonString(r.format),
                                ttl,
                                jsonString(r.created),
                                jsonString(r.lastAccess),
                                jsonString(r.ip),
                                jsonString(r.userAgent),
                                jsonString(r.node),
                                jsonString(r.state)};
        QByteArray line = "{";
        for (size_t i = 0; i < values.size(); ++i)
            line += (i == 0 ? "\"" : ",\"") + QByteArray(Record::kNames.at(i)) + "\":" + values.at(i);
        // The only name under which a program can find such a key again.
        if (const QByteArrayView key = m_table.store().key(slot); m_revealIds && !utf8Text(key))
            line += ",\"key_base64\":\"" + key.toByteArray().toBase64() + '"';
        out.append(line + "}\n");
    }
    return out.finish();
}

bool SessionWriter::writeCsv(QIODevice &device) const
{
    BufferedOutput out(device);
    QByteArrayList header;
    for (const char *name : Record::kNames)
        header << csvCell(QString::fromLatin1(name));
    out.append(header.join(',') + "\r\n"); // RFC 4180
    for (int row = 0; row < m_table.rowCount(); ++row) {
        const sessions::Slot slot = m_table.slotAt(row);
        if (m_table.store().state(slot) != sessions::RowChange::Present)
            continue;
        const Record r = record(slot, Reader::Program);
        const QByteArrayList cells{csvCell(r.key),
                                   csvCell(r.id),
                                   csvCell(r.user),
                                   csvCell(r.format),
                                   csvCell(r.ttlMs ? QString::number(*r.ttlMs) : QString()),
                                   csvCell(r.created),
                                   csvCell(r.lastAccess),
                                   csvCell(r.ip),
                                   csvCell(r.userAgent),
                                   csvCell(r.node),
                                   csvCell(r.state)};
        out.append(cells.join(',') + "\r\n");
    }
    return out.finish();
}

QStringList SessionWriter::tableCells(int row) const
{
    const sessions::SessionStore &store = m_table.store();
    const sessions::Slot slot = m_table.slotAt(row);
    const Record r = record(slot, Reader::Person);
    const auto known = [](const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; };
    const qint64 created = store.created(slot);
    const qint64 lastAccess = store.lastAccess(slot);
    const QString device = m_table.index(row, SessionTableModel::Device).data().toString();
    return {r.ttlMs ? (*r.ttlMs > 0 ? sessions::durationText(*r.ttlMs) : tr("due")) : tr("no TTL"),
            store.isAnonymous(slot) ? tr("anonymous") : known(r.user),
            known(r.format),
            created > 0 ? sessions::absoluteText(created) : known({}),
            lastAccess > 0 ? sessions::pastText(m_now - lastAccess) : known({}),
            known(r.ip),
            known(device),
            known(r.id),
            known(r.node)};
}

bool SessionWriter::writeTable(QIODevice &device) const
{
    const QStringList header{tr("REMAINING"), tr("USER"),   tr("FORMAT"),  tr("CREATED"), tr("LAST SEEN"),
                             tr("IP"),        tr("DEVICE"), tr("SESSION"), tr("NODE")};
    std::vector<int> widths;
    for (const QString &title : header)
        widths.push_back(terminalWidth(title));
    const auto widest = [this](qsizetype column) {
        return m_revealIds && column == 7 ? INT_MAX : kWidestCell; // a revealed id is there to be copied
    };
    for (int row = 0; row < std::min(m_table.rowCount(), kRowsMeasured); ++row) {
        const QStringList cells = tableCells(row);
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
    for (int row = 0; row < m_table.rowCount(); ++row) {
        if (m_table.store().state(m_table.slotAt(row)) == sessions::RowChange::Present)
            writeLine(tableCells(row));
    }
    return out.finish();
}

} // namespace app
