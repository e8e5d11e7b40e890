// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/namekinds.h"

#include "models/text/characters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace formats
{

namespace
{

constexpr qsizetype kLongestKeyName = 512;
/// Words of letters and digits as long as this are minted, not chosen.
constexpr qsizetype kMintedWord = 16;

/// What a byte of a name is, in a table: this is asked of each byte of millions of names.
enum NameByte : quint8 {
    Digit = 1,
    Lower = 2,
    Upper = 4,
    WordMark = 8,
    HashDigit = 16, ///< of a hash as programs write it: in lower case
    OfWord = Digit | Lower | Upper | WordMark,
};
constexpr auto kNameBytes = [] {
    std::array<quint8, 256> bytes{};
    for (int value = 0; value < 256; ++value) {
        const char c = static_cast<char>(value);
        const int word = text::isDigit(c)           ? Digit
                         : text::isLower(c)         ? Lower
                         : text::isUpper(c)         ? Upper
                         : text::isWordCharacter(c) ? WordMark
                                                    : 0;
        bytes[static_cast<size_t>(value)] =
            static_cast<quint8>(word | (text::isHexDigit(c) && !text::isUpper(c) ? HashDigit : 0));
    }
    return bytes;
}();

quint8 nameByte(char c)
{
    return kNameBytes[static_cast<uchar>(c)];
}

/// By all that is in the word, and its length.
bool looksMinted(quint8 seen, qsizetype length)
{
    if ((seen & OfWord & ~Digit) == 0)
        return true;
    constexpr quint8 kBothCases = Lower | Upper;
    return length >= kMintedWord && ((seen & Digit) != 0 || (seen & kBothCases) == kBothCases);
}

bool looksMinted(QByteArrayView word)
{
    quint8 seen = 0;
    for (const char c : word)
        seen = static_cast<quint8>(seen | nameByte(c));
    return looksMinted(seen, word.size());
}

} // namespace

QByteArray generalisedName(QByteArrayView key)
{
    key = key.first(std::min(key.size(), kLongestKeyName));
    constexpr qsizetype kBehind = 24; // for what somebody may add
    QByteArray name;
    name.reserve(key.size() + kBehind);
    for (qsizetype at = 0; at < key.size();) {
        qsizetype end = at;
        quint8 seen = 0;
        for (; end < key.size() && (nameByte(key[end]) & OfWord) != 0; ++end)
            seen = static_cast<quint8>(seen | nameByte(key[end]));
        if (end == at) {
            name += key[at++];
            continue;
        }
        if (looksMinted(seen, end - at))
            name += '*';
        else
            name += key.sliced(at, end - at);
        at = end;
    }
    return name;
}

QByteArray groupOfName(QByteArrayView key)
{
    QByteArray group = generalisedName(key);
    group += ' ';
    std::array<char, std::numeric_limits<qsizetype>::digits10 + 2> length{};
    const char *end = std::to_chars(length.data(), length.data() + length.size(), key.size()).ptr;
    group.append(length.data(), end - length.data());
    constexpr qsizetype kHashed = 32; // an MD5 in hexadecimal, the shortest that is used
    qsizetype at = key.size();
    const qsizetype first = std::max<qsizetype>(at - kHashed, 0);
    quint8 all = HashDigit;
    while (at > first && (nameByte(key[at - 1]) & OfWord) != 0)
        all = static_cast<quint8>(all & nameByte(key[--at]));
    if (all != 0)
        group += 'x';
    return group;
}

QByteArray endOfName(QByteArrayView key)
{
    const auto isWord = [](char c) { return text::isLetter(c) || text::isDigit(c); };
    qsizetype at = key.size();
    qsizetype idLength = 0;
    constexpr int kMostWords = 8;
    for (int word = 0; word < kMostWords && at > 0; ++word) {
        qsizetype begin = at;
        while (begin > 0 && isWord(key[begin - 1]))
            --begin;
        const QByteArrayView text = key.sliced(begin, at - begin);
        idLength = word == 0 ? text.size() : idLength;
        const bool isHex = std::all_of(text.begin(), text.end(), text::isHexDigit);
        if (!text.isEmpty() && !isHex && !looksMinted(text))
            return '*' + text.toByteArray() + '*' + QByteArray::number(word == 0 ? 0 : idLength);
        at = begin;
        while (at > 0 && !isWord(key[at - 1]))
            --at;
    }
    return '*' + QByteArray::number(idLength);
}

} // namespace formats
