// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/valueobject.h"

namespace formats
{

namespace
{

constexpr quint32 kMostCopied = 4;

bool isValueObject(const NodeTree &tree, NodeTree::Index index)
{
    const NodeTree::Node &node = tree.at(index);
    if (node.kind != NodeTree::Kind::Opaque || node.children == 0 || node.children > kMostCopied ||
        tree.at(node.first).text != "value")
        return false;
    for (NodeTree::Index at = node.first; at != NodeTree::kNone; at = tree.at(at).next) {
        if (tree.at(at).isContainer() || tree.at(at).kind == NodeTree::Kind::Reference)
            return false;
    }
    return true;
}

} // namespace

NodeTree::Index addValueAgain(NodeTree &tree, NodeTree::Index original)
{
    if (!isValueObject(tree, original))
        return tree.addAgain(original);
    const NodeTree::Index copy = tree.add(NodeTree::Kind::Opaque, tree.at(original).text);
    for (NodeTree::Index at = tree.at(original).first; at != NodeTree::kNone; at = tree.at(at).next)
        tree.append(copy, tree.addAgain(at));
    return copy;
}

} // namespace formats
