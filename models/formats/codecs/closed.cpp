// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/closed.h"

#include "models/formats/codecs/base64.h"
#include "models/formats/codecs/compression.h"
#include "models/text/characters.h"

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

constexpr qsizetype kShortest = 28;     ///< a nonce of 12 bytes and a tag of 16
constexpr qsizetype kMostLooked = 4096; ///< more would say the same

/// Whether the upper halves of the bytes are spread as chance would: what people and serializers write has most of
/// its bytes among the letters, the digits and zero. Pearson's test with 15 degrees of freedom; what chance gives is
/// above the limit once in some hundred millions.
bool isEvenlySpread(QByteArrayView bytes)
{
    constexpr double kLimit = 75;
    constexpr size_t kClasses = 16;
    std::array<int, kClasses> counts{};
    for (const char byte : bytes)
        ++counts[static_cast<quint8>(byte) >> 4];
    const double expected = static_cast<double>(bytes.size()) / kClasses;
    double sum = 0;
    for (const int count : counts)
        sum += (count - expected) * (count - expected) / expected;
    return sum < kLimit;
}

/// The names of classes and members at the beginning of a serialization, of which the rest may be compressed. So many
/// characters in a row that print are chance once in some ten millions.
bool beginsWithWords(QByteArrayView bytes)
{
    constexpr int kWords = 20;
    constexpr qsizetype kBeginning = 256;
    int inRow = 0;
    for (const char c : bytes.first(std::min(bytes.size(), kBeginning))) {
        inRow = static_cast<quint8>(c) < 0x7f && !text::isControl(c) ? inRow + 1 : 0;
        if (inRow == kWords)
            return true;
    }
    return false;
}

/// A short one is spread nearly as evenly as chance: PROTO of a version from 2 on, and STOP at the end.
bool isPickled(QByteArrayView bytes)
{
    return bytes.size() > 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5 && bytes.back() == '.';
}

bool isCompressed(QByteArrayView bytes)
{
    constexpr std::array kKinds{Compression::Zlib, Compression::Gzip, Compression::Zstd, Compression::Xz,
                                Compression::Lz4Frame};
    return std::any_of(kKinds.begin(), kKinds.end(), [bytes](Compression kind) {
        QByteArray unpacked; // two bytes alone may be chance
        return looksCompressed(kind, bytes) && decompress(kind, bytes, true, unpacked) != Decompressed::No;
    });
}

/// The longest run of letters, digits, `-`, `_`, `+` and `/`: nothing else may stand there but what keeps such words
/// apart, and empty is returned.
QByteArrayView longestWord(QByteArrayView text)
{
    QByteArrayView longest;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : '|';
        if (text::isWordCharacter(c) || c == '+' || c == '/')
            continue;
        if (!QByteArrayView("=|.:,$~\r\n").contains(c))
            return {};
        if (at - begin > longest.size())
            longest = text.sliced(begin, at - begin);
        begin = at + 1;
    }
    return longest;
}

QByteArray bytesOfWord(QByteArrayView word)
{
    if (std::all_of(word.begin(), word.end(), text::isHexDigit))
        return QByteArray::fromHex(word.toByteArray());
    for (const Base64Alphabet alphabet : {Base64Alphabet::Standard, Base64Alphabet::Url}) {
        if (auto bytes = fromBase64(word, alphabet, true))
            return *std::move(bytes);
    }
    return {};
}

} // namespace

bool isLaravelCrypt(QByteArrayView bytes)
{
    return bytes.startsWith("eyJpdiI6");
}

bool isNoise(QByteArrayView bytes)
{
    bytes = bytes.first(std::min(bytes.size(), kMostLooked));
    QByteArray decoded;
    if (const QByteArrayView word = longestWord(bytes); !word.isEmpty()) {
        decoded = bytesOfWord(word);
        bytes = decoded;
    } else if (bytes.isValidUtf8()) {
        return false;
    }
    return bytes.size() >= kShortest && isEvenlySpread(bytes) && !beginsWithWords(bytes) && !isPickled(bytes) &&
           !isCompressed(bytes);
}

} // namespace formats
