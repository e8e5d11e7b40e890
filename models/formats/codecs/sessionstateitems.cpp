// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/netvalues.h"
#include "models/formats/codecs/treebuilder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// What AltSerialization of System.Web writes before a value.
enum class ItemType : quint8 {
    String = 1,
    Int32,
    Boolean,
    DateTime,
    Decimal,
    Byte,
    Char,
    Single,
    Double,
    SByte,
    Int16,
    Int64,
    UInt16,
    UInt32,
    UInt64,
    TimeSpan,
    Guid,
    IntPtr,
    UIntPtr,
    Object, ///< by BinaryFormatter
    Null,
};

template<typename Number> Index integer(ByteCursor &cursor, NodeTree &tree)
{
    Number value = 0;
    return cursor.littleEndian(value) ? tree.addInteger(static_cast<qint64>(value)) : NodeTree::kNone;
}

Index decimal(ByteCursor &cursor, NodeTree &tree)
{
    std::array<quint32, 4> words{};
    for (quint32 &word : words) {
        if (!cursor.littleEndian(word))
            return NodeTree::kNone;
    }
    return addNetDecimal(tree, words[0], words[1], words[2], words[3]);
}

/// A value of a fixed type. kNone: the bytes are not all there, or it is of no type that is known.
Index plainValue(ItemType type, ByteCursor &cursor, NodeTree &tree)
{
    quint32 bits = 0;
    double number = 0;
    qint64 ticks = 0;
    quint64 large = 0;
    quint8 flag = 0;
    QByteArrayView bytes;
    bool hasEnded = false;
    switch (type) {
    case ItemType::String:
        return readNetText(cursor, bytes, hasEnded) ? tree.add(Kind::String, bytes) : NodeTree::kNone;
    case ItemType::Int32:
        return integer<qint32>(cursor, tree);
    case ItemType::Boolean:
        return cursor.byte(flag) ? tree.addBool(flag != 0) : NodeTree::kNone;
    case ItemType::DateTime:
        return cursor.littleEndian(ticks) ? addNetTime(tree, ticks, false) : NodeTree::kNone;
    case ItemType::Decimal:
        return decimal(cursor, tree);
    case ItemType::Byte:
        return integer<quint8>(cursor, tree);
    case ItemType::Single:
        return cursor.littleEndian(bits) ? tree.addDouble(double(std::bit_cast<float>(bits))) : NodeTree::kNone;
    case ItemType::Double:
        return cursor.littleEndian(number) ? tree.addDouble(number) : NodeTree::kNone;
    case ItemType::SByte:
        return integer<qint8>(cursor, tree);
    case ItemType::Int16:
        return integer<qint16>(cursor, tree);
    case ItemType::Int64:
        return integer<qint64>(cursor, tree);
    case ItemType::UInt16:
        return integer<quint16>(cursor, tree);
    case ItemType::UInt32:
        return integer<quint32>(cursor, tree);
    case ItemType::UInt64:
        return cursor.littleEndian(large) ? addNetUnsigned(tree, large) : NodeTree::kNone;
    case ItemType::TimeSpan:
        return cursor.littleEndian(ticks) ? addNetSpan(tree, ticks) : NodeTree::kNone;
    case ItemType::Guid:
        return cursor.bytes(16, bytes) ? addNetGuid(tree, bytes) : NodeTree::kNone;
    case ItemType::Null:
        return tree.add(Kind::Null);
    case ItemType::Char:
    case ItemType::IntPtr:
    case ItemType::UIntPtr:
    case ItemType::Object:
        break;
    }
    return NodeTree::kNone;
}

/// All of one value. What is not understood stays as its bytes: the others are worth reading.
Index value(QByteArrayView bytes, bool isCut, NodeTree &tree)
{
    ByteCursor cursor(bytes);
    quint8 code = 0;
    if (!cursor.byte(code))
        return tree.add(Kind::Bytes, bytes);
    Index node = NodeTree::kNone;
    if (ItemType(code) == ItemType::Object) {
        node = decodeBinaryFormatter(cursor.rest(), isCut, tree);
    } else if (ItemType(code) == ItemType::Char) {
        node = cursor.rest().isValidUtf8() ? tree.add(Kind::String, cursor.rest()) : NodeTree::kNone;
    } else if (!isCut) {
        node = plainValue(ItemType(code), cursor, tree);
        node = cursor.atEnd() ? node : NodeTree::kNone;
    }
    if (node != NodeTree::kNone || tree.isFull())
        return node;
    return isCut ? tree.add(Kind::Omitted) : tree.add(Kind::Bytes, bytes);
}

class ItemsReader
{
public:
    ItemsReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
    {
    }

    Index read()
    {
        m_map = m_tree.add(Kind::Map);
        qint32 count = 0;
        if (!m_cursor.littleEndian(count))
            return brokenOff();
        if (count == 0)
            return m_cursor.atEnd() ? m_map : NodeTree::kNone;
        constexpr qint32 kShortestItem = 4; // where its value ends
        if (count < 0 || (!m_isPrefix && count > m_cursor.left() / kShortestItem))
            return NodeTree::kNone;
        qint32 withoutName = 0; // -1: all have one
        if (!m_cursor.littleEndian(withoutName))
            return brokenOff();
        if (withoutName < -1 || withoutName >= count)
            return NodeTree::kNone;
        for (qint32 i = 0; i < count; ++i) {
            QByteArrayView name;
            bool hasEnded = false;
            if (i != withoutName && !readNetText(m_cursor, name, hasEnded))
                return hasEnded ? brokenOff() : NodeTree::kNone;
            m_names.push_back(name);
        }
        return readValues();
    }

private:
    Index readValues()
    {
        std::vector<qint32> ends(m_names.size());
        qint32 before = 0;
        for (qint32 &end : ends) {
            if (!m_cursor.littleEndian(end))
                return brokenOff();
            if (end <= before) // every value takes a byte
                return NodeTree::kNone;
            before = end;
        }
        before = 0;
        for (size_t i = 0; i < ends.size(); ++i) {
            const qint64 length = ends[i] - std::exchange(before, ends[i]);
            const bool isCut = length > m_cursor.left();
            if (isCut && !m_isPrefix)
                return NodeTree::kNone;
            QByteArrayView bytes;
            m_cursor.bytes(static_cast<quint64>(std::min<qint64>(length, m_cursor.left())), bytes);
            const Index name = m_tree.add(Kind::String, m_names[i]);
            const Index node = name == NodeTree::kNone ? name : value(bytes, isCut, m_tree);
            if (node == NodeTree::kNone) // full
                return m_map;
            m_tree.append(m_map, name);
            m_tree.append(m_map, node);
            if (isCut)
                return brokenOff();
        }
        if (!m_cursor.atEnd())
            return NodeTree::kNone;
        if (m_isPrefix)
            m_tree.markIncomplete();
        return m_map;
    }

    Index brokenOff()
    {
        if (!m_isPrefix)
            return NodeTree::kNone;
        m_tree.markIncomplete();
        markBreak(m_tree, m_map);
        return m_map;
    }

    ByteCursor m_cursor;
    const bool m_isPrefix;
    NodeTree &m_tree;
    Index m_map = NodeTree::kNone;
    std::vector<QByteArrayView> m_names;
};

} // namespace

NodeTree::Index decodeSessionStateItems(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return ItemsReader(bytes, isPrefix, tree).read();
}

} // namespace formats
