// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fieldplan.h"

#include <algorithm>
#include <bit>

namespace formats
{

namespace
{

constexpr size_t kMostRequirements = 64; // one bit each
constexpr size_t kMostRanks = 255;

} // namespace

FieldPlan::FieldPlan(const FormatDescription &description)
    : m_nodes(1)
{
    add(description.user, Attribute::User);
    add(description.ip, Attribute::Ip);
    add(description.userAgent, Attribute::UserAgent);
    add(description.created, Attribute::Created);
    add(description.lastAccess, Attribute::LastAccess);
    add(description.expires, Attribute::Expires);
    add(description.fullTtl, Attribute::FullTtl);
    Q_ASSERT(description.required.size() <= kMostRequirements);
    for (size_t i = 0; i < std::min(description.required.size(), kMostRequirements); ++i) {
        const Requirement &requirement = description.required[i];
        Entry &entry = m_nodes[nodeFor(requirement.steps)];
        (requirement.object ? entry.whenObject : entry.whenPresent) |= quint64(1) << i;
        m_allRequirements |= quint64(1) << i;
    }
    buildTables();
}

FieldPlan::Node FieldPlan::nodeFor(const QByteArrayList &steps)
{
    Node node = kRoot;
    for (const QByteArray &step : steps) {
        const std::vector<Node> &children = m_nodes[node].children;
        const auto found = std::find_if(children.begin(), children.end(),
                                        [&](Node child) { return m_nodes[child].name == step; });
        if (found != children.end()) {
            node = *found;
            continue;
        }
        const Node added = static_cast<Node>(m_nodes.size());
        m_nodes[node].children.push_back(added);
        m_nodes.push_back({.name = step, .children = {}, .targets = {}});
        node = added;
    }
    return node;
}

void FieldPlan::add(const std::vector<AttributePath> &paths, Attribute attribute)
{
    for (size_t rank = 0; rank < std::min(paths.size(), kMostRanks); ++rank) {
        m_nodes[nodeFor(paths[rank].steps)].targets.push_back(
            {.attribute = attribute, .unit = paths[rank].unit, .rank = static_cast<quint8>(rank)});
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

std::span<const FieldPlan::Target> FieldPlan::targets(Node node) const
{
    return m_nodes[node].targets;
}

quint64 FieldPlan::fulfilled(Node node, bool isObject) const
{
    const Entry &entry = m_nodes[node];
    return entry.whenPresent | (isObject ? entry.whenObject : 0);
}

QByteArrayList FieldPlan::topLevelNames() const
{
    QByteArrayList names;
    for (const Node child : m_nodes[kRoot].children)
        names.append(m_nodes[child].name);
    return names;
}

} // namespace formats
