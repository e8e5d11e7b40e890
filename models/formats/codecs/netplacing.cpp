// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/netrecords.h"

#include <vector>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// Goes over the tree from the root on, without recursion: each node is entered once, and left when all in it is done.
class Placing
{
public:
    Placing(NetRecords &records, NodeTree &tree)
        : m_records(records)
        , m_tree(tree)
    {
    }

    Index run()
    {
        const auto root = m_records.byId.find(m_records.root);
        if (root == m_records.byId.end())
            return NodeTree::kNone;
        NetObject &object = m_records.objects[root->second];
        object.placed = object.node;
        enter(object.node);
        while (!m_open.empty()) {
            Open &open = m_open.back();
            if (open.next == NodeTree::kNone) {
                unfoldNetObject(m_tree, open.node);
                m_open.pop_back();
                continue;
            }
            const Index child = open.next;
            open.next = m_tree.at(child).next;
            place(child);
        }
        return object.node;
    }

private:
    struct Open {
        Index node;
        Index next; ///< child to be looked at
    };

    void enter(Index node)
    {
        if (!m_tree.at(node).isContainer())
            return;
        if (m_open.size() >= NodeTree::kDeepest)
            return omit(node);
        m_open.push_back({node, m_tree.at(node).first});
    }

    void place(Index node)
    {
        NetObject *object = nullptr;
        if (const auto reference = m_records.references.find(node); reference != m_records.references.end()) {
            const auto known = m_records.byId.find(reference->second);
            if (known == m_records.byId.end())
                return omit(node); // behind the end, or nowhere
            object = &m_records.objects[known->second];
        } else if (const auto own = m_records.nodes.find(node); own != m_records.nodes.end()) {
            object = &m_records.objects[own->second];
        }
        if (!object)
            return enter(node);
        if (object->placed == node) // it stands there already
            return;
        if (object->placed != NodeTree::kNone)
            return repeat(node, object->placed);
        // A container keeps the depth that a tree may have.
        const bool isDeepest = m_open.size() >= NodeTree::kDeepest && m_tree.at(object->node).isContainer();
        if (isDeepest)
            return omit(node);
        take(node, object->node);
        object->placed = node;
        enter(node);
    }

    /// What `from` is, at the place of `node`.
    void take(Index node, Index from)
    {
        if (node == from)
            return;
        const Index next = m_tree.at(node).next;
        m_tree.at(node) = m_tree.at(from);
        m_tree.at(node).next = next;
    }

    void repeat(Index node, Index placed)
    {
        if (!m_tree.at(placed).isContainer())
            return take(node, placed);
        const Index next = m_tree.at(node).next;
        m_tree.at(node) = {};
        m_tree.at(node).kind = Kind::Reference;
        m_tree.at(node).integer = placed;
        m_tree.at(node).next = next;
    }

    void omit(Index node)
    {
        m_tree.markIncomplete();
        const Index next = m_tree.at(node).next;
        m_tree.at(node) = {};
        m_tree.at(node).kind = Kind::Omitted;
        m_tree.at(node).next = next;
    }

    NetRecords &m_records;
    NodeTree &m_tree;
    std::vector<Open> m_open;
};

} // namespace

NodeTree::Index placeNetObjects(NetRecords &records, NodeTree &tree)
{
    return Placing(records, tree).run();
}

} // namespace formats
