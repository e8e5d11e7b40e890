// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/byteordermark.h"
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decimaldouble.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/isotext.h"
#include "models/formats/codecs/quotedtext.h"
#include "models/formats/codecs/treebuilder.h"
#include "models/text/characters.h"

#include <charconv>
#include <limits>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

/// Longer ones are no names: a long text of letters alone, cut, could be one otherwise.
constexpr qsizetype kLongestFastjsonName = 256;
/// Added to the bracket of a container that is a key: a colon follows it.
constexpr char kIsKey = '\x80';

/// Of a bare name or a word; bytes from 0x80 on are letters of some language.
bool isFastjsonNameCharacter(char c)
{
    return text::isLetter(c) || text::isDigit(c) || c == '_' || c == '$' || c == '.' || static_cast<uchar>(c) >= 0x80;
}

class FastjsonReader
{
public:
    FastjsonReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_tree(tree)
        , m_builder(tree)
        , m_isPrefix(isPrefix)
    {
    }

    NodeTree::Index read();

private:
    bool value(bool &more);
    bool closeWhatEnds(bool &more);
    bool key();
    bool colon();
    bool scalar();
    bool unknown(const ByteCursor &start);
    bool quoted();
    bool number();
    bool word();
    bool hexBytes();
    bool date();
    bool takeWord(QByteArrayView &word);
    void takeSetName();
    void close();
    void putWord(QByteArrayView word);
    void nameClass(NodeTree::Index container);
    void addTime(NodeTree::Index object, qint64 epochMs);
    void skipWhitespace();
    /// At the end of a prefix there may be more of what stands there.
    bool isCut() const { return m_isPrefix && m_cursor.atEnd(); }

    ByteCursor m_cursor;
    NodeTree &m_tree;
    TreeBuilder m_builder;
    const bool m_isPrefix;
};

NodeTree::Index FastjsonReader::read()
{
    skipWhitespace();
    bool more = true;
    while (more) {
        if (value(more) && !m_builder.isFull())
            continue;
        if (m_builder.isFull() || isCut()) {
            while (m_builder.isOpen() && !m_builder.isBuilding())
                m_builder.close();
            const NodeTree::Index root = m_builder.breakOff();
            while (m_builder.isOpen())
                close();
            return root;
        }
        return NodeTree::kNone;
    }
    skipWhitespace();
    return m_cursor.atEnd() ? m_builder.root() : m_builder.rootBeforeMore();
}

void FastjsonReader::skipWhitespace()
{
    while (m_cursor.take(' ') || m_cursor.take('\n') || m_cursor.take('\r') || m_cursor.take('\t')) {
    }
}

/// One scalar, or the beginning of a container; then the ends of all containers that end behind it.
bool FastjsonReader::value(bool &more)
{
    takeSetName();
    const ByteCursor start = m_cursor;
    const char first = m_cursor.peek();
    if (first != '{' && first != '[')
        return (scalar() || unknown(start)) && closeWhatEnds(more);
    m_cursor.skip(1);
    const char closing = first == '{' ? '}' : ']';
    if (!m_builder.open(first == '{' ? Kind::Map : Kind::List, closing))
        return false;
    skipWhitespace();
    if (m_cursor.take(closing)) {
        close();
        return closeWhatEnds(more);
    }
    return first == '[' || key();
}

/// A java.util.Set is written with its name before the brackets, a List without.
void FastjsonReader::takeSetName()
{
    for (const QByteArrayView name : {QByteArrayView("Set["), QByteArrayView("TreeSet[")}) {
        if (m_cursor.rest().startsWith(name))
            m_cursor.skip(static_cast<quint64>(name.size() - 1));
        else if (m_isPrefix && name.startsWith(m_cursor.rest()))
            m_cursor.skip(static_cast<quint64>(m_cursor.left()));
    }
}

bool FastjsonReader::closeWhatEnds(bool &more)
{
    more = false;
    while (m_builder.isOpen()) {
        skipWhitespace();
        const bool isKey = (m_builder.closing() & kIsKey) != 0;
        const char bracket = static_cast<char>(m_builder.closing() & ~kIsKey);
        if (m_cursor.take(',')) {
            more = true;
            skipWhitespace();
            return bracket == ']' || key();
        }
        if (!m_cursor.take(bracket))
            return false;
        close();
        if (isKey) {
            more = true;
            return colon();
        }
    }
    return true;
}

bool FastjsonReader::colon()
{
    skipWhitespace();
    if (!m_cursor.take(':'))
        return false;
    skipWhitespace();
    return true;
}

