// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/netprimitives.h"
#include "models/formats/codecs/netrecords.h"
#include "models/formats/codecs/netvalues.h"
#include "models/formats/codecs/treebuilder.h"

#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// [MS-NRBF] 2.1.2.1.
enum class Record : quint8 {
    Header = 0,
    ClassWithId = 1,
    SystemClass = 2,
    Class = 3,
    TypedSystemClass = 4,
    TypedClass = 5,
    String = 6,
    Array = 7,
    Primitive = 8,
    Reference = 9,
    Null = 10,
    End = 11,
    Library = 12,
    Nulls256 = 13,
    Nulls = 14,
    PrimitiveArray = 15,
    ObjectArray = 16,
    StringArray = 17,
};

/// [MS-NRBF] 2.1.2.2.
enum class MemberKind : quint8 {
    Primitive,
    String,
    Object,
    SystemClass,
    Class,
    ObjectArray,
    StringArray,
    PrimitiveArray
};

/// A class as it is described before its first object.
struct NetClass {
    QByteArrayView name;
    std::vector<QByteArrayView> members;
    std::vector<NetPrimitive> types; ///< one for each member
};

/// `<Name>k__BackingField` of an automatic property is `Name`; a private member of a base class has that one's name
/// before it.
QByteArrayView memberName(QByteArrayView name)
{
    constexpr QByteArrayView kBacking(">k__BackingField");
    name = name.sliced(name.lastIndexOf('+') + 1);
    return name.startsWith('<') && name.endsWith(kBacking) ? name.sliced(1).chopped(kBacking.size()) : name;
}

/// Reads the records in the order in which they stand; classes and arrays that begin within others are kept on a
/// stack of our own.
class RecordReader
{
public:
    RecordReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
    {
    }

    Index read()
    {
        if (!header())
            return m_isPrefix && m_hasEnded && m_cursor.left() < kHeader ? omission() : NodeTree::kNone;
        bool isGood = true;
        while (isGood && !m_isDone && !m_tree.isFull())
            isGood = m_frames.empty() ? record(NodeTree::kNone, NetPrimitive::None) : step();
        if (m_isDone && !m_cursor.atEnd())
            return NodeTree::kNone;
        if (!isGood && !m_tree.isFull() && !(m_isPrefix && m_hasEnded))
            return NodeTree::kNone;
        if (!m_isDone || m_isPrefix)
            m_tree.markIncomplete();
        for (; !m_frames.empty(); m_frames.pop_back())
            breakOff(m_frames.back().node);
        const Index root = placeNetObjects(m_records, m_tree);
        return root == NodeTree::kNone && m_isPrefix && m_hasEnded ? omission() : root;
    }

private:
    static constexpr qsizetype kHeader = 17;
    static constexpr size_t kMostFrames = 1024;
    static constexpr qint64 kMostNulls = 10'000; ///< in one record, which takes five bytes for any number of them

    /// An object or an array whose values are being read.
    struct Frame {
        Index node = NodeTree::kNone;
        size_t netClass = kNoClass;
        NetPrimitive type = NetPrimitive::None; ///< of an array's elements
        qint64 next = 0;
        qint64 count = 0;
    };
    static constexpr size_t kNoClass = ~size_t(0);

    bool header()
    {
        qint32 headerId = 0;
        qint32 major = 0;
        qint32 minor = 0;
        quint8 type = 0;
        return byte(type) && Record(type) == Record::Header && number(m_records.root) && number(headerId) &&
               number(major) && number(minor) && major == 1 && minor == 0;
    }

    bool step()
    {
        Frame &frame = m_frames.back();
        if (frame.next == frame.count) {
            m_frames.pop_back();
            return true;
        }
        const Index parent = frame.node;
        NetPrimitive type = frame.type;
        if (frame.netClass != kNoClass) {
            const NetClass &netClass = m_classes[frame.netClass];
            const auto at = static_cast<size_t>(frame.next);
            type = netClass.types[at];
            if (m_tree.at(parent).children == 2 * frame.next) // a library may stand before the value
                m_tree.append(parent, m_tree.add(Kind::String, memberName(netClass.members[at])));
        }
        return record(parent, type);
    }

