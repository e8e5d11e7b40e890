// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/closed.h"
#include "models/formats/codecs/decoders.h"
#include "models/formats/codecs/nippyreader.h"
#include "models/formats/codecs/unpacking.h"

namespace formats
{

namespace
{

constexpr QByteArrayView kNippyMark("NPY");
constexpr qsizetype kNippyHead = 4;

/// The last byte of the head names both what the value is compressed and what it is encrypted with
/// (nippy src/taoensso/nippy/schema.clj, head-meta).
enum class NippyWrapping : quint8 { Plain, Snappy, Lz4, Xz, Zstd, Closed, None };

NippyWrapping nippyWrapping(QByteArrayView bytes)
{
    if (bytes.size() < kNippyHead || !bytes.startsWith(kNippyMark))
        return NippyWrapping::None;
    switch (bytes[kNippyHead - 1]) {
    case 0:
        return NippyWrapping::Plain;
    case 1:
        return NippyWrapping::Snappy;
    case 8:
        return NippyWrapping::Lz4;
    case 11:
        return NippyWrapping::Xz;
    case 20:
        return NippyWrapping::Zstd;
    default: // up to 23: encrypted, or by a compressor of the application's own
        return bytes[kNippyHead - 1] > 0 && bytes[kNippyHead - 1] <= 23 ? NippyWrapping::Closed : NippyWrapping::None;
    }
}

/// LZ4 and LZMA stand behind the length of their content in four bytes (nippy src/taoensso/nippy/compression.clj).
Decompressed unpackNippy(NippyWrapping how, QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    if (how == NippyWrapping::Snappy)
        return unpackSnappy(bytes, isPrefix, result);
    if (how == NippyWrapping::Zstd)
        return decompress(Compression::Zstd, bytes, isPrefix, result);
    ByteCursor cursor(bytes);
    qint32 length = 0;
    if (!cursor.bigEndian(length) || length < 0)
        return Decompressed::No;
    return how == NippyWrapping::Lz4 ? unpackLz4Block(cursor.rest(), length, isPrefix, result)
                                     : decompress(Compression::Xz, cursor.rest(), isPrefix, result);
}

} // namespace

bool isClosedNippy(QByteArrayView bytes)
{
    return nippyWrapping(bytes) == NippyWrapping::Closed;
}

NodeTree::Index decodeNippy(QByteArrayView bytes, bool isPrefix, NodeTree &tree)
{
    const NippyWrapping how = nippyWrapping(bytes);
    if (how == NippyWrapping::None || how == NippyWrapping::Closed)
        return NodeTree::kNone;
    bytes = bytes.sliced(kNippyHead);
    if (how == NippyWrapping::Plain)
        return NippyReader(bytes, isPrefix, tree).read();
    QByteArray unpacked;
    switch (unpackNippy(how, bytes, isPrefix, unpacked)) {
    case Decompressed::No:
        return NodeTree::kNone;
    case Decompressed::Missing:
        tree.markIncomplete();
        return tree.add(NodeTree::Kind::Opaque, how == NippyWrapping::Zstd ? "Zstandard" : "LZMA");
    case Decompressed::Partly:
        isPrefix = true;
        tree.markIncomplete();
        break;
    case Decompressed::Whole:
        break;
    }
    return NippyReader(tree.keep(std::move(unpacked)), isPrefix, tree).read();
}

} // namespace formats
