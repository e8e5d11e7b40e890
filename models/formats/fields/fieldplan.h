// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/formatdescription.h"
#include "models/formats/keys/keypattern.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <cstring>
#include <optional>
#include <span>
#include <vector>

namespace formats
{

/// The attribute paths of a format, merged into one tree, so that a single pass over a payload finds them
/// all: a reader goes down member by member, and skips what has no node here.
///
/// Each node has a hash table of its children in one common array: a member that nobody asks for costs one
/// probe.
class FieldPlan
{
public:
    enum class Attribute : quint8 { User, Ip, UserAgent, Created, LastAccess, Expires, FullTtl };
    static constexpr size_t kAttributes = 7;

    /// What a scalar at a node is good for.
    struct Target {
        Attribute attribute = Attribute::User;
        TimeUnit unit = TimeUnit::Automatic;
        quint16 rank = 0; ///< position in the attribute's list: a lower one wins
    };

    using Node = quint16;
    static constexpr Node kRoot = 0;
    static constexpr Node kNone = 0; ///< the root is nobody's child
    static constexpr quint64 kForbiddenBit = quint64(1) << 63;
    /// `requireAny` counts as one: what is beyond has no bit, and is not asked for.
    static constexpr size_t kMostRequirements = 63;

    explicit FieldPlan(const FormatDescription &description);

    Node child(Node parent, QByteArrayView name) const;
    bool hasChildren(Node node) const { return m_nodes[node].tableSize != 0; }

    /// What a step other than a name leads to.
    struct Branch {
        KeyPattern glob;  ///< of Glob
        CodecChain chain; ///< of Decode
        QByteArray name;  ///< of Where
        Node node = kNone;
    };
    /// Children by a glob over their names.
    std::span<const Branch> globs(Node node) const { return special(node).globs; }
    /// Children that are this object itself, if its member named so is the session's id.
    std::span<const Branch> wheres(Node node) const { return special(node).wheres; }
    /// Where a text goes on when it is decoded.
    std::span<const Branch> decoders(Node node) const { return special(node).decoders; }
    /// The node whose children may stand at any depth below; kNone: there is none.
    Node anywhere(Node node) const { return m_nodes[node].anywhere; }
    /// Some path has a step that only a tree can answer: one by a glob, by depth, by an index, by decoding.
    bool needsTree() const { return m_needsTree; }
    std::span<const Target> targets(Node node) const { return m_nodes[node].targets; }
    /// Bits of the requirements that a value at this node fulfils.
    quint64 fulfilled(Node node, bool isObject) const
    {
        const Entry &entry = m_nodes[node];
        return entry.whenPresent | (isObject ? entry.whenObject : 0);
    }
    /// The same of a boolean: where one of several names of a user is asked for it is none.
    quint64 fulfilledByFlag(Node node) const
    {
        const Entry &entry = m_nodes[node];
        return entry.whenPresent & ~(entry.isOfUser ? m_anyRequirement : 0);
    }
    /// A text that must stand at a node.
    struct Expected {
        QByteArray text;
        std::optional<KeyCapture> capture = {}; ///< the text is what the key names
        quint64 bit = 0;
    };
    std::span<const Expected> expected(Node node) const { return special(node).expected; }
    /// Bits that a session must have.
    quint64 allRequirements() const { return m_allRequirements; }
    /// Bits of which a session must have one, if there are any.
    quint64 anyRequirement() const { return m_anyRequirement; }
    /// The bit that no session has; 0: whatever it has.
    quint64 forbidden() const { return m_forbidden; }
    /// A number is another name of a user who has a name: its place was named by whoever knows the payload.
    bool keepsNumbers() const { return m_keepsNumbers; }
    /// First steps of all paths: the fields of a hash worth asking for.
    QByteArrayList topLevelNames() const;

private:
    /// What few nodes have.
    struct Special {
        std::vector<Branch> globs;
        std::vector<Branch> decoders;
        std::vector<Branch> wheres;
        std::vector<Expected> expected;
    };
    struct Entry {
        QByteArray name;
        std::vector<Node> children;
        std::vector<Target> targets;
        Node anywhere = kNone;
        quint16 special = 0;   ///< index; 0: nothing special
        bool isOfUser = false; ///< here, or a step below, stands what names the user
        quint64 whenPresent = 0;
        quint64 whenObject = 0;
        quint32 tableOffset = 0;
        quint32 tableSize = 0; ///< a power of two, at least twice as many as children
    };

    static size_t hash(QByteArrayView name)
    {
        const auto byte = [name](qsizetype index) { return static_cast<size_t>(static_cast<uchar>(name[index])); };
        const qsizetype last = name.size() - 1;
        return byte(0) + 7 * byte(last) + 31 * byte(last / 2) + 3 * static_cast<size_t>(name.size());
    }

    const Special &special(Node node) const { return m_specials[m_nodes[node].special]; }
    Special &specialOf(Node node);
    /// Nothing where there is no room left for it, or no path: nobody finds it then.
    std::optional<Node> nodeFor(const PathSteps &steps);
    Node nodeAfter(Node node, const PathStep &step);
    Node added(const QByteArray &name); ///< kNone: there is no room left
    void add(const AttributePaths &paths, Attribute attribute);
    void buildTables();

    std::vector<Entry> m_nodes;
    std::vector<Special> m_specials; ///< the first is empty
    std::vector<Node> m_table;
    quint64 m_allRequirements = 0;
    quint64 m_anyRequirement = 0;
    quint64 m_forbidden = 0;
    bool m_needsTree = false;
    bool m_keepsNumbers = false;
};

inline FieldPlan::Node FieldPlan::child(Node parent, QByteArrayView name) const
{
    const Entry &entry = m_nodes[parent];
    if (entry.tableSize == 0 || name.isEmpty())
        return kNone;
    const Node *table = m_table.data() + entry.tableOffset;
    for (size_t slot = hash(name);; ++slot) {
        const Node candidate = table[slot & (entry.tableSize - 1)];
        if (candidate == kNone)
            return kNone;
        const QByteArray &known = m_nodes[candidate].name;
        if (known.size() == name.size() &&
            std::memcmp(known.constData(), name.data(), static_cast<size_t>(name.size())) == 0)
            return candidate;
    }
}

} // namespace formats
