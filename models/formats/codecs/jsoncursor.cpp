// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/jsoncursor.h"

#include "models/text/characters.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace formats
{

namespace
{

/// Four hexadecimal digits behind `\u`; -1 when they are not there.
int codeUnit(QByteArrayView text)
{
    if (text.size() < 6 || text[0] != '\\' || text[1] != 'u')
        return -1;
    int value = 0;
    for (const char c : text.sliced(2, 4)) {
        if (!text::isHexDigit(c))
            return -1;
        value = value * 16 + text::hexValue(c);
    }
    return value;
}

void appendUtf8(QByteArray &text, char32_t c)
{
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    if (c < 0x80) {
        text += byte(c);
    } else if (c < 0x800) {
        text += byte(0xc0 | (c >> 6));
        text += byte(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        text += byte(0xe0 | (c >> 12));
        text += byte(0x80 | ((c >> 6) & 0x3f));
        text += byte(0x80 | (c & 0x3f));
    } else {
        text += byte(0xf0 | (c >> 18));
        text += byte(0x80 | ((c >> 12) & 0x3f));
        text += byte(0x80 | ((c >> 6) & 0x3f));
        text += byte(0x80 | (c & 0x3f));
    }
}

/// Decodes the escape at the front of `text` and returns its length.
qsizetype appendJsonEscape(QByteArrayView text, QByteArray &result)
{
    constexpr QByteArrayView kShort = "\"\\/bfnrt";
    constexpr QByteArrayView kMeant = "\"\\/\b\f\n\r\t";
    if (text.size() >= 2) {
        if (const qsizetype index = kShort.indexOf(text[1]); index >= 0) {
            result += kMeant[index];
            return 2;
        }
    }
    const int unit = codeUnit(text);
    if (unit < 0) {
        result += text.front();
        return 1;
    }
    if (!QChar::isSurrogate(static_cast<char32_t>(unit))) {
        appendUtf8(result, static_cast<char32_t>(unit));
        return 6;
    }
    const int next = codeUnit(text.sliced(6));
    if (QChar::isHighSurrogate(static_cast<char32_t>(unit)) && next >= 0 &&
        QChar::isLowSurrogate(static_cast<char32_t>(next))) {
        appendUtf8(result, QChar::surrogateToUcs4(static_cast<char16_t>(unit), static_cast<char16_t>(next)));
        return 12;
    }
    appendUtf8(result, QChar::ReplacementCharacter);
    return 6;
}

} // namespace

/// The rest of string(), from the first backslash on, or at the end of the text.
bool JsonCursor::stringBehind(const char *backslash, JsonString &result)
{
    const char *begin = std::exchange(m_at, backslash);
    result.escaped = false;
    while (m_at != m_end && *m_at != '"') {
        result.escaped = true;
        m_at += std::min<qsizetype>(2, m_end - m_at); // whatever is escaped does not end the string
        m_at = findJsonStringEnd(m_at, m_end);
    }
    if (m_at == m_end)
        return false;
    result.raw = QByteArrayView(begin, m_at - begin);
    ++m_at;
    return true;
}

bool JsonCursor::number(QByteArrayView &text)
{
    const char *begin = m_at;
    take('-');
    if (peek() == 'I') {
        if (!literal("Infinity", 8))
            return false;
    } else {
        // No digit may follow a leading zero: whatever comes next will not be a separator.
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            if (!digits())
                return false;
        }
    }
    text = QByteArrayView(begin, m_at - begin);
    return m_at != m_end || !m_isPrefix;
}

bool JsonCursor::literal(const char *expected, qsizetype length)
{
    const qsizetype there = std::min<qsizetype>(length, m_end - m_at);
    if (std::memcmp(m_at, expected, static_cast<size_t>(there)) != 0)
        return false;
    m_at += there;
    return there == length;
}

bool JsonCursor::word(QByteArrayView &text)
{
    const char *begin = m_at;
    bool known = false;
    switch (peek()) {
    case 't':
        known = literal("true", 4);
        break;
    case 'f':
        known = literal("false", 5);
        break;
    case 'n':
        known = literal("null", 4);
        break;
    case 'N':
        known = literal("NaN", 3);
        break;
    case 'I':
        known = literal("Infinity", 8);
        break;
    default:
        break;
    }
    text = QByteArrayView(begin, m_at - begin);
    return known;
}

bool JsonCursor::skipScalar()
{
    JsonString ignoredString;
    QByteArrayView ignored;
    switch (peek()) {
    case '"':
        return string(ignoredString);
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        return number(ignored);
    default:
        return word(ignored);
    }
}

bool JsonCursor::skipContainer()
{
    // The brackets that are still to close: no recursion, whatever the payload says.
    std::array<char, kDeepest> closing; // NOLINT(*-member-init): written before it is read
    size_t depth = 0;
    while (true) {
        bool more = false;
        if (peek() == '{' || peek() == '[') {
            if (depth == closing.size()) {
                m_isTooDeep = true;
                return false;
            }
            closing[depth] = *m_at == '{' ? '}' : ']';
            ++depth;
            ++m_at;
            skipWhitespace();
            more = peek() != closing[depth - 1];
            if (!more) {
                ++m_at;
                --depth;
            }
        } else if (!skipScalar()) {
            return false;
        }
        // Behind a value: close what ends here, until a next element comes.
        while (!more && depth > 0) {
            if (!separator(closing[depth - 1], more))
                return false;
            depth -= more ? 0 : 1;
        }
        if (depth == 0)
            return true;
        if (closing[depth - 1] == '}') {
            JsonString name;
            if (!memberName(name))
                return false;
        }
    }
}

void appendText(const JsonString &string, QByteArray &text, qsizetype limit)
{
    QByteArrayView rest = string.raw;
    const qsizetype most = text.size() + limit;
    while (!rest.isEmpty() && text.size() < most) {
        qsizetype plain = string.escaped ? rest.indexOf('\\') : rest.size();
        plain = plain < 0 ? rest.size() : plain;
        if (plain == 0) {
            rest = rest.sliced(appendJsonEscape(rest, text));
            continue;
        }
        qsizetype taken = std::min(plain, most - text.size());
        // Not inside of a UTF-8 sequence; three bytes back is as far as one can begin.
        for (int back = 0; taken < plain && back < 3 && taken > 0 && (rest[taken] & 0xc0) == 0x80; ++back)
            --taken;
        const qsizetype used = text.size();
        text.resize(used + taken);
        std::memcpy(text.data() + used, rest.data(), static_cast<size_t>(taken));
        if (taken < plain)
            return;
        rest = rest.sliced(taken);
    }
}

} // namespace formats
