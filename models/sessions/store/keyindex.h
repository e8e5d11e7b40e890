// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/prefetch.h"

#include <QByteArrayView>

// Compiled into the caller: most keys are short, and a call would cost as much as the hash.
#ifndef XXH_INLINE_ALL
#define XXH_INLINE_ALL
#endif
#include <xxhash.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <vector>

namespace sessions
{

/// Finds 32-bit positions by the bytes that stand there. The bytes stay with their owner, who is asked for
/// `equals(position)`. Open addressing over buckets of one cache line each: a position and 16 bits of its hash take
/// 6.4 bytes, and looking mostly costs one cache miss.
///
/// An entry's place follows from the bits that are stored with it. So growing never looks at the bytes again, which
/// would be a cache miss each.
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
        const Shard &shard = shardOf(hash);
        if (shard.used == 0)
            return kNotFound;
        const quint16 tag = tagOf(hash);
        // As many steps as there are buckets at most: where each has passed some on, nothing else would end it.
        quint32 at = shard.home(tag);
        for (quint32 steps = shard.count; steps > 0; --steps, at = shard.next(at)) {
            const Bucket &bucket = shard.buckets[at];
            for (quint32 alike = bucket.alike(tag); alike != 0; alike &= alike - 1) {
                const quint32 position = bucket.positions[static_cast<size_t>(std::countr_zero(alike))];
                if (equals(position))
                    return position;
            }
            if (bucket.passedOn == 0)
                return kNotFound;
        }
        return kNotFound;
    }

    /// Fetches the memory in which find() and insert() will look, so that it is there when they do.
    void prefetch(quint64 hash) const
    {
        const Shard &shard = shardOf(hash);
        if (shard.count > 0)
            messages::prefetch(&shard.buckets[shard.home(tagOf(hash))]);
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
        Shard &shard = shardOf(hash);
        // Fifteen sixteenths full: then nearly half the buckets have passed something on to the one beside them.
        if ((shard.used + 1) * 16 > shard.count * kEntries * 15)
            shard.grow(shard.count + std::max(shard.count / 10, 1u));
        shard.place(tagOf(hash), position);
        ++shard.used;
    }

    /// Makes room for `count` entries in all, as far as that is more than there is: a load that knows what is
    /// coming need not grow step by step, which copies each entry half a dozen times.
    void reserve(size_t count)
    {
        // Hashes do not fill all shards alike.
        const auto each = static_cast<quint32>(count / kShards * 7 / 6 / kEntries + 1);
        for (Shard &shard : m_shards) {
            if (shard.count * 4 < each * 3) // an estimate that drifts upwards must not copy all each time
                shard.grow(each);
        }
    }

    /// Leaves no tombstone: churn never makes searching slower.
    void erase(quint64 hash, quint32 position)
    {
        Shard &shard = shardOf(hash);
        const quint16 tag = tagOf(hash);
        const quint32 home = shard.home(tag);
        quint32 at = home;
        quint32 place = kNotFound;
        while ((place = shard.buckets[at].placeOf(tag, position)) == kNotFound) {
            at = shard.next(at);
            Q_ASSERT(at != home);
        }
        shard.buckets[at].remove(place);
        --shard.used;
        for (quint32 passed = home; passed != at; passed = shard.next(passed))
            shard.buckets[passed].notePassed(-1);
    }

    qsizetype memoryUse() const
    {
        size_t bytes = m_shards.capacity() * sizeof(Shard);
        for (const Shard &shard : m_shards)
            bytes += shard.count * sizeof(Bucket);
        return static_cast<qsizetype>(bytes);
    }

private:
    static constexpr int kShardBits = 9;
    static constexpr size_t kShards = 1u << kShardBits;
    static constexpr int kShardShift = 64 - kShardBits;
    static constexpr int kTagBits = 16;
    static constexpr quint32 kEntries = 10;

    struct alignas(64) Bucket {
        std::array<quint32, kEntries> positions;
        std::array<quint16, kEntries> tags;
        quint8 used = 0;
        quint8 passedOn = 0; ///< entries that wanted to be here and found it full; at its limit it is not counted down

        /// A bit for each entry with this tag.
        quint32 alike(quint16 tag) const
        {
            quint32 found = 0;
            quint32 place = 0;
#ifdef __SSE2__
            // Eight at once.
            const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i *>(tags.data()));
            const __m128i equal = _mm_cmpeq_epi16(first, _mm_set1_epi16(static_cast<short>(tag)));
            found = static_cast<quint32>(_mm_movemask_epi8(_mm_packs_epi16(equal, _mm_setzero_si128())));
            place = 8;
#endif
            for (; place < kEntries; ++place)
                found |= static_cast<quint32>(tags[place] == tag) << place;
            return found & ((1u << used) - 1);
        }
        quint32 placeOf(quint16 tag, quint32 position) const
        {
            for (quint32 place = 0; place < used; ++place) {
                if (tags[place] == tag && positions[place] == position)
                    return place;
            }
            return kNotFound;
        }
        void add(quint16 tag, quint32 position)
        {
            tags[used] = tag;
            positions[used] = position;
            ++used;
        }
        void remove(quint32 place)
        {
            --used;
            tags[place] = tags[used];
            positions[place] = positions[used];
        }
        void notePassed(int change)
        {
            if (passedOn != std::numeric_limits<quint8>::max())
                passedOn = static_cast<quint8>(passedOn + change);
        }
    };
    static_assert(sizeof(Bucket) == 64);

    struct Shard {
        std::unique_ptr<Bucket[]> buckets;
        quint32 count = 0; ///< of buckets
        quint32 used = 0;  ///< entries in them

        /// Multiplied into range rather than masked: counts need not be powers of two.
        quint32 home(quint16 tag) const { return static_cast<quint32>(quint64(tag) * count >> kTagBits); }
        quint32 next(quint32 at) const { return at + 1 == count ? 0 : at + 1; }

        void place(quint16 tag, quint32 position)
        {
            quint32 at = home(tag);
            for (; buckets[at].used == kEntries; at = next(at))
                buckets[at].notePassed(1);
            buckets[at].add(tag, position);
        }

        void grow(quint32 more)
        {
            Shard larger;
            larger.buckets = std::make_unique<Bucket[]>(more);
            larger.count = more;
            larger.used = used;
            for (quint32 at = 0; at < count; ++at) {
                const Bucket &bucket = buckets[at];
                for (quint32 place = 0; place < bucket.used; ++place)
                    larger.place(bucket.tags[place], bucket.positions[place]);
            }
            *this = std::move(larger);
        }
    };

    const Shard &shardOf(quint64 hash) const
    {
        return m_shards[hash >> kShardShift];
    }
    Shard &shardOf(quint64 hash)
    {
        return m_shards[hash >> kShardShift];
    }
    /// From bits that the choice of the shard does not use.
    static quint16 tagOf(quint64 hash)
    {
        return static_cast<quint16>(hash >> (kShardShift - kTagBits));
    }

    quint64 m_seed;
    std::vector<Shard> m_shards = std::vector<Shard>(kShards);
};

} // namespace sessions
