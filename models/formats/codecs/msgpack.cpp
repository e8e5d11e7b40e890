// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/isotext.h"
#include "models/formats/codecs/treebuilder.h"

#include <array>
#include <bit>
#include <limits>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

/// One value after the other, without recursion: a container is a count of values that are still to come.
class MsgpackReader
{
public:
    MsgpackReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_tree(tree)
        , m_isPrefix(isPrefix)
    {
    }

    NodeTree::Index read()
    {
        do {
            if (!value())
                return breakOff();
            while (m_depth > 0 && m_open[m_depth - 1].left == 0)
                --m_depth;
        } while (m_depth > 0);
        return m_cursor.atEnd() ? m_root : NodeTree::kNone;
    }

private:
    struct Open {
        NodeTree::Index node;
        quint64 left; ///< children; of a map keys and values
    };

    /// False: the bytes end here (or are none of this format: m_isDamaged), or the tree is full.
    bool value();
    bool numberOrOther(quint8 type);

    bool put(NodeTree::Index node)
    {
        if (node == NodeTree::kNone)
            return false;
        if (m_depth == 0) {
            m_root = node;
            return true;
        }
        Open &parent = m_open[m_depth - 1];
        m_tree.append(parent.node, node);
        --parent.left;
        return true;
    }
    template<typename Number> bool number()
    {
        Number number = 0;
        return m_cursor.bigEndian(number) && put(m_tree.addInteger(number));
    }
    template<typename Bits, typename Float> bool floating()
    {
        Bits bits = 0;
        return m_cursor.bigEndian(bits) && put(m_tree.addDouble(double(std::bit_cast<Float>(bits))));
    }
    template<typename Length> bool counted(bool isMap)
    {
        Length count = 0;
        return m_cursor.bigEndian(count) && container(isMap, count);
    }
    template<typename Length> bool counted(Kind kind)
    {
        Length length = 0;
        return m_cursor.bigEndian(length) && text(kind, length);
    }
    template<typename Length> bool countedExtension()
    {
        Length length = 0;
        return m_cursor.bigEndian(length) && extension(length);
    }
    bool bigNumber();
    bool container(bool isMap, quint64 count);
    bool skip(quint64 values);
    bool text(Kind kind, quint64 length);
    bool extension(quint64 length);
    bool member(NodeTree::Index object, QByteArrayView key, NodeTree::Index node);
    NodeTree::Index breakOff();

    ByteCursor m_cursor;
    NodeTree &m_tree;
    NodeTree::Index m_root = NodeTree::kNone;
    size_t m_depth = 0;
    const bool m_isPrefix;
    bool m_isDamaged = false;
    std::array<Open, NodeTree::kDeepest> m_open; // NOLINT(*-member-init): written before it is read
};

bool MsgpackReader::value()
{
    quint8 type = 0;
    if (!m_cursor.byte(type))
        return false;
    if (type < 0x80 || type >= 0xe0)
        return put(m_tree.addInteger(std::bit_cast<qint8>(type)));
    if (type < 0x90)
        return container(true, type & 0x0f);
    if (type < 0xa0)
        return container(false, type & 0x0f);
    if (type < 0xc0)
        return text(Kind::String, type & 0x1f);
    return numberOrOther(type);
}

bool MsgpackReader::numberOrOther(quint8 type)
{
    switch (type) {
    case 0xc0:
        return put(m_tree.add(Kind::Null));
    case 0xc2:
    case 0xc3:
        return put(m_tree.addBool(type == 0xc3));
    case 0xc4:
        return counted<quint8>(Kind::Bytes);
    case 0xc5:
        return counted<quint16>(Kind::Bytes);
    case 0xc6:
        return counted<quint32>(Kind::Bytes);
    case 0xc7:
        return countedExtension<quint8>();
    case 0xc8:
        return countedExtension<quint16>();
    case 0xc9:
        return countedExtension<quint32>();
    case 0xca:
        return floating<quint32, float>();
    case 0xcb:
        return floating<quint64, double>();
    case 0xcc:
        return number<quint8>();
    case 0xcd:
        return number<quint16>();
    case 0xce:
        return number<quint32>();
    case 0xcf:
        return bigNumber();
    case 0xd0:
        return number<qint8>();
    case 0xd1:
        return number<qint16>();
    case 0xd2:
        return number<qint32>();
    case 0xd3:
        return number<qint64>();
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
        return extension(quint64(1) << (type - 0xd4));
    case 0xd9:
        return counted<quint8>(Kind::String);
    case 0xda:
        return counted<quint16>(Kind::String);
    case 0xdb:
        return counted<quint32>(Kind::String);
    case 0xdc:
        return counted<quint16>(false);
    case 0xdd:
        return counted<quint32>(false);
    case 0xde:
        return counted<quint16>(true);
    case 0xdf:
        return counted<quint32>(true);
    default: // 0xc1 is never used
        m_isDamaged = true;
        return false;
    }
}

bool MsgpackReader::bigNumber()
{
    quint64 number = 0;
    if (!m_cursor.bigEndian(number))
        return false;
    if (number <= quint64(std::numeric_limits<qint64>::max()))
        return put(m_tree.addInteger(static_cast<qint64>(number)));
    return put(m_tree.add(Kind::BigInteger, m_tree.keep(QByteArray::number(number))));
}

