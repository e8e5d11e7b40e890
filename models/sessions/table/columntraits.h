// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/sessionsorting.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <array>

namespace sessions
{

/// What sorts each column, and which changes of the store show in it.
struct ColumnTraits {
    SortKey sortKey;
    quint16 fields;
};

inline constexpr std::array<ColumnTraits, SessionTableModel::ColumnCount> kColumns = {{
    {SortKey::State, SessionStore::StateField | SessionStore::DeadlineField},
    {SortKey::User, SessionStore::UserField},
    {SortKey::Remaining, SessionStore::StateField | SessionStore::DeadlineField},
    {SortKey::Format, SessionStore::FormatField},
    {SortKey::Created, SessionStore::CreatedField},
    {SortKey::LastSeen, SessionStore::LastAccessField},
    {SortKey::Ip, SessionStore::IpField},
    {SortKey::Device, SessionStore::UserAgentField},
    {SortKey::SessionId, SessionStore::IdField},
    {SortKey::Node, SessionStore::NodeField},
}};

inline const ColumnTraits &columnTraits(int column)
{
    return kColumns[static_cast<size_t>(column)];
}

} // namespace sessions
