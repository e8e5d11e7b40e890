// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/byteordermark.h"
#include "models/formats/codecs/decimaldouble.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/treebuilder.h"
#include "models/formats/codecs/jsoncursor.h"
#include "models/text/characters.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

/// Control characters have to be escaped.
bool hasControl(QByteArrayView text)
{
    uchar least = 0xff; // without a way out, so that compilers take many at a time
    for (const char c : text)
        least = std::min(least, static_cast<uchar>(c));
    return least < ' ';
}

bool hasBadEscape(QByteArrayView raw)
{
    for (qsizetype at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at + 2)) {
        const char letter = at + 1 < raw.size() ? raw[at + 1] : '\0';
        if (letter != 'u') {
            if (!QByteArrayView("\"\\/bfnrt").contains(letter))
                return true;
            continue;
        }
        const QByteArrayView digits = raw.sliced(at + 2, std::min<qsizetype>(4, raw.size() - at - 2));
        if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), text::isHexDigit))
            return true;
    }
    return false;
}

class JsonReader
{
public:
    JsonReader(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
        : m_bytes(bytes)
        , m_cursor(bytes, isPrefix)
        , m_tree(tree)
        , m_builder(tree)
        , m_isPrefix(isPrefix)
    {
    }

    NodeTree::Index read()
    {
        m_cursor.skipWhitespace();
        bool more = true;
        while (more) {
            if (!value(more) || m_builder.isFull())
                return breakOff();
        }
        m_cursor.skipWhitespace();
        return m_cursor.atEnd() ? m_builder.root() : NodeTree::kNone;
    }

private:
    bool value(bool &more);
    bool open(char closing, bool &isEmpty);
    bool closeWhatEnds(bool &more);
    bool key();
    bool scalar();
    bool string();
    bool number();
    bool word();
    /// A view where nothing is escaped, else bytes that the tree keeps.
    void putString(const JsonString &string);
    NodeTree::Index breakOff();

    const QByteArrayView m_bytes;
    JsonCursor m_cursor;
    NodeTree &m_tree;
    TreeBuilder m_builder;
    const bool m_isPrefix;
};

/// One scalar, or the beginning of a container; then the ends of all containers that end behind it.
bool JsonReader::value(bool &more)
{
    const char first = m_cursor.peek();
    const bool isContainer = first == '{' || first == '[';
    if (isContainer && m_builder.isDeepest()) {
        m_builder.putOmission();
        return m_cursor.skipValue() && closeWhatEnds(more);
    }
    if (!isContainer)
        return scalar() && closeWhatEnds(more);
    bool isEmpty = false;
    if (!open(first == '{' ? '}' : ']', isEmpty))
        return false;
    if (isEmpty)
        return closeWhatEnds(more);
    return first == '[' || key();
}

bool JsonReader::open(char closing, bool &isEmpty)
{
    m_cursor.take(m_cursor.peek());
    m_builder.open(closing == '}' ? Kind::Map : Kind::List, closing);
    m_cursor.skipWhitespace();
    isEmpty = m_cursor.take(closing);
    if (isEmpty)
        m_builder.close();
    return true;
}

bool JsonReader::closeWhatEnds(bool &more)
{
    more = false;
    while (m_builder.isOpen()) {
        if (!m_cursor.separator(m_builder.closing(), more))
            return false;
        if (more)
            return m_builder.closing() == ']' || key();
        m_builder.close();
    }
    return true;
}

bool JsonReader::key()
{
    JsonString name;
    if (!m_cursor.memberName(name))
        return false;
    putString(name);
    return true;
}

bool JsonReader::scalar()
{
    switch (m_cursor.peek()) {
    case '"':
        return string();
    case 't':
    case 'f':
    case 'n':
    case 'N':
    case 'I':
        return word();
    default:
        return number();
    }
}

bool JsonReader::string()
{
    JsonString text;
    if (m_cursor.string(text)) {
        putString(text);
        return true;
    }
    if (m_isPrefix && !m_builder.isOpen()) {
        QByteArray cut;
        appendText({m_bytes.sliced(m_bytes.indexOf('"') + 1), true}, cut, m_bytes.size());
        m_builder.putCutText(m_tree.keep(std::move(cut)));
    }
    return false;
}

bool JsonReader::number()
{
    QByteArrayView text;
    if (!m_cursor.number(text))
        return false;
    const char *begin = text.data();
    const char *end = begin + text.size();
    bool isInteger = text != "-0";
    for (const char c : text)
        isInteger = isInteger && (text::isDigit(c) || c == '-');
    qint64 integer = 0;
    if (isInteger && std::from_chars(begin, end, integer).ec == std::errc()) {
        m_builder.put(m_tree.addInteger(integer));
    } else if (isInteger) {
        m_builder.put(m_tree.add(Kind::BigInteger, text));
    } else {
        if (text.endsWith('y')) // -Infinity
            m_tree.markOdd();
        m_builder.put(m_tree.addDouble(doubleFromDecimal(text).value_or(0), text));
    }
    return true;
}

bool JsonReader::word()
{
    QByteArrayView text;
    if (!m_cursor.word(text))
        return false;
    switch (text.front()) {
    case 't':
    case 'f':
        m_builder.put(m_tree.addBool(text.front() == 't'));
        break;
    case 'n':
        m_builder.put(m_tree.add(Kind::Null));
        break;
    default: {
        using Limits = std::numeric_limits<double>;
        m_tree.markOdd(); // Python writes it, and others refuse it
        m_builder.put(m_tree.addDouble(text.front() == 'I' ? Limits::infinity() : Limits::quiet_NaN(), text));
    }
    }
    return true;
}

void JsonReader::putString(const JsonString &string)
{
    if (hasControl(string.raw) || (string.escaped && hasBadEscape(string.raw)))
        m_tree.markOdd();
    if (!string.escaped) {
        m_builder.putText(string.raw);
        return;
    }
    QByteArray text;
    text.reserve(string.raw.size());
    appendText(string, text, string.raw.size());
    m_builder.putText(m_tree.keep(std::move(text)));
}

NodeTree::Index JsonReader::breakOff()
{
    if (m_builder.isFull() || (m_isPrefix && m_cursor.atEnd()) || m_cursor.isTooDeep())
        return m_builder.breakOff();
    return NodeTree::kNone;
}

} // namespace

NodeTree::Index decodeJson(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return JsonReader(withoutByteOrderMark(bytes), isPrefix, tree).read();
}

} // namespace formats
