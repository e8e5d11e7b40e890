// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

/// Kinds of compression that frameworks put around a session.
enum class Compression : quint8 {
    Zlib,        ///< RFC 1950
    Gzip,        ///< RFC 1952
    Zstd,        ///< RFC 8878, a frame
    Xz,          ///< LZMA in the xz format
    Lz4Frame,    ///< LZ4's frame format
    PhpredisLz4, ///< crc8 of the length, the length as 32 bits little-endian, an LZ4 block (phpredis library.c)
    Lzf,         ///< LibLZF, raw: nothing says how long the result is
    CmTag, ///< `:gz:`, `:lz:`, `:l4:`, `:sn:` or nothing, then the data (colinmollenhour/php-redis-session-abstract)
};

/// No payload becomes longer than this.
inline constexpr qsizetype kMostDecompressed = 16 * 1024 * 1024;
/// Nor, beyond kUncheckedRatio, more times longer than its compressed form.
inline constexpr qsizetype kMostRatio = 200;
inline constexpr qsizetype kUncheckedRatio = 1024 * 1024;

enum class Decompressed : quint8 {
    No, ///< not this kind, or damaged
    Whole,
    Partly,  ///< as far as the bytes go (with `isPrefix`), or up to a limit
    Missing, ///< this program was built without the library
};

/// Whether `bytes` begin as this kind does. Kinds that have no mark (PhpredisLz4, Lzf): true.
bool looksCompressed(Compression kind, QByteArrayView bytes);
/// Appends to `result`, in bounded steps; what stands behind the compressed data is an error unless `isPrefix`.
Decompressed decompress(Compression kind, QByteArrayView bytes, bool isPrefix, QByteArray &result);

} // namespace formats
