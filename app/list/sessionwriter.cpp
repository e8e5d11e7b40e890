// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list/sessionwriter.h"

#include <utility>

namespace app
{

namespace
{

using Field = sessions::ExportField;

/// What is new comes last: scripts count columns.
const std::vector<Field> &listedFields()
{
    static const std::vector<Field> fields{Field::Key,       Field::Id,      Field::User,       Field::Format,
                                           Field::TtlMs,     Field::Created, Field::LastAccess, Field::Ip,
                                           Field::UserAgent, Field::Node,    Field::State,      Field::Name};
    return fields;
}

} // namespace

SessionWriter::SessionWriter(const sessions::SessionStore &store, ListFormat format, bool revealIds)
{
    switch (format) {
    case ListFormat::Table:
        m_table.emplace(store, revealIds);
        break;
    case ListFormat::Json:
        m_records.emplace(store, sessions::ExportKind::JsonLines, listedFields(), revealIds);
        break;
    case ListFormat::Csv:
        m_records.emplace(store, sessions::ExportKind::Csv, listedFields(), revealIds);
        break;
    }
}

void SessionWriter::setNames(const Names &names)
{
    if (names == m_names)
        return;
    m_names = names;
    if (m_records) {
        m_records->setNames(names.formats, names.nodes);
    } else {
        m_table->cells().formatTitles = names.formats;
        m_table->cells().nodeNames = names.nodes;
    }
}

void SessionWriter::setClock(const messages::ServerClock &clock)
{
    if (m_records)
        m_records->setNow(clock.nowMs());
    else
        m_table->cells().clock = clock;
}

void SessionWriter::begin(QByteArray &out)
{
    if (m_records && !std::exchange(m_hasBegun, true))
        m_records->appendHeader(out);
}

void SessionWriter::append(QByteArray &out, std::span<const sessions::Slot> rows)
{
    begin(out);
    if (m_records)
        m_records->append(out, rows);
    else
        m_table->append(out, rows);
}

void SessionWriter::finish(QByteArray &out)
{
    begin(out);
    if (m_table)
        m_table->finish(out);
}

} // namespace app
