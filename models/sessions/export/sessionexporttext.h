// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sessions
{

class TextAppender;

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
void appendJsonString(TextAppender &out, QByteArrayView bytes);
void appendCsvCell(TextAppender &out, QByteArrayView bytes);

/// Copies bytes of which neither format needs to change any; false, and `to` holds anything, where it has to.
bool copyPlain(char *to, QByteArrayView bytes);
/// What spreadsheets take for the beginning of a formula.
bool startsFormula(QByteArrayView plain);

/// ISO 8601, UTC, milliseconds; nothing for what is not a time between 1970 and 9999. Without QDateTime, which
/// takes longer than all the rest of a row.
void appendIsoTime(QByteArray &out, qint64 epochMs);

/// The same for many times, most of which are of the day of the one before.
class IsoTimeText
{
public:
    void append(TextAppender &out, qint64 epochMs);

private:
    void setDay(qint64 day);

    static constexpr qsizetype kDateLength = 11; ///< with the T
    qint64 m_day = -1;                           ///< since 1970
    char m_date[kDateLength] = {};
};

} // namespace sessions
