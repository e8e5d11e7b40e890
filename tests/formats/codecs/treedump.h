// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <string>

namespace support
{

/// The tree below `root` on one line, for tests: `Class{"key": 1, "bytes": x00ff, "list": [true, null,
/// ...]}`,
/// `...` for Omitted, `^` and a number for a Reference, `none` for kNone. Texts as they are, without escapes.
inline std::string dump(const formats::NodeTree &tree, formats::NodeTree::Index root)
{
    using Kind = formats::NodeTree::Kind;
    if (root == formats::NodeTree::kNone)
        return "none";
    const auto &node = tree.at(root);
    switch (node.kind) {
    case Kind::Null:
        return "null";
    case Kind::Bool:
        return node.integer ? "true" : "false";
    case Kind::Integer:
        return std::to_string(node.integer);
    case Kind::BigInteger:
        return node.text.toByteArray().toStdString();
    case Kind::Double:
        return QByteArray::number(node.number, 'g', 15).toStdString();
    case Kind::String:
        return '"' + node.text.toByteArray().toStdString() + '"';
    case Kind::Bytes:
        return 'x' + node.text.toByteArray().toHex().toStdString();
    case Kind::Reference:
        return '^' + std::to_string(node.integer);
    case Kind::Omitted:
        return "...";
    case Kind::List:
    case Kind::Map:
    case Kind::Opaque:
        break;
    }
    const bool isList = node.kind == Kind::List;
    std::string text = node.text.toByteArray().toStdString() + (isList ? '[' : '{');
    bool isKey = true;
    for (auto at = node.first; at != formats::NodeTree::kNone; at = tree.at(at).next) {
        if (at != node.first)
            text += isList || isKey ? ", " : ": ";
        text += dump(tree, at);
        isKey = !isKey;
    }
    return text + (isList ? ']' : '}');
}

} // namespace support
