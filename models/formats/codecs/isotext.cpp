// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/isotext.h"

#include <array>
#include <limits>

namespace formats
{

namespace
{

constexpr qint64 kSecondsOfDay = 86'400;

qint64 floorDivide(qint64 value, qint64 divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/// Never negative. Not by floorDivide(): at the ends of the range that would overflow.
qint64 floorRemainder(qint64 value, qint64 divisor)
{
    return value % divisor + (value % divisor < 0 ? divisor : 0);
}

void appendFraction(QByteArray &text, int nanosecond)
{
    if (nanosecond == 0)
        return;
    text += '.';
    if (nanosecond % 1'000'000 == 0)
        appendDigits(text, nanosecond / 1'000'000, 3);
    else if (nanosecond % 1'000 == 0)
        appendDigits(text, nanosecond / 1'000, 6);
    else
        appendDigits(text, nanosecond, 9);
}

} // namespace

void appendDigits(QByteArray &text, qint64 value, int width)
{
    std::array<char, 24> digits;
    size_t first = digits.size();
    do {
        digits[--first] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0 || digits.size() - first < static_cast<size_t>(width));
    text.append(digits.data() + first, static_cast<qsizetype>(digits.size() - first));
}

bool CivilTime::isValidDate() const
{
    return year >= -999'999'999 && year <= 999'999'999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool CivilTime::isValidTime() const
{
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && nanosecond >= 0 &&
           nanosecond < kNanosecondsOfSecond;
}

CivilTime civilFromSeconds(qint64 seconds, qint64 nanosecond)
{
    const qint64 carried = floorDivide(nanosecond, kNanosecondsOfSecond);
    // At the ends of the range the carry is not worth an overflow.
    if (qint64 sum = 0; !qAddOverflow(seconds, carried, &sum))
        seconds = sum;
    CivilTime time;
    time.nanosecond = static_cast<int>(nanosecond - carried * kNanosecondsOfSecond);
    const qint64 days = floorDivide(seconds, kSecondsOfDay);
    const int ofDay = static_cast<int>(floorRemainder(seconds, kSecondsOfDay));
    time.hour = ofDay / 3600;
    time.minute = ofDay / 60 % 60;
    time.second = ofDay % 60;

    // Years begin in March here, so that the leap day is the last of its year; 400 years have 146,097 days.
    const qint64 shifted = days + 719'468;
    const qint64 era = floorDivide(shifted, 146'097);
    const qint64 dayOfEra = shifted - era * 146'097;
    const qint64 yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 month = (5 * dayOfYear + 2) / 153;
    time.day = static_cast<int>(dayOfYear - (153 * month + 2) / 5 + 1);
    time.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    time.year = yearOfEra + era * 400 + (time.month <= 2 ? 1 : 0);
    return time;
}

CivilTime civilFromMilliseconds(qint64 milliseconds)
{
    return civilFromSeconds(floorDivide(milliseconds, 1000), floorRemainder(milliseconds, 1000) * 1'000'000);
}

void appendDate(QByteArray &text, const CivilTime &time)
{
    if (time.year < 0)
        text += '-';
    else if (time.year > 9999)
        text += '+';
    appendDigits(text, qAbs(time.year), 4);
    text += '-';
    appendDigits(text, time.month, 2);
    text += '-';
    appendDigits(text, time.day, 2);
}

void appendTimeOfDay(QByteArray &text, const CivilTime &time)
{
    appendDigits(text, time.hour, 2);
    text += ':';
    appendDigits(text, time.minute, 2);
    text += ':';
    appendDigits(text, time.second, 2);
    appendFraction(text, time.nanosecond);
}

void appendOffset(QByteArray &text, int seconds)
{
    if (seconds == 0) {
        text += 'Z';
        return;
    }
    text += seconds < 0 ? '-' : '+';
    const int positive = qAbs(seconds);
    appendDigits(text, positive / 3600, 2);
    text += ':';
    appendDigits(text, positive / 60 % 60, 2);
    if (positive % 60 != 0) {
        text += ':';
        appendDigits(text, positive % 60, 2);
    }
}

QByteArray isoText(const CivilTime &time, std::optional<int> offsetSeconds)
{
    QByteArray text;
    text.reserve(40);
    appendDate(text, time);
    text += 'T';
    appendTimeOfDay(text, time);
    if (offsetSeconds)
        appendOffset(text, *offsetSeconds);
    return text;
}

QByteArray isoTime(qint64 epochSeconds, quint32 nanoseconds)
{
    constexpr qint64 kYear0 = -62'167'219'200;
    constexpr qint64 kYear10000 = 253'402'300'800;
    if (epochSeconds < kYear0 || epochSeconds >= kYear10000 || nanoseconds >= kNanosecondsOfSecond)
        return {};
    return isoText(civilFromSeconds(epochSeconds, nanoseconds), 0);
}

QByteArray isoTimeOfMs(qint64 epochMs)
{
    return isoTime(floorDivide(epochMs, 1000), static_cast<quint32>(floorRemainder(epochMs, 1000)) * 1'000'000);
}

QByteArray isoDuration(qint64 seconds, int nanosecond)
{
    QByteArray text;
    // As a magnitude: -0.5 s arrives as -1 s and 500,000,000 ns. The smallest qint64 has no magnitude.
    if (seconds < 0) {
        text += '-';
        if (nanosecond > 0) {
            ++seconds;
            nanosecond = kNanosecondsOfSecond - nanosecond;
        }
        seconds = seconds == std::numeric_limits<qint64>::min() ? std::numeric_limits<qint64>::max() : -seconds;
    }
    text += "PT";
    const qsizetype empty = text.size();
    if (seconds >= 3600)
        text += QByteArray::number(seconds / 3600) + 'H';
    if (seconds / 60 % 60 != 0)
        text += QByteArray::number(seconds / 60 % 60) + 'M';
    if (seconds % 60 != 0 || nanosecond != 0 || text.size() == empty) {
        text += QByteArray::number(seconds % 60);
        appendFraction(text, nanosecond);
        text += 'S';
    }
    return text;
}

} // namespace formats
