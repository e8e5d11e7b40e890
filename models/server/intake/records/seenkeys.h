// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <span>
#include <vector>

namespace server
{

/// Which keys have been read as sessions, about: a Bloom filter of at most 1 MB, for the I/O thread, which keeps no
/// rows. Of a million keys one in twenty unseen ones is taken for seen; a seen one never for unseen.
/// Keys that are gone stay until two passes have begun since. Each node of a cluster has a filter, and a part of the
/// keys: how large it needs to be is known when a pass has ended.
class SeenKeys
{
public:
    SeenKeys();

    void note(QByteArrayView key) { note(std::span(&key, 1)); }
    void note(std::span<const QByteArrayView> keys);
    bool contains(QByteArrayView key) const;
    /// A pass over all keys begins: what it does not note again is forgotten when the next one begins.
    void beginPass();
    /// The pass is over: gives back what its keys have no need of.
    void endPass();
    /// Bytes.
    qsizetype memoryUse() const;

private:
    static constexpr size_t kWords = size_t(1) << 17;
    static constexpr size_t kLeastWords = kWords / 4; ///< for those that come until the next pass
    using Bits = std::vector<quint64>;                ///< none, or as many as some power of two

    /// Both bits of a key are in words side by side: one line of the cache is fetched for them, seldom two. In a
    /// smaller filter the place is the same one but for the highest bits.
    struct Place {
        std::array<size_t, 2> words;
        std::array<quint64, 2> bits;

        bool isIn(const Bits &all) const
        {
            const size_t mask = all.size() - 1;
            return !all.empty() && (all[words[0] & mask] & bits[0]) != 0 && (all[words[1] & mask] & bits[1]) != 0;
        }
    };
    Place placeOf(QByteArrayView key) const;

    size_t m_seed;
    Bits m_bits;
    Bits m_before; ///< of the pass before
};

} // namespace server
