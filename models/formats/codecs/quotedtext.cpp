// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/quotedtext.h"

#include "models/text/characters.h"

#include <QChar>

#include <optional>

namespace formats
{

namespace
{

/// Exactly `count` hexadecimal digits at the front of `text`.
std::optional<char32_t> hex(QByteArrayView text, qsizetype count)
{
    if (text.size() < count)
        return std::nullopt;
    char32_t value = 0;
    for (const char c : text.first(count)) {
        if (!text::isHexDigit(c))
            return std::nullopt;
        value = value << 4 | static_cast<char32_t>(text::hexValue(c));
    }
    return value;
}

void appendCharacter(QByteArray &text, char32_t c)
{
    const auto tail = [&text, c](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
    if (c > QChar::LastValidCodePoint || QChar::isSurrogate(c)) {
        appendCharacter(text, QChar::ReplacementCharacter);
    } else if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xc0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xe0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xf0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

void appendCode(QByteArray &text, char32_t code, Literal literal)
{
    if (literal == Literal::Bytes)
        text += static_cast<char>(code & 0xff);
    else
        appendCharacter(text, code);
}

/// Decodes the escape whose backslash is the first byte, and returns how long it is; 0: none that is known.
qsizetype appendQuotedEscape(QByteArrayView escape, Literal literal, QByteArray &result)
{
    constexpr QByteArrayView kShort = "\"'\\/abfnrtv";
    constexpr QByteArrayView kMeant = "\"'\\/\a\b\f\n\r\t\v";
    if (escape.size() < 2)
        return 0;
    const char letter = escape[1];
    if (const qsizetype index = kShort.indexOf(letter); index >= 0) {
        result += kMeant[index];
        return 2;
    }
    if (text::isOctalDigit(letter)) {
        qsizetype end = 1;
        char32_t code = 0;
        for (; end < 4 && end < escape.size() && text::isOctalDigit(escape[end]); ++end)
            code = code << 3 | static_cast<char32_t>(escape[end] - '0');
        appendCode(result, code, literal);
        return end;
    }
    if (letter == 'x') {
        const auto code = hex(escape.sliced(2), 2);
        if (code)
            appendCode(result, *code, literal);
        return code ? 4 : 0;
    }
    if (literal == Literal::Bytes || (letter != 'u' && letter != 'U'))
        return 0;
    const qsizetype digits = letter == 'u' ? 4 : 8;
    const auto code = hex(escape.sliced(2), digits);
    if (!code)
        return 0;
    const QByteArrayView behind = escape.sliced(2 + digits);
    if (QChar::isHighSurrogate(*code) && behind.startsWith("\\u")) {
        const auto low = hex(behind.sliced(2), 4);
        if (low && QChar::isLowSurrogate(*low)) {
            appendCharacter(result, QChar::surrogateToUcs4(static_cast<char16_t>(*code), static_cast<char16_t>(*low)));
            return 2 + digits + 6;
        }
    }
    appendCharacter(result, *code);
    return 2 + digits;
}

} // namespace

bool takeQuoted(ByteCursor &cursor, QuotedText &text)
{
    const char quote = cursor.peek();
    cursor.skip(1);
    const QByteArrayView rest = cursor.rest();
    text.isEscaped = false;
    qsizetype at = 0;
    while (at < rest.size() && rest[at] != quote) {
        const bool isEscape = rest[at] == '\\';
        text.isEscaped = text.isEscaped || isEscape;
        at += isEscape ? 2 : 1; // whatever is escaped does not end the text
    }
    const bool isWhole = at < rest.size();
    text.raw = isWhole ? rest.first(at) : rest;
    cursor.skip(static_cast<quint64>(text.raw.size() + (isWhole ? 1 : 0)));
    return isWhole;
}

QByteArray unescaped(QByteArrayView raw, Literal literal)
{
    QByteArray result;
    result.reserve(raw.size());
    while (!raw.isEmpty()) {
        const qsizetype found = raw.indexOf('\\');
        const qsizetype plain = found < 0 ? raw.size() : found;
        result += raw.first(plain);
        raw = raw.sliced(plain);
        if (raw.isEmpty())
            break;
        qsizetype length = appendQuotedEscape(raw, literal, result);
        if (length == 0) {
            length = std::min<qsizetype>(2, raw.size());
            result += raw.first(length);
        }
        raw = raw.sliced(length);
    }
    return result;
}

bool takeUnknownElement(ByteCursor &cursor, QByteArrayView &text)
{
    constexpr qsizetype kLongest = 4096;
    ByteCursor ahead = cursor;
    int open = 0;
    while (!ahead.atEnd() && ahead.position() - cursor.position() <= kLongest) {
        const char c = ahead.peek();
        const bool isClosing = c == ')' || c == ']' || c == '}';
        if (open == 0 && (c == ',' || isClosing)) {
            text = cursor.rest().first(ahead.position() - cursor.position()).trimmed();
            cursor = ahead;
            return !text.isEmpty();
        }
        if (c == '"' || c == '\'') {
            QuotedText quoted;
            if (!takeQuoted(ahead, quoted))
                return false;
            continue;
        }
        open += c == '(' || c == '[' || c == '{' ? 1 : isClosing ? -1 : 0;
        ahead.skip(1);
    }
    return false;
}

} // namespace formats
