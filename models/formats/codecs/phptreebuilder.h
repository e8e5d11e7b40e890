// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"
#include "models/formats/codecs/repeatedvalues.h"

#include <QVarLengthArray>

#include <utility>

namespace formats
{

/// Puts PHP values into a tree in the order in which a serialization holds them; what serialize() and
/// igbinary have in common. An array with the keys 0, 1, 2 … in this order becomes a List, any other one a
/// Map. Properties lose the mark of their visibility, and an object that is a DateTime gets a child `value`.
///
/// The open containers are on a stack of its own, so that the nesting of a payload never becomes a recursion.
/// Below NodeTree::kDeepest an Omitted node stands for a container; what is in it is taken and dropped.
class PhpTreeBuilder
{
public:
    using Index = NodeTree::Index;
    using Kind = NodeTree::Kind;

    explicit PhpTreeBuilder(NodeTree &tree)
        : m_tree(tree)
    {
    }

    /// The first value placed, or kNone.
    Index root() const { return m_root; }
    /// A node did not fit into the tree: nothing that follows will.
    bool isFull() const { return m_full; }
    /// What is placed now is dropped.
    bool isHidden() const { return !m_open.isEmpty() && m_open.last().container == NodeTree::kNone; }

    // Each of these returns the new node; kNone when it is dropped.
    Index place(Kind kind, QByteArrayView text = {})
    {
        return isHidden() ? NodeTree::kNone : put(m_tree.add(kind, text));
    }
    Index placeInteger(qint64 value) { return isHidden() ? NodeTree::kNone : put(m_tree.addInteger(value)); }
    Index placeBool(bool value) { return isHidden() ? NodeTree::kNone : put(m_tree.addBool(value)); }
    Index placeDouble(double value, QByteArrayView text)
    {
        return isHidden() ? NodeTree::kNone : put(m_tree.addDouble(value, text));
    }
    /// `original` may be kNone, a value that was dropped: then this is Omitted.
    Index placeAgain(Index original);
    /// The same, for an array that is not shared: it is there once more, with all that is in it.
    Index placeCopy(Index original);
    /// A text that may stand for much with few bytes; Omitted when there is too much of it.
    Index placeRepeatedText(QByteArrayView text)
    {
        return isHidden() ? NodeTree::kNone : put(m_repeated.addText(m_tree, text));
    }

    /// An array (List), an object (Opaque with its class) or a Map of `elements` pairs, into which the next
    /// keys and values go until close().
    Index open(Kind kind, quint64 elements, QByteArrayView className = {});
    /// How many containers are open.
    qsizetype depth() const { return m_open.size(); }
    /// Of the innermost open container: how many pairs are to come.
    quint64 left() const { return m_open.last().left; }
    /// A key for the next value; counts one pair.
    void integerKey(qint64 key);
    void textKey(QByteArrayView key);
    /// One pair that was announced and is not there.
    void skipPair() { --m_open.last().left; }
    void close();

    /// The bytes end here: an Omitted node where the next value or key would stand. `isOdd`: they do not end, but
    /// nobody knows what they are.
    void breakOff(bool isOdd = false);

private:
    struct Container {
        Index container;             ///< kNone: dropped
        Index key = NodeTree::kNone; ///< of the value to come
        quint64 left = 0;
        qint64 listKey = 0; ///< the next one, if this is to stay a List
    };

    Index put(Index node);
    void turnIntoMap(Index list);
    void addTime(Index object);

    NodeTree &m_tree;
    RepeatedValues m_repeated;
    QVarLengthArray<Container, 16> m_open;
    Index m_root = NodeTree::kNone;
    bool m_full = false;
};

/// Into the innermost container, together with its key: so keys and values stay in pairs, even in a full tree.
inline NodeTree::Index PhpTreeBuilder::put(Index node)
{
    if (node == NodeTree::kNone) [[unlikely]] {
        m_full = true;
        return node;
    }
    if (m_open.isEmpty()) {
        if (m_root == NodeTree::kNone)
            m_root = node;
        return node;
    }
    Container &open = m_open.last();
    if (m_tree.at(open.container).kind != Kind::List) {
        if (open.key == NodeTree::kNone)
            return NodeTree::kNone; // the tree was full before it
        m_tree.append(open.container, std::exchange(open.key, NodeTree::kNone));
    }
    m_tree.append(open.container, node);
    return node;
}

} // namespace formats
