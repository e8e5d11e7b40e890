// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>

namespace tests
{

using Decoder = formats::NodeTree::Index (*)(QByteArrayView, bool, formats::NodeTree &);

/// A tree as one line: `{s"k":[1,2.5,b"ff"],s"t":<datetime s"value":s"…">}`. Bytes are in hexadecimal, big
/// integers end in n, what is left out is a question mark.
inline void appendTreeText(const formats::NodeTree &tree, formats::NodeTree::Index index, std::string &text)
{
    using Kind = formats::NodeTree::Kind;
    const formats::NodeTree::Node &node = tree.at(index);
    const std::string own(node.text.data(), static_cast<size_t>(node.text.size()));
    const auto appendChildren = [&](bool isMap) {
        int at = 0;
        for (auto child = node.first; child != formats::NodeTree::kNone; child = tree.at(child).next, ++at) {
            if (at > 0)
                text += isMap && at % 2 == 1 ? ":" : ",";
            appendTreeText(tree, child, text);
        }
        EXPECT_EQ(node.children, static_cast<quint32>(at));
    };
    switch (node.kind) {
    case Kind::Null:
        text += "null";
        break;
    case Kind::Bool:
        text += node.integer != 0 ? "true" : "false";
        break;
    case Kind::Integer:
        text += std::to_string(node.integer);
        break;
    case Kind::BigInteger:
        text += own + 'n';
        break;
    case Kind::Double:
        text += QByteArray::number(node.number).toStdString() + 'd';
        break;
    case Kind::String:
        text += "s\"" + own + '"';
        break;
    case Kind::Bytes:
        text += "b\"" + node.text.toByteArray().toHex().toStdString() + '"';
        break;
    case Kind::List:
        text += '[';
        appendChildren(false);
        text += ']';
        break;
    case Kind::Map:
        text += '{';
        appendChildren(true);
        text += '}';
        break;
    case Kind::Opaque:
        text += '<' + own + (node.children > 0 ? " " : "");
        appendChildren(true);
        text += '>';
        break;
    case Kind::Reference:
        text += '^' + std::to_string(node.integer);
        break;
    case Kind::Omitted:
        text += '?';
        break;
    }
}

inline std::string treeText(const formats::NodeTree &tree, formats::NodeTree::Index root)
{
    std::string text;
    if (root == formats::NodeTree::kNone)
        return "none";
    appendTreeText(tree, root, text);
    return text;
}

/// What the decoder makes of the bytes, which stand on the heap in exactly their size: a sanitizer sees
/// every byte that is read behind their end.
struct Decoded {
    Decoded(Decoder decode, QByteArrayView payload, bool isPrefix = false)
        : bytes(new char[static_cast<size_t>(payload.size())])
    {
        std::copy(payload.begin(), payload.end(), bytes.get());
        root = decode({bytes.get(), payload.size()}, isPrefix, tree);
        text = treeText(tree, root);
    }

    std::unique_ptr<char[]> bytes; // NOLINT(modernize-avoid-c-arrays)
    formats::NodeTree tree;
    formats::NodeTree::Index root;
    std::string text;
};

/// Cuts the payload at each byte. As a prefix each beginning must give an incomplete tree. As a whole it must
/// be refused, except that `mayBeWhole` says that a beginning of this text is a value too.
inline void expectCutsAreSafe(Decoder decode, QByteArrayView payload, bool mayBeWhole = false)
{
    for (qsizetype size = 0; size < payload.size(); ++size) {
        const Decoded cut(decode, payload.first(size), true);
        EXPECT_NE(cut.root, formats::NodeTree::kNone) << size << " bytes of " << payload.toByteArray().toStdString();
        EXPECT_TRUE(cut.tree.isIncomplete() || mayBeWhole) << size << ": " << cut.text;
        const Decoded whole(decode, payload.first(size));
        EXPECT_TRUE(whole.root == formats::NodeTree::kNone || mayBeWhole) << size << ": " << whole.text;
    }
}

} // namespace tests

/// Names a failing row by its payload.
inline void PrintTo(const QByteArray &bytes, std::ostream *stream)
{
    *stream << bytes.toPercentEncoding(" {}[]()<>\"':,;=").toStdString();
}
