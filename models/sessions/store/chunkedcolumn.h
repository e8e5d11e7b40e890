// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/prefetch.h"

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <memory>
#include <vector>

namespace sessions
{

/// Values in one chunk of a column, of any type.
inline constexpr quint32 kColumnChunk = 1u << 12;

/// One column of a table of plain values, in chunks: growing never copies what is there, and never takes
/// twice what is needed.
template<typename T> class ChunkedColumn
{
public:
    T &operator[](quint32 index) { return m_chunks[index >> kBits][index & (kChunk - 1)]; }
    const T &operator[](quint32 index) const { return m_chunks[index >> kBits][index & (kChunk - 1)]; }

    void prefetch(quint32 index) const { messages::prefetch(&(*this)[index]); }

    /// Makes room for `count` values; new ones are zero.
    void reach(quint32 count)
    {
        while (m_chunks.size() * kChunk < count)
            m_chunks.push_back(std::make_unique<T[]>(kChunk));
    }
    qsizetype memoryUse() const
    {
        return static_cast<qsizetype>(m_chunks.size() * kChunk * sizeof(T) +
                                      m_chunks.capacity() * sizeof(std::unique_ptr<T[]>));
    }

private:
    static constexpr quint32 kChunk = kColumnChunk;
    static constexpr int kBits = std::countr_zero(kChunk);
    std::vector<std::unique_ptr<T[]>> m_chunks;
};

/// The same where most values are zero: chunks without another one take no memory.
template<typename T> class SparseColumn
{
public:
    T operator[](quint32 index) const
    {
        const size_t chunk = index >> kBits;
        return chunk < m_chunks.size() && m_chunks[chunk] ? m_chunks[chunk][index & (kChunk - 1)] : T{};
    }
    void set(quint32 index, T value)
    {
        const size_t chunk = index >> kBits;
        if (chunk >= m_chunks.size() || !m_chunks[chunk]) {
            if (value == T{})
                return;
            m_chunks.resize(std::max(m_chunks.size(), chunk + 1));
            m_chunks[chunk] = std::make_unique<T[]>(kChunk);
        }
        m_chunks[chunk][index & (kChunk - 1)] = value;
    }
    qsizetype memoryUse() const
    {
        const auto used =
            std::count_if(m_chunks.begin(), m_chunks.end(), [](const auto &chunk) { return chunk != nullptr; });
        return static_cast<qsizetype>(used) * static_cast<qsizetype>(kChunk * sizeof(T)) +
               static_cast<qsizetype>(m_chunks.capacity() * sizeof(std::unique_ptr<T[]>));
    }

private:
    static constexpr quint32 kChunk = kColumnChunk;
    static constexpr int kBits = std::countr_zero(kChunk);
    std::vector<std::unique_ptr<T[]>> m_chunks;
};

} // namespace sessions
