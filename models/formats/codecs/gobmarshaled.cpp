// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/gobmarshaled.h"

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/isotext.h"

namespace formats
{

namespace
{

constexpr qint64 kYear1 = -62'135'596'800;       // Go counts from there, Unix from 1970
constexpr qint64 kFirstSecond = -62'167'219'200; // of the year 0
constexpr qint64 kLastSecond = 253'402'300'799;  // of the year 9999
constexpr qint16 kUtc = -1;                      // instead of an offset
constexpr int kDay = 24 * 3600;

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
    int offset = offsetMinutes == kUtc ? 0 : offsetMinutes * 60 + offsetSeconds;
    if (nanoseconds < 0 || nanoseconds > 999'999'999 || offset <= -kDay || offset >= kDay)
        return std::nullopt;
    if (offset % 60 != 0) // few readers know offsets with seconds: the time is told in UTC
        offset = 0;
    // A day less at each end, so that the offset cannot leave the years.
    if (seconds < kFirstSecond - kYear1 + kDay || seconds > kLastSecond - kYear1 - kDay)
        return std::nullopt;
    return isoText(civilFromSeconds(seconds + kYear1 + offset, nanoseconds), offset);
}

QByteArray uuidText(QByteArrayView bytes)
{
    QByteArray text = bytes.toByteArray().toHex();
    for (const int dash : {20, 16, 12, 8})
        text.insert(dash, '-');
    return text;
}

} // namespace formats
