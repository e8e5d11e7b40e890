// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/base64.h"
#include "models/formats/codecs/closed.h"
#include "models/formats/codecs/decoders.h"
#include "models/text/characters.h"

#include <algorithm>
#include <utility>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr qsizetype kLongestHeader = 16 * 1024; ///< a chain of certificates may stand in it

/// Without what HTTP writes before it, and the space around.
QByteArrayView tokenIn(QByteArrayView bytes)
{
    constexpr QByteArrayView kBearer("Bearer ");
    bytes = bytes.trimmed();
    const bool isHeader =
        bytes.size() > kBearer.size() && bytes.first(kBearer.size()).compare(kBearer, Qt::CaseInsensitive) == 0;
    return isHeader ? bytes.sliced(kBearer.size()) : bytes;
}

bool isBase64Url(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), text::isWordCharacter);
}

/// A part that is a JSON object; kNone for any other.
Index objectIn(QByteArrayView part, bool isPrefix, NodeTree &tree)
{
    auto json = fromBase64(part, Base64Alphabet::Url, isPrefix);
    if (!json)
        return NodeTree::kNone;
    const qsizetype size = json->size();
    const QByteArrayView kept = tree.keep(*std::move(json));
    const Index object = kept.size() == size ? decodeJson(kept, isPrefix, tree) : NodeTree::kNone;
    return object != NodeTree::kNone && tree.at(object).kind == Kind::Map ? object : NodeTree::kNone;
}

/// RFC 7515: a header says how the token is signed; RFC 7516: or how it is encrypted.
bool isHeader(QByteArrayView part, QByteArrayView member, NodeTree &tree)
{
    if (!part.startsWith("ey") || part.size() > kLongestHeader) // {" in base64
        return false;
    const Index header = objectIn(part, false, tree);
    return header != NodeTree::kNone && tree.find(header, member) != NodeTree::kNone;
}

} // namespace

NodeTree::Index decodeJwt(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    const QByteArrayView token = tokenIn(bytes);
    const qsizetype first = token.indexOf('.');
    if (first < 0 || !isHeader(token.first(first), "alg", tree))
        return NodeTree::kNone;
    const QByteArrayView rest = token.sliced(first + 1);
    const qsizetype second = rest.indexOf('.');
    // The signature of an unsigned one is empty; an encrypted one has more parts.
    const bool isSigned = second >= 0 && isBase64Url(rest.sliced(second + 1));
    if (!isSigned && !(isPrefix && second < 0))
        return NodeTree::kNone;
    const Index claims = objectIn(second < 0 ? rest : rest.first(second), second < 0, tree);
    if (claims == NodeTree::kNone)
        return NodeTree::kNone;
    NodeTree::Node &node = tree.at(claims);
    node.kind = Kind::Opaque;
    node.text = QByteArrayView(kJwtClass);
    if (isPrefix)
        tree.markIncomplete();
    return claims;
}

bool isEncryptedJwt(QByteArrayView bytes, NodeTree &tree)
{
    const QByteArrayView token = tokenIn(bytes);
    constexpr qsizetype kDots = 4;
    return token.count('.') == kDots && isBase64Url(token.sliced(token.lastIndexOf('.') + 1)) &&
           isHeader(token.first(token.indexOf('.')), "enc", tree);
}

} // namespace formats
