// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/export/sessionexport.h"

#include "models/sessions/export/sessionexporttext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QIODevice>

#include <algorithm>

namespace sessions
{

namespace
{

constexpr qsizetype kWriteAtOnce = 256 * 1024; ///< a million rows are not a million writes
constexpr size_t kStride = 4096;               ///< rows between two looks at whether it is still wanted

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
    case messages::RowChange::Vanished:
        return "vanished";
    case messages::RowChange::Replaced:
        return "replaced";
    }
    Q_UNREACHABLE();
}

QByteArray maskedKey(QByteArrayView key, QByteArrayView id, QByteArrayView mask)
{
    QByteArray shown;
    bool found = false;
    while (!id.isEmpty()) {
        const qsizetype at = key.indexOf(id);
        if (at < 0)
            break;
        found = true;
        shown += key.first(at);
        shown += mask;
        key = key.sliced(at + id.size());
    }
    if (!found)
        return text::maskedSessionId(key).toUtf8();
    shown += key;
    return shown;
}

bool hasField(const std::vector<ExportField> &fields, ExportField field)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

} // namespace

QByteArray maskedKey(QByteArrayView key, QByteArrayView id)
{
    return maskedKey(key, id, text::maskedSessionId(id).toUtf8());
}

SessionExport::Outcome SessionExport::write(QIODevice &device, const std::function<void(qsizetype)> &progress,
                                            const std::stop_token &stop) const
{
    QByteArray pending;
    pending.reserve(kWriteAtOnce + kWriteAtOnce / 4);
    const auto flush = [&device, &pending] {
        const bool taken = device.write(pending) == pending.size();
        pending.resize(0); // keeps its memory
        return taken;
    };
    Names names;
    for (const QString &title : formats)
        names.formats.append(title.toUtf8());
    for (const QString &node : nodes)
        names.nodes.append(node.toUtf8());
    names.masksIds = !revealIds && (hasField(fields, ExportField::Id) || hasField(fields, ExportField::Key));
    appendHeader(pending);
    for (size_t row = 0; row < rows.size(); ++row) {
        if (row % kStride == 0) {
            if (stop.stop_requested())
                return Outcome::Stopped;
            if (progress)
                progress(static_cast<qsizetype>(row));
        }
        appendRow(pending, rows[row], names);
        if (pending.size() >= kWriteAtOnce && !flush())
            return Outcome::Failed;
    }
    return flush() ? Outcome::Written : Outcome::Failed;
}

void SessionExport::appendHeader(QByteArray &out) const
{
    if (kind != ExportKind::Csv)
        return;
    for (const ExportField field : fields) {
        out += field == fields.front() ? "\"" : ",\"";
        out += exportFieldName(field);
        out += '"';
    }
    out += "\r\n";
}

void SessionExport::appendRow(QByteArray &out, Slot slot, const Names &names) const
{
    const QByteArray mask = names.masksIds ? text::maskedSessionId(store->id(slot)).toUtf8() : QByteArray();
    const bool isCsv = kind == ExportKind::Csv;
    if (!isCsv)
        out += '{';
    for (const ExportField field : fields) {
        if (field != fields.front())
            out += ',';
        if (!isCsv) {
            out += '"';
            out += exportFieldName(field);
            out += "\":";
        }
        appendField(out, slot, field, names, mask);
    }
    if (isCsv) {
        out += "\r\n";
        return;
    }
    // The only name under which a program can find such a key again.
    if (revealIds && hasField(fields, ExportField::Key)) {
        const QByteArrayView key = store->key(slot);
        if (!key.isValidUtf8())
            out += R"(,"key_base64":")" + key.toByteArray().toBase64() + '"';
    }
    out += "}\n";
}

void SessionExport::appendField(QByteArray &out, Slot slot, ExportField field, const Names &names,
                                QByteArrayView mask) const
{
    const qint64 deadline = store->deadline(slot);
    switch (field) {
    case ExportField::Key:
        return revealIds ? appendText(out, store->key(slot))
                         : appendText(out, maskedKey(store->key(slot), store->id(slot), mask));
    case ExportField::Id:
        return appendText(out, revealIds ? store->id(slot) : mask);
    case ExportField::User:
        return appendText(out, store->user(slot));
    case ExportField::Format:
        return appendText(out, names.formats.value(store->format(slot)));
    case ExportField::TtlMs: {
        if (store->isDeadlineUnknown(slot)) // no TTL is an empty cell, and null
            return appendText(out, QByteArrayView("unknown"));
        const bool isKnown = deadline > 0;
        const QByteArray number = isKnown ? QByteArray::number(std::max<qint64>(deadline - nowMs, 0)) : QByteArray();
        if (kind == ExportKind::JsonLines)
            out += isKnown ? number : QByteArrayLiteral("null");
        else
            appendText(out, number);
        return;
    }
    case ExportField::Expires:
        return appendTime(out, deadline);
    case ExportField::Created:
        return appendTime(out, store->created(slot));
    case ExportField::LastAccess:
        return appendTime(out, store->lastAccess(slot));
    case ExportField::Ip:
        return appendText(out, store->ip(slot));
    case ExportField::Device:
        return appendText(out, store->device(slot));
    case ExportField::UserAgent:
        return appendText(out, store->userAgent(slot));
    case ExportField::Node:
        return appendText(out, names.nodes.value(store->node(slot)));
    case ExportField::Name: {
        const QByteArrayView user = store->user(slot);
        const QByteArrayView name = text::nameForPeople(user, store->otherNames(slot));
        return appendText(out, name == user ? QByteArrayView() : name);
    }
    case ExportField::State:
        return appendText(out, stateName(store->state(slot), deadline > 0 && deadline <= nowMs));
    }
    Q_UNREACHABLE();
}

void SessionExport::appendText(QByteArray &out, QByteArrayView bytes) const
{
    if (kind == ExportKind::Csv)
        appendCsvCell(out, bytes);
    else
        appendJsonString(out, bytes);
}

void SessionExport::appendTime(QByteArray &out, qint64 epochMs) const
{
    const qsizetype start = out.size();
    out += '"';
    appendIsoTime(out, epochMs);
    if (kind == ExportKind::JsonLines && out.size() == start + 1) {
        out.resize(start);
        out += "null";
        return;
    }
    out += '"';
}

} // namespace sessions
