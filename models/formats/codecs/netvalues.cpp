// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/netvalues.h"

#include "models/formats/codecs/bignumber.h"
#include "models/formats/codecs/isotext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr qint64 kTicksOfSecond = 10'000'000;
constexpr int kNanosecondsOfTick = 100;
constexpr qint64 kSecondsTo1970 = 62'135'596'800;

Index addReadable(NodeTree &tree, QByteArrayView className, QByteArray readable)
{
    const Index object = tree.add(Kind::Opaque, className);
    const Index name = tree.add(Kind::String, "value");
    const Index value = name == NodeTree::kNone ? name : tree.add(Kind::String, tree.keep(std::move(readable)));
    if (value == NodeTree::kNone)
        return object;
    tree.append(object, name);
    tree.append(object, value);
    return object;
}

} // namespace

bool readNetText(ByteCursor &cursor, QByteArrayView &text, bool &hasEnded)
{
    quint64 length = 0;
    for (int shift = 0; shift < 35; shift += 7) {
        quint8 group = 0;
        hasEnded = !cursor.byte(group);
        if (hasEnded)
            return false;
        length |= quint64(group & 0x7f) << shift;
        if (group & 0x80)
            continue;
        hasEnded = !cursor.bytes(length, text);
        return !hasEnded && text.isValidUtf8();
    }
    return false;
}

NodeTree::Index addNetTime(NodeTree &tree, qint64 ticks, bool isUtc)
{
    const qint64 seconds = ticks / kTicksOfSecond - kSecondsTo1970;
    const auto nanoseconds = static_cast<quint32>(ticks % kTicksOfSecond) * kNanosecondsOfTick;
    QByteArray readable = ticks < 0 ? QByteArray() : isoTime(seconds, nanoseconds);
    if (!isUtc && readable.endsWith('Z'))
        readable.chop(1);
    return addReadable(tree, "System.DateTime", std::move(readable));
}

NodeTree::Index addNetTimeData(NodeTree &tree, quint64 dateData)
{
    constexpr quint64 kTicks = (quint64(1) << 62) - 1;
    return addNetTime(tree, static_cast<qint64>(dateData & kTicks), dateData >> 62 == 1);
}

NodeTree::Index addNetSpan(NodeTree &tree, qint64 ticks)
{
    return addReadable(
        tree, "System.TimeSpan",
        isoDuration(ticks / kTicksOfSecond, static_cast<int>(ticks % kTicksOfSecond) * kNanosecondsOfTick));
}

NodeTree::Index addNetGuid(NodeTree &tree, QByteArrayView bytes)
{
    constexpr std::array<qsizetype, 16> kOrder{3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    std::array<quint8, 16> bits{};
    for (size_t i = 0; i < bits.size() && bytes.size() == static_cast<qsizetype>(bits.size()); ++i)
        bits[i] = static_cast<quint8>(bytes[kOrder[i]]);
    return addReadable(tree, "System.Guid", uuidText(bits));
}

NodeTree::Index addNetUnsigned(NodeTree &tree, quint64 value)
{
    std::array<char, sizeof(value)> magnitude{};
    qToBigEndian(value, magnitude.data());
    return addMagnitude(tree, {magnitude.data(), magnitude.size()}, false);
}

NodeTree::Index addNetDecimal(NodeTree &tree, quint32 low, quint32 middle, quint32 high, quint32 flags)
{
    std::array<char, 12> magnitude{};
    qToBigEndian(high, magnitude.data());
    qToBigEndian(middle, magnitude.data() + 4);
    qToBigEndian(low, magnitude.data() + 8);
    constexpr quint32 kMostPlaces = 28;
    const auto places = static_cast<qsizetype>(std::min(flags >> 16 & 0xff, kMostPlaces));
    QByteArray digits = decimalDigits(QByteArrayView(magnitude.data(), magnitude.size()), false);
    if (places > 0) {
        digits = digits.rightJustified(places + 1, '0');
        digits.insert(digits.size() - places, '.');
    }
    if (flags >> 31)
        digits.prepend('-');
    return addNetDecimalText(tree, tree.keep(std::move(digits)));
}

NodeTree::Index addNetDecimalText(NodeTree &tree, QByteArrayView digits)
{
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        value = std::numeric_limits<double>::quiet_NaN();
    return tree.addDouble(value, digits);
}

} // namespace formats
