// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/rubynumbers.h"
#include "models/formats/codecs/rubytext.h"
#include "models/formats/codecs/rubytime.h"

#include <QVarLengthArray>

#include <charconv>
#include <limits>
#include <utility>

namespace formats
{

namespace
{

// Below NodeTree::kDeepest values are read and dropped; here the reading ends.
constexpr int kDeepestRead = 512;
// The time for the decimal digits of a long integer grows with the square of its size.
constexpr quint64 kLongestInteger = 512;
constexpr quint64 kMostIntegerBytes = 16 * 1024;

/// Reads Marshal 4.8. Objects are numbered in the order of ruby's r_entry(), since links name the numbers:
/// all but nil, true, false, small integers and symbols.
///
/// A function that reads a value sets `node` also when it fails, to what there is of the value, and its
/// caller adds that to its container: so a cut payload gives all that stands before the cut.
class MarshalReader
{
public:
    using Index = NodeTree::Index;
    using Kind = NodeTree::Kind;

    MarshalReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_isPrefix(isPrefix)
        , m_tree(tree)
    {
    }

    Index read();

private:
    /// Counts the calls that are under way.
    class Nested
    {
    public:
        explicit Nested(MarshalReader &reader)
            : m_reader(reader)
        {
            ++m_reader.m_nested;
        }
        ~Nested() { --m_reader.m_nested; }
        Q_DISABLE_COPY_MOVE(Nested)

    private:
        MarshalReader &m_reader;
    };

    /// While its children are read; of a container that is left out they are dropped.
    class Inside
    {
    public:
        Inside(MarshalReader &reader, Index node)
            : m_reader(reader)
            , m_hides(!reader.isContainer(node))
        {
            ++m_reader.m_depth;
            m_reader.m_hidden += m_hides ? 1 : 0;
        }
        ~Inside()
        {
            --m_reader.m_depth;
            m_reader.m_hidden -= m_hides ? 1 : 0;
        }
        Q_DISABLE_COPY_MOVE(Inside)

    private:
        MarshalReader &m_reader;
        bool m_hides;
    };

    /// `variables`: some follow the value; one that reads them itself makes it false.
    bool object(Index &node, bool *variables = nullptr);
    bool value(char type, Index &node, bool *variables);
    bool array(Index &node);
    bool hash(char type, Index &node);
    bool withFields(Index &node);
    bool withData(char type, Index &node);
    bool withVariables(Index &node);
    bool dumped(Index &node, bool *variables);
    bool userClass(Index &node);
    bool string(Index &node);
    bool regexp(Index &node, bool *variables);
    bool moduleName(char type, Index &node);
    bool floating(Index &node);
    bool bigInteger(Index &node);
    bool link(Index &node);

    /// Names and values, into `node` if it is a container. The encoding is one of an object's variables.
    bool fields(Index node, QByteArrayView *encoding = nullptr);
    bool symbol(QByteArrayView &name);
    bool symbol(char type, QByteArrayView &name);

    bool ended()
    {
        m_stopped = m_stopped || m_isPrefix;
        return false;
    }
    bool byte(char &result);
    bool number(qint64 &result);
    bool count(quint64 &result);
    bool bytes(QByteArrayView &result);

    Index made(Index node)
    {
        m_stopped = m_stopped || node == NodeTree::kNone;
        return node;
    }
    Index add(Kind kind, QByteArrayView text = {}) { return m_hidden ? NodeTree::kNone : made(m_tree.add(kind, text)); }
    Index addInteger(qint64 value) { return m_hidden ? NodeTree::kNone : made(m_tree.addInteger(value)); }
    Index open(Kind kind, QByteArrayView text = {});
    Index remember(Index node)
    {
        m_objects.append(node);
        return node;
    }
    void appendPair(Index container, Index key, Index value);
    void appendField(Index object, QByteArrayView name, Index value);
    bool isContainer(Index node) const { return node != NodeTree::kNone && m_tree.at(node).isContainer(); }

