// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/base64.h"

#include "models/text/characters.h"

namespace formats
{

namespace
{

int sextet(char c, Base64Alphabet alphabet)
{
    if (text::isUpper(c))
        return c - 'A';
    if (text::isLower(c))
        return c - 'a' + 26;
    if (text::isDigit(c))
        return c - '0' + 52;
    const bool isUrl = alphabet == Base64Alphabet::Url;
    if (c == (isUrl ? '-' : '+'))
        return 62;
    return c == (isUrl ? '_' : '/') ? 63 : -1;
}

} // namespace

std::optional<QByteArray> fromBase64(QByteArrayView text, Base64Alphabet alphabet, bool isPrefix)
{
    const auto isBreak = [alphabet](char c) {
        return alphabet == Base64Alphabet::Standard && (c == '\n' || c == '\r');
    };
    QByteArray bytes;
    bytes.reserve(text.size() / 4 * 3 + 3);
    quint32 bits = 0;
    int sextets = 0; // of the group of four that has begun
    qsizetype at = 0;
    for (; at < text.size() && text[at] != '='; ++at) {
        if (isBreak(text[at]))
            continue;
        const int value = sextet(text[at], alphabet);
        if (value < 0)
            return std::nullopt;
        bits = bits << 6 | static_cast<quint32>(value);
        if (++sextets != 4)
            continue;
        for (const int shift : {16, 8, 0})
            bytes += static_cast<char>(bits >> shift & 0xff);
        bits = 0;
        sextets = 0;
    }
    int padding = 0;
    for (; at < text.size(); ++at) {
        if (!isBreak(text[at]) && (text[at] != '=' || ++padding > 2))
            return std::nullopt;
    }
    const bool isCut = isPrefix && padding == 0;
    const bool isPadded = padding == 0 || sextets + padding == 4 || (isPrefix && sextets + padding < 4);
    if (sextets == 1 ? !isCut : !isPadded)
        return std::nullopt;
    // The bits behind the last whole byte are none of anybody's.
    if (sextets == 2)
        bytes += static_cast<char>(bits >> 4 & 0xff);
    if (sextets == 3)
        (bytes += static_cast<char>(bits >> 10 & 0xff)) += static_cast<char>(bits >> 2 & 0xff);
    const quint32 left = sextets == 2 ? bits & 0xf : sextets == 3 ? bits & 0x3 : 0;
    return left != 0 && !isCut ? std::nullopt : std::optional(std::move(bytes));
}

} // namespace formats
