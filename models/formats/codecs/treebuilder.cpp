// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/treebuilder.h"

namespace formats
{

void markBreak(NodeTree &tree, NodeTree::Index container)
{
    const NodeTree::Index last = tree.at(container).last;
    if (last != NodeTree::kNone && tree.at(last).kind == NodeTree::Kind::Omitted)
        return;
    tree.append(container, tree.add(NodeTree::Kind::Omitted));
    completePair(tree, container);
}

void completePair(NodeTree &tree, NodeTree::Index container)
{
    if (container == NodeTree::kNone)
        return;
    const NodeTree::Node &node = tree.at(container);
    if (node.kind != NodeTree::Kind::List && node.children % 2 == 1)
        tree.append(container, tree.add(NodeTree::Kind::Omitted));
}

void TreeBuilder::putCutText(QByteArrayView text)
{
    QByteArrayView whole = text;
    for (int cut = 0; cut < 3 && !whole.isEmpty() && !whole.isValidUtf8(); ++cut)
        whole.chop(1);
    putText(whole.isValidUtf8() ? whole : text);
}

bool TreeBuilder::putUnknown(QByteArrayView text)
{
    if (m_open == 0 || m_tree.at(m_root).kind != NodeTree::Kind::Map)
        return false;
    m_tree.markOdd();
    if (isBuilding())
        put(m_tree.add(NodeTree::Kind::Opaque, text));
    return true;
}

NodeTree::Index TreeBuilder::rootBeforeMore()
{
    if (m_root == NodeTree::kNone || m_tree.at(m_root).kind != NodeTree::Kind::Map || m_tree.at(m_root).children == 0)
        return NodeTree::kNone;
    m_tree.markOdd();
    return m_root;
}

NodeTree::Index TreeBuilder::breakOff()
{
    m_tree.markIncomplete();
    if (m_open == 0) {
        if (m_root == NodeTree::kNone)
            put(m_tree.add(NodeTree::Kind::Omitted));
        return m_root;
    }
    // Where nothing is built there is a mark already.
    if (container() != NodeTree::kNone)
        markBreak(m_tree, container());
    // A container may have been a key: it has no value then.
    for (size_t open = m_open; open > 0; --open)
        completePair(m_tree, m_containers[open - 1].node);
    return m_root;
}

} // namespace formats
