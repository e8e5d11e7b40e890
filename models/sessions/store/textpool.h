// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/bytearena.h"
#include "models/sessions/store/chunkedcolumn.h"
#include "models/sessions/store/keyindex.h"

#include <QByteArrayView>

#include <cstring>
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
    /// One more use of a text that somebody uses.
    Id acquireKnown(Id id);
    /// 0: nobody uses it.
    Id find(QByteArrayView text) const
    {
        if (text.isEmpty())
            return 0;
        text = text.first(qMin(text.size(), kLongest));
        const ByteArena::Block known = blockOf(text, m_index.hash(text));
        return known == ByteArena::kNoBlock ? 0 : head(known).id;
    }
    /// For acquire() and the prefetches; the empty text has 0.
    quint64 hash(QByteArrayView text) const
    {
        return text.isEmpty() ? 0 : m_index.hash(text.first(qMin(text.size(), kLongest)));
    }
    /// acquire() visits two places in memory, one found in the other; these ask for them ahead of time.
    void prefetchIndex(quint64 hash) const { m_index.prefetch(hash); }
    void prefetchText(quint64 hash) const
    {
        const ByteArena::Block block = m_index.firstCandidate(hash);
        if (block != KeyIndex::kNotFound)
            m_arena.prefetch(block);
    }
    /// True when this was the last use.
    bool release(Id id);
    bool equals(Id id, QByteArrayView text) const { return view(id) == text.first(qMin(text.size(), kLongest)); }

    QByteArrayView view(Id id) const
    {
        const ByteArena::Block block = m_blocks[id];
        return block == ByteArena::kNoBlock ? QByteArrayView() : textAt(block);
    }
    quint32 uses(Id id) const { return m_blocks[id] == ByteArena::kNoBlock ? 0 : head(m_blocks[id]).uses; }
    /// All ids in use are below it.
    Id limit() const { return m_limit; }
    /// Texts in use; the empty one is not counted.
    Id count() const { return m_limit - 1 - static_cast<Id>(m_free.size()); }
    qsizetype memoryUse() const;

private:
    static constexpr qsizetype kLongest = 2048;

    /// Stands before each text: whoever looks for a text has all of it with one cache miss.
    struct Head {
        Id id = 0;
        quint32 uses = 0;
        quint16 length = 0;
    };
    /// Without the padding behind it.
    static constexpr qsizetype kHeadSize = 10;

    Head head(ByteArena::Block block) const
    {
        Head head;
        std::memcpy(static_cast<void *>(&head), m_arena.at(block), kHeadSize);
        return head;
    }
    void setHead(ByteArena::Block block, const Head &head)
    {
        std::memcpy(m_arena.at(block), static_cast<const void *>(&head), kHeadSize);
    }
    /// kNoBlock: nobody uses it.
    ByteArena::Block blockOf(QByteArrayView text, quint64 hash) const
    {
        return m_index.find(hash, [&](ByteArena::Block block) { return textAt(block) == text; });
    }
    QByteArrayView textAt(ByteArena::Block block) const
    {
        return QByteArrayView(m_arena.at(block) + kHeadSize, head(block).length);
    }

    ByteArena m_arena;
    KeyIndex m_index; ///< of blocks
    ChunkedColumn<ByteArena::Block> m_blocks;
    std::vector<Id> m_free;
    Id m_limit = 1;
};

} // namespace sessions
