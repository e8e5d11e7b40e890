// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace formats
{

/// Not zero when a byte of `word` is `byte`; its lowest bit set belongs to the first one (little-endian).
constexpr quint64 bytesEqualTo(quint64 word, uchar byte)
{
    constexpr quint64 kOnes = 0x0101010101010101u;
    word ^= kOnes * byte;
    return (word - kOnes) & ~word & (kOnes * 0x80);
}

/// First quote or backslash in [at, end), or end: sixteen or eight bytes at a time, since most of a payload is inside
/// of strings. Reads nothing behind `end`.
inline const char *findJsonStringEnd(const char *at, const char *end)
{
#ifdef __SSE2__
    const __m128i quotes = _mm_set1_epi8('"');
    const __m128i backslashes = _mm_set1_epi8('\\');
    for (; end - at >= 16; at += 16) {
        __m128i bytes;
        std::memcpy(&bytes, at, sizeof bytes);
        const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, quotes), _mm_cmpeq_epi8(bytes, backslashes));
        if (const int mask = _mm_movemask_epi8(hits); mask != 0)
            return at + std::countr_zero(static_cast<unsigned>(mask));
    }
#endif
    if constexpr (std::endian::native == std::endian::little) {
        for (; end - at >= 8; at += 8) {
            quint64 word = 0;
            std::memcpy(&word, at, sizeof word);
            if (const quint64 hits = bytesEqualTo(word, '"') | bytesEqualTo(word, '\\'); hits != 0)
                return at + std::countr_zero(hits) / 8;
        }
    }
    while (at != end && *at != '"' && *at != '\\')
        ++at;
    return at;
}

} // namespace formats
