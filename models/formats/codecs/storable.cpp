// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/treebuilder.h"

#include <utility>
#include <vector>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// What stands before a value (perl dist/Storable/Storable.xs, SX_…).
enum class Tag : quint8 {
    Object = 0,
    LongScalar = 1,
    Array = 2,
    Hash = 3,
    Ref = 4,
    Undef = 5,
    Integer = 6,
    Double = 7,
    Byte = 8,
    NetInteger = 9,
    Scalar = 10,
    SvUndef = 14,
    Bless = 17,
    KnownBless = 18,
    Overload = 20,
    Utf8 = 23,
    LongUtf8 = 24,
    FlagHash = 25,
    WeakRef = 27,
    WeakOverload = 28,
    UndefElement = 31,
    True = 34,
    False = 35,
};

/// A reference is shown as what it leads to, and a blessed hash as an Opaque of its class.
class StorableReader
{
public:
    StorableReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
    {
    }

    Index read()
    {
        bool isGood = header();
        while (isGood && m_root == NodeTree::kNone && !m_tree.isFull())
            isGood = m_frames.empty() ? value() : step();
        if (isGood && m_root != NodeTree::kNone) {
            if (!m_cursor.atEnd())
                return NodeTree::kNone;
            if (m_isPrefix)
                m_tree.markIncomplete();
            return m_root;
        }
        if (!m_tree.isFull() && !(m_isPrefix && m_hasEnded))
            return NodeTree::kNone;
        return brokenOff();
    }

private:
    static constexpr size_t kMostFrames = 1024;

    /// A container whose elements are being read. In a hash each value stands before its key.
    struct Frame {
        Index node = NodeTree::kNone;
        quint32 left = 0;
        bool isHash = false;
        bool hasFlags = false;           ///< before each key
        Index pending = NodeTree::kNone; ///< a value whose key comes now
    };

    /// Major version 2; in network order, or as a little-endian machine of our day has it.
    bool header()
    {
        constexpr QByteArrayView kNative("\x08"
                                         "12345678\x04\x08\x08\x08",
                                         13);
        quint8 first = 0;
        quint8 minor = 0;
        m_cursor.take("pst0"); // in files
        if (!byte(first) || !byte(minor) || first >> 1 != 2)
            return false;
        m_isNetwork = first & 1;
        const bool isOrderThere = m_isNetwork || m_cursor.take(kNative);
        m_hasEnded = !isOrderThere && kNative.startsWith(m_cursor.rest());
        return isOrderThere;
    }

    bool step()
    {
        Frame &frame = m_frames.back();
        if (frame.pending != NodeTree::kNone)
            return key(frame);
        if (frame.left > 0)
            return value();
        const Index node = frame.node;
        m_frames.pop_back();
        deliver(node);
        return true;
    }

    bool key(Frame &frame)
    {
        constexpr quint8 kIsScalar = 0x08; // a scalar of its own in place of a text
        quint8 flags = 0;
        QByteArrayView name;
        if ((frame.hasFlags && !byte(flags)) || (flags & kIsScalar) || !text(name, true))
            return false;
        m_tree.append(frame.node, addText(name));
        m_tree.append(frame.node, std::exchange(frame.pending, NodeTree::kNone));
        --frame.left;
        return true;
    }

    bool value()
    {
        quint8 code = 0;
        if (!byte(code))
            return false;
        switch (Tag(code)) {
        case Tag::Object:
            return again();
        case Tag::Ref:
        case Tag::Overload:
        case Tag::WeakRef:
        case Tag::WeakOverload:
            m_tags.push_back(NodeTree::kNone);
            ++m_openRefs;
            return true;
        case Tag::Bless:
        case Tag::KnownBless:
            return bless(Tag(code));
        case Tag::Array:
        case Tag::Hash:
        case Tag::FlagHash:
            return container(Tag(code));
        case Tag::Scalar:
        case Tag::LongScalar:
        case Tag::Utf8:
        case Tag::LongUtf8: {
            QByteArrayView bytes;
            return text(bytes, Tag(code) == Tag::LongScalar || Tag(code) == Tag::LongUtf8) && scalar(addText(bytes));
        }
        case Tag::Undef:
        case Tag::SvUndef:
        case Tag::UndefElement:
            return scalar(m_tree.add(Kind::Null));
        case Tag::Byte:
            return byte(code) && scalar(m_tree.addInteger(code - 128));
        case Tag::NetInteger: {
            qint32 number = 0;
            return whole(m_cursor.bigEndian(number)) && scalar(m_tree.addInteger(number));
        }
        case Tag::Integer: {
            qint64 number = 0;
            return !m_isNetwork && whole(m_cursor.littleEndian(number)) && scalar(m_tree.addInteger(number));
        }
        case Tag::Double: {
            double number = 0;
            return !m_isNetwork && whole(m_cursor.littleEndian(number)) && scalar(m_tree.addDouble(number));
        }
        case Tag::True:
        case Tag::False:
            return scalar(m_tree.addBool(Tag(code) == Tag::True));
        }
        return false;
    }

