// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/pythoncalls.h"

#include "models/formats/codecs/isotext.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;
using Index = NodeTree::Index;

QByteArrayView lastPart(QByteArrayView name)
{
    return name.sliced(name.lastIndexOf('.') + 1);
}

/// The argument, when there is exactly one, and it is not a keyword's.
Index onlyArgument(const NodeTree &tree, Index call)
{
    const NodeTree::Node &node = tree.at(call);
    if (node.children != 2 || tree.at(node.first).kind != Kind::Integer)
        return NodeTree::kNone;
    return node.last;
}

/// A List of pairs as the Map that they are; false when something else is in it.
bool makeMap(NodeTree &tree, Index list)
{
    for (Index at = tree.at(list).first; at != NodeTree::kNone; at = tree.at(at).next) {
        if (tree.at(at).kind != Kind::List || tree.at(at).children != 2)
            return false;
    }
    Index pair = tree.at(list).first;
    NodeTree::Node &map = tree.at(list);
    map.kind = Kind::Map;
    map.first = map.last = NodeTree::kNone;
    map.children = 0;
    while (pair != NodeTree::kNone) {
        const Index next = tree.at(pair).next;
        const Index key = tree.at(pair).first;
        const Index value = tree.at(pair).last;
        tree.append(list, key);
        tree.append(list, value);
        tree.at(value).next = NodeTree::kNone;
        pair = next;
    }
    return true;
}

void becomeContainer(NodeTree &tree, Index call, Index content)
{
    NodeTree::Node &node = tree.at(call);
    const NodeTree::Node &taken = tree.at(content);
    node.kind = taken.kind;
    node.text = {};
    node.first = taken.first;
    node.last = taken.last;
    node.children = taken.children;
}

void tidyCollection(NodeTree &tree, Index call, bool isMap)
{
    if (tree.at(call).children == 0) {
        tree.at(call).kind = isMap ? Kind::Map : Kind::List;
        tree.at(call).text = {};
        return;
    }
    const Index content = onlyArgument(tree, call);
    if (content == NodeTree::kNone)
        return;
    const Kind kind = tree.at(content).kind;
    if (isMap ? kind == Kind::Map || (kind == Kind::List && makeMap(tree, content)) : kind == Kind::List)
        becomeContainer(tree, call, content);
}

/// `datetime.timedelta(seconds=7200)` or `(days=-1, seconds=68400)`: minutes.
std::optional<int> minutesOf(const NodeTree &tree, Index delta)
{
    constexpr int kMostMinutes = 24 * 60;
    if (tree.at(delta).kind != Kind::Opaque || lastPart(tree.at(delta).text) != "timedelta")
        return std::nullopt;
    const auto amount = [&tree, delta](QByteArrayView name) {
        const Index found = tree.find(delta, name);
        const bool isThere = found != NodeTree::kNone && tree.at(found).kind == Kind::Integer;
        return isThere ? std::clamp<qint64>(tree.at(found).integer, -100'000, 100'000) : 0;
    };
    const qint64 minutes = amount("days") * kMostMinutes + amount("seconds") / 60;
    if (minutes <= -kMostMinutes || minutes >= kMostMinutes)
        return std::nullopt;
    return static_cast<int>(minutes);
}

/// `Z`, `+02:00`; nothing where only a name is given, whose offset nobody knows here.
QByteArray zoneOf(const NodeTree &tree, Index zone)
{
    const NodeTree::Node &node = tree.at(zone);
    if (node.kind != Kind::Opaque)
        return {};
    if (node.text.endsWith("timezone.utc") || lastPart(node.text) == "UTC")
        return QByteArrayLiteral("Z");
    if (lastPart(node.text) != "timezone" || node.children < 2)
        return {};
    const auto minutes = minutesOf(tree, tree.at(node.first).next);
    if (!minutes)
        return {};
    QByteArray text(1, *minutes < 0 ? '-' : '+');
    appendDigits(text, std::abs(*minutes) / 60, 2);
    text += ':';
    appendDigits(text, std::abs(*minutes) % 60, 2);
    return text;
}

