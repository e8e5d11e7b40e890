// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/bytearena.h"
#include "models/sessions/chunkedcolumn.h"
#include "models/sessions/keyindex.h"

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
    Acquired acquire(QByteArrayView text);
    /// True when this was the last use.
    bool release(Id id);
    bool equals(Id id, QByteArrayView text) const
    {
        return view(id) == text.first(qMin(text.size(), kLongest));
    }

    QByteArrayView view(Id id) const { return m_arena.view(m_blocks[id], m_lengths[id]); }
    /// All ids in use are below it.
    Id limit() const { return m_limit; }
    void clear();
    qsizetype memoryUse() const;

private:
    static constexpr qsizetype kLongest = 2048;

    ByteArena m_arena;
    KeyIndex m_index;
    ChunkedColumn<ByteArena::Block> m_blocks;
    ChunkedColumn<quint16> m_lengths;
    ChunkedColumn<quint32> m_uses;
    std::vector<Id> m_free;
    Id m_limit = 0;
};

} // namespace sessions
