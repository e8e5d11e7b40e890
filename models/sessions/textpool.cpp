// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/textpool.h"

#include <QRandomGenerator>

namespace sessions
{

TextPool::TextPool()
    : m_index(static_cast<size_t>(QRandomGenerator::system()->generate64()))
{
    clear();
}

TextPool::Acquired TextPool::acquire(QByteArrayView text)
{
    if (text.isEmpty())
        return {};
    text = text.first(qMin(text.size(), kLongest));
    const quint64 hash = m_index.hash(text);
    const Id known = m_index.find(hash, [&](Id id) { return view(id) == text; });
    if (known != KeyIndex::kNotFound) {
        ++m_uses[known];
        return {known, false};
    }
    const ByteArena::Block block = m_arena.store(text);
    if (block == ByteArena::kNoBlock)
        return {}; // 16 GiB of agents: better to show none than to fail
    Id id = m_limit;
    if (m_free.empty()) {
        ++m_limit;
        m_blocks.reach(m_limit);
        m_lengths.reach(m_limit);
        m_uses.reach(m_limit);
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_blocks[id] = block;
    m_lengths[id] = static_cast<quint16>(text.size());
    m_uses[id] = 1;
    m_index.insert(hash, id);
    return {id, true};
}

bool TextPool::release(Id id)
{
    if (id == 0 || --m_uses[id] > 0)
        return false;
    m_index.erase(m_index.hash(view(id)), id);
    m_arena.release(m_blocks[id], m_lengths[id]);
    m_lengths[id] = 0;
    m_free.push_back(id);
    return true;
}

void TextPool::clear()
{
    m_arena.clear();
    m_index.clear();
    m_blocks.clear();
    m_lengths.clear();
    m_uses.clear();
    m_free.clear();
    m_free.shrink_to_fit();
    m_limit = 1;
    m_blocks.reach(1);
    m_lengths.reach(1);
    m_uses.reach(1);
}

qsizetype TextPool::memoryUse() const
{
    return m_arena.memoryUse() + m_index.memoryUse() + m_blocks.memoryUse() + m_lengths.memoryUse() +
           m_uses.memoryUse() + static_cast<qsizetype>(m_free.capacity() * sizeof(Id));
}

} // namespace sessions
