// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/repeatedvalues.h"

#include "models/formats/codecs/treebuilder.h"

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

constexpr quint32 kMostCopied = 4;

bool isValueObject(const NodeTree &tree, Index index)
{
    const NodeTree::Node &node = tree.at(index);
    if (node.kind != Kind::Opaque || node.children == 0 || node.children > kMostCopied ||
        tree.at(node.first).text != "value")
        return false;
    for (Index at = node.first; at != NodeTree::kNone; at = tree.at(at).next) {
        if (tree.at(at).isContainer() || tree.at(at).kind == Kind::Reference)
            return false;
    }
    return true;
}

} // namespace

Index RepeatedValues::add(NodeTree &tree, Index original)
{
    if (!isValueObject(tree, original))
        return addOne(tree, original);
    const Index copy = tree.add(Kind::Opaque, tree.at(original).text);
    for (Index at = tree.at(original).first; at != NodeTree::kNone; at = tree.at(at).next)
        tree.append(copy, addOne(tree, at));
    return copy;
}

Index RepeatedValues::addText(NodeTree &tree, QByteArrayView text)
{
    return allows(tree, text) ? tree.add(Kind::String, text) : tree.add(Kind::Omitted);
}

/// Goes no deeper than a tree may be.
Index RepeatedValues::addCopy(NodeTree &tree, Index original, qsizetype depth)
{
    const NodeTree::Node source = tree.at(original); // a copy: nodes move
    if (!source.isContainer())
        return addOne(tree, original);
    if (source.children >= kMostCopiedNodes - m_copied)
        return tree.addAgain(original);
    m_copied += source.children + 1;
    if (depth >= NodeTree::kDeepest) {
        tree.markIncomplete();
        return tree.add(Kind::Omitted);
    }
    const Index copy = tree.add(source.kind, source.text);
    for (Index at = source.first; at != NodeTree::kNone && copy != NodeTree::kNone; at = tree.at(at).next) {
        const Index child = addCopy(tree, at, depth + 1);
        if (child == NodeTree::kNone) { // full
            completePair(tree, copy);
            break;
        }
        tree.append(copy, child);
    }
    return copy;
}

bool RepeatedValues::allows(NodeTree &tree, QByteArrayView text)
{
    if (text.size() > kMostRepeated - m_bytes) {
        tree.markIncomplete();
        return false;
    }
    m_bytes += text.size();
    return true;
}

Index RepeatedValues::addOne(NodeTree &tree, Index original)
{
    const NodeTree::Node &node = tree.at(original);
    return node.isContainer() || allows(tree, node.text) ? tree.addAgain(original) : tree.add(Kind::Omitted);
}

} // namespace formats
