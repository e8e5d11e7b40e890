// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/unwrapping.h"

#include "models/formats/codecs/base64.h"
#include "models/formats/codecs/compression.h"
#include "models/text/characters.h"

#include <algorithm>
#include <utility>

namespace formats
{

namespace
{

bool takeBase64(Base64Alphabet alphabet, QByteArrayView &bytes, bool isPrefix, NodeTree &tree)
{
    auto decoded = fromBase64(bytes, alphabet, isPrefix);
    if (!decoded)
        return false;
    bytes = tree.keep(*std::move(decoded));
    return true;
}

/// Before Django 3.1 a session was base64 of `<hash>:<payload>` (django/contrib/sessions/backends/base.py).
bool takeHash(QByteArrayView &bytes, bool isPrefix, NodeTree &tree)
{
    constexpr qsizetype kShortestHash = 40; // SHA-1; SHA-256 has 64 digits
    QByteArrayView decoded = bytes;
    if (!takeBase64(Base64Alphabet::Standard, decoded, isPrefix, tree))
        return false;
    const qsizetype end = decoded.indexOf(':');
    if (end < kShortestHash || !std::all_of(decoded.begin(), decoded.begin() + end, text::isHexDigit))
        return false;
    bytes = decoded.sliced(end + 1);
    return true;
}

/// Django's signing.dumps(): `<payload>:<time>:<signature>` in base64 for addresses, a dot before a payload that is
/// compressed (django/core/signing.py).
bool takeSignature(QByteArrayView &bytes, bool &isPrefix, NodeTree &tree)
{
    if (takeHash(bytes, isPrefix, tree))
        return true;
    const qsizetype colon = bytes.indexOf(':');
    if (colon < 0 && !isPrefix)
        return false;
    const QByteArrayView signature = colon < 0 ? QByteArrayView() : bytes.sliced(colon + 1);
    const bool isSigned =
        signature.count(':') == 1 && !signature.startsWith(':') &&
        std::all_of(signature.begin(), signature.end(), [](char c) { return text::isWordCharacter(c) || c == ':'; });
    if (!isSigned && !isPrefix)
        return false;
    if (colon >= 0) { // the payload is all there
        bytes.truncate(colon);
        isPrefix = false;
    }
    const bool isCompressed = bytes.startsWith('.');
    bytes = bytes.sliced(isCompressed ? 1 : 0);
    if (!takeBase64(Base64Alphabet::Url, bytes, isPrefix, tree))
        return false;
    if (!isCompressed)
        return true;
    QByteArray inflated;
    const Decompressed how = decompress(Compression::Zlib, bytes, isPrefix, inflated);
    isPrefix = how == Decompressed::Partly;
    bytes = tree.keep(std::move(inflated));
    return how == Decompressed::Whole || isPrefix;
}

bool takeMark(const SkippedMark &mark, QByteArrayView &bytes)
{
    const auto behind = mark.behind(bytes);
    bytes = behind.value_or(bytes);
    return behind.has_value();
}

} // namespace

bool isWrapping(Codec codec)
{
    return codec == Codec::Base64 || codec == Codec::Base64Url || codec == Codec::DjangoSigned || codec == Codec::Skip;
}

bool unwrap(const CodecStep &step, QByteArrayView &bytes, bool &isPrefix, NodeTree &tree)
{
    switch (step.codec) {
    case Codec::Base64:
        return takeBase64(Base64Alphabet::Standard, bytes, isPrefix, tree);
    case Codec::Base64Url:
        return takeBase64(Base64Alphabet::Url, bytes, isPrefix, tree);
    case Codec::DjangoSigned:
        return takeSignature(bytes, isPrefix, tree);
    case Codec::Skip:
        return takeMark(step.mark, bytes);
    default:
        return false;
    }
}

} // namespace formats
