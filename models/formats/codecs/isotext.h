// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace formats
{

/// A point in time, or a part of it, as the languages' date types hold it: nothing here knows time zones
/// beyond an offset that is written beside the time.
struct CivilTime {
    qint64 year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int nanosecond = 0;

    bool isValidDate() const;
    bool isValidTime() const;
};

/// UTC. Floors, so that times before 1970 are right; `nanosecond` may be anything.
CivilTime civilFromSeconds(qint64 seconds, qint64 nanosecond);
CivilTime civilFromMilliseconds(qint64 milliseconds);

constexpr int kNanosecondsOfSecond = 1'000'000'000;

/// At least `width` digits of a value that is not negative. Allocates nothing but what `text` needs.
void appendDigits(QByteArray &text, qint64 value, int width);

// ISO 8601, appended to `text`. A fraction has 3, 6 or 9 digits, or is left out when it is 0.

void appendDate(QByteArray &text, const CivilTime &time);
void appendTimeOfDay(QByteArray &text, const CivilTime &time);
/// `Z` for 0, else `+02:00`, with seconds where an old zone has them.
void appendOffset(QByteArray &text, int seconds);
/// `2026-11-22T10:49:20.928`, with the offset behind it if there is one.
QByteArray isoText(const CivilTime &time, std::optional<int> offsetSeconds = std::nullopt);
/// A point in time as `2026-11-22T10:49:20.928Z`. Empty outside of the years 0 to 9999. Decoders give it to the types
/// of languages that hold a time, as their member `value`.
QByteArray isoTime(qint64 epochSeconds, quint32 nanoseconds = 0);
QByteArray isoTimeOfMs(qint64 epochMs);
/// `PT25H3M0.5S`; `PT0S` for nothing.
QByteArray isoDuration(qint64 seconds, int nanosecond);

} // namespace formats
