// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/phptreebuilder.h"

#include <limits>

namespace formats
{

namespace
{

/// The first byte of each value (enum igbinary_type).
enum Type : quint8 {
    Null = 0x00,
    Reference8 = 0x01,
    Reference16 = 0x02,
    Reference32 = 0x03,
    False = 0x04,
    True = 0x05,
    Positive8 = 0x06,
    Negative8 = 0x07,
    Positive16 = 0x08,
    Negative16 = 0x09,
    Positive32 = 0x0a,
    Negative32 = 0x0b,
    Double = 0x0c,
    EmptyString = 0x0d,
    StringId8 = 0x0e,
    StringId16 = 0x0f,
    StringId32 = 0x10,
    String8 = 0x11,
    String16 = 0x12,
    String32 = 0x13,
    Array8 = 0x14,
    Array16 = 0x15,
    Array32 = 0x16,
    Object8 = 0x17,
    Object16 = 0x18,
    Object32 = 0x19,
    ObjectId8 = 0x1a,
    ObjectId16 = 0x1b,
    ObjectId32 = 0x1c,
    Serialized8 = 0x1d, ///< what Serializable::serialize() of the object returned
    Serialized16 = 0x1e,
    Serialized32 = 0x1f,
    Positive64 = 0x20,
    Negative64 = 0x21,
    ObjectReference8 = 0x22,
    ObjectReference16 = 0x23,
    ObjectReference32 = 0x24,
    SharedByReference = 0x25, ///< before a value to which PHP holds several references
    String64 = 0x26,
    EnumCase = 0x27,
};

/// Lengths, counts and numbers of a family of types stand in 1, 2, 4 or 8 bytes.
int numberWidth(quint8 type)
{
    switch (type) {
    case Positive64:
    case Negative64:
    case String64:
        return 8;
    case Positive8:
    case Negative8:
        return 1;
    case Positive16:
    case Negative16:
        return 2;
    case Positive32:
    case Negative32:
        return 4;
    default:
        break;
    }
    for (const quint8 first :
         {Reference8, StringId8, String8, Array8, Object8, ObjectId8, Serialized8, ObjectReference8}) {
        if (type >= first && type < first + 3)
            return 1 << (type - first);
    }
    return 0;
}

class IgbinaryReader
{
public:
    using Index = NodeTree::Index;
    using Kind = NodeTree::Kind;

    IgbinaryReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
        , m_builder(tree)
    {
    }

    Index read();

private:
    bool header();
    bool everything();
    bool value();
    bool pair();

    bool ended()
    {
        m_cut = true;
        return false;
    }
    bool byte(quint8 &result) { return m_cursor.byte(result) || ended(); }
    bool bytes(quint64 size, QByteArrayView &result) { return m_cursor.bytes(size, result) || ended(); }
    bool number(quint8 type, quint64 &result);
    bool integer(quint8 type, qint64 &result, bool &fits);
    /// Texts are numbered; later ones of the same content are their number.
    bool text(quint8 type, QByteArrayView &result);
    bool knownText(quint8 type, QByteArrayView &result);
    bool isText(quint8 type) const { return (type >= EmptyString && type <= String32) || type == String64; }

    bool integerValue(quint8 type);
    bool stringValue(quint8 type);
    bool object(quint8 type);
    bool reference(quint8 type);
    bool scalar(Index node)
    {
        if (m_shared)
            m_references.append(node);
        return true;
    }

