// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/byteordermark.h"
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/decimaldouble.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/pythoncalls.h"
#include "models/formats/codecs/quotedtext.h"
#include "models/formats/codecs/treebuilder.h"
#include "models/text/characters.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

// What a container's `closing` says, where it is not the bracket itself.
constexpr char kDictOrSet = '?'; ///< `{`, of which only the first member tells
constexpr char kSet = 's';

/// Longer ones are no names: a long text of letters alone, cut, could be one otherwise.
constexpr qsizetype kLongestPythonName = 256;

bool isPythonNameCharacter(char c)
{
    return text::isLetter(c) || text::isDigit(c) || c == '_' || c == '.' || static_cast<uchar>(c) >= 0x80;
}

class ReprReader
{
public:
    ReprReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_cursor(bytes)
        , m_tree(tree)
        , m_builder(tree)
        , m_isPrefix(isPrefix)
    {
    }

    NodeTree::Index read();

private:
    bool value(bool &more);
    bool open(char bracket, bool &more);
    bool goOn(bool &more);
    bool separate(bool &isAnother);
    bool argument();
    bool scalar(bool &isCall);
    bool unknown(const ByteCursor &start);
    bool quoted(Literal literal);
    bool number();
    bool takeComplex();
    void putComplex(QByteArrayView text);
    bool name(bool &isCall);
    bool angled();
    void putDouble(QByteArrayView text);
    void close();
    void skipWhitespace();
    /// At the end of a prefix there may be more of what stands there.
    bool isCut() const { return m_isPrefix && m_cursor.atEnd(); }
    QByteArrayView wordAhead() const;
    bool takeAll(QByteArrayView expected);

    ByteCursor m_cursor;
    NodeTree &m_tree;
    TreeBuilder m_builder;
    const bool m_isPrefix;
};

NodeTree::Index ReprReader::read()
{
    skipWhitespace();
    bool more = true;
    while (more) {
        if (value(more) && !m_builder.isFull())
            continue;
        return m_builder.isFull() || isCut() ? m_builder.breakOff() : NodeTree::kNone;
    }
    skipWhitespace();
    return m_cursor.atEnd() ? m_builder.root() : m_builder.rootBeforeMore();
}

void ReprReader::skipWhitespace()
{
    while (m_cursor.take(' ') || m_cursor.take('\n') || m_cursor.take('\r') || m_cursor.take('\t')) {
    }
}

/// One scalar, or the beginning of a container; then what stands behind it, up to the next value.
bool ReprReader::value(bool &more)
{
    const char first = m_cursor.peek();
    if (first == '(' && takeComplex())
        return goOn(more);
    if (first == '[' || first == '(' || first == '{') {
        m_cursor.skip(1);
        return open(first, more);
    }
    bool isCall = false;
    const ByteCursor start = m_cursor;
    if (!scalar(isCall) && !unknown(start))
        return false;
    if (isCall)
        return open('c', more);
    return goOn(more);
}

/// Behind an opening bracket, or behind that of a call, whose Opaque is open.
bool ReprReader::open(char bracket, bool &more)
{
    char closing = ')';
    if (bracket == '[') {
        closing = ']';
        if (!m_builder.open(Kind::List, closing))
            return false;
    } else if (bracket == '(') {
        if (!m_builder.open(Kind::List, closing))
            return false;
    } else if (bracket == '{') {
        closing = '}';
        if (!m_builder.open(Kind::Map, kDictOrSet))
            return false;
    }
    skipWhitespace();
    if (m_cursor.take(closing)) {
        close();
        return goOn(more);
    }
    return bracket != 'c' || argument();
}

/// In a call, a keyword or the place of an argument comes before it, as its key.
bool ReprReader::argument()
{
    const QByteArrayView word = wordAhead();
    const QByteArrayView behind = m_cursor.rest().sliced(word.size());
    const bool isKeyword = !word.isEmpty() && behind.startsWith('=');
    if (isKeyword)
        m_cursor.skip(static_cast<quint64>(word.size() + 1));
    const NodeTree::Index call = m_builder.container();
    if (call == NodeTree::kNone)
        return true;
    if (isKeyword)
        m_builder.put(m_tree.add(Kind::String, word));
    else
        m_builder.put(m_tree.addInteger(m_tree.at(call).children / 2));
    return true;
}

/// Behind a value: closes what ends, until another value comes.
bool ReprReader::goOn(bool &more)
{
    more = false;
    while (m_builder.isOpen()) {
        skipWhitespace();
        bool isAnother = false;
        if (!separate(isAnother))
            return false;
        if (isAnother) {
            more = true;
            return true;
        }
        close();
    }
    return true;
}