void FastjsonReader::close()
{
    const NodeTree::Index container = m_builder.container();
    m_builder.close();
    if (container != NodeTree::kNone && m_tree.at(container).kind == Kind::Map)
        nameClass(container);
}

/// An object whose first member is `@type` is one of that class. Java's times get their `value`.
void FastjsonReader::nameClass(NodeTree::Index container)
{
    NodeTree::Node &object = m_tree.at(container);
    if (object.children < 2 || m_tree.at(object.first).text != "@type")
        return;
    const NodeTree::Index name = m_tree.at(object.first).next;
    if (m_tree.at(name).kind != Kind::String)
        return;
    object.kind = Kind::Opaque;
    object.text = m_tree.at(name).text;
    object.first = m_tree.at(name).next;
    object.children -= 2;
    if (object.children == 0)
        object.last = NodeTree::kNone;
    if (object.text != "java.util.Date" && object.text != "java.sql.Timestamp" && object.text != "java.sql.Date")
        return;
    const NodeTree::Index time = m_tree.find(container, "val");
    if (time != NodeTree::kNone && m_tree.at(time).kind == Kind::Integer)
        addTime(container, m_tree.at(time).integer);
}

void FastjsonReader::addTime(NodeTree::Index object, qint64 epochMs)
{
    QByteArray time = isoTimeOfMs(epochMs);
    if (time.isEmpty())
        return;
    m_tree.append(object, m_tree.add(Kind::String, "value"));
    m_tree.append(object, m_tree.add(Kind::String, m_tree.keep(std::move(time))));
}

/// In quotes of either kind, bare, or a number: maps with keys of other types are written so. A key may also be an
/// object or a list: then this goes into it, as far as its first value.
bool FastjsonReader::key()
{
    takeSetName();
    while (m_cursor.peek() == '{' || m_cursor.peek() == '[') {
        const bool isObject = m_cursor.peek() == '{';
        const char closing = isObject ? '}' : ']';
        m_cursor.skip(1);
        if (!m_builder.open(isObject ? Kind::Map : Kind::List, static_cast<char>(closing | kIsKey)))
            return false;
        skipWhitespace();
        if (m_cursor.take(closing)) {
            close();
            return colon();
        }
        if (!isObject)
            return true;
        takeSetName();
    }
    const char first = m_cursor.peek();
    QByteArrayView name;
    bool isThere = false;
    if (first == '"' || first == '\'') {
        isThere = quoted();
    } else if (text::isDigit(first) || first == '-') {
        isThere = number();
    } else if (takeWord(name)) {
        isThere = true;
        if (m_builder.isBuilding())
            m_builder.putText(name);
    }
    return isThere && colon();
}

bool FastjsonReader::takeWord(QByteArrayView &word)
{
    const QByteArrayView rest = m_cursor.rest();
    qsizetype length = 0;
    while (length < rest.size() && isFastjsonNameCharacter(rest[length]))
        ++length;
    if (length > kLongestFastjsonName)
        return false;
    word = rest.first(length);
    m_cursor.skip(static_cast<quint64>(length));
    return length > 0 && !isCut();
}

/// What no scalar begins with, or what went wrong in one.
bool FastjsonReader::unknown(const ByteCursor &start)
{
    if (isCut())
        return false;
    m_cursor = start;
    QByteArrayView text;
    return takeUnknownElement(m_cursor, text) && m_builder.putUnknown(text);
}

bool FastjsonReader::scalar()
{
    const char first = m_cursor.peek();
    if (first == '"' || first == '\'')
        return quoted();
    if (text::isDigit(first) || first == '-')
        return number();
    return word();
}

bool FastjsonReader::quoted()
{
    QuotedText text;
    const bool isWhole = takeQuoted(m_cursor, text);
    const bool isWanted = isWhole ? m_builder.isBuilding() : m_isPrefix && !m_builder.isOpen();
    if (isWanted) {
        const QByteArrayView meant = text.isEscaped ? m_tree.keep(unescaped(text.raw, Literal::Text)) : text.raw;
        if (isWhole)
            m_builder.putText(meant);
        else
            m_builder.putCutText(meant);
    }
    return isWhole;
}

