// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace app
{

/// Cells that a terminal needs for this text: two for East Asian wide characters, none for combining marks.
/// Not wcwidth(): that depends on the locale, and a list that is piped often has "C".
int terminalWidth(const QString &text);
/// Shortened with an ellipsis to at most this many cells.
QString elidedForTerminal(const QString &text, int cells);

/// What these bytes say, for a program to read, not for a screen; not set where they are not UTF-8.
std::optional<QString> utf8Text(QByteArrayView bytes);

/// A JSON string with quotes; null for a null or empty text. It reads back as it was: what could act on a
/// terminal, or turn text around (control, format and separator characters), is written as \uXXXX.
QByteArray jsonString(const QString &text);
/// A quoted cell after RFC 4180. One that a spreadsheet would take for a formula starts with an apostrophe.
/// Line feeds and tabs stay; other characters that act on a terminal or turn text are made visible.
QByteArray csvCell(const QString &text);

} // namespace app
