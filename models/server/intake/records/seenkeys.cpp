// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/seenkeys.h"

#include "models/messages/prefetch.h"

#include <QHashFunctions>
#include <QRandomGenerator>

#include <bit>
#include <utility>

namespace server
{

SeenKeys::SeenKeys()
    : m_seed(static_cast<size_t>(QRandomGenerator::system()->generate64()))
{
}

SeenKeys::Place SeenKeys::placeOf(QByteArrayView key) const
{
    constexpr size_t kWordsInLine = 8;
    const quint64 hash = qHashBits(key.data(), static_cast<size_t>(key.size()), m_seed);
    const size_t line = static_cast<size_t>(hash % (kWords / kWordsInLine)) * kWordsInLine;
    const auto within = [hash](int shift, quint64 count) { return static_cast<size_t>((hash >> shift) % count); };
    return {.words = {line + within(32, kWordsInLine), line + within(41, kWordsInLine)},
            .bits = {quint64(1) << within(35, 64), quint64(1) << within(44, 64)}};
}

/// The filter is larger than most caches: a place is fetched a few keys before it is written.
void SeenKeys::note(std::span<const QByteArrayView> keys)
{
    constexpr size_t kAhead = 8;
    if (m_bits.empty())
        m_bits.resize(kWords);
    const size_t mask = m_bits.size() - 1;
    std::array<Place, kAhead> places{};
    for (size_t i = 0; i < keys.size() + kAhead; ++i) {
        Place &place = places[i % kAhead];
        if (i >= kAhead) {
            for (const size_t one : {0u, 1u})
                m_bits[place.words[one] & mask] |= place.bits[one];
        }
        if (i >= keys.size())
            continue;
        place = placeOf(keys[i]);
        for (const size_t word : place.words)
            messages::prefetch(&m_bits[word & mask]);
    }
}

bool SeenKeys::contains(QByteArrayView key) const
{
    const Place place = placeOf(key);
    return place.isIn(m_bits) || place.isIn(m_before);
}

void SeenKeys::beginPass()
{
    m_before = std::exchange(m_bits, {});
}

/// One half is laid over the other while no more than one bit in six is set afterwards: then one unseen key in 36 is
/// taken for seen, and one in 9 when there are twice as many.
void SeenKeys::endPass()
{
    constexpr size_t kBitsASetOne = 6;
    const auto isSparse = [this] {
        size_t set = 0;
        for (const quint64 word : m_bits)
            set += static_cast<size_t>(std::popcount(word));
        return 2 * set * kBitsASetOne <= m_bits.size() * 64;
    };
    while (m_bits.size() > kLeastWords && isSparse()) {
        const size_t half = m_bits.size() / 2;
        for (size_t i = 0; i < half; ++i)
            m_bits[i] |= m_bits[i + half];
        m_bits.resize(half);
    }
    m_bits.shrink_to_fit();
}

qsizetype SeenKeys::memoryUse() const
{
    return static_cast<qsizetype>((m_bits.capacity() + m_before.capacity()) * sizeof(quint64));
}

} // namespace server