/// A comma, a colon or a closing bracket, as the innermost container has them.
bool ReprReader::separate(bool &isAnother)
{
    const NodeTree::Index node = m_builder.container();
    char kind = m_builder.closing();
    if (kind == kDictOrSet) {
        // Behind the first member of `{`.
        kind = m_cursor.peek() == ':' ? 'k' : kSet;
        if (m_cursor.atEnd())
            return false;
        if (kind == kSet && node != NodeTree::kNone)
            m_tree.at(node).kind = Kind::List;
        m_builder.setClosing(kind);
    }
    isAnother = true;
    if (kind == 'k') { // a key is behind: its value must follow
        if (!m_cursor.take(':'))
            return false;
        m_builder.setClosing('}');
        skipWhitespace();
        return true;
    }
    const bool isCall = kind == 'c';
    const char closing = kind == kSet || kind == '}' ? '}' : kind == ']' ? ']' : ')';
    if (!m_cursor.take(',')) {
        isAnother = false;
        return m_cursor.take(closing);
    }
    skipWhitespace();
    if (m_cursor.take(closing)) { // (1,)
        isAnother = false;
        return true;
    }
    if (kind == '}')
        m_builder.setClosing('k');
    return !isCall || argument();
}

void ReprReader::close()
{
    const NodeTree::Index node = m_builder.container();
    const bool isCall = m_builder.closing() == 'c';
    m_builder.close();
    if (isCall && node != NodeTree::kNone)
        tidyPythonCall(m_tree, node);
}

QByteArrayView ReprReader::wordAhead() const
{
    const QByteArrayView rest = m_cursor.rest();
    qsizetype length = 0;
    while (length < rest.size() && isPythonNameCharacter(rest[length]))
        ++length;
    return rest.first(length);
}

/// False also where a prefix ends within: then the cursor is at the end.
bool ReprReader::takeAll(QByteArrayView expected)
{
    if (m_cursor.take(expected))
        return true;
    if (m_isPrefix && expected.startsWith(m_cursor.rest()))
        m_cursor.skip(static_cast<quint64>(m_cursor.left()));
    return false;
}

bool ReprReader::scalar(bool &isCall)
{
    const char first = m_cursor.peek();
    if (first == '"' || first == '\'')
        return quoted(Literal::Text);
    if (takeAll("...")) { // a list inside of itself: [...]
        if (m_builder.isBuilding())
            m_builder.putOmission();
        return true;
    }
    if (text::isDigit(first) || first == '-' || first == '+' || first == '.')
        return number();
    if (first == '<')
        return angled();
    return name(isCall);
}

/// What no value begins with, or what went wrong in one; but JSON's own words are JSON.
bool ReprReader::unknown(const ByteCursor &start)
{
    if (isCut())
        return false;
    m_cursor = start;
    QByteArrayView text;
    const bool isJson = wordAhead() == "true" || wordAhead() == "false" || wordAhead() == "null";
    return !isJson && takeUnknownElement(m_cursor, text) && m_builder.putUnknown(text);
}

bool ReprReader::quoted(Literal literal)
{
    QuotedText text;
    const bool isWhole = takeQuoted(m_cursor, text);
    const bool isWanted = isWhole ? m_builder.isBuilding() : m_isPrefix && !m_builder.isOpen();
    if (isWanted) {
        const QByteArrayView meant = text.isEscaped ? m_tree.keep(unescaped(text.raw, literal)) : text.raw;
        if (literal == Literal::Bytes)
            m_builder.put(m_tree.add(Kind::Bytes, meant));
        else if (isWhole)
            m_builder.putText(meant);
        else
            m_builder.putCutText(meant);
    }
    return isWhole;
}

/// `7`, `-7`, `7L` (Python 2), `0.5`, `1e-05`, `-inf`.
bool ReprReader::number()
{
    const QByteArrayView rest = m_cursor.rest();
    if (!m_cursor.take('-'))
        m_cursor.take('+');
    if (takeAll("inf") || takeAll("nan")) {
        if (m_builder.isBuilding())
            putDouble(rest.first(rest.size() - m_cursor.left()));
        return true;
    }
    qsizetype digits = 0;
    const auto takeDigits = [this, &digits] {
        for (; text::isDigit(m_cursor.peek()); ++digits)
            m_cursor.skip(1);
    };
    takeDigits();
    bool isInteger = true;
    if (m_cursor.take('.')) {
        isInteger = false;
        takeDigits();
    }
    if (digits == 0)
        return false;
    if (m_cursor.take('e') || m_cursor.take('E')) {
        isInteger = false;
        if (!m_cursor.take('-'))
            m_cursor.take('+');
        digits = 0;
        takeDigits();
        if (digits == 0)
            return false;
    }
    QByteArrayView text = rest.first(rest.size() - m_cursor.left());
    if (m_cursor.take('j')) {
        putComplex(rest.first(text.size() + 1));
        return true;
    }
    if (isInteger)
        m_cursor.take('L');
    if (isCut() || isPythonNameCharacter(m_cursor.peek()))
        return false;
    if (!m_builder.isBuilding())
        return true;
    if (text.startsWith('+'))
        text = text.sliced(1);
    qint64 integer = 0;
    if (!isInteger)
        putDouble(text);
    else if (std::from_chars(text.data(), text.data() + text.size(), integer).ec == std::errc())
        m_builder.put(m_tree.addInteger(integer));
    else
        m_builder.put(m_tree.add(Kind::BigInteger, text));
    return true;
}

