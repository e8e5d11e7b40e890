// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/seenkeys.h"

#include <QHashFunctions>
#include <QRandomGenerator>

#include <utility>

namespace server
{

SeenKeys::SeenKeys()
    : m_seed(static_cast<size_t>(QRandomGenerator::system()->generate64()))
    , m_bits(kBits)
{
}

std::array<size_t, 2> SeenKeys::placesOf(QByteArrayView key) const
{
    const quint64 hash = qHashBits(key.data(), static_cast<size_t>(key.size()), m_seed);
    return {static_cast<size_t>(hash % kBits), static_cast<size_t>((hash >> 32) % kBits)};
}

void SeenKeys::note(QByteArrayView key)
{
    for (const size_t place : placesOf(key))
        m_bits[place] = true;
}

bool SeenKeys::contains(QByteArrayView key) const
{
    const auto [one, other] = placesOf(key);
    return (m_bits[one] && m_bits[other]) || (!m_before.empty() && m_before[one] && m_before[other]);
}

void SeenKeys::beginPass()
{
    m_before = std::exchange(m_bits, Bits(kBits));
}

} // namespace server
