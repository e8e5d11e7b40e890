// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <array>

namespace formats
{

/// Marks in `container` where a payload breaks off: an Omitted node, or a pair of them between two members.
/// Once is enough.
void markBreak(NodeTree &tree, NodeTree::Index container);
/// A key that got no value gets an Omitted one.
void completePair(NodeTree &tree, NodeTree::Index container);

/// Puts nodes into a tree in the order in which a text names them, and keeps the containers that are open: a
/// decoder on top of it needs no recursion. Containers deeper than NodeTree::kDeepest are left out: an
/// Omitted node stands for them, and the decoder goes on to find their end (see isBuilding()).
class TreeBuilder final
{
public:
    /// Deeper than so many is refused altogether, as JsonCursor does.
    static constexpr int kMostOpen = 1024;

    explicit TreeBuilder(NodeTree &tree)
        : m_tree(tree)
    {
    }
    Q_DISABLE_COPY_MOVE(TreeBuilder)

    /// What add() of the tree gave, as the next child of the innermost container, or as the root.
    void put(NodeTree::Index node)
    {
        if (node == NodeTree::kNone)
            m_isFull = true;
        else if (m_open == 0)
            m_root = node;
        else
            m_tree.append(m_containers[m_open - 1].node, node);
    }

    /// `closing`: whatever the decoder wants to know again. False: too deep.
    bool open(NodeTree::Kind kind, char closing, QByteArrayView text = {})
    {
        if (m_open == m_containers.size())
            return false;
        NodeTree::Index node = NodeTree::kNone;
        if (isDeepest())
            putOmission();
        else if (isBuilding())
            put(node = m_tree.add(kind, text));
        m_containers[m_open] = {node, closing};
        ++m_open;
        return true;
    }
    void close() { --m_open; }

    bool isOpen() const { return m_open > 0; }
    /// Of the innermost container.
    char closing() const { return m_containers[m_open - 1].closing; }
    void setClosing(char closing) { m_containers[m_open - 1].closing = closing; }
    /// The innermost container; kNone where nothing is built.
    NodeTree::Index container() const { return m_containers[m_open - 1].node; }
    /// A container that begins here is left out.
    bool isDeepest() const { return m_open == NodeTree::kDeepest; }
    void putOmission()
    {
        m_tree.markIncomplete();
        put(m_tree.add(NodeTree::Kind::Omitted));
    }
    /// False inside of a container that is left out: then nothing is to be added.
    bool isBuilding() const { return m_open <= NodeTree::kDeepest; }
    /// The tree took no more: it is of no use to read on.
    bool isFull() const { return m_isFull; }
    NodeTree::Index root() const { return m_root; }

    /// A String; Bytes where they are not UTF-8.
    void putText(QByteArrayView text)
    {
        put(m_tree.add(text.isValidUtf8() ? NodeTree::Kind::String : NodeTree::Kind::Bytes, text));
    }
    /// The beginning of a text that is cut, at the root: worth more than an Omitted node, since the text may
    /// be a payload in itself. The character that the cut went through is left out.
    void putCutText(QByteArrayView text);

    /// `text` stands where a value should, in an object or in what it holds: the rest of it is none the worse. False
    /// where the root is no object; a text that only looks like a list is another text.
    bool putUnknown(QByteArrayView text);
    /// The root, of a text behind whose end something stands that is no part of it: fine, and odd, behind an object
    /// that has members; anything else is another text. kNone then.
    NodeTree::Index rootBeforeMore();

    /// The payload ends here, before its time. Marks the place, in the innermost container.
    NodeTree::Index breakOff();

private:
    struct Container {
        NodeTree::Index node;
        char closing;
    };

    NodeTree &m_tree;
    NodeTree::Index m_root = NodeTree::kNone;
    size_t m_open = 0;
    bool m_isFull = false;
    std::array<Container, kMostOpen> m_containers; // NOLINT(*-member-init): written before it is read
};

} // namespace formats
