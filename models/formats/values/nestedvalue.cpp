// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/values/nestedvalue.h"

#include "models/formats/values/treevalue.h"
#include "models/text/characters.h"

namespace formats
{

namespace
{

constexpr qsizetype kLongest = 1024 * 1024;

/// By how the bytes begin; Codec::None: as no serialization does.
Codec likelyCodec(QByteArrayView bytes)
{
    if (bytes.size() < 2 || bytes.size() > kLongest)
        return Codec::None;
    const char last = bytes.back();
    const bool mayBeObject = bytes.front() == '{' && (last == '}' || text::isSpace(last));
    const bool mayBeList = bytes.front() == '[' && (last == ']' || text::isSpace(last));
    if (mayBeObject || mayBeList)
        return Codec::Json;
    const bool isPhpTag = bytes.front() == 'a' || bytes.front() == 'O' || bytes.front() == 'C';
    if (isPhpTag && bytes[1] == ':' && last == '}')
        return Codec::PhpSerialize;
    if (bytes.startsWith(QByteArrayView("\x00\x00\x00\x02", 4)))
        return Codec::Igbinary;
    if (bytes.startsWith(QByteArrayView("\xac\xed\x00\x05", 4)))
        return Codec::Java;
    if (bytes.startsWith("eyJ"))
        return Codec::Jwt;
    return Codec::None;
}

} // namespace

std::optional<NestedValue> nestedValue(QByteArrayView bytes)
{
    const Codec codec = likelyCodec(bytes);
    if (codec == Codec::None)
        return std::nullopt;
    static thread_local NodeTree tree;
    tree.clear();
    const ChainResult result = runChain({codec}, bytes, false, tree);
    if (result.root == NodeTree::kNone || !tree.at(result.root).isContainer() || tree.at(result.root).children == 0)
        return std::nullopt;
    return NestedValue{codec, treeValue(tree, result.root)};
}

std::optional<NestedValue> nestedValue(const Value &text)
{
    const bool isText = text.kind == Value::Kind::String || text.kind == Value::Kind::Bytes;
    return isText ? nestedValue(QByteArrayView(text.bytes)) : std::nullopt;
}

} // namespace formats
