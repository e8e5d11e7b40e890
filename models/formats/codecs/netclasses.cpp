// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/netrecords.h"
#include "models/formats/codecs/netvalues.h"
#include "models/formats/codecs/treebuilder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr QByteArrayView kCollections("System.Collections.");

/// A member that is of this kind; kNone for another one.
Index member(const NodeTree &tree, Index object, QByteArrayView name, Kind kind)
{
    const Index found = tree.find(object, name);
    return found != NodeTree::kNone && tree.at(found).kind == kind ? found : NodeTree::kNone;
}

/// Takes the place of `object`, as a container that is empty so far.
void become(NodeTree &tree, Index object, Kind kind)
{
    const Index next = tree.at(object).next;
    tree.at(object) = {};
    tree.at(object).kind = kind;
    tree.at(object).next = next;
}

/// Moves up to `most` elements of a list to the end of another container.
void moveElements(NodeTree &tree, Index list, Index to, qint64 most)
{
    Index child = tree.at(list).first;
    tree.at(list).first = tree.at(list).last = NodeTree::kNone;
    tree.at(list).children = 0;
    for (; child != NodeTree::kNone && most > 0; --most) {
        const Index next = tree.at(child).next;
        tree.at(child).next = NodeTree::kNone;
        tree.append(to, child);
        child = next;
    }
}

/// `List<T>`, ArrayList, Queue and Stack: an array that may be longer than the list.
void unfoldList(NodeTree &tree, Index object, QByteArrayView elements, QByteArrayView size)
{
    const Index items = member(tree, object, elements, Kind::List);
    const Index count = size.isEmpty() ? NodeTree::kNone : member(tree, object, size, Kind::Integer);
    if (items == NodeTree::kNone || (!size.isEmpty() && count == NodeTree::kNone))
        return;
    const qint64 most = count == NodeTree::kNone ? tree.at(items).children : tree.at(count).integer;
    become(tree, object, Kind::List);
    moveElements(tree, items, object, most);
}

/// `Dictionary<K, V>`: a list of pairs, each with the members `key` and `value`.
void unfoldPairs(NodeTree &tree, Index object)
{
    const Index pairs = member(tree, object, "KeyValuePairs", Kind::List);
    if (pairs == NodeTree::kNone) {
        const Index size = member(tree, object, "HashSize", Kind::Integer); // an empty one has no pairs
        if (size != NodeTree::kNone && tree.at(size).integer == 0)
            become(tree, object, Kind::Map);
        return;
    }
    const auto isWhole = [&tree](Index pair) {
        return tree.at(pair).kind == Kind::Opaque && tree.at(pair).children == 4;
    };
    // The last ones may be cut.
    Index pair = tree.at(pairs).first;
    for (Index at = pair; at != NodeTree::kNone; at = tree.at(at).next) {
        if (!isWhole(at) && !tree.isIncomplete())
            return;
    }
    become(tree, object, Kind::Map);
    while (pair != NodeTree::kNone) {
        if (!isWhole(pair))
            return markBreak(tree, object);
        const Index key = tree.at(tree.at(pair).first).next;
        const Index value = tree.at(pair).last;
        pair = tree.at(pair).next;
        for (const Index each : {key, value}) {
            tree.at(each).next = NodeTree::kNone;
            tree.append(object, each);
        }
    }
}

/// Hashtable and NameValueCollection: a list of keys, and one of values.
void unfoldColumns(NodeTree &tree, Index object)
{
    const Index keys = member(tree, object, "Keys", Kind::List);
    const Index values = member(tree, object, "Values", Kind::List);
    if (keys == NodeTree::kNone || values == NodeTree::kNone || tree.at(keys).children != tree.at(values).children)
        return;
    Index key = tree.at(keys).first;
    Index value = tree.at(values).first;
    become(tree, object, Kind::Map);
    while (key != NodeTree::kNone && value != NodeTree::kNone) {
        const std::array pair{std::exchange(key, tree.at(key).next), std::exchange(value, tree.at(value).next)};
        for (const Index each : pair) {
            tree.at(each).next = NodeTree::kNone;
            tree.append(object, each);
        }
    }
}

