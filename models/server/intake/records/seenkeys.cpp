// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/seenkeys.h"

#include "models/messages/prefetch.h"

#include <QHashFunctions>
#include <QRandomGenerator>

#include <utility>

namespace server
{

SeenKeys::SeenKeys()
    : m_seed(static_cast<size_t>(QRandomGenerator::system()->generate64()))
    , m_bits(kWords)
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
    std::array<Place, kAhead> places{};
    for (size_t i = 0; i < keys.size() + kAhead; ++i) {
        Place &place = places[i % kAhead];
        if (i >= kAhead) {
            for (const size_t one : {0u, 1u})
                m_bits[place.words[one]] |= place.bits[one];
        }
        if (i >= keys.size())
            continue;
        place = placeOf(keys[i]);
        for (const size_t word : place.words)
            messages::prefetch(&m_bits[word]);
    }
}

bool SeenKeys::contains(QByteArrayView key) const
{
    const Place place = placeOf(key);
    return place.isIn(m_bits) || (!m_before.empty() && place.isIn(m_before));
}

void SeenKeys::beginPass()
{
    m_before = std::exchange(m_bits, Bits(kWords));
}

} // namespace server
