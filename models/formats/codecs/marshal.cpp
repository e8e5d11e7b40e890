// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/marshalreader.h"
#include "models/formats/codecs/rubytext.h"
#include "models/formats/codecs/rubytime.h"

#include <utility>

namespace formats
{

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
    const bool isSymbol = m_cursor.peek() == ':';
    const qsizetype place = m_symbols.size();
    if (!object(node, &variables))
        return false;
    if (!variables)
        return true;
    QByteArrayView encoding;
    if (isContainer(node)) {
        const Inside inside(*this, node);
        return fields(node, &encoding);
    }
    if (!fields(node, &encoding))
        return false;
    if (node == NodeTree::kNone)
        return true;
    decodeText(node, encoding);
    if (isSymbol && m_tree.at(node).isText())
        m_symbols[place] = m_tree.at(node).text; // for those that only name its number
    return true;
}

/// From the encoding that was named behind it.
void MarshalReader::decodeText(Index node, QByteArrayView encoding)
{
    NodeTree::Node &text = m_tree.at(node);
    if (!text.isText())
        return;
    const QByteArrayView decoded = inUtf8(text.text, encoding);
    if (decoded.isNull())
        return;
    text.kind = Kind::String;
    text.text = decoded;
}

/// Null: there is nothing to change, or nobody knows how.
QByteArrayView MarshalReader::inUtf8(QByteArrayView text, QByteArrayView encoding)
{
    QByteArray converted = encoding.isEmpty() ? QByteArray() : rubyTextToUtf8(text, encoding);
    const QByteArrayView kept = converted.isEmpty() ? QByteArrayView() : m_tree.keep(std::move(converted));
    return kept.isEmpty() ? QByteArrayView() : kept;
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
        // E is true for UTF-8 and false for ASCII: nothing to convert, at nearly every string of a payload.
        if (encoding && name == QByteArrayView("E") && (m_cursor.take('T') || m_cursor.take('F')))
            continue;
        const bool whole = object(field);
        const bool isEncoding = encoding && name == QByteArrayView("encoding");
        if (isEncoding && field != NodeTree::kNone)
            *encoding = m_tree.at(field).text;
        else
            appendField(node, name.startsWith('@') ? name.sliced(1) : name, field);
        if (!whole)
            return false;
    }
    return true;
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

NodeTree::Index decodeMarshal(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    return MarshalReader(bytes, isPrefix, tree).read();
}

} // namespace formats
