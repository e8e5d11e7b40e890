// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

// Compiled into the caller: most keys are short, and a call would cost as much as the hash.
#ifndef XXH_INLINE_ALL
#define XXH_INLINE_ALL
#endif
#include <xxhash.h>

#include <utility>
#include <vector>

namespace sessions
{

/// Finds 32-bit positions by the bytes that stand there: open addressing over 6 bytes an entry, the position
/// and 15 bits of its hash. The bytes stay with their owner, who is asked for `equals(position)`.
///
/// An entry's place follows from the bits that are stored with it. So growing and erasing never look at the
/// bytes again, which would be a cache miss each; and growing keeps the entries in their order, so that it
/// can be done in small steps, and the table can be kept full.
///
/// Keys and texts are chosen by outsiders, who could aim at one bucket (hash flooding) if they knew where each
/// goes: hash() (XXH3) takes a seed that is random for each index and never leaves it. XXH3 is no cryptographic
/// hash: this makes aiming guesswork, not impossible. The table is split into shards that grow one at a time: even
/// at millions of keys growing is never felt.
class KeyIndex
{
public:
    static constexpr quint32 kNotFound = 0xffffffffu;

    explicit KeyIndex(quint64 seed)
        : m_seed(seed)
    {
    }

    quint64 hash(QByteArrayView bytes) const
    {
        return XXH3_64bits_withSeed(bytes.data(), static_cast<size_t>(bytes.size()), m_seed);
    }

    template<typename Equals> quint32 find(quint64 hash, Equals equals) const
    {
        const Shard &shard = m_shards[hash >> kShardShift];
        if (shard.used == 0)
            return kNotFound;
        const quint16 tag = tagOf(hash);
        for (quint32 at = shard.home(tag); shard.tags[at] != 0; at = shard.next(at)) {
            if (shard.tags[at] == tag && equals(shard.positions[at]))
                return shard.positions[at];
        }
        return kNotFound;
    }

    /// Fetches the memory in which find() and insert() will look, so that it is there when they do.
    void prefetch(quint64 hash) const
    {
        const Shard &shard = m_shards[hash >> kShardShift];
        if (shard.tags.empty())
            return;
        const quint32 at = shard.home(tagOf(hash));
        __builtin_prefetch(&shard.tags[at]);
        __builtin_prefetch(&shard.positions[at]);
    }
    /// The entry that find() will most probably try first; kNotFound: none. Costs what find() costs, without
    /// looking at any bytes.
    quint32 firstCandidate(quint64 hash) const
    {
        return find(hash, [](quint32) { return true; });
    }

    /// The bytes at `position` must not be in the index yet.
    void insert(quint64 hash, quint32 position)
    {
        Shard &shard = m_shards[hash >> kShardShift];
        // Seven eighths full: a search in vain looks at 32 tags, which takes less time than one cache miss.
        if ((shard.used + 1) * 8 > shard.capacity() * 7)
            shard.grow(shard.tags.size() + shard.tags.size() / 8 + 8);
        shard.place(tagOf(hash), position);
        ++shard.used;
    }

    /// Makes room for `count` entries in all, as far as that is more than there is: a load that knows what is
    /// coming need not grow step by step, which copies each entry half a dozen times.
    void reserve(size_t count)
    {
        const size_t each = count / kShards * 7 / 6 + 8; // hashes do not fill all shards alike
        for (Shard &shard : m_shards) {
            if (shard.tags.size() * 4 < each * 3) // an estimate that drifts upwards must not copy all each time
                shard.grow(each);
        }
    }

    /// Closes the gap at once instead of leaving a tombstone: churn never makes searching slower.
    void erase(quint64 hash, quint32 position)
    {
        Shard &shard = m_shards[hash >> kShardShift];
        quint32 hole = shard.home(tagOf(hash));
        while (shard.tags[hole] == 0 || shard.positions[hole] != position) {
            Q_ASSERT(shard.tags[hole] != 0);
            hole = shard.next(hole);
        }
        for (quint32 at = shard.next(hole); shard.tags[at] != 0; at = shard.next(at)) {
            const quint32 home = shard.home(shard.tags[at]);
            if (shard.distance(home, at) < shard.distance(hole, at))
                continue; // already between the hole and its home: moving it would lose it
            shard.tags[hole] = shard.tags[at];
            shard.positions[hole] = shard.positions[at];
            hole = at;
        }
        shard.tags[hole] = 0;
        --shard.used;
    }

    qsizetype memoryUse() const
    {
        size_t bytes = m_shards.capacity() * sizeof(Shard);
        for (const Shard &shard : m_shards)
            bytes += shard.tags.capacity() * sizeof(quint16) + shard.positions.capacity() * sizeof(quint32);
        return static_cast<qsizetype>(bytes);
    }

private:
    static constexpr int kShardBits = 7;
    static constexpr size_t kShards = 1u << kShardBits;
    static constexpr int kShardShift = 64 - kShardBits;
    static constexpr int kTagBits = 15;
    static constexpr quint16 kUsed = 1u << kTagBits; ///< a tag of 0 is a free place

    struct Shard {
        std::vector<quint16> tags;
        std::vector<quint32> positions;
        quint32 used = 0;

        quint32 capacity() const { return static_cast<quint32>(tags.size()); }
        /// Multiplied into range rather than masked: capacities need not be powers of two. Above 32,000
        /// entries a shard (4 million in all) several places share a home, which only makes runs longer.
        quint32 home(quint16 tag) const
        {
            return static_cast<quint32>(quint64(tag & (kUsed - 1)) * capacity() >> kTagBits);
        }
        quint32 next(quint32 at) const { return at + 1 == capacity() ? 0 : at + 1; }
        quint32 distance(quint32 from, quint32 to) const { return to >= from ? to - from : to + capacity() - from; }

        void place(quint16 tag, quint32 position)
        {
            quint32 at = home(tag);
            while (tags[at] != 0)
                at = next(at);
            tags[at] = tag;
            positions[at] = position;
        }

        void grow(size_t more)
        {
            Shard larger;
            larger.tags.resize(more);
            larger.positions.resize(more);
            larger.used = used;
            for (size_t at = 0; at < tags.size(); ++at) {
                if (tags[at] != 0)
                    larger.place(tags[at], positions[at]);
            }
            *this = std::move(larger);
        }
    };

    /// From bits that the choice of the shard does not use.
    static quint16 tagOf(quint64 hash)
    {
        return static_cast<quint16>(kUsed | (hash >> (kShardShift - kTagBits) & (kUsed - 1)));
    }

    quint64 m_seed;
    std::vector<Shard> m_shards = std::vector<Shard>(kShards);
};

} // namespace sessions
