// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/unwrapping.h"

#include "models/formats/codecs/base64.h"

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

bool takeMark(const SkippedMark &mark, QByteArrayView &bytes)
{
    const auto behind = mark.behind(bytes);
    bytes = behind.value_or(bytes);
    return behind.has_value();
}

} // namespace

bool isWrapping(Codec codec)
{
    return codec == Codec::Base64 || codec == Codec::Base64Url || codec == Codec::Skip;
}

bool unwrap(const CodecStep &step, QByteArrayView &bytes, bool &isPrefix, NodeTree &tree)
{
    switch (step.codec) {
    case Codec::Base64:
        return takeBase64(Base64Alphabet::Standard, bytes, isPrefix, tree);
    case Codec::Base64Url:
        return takeBase64(Base64Alphabet::Url, bytes, isPrefix, tree);
    case Codec::Skip:
        return takeMark(step.mark, bytes);
    default:
        return false;
    }
}

} // namespace formats