    /// A value that was stored before, by its number.
    bool again()
    {
        quint32 number = 0;
        if (!whole(m_cursor.bigEndian(number)) || number >= m_tags.size() || m_tags[number] == NodeTree::kNone)
            return false;
        const Index node = m_tree.addAgain(m_tags[number]);
        resolveRefs(node);
        if (node != NodeTree::kNone)
            deliver(node);
        return node != NodeTree::kNone;
    }

    /// The class of what comes next.
    bool bless(Tag tag)
    {
        constexpr quint8 kLong = 0x80;
        quint8 shortSize = 0;
        quint32 size = 0;
        if (!byte(shortSize))
            return false;
        size = shortSize;
        if ((shortSize & kLong) && !length(size))
            return false;
        if (tag == Tag::Bless) {
            QByteArrayView name;
            if (!whole(m_cursor.bytes(size, name)))
                return false;
            m_classes.push_back(name);
            m_class = name;
            return true;
        }
        if (size >= m_classes.size())
            return false;
        m_class = m_classes[size];
        return true;
    }

    bool container(Tag tag)
    {
        quint8 flags = 0;
        quint32 size = 0;
        if ((tag == Tag::FlagHash && !byte(flags)) || !length(size))
            return false;
        if ((!m_isPrefix && size > static_cast<quint64>(m_cursor.left())) || m_frames.size() == kMostFrames)
            return false;
        const bool isHash = tag != Tag::Array;
        const QByteArrayView className = std::exchange(m_class, {});
        const Index node = !isHash               ? m_tree.add(Kind::List)
                           : className.isEmpty() ? m_tree.add(Kind::Map)
                                                 : m_tree.add(Kind::Opaque, className);
        if (node == NodeTree::kNone)
            return false;
        number(node);
        m_frames.push_back({.node = node, .left = size, .isHash = isHash, .hasFlags = tag == Tag::FlagHash});
        return true;
    }

    bool scalar(Index node)
    {
        m_class = {};
        if (node == NodeTree::kNone)
            return false;
        number(node);
        deliver(node);
        return true;
    }

    /// Gives a value its number; references to it have numbers of their own.
    void number(Index node)
    {
        resolveRefs(node);
        m_tags.push_back(node);
    }

    void resolveRefs(Index node)
    {
        for (size_t at = m_tags.size(); m_openRefs > 0; --m_openRefs)
            m_tags[--at] = node;
    }

    /// A value that is complete, to the container around it.
    void deliver(Index node)
    {
        if (m_frames.empty()) {
            m_root = node;
            return;
        }
        if (m_frames.size() >= NodeTree::kDeepest && m_tree.at(node).isContainer()) {
            m_tree.markIncomplete();
            node = m_tree.add(Kind::Omitted);
        }
        Frame &frame = m_frames.back();
        if (frame.isHash) {
            frame.pending = node;
            return;
        }
        m_tree.append(frame.node, node);
        --frame.left;
    }

    Index brokenOff()
    {
        m_tree.markIncomplete();
        Index node = m_tree.add(Kind::Omitted);
        while (!m_frames.empty()) {
            Frame &frame = m_frames.back();
            // The key of a value that was cut is not known.
            if (!frame.isHash && !m_tree.at(frame.node).isContainer())
                break;
            if (!frame.isHash && node != NodeTree::kNone && m_frames.size() <= NodeTree::kDeepest)
                m_tree.append(frame.node, node);
            else if (frame.isHash)
                markBreak(m_tree, frame.node);
            node = frame.node;
            m_frames.pop_back();
        }
        return node;
    }

    Index addText(QByteArrayView bytes) { return m_tree.add(bytes.isValidUtf8() ? Kind::String : Kind::Bytes, bytes); }

    bool whole(bool isRead)
    {
        m_hasEnded = m_hasEnded || !isRead;
        return isRead;
    }
    bool byte(quint8 &value) { return whole(m_cursor.byte(value)); }
    bool length(quint32 &value)
    {
        return whole(m_isNetwork ? m_cursor.bigEndian(value) : m_cursor.littleEndian(value));
    }
    bool text(QByteArrayView &bytes, bool isLong)
    {
        quint8 shortSize = 0;
        quint32 size = 0;
        if (isLong ? !length(size) : !byte(shortSize))
            return false;
        return whole(m_cursor.bytes(isLong ? size : shortSize, bytes));
    }

    ByteCursor m_cursor;
    const bool m_isPrefix;
    NodeTree &m_tree;
    bool m_isNetwork = false;
    bool m_hasEnded = false;
    Index m_root = NodeTree::kNone;
    std::vector<Frame> m_frames;
    std::vector<Index> m_tags; ///< by the number that Storable gives each value
    size_t m_openRefs = 0;     ///< at the end of m_tags, to what comes next
    std::vector<QByteArrayView> m_classes;
    QByteArrayView m_class; ///< of what comes next
};

} // namespace

NodeTree::Index decodeStorable(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return StorableReader(bytes, isPrefix, tree).read();
}

} // namespace formats
