// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/treebuilder.h"
#include "models/formats/codecs/jsoncursor.h"
#include "models/text/characters.h"

#include <charconv>
#include <limits>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

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
        double value = 0;
        if (std::from_chars(begin, end, value).ec == std::errc::result_out_of_range)
            value = std::numeric_limits<double>::quiet_NaN(); // too large or too small: the text says it
        m_builder.put(m_tree.addDouble(value, text));
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
        m_builder.put(m_tree.addDouble(text.front() == 'I' ? Limits::infinity() : Limits::quiet_NaN(), text));
    }
    }
    return true;
}

void JsonReader::putString(const JsonString &string)
{
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
    return JsonReader(bytes, isPrefix, tree).read();
}

} // namespace formats
