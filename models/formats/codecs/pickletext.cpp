// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/pickletext.h"

#include "models/text/characters.h"

#include <QChar>
#include <QUtf8StringView>

#include <algorithm>

namespace formats
{

namespace
{

/// Takes exactly `count` hexadecimal digits off the front of `rest`.
bool takeHex(QByteArrayView &rest, int count, char32_t &result)
{
    if (rest.size() < count)
        return false;
    char32_t value = 0;
    for (int i = 0; i < count; ++i) {
        const int digit = text::hexValue(rest[i]);
        if (digit < 0)
            return false;
        value = (value << 4) | static_cast<char32_t>(digit);
    }
    rest = rest.sliced(count);
    result = value;
    return true;
}

/// What follows a backslash in repr(); the escape is taken off `rest`.
bool unescape(QByteArrayView &rest, QByteArray &text)
{
    if (rest.isEmpty())
        return false;
    const char c = rest.front();
    rest = rest.sliced(1);
    constexpr QByteArrayView kEscapes = "\\'\"nrtabfv";
    constexpr QByteArrayView kMeanings = "\\'\"\n\r\t\a\b\f\v";
    if (const qsizetype at = kEscapes.indexOf(c); at >= 0) {
        text += kMeanings[at];
        return true;
    }
    if (c == 'x') {
        char32_t value = 0;
        if (!takeHex(rest, 2, value))
            return false;
        text += static_cast<char>(static_cast<quint8>(value));
        return true;
    }
    if (text::isOctalDigit(c)) {
        auto value = static_cast<unsigned>(c - '0');
        for (int i = 0; i < 2 && !rest.isEmpty() && text::isOctalDigit(rest.front()); ++i) {
            value = value * 8 + static_cast<unsigned>(rest.front() - '0');
            rest = rest.sliced(1);
        }
        text += static_cast<char>(static_cast<quint8>(value));
        return true;
    }
    text += '\\'; // Python leaves escapes that it does not know as they are
    text += c;
    return true;
}

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<quint8>(c) < 0x80; });
}

} // namespace

NodeTree::Index addByteString(NodeTree &tree, QByteArrayView bytes)
{
    const bool isText = QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
    return tree.add(isText ? NodeTree::Kind::String : NodeTree::Kind::Bytes, bytes);
}

NodeTree::Index addQuotedString(NodeTree &tree, QByteArrayView quoted)
{
    if (quoted.size() < 2 || (quoted.front() != '\'' && quoted.front() != '"') || quoted.back() != quoted.front())
        return NodeTree::kNone;
    QByteArrayView rest = quoted.sliced(1).chopped(1);
    if (!rest.contains('\\'))
        return addByteString(tree, rest);
    QByteArray text;
    text.reserve(rest.size());
    for (;;) {
        const qsizetype backslash = rest.indexOf('\\');
        text += backslash < 0 ? rest : rest.first(backslash);
        if (backslash < 0)
            return addByteString(tree, tree.keep(std::move(text)));
        rest = rest.sliced(backslash + 1);
        if (!unescape(rest, text))
            return NodeTree::kNone;
    }
}

void appendUtf8(QByteArray &text, char32_t codePoint)
{
    if (codePoint > 0x10ffff || QChar::isSurrogate(codePoint))
        codePoint = QChar::ReplacementCharacter;
    const auto append = [&text](char32_t byte) { text += static_cast<char>(static_cast<quint8>(byte)); };
    if (codePoint < 0x80) {
        append(codePoint);
        return;
    }
    if (codePoint < 0x800) {
        append(0xc0 | (codePoint >> 6));
    } else {
        if (codePoint < 0x10000) {
            append(0xe0 | (codePoint >> 12));
        } else {
            append(0xf0 | (codePoint >> 18));
            append(0x80 | ((codePoint >> 12) & 0x3f));
        }
        append(0x80 | ((codePoint >> 6) & 0x3f));
    }
    append(0x80 | (codePoint & 0x3f));
}

NodeTree::Index addRawUnicode(NodeTree &tree, QByteArrayView escaped)
{
    if (!escaped.contains('\\') && isAscii(escaped))
        return tree.add(NodeTree::Kind::String, escaped);
    QByteArray text;
    text.reserve(escaped.size());
    char32_t high = 0; // Python 2 could write a character beyond U+FFFF as a pair of surrogates
    const auto flushHigh = [&text, &high] {
        if (high != 0)
            appendUtf8(text, QChar::ReplacementCharacter);
        high = 0;
    };
    while (!escaped.isEmpty()) {
        const char c = escaped.front();
        escaped = escaped.sliced(1);
        char32_t codePoint = static_cast<quint8>(c);
        if (c == '\\' && (escaped.startsWith('u') || escaped.startsWith('U'))) {
            const int digits = escaped.front() == 'u' ? 4 : 8;
            escaped = escaped.sliced(1);
            if (!takeHex(escaped, digits, codePoint))
                return NodeTree::kNone;
        }
        if (high != 0 && QChar::isLowSurrogate(codePoint)) {
            appendUtf8(text, QChar::surrogateToUcs4(static_cast<char16_t>(high), static_cast<char16_t>(codePoint)));
            high = 0;
            continue;
        }
        flushHigh();
        if (QChar::isHighSurrogate(codePoint))
            high = codePoint;
        else
            appendUtf8(text, codePoint);
    }
    flushHigh();
    return tree.add(NodeTree::Kind::String, tree.keep(std::move(text)));
}

bool latin1FromUtf8(QByteArrayView text, QByteArray &bytes)
{
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const unsigned byte = static_cast<quint8>(text[i]);
        if (byte < 0x80) {
            bytes += text[i];
            continue;
        }
        // Only U+0080 to U+00FF: two bytes, the first C2 or C3.
        if ((byte != 0xc2 && byte != 0xc3) || i + 1 == text.size())
            return false;
        const unsigned second = static_cast<quint8>(text[++i]);
        if ((second & 0xc0) != 0x80)
            return false;
        bytes += static_cast<char>(static_cast<quint8>(((byte & 3) << 6) | (second & 0x3f)));
    }
    return true;
}

} // namespace formats
