// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/bytearena.h"
#include "models/sessions/store/chunkedcolumn.h"
#include "models/sessions/store/keyindex.h"

#include <QByteArrayView>

#include <vector>

namespace sessions
{

/// Texts that many sessions share (users, addresses, agents), each kept once and counted. The empty text is
/// number 0 and always there. A number is reused once nobody uses its text any more.
class TextPool
{
public:
    using Id = quint32;

    TextPool();

    struct Acquired {
        Id id = 0;
        bool isNew = false; ///< this is its first use
    };
    /// Texts above kLongest bytes are cut there: they are only shown, compared and searched.
    Acquired acquire(QByteArrayView text) { return acquire(text, hash(text)); }
    /// The same where the hash is known already.
    Acquired acquire(QByteArrayView text, quint64 hash);
    /// 0: nobody uses it.
    Id find(QByteArrayView text) const
    {
        const Id known = m_index.find(hash(text), [&](Id id) { return equals(id, text); });
        return text.isEmpty() || known == KeyIndex::kNotFound ? 0 : known;
    }
    /// For acquire() and the prefetches; the empty text has 0.
    quint64 hash(QByteArrayView text) const
    {
        return text.isEmpty() ? 0 : m_index.hash(text.first(qMin(text.size(), kLongest)));
    }
    /// acquire() visits three places in memory, each found in the one before; these ask for them ahead of time.
    void prefetchIndex(quint64 hash) const { m_index.prefetch(hash); }
    void prefetchEntry(quint64 hash) const
    {
        const Id id = m_index.firstCandidate(hash);
        if (id != KeyIndex::kNotFound)
            __builtin_prefetch(&m_entries[id]);
    }
    void prefetchText(quint64 hash) const
    {
        const Id id = m_index.firstCandidate(hash);
        if (id != KeyIndex::kNotFound)
            m_arena.prefetch(m_entries[id].block);
    }
    /// True when this was the last use.
    bool release(Id id);
    bool equals(Id id, QByteArrayView text) const { return view(id) == text.first(qMin(text.size(), kLongest)); }

    QByteArrayView view(Id id) const
    {
        const Entry &entry = m_entries[id];
        return m_arena.view(entry.block, entry.length);
    }
    quint32 uses(Id id) const { return m_entries[id].uses; }
    /// All ids in use are below it.
    Id limit() const { return m_limit; }
    /// Texts in use; the empty one is not counted.
    Id count() const { return m_limit - 1 - static_cast<Id>(m_free.size()); }
    qsizetype memoryUse() const;

private:
    static constexpr qsizetype kLongest = 2048;

    /// Together, as they are used together: one cache miss instead of three. Without padding, as there is one
    /// for nearly each session.
#pragma pack(push, 2)
    struct Entry {
        ByteArena::Block block = 0;
        quint32 uses = 0;
        quint16 length = 0;
    };
#pragma pack(pop)
    static_assert(sizeof(Entry) == 10);

    ByteArena m_arena;
    KeyIndex m_index;
    ChunkedColumn<Entry> m_entries;
    std::vector<Id> m_free;
    Id m_limit = 1;
};

} // namespace sessions
