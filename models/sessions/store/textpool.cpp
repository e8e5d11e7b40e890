// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/textpool.h"

#include <QRandomGenerator>

namespace sessions
{

TextPool::TextPool()
    : m_index(QRandomGenerator::system()->generate64())
{
    m_entries.reach(m_limit);
}

TextPool::Acquired TextPool::acquire(QByteArrayView text, quint64 hash)
{
    if (text.isEmpty())
        return {};
    text = text.first(qMin(text.size(), kLongest));
    const Id known = m_index.find(hash, [&](Id id) { return view(id) == text; });
    if (known != KeyIndex::kNotFound) {
        ++m_entries[known].uses;
        return {known, false};
    }
    const ByteArena::Block block = m_arena.store(text);
    if (block == ByteArena::kNoBlock)
        return {}; // 16 GiB of agents: better to show none than to fail
    Id id = m_limit;
    if (m_free.empty()) {
        ++m_limit;
        m_entries.reach(m_limit);
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_entries[id] = {block, 1, static_cast<quint16>(text.size())};
    m_index.insert(hash, id);
    return {id, true};
}

bool TextPool::release(Id id)
{
    if (id == 0 || --m_entries[id].uses > 0)
        return false;
    m_index.erase(m_index.hash(view(id)), id);
    Entry &entry = m_entries[id];
    m_arena.release(entry.block, entry.length);
    entry.length = 0;
    m_free.push_back(id);
    return true;
}

qsizetype TextPool::memoryUse() const
{
    return m_arena.memoryUse() + m_index.memoryUse() + m_entries.memoryUse() +
           static_cast<qsizetype>(m_free.capacity() * sizeof(Id));
}

} // namespace sessions