bool MsgpackReader::container(bool isMap, quint64 count)
{
    const quint64 values = isMap ? 2 * count : count;
    // Each value takes at least a byte.
    if (!m_isPrefix && values > static_cast<quint64>(m_cursor.left()))
        return false;
    if (m_depth == m_open.size()) {
        m_tree.markIncomplete();
        return put(m_tree.add(Kind::Omitted)) && skip(values);
    }
    const NodeTree::Index node = m_tree.add(isMap ? Kind::Map : Kind::List);
    if (!put(node))
        return false;
    m_open[m_depth] = {node, values};
    ++m_depth;
    return true;
}

/// Over so many values, and all that is in them. Cannot overflow: each addition of less than 2^33 took a
/// byte.
bool MsgpackReader::skip(quint64 values)
{
    const auto skipCounted = [this](int lengthBytes, quint64 more) {
        quint64 length = 0;
        for (quint8 byte = 0; lengthBytes > 0; --lengthBytes) {
            if (!m_cursor.byte(byte))
                return false;
            length = length << 8 | byte;
        }
        return m_cursor.skip(length + more);
    };
    for (; values > 0; --values) {
        quint8 type = 0;
        if (!m_cursor.byte(type))
            return false;
        bool isThere = true;
        if (type < 0x80 || type >= 0xe0 || type == 0xc0 || type == 0xc2 || type == 0xc3)
            continue;
        if (type < 0x90)
            values += 2 * (type & 0x0f);
        else if (type < 0xa0)
            values += type & 0x0f;
        else if (type < 0xc0)
            isThere = m_cursor.skip(type & 0x1f);
        else if (type >= 0xc4 && type <= 0xc6)
            isThere = skipCounted(1 << (type - 0xc4), 0);
        else if (type >= 0xc7 && type <= 0xc9)
            isThere = skipCounted(1 << (type - 0xc7), 1);
        else if (type == 0xca || type == 0xcb)
            isThere = m_cursor.skip(type == 0xca ? 4 : 8);
        else if (type >= 0xcc && type <= 0xd3)
            isThere = m_cursor.skip(quint64(1) << (type & 3));
        else if (type >= 0xd4 && type <= 0xd8)
            isThere = m_cursor.skip((quint64(1) << (type - 0xd4)) + 1);
        else if (type >= 0xd9 && type <= 0xdb)
            isThere = skipCounted(1 << (type - 0xd9), 0);
        else if (type >= 0xdc) {
            quint32 count = 0;
            quint16 shortCount = 0;
            const bool isLong = type == 0xdd || type == 0xdf;
            isThere = isLong ? m_cursor.bigEndian(count) : m_cursor.bigEndian(shortCount);
            values += quint64(isLong ? count : shortCount) * (type >= 0xde ? 2 : 1);
        } else {
            m_isDamaged = true;
            return false;
        }
        if (!isThere)
            return false;
    }
    return true;
}

bool MsgpackReader::text(Kind kind, quint64 length)
{
    QByteArrayView text;
    if (m_cursor.bytes(length, text))
        return put(m_tree.add(kind, text));
    // A text that is all of the payload may be a payload itself: its beginning is worth having.
    if (m_isPrefix && m_depth == 0)
        m_root = m_tree.add(kind, m_cursor.rest());
    return false;
}

/// Type -1 is a timestamp: seconds; nanoseconds in 30 bits and seconds in 34; or both in 32 and 64.
bool MsgpackReader::extension(quint64 length)
{
    constexpr qint8 kTimestamp = -1;
    quint8 typeByte = 0;
    QByteArrayView data;
    if (!m_cursor.byte(typeByte) || !m_cursor.bytes(length, data))
        return false;
    const auto type = std::bit_cast<qint8>(typeByte);
    QByteArray time;
    if (type == kTimestamp && length == 4) {
        time = isoTime(qFromBigEndian<quint32>(data.data()));
    } else if (type == kTimestamp && length == 8) {
        const auto both = qFromBigEndian<quint64>(data.data());
        time = isoTime(static_cast<qint64>(both & 0x3'ffff'ffff), static_cast<quint32>(both >> 34));
    } else if (type == kTimestamp && length == 12) {
        time = isoTime(qFromBigEndian<qint64>(data.data() + 4), qFromBigEndian<quint32>(data.data()));
    }
    if (!time.isEmpty()) {
        const NodeTree::Index object = m_tree.add(Kind::Opaque, "timestamp");
        return put(object) && member(object, "value", m_tree.add(Kind::String, m_tree.keep(std::move(time))));
    }
    const NodeTree::Index object = m_tree.add(Kind::Opaque, m_tree.keep("ext " + QByteArray::number(type)));
    return put(object) && member(object, "data", m_tree.add(Kind::Bytes, data));
}

bool MsgpackReader::member(NodeTree::Index object, QByteArrayView key, NodeTree::Index node)
{
    const NodeTree::Index name = m_tree.add(Kind::String, key);
    if (name == NodeTree::kNone || node == NodeTree::kNone)
        return false;
    m_tree.append(object, name);
    m_tree.append(object, node);
    return true;
}

NodeTree::Index MsgpackReader::breakOff()
{
    if (m_tree.isFull()) {
        m_tree.markIncomplete();
        return m_root;
    }
    if (m_isDamaged || !m_isPrefix)
        return NodeTree::kNone;
    m_tree.markIncomplete();
    if (m_depth == 0) {
        if (m_root == NodeTree::kNone)
            m_root = m_tree.add(Kind::Omitted);
        return m_root;
    }
    markBreak(m_tree, m_open[m_depth - 1].node);
    // A container may have been a key: it has no value then.
    for (; m_depth > 0; --m_depth)
        completePair(m_tree, m_open[m_depth - 1].node);
    return m_root;
}

} // namespace

NodeTree::Index decodeMsgpack(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return MsgpackReader(bytes, isPrefix, tree).read();
}

} // namespace formats
