// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/jsondecoder.h"

#include <charconv>
#include <limits>

namespace formats
{

namespace
{

QByteArray omissionMark()
{
    return QByteArrayLiteral("…");
}

} // namespace

Value valueFromBytes(QByteArrayView bytes)
{
    Value value;
    value.kind = bytes.isValidUtf8() ? Value::Kind::String : Value::Kind::Bytes;
    value.bytes = bytes.toByteArray();
    return value;
}

Value JsonDecoder::omission()
{
    Value value;
    value.kind = Value::Kind::Opaque;
    value.bytes = omissionMark();
    return value;
}

std::optional<Value> JsonDecoder::decode(QByteArrayView text, bool isPrefix)
{
    JsonCursor cursor(text, isPrefix);
    m_marked = false;
    Value root;
    cursor.skipWhitespace();
    if (value(cursor, root, 0)) {
        cursor.skipWhitespace();
        return cursor.atEnd() ? std::optional(std::move(root)) : std::nullopt;
    }
    const bool overBudget = m_nodes > kMostNodes;
    const bool cut = isPrefix && cursor.atEnd();
    if (root.isContainer() && (overBudget || cut))
        return root;
    return std::nullopt;
}

bool JsonDecoder::value(JsonCursor &cursor, Value &result, int depth)
{
    if (!takeNode())
        return false;
    const char first = cursor.peek();
    if ((first == '{' || first == '[') && depth == kDeepest) {
        result = omission();
        return cursor.skipValue();
    }
    switch (first) {
    case '{':
        return map(cursor, result, depth);
    case '[':
        return list(cursor, result, depth);
    case '"':
        return string(cursor, result);
    case 't':
    case 'f':
    case 'n':
    case 'N':
    case 'I':
        return word(cursor, result);
    default:
        return number(cursor, result);
    }
}

bool JsonDecoder::list(JsonCursor &cursor, Value &result, int depth)
{
    result.kind = Value::Kind::List;
    cursor.take('[');
    cursor.skipWhitespace();
    if (cursor.take(']'))
        return true;
    bool more = true;
    while (more) {
        Value::Member member;
        const bool whole = value(cursor, member.value, depth + 1);
        if (whole || member.value.isContainer())
            result.members.push_back(std::move(member));
        if (!whole || !cursor.separator(']', more))
            return stop(result);
    }
    return true;
}

bool JsonDecoder::map(JsonCursor &cursor, Value &result, int depth)
{
    result.kind = Value::Kind::Map;
    cursor.take('{');
    cursor.skipWhitespace();
    if (cursor.take('}'))
        return true;
    bool more = true;
    while (more) {
        JsonString name;
        if (!cursor.memberName(name))
            return stop(result);
        Value::Member member;
        appendText(name, member.key.bytes, name.raw.size());
        member.key.kind = member.key.bytes.isValidUtf8() ? Value::Kind::String : Value::Kind::Bytes;
        const bool whole = value(cursor, member.value, depth + 1);
        if (whole || member.value.isContainer())
            result.members.push_back(std::move(member));
        if (!whole || !cursor.separator('}', more))
            return stop(result);
    }
    return true;
}

/// Reading ends inside of `container`: marks the place once, in the innermost one.
bool JsonDecoder::stop(Value &container)
{
    if (!m_marked) {
        Value::Member member;
        member.value = omission();
        if (container.kind == Value::Kind::Map) {
            member.key.kind = Value::Kind::String;
            member.key.bytes = omissionMark();
        }
        container.members.push_back(std::move(member));
        m_marked = true;
    }
    return false;
}

bool JsonDecoder::string(JsonCursor &cursor, Value &result)
{
    JsonString text;
    if (!cursor.string(text))
        return false;
    appendText(text, result.bytes, text.raw.size());
    result.kind = result.bytes.isValidUtf8() ? Value::Kind::String : Value::Kind::Bytes;
    return true;
}

bool JsonDecoder::number(JsonCursor &cursor, Value &result)
{
    QByteArrayView text;
    if (!cursor.number(text))
        return false;
    const char *begin = text.data();
    const char *end = begin + text.size();
    const bool isInteger =
        text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0 && text.back() != 'y' && text != "-0";
    if (isInteger && std::from_chars(begin, end, result.integer).ec == std::errc()) {
        result.kind = Value::Kind::Integer;
        return true;
    }
    result.kind = isInteger ? Value::Kind::BigInteger : Value::Kind::Double;
    result.bytes = text.toByteArray();
    if (std::from_chars(begin, end, result.number).ec == std::errc::result_out_of_range)
        result.number = std::numeric_limits<double>::quiet_NaN(); // too large or too small: the text says it
    return true;
}

bool JsonDecoder::word(JsonCursor &cursor, Value &result)
{
    QByteArrayView text;
    if (!cursor.word(text))
        return false;
    if (text == "true" || text == "false") {
        result.kind = Value::Kind::Bool;
        result.boolean = text == "true";
    } else if (text == "NaN" || text == "Infinity") {
        result.kind = Value::Kind::Double;
        result.bytes = text.toByteArray();
        result.number =
            text == "NaN" ? std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity();
    }
    return true;
}

} // namespace formats
