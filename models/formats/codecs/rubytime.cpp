// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/rubytime.h"

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/isotext.h"
#include "models/formats/codecs/rubynumbers.h"

#include <QDate>

#include <array>
#include <optional>
#include <utility>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr qint64 kDaySeconds = 86'400;
// Julian days: of 1970-01-01; of the first day after the calendar reform, before which Ruby counts otherwise;
// of the last day in 9999.
constexpr qint64 kEpochDay = 2'440'588;
constexpr qint64 kFirstDay = 2'299'161;
constexpr qint64 kLastDay = 5'373'484;

void addValueMember(NodeTree &tree, Index object, QByteArray value)
{
    if (value.isEmpty())
        return;
    const QByteArrayView text = tree.keep(std::move(value));
    const Index key = tree.add(Kind::String, "value");
    const Index node = tree.add(Kind::String, text);
    if (node == NodeTree::kNone || text.isEmpty())
        return;
    tree.append(object, key);
    tree.append(object, node);
}

std::optional<qint64> integerAt(const NodeTree &tree, Index node)
{
    if (node == NodeTree::kNone || tree.at(node).kind != Kind::Integer)
        return std::nullopt;
    return tree.at(node).integer;
}

/// `second` of the day in UTC; `offset` in seconds east of Greenwich.
QByteArray isoOfJulianDay(qint64 julianDay, qint64 second, qint64 nanosecond, qint64 offset)
{
    if (julianDay < kFirstDay || julianDay > kLastDay || second < 0 || second > kDaySeconds || nanosecond < 0 ||
        nanosecond >= kNanosecondsOfSecond || offset <= -kDaySeconds || offset >= kDaySeconds)
        return {};
    const qint64 epochSeconds = (julianDay - kEpochDay) * kDaySeconds + second;
    return isoText(civilFromSeconds(epochSeconds + offset, nanosecond), static_cast<int>(offset));
}

QByteArray isoDateOfJulianDay(qint64 julianDay)
{
    QByteArray text;
    if (julianDay >= kFirstDay && julianDay <= kLastDay)
        appendDate(text, civilFromSeconds((julianDay - kEpochDay) * kDaySeconds, 0));
    return text;
}

/// Two words of bit fields (ruby time.c, time_mdump): 1, UTC?, year, month, day, hour; minute, second, µs.
QByteArray timeValue(const NodeTree &tree, Index object, QByteArrayView data)
{
    ByteCursor cursor(data);
    quint32 date = 0;
    quint32 time = 0;
    constexpr quint32 kNewLayout = 1U << 31;
    constexpr quint32 kIsUtc = 1U << 30;
    // Years beyond 16 bits have more bytes.
    if (!cursor.littleEndian(date) || !cursor.littleEndian(time) || !cursor.atEnd() || !(date & kNewLayout))
        return {};
    const QDate day(static_cast<int>(date >> 14 & 0xffff) + 1900, static_cast<int>(date >> 10 & 0xf) + 1,
                    static_cast<int>(date >> 5 & 0x1f));
    if (!day.isValid())
        return {};
    const qint64 second = qint64(date & 0x1f) * 3600 + qint64(time >> 26) * 60 + qint64(time >> 20 & 0x3f);
    qint64 nanosecond = qint64(time & 0xfffff) * 1000;
    // What is below a microsecond is a fraction in variables.
    const auto numerator = integerAt(tree, tree.find(object, "nano_num"));
    const auto denominator = integerAt(tree, tree.find(object, "nano_den"));
    if (numerator && *numerator >= 0 && denominator && *denominator > 0)
        nanosecond += *numerator / *denominator % 1000;
    const auto offset = integerAt(tree, tree.find(object, "offset"));
    return isoOfJulianDay(day.toJulianDay(), second, nanosecond, date & kIsUtc ? 0 : offset.value_or(0));
}

/// [period, Julian day, second of the day, nanosecond, offset, day of calendar reform] (ruby date_core.c,
/// d_lite_marshal_dump); a Date has no use for the time.
QByteArray dateValue(const NodeTree &tree, const NodeTree::Node &data, bool withTime)
{
    std::array<qint64, 5> parts{};
    Index child = data.first;
    for (qint64 &part : parts) {
        const auto integer = integerAt(tree, child);
        if (!integer)
            return {};
        part = *integer;
        child = tree.at(child).next;
    }
    const auto [period, day, second, nanosecond, offset] = parts;
    if (period != 0 || day < 0)
        return {};
    if (!withTime)
        return isoDateOfJulianDay(day);
    return isoOfJulianDay(day, second, nanosecond, offset);
}

} // namespace

bool addRubyDumpValue(NodeTree &tree, Index object, QByteArrayView data)
{
    QByteArray value;
    const QByteArrayView name = tree.at(object).text;
    if (name == QByteArrayView("Time"))
        value = timeValue(tree, object, data);
    else if (name == QByteArrayView("BigDecimal"))
        value = plainBigDecimal(data);
    addValueMember(tree, object, value);
    return !value.isEmpty();
}

void addRubyMarshalValue(NodeTree &tree, Index object, Index data)
{
    if (data == NodeTree::kNone || tree.at(data).kind != Kind::List)
        return;
    const NodeTree::Node &list = tree.at(data);
    const QByteArrayView name = tree.at(object).text;
    if (name == QByteArrayView("Date") || name == QByteArrayView("DateTime")) {
        addValueMember(tree, object, dateValue(tree, list, name.size() > 4));
        return;
    }
    if (name != QByteArrayView("ActiveSupport::TimeWithZone") || list.first == NodeTree::kNone)
        return;
    // [in UTC, name of the zone, there]
    const NodeTree::Node &utc = tree.at(list.first);
    const Index value = utc.kind == Kind::Opaque ? tree.find(list.first, "value") : NodeTree::kNone;
    if (value != NodeTree::kNone && tree.at(value).kind == Kind::String)
        addValueMember(tree, object, tree.at(value).text.toByteArray());
}

} // namespace formats