    /// The next value of `parent`, or a record between them.
    bool record(Index parent, NetPrimitive type)
    {
        if (type != NetPrimitive::None)
            return primitive(parent, type);
        quint8 code = 0;
        if (!byte(code))
            return false;
        switch (Record(code)) {
        case Record::ClassWithId:
            return knownClass(parent);
        case Record::SystemClass:
        case Record::Class:
        case Record::TypedSystemClass:
        case Record::TypedClass:
            return newClass(parent, Record(code));
        case Record::String:
            return string(parent);
        case Record::Array:
            return array(parent);
        case Record::Primitive:
            return byte(code) && code != 0 && primitive(parent, NetPrimitive(code));
        case Record::Reference:
            return reference(parent);
        case Record::Null:
            return parent != NodeTree::kNone && put(parent, m_tree.add(Kind::Null));
        case Record::Nulls256:
            return byte(code) && nulls(parent, code);
        case Record::Nulls: {
            qint32 count = 0;
            return number(count) && nulls(parent, count);
        }
        case Record::PrimitiveArray:
        case Record::ObjectArray:
        case Record::StringArray:
            return simpleArray(parent, Record(code));
        case Record::Library: {
            qint32 id = 0;
            QByteArrayView name;
            return number(id) && text(name);
        }
        case Record::End:
            m_isDone = parent == NodeTree::kNone;
            return m_isDone;
        case Record::Header:
            return false;
        }
        return false;
    }

    bool knownClass(Index parent)
    {
        qint32 id = 0;
        qint32 describedBy = 0;
        if (!number(id) || !number(describedBy))
            return false;
        const auto known = m_classById.find(describedBy);
        return known != m_classById.end() && open(parent, id, known->second);
    }

    bool newClass(Index parent, Record code)
    {
        qint32 id = 0;
        qint32 count = 0;
        NetClass netClass;
        if (!number(id) || !text(netClass.name) || !number(count) || !isThere(count, 1))
            return false;
        for (; count > 0; --count) { // a count alone allocates nothing
            QByteArrayView member;
            if (!text(member))
                return false;
            netClass.members.push_back(member);
        }
        netClass.types.resize(netClass.members.size(), NetPrimitive::None);
        const bool isTyped = code == Record::TypedClass || code == Record::TypedSystemClass;
        if (isTyped && !memberTypes(netClass))
            return false;
        qint32 library = 0;
        if ((code == Record::Class || code == Record::TypedClass) && !number(library))
            return false;
        m_classes.push_back(std::move(netClass));
        m_classById[id] = m_classes.size() - 1;
        return open(parent, id, m_classes.size() - 1);
    }

    bool memberTypes(NetClass &netClass)
    {
        std::vector<quint8> kinds(netClass.members.size());
        for (quint8 &kind : kinds) {
            if (!byte(kind))
                return false;
        }
        for (size_t i = 0; i < kinds.size(); ++i) {
            NetPrimitive type = NetPrimitive::None;
            if (!additionalType(MemberKind(kinds[i]), type))
                return false;
            netClass.types[i] = type;
        }
        return true;
    }

    /// What stands behind the kind of a member or of an array's elements.
    bool additionalType(MemberKind kind, NetPrimitive &type)
    {
        quint8 code = 0;
        qint32 library = 0;
        QByteArrayView name;
        switch (kind) {
        case MemberKind::Primitive:
            if (!byte(code))
                return false;
            type = NetPrimitive(code);
            return code != 0;
        case MemberKind::PrimitiveArray:
            return byte(code);
        case MemberKind::SystemClass:
            return text(name);
        case MemberKind::Class:
            return text(name) && number(library);
        case MemberKind::String:
        case MemberKind::Object:
        case MemberKind::ObjectArray:
        case MemberKind::StringArray:
            return true;
        }
        return false;
    }

    bool open(Index parent, qint32 id, size_t netClass)
    {
        const NetClass &described = m_classes[netClass];
        const Index node = m_tree.add(Kind::Opaque, described.name);
        return open(parent, id, {node, netClass, NetPrimitive::None, 0, static_cast<qint64>(described.members.size())});
    }

    bool open(Index parent, qint32 id, Frame frame)
    {
        if (frame.node == NodeTree::kNone || m_frames.size() == kMostFrames)
            return false;
        remember(id, frame.node);
        const bool isPut = put(parent, frame.node);
        m_frames.push_back(frame);
        return isPut;
    }

    bool string(Index parent)
    {
        qint32 id = 0;
        QByteArrayView value;
        if (!number(id) || !text(value))
            return false;
        const Index node = m_tree.add(Kind::String, value);
        if (node != NodeTree::kNone)
            remember(id, node);
        return put(parent, node);
    }

    bool reference(Index parent)
    {
        qint32 id = 0;
        if (!number(id) || parent == NodeTree::kNone)
            return false;
        const Index node = m_tree.add(Kind::Null);
        if (node != NodeTree::kNone)
            m_records.references[node] = id;
        return put(parent, node);
    }

    /// In an array many nulls are one record.
    bool nulls(Index parent, qint64 count)
    {
        if (m_frames.empty() || m_frames.back().netClass != kNoClass || count < 1)
            return false;
        Frame &frame = m_frames.back();
        if (count > frame.count - frame.next)
            return false;
        frame.next += count;
        for (qint64 i = 0; i < count && i < kMostNulls; ++i)
            m_tree.append(parent, m_tree.add(Kind::Null));
        if (count > kMostNulls)
            m_tree.append(parent, omission());
        return true;
    }

