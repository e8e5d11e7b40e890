// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui
{

class EventTable;

// What is selected in the list, to be pasted. Many thousands take long to be made, and nobody pastes them: kMostCopied
// at most.

inline constexpr size_t kMostEventsCopied = 10'000;

/// The columns that are shown, as they stand, tab-separated, a line each.
QString selectedEventRows(const EventTable &table);
/// The cell where the keyboard is.
QString currentEventCell(const EventTable &table);
/// Different ones, a line each; empty: there are none.
QString selectedEventCells(const EventTable &table, int column);

} // namespace ui