    ByteCursor m_cursor;
    bool m_isPrefix;
    bool m_stopped = false; ///< cut, full or too deep: what there is counts
    int m_nested = 0;
    int m_depth = 0;
    int m_hidden = 0; ///< above 0 nothing is built, and nodes are kNone
    quint64 m_integerBytes = 0;
    NodeTree &m_tree;
    QVarLengthArray<QByteArrayView, 64> m_symbols;
    QVarLengthArray<Index, 128> m_objects;
};

NodeTree::Index MarshalReader::read()
{
    if (!m_cursor.take(QByteArrayView("\x04\x08", 2)))
        return NodeTree::kNone;
    Index root = NodeTree::kNone;
    const bool whole = object(root);
    if (m_stopped || (whole && m_cursor.atEnd())) {
        if (m_stopped || m_isPrefix)
            m_tree.markIncomplete();
        return root;
    }
    return NodeTree::kNone;
}

bool MarshalReader::object(Index &node, bool *variables)
{
    const Nested nested(*this);
    node = NodeTree::kNone;
    char type = 0;
    m_stopped = m_stopped || m_nested > kDeepestRead;
    const bool whole = !m_stopped && byte(type) && value(type, node, variables);
    if (m_stopped && node == NodeTree::kNone)
        node = add(Kind::Omitted);
    return whole && !m_stopped;
}

bool MarshalReader::value(char type, Index &node, bool *variables)
{
    switch (type) {
    case '0':
        node = add(Kind::Null);
        return true;
    case 'T':
    case 'F':
        node = m_hidden ? NodeTree::kNone : made(m_tree.addBool(type == 'T'));
        return true;
    case 'i': {
        qint64 integer = 0;
        if (!number(integer))
            return false;
        node = addInteger(integer);
        return true;
    }
    case ':':
    case ';': {
        QByteArrayView name;
        if (!symbol(type, name))
            return false;
        node = add(Kind::String, name);
        return true;
    }
    case '"':
        return string(node);
    case 'I':
        return withVariables(node);
    case '[':
        return array(node);
    case '{':
    case '}':
        return hash(type, node);
    case '@':
        return link(node);
    case 'f':
        return floating(node);
    case 'l':
        return bigInteger(node);
    case 'o':
    case 'S':
        return withFields(node);
    case 'u':
        return dumped(node, variables);
    case 'U':
    case 'd':
        return withData(type, node);
    case 'C':
        return userClass(node);
    case 'e': { // extended by a module
        QByteArrayView name;
        return symbol(name) && object(node);
    }
    case '/':
        return regexp(node, variables);
    case 'c':
    case 'm':
    case 'M':
        return moduleName(type, node);
    default:
        return false;
    }
}

bool MarshalReader::array(Index &node)
{
    quint64 elements = 0;
    if (!count(elements))
        return false;
    node = remember(open(Kind::List));
    const Inside inside(*this, node);
    for (; elements > 0; --elements) {
        Index element = NodeTree::kNone;
        const bool whole = object(element);
        m_tree.append(node, element);
        if (!whole)
            return false;
    }
    return true;
}

bool MarshalReader::hash(char type, Index &node)
{
    quint64 pairs = 0;
    if (!count(pairs))
        return false;
    node = remember(open(Kind::Map));
    const Inside inside(*this, node);
    for (; pairs > 0; --pairs) {
        Index key = NodeTree::kNone;
        Index entry = NodeTree::kNone;
        const bool whole = object(key) && object(entry);
        if (m_stopped && entry == NodeTree::kNone)
            entry = add(Kind::Omitted);
        appendPair(node, key, entry);
        if (!whole)
            return false;
    }
    Index fallback = NodeTree::kNone; // what absent keys give is no part of the content
    return type == '{' || object(fallback);
}

/// An object with its instance variables, or a Struct with its members.
bool MarshalReader::withFields(Index &node)
{
    QByteArrayView name;
    if (!symbol(name))
        return false;
    node = remember(open(Kind::Opaque, name));
    const Inside inside(*this, node);
    return fields(node);
}

/// marshal_dump or _dump_data: one object stands for all.
bool MarshalReader::withData(char type, Index &node)
{
    QByteArrayView name;
    if (!symbol(name))
        return false;
    node = remember(open(Kind::Opaque, name));
    Index data = NodeTree::kNone;
    bool whole = false;
    {
        const Inside inside(*this, node);
        whole = object(data);
        appendField(node, "data", data);
    }
    if (whole && type == 'U' && isContainer(node))
        addRubyMarshalValue(m_tree, node, data);
    return whole;
}

bool MarshalReader::withVariables(Index &node)
{
    bool variables = true;
    if (!object(node, &variables))
        return false;
    if (!variables)
        return true;
    QByteArrayView encoding;
    if (!fields(node, &encoding))
        return false;
    if (node == NodeTree::kNone)
        return true;
    NodeTree::Node &text = m_tree.at(node);
    if (text.kind != Kind::String && text.kind != Kind::Bytes)
        return true;
    QByteArray converted = rubyTextToUtf8(text.text, encoding);
    if (converted.isEmpty())
        return true;
    const QByteArrayView kept = m_tree.keep(std::move(converted));
    if (!kept.isEmpty()) {
        text.kind = Kind::String;
        text.text = kept;
    }
    return true;
}

/// _dump: bytes stand for all, whose variables may say more. It gets its number behind those.
bool MarshalReader::dumped(Index &node, bool *variables)
{
    QByteArrayView name;
    QByteArrayView data;
    if (!symbol(name) || !bytes(data))
        return false;
    node = open(Kind::Opaque, name);
    bool whole = true;
    if (variables && std::exchange(*variables, false)) {
        const Inside inside(*this, node);
        QByteArrayView encoding;
        whole = fields(node, &encoding);
    }
    remember(node);
    if (isContainer(node) && !addRubyDumpValue(m_tree, node, data))
        appendField(node, "data", add(Kind::Bytes, data));
    return whole;
}

/// A class derived from String, Array or Hash. Rails' hashes with indifferent access are hashes to everybody.
bool MarshalReader::userClass(Index &node)
{
    QByteArrayView name;
    if (!symbol(name))
        return false;
    const bool whole = object(node);
    const bool isHash = name == QByteArrayView("Hash") || name.endsWith("::HashWithIndifferentAccess");
    if (isContainer(node) && m_tree.at(node).kind == Kind::Map && !isHash) {
        m_tree.at(node).kind = Kind::Opaque;
        m_tree.at(node).text = name;
    }
    return whole;
}

/// Ruby's strings without encoding are bytes, which are text more often than not.
bool MarshalReader::string(Index &node)
{
    const bool isRoot = m_objects.isEmpty() && m_symbols.isEmpty();
    quint64 size = 0;
    if (!count(size))
        return false;
    const QByteArrayView rest = m_cursor.rest();
    QByteArrayView text;
    const bool whole = m_cursor.bytes(size, text) || ended();
    if (!whole && !isRoot)
        return false;
    if (!whole)
        text = rest; // the chain may go on inside of it
    node = remember(add(!whole || text.isValidUtf8() ? Kind::String : Kind::Bytes, text));
    return whole;
}

bool MarshalReader::regexp(Index &node, bool *variables)
{
    QByteArrayView source;
    char options = 0;
    if (!bytes(source) || !byte(options))
        return false;
    node = remember(open(Kind::Opaque, "Regexp"));
    const Inside inside(*this, node);
    appendField(node, "value", add(Kind::String, source));
    appendField(node, "options", addInteger(options));
    QByteArrayView encoding;
    return !variables || !std::exchange(*variables, false) || fields(node, &encoding);
}

bool MarshalReader::moduleName(char type, Index &node)
{
    QByteArrayView name;
    if (!bytes(name))
        return false;
    node = remember(open(Kind::Opaque, type == 'c' ? "Class" : "Module"));
    const Inside inside(*this, node);
    appendField(node, "value", add(Kind::String, name));
    return true;
}

bool MarshalReader::floating(Index &node)
{
    QByteArrayView text;
    if (!bytes(text))
        return false;
    if (const qsizetype end = text.indexOf('\0'); end >= 0)
        text.truncate(end); // old rubies put the mantissa behind
    double number = 0; // from_chars knows nan and inf, as ruby writes them
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error == std::errc::invalid_argument || end != text.end())
        return false;
    node = remember(m_hidden ? NodeTree::kNone : made(m_tree.addDouble(number, text)));
    return true;
}

/// A sign, the number of 16-bit words, and these.
bool MarshalReader::bigInteger(Index &node)
{
    char sign = 0;
    quint64 words = 0;
    QByteArrayView bytes;
    if (!byte(sign) || !count(words))
        return false;
    if ((sign != '+' && sign != '-') || words > std::numeric_limits<quint32>::max())
        return false;
    if (!m_cursor.bytes(words * 2, bytes))
        return ended();
    const bool isNegative = sign == '-';
    constexpr quint64 kMost = std::numeric_limits<qint64>::max();
    quint64 magnitude = 0;
    const bool isShort = words * 2 <= sizeof magnitude;
    for (qsizetype i = 0; isShort && i < bytes.size(); ++i)
        magnitude |= quint64(static_cast<quint8>(bytes[i])) << (i * 8);
    if (isShort && magnitude <= kMost + (isNegative ? 1 : 0)) {
        node = remember(addInteger(static_cast<qint64>(isNegative ? 0 - magnitude : magnitude)));
        return true;
    }
    m_integerBytes += words * 2;
    if (words * 2 <= kLongestInteger && m_integerBytes <= kMostIntegerBytes) {
        node = remember(m_hidden ? NodeTree::kNone
                                 : add(Kind::BigInteger, m_tree.keep(decimalFromLittleEndian(bytes, isNegative))));
        return true;
    }
    node = remember(open(Kind::Opaque, "Integer"));
    const Inside inside(*this, node);
    appendField(node, "data", add(Kind::Bytes, bytes));
    return true;
}

bool MarshalReader::link(Index &node)
{
    qint64 id = 0;
    if (!number(id) || id < 0 || id >= m_objects.size())
        return false;
    const Index original = m_objects[id];
    if (original != NodeTree::kNone) {
        node = m_hidden ? NodeTree::kNone : made(m_tree.addAgain(original));
        return true;
    }
    m_tree.markIncomplete(); // what it names was dropped
    node = add(Kind::Omitted);
    return true;
}

bool MarshalReader::fields(Index node, QByteArrayView *encoding)
{
    quint64 names = 0;
    if (!count(names))
        return false;
    for (; names > 0; --names) {
        QByteArrayView name;
        Index field = NodeTree::kNone;
        if (!symbol(name)) {
            if (m_stopped)
                appendPair(node, add(Kind::Omitted), add(Kind::Omitted));
            return false;
        }
        const bool whole = object(field);
        const bool isEncoding = encoding && (name == QByteArrayView("E") || name == QByteArrayView("encoding"));
        if (isEncoding && field != NodeTree::kNone)
            *encoding = m_tree.at(field).text;
        else
            appendField(node, name.startsWith('@') ? name.sliced(1) : name, field);
        if (!whole)
            return false;
    }
    return true;
}

bool MarshalReader::symbol(QByteArrayView &name)
{
    char type = 0;
    return byte(type) && symbol(type, name);
}

/// A new one, with an encoding (I) unless it is ASCII, or the number of one that was before.
bool MarshalReader::symbol(char type, QByteArrayView &name)
{
    const Nested nested(*this);
    m_stopped = m_stopped || m_nested > kDeepestRead;
    if (m_stopped)
        return false;
    if (type == ';') {
        qint64 id = 0;
        if (!number(id) || id < 0 || id >= m_symbols.size())
            return false;
        name = m_symbols[id];
        return true;
    }
    const bool variables = type == 'I';
    if (variables && !byte(type))
        return false;
    if (type != ':' || !bytes(name))
        return false;
    m_symbols.append(name);
    QByteArrayView encoding;
    return !variables || fields(NodeTree::kNone, &encoding);
}

bool MarshalReader::byte(char &result)
{
    result = m_cursor.peek();
    return m_cursor.skip(1) || ended();
}

/// Small numbers in one byte; else that byte is how many follow, negative for a negative number.
bool MarshalReader::number(qint64 &result)
{
    constexpr int kMostBytes = 4;
    char first = 0;
    if (!byte(first))
        return false;
    const int head = static_cast<signed char>(first);
    if (head == 0 || head > kMostBytes || head < -kMostBytes) {
        result = head == 0 ? 0 : head > 0 ? head - kMostBytes - 1 : head + kMostBytes + 1;
        return true;
    }
    QByteArrayView digits;
    if (!m_cursor.bytes(static_cast<quint64>(head < 0 ? -head : head), digits))
        return ended();
    result = head < 0 ? -1 : 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        result &= ~(qint64(0xff) << (i * 8));
        result |= qint64(static_cast<quint8>(digits[i])) << (i * 8);
    }
    return true;
}

