// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/phptreebuilder.h"

#include "models/text/characters.h"

#include <algorithm>
#include <utility>

namespace formats
{

namespace
{

/// `\0*\0name` (protected) and `\0Class\0name` (private) are `name`.
QByteArrayView propertyName(QByteArrayView written)
{
    if (!written.startsWith('\0'))
        return written;
    const qsizetype end = written.indexOf('\0', 1);
    return end < 0 ? written : written.sliced(end + 1);
}

bool isDigits(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), text::isDigit);
}

/// What ISO 8601 writes for the time zone of a DateTime. Empty for a named one, whose offset only a
/// database of time zones would tell: a time that is hours off would be worse than none.
QByteArrayView isoOffset(QByteArrayView zone)
{
    for (const QByteArrayView utc : {"UTC", "Z", "GMT", "Etc/UTC", "+00:00"}) {
        if (zone == utc)
            return "Z";
    }
    const bool isOffset = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' &&
                          isDigits(zone.sliced(1, 2)) && isDigits(zone.sliced(4, 2));
    return isOffset ? zone : QByteArrayView();
}

} // namespace

NodeTree::Index PhpTreeBuilder::placeAgain(Index original)
{
    if (original != NodeTree::kNone)
        return isHidden() ? NodeTree::kNone : put(m_tree.addAgain(original));
    m_tree.markIncomplete();
    return place(Kind::Omitted);
}

NodeTree::Index PhpTreeBuilder::placeCopy(Index original)
{
    const auto isOriginal = [original](const Container &open) { return open.container == original; };
    // What is still open would be inside of itself.
    const auto visible = m_open.begin() + std::min<qsizetype>(m_open.size(), NodeTree::kDeepest);
    if (original == NodeTree::kNone || isHidden() || std::any_of(m_open.begin(), visible, isOriginal))
        return placeAgain(original);
    return put(m_repeated.addCopy(m_tree, original, m_open.size()));
}

NodeTree::Index PhpTreeBuilder::open(Kind kind, quint64 elements, QByteArrayView className)
{
    Index node = NodeTree::kNone;
    if (m_open.size() < NodeTree::kDeepest) {
        node = place(kind, className);
    } else {
        m_tree.markIncomplete();
        place(Kind::Omitted);
    }
    m_open.append({.container = node, .left = elements});
    return node;
}

void PhpTreeBuilder::integerKey(qint64 key)
{
    Container &open = m_open.last();
    --open.left;
    if (open.container == NodeTree::kNone)
        return;
    if (m_tree.at(open.container).kind == Kind::List) {
        if (key == open.listKey++)
            return;
        turnIntoMap(open.container);
    }
    open.key = m_tree.addInteger(key);
    m_full = m_full || open.key == NodeTree::kNone;
}

void PhpTreeBuilder::textKey(QByteArrayView key)
{
    Container &open = m_open.last();
    --open.left;
    if (open.container == NodeTree::kNone)
        return;
    const Kind kind = m_tree.at(open.container).kind;
    if (kind == Kind::List)
        turnIntoMap(open.container);
    open.key = m_tree.add(Kind::String, kind == Kind::Opaque ? propertyName(key) : key);
    m_full = m_full || open.key == NodeTree::kNone;
}

void PhpTreeBuilder::close()
{
    const Index container = m_open.last().container;
    if (container != NodeTree::kNone && m_tree.at(container).kind == Kind::Opaque)
        addTime(container);
    m_open.removeLast();
}

void PhpTreeBuilder::breakOff(bool isOdd)
{
    if (isOdd)
        m_tree.markOdd();
    else
        m_tree.markIncomplete();
    while (isHidden()) // has its Omitted node already
        m_open.removeLast();
    if (!m_open.isEmpty()) {
        Container &open = m_open.last();
        if (open.key == NodeTree::kNone && m_tree.at(open.container).kind != Kind::List)
            open.key = m_tree.add(Kind::Omitted);
    }
    place(Kind::Omitted);
}

/// A key told that an array is no list: the elements so far get theirs. Happens at most once to an array.
void PhpTreeBuilder::turnIntoMap(Index list)
{
    Index element = m_tree.at(list).first;
    {
        NodeTree::Node &node = m_tree.at(list);
        node.kind = Kind::Map;
        node.first = node.last = NodeTree::kNone;
        node.children = 0;
    }
    for (qint64 key = 0; element != NodeTree::kNone; ++key) {
        const Index next = std::exchange(m_tree.at(element).next, NodeTree::kNone);
        const Index keyNode = m_tree.addInteger(key);
        if (keyNode == NodeTree::kNone) {
            m_full = true;
            return;
        }
        m_tree.append(list, keyNode);
        m_tree.append(list, element);
        element = next;
    }
}

/// Any class derived from DateTime has these properties, Carbon too.
void PhpTreeBuilder::addTime(Index object)
{
    constexpr quint32 kProperties = 6; // three, each with its key
    if (m_tree.at(object).children < kProperties || m_tree.find(object, "timezone_type") == NodeTree::kNone)
        return;
    const Index date = m_tree.find(object, "date");
    const Index zone = m_tree.find(object, "timezone");
    if (date == NodeTree::kNone || zone == NodeTree::kNone || m_tree.find(object, "value") != NodeTree::kNone)
        return;
    QByteArrayView time = m_tree.at(date).text; // 2024-05-06 07:08:09.000000
    const QByteArrayView offset = isoOffset(m_tree.at(zone).text);
    constexpr qsizetype kSeconds = 19;
    constexpr qsizetype kLongest = 26;
    if (offset.isEmpty() || time.size() < kSeconds || time.size() > kLongest || time[10] != ' ')
        return;
    if (time.sliced(kSeconds) == QByteArrayView(".000000"))
        time.truncate(kSeconds);
    QByteArray iso;
    iso.reserve(time.size() + offset.size());
    iso.append(time).append(offset);
    iso[10] = 'T';
    const QByteArrayView text = m_tree.keep(std::move(iso));
    const Index key = m_tree.add(Kind::String, "value");
    const Index value = m_tree.add(Kind::String, text);
    if (value == NodeTree::kNone || text.isEmpty())
        return;
    m_tree.append(object, key);
    m_tree.append(object, value);
}

} // namespace formats
