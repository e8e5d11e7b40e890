// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/fieldplan.h"

#include "models/text/characters.h"

#include <algorithm>
#include <bit>

namespace formats
{

namespace
{

constexpr qsizetype kMostRanks = 0xffff;
constexpr size_t kMostNodes = 0xffff; ///< beside the root: what numbers a node

bool isIndex(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), text::isDigit);
}

} // namespace

FieldPlan::FieldPlan(const FormatDescription &description)
    : m_nodes(1)
    , m_specials(1)
{
    m_keepsNumbers = description.isOwn;
    add(description.user, Attribute::User);
    add(description.ip, Attribute::Ip);
    add(description.userAgent, Attribute::UserAgent);
    add(description.created, Attribute::Created);
    add(description.lastAccess, Attribute::LastAccess);
    add(description.expires, Attribute::Expires);
    add(description.fullTtl, Attribute::FullTtl);
    quint64 bit = 1;
    for (const Requirement &requirement : description.required) {
        const auto node = nodeFor(requirement.steps);
        if (node && (!requirement.equals.isEmpty() || requirement.capture))
            specialOf(*node).expected.push_back(
                {.text = requirement.equals, .capture = requirement.capture, .bit = bit});
        else if (node)
            (requirement.object ? m_nodes[*node].whenObject : m_nodes[*node].whenPresent) |= bit;
        m_allRequirements |= bit;
        bit = bit << 1 & ~kForbiddenBit; // 0 after the 63rd: what is beyond is not asked for
    }
    for (const PathSteps &steps : description.requiredAny) {
        if (const auto node = nodeFor(steps))
            m_nodes[*node].whenPresent |= bit;
        m_anyRequirement = bit; // one is enough: they share a bit
    }
    // All of them share a bit, and leave the others theirs.
    for (const PathSteps &steps : description.forbidden) {
        m_forbidden = kForbiddenBit;
        if (const auto node = nodeFor(steps))
            m_nodes[*node].whenPresent |= kForbiddenBit;
    }
    const auto namesUser = [this](Node node) {
        const std::vector<Target> &targets = m_nodes[node].targets;
        return std::any_of(targets.begin(), targets.end(),
                           [](const Target &target) { return target.attribute == Attribute::User; });
    };
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const std::vector<Node> &children = m_nodes[i].children;
        m_nodes[i].isOfUser =
            namesUser(static_cast<Node>(i)) || std::any_of(children.begin(), children.end(), namesUser);
    }
    buildTables();
    m_nodes.shrink_to_fit();
}

FieldPlan::Special &FieldPlan::specialOf(Node node)
{
    if (m_nodes[node].special == 0) {
        m_nodes[node].special = static_cast<quint16>(m_specials.size());
        m_specials.emplace_back();
    }
    return m_specials[m_nodes[node].special];
}

FieldPlan::Node FieldPlan::added(const QByteArray &name)
{
    if (m_nodes.size() > kMostNodes)
        return kNone;
    m_nodes.emplace_back().name = name;
    return static_cast<Node>(m_nodes.size() - 1);
}

FieldPlan::Node FieldPlan::nodeAfter(Node node, const PathStep &step)
{
    m_needsTree = m_needsTree || step.kind != PathStep::Kind::Name || isIndex(step.text);
    switch (step.kind) {
    case PathStep::Kind::Name: {
        const std::vector<Node> &children = m_nodes[node].children;
        const auto found = std::find_if(children.begin(), children.end(),
                                        [&](Node child) { return m_nodes[child].name == step.text; });
        if (found != children.end())
            return *found;
        const Node child = added(step.text);
        if (child != kNone)
            m_nodes[node].children.push_back(child);
        return child;
    }
    case PathStep::Kind::Glob: {
        const auto glob = KeyPattern::fromGlob(step.text);
        const std::vector<Branch> &globs = special(node).globs;
        const auto found = std::find_if(globs.begin(), globs.end(),
                                        [&](const Branch &branch) { return m_nodes[branch.node].name == step.text; });
        if (found != globs.end() || !glob)
            return found != globs.end() ? found->node : kNone;
        const Node child = added(step.text);
        if (child != kNone)
            specialOf(node).globs.push_back({.glob = *glob, .chain = {}, .name = {}, .node = child});
        return child;
    }
    case PathStep::Kind::Decode: {
        const std::vector<Branch> &decoders = special(node).decoders;
        const auto found = std::find_if(decoders.begin(), decoders.end(),
                                        [&](const Branch &branch) { return branch.chain == step.chain; });
        if (found != decoders.end())
            return found->node;
        const Node child = added({});
        if (child != kNone)
            specialOf(node).decoders.push_back({.glob = {}, .chain = step.chain, .name = {}, .node = child});
        return child;
    }
    case PathStep::Kind::Where: {
        const Node child = added({});
        if (child != kNone)
            specialOf(node).wheres.push_back({.glob = {}, .chain = {}, .name = step.text, .node = child});
        return child;
    }
    case PathStep::Kind::Anywhere:
        break;
    }
    if (m_nodes[node].anywhere == kNone) {
        const Node child = added({});
        m_nodes[node].anywhere = child;
    }
    return m_nodes[node].anywhere;
}

std::optional<FieldPlan::Node> FieldPlan::nodeFor(const PathSteps &steps)
{
    Node node = kRoot;
    for (const PathStep &step : steps) {
        node = nodeAfter(node, step);
        if (node == kNone)
            return std::nullopt;
    }
    return node;
}

void FieldPlan::add(const AttributePaths &paths, Attribute attribute)
{
    for (qsizetype rank = 0; rank < std::min(paths.size(), kMostRanks); ++rank) {
        if (const auto node = nodeFor(paths[rank].steps))
            m_nodes[*node].targets.push_back(
                {.attribute = attribute, .unit = paths[rank].unit, .rank = static_cast<quint16>(rank)});
    }
}

void FieldPlan::buildTables()
{
    for (Entry &entry : m_nodes) {
        if (entry.children.empty())
            continue;
        entry.tableOffset = static_cast<quint32>(m_table.size());
        // At most a quarter full: most lookups are for members that are not there.
        entry.tableSize = static_cast<quint32>(std::bit_ceil(entry.children.size() * 4));
        m_table.resize(m_table.size() + entry.tableSize, kNone);
        for (const Node child : entry.children) {
            size_t slot = hash(m_nodes[child].name);
            while (m_table[entry.tableOffset + (slot & (entry.tableSize - 1))] != kNone)
                ++slot;
            m_table[entry.tableOffset + (slot & (entry.tableSize - 1))] = child;
        }
    }
}

QByteArrayList FieldPlan::topLevelNames() const
{
    QByteArrayList names;
    for (const Node child : m_nodes[kRoot].children)
        names.append(m_nodes[child].name);
    return names;
}

} // namespace formats
