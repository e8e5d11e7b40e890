// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/treebuilder.h"
#include "models/text/characters.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <bit>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

/// The types of AbstractSession.java; 12 was never given out.
enum class VertxType : quint8 {
    Long = 1,
    Int = 2,
    Short = 3,
    Byte = 4,
    Double = 5,
    Float = 6,
    Char = 7,
    Boolean = 8,
    String = 9,
    Buffer = 10,
    Bytes = 11,
    ClusterSerializable = 13,
};

constexpr QByteArrayView kUserHolder("io.vertx.ext.web.handler.impl.UserHolder");
/// An id is so many random bytes in hexadecimal digits; 16 unless told otherwise.
constexpr quint32 kLongestId = 1024;
/// The length of a name, its type, and a byte of the value: no class is shorter.
constexpr quint64 kShortestVertxEntry = 6;

/// Numbers stand with the highest byte first, texts behind the count of their bytes in four.
class VertxReader
{
public:
    VertxReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_tree(tree)
        , m_isPrefix(isPrefix)
    {
    }

    NodeTree::Index read();

private:
    /// How reading went on: the bytes end here; they are none of this; or what follows cannot be told from what is
    /// left out.
    enum class Step : quint8 { Read, Ended, Damaged, Lost };

    Step text(QByteArrayView &result)
    {
        quint32 size = 0;
        if (!m_cursor.bigEndian(size) || !m_cursor.bytes(size, result))
            return Step::Ended;
        return Step::Read;
    }
    Step utf8(QByteArrayView &result)
    {
        const Step step = text(result);
        return step == Step::Read && !result.isValidUtf8() ? Step::Damaged : step;
    }
    template<typename Number> Step integer(NodeTree::Index &node)
    {
        Number number = 0;
        if (!m_cursor.bigEndian(number))
            return Step::Ended;
        node = m_tree.addInteger(number);
        return Step::Read;
    }
    template<typename Bits, typename Float> Step floating(NodeTree::Index &node)
    {
        Bits bits = 0;
        if (!m_cursor.bigEndian(bits))
            return Step::Ended;
        node = m_tree.addDouble(double(std::bit_cast<Float>(bits)));
        return Step::Read;
    }
    Step entry(NodeTree::Index data);
    Step value(NodeTree::Index &node);
    Step object(NodeTree::Index &node);
    Step user(NodeTree::Index &node);
    Step written(QByteArrayView className, NodeTree::Index &node);
    void member(NodeTree::Index map, QByteArrayView key, NodeTree::Index node)
    {
        const NodeTree::Index name = m_tree.add(Kind::String, key);
        if (name == NodeTree::kNone || node == NodeTree::kNone)
            return;
        m_tree.append(map, name);
        m_tree.append(map, node);
    }

    ByteCursor m_cursor;
    NodeTree &m_tree;
    const bool m_isPrefix;
};

NodeTree::Index VertxReader::read()
{
    QByteArrayView id;
    qint64 timeout = 0;
    qint64 lastAccessed = 0;
    qint32 version = 0;
    qint32 entries = 0;
    quint32 idSize = 0;
    if (!m_cursor.bigEndian(idSize) || idSize == 0 || idSize > kLongestId || !m_cursor.bytes(idSize, id) ||
        !std::all_of(id.begin(), id.end(), [](char c) { return text::isDigit(c) || (c >= 'a' && c <= 'f'); }))
        return NodeTree::kNone;
    if (!m_cursor.bigEndian(timeout) || timeout <= 0 || !m_cursor.bigEndian(lastAccessed) || lastAccessed < 0 ||
        !m_cursor.bigEndian(version) || version < 0 || !m_cursor.bigEndian(entries) || entries < 0)
        return NodeTree::kNone;
    if (!m_isPrefix && static_cast<quint64>(entries) * kShortestVertxEntry > static_cast<quint64>(m_cursor.left()))
        return NodeTree::kNone;

    const NodeTree::Index root = m_tree.add(Kind::Map);
    member(root, "id", m_tree.add(Kind::String, id));
    member(root, "timeout", m_tree.addInteger(timeout));
    member(root, "lastAccessed", m_tree.addInteger(lastAccessed));
    member(root, "version", m_tree.addInteger(version));
    const NodeTree::Index data = m_tree.add(Kind::Map);
    member(root, "data", data);
    for (qint32 at = 0; at < entries && !m_tree.isFull(); ++at) {
        switch (entry(data)) {
        case Step::Read:
            continue;
        case Step::Ended:
            if (!m_isPrefix)
                return NodeTree::kNone;
            break;
        case Step::Damaged:
            return NodeTree::kNone;
        case Step::Lost:
            break;
        }
        m_tree.markIncomplete();
        markBreak(m_tree, data);
        return root;
    }
    if (m_tree.isFull() || m_isPrefix)
        m_tree.markIncomplete();
    else if (!m_cursor.atEnd())
        return NodeTree::kNone;
    return root;
}

