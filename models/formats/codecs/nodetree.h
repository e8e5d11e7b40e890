// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QByteArrayView>

#include <deque>
#include <vector>

namespace formats
{

/// A decoded payload as inert data: nodes in one array that is used again for the next payload, so that a
/// million small payloads are read without an allocation each. Decoders build it; readers of fields and
/// treeValue() walk it.
///
/// Texts are views: into the payload, which must outlive the tree's content, or into bytes given to keep().
/// A node belongs to at most one container. Nothing here follows, constructs or calls anything.
class NodeTree
{
public:
    using Index = quint32;
    static constexpr Index kNone = ~Index(0);

    /// More nodes than these are not built; add() then says no (see isFull()).
    static constexpr Index kMostNodes = 200'000;
    /// How deep containers may be nested; deeper ones are left out by the decoders.
    static constexpr int kDeepest = 64;
    /// Bytes that keep() takes over one payload: all layers of compression together, and decoded texts.
    static constexpr qsizetype kMostKept = 48 * 1024 * 1024;

    enum class Kind : quint8 {
        Null,
        Bool,       ///< `integer` is 0 or 1
        Integer,    ///< `integer`
        BigInteger, ///< `text`: decimal digits, a minus before them
        Double,     ///< `number`; `text` as it was written, or empty
        String,     ///< `text`, meant to be UTF-8 (not checked)
        Bytes,      ///< `text`
        List,       ///< children are the elements
        Map,        ///< children are key, value, key, value …
        Opaque,     ///< an object of the framework's language: `text` is its class, children as in a Map
        Reference,  ///< stands once more for the container `integer`; never followed
        Omitted,    ///< what was too deep, too much, or behind the end of a cut payload
    };

    struct Node {
        Kind kind = Kind::Null;
        QByteArrayView text = {};
        union {
            qint64 integer = 0;
            double number;
        };
        Index first = kNone; ///< child
        Index last = kNone;
        Index next = kNone; ///< sibling
        quint32 children = 0;

        bool isText() const { return kind == Kind::String || kind == Kind::Bytes; }
        bool isContainer() const { return kind == Kind::List || kind == Kind::Map || kind == Kind::Opaque; }
    };

    /// Forgets all nodes and kept bytes; keeps the memory of usual sizes.
    void clear();

    /// A new node that belongs to no container yet; kNone when the tree is full.
    Index add(Kind kind, QByteArrayView text = {});
    Index addInteger(qint64 value);
    Index addDouble(double value, QByteArrayView text = {});
    Index addBool(bool value);
    /// A second occurrence of `original`: scalars are copied, containers become a Reference.
    Index addAgain(Index original);
    /// Makes `child` the last child of `parent`; child must not have a parent. kNone as child is ignored.
    void append(Index parent, Index child);

    const Node &at(Index index) const { return m_nodes[index]; }
    Node &at(Index index) { return m_nodes[index]; }
    Index size() const { return static_cast<Index>(m_nodes.size()); }
    bool isFull() const { return m_nodes.size() >= kMostNodes; }

    /// Keeps bytes as long as the tree's content; an empty view when kMostKept is reached.
    QByteArrayView keep(QByteArray bytes);
    QByteArrayView keepCopy(QByteArrayView bytes) { return keep(bytes.toByteArray()); }
    qsizetype kept() const { return m_keptBytes; }

    /// The value behind `key` of a Map or Opaque; kNone when there is none. Of equal keys the last counts.
    Index find(Index container, QByteArrayView key) const;

    /// How much there is; what is added behind it can be taken back as long as nothing before it was given a child.
    struct Mark {
        Index nodes = 0;
        size_t kept = 0;
        qsizetype keptBytes = 0;
        qsizetype suspicions = 0;
        bool incomplete = false;
        bool odd = false;
    };
    Mark mark() const { return {size(), m_kept.size(), m_keptBytes, m_suspicions.size(), m_incomplete, m_odd}; }
    void rewind(const Mark &mark);

    /// The payload asks for something that no session needs (a pickle that names os.system): `what` says what.
    void markSuspicious(QByteArray what);
    const QByteArrayList &suspicions() const { return m_suspicions; }
    /// The payload ended early, or something was left out.
    void markIncomplete() { m_incomplete = true; }
    bool isIncomplete() const { return m_incomplete; }
    /// Something breaks the rules of the serialization, or stands behind its end; the rest of it was understood.
    void markOdd() { m_odd = true; }
    bool isOdd() const { return m_odd; }

private:
    std::vector<Node> m_nodes;
    std::deque<QByteArray> m_kept;
    qsizetype m_keptBytes = 0;
    QByteArrayList m_suspicions;
    bool m_incomplete = false;
    bool m_odd = false;
};

// A payload of the usual size has a hundred nodes: what each of them takes is inline.

inline NodeTree::Index NodeTree::add(Kind kind, QByteArrayView text)
{
    if (isFull()) [[unlikely]] {
        m_incomplete = true;
        return kNone;
    }
    Node &node = m_nodes.emplace_back();
    node.kind = kind;
    node.text = text;
    return static_cast<Index>(m_nodes.size() - 1);
}

inline NodeTree::Index NodeTree::addInteger(qint64 value)
{
    const Index index = add(Kind::Integer);
    if (index != kNone)
        m_nodes[index].integer = value;
    return index;
}

inline void NodeTree::append(Index parent, Index child)
{
    if (child == kNone || parent == kNone)
        return;
    Node &container = m_nodes[parent];
    if (container.last == kNone)
        container.first = child;
    else
        m_nodes[container.last].next = child;
    container.last = child;
    ++container.children;
}

} // namespace formats
