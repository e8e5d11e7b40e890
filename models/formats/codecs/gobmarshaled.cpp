// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/gobmarshaled.h"

#include "models/formats/codecs/bytecursor.h"

#include <chrono>

namespace formats
{

namespace
{

constexpr qint64 kSecondsOfADay = 86'400;
constexpr qint64 kDaysFromYear1To1970 = 719'162;
constexpr qint64 kFirstSecond = -366 * kSecondsOfADay;         // of the year 0, counted from the year 1
constexpr qint64 kLastSecond = 3'652'059 * kSecondsOfADay - 1; // of the year 9999
constexpr qint16 kUtc = -1;                                    // instead of an offset
constexpr int kMostOffset = 24 * 3600;

void appendPadded(QByteArray &text, qint64 number, int digits)
{
    text += QByteArray::number(number).rightJustified(digits, '0');
}

void appendNanoseconds(QByteArray &text, qint32 nanoseconds)
{
    if (nanoseconds == 0)
        return;
    QByteArray digits = QByteArray::number(nanoseconds).rightJustified(9, '0');
    while (digits.endsWith('0'))
        digits.chop(1);
    text += '.' + digits;
}

void appendOffset(QByteArray &text, int seconds)
{
    text += seconds < 0 ? '-' : '+';
    const int size = seconds < 0 ? -seconds : seconds;
    appendPadded(text, size / 3600, 2);
    text += ':';
    appendPadded(text, size / 60 % 60, 2);
}

} // namespace

std::optional<QByteArray> goTimeText(QByteArrayView bytes)
{
    ByteCursor cursor(bytes);
    quint8 version = 0;
    qint64 seconds = 0;
    qint32 nanoseconds = 0;
    qint16 offsetMinutes = 0;
    qint8 offsetSeconds = 0; // local mean times have them
    if (!cursor.byte(version) || (version != 1 && version != 2) || !cursor.bigEndian(seconds) ||
        !cursor.bigEndian(nanoseconds) || !cursor.bigEndian(offsetMinutes) ||
        (version == 2 && !cursor.bigEndian(offsetSeconds)) || !cursor.atEnd())
        return std::nullopt;
    const int offset = offsetMinutes == kUtc ? 0 : offsetMinutes * 60 + offsetSeconds;
    if (nanoseconds < 0 || nanoseconds > 999'999'999 || offset <= -kMostOffset || offset >= kMostOffset ||
        seconds < kFirstSecond - offset || seconds > kLastSecond - offset)
        return std::nullopt;

    // ISO 8601 knows no offsets with seconds: with one, the time is told in UTC.
    const bool isUtc = offsetMinutes == kUtc || offset % 60 != 0;
    const qint64 local = seconds + (isUtc ? 0 : offset) - kFirstSecond; // of the year 0, so never negative
    if (local < 0)
        return std::nullopt;
    const qint64 day = local / kSecondsOfADay + kFirstSecond / kSecondsOfADay - kDaysFromYear1To1970;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    const qint64 second = local % kSecondsOfADay;

    QByteArray text;
    text.reserve(36);
    appendPadded(text, static_cast<int>(date.year()), 4);
    text += '-';
    appendPadded(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    appendPadded(text, static_cast<unsigned>(date.day()), 2);
    text += 'T';
    appendPadded(text, second / 3600, 2);
    text += ':';
    appendPadded(text, second / 60 % 60, 2);
    text += ':';
    appendPadded(text, second % 60, 2);
    appendNanoseconds(text, nanoseconds);
    if (isUtc)
        text += 'Z';
    else
        appendOffset(text, offset);
    return text;
}

QByteArray uuidText(QByteArrayView bytes)
{
    QByteArray text = bytes.toByteArray().toHex();
    for (const int dash : {20, 16, 12, 8})
        text.insert(dash, '-');
    return text;
}

} // namespace formats
