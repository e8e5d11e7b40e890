// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QHash>

#include <array>
#include <vector>

namespace sessions
{

/// Finds 32-bit positions by the bytes that stand there: open addressing over 5 bytes an entry, the position
/// and 7 bits of its hash. The bytes stay with their owner, who passes `equals(position)` and
/// `hashOf(position)`.
///
/// Filled to 7/8: long runs of tags cost little, since 16 of them are looked at in the time of one cache miss.
///
/// Keys and texts are chosen by outsiders, who must not be able to aim at one bucket (hash flooding): hash()
/// is keyed with a seed that is random for each index. The table is split into shards that grow one at a
/// time, so that at a million keys growing costs about a millisecond here and there instead of a stall.
class KeyIndex
{
public:
    static constexpr quint32 kNotFound = 0xffffffffu;

    explicit KeyIndex(size_t seed)
        : m_seed(seed)
    {
    }

    quint64 hash(QByteArrayView bytes) const
    {
        // The multiplication spreads a 32-bit size_t, and low bits of a weaker fallback, over all 64.
        const quint64 bits = qHashBits(bytes.data(), static_cast<size_t>(bytes.size()), m_seed);
        return (bits * 0x9e3779b97f4a7c15u) ^ (bits >> 32);
    }

    template<typename Equals>
    quint32 find(quint64 hash, Equals equals) const
    {
        const Shard &shard = m_shards[hash >> kShardShift];
        if (shard.used == 0)
            return kNotFound;
        for (quint32 at = shard.home(hash); shard.tags[at] != 0; at = shard.next(at)) {
            if (shard.tags[at] == tag(hash) && equals(shard.positions[at]))
                return shard.positions[at];
        }
        return kNotFound;
    }

    /// The bytes at `position` must not be in the index yet.
    template<typename HashOf>
    void insert(quint64 hash, quint32 position, HashOf hashOf)
    {
        Shard &shard = m_shards[hash >> kShardShift];
        if ((shard.used + 1) * 8 > shard.capacity() * 7)
            grow(shard, hashOf);
        place(shard, hash, position);
        ++shard.used;
    }

    /// Closes the gap at once instead of leaving a tombstone: churn never makes searching slower.
    template<typename HashOf>
    void erase(quint64 hash, quint32 position, HashOf hashOf)
    {
        Shard &shard = m_shards[hash >> kShardShift];
        quint32 hole = shard.home(hash);
        while (shard.tags[hole] == 0 || shard.positions[hole] != position) {
            Q_ASSERT(shard.tags[hole] != 0);
            hole = shard.next(hole);
        }
        for (quint32 at = shard.next(hole); shard.tags[at] != 0; at = shard.next(at)) {
            const quint32 home = shard.home(hashOf(shard.positions[at]));
            if (shard.distance(home, at) < shard.distance(hole, at))
                continue; // already between the hole and its home: moving it would lose it
            shard.tags[hole] = shard.tags[at];
            shard.positions[hole] = shard.positions[at];
            hole = at;
        }
        shard.tags[hole] = 0;
        --shard.used;
    }

    void clear() { m_shards.fill({}); }

    qsizetype memoryUse() const
    {
        size_t bytes = sizeof m_shards;
        for (const Shard &shard : m_shards)
            bytes += shard.tags.capacity() + shard.positions.capacity() * sizeof(quint32);
        return static_cast<qsizetype>(bytes);
    }

private:
    static constexpr int kShardBits = 6;
    static constexpr int kShardShift = 64 - kShardBits;

    struct Shard {
        std::vector<quint8> tags; ///< 0: free
        std::vector<quint32> positions;
        quint32 used = 0;

        quint32 capacity() const { return static_cast<quint32>(tags.size()); }
        /// Multiplied into range rather than masked: capacities need not be powers of two.
        quint32 home(quint64 hash) const
        {
            return static_cast<quint32>((hash & 0xffffffffu) * capacity() >> 32);
        }
        quint32 next(quint32 at) const { return at + 1 == capacity() ? 0 : at + 1; }
        quint32 distance(quint32 from, quint32 to) const { return to >= from ? to - from : to + capacity() - from; }
    };

    static quint8 tag(quint64 hash) { return static_cast<quint8>(0x80 | (hash >> (kShardShift - 7) & 0x7f)); }

    static void place(Shard &shard, quint64 hash, quint32 position)
    {
        quint32 at = shard.home(hash);
        while (shard.tags[at] != 0)
            at = shard.next(at);
        shard.tags[at] = tag(hash);
        shard.positions[at] = position;
    }

    template<typename HashOf>
    static void grow(Shard &shard, HashOf hashOf)
    {
        Shard larger;
        const size_t capacity = shard.tags.size() + shard.tags.size() / 4 + 8;
        larger.tags.resize(capacity);
        larger.positions.resize(capacity);
        larger.used = shard.used;
        for (size_t at = 0; at < shard.tags.size(); ++at) {
            if (shard.tags[at] != 0)
                place(larger, hashOf(shard.positions[at]), shard.positions[at]);
        }
        shard = std::move(larger);
    }

    size_t m_seed;
    std::array<Shard, 1u << kShardBits> m_shards;
};

} // namespace sessions
