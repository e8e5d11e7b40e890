// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/prefetch.h"

#include <QByteArrayView>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace sessions
{

/// Bytes of many short texts, in blocks of 4-byte granules cut from large chunks. A block that is given back
/// goes to the free list of its size, so that sessions that come and go reuse each other's memory instead of
/// growing it. A block is 32 bits wide and carries no header: its owner remembers the length.
class ByteArena
{
public:
    using Block = quint32;
    static constexpr Block kNoBlock = 0xffffffffu;

    ByteArena();

    /// Copies `bytes`. kNoBlock when the arena is full (16 GiB, or 262,000 texts above 32 KiB).
    Block store(QByteArrayView bytes);
    /// Room for `size` bytes, to be written by the caller; not 0. kNoBlock as store().
    Block take(qsizetype size);
    /// Where a block lies: the same place until it is given back.
    char *at(Block block) { return reinterpret_cast<char *>(placeOf(block)); }
    const char *at(Block block) const { return reinterpret_cast<const char *>(placeOf(block)); }
    QByteArrayView view(Block block, qsizetype length) const
    {
        return length == 0 ? QByteArrayView() : QByteArrayView(placeOf(block), length);
    }
    /// Fetches the beginning of the text before somebody looks at it.
    void prefetch(Block block) const
    {
        if (!m_chunks.empty())
            messages::prefetch(placeOf(block));
    }
    /// `length` is that of the text that was stored.
    void release(Block block, qsizetype length);
    qsizetype memoryUse() const { return m_bytes; }

private:
    static constexpr quint32 kGranule = 4;    ///< just enough for a link of the free list
    static constexpr quint32 kChunkBits = 14; ///< granules in a chunk: 64 KiB
    static constexpr quint32 kChunkGranules = 1u << kChunkBits;
    static constexpr quint32 kMostChunks = 1u << (32 - kChunkBits);
    static constexpr quint32 kExactClasses = 128;  ///< up to 512 bytes: one class for each number of granules
    static constexpr quint32 kDoublingClasses = 6; ///< then 1, 2, 4 … 32 KiB
    static constexpr quint32 kLargestShared = kExactClasses << kDoublingClasses;

    struct Chunk {
        std::unique_ptr<std::byte[]> bytes;
        qsizetype size = 0;
    };

    /// Size class of a block of `granules`, which is rounded up to what the class really takes.
    static quint32 sizeClass(quint32 &granules);
    std::byte *placeOf(Block block)
    {
        return m_chunks[block >> kChunkBits].bytes.get() + qsizetype(block & (kChunkGranules - 1)) * kGranule;
    }
    const std::byte *placeOf(Block block) const
    {
        return m_chunks[block >> kChunkBits].bytes.get() + qsizetype(block & (kChunkGranules - 1)) * kGranule;
    }
    Block addChunk(qsizetype size);
    Block cut(quint32 granules);
    void keep(Block block, quint32 granules);

    std::vector<Chunk> m_chunks;
    std::vector<quint32> m_freeChunks;                          ///< numbers of chunks that held one large text
    std::array<Block, kExactClasses + kDoublingClasses> m_free; ///< heads; a free block begins with the next
    Block m_next = 0;                                           ///< first uncut granule of the chunk in use
    quint32 m_remaining = 0;                                    ///< granules left there
    qsizetype m_bytes = 0;
};

} // namespace sessions
