// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/queryfields.h"
#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/sortkey.h"

#include <QString>

#include <algorithm>
#include <array>
#include <span>

namespace sessions
{

/// The columns of the sessions' table, from left to right.
struct Columns {
    enum Column { State, User, Remaining, Format, Created, LastSeen, Ip, Device, SessionId, Node, ColumnCount };
};

/// How a view draws the cells of a column.
enum class CellLook : quint8 {
    Plain,
    Name, ///< what people call somebody, and behind it, dimmed, the number
    Muted,
    Monospace,
    Mark,        ///< where the session stands, as a picture
    CountDown,   ///< with a bar: another text each second
    Past,        ///< "23 min ago": another text now and then
    PastOrEnded, ///< the same; when it ended, once it has
};

/// What can be written of a session to a file.
enum class ExportField : quint8 {
    Key,
    Id,
    User,
    Format,
    TtlMs,
    Expires,
    Created,
    LastAccess,
    Ip,
    Device,
    UserAgent,
    Node,
    State,
    Name, ///< what people call the user, where the user is a number
};
inline constexpr size_t kExportFieldCount = 14;

struct ExportedField {
    ExportField field{};
    const char *name = nullptr; ///< in the file: does not depend on the language
};

/// All that is said of a column, but for what its cells say (SessionCells).
struct ColumnTraits {
    Columns::Column column;
    const char *title; ///< to be translated: columnTitle()
    SortKey sortKey;
    quint16 fields;               ///< SessionStore::Field bits that show in it
    QueryTerm::Field searchField; ///< which name of the search language asks for it
    CellLook look;
    // Pixels, as they fit beside the details in a window of 1280. What tells people apart gets free width first.
    int width;
    int widest;                            ///< free width is handed out up to this; more shows nothing more
    bool hidden = false;                   ///< until somebody wants it, or there is room
    int least = 0;                         ///< where there is too little for all; 0: it keeps `width`
    int givesWay = 0;                      ///< the higher, the sooner it goes for want of room; 0: never
    std::array<ExportedField, 2> exported; ///< what it stands for, without what only a screen needs
};

// The details show creation and node too; most servers have one node, and most formats do not say when a session
// began: these two are hidden at first. Where there are several nodes theirs goes before the session id, which tells
// least, masked as it is.
inline constexpr std::array<ColumnTraits, Columns::ColumnCount> kColumns = {{
    {.column = Columns::State,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "State"),
     .sortKey = SortKey::State,
     .fields = SessionStore::StateField | SessionStore::DeadlineField,
     .searchField = QueryTerm::Field::Everything, // is:
     .look = CellLook::Mark,
     .width = 32,
     .widest = 32,
     .exported = {{{ExportField::State, "state"}}}},
    {.column = Columns::User,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "User"),
     .sortKey = SortKey::User,
     .fields = SessionStore::UserField,
     .searchField = QueryTerm::Field::User,
     .look = CellLook::Name,
     .width = 150,
     .widest = 360,
     .least = 128,
     .exported = {{{ExportField::User, "user"}, {ExportField::Name, "name"}}}},
    {.column = Columns::Remaining,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "Remaining"),
     .sortKey = SortKey::Remaining,
     .fields = SessionStore::StateField | SessionStore::DeadlineField,
     .searchField = QueryTerm::Field::Ttl,
     .look = CellLook::CountDown,
     .width = 186,
     .widest = 186,
     .exported = {{{ExportField::Expires, "expires"}, {ExportField::TtlMs, "ttl_ms"}}}},
    {.column = Columns::Format,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "Format"),
     .sortKey = SortKey::Format,
     .fields = SessionStore::FormatField,
     .searchField = QueryTerm::Field::Format,
     .look = CellLook::Plain,
     .width = 98,
     .widest = 98,
     .givesWay = 4,
     .exported = {{{ExportField::Format, "format"}}}},
    {.column = Columns::Created,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "Created"),
     .sortKey = SortKey::Created,
     .fields = SessionStore::CreatedField,
     .searchField = QueryTerm::Field::Created,
     .look = CellLook::Past,
     .width = 96,
     .widest = 96,
     .hidden = true,
     .givesWay = 7,
     .exported = {{{ExportField::Created, "created"}}}},
    {.column = Columns::LastSeen,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "Last seen"),
     .sortKey = SortKey::LastSeen,
     .fields = SessionStore::LastAccessField,
     .searchField = QueryTerm::Field::Idle,
     .look = CellLook::PastOrEnded,
     .width = 107,
     .widest = 107,
     .least = 92,
     .givesWay = 1,
     .exported = {{{ExportField::LastAccess, "last_access"}}}},
    {.column = Columns::Ip,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "IP"),
     .sortKey = SortKey::Ip,
     .fields = SessionStore::IpField,
     .searchField = QueryTerm::Field::Ip,
     .look = CellLook::Monospace,
     .width = 116,
     .widest = 116,
     .givesWay = 2,
     .exported = {{{ExportField::Ip, "ip"}}}},
    {.column = Columns::Device,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "Device"),
     .sortKey = SortKey::Device,
     .fields = SessionStore::UserAgentField,
     .searchField = QueryTerm::Field::Device,
     .look = CellLook::Plain,
     .width = 132,
     .widest = 220,
     .least = 124,
     .givesWay = 3,
     .exported = {{{ExportField::Device, "device"}, {ExportField::UserAgent, "user_agent"}}}},
    {.column = Columns::SessionId,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "Session id"),
     .sortKey = SortKey::SessionId,
     .fields = SessionStore::IdField,
     .searchField = QueryTerm::Field::Id,
     .look = CellLook::Monospace,
     .width = 80,
     .widest = 80,
     .givesWay = 6,
     .exported = {{{ExportField::Id, "id"}, {ExportField::Key, "key"}}}},
    {.column = Columns::Node,
     .title = QT_TRANSLATE_NOOP("sessions::SessionTableModel", "Node"),
     .sortKey = SortKey::Node,
     .fields = SessionStore::NodeField,
     .searchField = QueryTerm::Field::Node,
     .look = CellLook::Muted,
     .width = 104,
     .widest = 180,
     .hidden = true,
     .givesWay = 5,
     .exported = {{{ExportField::Node, "node"}}}},
}};

static_assert(std::all_of(kColumns.begin(), kColumns.end(),
                          [](const ColumnTraits &traits) { return &kColumns[traits.column] == &traits; }),
              "each column stands at its place");
static_assert(std::all_of(kColumns.begin(), kColumns.end(),
                          [](const ColumnTraits &traits) {
                              return std::any_of(
                                  kQueryFields.begin(), kQueryFields.end(),
                                  [&traits](const QueryName &name) { return name.field == traits.searchField; });
                          }),
              "each column can be searched");

inline const ColumnTraits &columnTraits(int column)
{
    return kColumns[static_cast<size_t>(column)];
}

/// What people read above it; empty when there is no such column.
QString columnTitle(int column);

/// What a column stands for in a file.
inline std::span<const ExportedField> exportedFields(int column)
{
    const auto &exported = columnTraits(column).exported;
    return std::span(exported).first(exported[1].name ? 2 : 1);
}

/// The field's name in a file.
const char *exportFieldName(ExportField field);

} // namespace sessions
