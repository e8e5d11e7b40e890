// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/netprimitives.h"

#include "models/formats/codecs/bignumber.h"
#include "models/formats/codecs/netvalues.h"

#include <bit>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

class PrimitiveReader
{
public:
    PrimitiveReader(NodeTree &tree, ByteCursor &cursor, bool &hasEnded)
        : m_tree(tree)
        , m_cursor(cursor)
        , m_hasEnded(hasEnded)
    {
    }

    Index read(NetPrimitive type)
    {
        switch (type) {
        case NetPrimitive::Boolean: {
            quint8 flag = 0;
            return number(flag) ? m_tree.addBool(flag != 0) : NodeTree::kNone;
        }
        case NetPrimitive::Byte:
            return integer<quint8>();
        case NetPrimitive::SByte:
            return integer<qint8>();
        case NetPrimitive::Int16:
            return integer<qint16>();
        case NetPrimitive::UInt16:
            return integer<quint16>();
        case NetPrimitive::Int32:
            return integer<qint32>();
        case NetPrimitive::UInt32:
            return integer<quint32>();
        case NetPrimitive::Int64:
            return integer<qint64>();
        case NetPrimitive::UInt64:
            return unsignedInteger();
        case NetPrimitive::Single: {
            quint32 bits = 0;
            return number(bits) ? m_tree.addDouble(double(std::bit_cast<float>(bits))) : NodeTree::kNone;
        }
        case NetPrimitive::Double: {
            quint64 bits = 0;
            return number(bits) ? m_tree.addDouble(std::bit_cast<double>(bits)) : NodeTree::kNone;
        }
        case NetPrimitive::TimeSpan: {
            qint64 ticks = 0;
            return number(ticks) ? addNetSpan(m_tree, ticks) : NodeTree::kNone;
        }
        case NetPrimitive::DateTime: {
            quint64 data = 0;
            return number(data) ? addNetTimeData(m_tree, data) : NodeTree::kNone;
        }
        case NetPrimitive::Char:
            return character();
        case NetPrimitive::Decimal:
        case NetPrimitive::String:
            return text(type);
        case NetPrimitive::None:
            break;
        }
        return NodeTree::kNone;
    }

private:
    template<typename Number> bool number(Number &value)
    {
        m_hasEnded = !m_cursor.littleEndian(value);
        return !m_hasEnded;
    }

    template<typename Number> Index integer()
    {
        Number value = 0;
        return number(value) ? m_tree.addInteger(value) : NodeTree::kNone;
    }

    Index unsignedInteger()
    {
        quint64 value = 0;
        return number(value) ? addNetUnsigned(m_tree, value) : NodeTree::kNone;
    }

    /// One character of UTF-8.
    Index character()
    {
        const auto first = static_cast<quint8>(m_cursor.peek());
        const quint64 length = first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
        QByteArrayView bytes;
        m_hasEnded = !m_cursor.bytes(length, bytes);
        if (m_hasEnded)
            return NodeTree::kNone;
        return m_tree.add(bytes.isValidUtf8() ? Kind::String : Kind::Bytes, bytes);
    }

    Index text(NetPrimitive type)
    {
        QByteArrayView value;
        if (!readNetText(m_cursor, value, m_hasEnded))
            return NodeTree::kNone;
        return type == NetPrimitive::String ? m_tree.add(Kind::String, value) : addNetDecimalText(m_tree, value);
    }

    NodeTree &m_tree;
    ByteCursor &m_cursor;
    bool &m_hasEnded;
};

} // namespace

NodeTree::Index addNetPrimitive(NodeTree &tree, NetPrimitive type, ByteCursor &cursor, bool &hasEnded)
{
    return PrimitiveReader(tree, cursor, hasEnded).read(type);
}

} // namespace formats
