// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/bytearena.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sessions
{

ByteArena::ByteArena()
{
    m_free.fill(kNoBlock);
}

quint32 ByteArena::sizeClass(quint32 &granules)
{
    if (granules <= kExactClasses)
        return granules - 1;
    granules = std::bit_ceil(granules);
    return kExactClasses + static_cast<quint32>(std::countr_zero(granules / kExactClasses)) - 1;
}

ByteArena::Block ByteArena::addChunk(qsizetype size)
{
    quint32 number = 0;
    if (!m_freeChunks.empty()) {
        number = m_freeChunks.back();
        m_freeChunks.pop_back();
    } else if (m_chunks.size() + 1 < kMostChunks) { // the last number would collide with kNoBlock
        number = static_cast<quint32>(m_chunks.size());
        m_chunks.emplace_back();
    } else {
        return kNoBlock;
    }
    // Not value-initialised: pages that nothing was written to yet cost nothing.
    m_chunks[number] = {std::unique_ptr<std::byte[]>(new std::byte[static_cast<size_t>(size)]), size};
    m_bytes += size;
    return number << kChunkBits;
}

void ByteArena::keep(Block block, quint32 granules)
{
    Block &head = m_free[sizeClass(granules)];
    std::memcpy(placeOf(block), &head, sizeof head);
    head = block;
}

ByteArena::Block ByteArena::cut(quint32 granules)
{
    if (granules > m_remaining) {
        // What is left of the old chunk is not lost: it serves shorter texts.
        while (m_remaining > 0) {
            const quint32 piece = std::min(m_remaining, kExactClasses);
            keep(m_next, piece);
            m_next += piece;
            m_remaining -= piece;
        }
        const Block chunk = addChunk(qsizetype(kChunkGranules) * kGranule);
        if (chunk == kNoBlock)
            return kNoBlock;
        m_next = chunk;
        m_remaining = kChunkGranules;
    }
    const Block block = m_next;
    m_next += granules;
    m_remaining -= granules;
    return block;
}

ByteArena::Block ByteArena::take(qsizetype size)
{
    if (size > qsizetype(kLargestShared) * kGranule)
        return addChunk(size);
    auto granules = static_cast<quint32>((size + kGranule - 1) / kGranule);
    Block &head = m_free[sizeClass(granules)];
    const Block block = head;
    if (block == kNoBlock)
        return cut(granules);
    std::memcpy(&head, placeOf(block), sizeof head);
    return block;
}

ByteArena::Block ByteArena::store(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return 0;
    const Block block = take(bytes.size());
    if (block != kNoBlock)
        std::memcpy(placeOf(block), bytes.data(), static_cast<size_t>(bytes.size()));
    return block;
}

void ByteArena::release(Block block, qsizetype length)
{
    if (length == 0)
        return;
    if (length > qsizetype(kLargestShared) * kGranule) {
        const quint32 number = block >> kChunkBits;
        m_bytes -= m_chunks[number].size;
        m_chunks[number] = {};
        m_freeChunks.push_back(number);
        return;
    }
    keep(block, static_cast<quint32>((length + kGranule - 1) / kGranule));
}

} // namespace sessions
