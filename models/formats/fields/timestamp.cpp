// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/timestamp.h"

#include "models/formats/fields/sessionfields.h"
#include "models/text/characters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace formats
{

namespace
{

constexpr double kTicksPerMillisecond = 10'000;
constexpr double kFirstTick = 62'135'596'800'000.0;        // milliseconds from the year 1 to 1970
constexpr double kLastMillisecond = 253'402'300'799'999.0; // 9999-12-31T23:59:59.999Z

/// Nearly always there is nothing to trim.
QByteArrayView trimmed(QByteArrayView text)
{
    const bool isTrim = !text.isEmpty() && text.front() > ' ' && text.back() > ' ';
    return isTrim ? text : text.trimmed();
}

std::optional<double> number(QByteArrayView text)
{
    // from_chars would also take "inf" and "nan". A double holds the milliseconds of every year to 9999
    // exactly.
    if (text.isEmpty() || !text::isDigit(text.front()))
        return std::nullopt;
    constexpr qsizetype kExactDigits = 15;
    if (text.size() <= kExactDigits && std::all_of(text.begin(), text.end(), text::isDigit)) {
        qint64 whole = 0;
        for (const char c : text)
            whole = whole * 10 + (c - '0');
        return static_cast<double>(whole);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// The number in `/Date(1795344117123)/`, as ASP.NET's first JSON serializer and ServiceStack's write a time; an
/// offset behind it, `+0200`, says where it was written, and changes nothing.
QByteArrayView insideDate(QByteArrayView text)
{
    constexpr QByteArrayView kBegin("/Date(");
    constexpr QByteArrayView kEnd(")/");
    constexpr qsizetype kOffset = 5;
    if (!text.startsWith(kBegin) || !text.endsWith(kEnd))
        return {};
    text = text.sliced(kBegin.size()).chopped(kEnd.size());
    const qsizetype sign = text.size() - kOffset;
    if (sign > 0 && (text[sign] == '+' || text[sign] == '-') &&
        std::all_of(text.begin() + sign + 1, text.end(), text::isDigit))
        text.truncate(sign);
    return text;
}

double automaticMilliseconds(double value)
{
    if (value < 1e11)
        return value * 1e3;
    if (value < 1e14)
        return value;
    return value < 1e17 ? value / 1e3 : value / 1e6;
}

/// Reads ISO 8601 from left to right; every step says whether it fits.
class IsoReader
{
public:
    explicit IsoReader(QByteArrayView text)
        : m_rest(text)
    {
    }

    std::optional<qint64> read()
    {
        int year = 0;
        int month = 0;
        int day = 0;
        if (!digits(4, year) || !take('-') || !digits(2, month) || !take('-') || !digits(2, day))
            return std::nullopt;
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
            return std::nullopt;
        qint64 ms = daysSince1970(year, month, day) * 86'400'000;
        if (m_rest.isEmpty())
            return ms;
        if (!(take('T') || take('t') || take(' ')) || !timeOfDay(ms) || !offset(ms) || !m_rest.isEmpty())
            return std::nullopt;
        return ms;
    }

private:
    bool take(char c)
    {
        if (m_rest.isEmpty() || m_rest.front() != c)
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    bool digits(int count, int &value)
    {
        if (m_rest.size() < count)
            return false;
        value = 0;
        for (int i = 0; i < count; ++i) {
            if (!text::isDigit(m_rest[i]))
                return false;
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest = m_rest.sliced(count);
        return true;
    }

    bool timeOfDay(qint64 &ms)
    {
        int hour = 0;
        int minute = 0;
        int second = 0;
        if (!digits(2, hour) || !take(':') || !digits(2, minute) || hour > 23 || minute > 59)
            return false;
        if (take(':') && (!digits(2, second) || second > 60)) // 60: a leap second
            return false;
        ms += (hour * 60 + minute) * 60'000LL + second * 1'000LL;
        if (!take('.') && !take(','))
            return true;
        if (m_rest.isEmpty() || !text::isDigit(m_rest.front()))
            return false;
        for (int weight = 100; !m_rest.isEmpty() && text::isDigit(m_rest.front()); weight /= 10) {
            ms += weight * (m_rest.front() - '0');
            m_rest = m_rest.sliced(1);
        }
        return true;
    }

    bool offset(qint64 &ms)
    {
        take(' ');
        if (m_rest.isEmpty() || take('Z') || take('z'))
            return true;
        const bool east = take('+');
        int hours = 0;
        int minutes = 0;
        if ((!east && !take('-')) || !digits(2, hours))
            return false;
        if (!m_rest.isEmpty() && (take(':'), !digits(2, minutes)))
            return false;
        if (hours > 23 || minutes > 59)
            return false;
        const qint64 distance = (hours * 60 + minutes) * 60'000LL;
        ms += east ? -distance : distance;
        return true;
    }

public:
    static bool isLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

    static int daysIn(int year, int month)
    {
        constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return month == 2 && isLeap(year) ? 29 : kDays[month - 1];
    }

    /// Counts years from March on, so that the leap day is the last of its year.
    static qint64 daysSince1970(int year, int month, int day)
    {
        const int y = month <= 2 ? year - 1 : year;
        const int monthFromMarch = (month + 9) % 12;
        const qint64 leapDays = y / 4 - y / 100 + y / 400;
        return y * 365LL + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1 - 719'468;
    }

private:
    QByteArrayView m_rest;
};

/// `[2026,332,13,35,19,0]`: the year, the day of the year, the time of day and what is less than a second, as Rust's
/// `time::OffsetDateTime` is written by serde.
std::optional<qint64> ordinalDate(QByteArrayView text)
{
    constexpr size_t kLeast = 5; // to the second
    constexpr size_t kMost = 9;  // with nanoseconds and the offset from UTC
    std::array<int, kMost> parts{};
    size_t count = 0;
    const char *at = text.data() + 1;
    const char *end = text.data() + text.size();
    while (at != end && count < kMost) {
        while (at != end && *at == ' ')
            ++at;
        const auto [behind, error] = std::from_chars(at, end, parts[count]);
        if (error != std::errc() || behind == end)
            return std::nullopt;
        ++count;
        at = behind + 1;
        if (*behind == ']')
            break;
        if (*behind != ',')
            return std::nullopt;
    }
    const auto [year, day, hour, minute, second, nanoseconds, offsetHours, offsetMinutes, offsetSeconds] = parts;
    const int lastDay = IsoReader::isLeap(year) ? 366 : 365;
    if (at != end || count < kLeast || year < 1970 || year > 9999 || day < 1 || day > lastDay || hour < 0 ||
        hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || nanoseconds < 0 ||
        nanoseconds > 999'999'999)
        return std::nullopt;
    const qint64 seconds = (IsoReader::daysSince1970(year, 1, 1) + day - 1) * 86'400 + hour * 3'600 + minute * 60 +
                           second - (offsetHours * 3'600 + offsetMinutes * 60 + offsetSeconds);
    return seconds * 1'000 + nanoseconds / 1'000'000;
}

} // namespace

qint64 timeFromText(QByteArrayView text, TimeUnit unit)
{
    text = trimmed(text);
    double ms = 0;
    if (const auto value = number(text)) {
        switch (unit) {
        case TimeUnit::Milliseconds:
            ms = *value;
            break;
        case TimeUnit::Seconds:
            ms = *value * 1e3;
            break;
        case TimeUnit::Ticks:
            ms = *value / kTicksPerMillisecond - kFirstTick;
            break;
        case TimeUnit::Automatic:
            ms = automaticMilliseconds(*value);
            break;
        case TimeUnit::Iso8601:
            return kUnknownTime;
        }
    } else if (text.startsWith('[')) {
        ms = static_cast<double>(ordinalDate(text).value_or(kUnknownTime));
    } else if (text.startsWith('/')) {
        ms = number(insideDate(text)).value_or(0);
    } else if (unit == TimeUnit::Automatic || unit == TimeUnit::Iso8601) {
        ms = static_cast<double>(IsoReader(text).read().value_or(kUnknownTime));
    }
    // The millisecond that has begun; a double of seconds may lie a trifle before it.
    return ms >= 1 && ms <= kLastMillisecond ? static_cast<qint64>(ms + 0.001) : kUnknownTime;
}

qint64 durationFromText(QByteArrayView text, TimeUnit unit)
{
    const auto value = number(trimmed(text));
    if (!value || unit == TimeUnit::Iso8601)
        return 0;
    const double ms = unit == TimeUnit::Seconds ? *value * 1e3
                      : unit == TimeUnit::Ticks ? *value / kTicksPerMillisecond
                                                : *value;
    return ms >= 1 && ms <= kLastMillisecond ? std::llround(ms) : 0;
}

} // namespace formats
