// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/picklevalues.h"

#include "models/formats/codecs/bignumber.h"
#include "models/formats/codecs/isotext.h"
#include "models/formats/codecs/pickletext.h"

#include <array>
#include <optional>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr qint64 kMostDays = 999'999'999; // datetime.timedelta.max

/// The first arguments of a call; kNone for those that are not there.
struct Arguments {
    Arguments(const NodeTree &tree, Index list, bool isShared)
        : count(tree.at(list).children)
        , shared(isShared)
    {
        Index at = tree.at(list).first;
        for (Index &node : nodes) {
            node = at;
            at = at == NodeTree::kNone ? NodeTree::kNone : tree.at(at).next;
        }
    }

    quint32 count;
    bool shared; ///< the tuple has another owner: its elements must stay in it
    std::array<Index, 3> nodes;
};

/// An argument as a child of something else.
Index takeArgument(NodeTree &tree, const Arguments &arguments, Index argument)
{
    return arguments.shared ? tree.addAgain(argument) : argument;
}

bool isKind(const NodeTree &tree, Index index, Kind kind)
{
    return index != NodeTree::kNone && tree.at(index).kind == kind;
}

bool isText(const NodeTree &tree, Index index)
{
    return isKind(tree, index, Kind::String) || isKind(tree, index, Kind::Bytes);
}

Index addOpaque(NodeTree &tree, QByteArrayView name, QByteArray value)
{
    const Index node = tree.add(Kind::Opaque, name);
    appendNamed(tree, node, "value", tree.add(Kind::String, tree.keep(std::move(value))));
    return node;
}

/// The value behind a key of a container that is small, as those of the known types are: a large one could be
/// searched again and again by way of the memo.
Index findInSmall(const NodeTree &tree, Index container, QByteArrayView key)
{
    constexpr quint32 kSmall = 16;
    return tree.at(container).children <= kSmall ? tree.find(container, key) : NodeTree::kNone;
}

/// `Z` or `+02:00` behind a time of this zone; empty when only its name is known.
QByteArray offsetOf(const NodeTree &tree, Index zone)
{
    if (zone == NodeTree::kNone || tree.at(zone).kind != Kind::Opaque)
        return {};
    const Index value = findInSmall(tree, zone, "value");
    if (!isKind(tree, value, Kind::String))
        return {};
    const QByteArrayView text = tree.at(value).text;
    if (text == "UTC")
        return QByteArrayLiteral("Z");
    constexpr qsizetype kLongestOffset = 9; // +01:00:01
    const bool isOffset = (text.startsWith('+') || text.startsWith('-')) && text.size() <= kLongestOffset;
    return isOffset ? text.toByteArray() : QByteArray();
}

/// datetime, date and time: their numbers as bytes, and a zone (CPython's Lib/_pydatetime.py, _getstate).
Index addDateTime(NodeTree &tree, PickleType type, QByteArrayView name, const Arguments &arguments)
{
    if (!isText(tree, arguments.nodes[0]))
        return NodeTree::kNone;
    const QByteArrayView bytes = tree.at(arguments.nodes[0]).text;
    const auto byte = [bytes](qsizetype i) { return static_cast<int>(static_cast<quint8>(bytes[i])); };
    const qsizetype dateSize = type == PickleType::Time ? 0 : 4;
    if (bytes.size() != dateSize + (type == PickleType::Date ? 0 : 6))
        return NodeTree::kNone;
    CivilTime time;
    int fold = 0x7f; // the highest bit of the first byte that has room says which of two equal times it is
    if (dateSize > 0) {
        time.year = byte(0) * 256 + byte(1);
        time.month = byte(2) & fold;
        time.day = byte(3);
        fold = 0xff;
    }
    if (type != PickleType::Date) {
        time.hour = byte(dateSize) & fold;
        time.minute = byte(dateSize + 1);
        time.second = byte(dateSize + 2);
        const int microsecond = byte(dateSize + 3) << 16 | byte(dateSize + 4) << 8 | byte(dateSize + 5);
        if (microsecond >= 1'000'000)
            return NodeTree::kNone;
        time.nanosecond = microsecond * 1000;
    }
    if (!time.isValidDate() || !time.isValidTime())
        return NodeTree::kNone;
    QByteArray text;
    text.reserve(40);
    if (type != PickleType::Time)
        appendDate(text, time);
    if (type == PickleType::DateTime)
        text += 'T';
    if (type != PickleType::Date)
        appendTimeOfDay(text, time);

    const Index zone = type == PickleType::Date ? NodeTree::kNone : arguments.nodes[1];
    const QByteArray offset = zone == NodeTree::kNone ? QByteArray() : offsetOf(tree, referredNode(tree, zone));
    text += offset;
    const Index node = addOpaque(tree, name, std::move(text));
    // The zone is the last argument, so it has no sibling behind it and can move over.
    if (offset.isEmpty() && zone != NodeTree::kNone && tree.at(zone).next == NodeTree::kNone &&
        tree.at(zone).kind != Kind::Null)
        appendNamed(tree, node, "tzinfo", takeArgument(tree, arguments, zone));
    return node;
}

