// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/export/sessionexporttext.h"
#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/columns.h"

#include <QByteArrayList>
#include <QStringList>

#include <span>
#include <vector>

namespace sessions
{

class TextAppender;

enum class ExportKind : quint8 {
    Csv,       ///< RFC 4180, with a header
    JsonLines, ///< one object on each line
};

/// Sessions as text for a program or a spreadsheet, a record each. There may be millions: what is the same in many of
/// them is made once, nothing is allocated for a cell, and what a crowd of them needs is asked of memory at once, as
/// nearly all the time would be waiting for it: in the order of their deadlines each session is a few places that no
/// cache has.
class SessionRecords
{
public:
    /// Reads `store`, which outlives this. Unless `revealIds`, no session id is written whole, nor a key that holds
    /// one.
    SessionRecords(const SessionStore &store, ExportKind kind, std::vector<ExportField> fields, bool revealIds);

    /// Titles and names, by number.
    void setNames(const QStringList &formats, const QStringList &nodes);
    void setNow(qint64 epochMs) { m_now = epochMs; }

    void appendHeader(QByteArray &out) const; ///< nothing where the kind has none
    void append(QByteArray &out, std::span<const Slot> rows);

private:
    struct Row;
    void gather(std::span<const Slot> slots, std::span<Row> rows) const;
    void appendRow(TextAppender &out, const Row &row);
    void appendField(TextAppender &out, const Row &row, ExportField field);
    void appendText(TextAppender &out, QByteArrayView bytes) const;
    void appendMaskedId(TextAppender &out, QByteArrayView id) const;
    void appendMaskedKey(TextAppender &out, QByteArrayView key, QByteArrayView id) const;
    void appendTtl(TextAppender &out, const Row &row) const;
    void appendTime(TextAppender &out, qint64 epochMs);
    QByteArray cell(const QString &text) const;

    const SessionStore &m_store;
    const ExportKind m_kind;
    const std::vector<ExportField> m_fields;
    const bool m_revealIds;
    bool m_hasKey = false, m_hasId = false, m_hasName = false;
    QByteArrayList m_leads;            ///< what stands before each field
    QByteArrayList m_formats, m_nodes; ///< cells
    QByteArray m_noCell;               ///< of an empty text
    IsoTimeText m_times;
    qint64 m_now = 0;
};

} // namespace sessions