struct TimeArguments {
    std::array<qint64, 7> numbers = {}; ///< year, month, day, hour, minute, second, microsecond
    int count = 0;
    QByteArray zone;
    Index unknownZone = NodeTree::kNone;
};

/// Nothing where a number is missing or out of its range.
std::optional<TimeArguments> timeArguments(const NodeTree &tree, Index call, int first, int most)
{
    constexpr std::array<qint64, 7> kLeast{1, 1, 1, 0, 0, 0, 0};
    constexpr std::array<qint64, 7> kMost{9999, 12, 31, 23, 59, 59, 999'999};
    TimeArguments result;
    for (Index key = tree.at(call).first; key != NodeTree::kNone;) {
        const Index value = tree.at(key).next;
        if (value == NodeTree::kNone)
            return std::nullopt;
        if (tree.at(key).kind == Kind::Integer) {
            const auto at = static_cast<size_t>(first + result.count);
            const qint64 number = tree.at(value).kind == Kind::Integer ? tree.at(value).integer : -1;
            if (result.count == most || number < kLeast[at] || number > kMost[at])
                return std::nullopt;
            result.numbers[at] = number;
            ++result.count;
        } else if (tree.at(key).text == "tzinfo") {
            result.zone = zoneOf(tree, value);
            result.unknownZone = result.zone.isEmpty() ? value : NodeTree::kNone;
        }
        key = tree.at(value).next;
    }
    return result;
}

void setValue(NodeTree &tree, Index call, QByteArray text, Index zone)
{
    NodeTree::Node &node = tree.at(call);
    node.first = node.last = NodeTree::kNone;
    node.children = 0;
    if (zone != NodeTree::kNone)
        tree.at(zone).next = NodeTree::kNone;
    tree.append(call, tree.add(Kind::String, "value"));
    tree.append(call, tree.add(Kind::String, tree.keep(std::move(text))));
    if (zone != NodeTree::kNone) {
        tree.append(call, tree.add(Kind::String, "tzinfo"));
        tree.append(call, zone);
    }
}

void appendDate(QByteArray &text, const TimeArguments &time)
{
    appendDigits(text, time.numbers[0], 4);
    text += '-';
    appendDigits(text, time.numbers[1], 2);
    text += '-';
    appendDigits(text, time.numbers[2], 2);
}

void appendClock(QByteArray &text, const TimeArguments &time)
{
    appendDigits(text, time.numbers[3], 2);
    text += ':';
    appendDigits(text, time.numbers[4], 2);
    text += ':';
    appendDigits(text, time.numbers[5], 2);
    if (time.numbers[6] != 0) {
        text += '.';
        appendDigits(text, time.numbers[6], 6);
    }
    text += time.zone;
}

void tidyTime(NodeTree &tree, Index call, bool hasDate, bool hasClock)
{
    const auto time = timeArguments(tree, call, hasDate ? 0 : 3, hasDate ? (hasClock ? 7 : 3) : 4);
    if (!time || time->count < (hasDate ? 3 : 1))
        return;
    QByteArray text;
    if (hasDate)
        appendDate(text, *time);
    if (hasDate && hasClock)
        text += 'T';
    if (hasClock)
        appendClock(text, *time);
    setValue(tree, call, std::move(text), time->unknownZone);
}

} // namespace

void tidyPythonCall(NodeTree &tree, Index call)
{
    const QByteArrayView name = tree.at(call).text;
    const QByteArrayView last = lastPart(name);
    if (name == "set" || name == "frozenset" || name == "list" || name == "tuple")
        tidyCollection(tree, call, false);
    else if (name == "dict" || last == "OrderedDict")
        tidyCollection(tree, call, true);
    else if (name == "datetime.datetime" || name == "datetime")
        tidyTime(tree, call, true, true);
    else if (name == "datetime.date" || name == "date")
        tidyTime(tree, call, true, false);
    else if (name == "datetime.time")
        tidyTime(tree, call, false, true);
    else if (onlyArgument(tree, call) != NodeTree::kNone && name != "datetime.timezone") {
        NodeTree::Node &key = tree.at(tree.at(call).first);
        key.kind = Kind::String;
        key.text = "value";
    }
}

} // namespace formats
