// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/treecheck.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace fuzz
{

namespace
{

using formats::NodeTree;
using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr int kSlack = 4;               ///< a time, say, is an object with a member of its own
constexpr qsizetype kLongestName = 256; ///< of the texts that decoders bring along

bool isDecimal(QByteArrayView text)
{
    if (text.startsWith('-'))
        text = text.sliced(1);
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Inside of the input, or outside of it altogether; and then in kept bytes, or a name in the program.
bool isPlausible(QByteArrayView text, QByteArrayView input, qsizetype kept)
{
    if (text.isEmpty())
        return true;
    const std::less<> before;
    const bool startsInside = !before(text.begin(), input.begin()) && before(text.begin(), input.end());
    if (startsInside)
        return text.size() <= input.end() - text.begin();
    if (before(text.begin(), input.begin()) && before(input.begin(), text.end()))
        return false;
    return text.size() <= std::max(kept, kLongestName);
}

/// Reads all of it, whatever the compiler thinks of that.
void touch(QByteArrayView text)
{
    const volatile char *const bytes = text.data();
    for (qsizetype i = 0; i < text.size(); ++i)
        static_cast<void>(bytes[i]);
}

struct Place {
    Index node;
    int depth;
};

QByteArray about(const char *what, Index node)
{
    return QByteArray(what) + " at node " + QByteArray::number(node);
}

} // namespace

QByteArray treeFault(const NodeTree &tree, Index root, QByteArrayView input)
{
    if (tree.size() > NodeTree::kMostNodes)
        return "too many nodes";
    if (tree.kept() > NodeTree::kMostKept)
        return "too many kept bytes";
    if (root == NodeTree::kNone)
        return {};
    if (root >= tree.size())
        return "no such root";

    std::vector<bool> seen(tree.size());
    std::vector<Place> open{{root, 0}};
    while (!open.empty()) {
        const auto [at, depth] = open.back();
        open.pop_back();
        const NodeTree::Node &node = tree.at(at);
        if (seen[at])
            return about("two parents, or a cycle", at);
        seen[at] = true;
        if (depth > NodeTree::kDeepest + kSlack)
            return about("too deep", at);
        if (node.kind > Kind::Omitted)
            return about("no such kind", at);
        if (!isPlausible(node.text, input, tree.kept()))
            return about("a text outside of the input and of what is kept", at);
        touch(node.text);
        if (node.kind == Kind::Bool && node.integer != 0 && node.integer != 1)
            return about("a bool that is neither", at);
        if (node.kind == Kind::BigInteger && !isDecimal(node.text))
            return about("an integer of other things than digits", at);
        if (node.kind == Kind::Reference && (node.integer < 0 || node.integer >= tree.size() ||
                                             !tree.at(static_cast<Index>(node.integer)).isContainer()))
            return about("a reference to no container", at);
        if (!node.isContainer() && (node.first != NodeTree::kNone || node.children != 0))
            return about("a scalar with children", at);

        quint32 children = 0;
        Index last = NodeTree::kNone;
        for (Index child = node.first; child != NodeTree::kNone; child = tree.at(child).next) {
            if (child >= tree.size())
                return about("no such child", at);
            if (++children > tree.size())
                return about("children in a circle", at);
            last = child;
            open.push_back({child, depth + 1});
        }
        if (children != node.children || last != node.last)
            return about("children that are not counted", at);
        const bool isPaired = node.kind == Kind::Map || node.kind == Kind::Opaque;
        if (isPaired && children % 2 != 0 && !tree.isFull())
            return about("a key without a value", at);
    }
    return {};
}

} // namespace fuzz
