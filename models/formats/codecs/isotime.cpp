// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/isotime.h"

#include <chrono>

namespace formats
{

namespace
{

void appendDigits(QByteArray &text, qint64 number, int digits)
{
    text.resize(text.size() + digits);
    for (qsizetype at = text.size() - 1; digits > 0; --digits, --at) {
        text[at] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
}

void appendFraction(QByteArray &text, quint32 nanoseconds)
{
    if (nanoseconds == 0)
        return;
    text += '.';
    if (nanoseconds % 1'000'000 == 0)
        appendDigits(text, nanoseconds / 1'000'000, 3);
    else if (nanoseconds % 1000 == 0)
        appendDigits(text, nanoseconds / 1000, 6);
    else
        appendDigits(text, nanoseconds, 9);
}

} // namespace

QByteArray isoTime(qint64 epochSeconds, quint32 nanoseconds)
{
    constexpr qint64 kSecondsOfDay = 86'400;
    constexpr qint64 kYear0 = -62'167'219'200;
    constexpr qint64 kYear10000 = 253'402'300'800;
    if (epochSeconds < kYear0 || epochSeconds >= kYear10000 || nanoseconds >= 1'000'000'000)
        return {};
    qint64 days = epochSeconds / kSecondsOfDay;
    qint64 second = epochSeconds % kSecondsOfDay;
    if (second < 0) {
        second += kSecondsOfDay;
        --days;
    }
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    QByteArray text;
    text.reserve(32);
    appendDigits(text, static_cast<int>(date.year()), 4);
    text += '-';
    appendDigits(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    appendDigits(text, static_cast<unsigned>(date.day()), 2);
    text += 'T';
    appendDigits(text, second / 3600, 2);
    text += ':';
    appendDigits(text, second / 60 % 60, 2);
    text += ':';
    appendDigits(text, second % 60, 2);
    appendFraction(text, nanoseconds);
    text += 'Z';
    return text;
}

QByteArray isoTimeOfMs(qint64 epochMs)
{
    const qint64 below = epochMs % 1000 < 0 ? 1000 : 0;
    const qint64 ms = epochMs % 1000 + below;
    return isoTime((epochMs - ms) / 1000, static_cast<quint32>(ms) * 1'000'000);
}

} // namespace formats