void unfoldCollection(NodeTree &tree, Index object, QByteArrayView name)
{
    if (name.startsWith("Generic.List`1") || name == "ArrayList" || name.startsWith("Generic.Stack`1"))
        unfoldList(tree, object, tree.find(object, "_items") != NodeTree::kNone ? "_items" : "_array", "_size");
    else if (name.startsWith("Generic.HashSet`1") || name.startsWith("Generic.SortedSet`1"))
        unfoldList(tree, object, name.startsWith("Generic.H") ? "Elements" : "Items", {});
    else if (name.startsWith("Generic.Dictionary`2"))
        unfoldPairs(tree, object);
    else if (name == "Hashtable" || name.startsWith("Specialized.NameValueCollection"))
        unfoldColumns(tree, object);
}

/// The place of `object` is taken by a value that was made of it.
void replace(NodeTree &tree, Index object, Index value)
{
    if (value == NodeTree::kNone)
        return;
    const Index next = tree.at(object).next;
    tree.at(object) = tree.at(value);
    tree.at(object).next = next;
}

quint32 word(const NodeTree &tree, Index object, QByteArrayView name)
{
    const Index found = member(tree, object, name, Kind::Integer);
    return found == NodeTree::kNone ? 0 : static_cast<quint32>(tree.at(found).integer);
}

void unfoldGuid(NodeTree &tree, Index object)
{
    QByteArray bytes(16, '\0');
    qToLittleEndian(word(tree, object, "_a"), bytes.data());
    qToLittleEndian(static_cast<quint16>(word(tree, object, "_b")), bytes.data() + 4);
    qToLittleEndian(static_cast<quint16>(word(tree, object, "_c")), bytes.data() + 6);
    for (char name = 'd'; name <= 'k'; ++name) {
        const std::array<char, 2> written{'_', name};
        bytes[8 + name - 'd'] = static_cast<char>(word(tree, object, {written.data(), 2}));
    }
    replace(tree, object, addNetGuid(tree, bytes));
}

void unfoldTime(NodeTree &tree, Index object)
{
    const Index data = tree.find(object, "dateData");
    if (data == NodeTree::kNone)
        return;
    if (tree.at(data).kind == Kind::Integer)
        replace(tree, object, addNetTimeData(tree, static_cast<quint64>(tree.at(data).integer)));
    else if (tree.at(data).kind == Kind::BigInteger)
        replace(tree, object, addNetTimeData(tree, tree.at(data).text.toByteArray().toULongLong()));
}

void unfoldValue(NodeTree &tree, Index object, QByteArrayView name)
{
    if (name == "DateTime")
        return unfoldTime(tree, object);
    if (name == "Guid")
        return unfoldGuid(tree, object);
    if (name == "Decimal")
        return replace(tree, object,
                       addNetDecimal(tree, word(tree, object, "lo"), word(tree, object, "mid"),
                                     word(tree, object, "hi"), word(tree, object, "flags")));
    if (name == "TimeSpan") {
        const Index ticks = member(tree, object, "_ticks", Kind::Integer);
        return ticks == NodeTree::kNone ? void() : replace(tree, object, addNetSpan(tree, tree.at(ticks).integer));
    }
    // A number or a flag, boxed.
    const Index boxed = tree.find(object, "m_value");
    if (boxed != NodeTree::kNone && tree.at(object).children == 2 && !tree.at(boxed).isContainer() &&
        tree.at(boxed).kind != Kind::Reference)
        replace(tree, object, boxed);
}

} // namespace

void unfoldNetObject(NodeTree &tree, NodeTree::Index object)
{
    constexpr QByteArrayView kSystem("System.");
    if (tree.at(object).kind != Kind::Opaque)
        return;
    const QByteArrayView name = tree.at(object).text;
    if (name.startsWith(kCollections))
        return unfoldCollection(tree, object, name.sliced(kCollections.size()));
    // What RedisSessionStateProvider writes for null.
    if (name == "Microsoft.Web.Redis.RedisNull")
        return become(tree, object, Kind::Null);
    if (tree.at(object).children == 2 && tree.at(tree.at(object).first).text == "value__" &&
        tree.at(tree.at(object).last).kind == Kind::Integer) // an enumeration
        return replace(tree, object, tree.at(object).last);
    if (name.startsWith(kSystem))
        unfoldValue(tree, object, name.sliced(kSystem.size()));
}

} // namespace formats
