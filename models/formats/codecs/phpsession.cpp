// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/byteordermark.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/phpreader.h"
#include "models/text/characters.h"

#include <algorithm>
#include <limits>

namespace formats
{

/// PHP takes any name, an empty one too, and one of several lines. What no text has is no name either: other binary
/// serializations would pass for sessions.
bool PhpReader::isPlausibleName(QByteArrayView name)
{
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return !text::isControl(c) || c == '\n' || c == '\r' || c == '\t'; });
}

/// A variable could not be read, before which so many nodes were: what was read is shown, if that is any.
NodeTree::Index PhpReader::brokenSession(quint32 before)
{
    if (m_builder.isFull() || (m_isPrefix && m_cut) || before == 0)
        return result(false);
    m_builder.breakOff(true);
    return m_builder.root();
}

NodeTree::Index PhpReader::session()
{
    if (m_cursor.atEnd())
        return NodeTree::kNone;
    m_builder.open(Kind::Map, std::numeric_limits<quint64>::max());
    while (!m_cursor.atEnd()) {
        const quint32 before = m_tree.at(m_builder.root()).children;
        if (!variable())
            return brokenSession(before);
    }
    return result(true);
}

/// `name|` and a value. An old PHP writes `!name|` for a variable that has none.
bool PhpReader::variable()
{
    QByteArrayView name;
    if (!m_cursor.until('|', name)) {
        // A name that is cut counts behind other variables; alone any text would be one.
        m_cut = isPlausibleName(m_cursor.rest()) && m_tree.at(m_builder.root()).children > 0;
        return false;
    }
    if (!isPlausibleName(name))
        return false;
    if (name.size() > 1 && name.front() == '!') {
        const QByteArrayView rest = m_cursor.rest();
        const bool hasValue = rest.size() > 1 && (rest[1] == ':' || rest[1] == ';');
        if (!hasValue) {
            m_builder.textKey(name.sliced(1));
            m_builder.place(Kind::Null);
            return !m_builder.isFull();
        }
    }
    m_builder.textKey(name);
    return value(1);
}

NodeTree::Index decodePhpSession(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return PhpReader(withoutByteOrderMark(bytes), isPrefix, tree).session();
}

} // namespace formats