VertxReader::Step VertxReader::entry(NodeTree::Index data)
{
    QByteArrayView name;
    if (const Step step = utf8(name); step != Step::Read)
        return step;
    NodeTree::Index node = NodeTree::kNone;
    const Step step = value(node);
    if (step != Step::Damaged && node != NodeTree::kNone)
        member(data, name, node);
    return step;
}

VertxReader::Step VertxReader::value(NodeTree::Index &node)
{
    quint8 type = 0;
    if (!m_cursor.byte(type))
        return Step::Ended;
    switch (VertxType(type)) {
    case VertxType::Long:
        return integer<qint64>(node);
    case VertxType::Int:
        return integer<qint32>(node);
    case VertxType::Short:
        return integer<qint16>(node);
    case VertxType::Byte:
        return integer<qint8>(node);
    case VertxType::Double:
        return floating<quint64, double>(node);
    case VertxType::Float:
        return floating<quint32, float>(node);
    case VertxType::Char: {
        char16_t unit = 0;
        if (!m_cursor.bigEndian(unit))
            return Step::Ended;
        node = m_tree.add(Kind::String, m_tree.keep(QString(QChar(unit)).toUtf8()));
        return Step::Read;
    }
    case VertxType::Boolean: {
        quint8 isTrue = 0;
        if (!m_cursor.byte(isTrue))
            return Step::Ended;
        if (isTrue > 1)
            return Step::Damaged;
        node = m_tree.addBool(isTrue == 1);
        return Step::Read;
    }
    case VertxType::String: {
        QByteArrayView string;
        const Step step = utf8(string);
        if (step == Step::Read)
            node = m_tree.add(Kind::String, string);
        return step;
    }
    case VertxType::Buffer:
    case VertxType::Bytes: {
        QByteArrayView bytes;
        const Step step = text(bytes);
        if (step == Step::Read)
            node = m_tree.add(bytes.isValidUtf8() ? Kind::String : Kind::Bytes, bytes);
        return step;
    }
    case VertxType::ClusterSerializable:
        return object(node);
    }
    return Step::Damaged;
}

/// The name of its class, and then what that class writes.
VertxReader::Step VertxReader::object(NodeTree::Index &node)
{
    QByteArrayView className;
    if (const Step step = utf8(className); step != Step::Read)
        return step;
    if (className.isEmpty())
        return Step::Damaged;
    return className == kUserHolder ? user(node) : written(className, node);
}

/// UserHolder.java: whether there is a user, and him, an object again.
VertxReader::Step VertxReader::user(NodeTree::Index &node)
{
    quint8 isThere = 0;
    if (!m_cursor.byte(isThere))
        return Step::Ended;
    if (isThere > 1)
        return Step::Damaged;
    if (isThere == 0) {
        node = m_tree.add(Kind::Null);
        return Step::Read;
    }
    QByteArrayView className;
    if (const Step step = utf8(className); step != Step::Read)
        return step;
    return className.isEmpty() ? Step::Damaged : written(className, node);
}

/// JsonObject, JsonArray and UserImpl write the size of a JSON text and the text, and so do many others; readers of
/// fields look into it. Where that is not so, only the class could tell where it ends.
VertxReader::Step VertxReader::written(QByteArrayView className, NodeTree::Index &node)
{
    ByteCursor json = m_cursor;
    quint32 size = 0;
    const bool hasSize = json.bigEndian(size);
    if (hasSize && json.rest().size() >= qsizetype(size)) {
        const QByteArrayView text = json.rest().first(qsizetype(size));
        if (text.isValidUtf8() &&
            ((text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']')))) {
            json.skip(size);
            m_cursor = json;
            node = m_tree.add(Kind::String, text);
            return Step::Read;
        }
    }
    const bool isCut = !hasSize || size > static_cast<quint64>(json.left());
    if (className.startsWith("io.vertx.core.json.") || className == "io.vertx.ext.auth.impl.UserImpl")
        return isCut ? Step::Ended : Step::Damaged;
    if (isCut && m_isPrefix && (json.peek() == '{' || json.peek() == '['))
        return Step::Ended;
    node = m_tree.add(Kind::Opaque, className);
    return Step::Lost;
}

} // namespace

NodeTree::Index decodeVertxSession(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return VertxReader(bytes, isPrefix, tree).read();
}

} // namespace formats