    bool simpleArray(Index parent, Record code)
    {
        qint32 id = 0;
        qint32 count = 0;
        quint8 type = 0;
        if (!number(id) || !number(count) || count < 0)
            return false;
        if (code != Record::PrimitiveArray)
            return open(parent, id, {m_tree.add(Kind::List), kNoClass, NetPrimitive::None, 0, count});
        return byte(type) && primitives(parent, id, NetPrimitive(type), count);
    }

    /// Of any shape; one of several dimensions is shown as the row of its elements.
    bool array(Index parent)
    {
        constexpr quint8 kWithBounds = 3; // and above: the lower bounds are written, too
        constexpr quint8 kShapes = 6;
        constexpr qint32 kMostRanks = 32;
        qint32 id = 0;
        quint8 shape = 0;
        qint32 rank = 0;
        qint64 count = 1;
        if (!number(id) || !byte(shape) || !number(rank) || shape >= kShapes || rank < 1 || rank > kMostRanks)
            return false;
        for (qint32 i = 0; i < rank; ++i) {
            qint32 length = 0;
            if (!number(length) || length < 0)
                return false;
            count *= length;
            if (count > std::numeric_limits<qint32>::max())
                return false;
        }
        for (qint32 i = 0; i < rank && shape >= kWithBounds; ++i) {
            qint32 bound = 0;
            if (!number(bound))
                return false;
        }
        quint8 kind = 0;
        NetPrimitive type = NetPrimitive::None;
        if (!byte(kind) || !additionalType(MemberKind(kind), type))
            return false;
        if (type != NetPrimitive::None)
            return primitives(parent, id, type, count);
        return open(parent, id, {m_tree.add(Kind::List), kNoClass, type, 0, count});
    }

    bool primitives(Index parent, qint32 id, NetPrimitive type, qint64 count)
    {
        QByteArrayView bytes;
        if (type != NetPrimitive::Byte)
            return isThere(count, 1) && open(parent, id, {m_tree.add(Kind::List), kNoClass, type, 0, count});
        if (!whole(m_cursor.bytes(static_cast<quint64>(count), bytes)))
            return false;
        const Index node = m_tree.add(Kind::Bytes, bytes);
        if (node != NodeTree::kNone)
            remember(id, node);
        return put(parent, node);
    }

    bool primitive(Index parent, NetPrimitive type)
    {
        if (parent == NodeTree::kNone)
            return false;
        bool hasEnded = false;
        const Index node = addNetPrimitive(m_tree, type, m_cursor, hasEnded);
        m_hasEnded = m_hasEnded || hasEnded;
        return put(parent, node);
    }

    void remember(qint32 id, Index node)
    {
        const auto [known, isNew] = m_records.byId.try_emplace(id, m_records.objects.size());
        if (!isNew) // two of one id: the first is the one that is meant
            return;
        m_records.nodes[node] = known->second;
        m_records.objects.push_back({.node = node});
    }

    /// Appends a value that is complete, or that has begun.
    bool put(Index parent, Index node)
    {
        if (node == NodeTree::kNone)
            return false;
        if (parent == NodeTree::kNone)
            return true;
        m_tree.append(parent, node);
        ++m_frames.back().next;
        return true;
    }

    void breakOff(Index container)
    {
        completePair(m_tree, container);
        markBreak(m_tree, container);
    }

    Index omission()
    {
        m_tree.markIncomplete();
        return m_tree.add(Kind::Omitted);
    }

    /// So many things of this size can be in what is left; in a prefix they may come later.
    bool isThere(qint64 count, qint64 size) { return count >= 0 && (m_isPrefix || count <= m_cursor.left() / size); }

    bool whole(bool isRead)
    {
        m_hasEnded = m_hasEnded || !isRead;
        return isRead;
    }
    bool byte(quint8 &value) { return whole(m_cursor.byte(value)); }
    template<typename Number> bool number(Number &value) { return whole(m_cursor.littleEndian(value)); }
    bool text(QByteArrayView &value)
    {
        bool hasEnded = false;
        const bool isRead = readNetText(m_cursor, value, hasEnded);
        m_hasEnded = m_hasEnded || hasEnded;
        return isRead;
    }

    ByteCursor m_cursor;
    const bool m_isPrefix;
    NodeTree &m_tree;
    NetRecords m_records;
    std::vector<NetClass> m_classes;
    std::unordered_map<qint32, size_t> m_classById;
    std::vector<Frame> m_frames;
    bool m_isDone = false;
    bool m_hasEnded = false;
};

} // namespace

NodeTree::Index decodeBinaryFormatter(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return RecordReader(bytes, isPrefix, tree).read();
}

} // namespace formats
