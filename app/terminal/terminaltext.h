// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app
{

/// Cells that a terminal needs for this text: two for East Asian wide characters, none for combining marks.
/// Not wcwidth(): that depends on the locale, and a list that is piped often has "C".
int terminalWidth(const QString &text);
/// Shortened with an ellipsis to at most this many cells.
QString elidedForTerminal(const QString &text, int cells);

} // namespace app