bool MarshalReader::count(quint64 &result)
{
    qint64 signedCount = 0;
    if (!number(signedCount) || signedCount < 0)
        return false;
    result = static_cast<quint64>(signedCount);
    return true;
}

bool MarshalReader::bytes(QByteArrayView &result)
{
    quint64 size = 0;
    return count(size) && (m_cursor.bytes(size, result) || ended());
}

/// A container; one that would be too deep is left out.
NodeTree::Index MarshalReader::open(Kind kind, QByteArrayView text)
{
    if (m_depth < NodeTree::kDeepest)
        return add(kind, text);
    m_tree.markIncomplete();
    return add(Kind::Omitted);
}

/// Both or none, even in a full tree.
void MarshalReader::appendPair(Index container, Index key, Index value)
{
    if (!isContainer(container) || key == NodeTree::kNone || value == NodeTree::kNone)
        return;
    m_tree.append(container, key);
    m_tree.append(container, value);
}

void MarshalReader::appendField(Index object, QByteArrayView name, Index value)
{
    if (isContainer(object) && m_tree.at(object).kind == Kind::Opaque && value != NodeTree::kNone)
        appendPair(object, add(Kind::String, name), value);
}

} // namespace

NodeTree::Index decodeMarshal(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return MarshalReader(bytes, isPrefix, tree).read();
}

} // namespace formats