/// Behind a number stands a letter for its type in Java: Long, Byte, Short, Float, Double, (big) Integer.
bool FastjsonReader::number()
{
    const QByteArrayView rest = m_cursor.rest();
    const bool isNegative = m_cursor.take('-');
    if (!text::isDigit(m_cursor.peek())) {
        QByteArrayView infinity;
        if (!isNegative || !takeWord(infinity) ||
            (infinity != "Infinity" && infinity != "InfinityD" && infinity != "InfinityF"))
            return false;
        if (m_builder.isBuilding())
            m_builder.put(m_tree.addDouble(-std::numeric_limits<double>::infinity(), rest.first(9)));
        return true;
    }
    const auto takeDigits = [this] {
        bool isThere = false;
        while (text::isDigit(m_cursor.peek()))
            isThere = m_cursor.skip(1);
        return isThere;
    };
    takeDigits();
    bool isInteger = true;
    if (m_cursor.take('.')) {
        isInteger = false;
        takeDigits(); // `1.` is fine for Java
    }
    if (m_cursor.take('e') || m_cursor.take('E')) {
        isInteger = false;
        if (!m_cursor.take('+'))
            m_cursor.take('-');
        if (!takeDigits())
            return false;
    }
    const QByteArrayView text = rest.first(rest.size() - m_cursor.left());
    if (m_cursor.take('F') || m_cursor.take('D'))
        isInteger = false;
    else if (isInteger && (m_cursor.take('L') || m_cursor.take('B') || m_cursor.take('S') || m_cursor.take('I')))
        isInteger = true;
    else
        m_cursor.take('B'); // a BigDecimal
    if (isCut() || isFastjsonNameCharacter(m_cursor.peek()))
        return false;
    if (!m_builder.isBuilding())
        return true;

    const char *end = text.data() + text.size();
    qint64 integer = 0;
    if (isInteger && std::from_chars(text.data(), end, integer).ec == std::errc()) {
        m_builder.put(m_tree.addInteger(integer));
    } else if (isInteger) {
        m_builder.put(m_tree.add(Kind::BigInteger, text));
    } else {
        m_builder.put(m_tree.addDouble(doubleFromDecimal(text).value_or(0), text));
    }
    return true;
}

bool FastjsonReader::word()
{
    QByteArrayView text;
    if (!takeWord(text))
        return false;
    if (text == "new")
        return date();
    if (text == "x" && m_cursor.peek() == '\'')
        return hexBytes();
    const bool isConstant = text == "true" || text == "false" || text == "null" || text == "undefined";
    // Behind NaN as behind a number may stand a letter for its type.
    const QByteArrayView number = text.endsWith('D') || text.endsWith('F') ? text.chopped(1) : text;
    const bool isNumber = number == "NaN" || number == "Infinity";
    if (!isConstant && !isNumber)
        return false;
    if (m_builder.isBuilding())
        putWord(isNumber ? number : text);
    return true;
}

void FastjsonReader::putWord(QByteArrayView word)
{
    using Limits = std::numeric_limits<double>;
    if (word == "true" || word == "false")
        m_builder.put(m_tree.addBool(word == "true"));
    else if (word == "NaN" || word == "Infinity")
        m_builder.put(m_tree.addDouble(word == "NaN" ? Limits::quiet_NaN() : Limits::infinity(), word));
    else
        m_builder.put(m_tree.add(Kind::Null));
}

/// `new Date(1714979289000)`
bool FastjsonReader::date()
{
    skipWhitespace();
    QByteArrayView name;
    if (!takeWord(name) || name != "Date")
        return false;
    skipWhitespace();
    if (!m_cursor.take('('))
        return false;
    skipWhitespace();
    const QByteArrayView rest = m_cursor.rest();
    qsizetype length = 0;
    while (length < rest.size() && (text::isDigit(rest[length]) || (length == 0 && rest[0] == '-')))
        ++length;
    m_cursor.skip(static_cast<quint64>(length));
    m_cursor.take('L'); // near the epoch: what fits into 32 bits says that it is none of these
    skipWhitespace();
    qint64 ms = 0;
    if (!m_cursor.take(')') || std::from_chars(rest.data(), rest.data() + length, ms).ec != std::errc())
        return false;
    if (!m_builder.isBuilding())
        return true;
    const NodeTree::Index object = m_tree.add(Kind::Opaque, "Date");
    m_builder.put(object);
    if (object != NodeTree::kNone)
        addTime(object, ms);
    return true;
}

/// `x'0aff'`: an array of bytes.
bool FastjsonReader::hexBytes()
{
    QuotedText text;
    if (!takeQuoted(m_cursor, text))
        return false;
    if (m_builder.isBuilding())
        m_builder.put(m_tree.add(Kind::Bytes, m_tree.keep(QByteArray::fromHex(text.raw.toByteArray()))));
    return true;
}

} // namespace

NodeTree::Index decodeFastjson(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return FastjsonReader(withoutByteOrderMark(bytes), isPrefix, tree).read();
}

} // namespace formats
