// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javatime.h"

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/isotext.h"

namespace formats
{

namespace
{

/// The bytes that tell the types apart.
enum TimeType : quint8 {
    kDuration = 1,
    kInstant = 2,
    kLocalDate = 3,
    kLocalTime = 4,
    kLocalDateTime = 5,
    kZonedDateTime = 6,
    kZoneRegion = 7,
    kZoneOffset = 8,
    kOffsetTime = 9,
    kOffsetDateTime = 10,
    kYear = 11,
    kYearMonth = 12,
    kMonthDay = 13,
    kPeriod = 14,
};

constexpr int kMostNanoseconds = 999'999'999;

bool smallInteger(ByteCursor &cursor, int &result)
{
    quint8 byte = 0;
    if (!cursor.byte(byte))
        return false;
    result = static_cast<qint8>(byte);
    return true;
}

bool integer(ByteCursor &cursor, int &result)
{
    qint32 value = 0;
    if (!cursor.bigEndian(value))
        return false;
    result = value;
    return true;
}

bool date(ByteCursor &cursor, CivilTime &time)
{
    qint32 year = 0;
    if (!cursor.bigEndian(year) || !smallInteger(cursor, time.month) || !smallInteger(cursor, time.day))
        return false;
    time.year = year;
    return time.isValidDate();
}

/// Hour, minute, second, nanosecond; the last one that is not 0 is written inverted, and ends it.
bool timeOfDay(ByteCursor &cursor, CivilTime &time)
{
    for (int *part : {&time.hour, &time.minute, &time.second}) {
        if (!smallInteger(cursor, *part))
            return false;
        if (*part < 0) {
            *part = ~*part;
            return time.isValidTime();
        }
    }
    return integer(cursor, time.nanosecond) && time.isValidTime();
}

/// Quarters of an hour, or 127 and seconds.
bool offset(ByteCursor &cursor, int &seconds)
{
    if (!smallInteger(cursor, seconds))
        return false;
    if (seconds == 127) {
        if (!integer(cursor, seconds))
            return false;
    } else {
        seconds *= 900;
    }
    return seconds > -86'400 && seconds < 86'400;
}

bool shortText(ByteCursor &cursor, QByteArrayView &text)
{
    quint16 length = 0;
    return cursor.bigEndian(length) && cursor.bytes(length, text);
}

struct Described {
    QByteArrayView name;
    QByteArray value;
    QByteArrayView zone = {};
};

QByteArray twoDigits(int value)
{
    return QByteArray::number(value).rightJustified(2, '0');
}

bool readPeriod(ByteCursor &cursor, QByteArray &value)
{
    value = "P";
    for (const char unit : {'Y', 'M', 'D'}) {
        int count = 0;
        if (!integer(cursor, count))
            return false;
        if (count != 0)
            value += QByteArray::number(count) + unit;
    }
    if (value.size() == 1)
        value += "0D";
    return true;
}

bool readZoned(ByteCursor &cursor, CivilTime &time, Described &result)
{
    int seconds = 0;
    quint8 type = 0;
    if (!date(cursor, time) || !timeOfDay(cursor, time) || !offset(cursor, seconds) || !cursor.byte(type))
        return false;
    result.value = isoText(time, seconds);
    return type == kZoneRegion ? shortText(cursor, result.zone) : type == kZoneOffset && offset(cursor, seconds);
}

bool read(ByteCursor &cursor, Described &result)
{
    quint8 type = 0;
    if (!cursor.byte(type))
        return false;
    CivilTime time;
    qint64 seconds = 0;
    int number = 0;
    switch (type) {
    case kDuration:
    case kInstant:
        if (!cursor.bigEndian(seconds) || !integer(cursor, number) || number < 0 || number > kMostNanoseconds)
            return false;
        if (type == kInstant)
            result = {"java.time.Instant", isoText(civilFromSeconds(seconds, number), 0)};
        else
            result = {"java.time.Duration", isoDuration(seconds, number)};
        return true;
    case kLocalDate:
        result.name = "java.time.LocalDate";
        if (!date(cursor, time))
            return false;
        appendDate(result.value, time);
        return true;
    case kLocalTime:
        result.name = "java.time.LocalTime";
        if (!timeOfDay(cursor, time))
            return false;
        appendTimeOfDay(result.value, time);
        return true;
    case kLocalDateTime:
        if (!date(cursor, time) || !timeOfDay(cursor, time))
            return false;
        result = {"java.time.LocalDateTime", isoText(time)};
        return true;
    case kZonedDateTime:
        result.name = "java.time.ZonedDateTime";
        return readZoned(cursor, time, result);
    case kZoneRegion: {
        QByteArrayView zone;
        if (!shortText(cursor, zone))
            return false;
        result = {"java.time.ZoneRegion", zone.toByteArray()};
        return true;
    }
    case kZoneOffset:
        result.name = "java.time.ZoneOffset";
        if (!offset(cursor, number))
            return false;
        appendOffset(result.value, number);
        return true;
    case kOffsetTime:
        result.name = "java.time.OffsetTime";
        if (!timeOfDay(cursor, time) || !offset(cursor, number))
            return false;
        appendTimeOfDay(result.value, time);
        appendOffset(result.value, number);
        return true;
    case kOffsetDateTime:
        if (!date(cursor, time) || !timeOfDay(cursor, time) || !offset(cursor, number))
            return false;
        result = {"java.time.OffsetDateTime", isoText(time, number)};
        return true;
    case kYear:
        if (!integer(cursor, number))
            return false;
        result = {"java.time.Year", QByteArray::number(number)};
        return true;
    case kYearMonth: {
        int month = 0;
        if (!integer(cursor, number) || !smallInteger(cursor, month))
            return false;
        result = {"java.time.YearMonth", QByteArray::number(number) + '-' + twoDigits(month)};
        return true;
    }
    case kMonthDay: {
        int day = 0;
        if (!smallInteger(cursor, number) || !smallInteger(cursor, day))
            return false;
        result = {"java.time.MonthDay", "--" + twoDigits(number) + '-' + twoDigits(day)};
        return true;
    }
    case kPeriod:
        result.name = "java.time.Period";
        return readPeriod(cursor, result.value);
    default:
        return false;
    }
}

} // namespace

bool describeJavaTime(NodeTree &tree, NodeTree::Index object, QByteArrayView data)
{
    ByteCursor cursor(data);
    Described described;
    if (!read(cursor, described) || !cursor.atEnd())
        return false;
    tree.at(object).text = described.name;
    const auto give = [&tree, object](QByteArrayView name, QByteArrayView text) {
        tree.append(object, tree.add(NodeTree::Kind::String, name));
        tree.append(object, tree.add(NodeTree::Kind::String, text));
    };
    give("value", tree.keep(std::move(described.value)));
    if (!described.zone.isEmpty())
        give("zone", described.zone);
    return true;
}

} // namespace formats
