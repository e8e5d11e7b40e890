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

// ISO 8601, appended to `text`. A fraction has 3, 6 or 9 digits, or is left out when it is 0.

void appendDate(QByteArray &text, const CivilTime &time);
void appendTimeOfDay(QByteArray &text, const CivilTime &time);
/// `Z` for 0, else `+02:00`, with seconds where an old zone has them.
void appendOffset(QByteArray &text, int seconds);
/// `2026-11-22T10:49:20.928`, with the offset behind it if there is one.
QByteArray isoText(const CivilTime &time, std::optional<int> offsetSeconds = std::nullopt);
/// `PT25H3M0.5S`; `PT0S` for nothing.
QByteArray isoDuration(qint64 seconds, int nanosecond);

} // namespace formats