Index addTimeDelta(NodeTree &tree, QByteArrayView name, const Arguments &arguments)
{
    std::array<qint64, 3> parts = {}; // days, seconds, microseconds
    for (size_t i = 0; i < parts.size() && arguments.nodes[i] != NodeTree::kNone; ++i) {
        if (!isKind(tree, arguments.nodes[i], Kind::Integer))
            return NodeTree::kNone;
        parts[i] = tree.at(arguments.nodes[i]).integer;
    }
    if (qAbs(parts[0]) > kMostDays || parts[1] < 0 || parts[1] >= 86'400 || parts[2] < 0 || parts[2] >= 1'000'000)
        return NodeTree::kNone;
    const qint64 seconds = parts[0] * 86'400 + parts[1];
    const Index node = addOpaque(tree, name, isoDuration(seconds, static_cast<int>(parts[2]) * 1000));
    appendNamed(tree, node, "seconds",
                parts[2] == 0 ? tree.addInteger(seconds)
                              : tree.addDouble(static_cast<double>(seconds) + static_cast<double>(parts[2]) / 1e6));
    return node;
}

QByteArray zoneText(qint64 seconds)
{
    QByteArray text;
    if (seconds == 0)
        return QByteArrayLiteral("UTC");
    appendOffset(text, static_cast<int>(seconds));
    return text;
}

Index addTimeZone(NodeTree &tree, QByteArrayView name, const Arguments &arguments)
{
    if (arguments.count == 0)
        return NodeTree::kNone;
    const Index delta = referredNode(tree, arguments.nodes[0]);
    const Index seconds = isKind(tree, delta, Kind::Opaque) ? findInSmall(tree, delta, "seconds") : NodeTree::kNone;
    if (!isKind(tree, seconds, Kind::Integer) || qAbs(tree.at(seconds).integer) >= 86'400)
        return NodeTree::kNone;
    return addOpaque(tree, name, zoneText(tree.at(seconds).integer));
}

/// zoneinfo: a name. pytz: a name, and the offset in seconds that was in force.
Index addNamedZone(NodeTree &tree, QByteArrayView name, const Arguments &arguments)
{
    if (!isKind(tree, arguments.nodes[0], Kind::String))
        return NodeTree::kNone;
    const QByteArrayView zone = tree.at(arguments.nodes[0]).text;
    if (arguments.count < 4 || !isKind(tree, arguments.nodes[1], Kind::Integer) ||
        qAbs(tree.at(arguments.nodes[1]).integer) >= 86'400) {
        const Index node = tree.add(Kind::Opaque, name);
        appendNamed(tree, node, "value", tree.add(Kind::String, zone));
        return node;
    }
    const Index node = addOpaque(tree, name, zoneText(tree.at(arguments.nodes[1]).integer));
    appendNamed(tree, node, "zone", tree.add(Kind::String, zone));
    return node;
}

void emptyContainer(NodeTree &tree, Index container)
{
    NodeTree::Node &node = tree.at(container);
    node.first = NodeTree::kNone;
    node.last = NodeTree::kNone;
    node.children = 0;
}

/// A list of pairs, linked anew as the keys and values of a Map. False: it is not that, and unchanged.
bool pairsToMap(NodeTree &tree, Index list)
{
    for (Index pair = tree.at(list).first; pair != NodeTree::kNone; pair = tree.at(pair).next) {
        if (tree.at(pair).kind != Kind::List || tree.at(pair).children != 2)
            return false;
    }
    Index pair = tree.at(list).first;
    emptyContainer(tree, list);
    tree.at(list).kind = Kind::Map;
    while (pair != NodeTree::kNone) {
        const Index key = tree.at(pair).first;
        const Index value = tree.at(pair).last;
        emptyContainer(tree, pair);
        tree.at(key).next = NodeTree::kNone;
        tree.append(list, key);
        tree.append(list, value);
        pair = tree.at(pair).next;
    }
    return true;
}

/// dict(), dict({…}), OrderedDict([[…, …], …]): the argument itself is the value, since nobody else has it.
Index addMap(NodeTree &tree, const Arguments &arguments, size_t at)
{
    const Index argument = arguments.nodes[at];
    if (argument == NodeTree::kNone)
        return tree.add(Kind::Map);
    if (arguments.shared || tree.at(argument).next != NodeTree::kNone)
        return NodeTree::kNone;
    if (isKind(tree, argument, Kind::Map) || (isKind(tree, argument, Kind::List) && pairsToMap(tree, argument)))
        return argument;
    return NodeTree::kNone;
}

Index addList(NodeTree &tree, const Arguments &arguments)
{
    if (arguments.count == 0)
        return tree.add(Kind::List);
    const bool takes = arguments.count == 1 && !arguments.shared && isKind(tree, arguments.nodes[0], Kind::List);
    return takes ? arguments.nodes[0] : NodeTree::kNone;
}

/// bytes(), bytearray(b'…'), _codecs.encode('…', 'latin1'), bytearray('…', 'latin-1')
Index addBytes(NodeTree &tree, const Arguments &arguments)
{
    if (arguments.count == 0)
        return tree.add(Kind::Bytes);
    if (arguments.shared) // could be converted again and again
        return NodeTree::kNone;
    const NodeTree::Node source = tree.at(arguments.nodes[0]);
    if (source.kind == Kind::Bytes)
        return tree.add(Kind::Bytes, source.text);
    if (source.kind != Kind::String || !isKind(tree, arguments.nodes[1], Kind::String))
        return NodeTree::kNone;
    const QByteArrayView encoding = tree.at(arguments.nodes[1]).text;
    QByteArray bytes;
    if ((encoding != "latin1" && encoding != "latin-1") || !latin1FromUtf8(source.text, bytes))
        return NodeTree::kNone;
    if (bytes.size() == source.text.size()) // ASCII: it stands in the payload as it is
        return tree.add(Kind::Bytes, source.text);
    return tree.add(Kind::Bytes, tree.keep(std::move(bytes)));
}

Index addComplex(NodeTree &tree, QByteArrayView name, const Arguments &arguments)
{
    if (arguments.count != 2 || !isKind(tree, arguments.nodes[0], Kind::Double) ||
        !isKind(tree, arguments.nodes[1], Kind::Double))
        return NodeTree::kNone;
    const double imaginary = tree.at(arguments.nodes[1]).number;
    QByteArray text = '(' + QByteArray::number(tree.at(arguments.nodes[0]).number, 'g', 17);
    if (imaginary >= 0)
        text += '+';
    return addOpaque(tree, name, text + QByteArray::number(imaginary, 'g', 17) + "j)");
}

/// copyreg._reconstructor(class, base, value of base)
PickleEntry reconstruct(NodeTree &tree, const Arguments &arguments)
{
    if (arguments.count != 3)
        return {};
    const Index type = referredNode(tree, arguments.nodes[0]);
    if (!isKind(tree, type, Kind::Opaque))
        return {};
    const QByteArrayView name = tree.at(type).text;
    const Index base = arguments.nodes[2];
    if (isKind(tree, base, Kind::String) && (name.endsWith("SafeString") || name == "markupsafe.Markup"))
        return {tree.add(Kind::String, tree.at(base).text), PickleType::Text};
    const PickleType known = name == "uuid.UUID" ? PickleType::Uuid : PickleType::Other;
    const Index node = tree.add(Kind::Opaque, name);
    if (!isKind(tree, base, Kind::Null))
        appendNamed(tree, node, "args", takeArgument(tree, arguments, base));
    return {node, known};
}

/// The value of a known type; kNone when the arguments are not what that type takes.
Index describeKnown(NodeTree &tree, PickleType type, QByteArrayView name, const Arguments &arguments)
{
    switch (type) {
    case PickleType::DateTime:
    case PickleType::Date:
    case PickleType::Time:
        return addDateTime(tree, type, name, arguments);
    case PickleType::TimeDelta:
        return addTimeDelta(tree, name, arguments);
    case PickleType::TimeZone:
        return addTimeZone(tree, name, arguments);
    case PickleType::Utc:
        return addOpaque(tree, name, QByteArrayLiteral("UTC"));
    case PickleType::ZoneInfo:
        return addNamedZone(tree, name, arguments);
    case PickleType::Decimal: {
        if (!isKind(tree, arguments.nodes[0], Kind::String))
            return NodeTree::kNone;
        const Index node = tree.add(Kind::Opaque, name);
        appendNamed(tree, node, "value", tree.add(Kind::String, tree.at(arguments.nodes[0]).text));
        return node;
    }
    case PickleType::Map:
        return addMap(tree, arguments, 0);
    case PickleType::DefaultMap:
        return addMap(tree, arguments, 1);
    case PickleType::List:
        return addList(tree, arguments);
    case PickleType::Bytes:
    case PickleType::Encode:
        return addBytes(tree, arguments);
    case PickleType::Text:
        return isKind(tree, arguments.nodes[0], Kind::String) ? tree.add(Kind::String, tree.at(arguments.nodes[0]).text)
                                                              : NodeTree::kNone;
    case PickleType::Complex:
        return addComplex(tree, name, arguments);
    case PickleType::Uuid: // its number comes with BUILD
    case PickleType::Reconstruct:
    case PickleType::GetAttribute:
    case PickleType::Other:
        break;
    }
    return NodeTree::kNone;
}

std::optional<QByteArray> uuidFromState(const NodeTree &tree, Index state)
{
    const Index number = isKind(tree, state, Kind::Map) ? findInSmall(tree, state, "int") : NodeTree::kNone;
    if (number == NodeTree::kNone)
        return std::nullopt;
    const NodeTree::Node &node = tree.at(number);
    std::optional<std::array<quint8, 16>> bits;
    if (node.kind == Kind::BigInteger)
        bits = bits128(node.text);
    else if (node.kind == Kind::Integer && node.integer >= 0)
        bits = bits128(QByteArray::number(node.integer));
    return bits ? std::optional(uuidText(*bits)) : std::nullopt;
}

} // namespace

Index referredNode(const NodeTree &tree, Index index)
{
    return isKind(tree, index, Kind::Reference) ? static_cast<Index>(tree.at(index).integer) : index;
}

void appendNamed(NodeTree &tree, Index container, QByteArrayView name, Index value)
{
    if (container == NodeTree::kNone)
        return;
    tree.append(container, tree.add(Kind::String, name));
    tree.append(container, value);
}

PickleEntry describeCall(NodeTree &tree, PickleEntry callable, Index arguments)
{
    const Index function = referredNode(tree, callable.node);
    const Index list = referredNode(tree, arguments);
    if (!isKind(tree, function, Kind::Opaque) || !isKind(tree, list, Kind::List))
        return {};
    const QByteArrayView name = tree.at(function).text;
    if (callable.isClass) {
        const Arguments given(tree, list, list != arguments);
        const PickleEntry value = callable.type == PickleType::Reconstruct
                                      ? reconstruct(tree, given)
                                      : PickleEntry{describeKnown(tree, callable.type, name, given), callable.type};
        if (value.node != NodeTree::kNone) {
            if (!given.shared)
                emptyContainer(tree, list); // what was taken out of it has one owner
            return value;
        }
    }
    // Anything else: the name, and what it was called with.
    const Index object = tree.add(Kind::Opaque, name);
    if (!callable.isClass)
        appendNamed(tree, object, "callable", callable.node);
    if (tree.at(list).children > 0)
        appendNamed(tree, object, "args", arguments);
    // Without its usual arguments a UUID may still get its number; the others stay what they are.
    return {object, callable.isClass && callable.type == PickleType::Uuid ? PickleType::Uuid : PickleType::Other};
}

void describeState(NodeTree &tree, PickleEntry object, Index state)
{
    const Index target = referredNode(tree, object.node);
    if (tree.at(target).kind == Kind::Opaque) {
        if (object.type == PickleType::Uuid) {
            if (auto text = uuidFromState(tree, referredNode(tree, state))) {
                appendNamed(tree, target, "value", tree.add(Kind::String, tree.keep(std::move(*text))));
                return;
            }
        }
        appendNamed(tree, target, "state", state);
        return;
    }
    // A Map, a List or a text has no place for attributes.
    const NodeTree::Node &node = tree.at(referredNode(tree, state));
    if (node.kind != Kind::Null && !(node.isContainer() && node.children == 0))
        tree.markIncomplete();
}

} // namespace formats
