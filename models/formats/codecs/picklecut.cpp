// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/picklemachine.h"

#include <algorithm>
#include <array>

// How a pickle's tree ends that was cut in its middle, or that is deeper than a tree may be.

namespace formats
{

namespace
{

using Index = NodeTree::Index;
using Kind = NodeTree::Kind;

/// Python writes so many elements at a time (CPython's Lib/pickle.py, _BATCHSIZE).
constexpr quint32 kBatch = 1000;

/// Objects of it are shown as one readable value.
bool isReadableType(PickleType type)
{
    switch (type) {
    case PickleType::DateTime:
    case PickleType::Date:
    case PickleType::Time:
    case PickleType::TimeDelta:
    case PickleType::TimeZone:
    case PickleType::Utc:
    case PickleType::ZoneInfo:
    case PickleType::Decimal:
    case PickleType::Uuid:
    case PickleType::Bytes:
    case PickleType::Text:
    case PickleType::Complex:
    case PickleType::Encode:
    case PickleType::GetAttribute:
        return true;
    case PickleType::Other:
    case PickleType::Map:
    case PickleType::DefaultMap:
    case PickleType::List:
    case PickleType::Reconstruct:
        break;
    }
    return false;
}

} // namespace

/// What would have become one readable value, such as a time, is no value in its parts: its class and all that was to
/// be given to it, or the texts that were to name that class.
void PickleMachine::dropOperands()
{
    const auto nodeOf = [this](const PickleEntry &entry) -> const NodeTree::Node & {
        return m_tree->at(referredNode(*m_tree, entry.node));
    };
    const auto first = std::find_if(m_stack.begin(), m_stack.end(), [this, nodeOf](const PickleEntry &entry) {
        if (nodeOf(entry).kind != Kind::Opaque)
            return false;
        if (!entry.isClass)
            return entry.type == PickleType::Uuid && nodeOf(entry).children == 0;
        const PickleEntry *next = &entry == &m_stack.back() ? nullptr : &entry + 1;
        const bool makesUuid = entry.type == PickleType::Reconstruct && next && next->type == PickleType::Uuid;
        return makesUuid || isReadableType(entry.type);
    });
    if (first != m_stack.end()) {
        const auto size = static_cast<size_t>(first - m_stack.begin());
        m_stack.resize(size);
        while (!m_marks.empty() && m_marks.back() > size)
            m_marks.pop_back();
        return;
    }
    const auto textAt = [this](size_t fromTop) {
        if (above() <= fromTop)
            return QByteArrayView();
        const NodeTree::Node &node = m_tree->at(m_stack[m_stack.size() - 1 - fromTop].node);
        return node.kind == Kind::String ? node.text : QByteArrayView();
    };
    const bool isKey = base() > 0 && m_tree->at(m_stack[base() - 1].node).kind == Kind::Map && above() % 2 == 1;
    if (isLikeGlobal(textAt(1), textAt(0)))
        m_stack.resize(m_stack.size() - 2);
    else if (!isKey && isLikeModule(textAt(0)))
        m_stack.pop_back();
}

/// Containers are written before their elements, which lie on the stack until an opcode behind the cut would
/// have put them in. The top of the stack is the innermost.
Index PickleMachine::finishCut()
{
    m_tree->markIncomplete();
    if (m_stack.empty())
        return NodeTree::kNone;
    dropOperands();
    // Where it breaks off. A full tree has no place for it.
    if (const Index omitted = m_tree->add(Kind::Omitted); omitted != NodeTree::kNone)
        m_stack.push_back({omitted});
    while (!m_marks.empty())
        foldMarked();
    settle(0, true);

    const Index root = referredNode(*m_tree, m_stack.front().node);
    const Kind kind = m_tree->at(root).kind;
    if (m_stack.front().node == root && (kind == Kind::List || kind == Kind::Map)) {
        for (size_t i = 1; i < m_stack.size(); ++i)
            m_tree->append(root, m_stack[i].node);
        if (kind == Kind::Map && m_tree->at(root).children % 2 != 0)
            m_tree->append(root, m_tree->add(Kind::Omitted));
    }
    return root;
}

/// What lies above the last mark belongs to the container below it if that still waits for elements, or to
/// a tuple that would have been made of it.
void PickleMachine::foldMarked()
{
    const size_t first = m_marks.back();
    settle(first, false);
    m_marks.pop_back();
    if (first > base()) {
        const PickleEntry &below = m_stack[first - 1];
        const NodeTree::Node &node = m_tree->at(below.node);
        const bool isMap = node.kind == Kind::Map;
        const quint32 written = isMap ? node.children / 2 : node.children;
        if ((isMap || node.kind == Kind::List) && written % kBatch == 0) {
            for (size_t i = first; i < m_stack.size(); ++i)
                m_tree->append(below.node, m_stack[i].node);
            m_stack.resize(first);
            if (isMap && m_tree->at(below.node).children % 2 != 0)
                m_tree->append(below.node, m_tree->add(Kind::Omitted));
            return;
        }
    }
    const Index tuple = m_tree->add(Kind::List);
    ++m_containers;
    if (tuple != NodeTree::kNone) {
        for (size_t i = first; i < m_stack.size(); ++i)
            m_tree->append(tuple, m_stack[i].node);
    }
    m_stack.resize(first);
    if (tuple != NodeTree::kNone)
        m_stack.push_back({tuple});
}

/// Calls, attributes and single elements that were about to be put together, from the top down.
void PickleMachine::settle(size_t first, bool isBottom)
{
    const auto isKind = [this](const PickleEntry &entry, Kind kind) { return m_tree->at(entry.node).kind == kind; };
    const auto isWaiting = [this, isKind](const PickleEntry &entry, Kind kind) {
        return isKind(entry, kind) && m_tree->at(entry.node).children == 0;
    };
    while (m_stack.size() - first >= 2) {
        const size_t size = m_stack.size();
        const PickleEntry top = m_stack[size - 1];
        const PickleEntry under = m_stack[size - 2];
        if (under.isClass && isKind(under, Kind::Opaque) && isKind(top, Kind::List)) {
            appendNamed(*m_tree, under.node, "args", top.node);
            m_stack.pop_back();
            m_stack.back().isClass = false;
        } else if (!under.isClass && isKind(under, Kind::Opaque) && isKind(top, Kind::Map)) {
            appendNamed(*m_tree, under.node, "state", top.node);
            m_stack.pop_back();
        } else if (isBottom && isWaiting(under, Kind::List)) {
            m_tree->append(under.node, top.node);
            m_stack.pop_back();
        } else if (isBottom && size - first >= 3 && isWaiting(m_stack[size - 3], Kind::Map)) {
            m_tree->append(m_stack[size - 3].node, under.node);
            m_tree->append(m_stack[size - 3].node, top.node);
            m_stack.resize(size - 2);
        } else {
            return;
        }
    }
}

/// Containers are made from the inside out, so that their depth is known only now. Costs a walk over all
/// nodes, which is why it is done only where there are enough containers.
void PickleMachine::limitDepth(Index root)
{
    std::array<Index, NodeTree::kDeepest> next; // of each depth: the sibling to go on with
    size_t depth = 0;
    next[0] = m_tree->at(root).isContainer() ? m_tree->at(root).first : NodeTree::kNone;
    for (;;) {
        const Index at = next[depth];
        if (at == NodeTree::kNone) {
            if (depth == 0)
                return;
            --depth;
            continue;
        }
        NodeTree::Node &node = m_tree->at(at);
        next[depth] = node.next;
        if (!node.isContainer())
            continue;
        if (depth + 1 < next.size()) {
            next[++depth] = node.first;
            continue;
        }
        node.kind = Kind::Omitted;
        node.text = {};
        node.first = NodeTree::kNone;
        node.last = NodeTree::kNone;
        node.children = 0;
        m_tree->markIncomplete();
    }
}

} // namespace formats