/// `(1+2j)`, which is no tuple.
bool ReprReader::takeComplex()
{
    constexpr qsizetype kLongest = 80;
    const QByteArrayView rest = m_cursor.rest().first(std::min(kLongest, m_cursor.left()));
    const qsizetype end = rest.indexOf(')');
    if (end < 3 || rest[end - 1] != 'j')
        return false;
    const QByteArrayView text = rest.sliced(1, end - 1);
    const auto isIn = [](char c) { return text::isDigit(c) || QByteArrayView(".+-einfaj").contains(c); };
    if (!std::all_of(text.begin(), text.end(), isIn))
        return false;
    m_cursor.skip(static_cast<quint64>(end + 1));
    putComplex(text);
    return true;
}

void ReprReader::putComplex(QByteArrayView text)
{
    if (!m_builder.isBuilding())
        return;
    const NodeTree::Index number = m_tree.add(Kind::Opaque, "complex");
    m_builder.put(number);
    const NodeTree::Index key = m_tree.add(Kind::String, "value");
    const NodeTree::Index value = m_tree.add(Kind::String, text);
    if (value == NodeTree::kNone)
        return;
    m_tree.append(number, key);
    m_tree.append(number, value);
}

void ReprReader::putDouble(QByteArrayView text)
{
    m_builder.put(m_tree.addDouble(doubleFromDecimal(text).value_or(0), text));
}

/// A constant, the prefix of a literal, or the class of what is called. Another name stands for itself where it is an
/// argument, or in a container (`datetime.timezone.utc`, `Ellipsis`): alone, any word would be a repr. JSON's own words
/// are none of Python's.
bool ReprReader::name(bool &isCall)
{
    const QByteArrayView word = wordAhead();
    if (word.isEmpty() || word.size() > kLongestPythonName)
        return false;
    m_cursor.skip(static_cast<quint64>(word.size()));
    if (isCut())
        return false;
    const char behind = m_cursor.peek();
    if ((behind == '\'' || behind == '"') && (word == "b" || word == "B"))
        return quoted(Literal::Bytes);
    if ((behind == '\'' || behind == '"') && (word == "u" || word == "U"))
        return quoted(Literal::Text);
    if (behind == '(') {
        m_cursor.skip(1);
        isCall = true;
        return m_builder.open(Kind::Opaque, 'c', word);
    }
    const bool isConstant = word == "None" || word == "True" || word == "False" || word == "nan" || word == "inf";
    const bool isArgument = m_builder.isOpen() && m_builder.closing() == 'c';
    const bool isJson = word == "true" || word == "false" || word == "null";
    if (!isConstant && !isArgument && (!m_builder.isOpen() || isJson))
        return false;
    if (!m_builder.isBuilding())
        return true;
    if (!isConstant && !isArgument && !word.contains('.') && word != "Ellipsis" && word != "NotImplemented")
        m_tree.markOdd(); // of an object that prints itself as it likes
    if (word == "None")
        m_builder.put(m_tree.add(Kind::Null));
    else if (word == "nan" || word == "inf")
        putDouble(word);
    else if (isConstant)
        m_builder.put(m_tree.addBool(word == "True"));
    else
        m_builder.put(m_tree.add(Kind::Opaque, word));
    return true;
}

/// `<shop.Cart object at 0x7f2a…>`: nothing is known of it but its class.
bool ReprReader::angled()
{
    const QByteArrayView rest = m_cursor.rest();
    qsizetype at = 0;
    int open = 0;
    do {
        open += rest[at] == '<' ? 1 : rest[at] == '>' ? -1 : 0;
        ++at;
    } while (open > 0 && at < rest.size());
    m_cursor.skip(static_cast<quint64>(at));
    if (open > 0)
        return false;
    if (!m_builder.isBuilding())
        return true;
    QByteArrayView inside = rest.sliced(1, at - 2);
    if (const qsizetype end = inside.indexOf(" object at 0x"); end > 0)
        inside = inside.first(end);
    m_builder.put(m_tree.add(Kind::Opaque, inside));
    return true;
}

/// `<SecureCookieSession {'user': 1}>`, as str() of a session object prints it: the dictionary inside. Anything else is
/// itself.
QByteArrayView insideOfPrinted(QByteArrayView bytes)
{
    const QByteArrayView printed = bytes.trimmed();
    const qsizetype brace = printed.indexOf(" {");
    if (!printed.startsWith('<') || !printed.endsWith("}>") || brace < 2 || brace > kLongestPythonName)
        return bytes;
    const QByteArrayView name = printed.sliced(1, brace - 1);
    return std::all_of(name.begin(), name.end(), isPythonNameCharacter)
               ? printed.sliced(brace + 1, printed.size() - brace - 2)
               : bytes;
}

} // namespace

NodeTree::Index decodePythonRepr(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return ReprReader(insideOfPrinted(withoutByteOrderMark(bytes)), isPrefix, tree).read();
}

} // namespace formats
