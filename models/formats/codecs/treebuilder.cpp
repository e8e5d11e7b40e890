// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/treebuilder.h"

namespace formats
{

void TreeBuilder::putCutText(QByteArrayView text)
{
    QByteArrayView whole = text;
    for (int cut = 0; cut < 3 && !whole.isEmpty() && !whole.isValidUtf8(); ++cut)
        whole.chop(1);
    putText(whole.isValidUtf8() ? whole : text);
}

NodeTree::Index TreeBuilder::breakOff()
{
    m_tree.markIncomplete();
    if (m_open == 0) {
        if (m_root == NodeTree::kNone)
            put(m_tree.add(NodeTree::Kind::Omitted));
        return m_root;
    }
    const NodeTree::Index node = container();
    if (node == NodeTree::kNone) // inside of what is left out: there is a mark already
        return m_root;
    const NodeTree::Node &innermost = m_tree.at(node);
    if (innermost.last != NodeTree::kNone && m_tree.at(innermost.last).kind == NodeTree::Kind::Omitted)
        return m_root;
    const bool wantsKey = innermost.kind != NodeTree::Kind::List && innermost.children % 2 == 0;
    put(m_tree.add(NodeTree::Kind::Omitted));
    if (wantsKey)
        put(m_tree.add(NodeTree::Kind::Omitted));
    return m_root;
}

} // namespace formats
