// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/phpreader.h"

#include <limits>

namespace formats
{

NodeTree::Index PhpReader::binarySession()
{
    if (m_cursor.atEnd())
        return NodeTree::kNone;
    m_builder.open(Kind::Map, std::numeric_limits<quint64>::max());
    while (!m_cursor.atEnd()) {
        if (!binaryVariable())
            return result(false);
    }
    return result(true);
}

/// A byte with the length of the name, the name, a value. The highest bit marks a variable without a value.
bool PhpReader::binaryVariable()
{
    constexpr quint8 kHasNoValue = 0x80;
    quint8 length = 0;
    if (!m_cursor.byte(length))
        return false;
    const quint8 size = length & static_cast<quint8>(~kHasNoValue);
    QByteArrayView name;
    if (!m_cursor.bytes(size, name)) {
        // As with names before a `|`: one that is cut counts behind other variables only.
        m_cut = m_tree.at(m_builder.root()).children > 0;
        return false;
    }
    if (!isPlausibleName(name))
        return false;
    m_builder.textKey(name);
    if ((length & kHasNoValue) == 0)
        return value(1);
    m_builder.place(Kind::Null);
    return !m_builder.isFull();
}

NodeTree::Index decodePhpBinary(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return PhpReader(bytes, isPrefix, tree).binarySession();
}

} // namespace formats
