// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/nodetree.h"

#include <utility>

namespace formats
{

namespace
{

// What a usual payload needs; more is given back after it.
constexpr size_t kUsualNodes = 4096;
constexpr qsizetype kMostSuspicions = 16;

} // namespace

void NodeTree::clear()
{
    m_nodes.clear();
    if (m_nodes.capacity() > kUsualNodes)
        m_nodes.shrink_to_fit();
    m_kept.clear();
    m_keptBytes = 0;
    m_suspicions.clear();
    m_incomplete = false;
    m_odd = false;
}

void NodeTree::rewind(const Mark &mark)
{
    m_nodes.resize(mark.nodes);
    m_kept.resize(mark.kept);
    m_keptBytes = mark.keptBytes;
    m_suspicions.resize(mark.suspicions);
    m_incomplete = mark.incomplete;
    m_odd = mark.odd;
}

NodeTree::Index NodeTree::addDouble(double value, QByteArrayView text)
{
    const Index index = add(Kind::Double, text);
    if (index != kNone)
        m_nodes[index].number = value;
    return index;
}

NodeTree::Index NodeTree::addBool(bool value)
{
    const Index index = add(Kind::Bool);
    if (index != kNone)
        m_nodes[index].integer = value ? 1 : 0;
    return index;
}

NodeTree::Index NodeTree::addAgain(Index original)
{
    if (original >= m_nodes.size())
        return add(Kind::Null);
    const Node copied = m_nodes[original];
    if (copied.isContainer()) {
        const Index index = add(Kind::Reference);
        if (index != kNone)
            m_nodes[index].integer = original;
        return index;
    }
    const Index index = add(copied.kind, copied.text);
    if (index == kNone)
        return kNone;
    if (copied.kind == Kind::Double)
        m_nodes[index].number = copied.number;
    else
        m_nodes[index].integer = copied.integer;
    return index;
}

QByteArrayView NodeTree::keep(QByteArray bytes)
{
    if (bytes.size() > kMostKept - m_keptBytes) {
        m_incomplete = true;
        return {};
    }
    m_keptBytes += bytes.size();
    return m_kept.emplace_back(std::move(bytes));
}

NodeTree::Index NodeTree::find(Index container, QByteArrayView key) const
{
    Index found = kNone;
    for (Index at = m_nodes[container].first; at != kNone;) {
        const Index value = m_nodes[at].next;
        if (value == kNone)
            break;
        if ((m_nodes[at].kind == Kind::String || m_nodes[at].kind == Kind::Bytes) && m_nodes[at].text == key)
            found = value;
        at = m_nodes[value].next;
    }
    return found;
}

void NodeTree::markSuspicious(QByteArray what)
{
    if (m_suspicions.size() < kMostSuspicions && !m_suspicions.contains(what))
        m_suspicions.append(std::move(what));
}

} // namespace formats
