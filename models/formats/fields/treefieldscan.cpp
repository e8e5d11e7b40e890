// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/treefieldscan.h"

#include "models/formats/codecs/decoders.h"
#include "models/formats/values/nestedvalue.h"

#include <algorithm>
#include <unordered_set>

namespace formats
{

namespace
{

using Kind = NodeTree::Kind;

/// Goes down where the plan has nodes, and everywhere only below an Anywhere step, there with a budget.
class TreeFieldScan
{
public:
    TreeFieldScan(NodeTree &tree, const FieldPlan &plan, FieldFindings &findings)
        : m_tree(tree)
        , m_plan(plan)
        , m_findings(findings)
    {
    }

    void value(NodeTree::Index at, FieldPlan::Node node)
    {
        const NodeTree::Node found = m_tree.at(at); // a copy: decoding moves the nodes
        switch (found.kind) {
        case Kind::Null:
        case Kind::Omitted:
            return;
        case Kind::Reference:
            shared(static_cast<NodeTree::Index>(found.integer), node);
            return;
        case Kind::Bool:
            m_findings.noteFlag(node);
            return; // neither a name nor a time
        case Kind::Integer:
        case Kind::Double:
            m_findings.notePresent(node, false);
            if (!m_plan.targets(node).empty() || !m_plan.expected(node).empty())
                m_findings.offer(node, {.raw = numberText(found)});
            return;
        case Kind::BigInteger:
            m_findings.notePresent(node, false);
            m_findings.offer(node, {.raw = found.text});
            return;
        case Kind::String:
        case Kind::Bytes:
            if (goesOn(node) && openJson(found.text, [&](NodeTree::Index root) { value(root, node); }))
                return;
            m_findings.notePresent(node, false);
            m_findings.offer(node, {.raw = found.text});
            decode(found.text, node);
            return;
        case Kind::List:
        case Kind::Map:
        case Kind::Opaque:
            m_findings.notePresent(node, found.kind != Kind::List || found.children == 0);
            container(at, node);
        }
    }

    void member(QByteArrayView name, NodeTree::Index value, FieldPlan::Node parent)
    {
        if (const FieldPlan::Node child = m_plan.child(parent, name); child != FieldPlan::kNone)
            this->value(value, child);
        for (const FieldPlan::Branch &branch : m_plan.globs(parent)) {
            if (branch.glob.match(name))
                this->value(value, branch.node);
        }
    }

private:
    static constexpr int kMostVisited = 20'000;
    /// Calls within calls: behind a reference a tree has no depth of its own.
    static constexpr int kMostNested = 200;
    /// Members that are looked at behind references, over one payload: shared containers can stand for any number.
    static constexpr quint64 kMostShared = 100'000;

    /// An object that the payload holds in several places, written once.
    void shared(NodeTree::Index target, FieldPlan::Node node)
    {
        if (target >= m_tree.size() || !m_tree.at(target).isContainer())
            return;
        ++m_behindReferences;
        value(target, node);
        --m_behindReferences;
    }

    bool mayEnter(NodeTree::Index container)
    {
        if (m_behindReferences == 0)
            return true;
        m_shared += quint64(1) + m_tree.at(container).children;
        return m_shared <= kMostShared;
    }

    QByteArrayView numberText(const NodeTree::Node &number)
    {
        if (number.kind == Kind::Integer)
            return m_tree.keep(QByteArray::number(number.integer));
        // Seconds with their milliseconds, and no exponent.
        return number.text.isEmpty() ? m_tree.keep(QByteArray::number(number.number, 'f', 6)) : number.text;
    }

    void decode(QByteArrayView text, FieldPlan::Node node)
    {
        for (const FieldPlan::Branch &branch : m_plan.decoders(node)) {
            const ChainResult result = runChain(branch.chain, text, false, m_tree);
            if (result.encrypted)
                m_findings.noteEncrypted();
            else if (result.root != NodeTree::kNone)
                value(result.root, branch.node);
        }
    }

    /// Some path leads to what is in a container that stands here.
    bool goesOn(FieldPlan::Node node) const
    {
        return m_plan.hasChildren(node) || !m_plan.globs(node).empty() || !m_plan.wheres(node).empty() ||
               m_plan.anywhere(node) != FieldPlan::kNone;
    }

    /// A text that is JSON itself, as whoever writes it twice leaves it: `then` gets its root. False: it is none.
    template<typename Then> bool openJson(QByteArrayView text, Then then)
    {
        constexpr qsizetype kLongest = 1024 * 1024;
        const bool mayBeJson =
            (text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']'));
        if (!mayBeJson || text.size() > kLongest || m_nesting == kMostNesting)
            return false;
        const NodeTree::Index root = decodeJson(text, false, m_tree);
        if (root == NodeTree::kNone)
            return false;
        ++m_nesting;
        then(root);
        --m_nesting;
        return true;
    }

