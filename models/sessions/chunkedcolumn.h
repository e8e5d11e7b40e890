// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>
#include <vector>

namespace sessions
{

/// One column of a table of plain values, in chunks: growing never copies what is there, and never takes
/// twice what is needed.
template<typename T> class ChunkedColumn
{
public:
    T &operator[](quint32 index) { return m_chunks[index >> kBits][index & (kChunk - 1)]; }
    const T &operator[](quint32 index) const { return m_chunks[index >> kBits][index & (kChunk - 1)]; }

    void prefetch(quint32 index) const { __builtin_prefetch(&(*this)[index]); }

    /// Makes room for `count` values; new ones are zero.
    void reach(quint32 count)
    {
        while (m_chunks.size() * kChunk < count)
            m_chunks.push_back(std::make_unique<T[]>(kChunk));
    }
    void clear()
    {
        m_chunks.clear();
        m_chunks.shrink_to_fit();
    }
    qsizetype memoryUse() const
    {
        return static_cast<qsizetype>(m_chunks.size() * kChunk * sizeof(T) +
                                      m_chunks.capacity() * sizeof(std::unique_ptr<T[]>));
    }

private:
    static constexpr quint32 kBits = 12;
    static constexpr quint32 kChunk = 1u << kBits;
    std::vector<std::unique_ptr<T[]>> m_chunks;
};

} // namespace sessions
