// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/compression.h"

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/unpacking.h"

namespace formats
{

namespace
{

constexpr QByteArrayView kZstdMagic("\x28\xb5\x2f\xfd", 4);
constexpr QByteArrayView kLz4Magic("\x04\x22\x4d\x18", 4);
constexpr QByteArrayView kXzMagic("\xfd"
                                  "7zXZ\0",
                                  6);

/// The two bytes before a zlib stream (RFC 1950). Only with the window that everybody leaves at its size of
/// 32 KiB: with the smaller ones, two letters of text would pass. No preset dictionary: nobody has it here.
bool looksLikeZlib(QByteArrayView bytes)
{
    if (bytes.size() < 2 || bytes[0] != '\x78')
        return false;
    const int flags = static_cast<uchar>(bytes[1]);
    return (0x78 * 256 + flags) % 31 == 0 && (flags & 0x20) == 0;
}

/// CRC-8 with the polynomial 0x31 from 0xff on, highest bit first: phpredis guards the length with it.
quint8 crc8(QByteArrayView bytes)
{
    uint crc = 0xff;
    for (const char byte : bytes) {
        crc ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x31 : crc << 1;
        crc &= 0xff;
    }
    return static_cast<quint8>(crc);
}

/// A length of 32 bits, then the block. Compilers of PHP lay an int out as the machine does: little-endian,
/// wherever these run.
Decompressed unpackSizedLz4(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    ByteCursor cursor(bytes);
    qint32 length = 0;
    if (!cursor.littleEndian(length))
        return isPrefix ? Decompressed::Partly : Decompressed::No;
    return length > 0 ? unpackLz4Block(cursor.rest(), length, isPrefix, result) : Decompressed::No;
}

Decompressed unpackPhpredisLz4(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    constexpr qsizetype kLengthEnd = 1 + 4;
    if (bytes.size() < kLengthEnd)
        return isPrefix && !bytes.isEmpty() ? Decompressed::Partly : Decompressed::No;
    if (static_cast<quint8>(bytes[0]) != crc8(bytes.sliced(1, 4)))
        return Decompressed::No;
    return unpackSizedLz4(bytes.sliced(1), isPrefix, result);
}

/// The library's name in the first four bytes; small sessions are stored as they are. Behind `:gz:` stands
/// what PHP's gzcompress writes (zlib, not gzip), behind `:l4:` and `:sn:` what the extensions lz4 and snappy do.
Decompressed unpackCmTag(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    constexpr qsizetype kTagSize = 4;
    const QByteArrayView tag = bytes.first(std::min(kTagSize, bytes.size()));
    const QByteArrayView rest = bytes.sliced(tag.size());
    if (tag == ":gz:")
        return unpackZlib(rest, isPrefix, result);
    if (tag == ":lz:")
        return unpackLzf(rest, isPrefix, result);
    if (tag == ":l4:")
        return unpackSizedLz4(rest, isPrefix, result);
    if (tag == ":sn:")
        return unpackSnappy(rest, isPrefix, result);
    UnpackedBytes(result, bytes.size()).append(bytes);
    return isPrefix || bytes.size() > kMostDecompressed ? Decompressed::Partly : Decompressed::Whole;
}

} // namespace

QByteArrayView behindSkippableFrames(QByteArrayView bytes)
{
    constexpr quint32 kLeast = 0x184d2a50;
    constexpr quint32 kMost = 0x184d2a5f;
    for (int frames = 0; frames < kMostMembers; ++frames) {
        ByteCursor cursor(bytes);
        quint32 magic = 0;
        quint32 size = 0;
        if (!cursor.littleEndian(magic) || magic < kLeast || magic > kMost || !cursor.littleEndian(size) ||
            !cursor.skip(size))
            break;
        bytes = cursor.rest();
    }
    return bytes;
}

bool looksCompressed(Compression kind, QByteArrayView bytes)
{
    switch (kind) {
    case Compression::Zlib:
        return looksLikeZlib(bytes);
    case Compression::Gzip:
        return bytes.startsWith(QByteArrayView("\x1f\x8b\x08", 3));
    case Compression::Zstd:
        return behindSkippableFrames(bytes).startsWith(kZstdMagic);
    case Compression::Xz:
        return bytes.startsWith(kXzMagic);
    case Compression::Lz4Frame:
        return behindSkippableFrames(bytes).startsWith(kLz4Magic);
    case Compression::PhpredisLz4:
    case Compression::Lzf:
        return true;
    case Compression::CmTag:
        return bytes.startsWith(":gz:") || bytes.startsWith(":lz:") || bytes.startsWith(":l4:") ||
               bytes.startsWith(":sn:");
    }
    return false;
}

Decompressed decompress(Compression kind, QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    switch (kind) {
    case Compression::Zlib:
        return unpackZlib(bytes, isPrefix, result);
    case Compression::Gzip:
        return unpackGzip(bytes, isPrefix, result);
    case Compression::Zstd:
        bytes = behindSkippableFrames(bytes);
        return bytes.startsWith(kZstdMagic) ? unpackZstd(bytes, isPrefix, result) : Decompressed::No;
    case Compression::Xz:
        return unpackXz(bytes, isPrefix, result);
    case Compression::Lz4Frame:
        bytes = behindSkippableFrames(bytes);
        return bytes.startsWith(kLz4Magic) ? unpackLz4Frame(bytes, isPrefix, result) : Decompressed::No;
    case Compression::PhpredisLz4:
        return unpackPhpredisLz4(bytes, isPrefix, result);
    case Compression::Lzf:
        return unpackLzf(bytes, isPrefix, result);
    case Compression::CmTag:
        return unpackCmTag(bytes, isPrefix, result);
    }
    return Decompressed::No;
}

} // namespace formats
