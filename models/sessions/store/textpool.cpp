// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/textpool.h"

#include <QRandomGenerator>

namespace sessions
{

static_assert(KeyIndex::kNotFound == ByteArena::kNoBlock);

TextPool::TextPool()
    : m_index(QRandomGenerator::system()->generate64())
{
    m_blocks.reach(m_limit);
    m_blocks[0] = ByteArena::kNoBlock;
}

TextPool::Acquired TextPool::acquire(QByteArrayView text, quint64 hash)
{
    if (text.isEmpty())
        return {};
    text = text.first(qMin(text.size(), kLongest));
    const ByteArena::Block known = blockOf(text, hash);
    if (known != ByteArena::kNoBlock) {
        Head found = head(known);
        ++found.uses;
        setHead(known, found);
        return {found.id, false};
    }
    const ByteArena::Block block = m_arena.take(kHeadSize + text.size());
    if (block == ByteArena::kNoBlock)
        return {}; // 16 GiB of agents: better to show none than to fail
    Id id = m_limit;
    if (m_free.empty()) {
        ++m_limit;
        m_blocks.reach(m_limit);
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_blocks[id] = block;
    setHead(block, {id, 1, static_cast<quint16>(text.size())});
    std::memcpy(m_arena.at(block) + kHeadSize, text.data(), static_cast<size_t>(text.size()));
    m_index.insert(hash, block);
    return {id, true};
}

TextPool::Id TextPool::acquireKnown(Id id)
{
    const ByteArena::Block block = m_blocks[id];
    Head known = head(block);
    ++known.uses;
    setHead(block, known);
    return id;
}

bool TextPool::release(Id id)
{
    if (id == 0)
        return false;
    const ByteArena::Block block = m_blocks[id];
    Head known = head(block);
    if (--known.uses > 0) {
        setHead(block, known);
        return false;
    }
    m_index.erase(m_index.hash(textAt(block)), block);
    m_arena.release(block, kHeadSize + known.length);
    m_blocks[id] = ByteArena::kNoBlock;
    m_free.push_back(id);
    return true;
}

qsizetype TextPool::memoryUse() const
{
    return m_arena.memoryUse() + m_index.memoryUse() + m_blocks.memoryUse() +
           static_cast<qsizetype>(m_free.capacity() * sizeof(Id));
}

} // namespace sessions