    ByteCursor m_cursor;
    bool m_isPrefix;
    bool m_cut = false;
    bool m_shared = false;     ///< SharedByReference stood before this value
    QByteArrayView m_lastText; ///< the last text, as far as it goes
    NodeTree &m_tree;
    PhpTreeBuilder m_builder;
    QVarLengthArray<QByteArrayView, 64> m_texts;
    /// Arrays, objects, and scalars that are shared by reference, in their order.
    QVarLengthArray<Index, 64> m_references;
};

NodeTree::Index IgbinaryReader::read()
{
    if (!header())
        return NodeTree::kNone;
    const bool whole = everything();
    if (m_builder.isFull() || (whole && m_cursor.atEnd())) {
        if (m_isPrefix)
            m_tree.markIncomplete();
        return m_builder.root();
    }
    if (whole || !m_cut || !m_isPrefix)
        return NodeTree::kNone;
    if (m_builder.root() == NodeTree::kNone && !m_lastText.isNull()) {
        // The chain may go on inside of this string.
        m_tree.markIncomplete();
        m_builder.place(Kind::String, m_lastText);
        return m_builder.root();
    }
    m_builder.breakOff();
    return m_builder.root();
}

/// Big-endian 1 or 2. Four bytes are asked for even of a prefix: zeros alone are too little to know it by.
bool IgbinaryReader::header()
{
    quint32 version = 0;
    return m_cursor.bigEndian(version) && (version == 1 || version == 2);
}

bool IgbinaryReader::everything()
{
    if (!value() || m_builder.isFull())
        return false;
    while (m_builder.depth() > 0) {
        if (m_builder.left() == 0)
            m_builder.close();
        else if (!pair() || m_builder.isFull())
            return false;
    }
    return true;
}

/// A key and its value; of an array that is the value only the beginning.
bool IgbinaryReader::pair()
{
    quint8 type = 0;
    if (!byte(type))
        return false;
    if (type == Null) { // an element without a value
        m_builder.skipPair();
        return true;
    }
    if (isText(type)) {
        QByteArrayView name;
        if (!text(type, name))
            return false;
        m_builder.textKey(name);
    } else {
        qint64 key = 0;
        bool fits = false;
        if (!integer(type, key, fits) || !fits)
            return false;
        m_builder.integerKey(key);
    }
    return !m_builder.isFull() && value();
}

bool IgbinaryReader::value()
{
    quint8 type = 0;
    m_shared = false;
    do {
        if (!byte(type))
            return false;
        m_shared = m_shared || type == SharedByReference;
    } while (type == SharedByReference);

    switch (type) {
    case Null:
        return scalar(m_builder.place(Kind::Null));
    case False:
    case True:
        return scalar(m_builder.placeBool(type == True));
    case Double: {
        double number = 0;
        return (m_cursor.bigEndian(number) || ended()) && scalar(m_builder.placeDouble(number, {}));
    }
    case Positive8:
    case Negative8:
    case Positive16:
    case Negative16:
    case Positive32:
    case Negative32:
    case Positive64:
    case Negative64:
        return integerValue(type);
    case Array8:
    case Array16:
    case Array32: {
        quint64 elements = 0;
        if (!number(type, elements))
            return false;
        m_references.append(m_builder.open(Kind::List, elements));
        return true;
    }
    case Object8:
    case Object16:
    case Object32:
    case ObjectId8:
    case ObjectId16:
    case ObjectId32:
        return object(type);
    case Reference8:
    case Reference16:
    case Reference32:
    case ObjectReference8:
    case ObjectReference16:
    case ObjectReference32:
        return reference(type);
    default:
        return isText(type) && stringValue(type);
    }
}

bool IgbinaryReader::number(quint8 type, quint64 &result)
{
    QByteArrayView digits;
    const int width = numberWidth(type);
    if (width == 0)
        return false;
    if (!bytes(static_cast<quint64>(width), digits))
        return false;
    result = 0;
    for (const char digit : digits)
        result = result << 8 | static_cast<quint8>(digit);
    return true;
}

bool IgbinaryReader::integer(quint8 type, qint64 &result, bool &fits)
{
    const bool isNegative = type == Negative8 || type == Negative16 || type == Negative32 || type == Negative64;
    const bool isPositive = type == Positive8 || type == Positive16 || type == Positive32 || type == Positive64;
    quint64 magnitude = 0;
    if ((!isNegative && !isPositive) || !number(type, magnitude))
        return false;
    constexpr quint64 kMost = std::numeric_limits<qint64>::max();
    fits = magnitude <= kMost + (isNegative ? 1 : 0);
    result = static_cast<qint64>(isNegative ? 0 - magnitude : magnitude);
    return true;
}

bool IgbinaryReader::integerValue(quint8 type)
{
    qint64 value = 0;
    bool fits = false;
    if (!integer(type, value, fits))
        return false;
    if (fits)
        return scalar(m_builder.placeInteger(value));
    // PHP has no such integers, and does not write them.
    const bool isNegative = type == Negative64;
    const auto magnitude = isNegative ? 0 - static_cast<quint64>(value) : static_cast<quint64>(value);
    const QByteArrayView digits = m_tree.keep((isNegative ? "-" : "") + QByteArray::number(magnitude));
    return scalar(m_builder.place(digits.isEmpty() ? Kind::Omitted : Kind::BigInteger, digits));
}

bool IgbinaryReader::text(quint8 type, QByteArrayView &result)
{
    if (type == EmptyString) {
        result = QByteArrayView("");
        return true;
    }
    if (type >= StringId8 && type <= StringId32)
        return knownText(type, result);
    quint64 size = 0;
    if (!number(type, size))
        return false;
    m_lastText = m_cursor.rest();
    if (!bytes(size, result))
        return false;
    m_texts.append(result);
    return true;
}

bool IgbinaryReader::knownText(quint8 type, QByteArrayView &result)
{
    quint64 id = 0;
    if (!number(type, id) || id >= static_cast<quint64>(m_texts.size()))
        return false;
    result = m_texts[static_cast<qsizetype>(id)];
    return true;
}

bool IgbinaryReader::stringValue(quint8 type)
{
    QByteArrayView string;
    if (!text(type, string))
        return false;
    const bool isAgain = type >= StringId8 && type <= StringId32;
    return scalar(isAgain ? m_builder.placeRepeatedText(string) : m_builder.place(Kind::String, string));
}

/// The class, then its properties as an array, or the case of an enum, or what the object wrote itself.
bool IgbinaryReader::object(quint8 type)
{
    QByteArrayView name;
    quint64 size = 0;
    if (type >= ObjectId8) {
        if (!knownText(type, name))
            return false;
    } else {
        if (!number(type, size) || !bytes(size, name))
            return false;
        m_texts.append(name);
    }
    quint8 inner = 0;
    if (!byte(inner))
        return false;
    if (inner >= Array8 && inner <= Array32) {
        if (!number(inner, size))
            return false;
        m_references.append(m_builder.open(Kind::Opaque, size, name));
        return true;
    }
    QByteArrayView content;
    const bool isEnum = inner == EnumCase;
    if (isEnum) {
        if (!byte(inner) || !isText(inner) || !text(inner, content))
            return false;
    } else if (inner < Serialized8 || inner > Serialized32 || !number(inner, size) || !bytes(size, content)) {
        return false;
    }
    m_references.append(m_builder.open(Kind::Opaque, 1, name));
    m_builder.textKey(isEnum ? "value" : "data");
    m_builder.place(isEnum ? Kind::String : Kind::Bytes, content);
    m_builder.close();
    return true;
}

bool IgbinaryReader::reference(quint8 type)
{
    quint64 id = 0;
    if (!number(type, id) || id >= static_cast<quint64>(m_references.size()))
        return false;
    const Index original = m_references[static_cast<qsizetype>(id)];
    const bool isArray = original != NodeTree::kNone &&
                         (m_tree.at(original).kind == Kind::List || m_tree.at(original).kind == Kind::Map);
    // Arrays of the same content are written once, as strings are; only `shared` ones are one and the same.
    if (isArray && !m_shared)
        m_builder.placeCopy(original);
    else
        m_builder.placeAgain(original);
    return true;
}

} // namespace

NodeTree::Index decodeIgbinary(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return IgbinaryReader(bytes, isPrefix, tree).read();
}

} // namespace formats
