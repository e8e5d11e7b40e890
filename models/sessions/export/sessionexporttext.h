// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sessions
{

/// What these bytes say, for a program to read, not for a screen; not set where they are not UTF-8.
std::optional<QString> utf8Text(QByteArrayView bytes);

/// A JSON string with quotes; null for a null or empty text. It reads back as it was: what could act on a
/// terminal, or turn text around (control, format and separator characters), is written as \uXXXX.
QByteArray jsonString(const QString &text);
/// A quoted cell after RFC 4180. One that a spreadsheet would take for a formula starts with an apostrophe.
/// Line feeds and tabs stay; other characters that act on a terminal or turn text are made visible.
QByteArray csvCell(const QString &text);

// The same, appended, for bytes as the store holds them: those that are not UTF-8 as the window shows them.
// Most texts of a million rows are plain ASCII, and cost no more than being copied.
void appendJsonString(QByteArray &out, QByteArrayView bytes);
void appendCsvCell(QByteArray &out, QByteArrayView bytes);

/// ISO 8601, UTC, milliseconds; nothing for what is not a time between 1970 and 9999. Without QDateTime, which
/// takes longer than all the rest of a row.
void appendIsoTime(QByteArray &out, qint64 epochMs);

} // namespace sessions
