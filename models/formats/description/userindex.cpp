// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/userindex.h"

#include <QSet>

#include <optional>
#include <span>

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

// No framework's ids are longer than a key may be for a row.
constexpr qsizetype kLongestIndexedId = 4096;

/// Collects what stands at the end of paths. A tree is finite, and each step goes down: what `**` visits is
/// bounded by the nodes times the number of `**`, of which a description has one or two.
class IdCollector
{
public:
    IdCollector(NodeTree &tree, qsizetype most)
        : m_tree(tree)
        , m_most(most)
    {
    }

    void collect(Index at, std::span<const PathStep> steps)
    {
        if (at == NodeTree::kNone || m_found.incomplete)
            return;
        if (steps.empty()) {
            take(at);
            return;
        }
        const PathStep &step = steps.front();
        const auto rest = steps.subspan(1);
        switch (step.kind) {
        case PathStep::Kind::Name:
        case PathStep::Kind::Glob:
            forChildren(at, [&](QByteArrayView name, Index child) {
                if (fits(step, name))
                    collect(child, rest);
            });
            break;
        case PathStep::Kind::Anywhere:
            collect(at, rest);
            forChildren(at, [&](QByteArrayView, Index child) {
                if (m_tree.at(child).isContainer())
                    collect(child, steps);
            });
            break;
        case PathStep::Kind::Decode:
            decode(at, step, rest);
            break;
        case PathStep::Kind::Where: // refused by the description: there is no session yet
            break;
        }
    }

    IndexedIds take() { return std::move(m_found); }

private:
    template<typename Visit> void forChildren(Index at, Visit visit)
    {
        const NodeTree::Node node = m_tree.at(at); // a copy: decoding adds nodes, and may move them
        const bool isList = node.kind == Kind::List;
        if (!node.isContainer())
            return;
        qsizetype number = 0;
        for (Index child = node.first; child != NodeTree::kNone && !m_found.incomplete;) {
            const Index value = isList ? child : m_tree.at(child).next;
            if (value == NodeTree::kNone)
                return;
            const QByteArray position = isList ? QByteArray::number(number++) : QByteArray();
            visit(isList ? QByteArrayView(position) : m_tree.at(child).text, value);
            child = m_tree.at(value).next;
        }
    }

    static bool fits(const PathStep &step, QByteArrayView name)
    {
        if (step.kind == PathStep::Kind::Name)
            return name == step.text;
        const auto glob = KeyPattern::fromGlob(step.text);
        return glob && glob->match(name).has_value();
    }

    void decode(Index at, const PathStep &step, std::span<const PathStep> rest)
    {
        const NodeTree::Node node = m_tree.at(at);
        if (node.kind == Kind::String || node.kind == Kind::Bytes)
            collect(runChain(step.chain, node.text, false, m_tree).root, rest);
    }

    void take(Index at)
    {
        const NodeTree::Node &node = m_tree.at(at);
        const bool isText = node.kind == Kind::String || node.kind == Kind::Bytes || node.kind == Kind::BigInteger;
        if (!isText && node.kind != Kind::Integer)
            return;
        const QByteArray id = isText ? node.text.toByteArray() : QByteArray::number(node.integer);
        if (id.isEmpty() || id.size() > kLongestIndexedId || m_known.contains(id))
            return;
        if (m_found.ids.size() >= m_most) {
            m_found.incomplete = true;
            return;
        }
        m_known.insert(id);
        m_found.ids.append(id);
    }

    NodeTree &m_tree;
    const qsizetype m_most;
    QSet<QByteArray> m_known;
    IndexedIds m_found;
};

} // namespace

QByteArray UserIndex::keyFor(const QByteArray &prefix, const QByteArray &user) const
{
    return key.filled({.prefix = prefix, .user = user}).value_or(QByteArray());
}

IndexedIds idsOf(const UserIndex &index, QByteArrayView value, bool isPrefix, qsizetype most)
{
    static thread_local NodeTree tree;
    for (const CodecChain &chain : index.chains) {
        tree.clear();
        const ChainResult result = runChain(chain, value, isPrefix, tree);
        if (result.root == NodeTree::kNone)
            continue;
        IdCollector collector(tree, most);
        if (index.ids.empty())
            collector.collect(result.root, {});
        for (const PathSteps &path : index.ids)
            collector.collect(result.root, path);
        IndexedIds found = collector.take();
        found.incomplete = found.incomplete || tree.isIncomplete();
        return found;
    }
    IndexedIds nothing;
    nothing.undecodable = true;
    return nothing;
}

} // namespace formats
