// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/export/sessionrecords.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/messages/prefetch.h"
#include "models/sessions/export/textappender.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>

namespace sessions
{

namespace
{

/// Rows whose columns are read together. More would leave the nearest cache before they are written.
constexpr size_t kCrowd = 32;

QByteArrayView stateName(messages::RowChange state, bool isDue)
{
    switch (state) {
    case messages::RowChange::Present:
    case messages::RowChange::Unread: // of no row
        return isDue ? "due" : "active";
    case messages::RowChange::Expired:
        return "expired";
    case messages::RowChange::LoggedOut:
        return "logged_out";
    case messages::RowChange::Evicted:
        return "evicted";
    case messages::RowChange::Ended:
        return "ended_or_evicted";
    case messages::RowChange::RanOut:
        return "expired_inferred";
    case messages::RowChange::Vanished:
        return "vanished";
    case messages::RowChange::Replaced:
        return "replaced";
    }
    Q_UNREACHABLE();
}

bool hasField(const std::vector<ExportField> &fields, ExportField field)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

qsizetype placeOf(QByteArrayView part, QByteArrayView whole)
{
    const auto at = std::string_view(whole.data(), size_t(whole.size())).find({part.data(), size_t(part.size())});
    return at == std::string_view::npos ? -1 : qsizetype(at);
}

/// Appended, if it is plain.
bool putPlain(TextAppender &out, QByteArrayView bytes)
{
    out.ensure(bytes.size());
    if (!copyPlain(out.at(), bytes))
        return false;
    out.take(bytes.size());
    return true;
}

/// The same of an id that is not empty. What was put is to be taken back where this is false.
bool putPlainMask(TextAppender &out, QByteArrayView id)
{
    const text::MaskedIdParts shown = text::maskedIdParts(id);
    if (shown.head.isEmpty()) {
        out.put(text::kMaskedWhole);
        return true;
    }
    if (!putPlain(out, shown.head))
        return false;
    out.put(text::kMaskedMiddle);
    return putPlain(out, shown.tail);
}

bool putPlainMaskedKey(TextAppender &out, QByteArrayView key, QByteArrayView id)
{
    qsizetype at = id.isEmpty() ? -1 : placeOf(id, key);
    if (at < 0)
        return key.isEmpty() || putPlainMask(out, key);
    for (; at >= 0; at = placeOf(id, key)) {
        if (!putPlain(out, key.first(at)) || !putPlainMask(out, id))
            return false;
        key = key.sliced(at + id.size());
    }
    return putPlain(out, key);
}

void askFor(QByteArrayView text)
{
    constexpr qsizetype kCacheLine = 64;
    for (qsizetype at = 0; at < text.size(); at += kCacheLine)
        messages::prefetch(text.data() + at);
}

} // namespace

struct SessionRecords::Row {
    QByteArrayView key, id, user, otherNames, ip, agent, device;
    qint64 deadline = 0, created = 0, lastAccess = 0;
    quint8 format = 0, node = 0;
    bool isDeadlineUnknown = false;
    messages::RowChange state = messages::RowChange::Present;
};

SessionRecords::SessionRecords(const SessionStore &store, ExportKind kind, std::vector<ExportField> fields,
                               bool revealIds)
    : m_store(store)
    , m_kind(kind)
    , m_fields(std::move(fields))
    , m_revealIds(revealIds)
    , m_hasKey(hasField(m_fields, ExportField::Key))
    , m_hasId(hasField(m_fields, ExportField::Id))
    , m_hasName(hasField(m_fields, ExportField::Name))
{
    for (const ExportField field : m_fields) {
        const bool isFirst = m_leads.isEmpty();
        if (m_kind == ExportKind::Csv)
            m_leads.append(isFirst ? "" : ",");
        else
            m_leads.append(QByteArray(isFirst ? "{" : ",") + '"' + exportFieldName(field) + "\":");
    }
    m_noCell = cell({});
}

void SessionRecords::setNames(const QStringList &formats, const QStringList &nodes)
{
    m_formats.clear();
    m_nodes.clear();
    for (const QString &title : formats)
        m_formats.append(cell(title));
    for (const QString &name : nodes)
        m_nodes.append(cell(name));
}

QByteArray SessionRecords::cell(const QString &text) const
{
    QByteArray cell;
    if (m_kind == ExportKind::Csv)
        appendCsvCell(cell, text.toUtf8());
    else
        appendJsonString(cell, text.toUtf8());
    return cell;
}

void SessionRecords::appendHeader(QByteArray &out) const
{
    if (m_kind != ExportKind::Csv)
        return;
    for (const ExportField field : m_fields) {
        out += field == m_fields.front() ? "\"" : ",\"";
        out += exportFieldName(field);
        out += '"';
    }
    out += "\r\n";
}

void SessionRecords::append(QByteArray &out, std::span<const Slot> slots)
{
    std::array<Row, kCrowd> rows;
    TextAppender appender(out);
    while (!slots.empty()) {
        const std::span<Row> crowd(rows.data(), std::min(slots.size(), rows.size()));
        gather(slots.first(crowd.size()), crowd);
        for (const Row &row : crowd)
            appendRow(appender, row);
        slots = slots.subspan(crowd.size());
    }
}

/// Column by column: no read waits for the one before.
void SessionRecords::gather(std::span<const Slot> slots, std::span<Row> rows) const
{
    const auto forEach = [&](auto read) {
        for (size_t i = 0; i < slots.size(); ++i)
            read(rows[i], slots[i]);
    };
    for (const ExportField field : m_fields) {
        switch (field) {
        case ExportField::User:
            forEach([this](Row &row, Slot slot) { askFor(row.user = m_store.user(slot)); });
            break;
        case ExportField::Format:
            forEach([this](Row &row, Slot slot) { row.format = m_store.format(slot); });
            break;
        case ExportField::Created:
            forEach([this](Row &row, Slot slot) { row.created = m_store.created(slot); });
            break;
        case ExportField::LastAccess:
            forEach([this](Row &row, Slot slot) { row.lastAccess = m_store.lastAccess(slot); });
            break;
        case ExportField::Ip:
            forEach([this](Row &row, Slot slot) { askFor(row.ip = m_store.ip(slot)); });
            break;
        case ExportField::Device:
            forEach([this](Row &row, Slot slot) { row.device = m_store.device(slot); });
            break;
        case ExportField::UserAgent:
            forEach([this](Row &row, Slot slot) { row.agent = m_store.userAgent(slot); });
            break;
        case ExportField::Node:
            forEach([this](Row &row, Slot slot) { row.node = m_store.node(slot); });
            break;
        case ExportField::State:
            forEach([this](Row &row, Slot slot) { row.state = m_store.state(slot); });
            break;
        case ExportField::Name:
            forEach([this](Row &row, Slot slot) {
                row.user = m_store.user(slot);
                row.otherNames = m_store.otherNames(slot);
            });
            break;
        case ExportField::Key: // these below
        case ExportField::Id:
        case ExportField::TtlMs:
        case ExportField::Expires:
            break;
        }
    }
    forEach([this](Row &row, Slot slot) {
        row.deadline = m_store.deadline(slot);
        row.isDeadlineUnknown = row.deadline == 0 && m_store.isDeadlineUnknown(slot);
    });
    if (m_hasKey)
        forEach([this](Row &row, Slot slot) { askFor(row.key = m_store.key(slot)); });
    if (m_hasId || (m_hasKey && !m_revealIds))
        forEach([this](Row &row, Slot slot) { askFor(row.id = m_store.id(slot)); });
}

void SessionRecords::appendRow(TextAppender &out, const Row &row)
{
    for (qsizetype i = 0; i < m_leads.size(); ++i) {
        out.put(QByteArrayView(m_leads.at(i)));
        appendField(out, row, m_fields[size_t(i)]);
    }
    if (m_kind == ExportKind::Csv) {
        out.put("\r\n");
        return;
    }
    // The only name under which a program can find such a key again.
    if (m_revealIds && m_hasKey && !row.key.isValidUtf8()) {
        out.put(R"(,"key_base64":")");
        out.put(QByteArrayView(formats::keyOfRecord(row.key).toByteArray().toBase64()));
        out.put('"');
    }
    if (const auto field = m_revealIds && m_hasKey ? formats::splitFieldAddress(row.key) : std::nullopt) {
        out.put(R"(,"field":)");
        appendText(out, field->field);
    }
    out.put("}\n");
}

void SessionRecords::appendField(TextAppender &out, const Row &row, ExportField field)
{
    switch (field) {
    case ExportField::Key:
        if (const auto parts = formats::splitFieldAddress(row.key))
            return appendText(out, parts->hash);
        return m_revealIds ? appendText(out, row.key) : appendMaskedKey(out, row.key, row.id);
    case ExportField::Id:
        return m_revealIds ? appendText(out, row.id) : appendMaskedId(out, row.id);
    case ExportField::User:
        return appendText(out, row.user);
    case ExportField::Format:
        return out.put(QByteArrayView(row.format < m_formats.size() ? m_formats.at(row.format) : m_noCell));
    case ExportField::TtlMs:
        return appendTtl(out, row);
    case ExportField::Expires:
        return appendTime(out, row.deadline);
    case ExportField::Created:
        return appendTime(out, row.created);
    case ExportField::LastAccess:
        return appendTime(out, row.lastAccess);
    case ExportField::Ip:
        return appendText(out, row.ip);
    case ExportField::Device:
        return appendText(out, row.device);
    case ExportField::UserAgent:
        return appendText(out, row.agent);
    case ExportField::Node:
        return out.put(QByteArrayView(row.node < m_nodes.size() ? m_nodes.at(row.node) : m_noCell));
    case ExportField::Name: {
        const QByteArrayView name = row.otherNames.isEmpty() ? row.user : text::nameForPeople(row.user, row.otherNames);
        return appendText(out, name == row.user ? QByteArrayView() : name);
    }
    case ExportField::State:
        return appendText(out, stateName(row.state, row.deadline > 0 && row.deadline <= m_now));
    }
    Q_UNREACHABLE();
}

void SessionRecords::appendText(TextAppender &out, QByteArrayView bytes) const
{
    if (m_kind == ExportKind::Csv)
        appendCsvCell(out, bytes);
    else
        appendJsonString(out, bytes);
}

void SessionRecords::appendMaskedId(TextAppender &out, QByteArrayView id) const
{
    const qsizetype start = out.size();
    out.put('"');
    if (!id.isEmpty() && putPlainMask(out, id) && !startsFormula(out.since(start + 1)))
        return out.put('"');
    out.truncate(start);
    appendText(out, text::maskedSessionId(id).toUtf8());
}

void SessionRecords::appendMaskedKey(TextAppender &out, QByteArrayView key, QByteArrayView id) const
{
    const qsizetype start = out.size();
    out.put('"');
    if (!key.isEmpty() && putPlainMaskedKey(out, key, id) && !startsFormula(out.since(start + 1)))
        return out.put('"');
    out.truncate(start);
    appendText(out, text::maskedKey(key, id));
}

/// No TTL is an empty cell, and null.
void SessionRecords::appendTtl(TextAppender &out, const Row &row) const
{
    if (row.isDeadlineUnknown)
        return appendText(out, "unknown");
    if (row.deadline <= 0)
        return out.put(QByteArrayView(m_noCell));
    constexpr qsizetype kDigits = std::numeric_limits<qint64>::digits10 + 1;
    const bool isQuoted = m_kind == ExportKind::Csv;
    if (isQuoted)
        out.put('"');
    out.ensure(kDigits);
    const auto written = std::to_chars(out.at(), out.at() + kDigits, std::max<qint64>(row.deadline - m_now, 0));
    out.take(written.ptr - out.at());
    if (isQuoted)
        out.put('"');
}

void SessionRecords::appendTime(TextAppender &out, qint64 epochMs)
{
    const qsizetype start = out.size();
    out.put('"');
    m_times.append(out, epochMs);
    if (m_kind == ExportKind::JsonLines && out.size() == start + 1) {
        out.truncate(start);
        return out.put("null");
    }
    out.put('"');
}

} // namespace sessions