    void container(NodeTree::Index at, FieldPlan::Node node)
    {
        if (!mayEnter(at))
            return;
        // Dates and decimals of all languages: their class, with the readable text as `value`.
        if (m_tree.at(at).kind == Kind::Opaque && !m_plan.targets(node).empty()) {
            // A number is a time, if one is asked for; a user is rather the text.
            const bool isBoth = m_tree.at(at).text == kTextOrInt32;
            const NodeTree::Index number = isBoth ? m_tree.find(at, "number") : NodeTree::kNone;
            if (number != NodeTree::kNone)
                m_findings.offer(node, {.raw = numberText(NodeTree::Node(m_tree.at(number)))});
            const NodeTree::Index readable = m_tree.find(at, "value");
            if (readable != NodeTree::kNone && m_tree.at(readable).kind == Kind::String)
                m_findings.offer(node, {.raw = m_tree.at(readable).text});
        }
        if (m_tree.at(at).kind == Kind::List)
            offerNumbers(at, node);
        const FieldPlan::Node deep = m_plan.anywhere(node);
        members(at, node);
        if (deep != FieldPlan::kNone)
            everywhere(at, deep, 0);
    }

    /// A time may be a list of its parts; nothing else is.
    void offerNumbers(NodeTree::Index at, FieldPlan::Node node)
    {
        constexpr int kMostParts = 9;
        const auto targets = m_plan.targets(node);
        const bool isTime = !targets.empty() && std::all_of(targets.begin(), targets.end(), [](const auto &target) {
            return target.attribute == FieldPlan::Attribute::Created ||
                   target.attribute == FieldPlan::Attribute::LastAccess ||
                   target.attribute == FieldPlan::Attribute::Expires;
        });
        if (!isTime)
            return;
        QByteArray parts("[");
        int count = 0;
        for (NodeTree::Index child = m_tree.at(at).first; child != NodeTree::kNone; child = m_tree.at(child).next) {
            if (m_tree.at(child).kind != Kind::Integer || ++count > kMostParts)
                return;
            parts += QByteArray::number(m_tree.at(child).integer) + ',';
        }
        if (count == 0)
            return;
        parts.back() = ']';
        m_findings.offer(node, {.raw = m_tree.keep(parts)});
    }

    void members(NodeTree::Index at, FieldPlan::Node node)
    {
        for (const FieldPlan::Branch &branch : m_plan.wheres(node)) {
            const NodeTree::Index member =
                m_tree.at(at).kind == Kind::List ? NodeTree::kNone : m_tree.find(at, branch.name);
            if (member != NodeTree::kNone && m_tree.at(member).kind == Kind::String &&
                m_tree.at(member).text == m_findings.id())
                value(at, branch.node);
        }
        if (!m_plan.hasChildren(node) && m_plan.globs(node).empty())
            return;
        const bool isList = m_tree.at(at).kind == Kind::List;
        qint64 index = 0;
        for (NodeTree::Index child = m_tree.at(at).first; child != NodeTree::kNone; ++index) {
            const NodeTree::Index next = m_tree.at(child).next;
            if (isList) {
                const QByteArray name = QByteArray::number(index);
                member(name, child, node);
                child = next;
                continue;
            }
            if (next == NodeTree::kNone)
                return;
            const NodeTree::Node key = m_tree.at(child);
            if (key.kind == Kind::String || key.kind == Kind::Bytes)
                member(key.text, next, node);
            else if (key.kind == Kind::Integer)
                member(QByteArray::number(key.integer), next, node);
            child = m_tree.at(next).next;
        }
    }

    void everywhere(NodeTree::Index at, FieldPlan::Node node, int nested)
    {
        if (m_tree.at(at).kind == Kind::Reference) {
            at = static_cast<NodeTree::Index>(m_tree.at(at).integer);
            // Once is enough, and ends a circle.
            if (at >= m_tree.size() || !m_entered.insert(quint64(at) << 16 | node).second)
                return;
        }
        if (++m_visited > kMostVisited || nested > kMostNested)
            return;
        if (m_tree.at(at).isText())
            openJson(m_tree.at(at).text, [&](NodeTree::Index root) { everywhere(root, node, nested + 1); });
        if (!m_tree.at(at).isContainer())
            return;
        members(at, node);
        for (NodeTree::Index child = m_tree.at(at).first; child != NodeTree::kNone; child = m_tree.at(child).next)
            everywhere(child, node, nested + 1);
    }

    NodeTree &m_tree;
    const FieldPlan &m_plan;
    FieldFindings &m_findings;
    int m_visited = 0;
    int m_nesting = 0; ///< texts within texts around this one
    int m_behindReferences = 0;
    quint64 m_shared = 0;
    std::unordered_set<quint64> m_entered; ///< shared containers, each with the node of an Anywhere step
};

} // namespace

void scanTree(NodeTree &tree, NodeTree::Index root, const FieldPlan &plan, FieldPlan::Node node,
              FieldFindings &findings)
{
    TreeFieldScan(tree, plan, findings).value(root, node);
}

void scanTreeField(QByteArrayView name, NodeTree &tree, NodeTree::Index value, const FieldPlan &plan,
                   FieldFindings &findings)
{
    TreeFieldScan(tree, plan, findings).member(name, value, FieldPlan::kRoot);
}

} // namespace formats
