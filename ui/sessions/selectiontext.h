// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui
{

class SessionTableView;

/// For the clipboard, at most kMostCopied sessions of the selection, in the order of the table.
inline constexpr size_t kMostCopied = 10'000;

/// One line for each session, the visible columns as they are shown: ids stay masked, so that a paste into a
/// ticket gives nothing away.
QString selectedRowsText(const SessionTableView &table);
/// The different texts of one column, one for each line.
QString selectedCellsText(const SessionTableView &table, int column);

} // namespace ui
