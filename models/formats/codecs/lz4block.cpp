// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/unpacking.h"

namespace formats
{

namespace
{

/// The four bits of a token; 15 goes on in further bytes, of which each but the last is 255.
bool readLz4Length(ByteCursor &cursor, qsizetype &length)
{
    constexpr qsizetype kGoesOn = 15;
    if (length < kGoesOn)
        return true;
    quint8 more = 0;
    do {
        if (!cursor.byte(more))
            return false;
        length += more;
    } while (more == 255);
    return true;
}

} // namespace

/// Read by code of our own and not by the library: that one does not say how far it came where a block is
/// cut, and it wants memory for the declared length first. The format: sequences of a token, literals, and a
/// copy of what came 1 to 65535 bytes before; the last one ends with its literals
/// (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md).
Decompressed unpackLz4Block(QByteArrayView bytes, qint64 length, bool isPrefix, QByteArray &result)
{
    constexpr qsizetype kShortestCopy = 4;
    ByteCursor cursor(bytes);
    UnpackedBytes unpacked(result, bytes.size());
    const auto cut = [isPrefix] { return isPrefix ? Decompressed::Partly : Decompressed::No; };
    while (true) {
        quint8 token = 0;
        if (!cursor.byte(token))
            return cut();
        qsizetype literals = token >> 4;
        if (!readLz4Length(cursor, literals))
            return cut();
        const bool isCut = literals > cursor.left();
        QByteArrayView text;
        cursor.bytes(static_cast<quint64>(std::min(literals, cursor.left())), text);
        unpacked.append(text);
        if (unpacked.size() > length)
            return Decompressed::No;
        if (unpacked.isOver())
            return Decompressed::Partly;
        if (isCut)
            return cut();
        if (cursor.atEnd()) {
            if (unpacked.size() == length)
                return Decompressed::Whole;
            return cut();
        }
        // What is cut may end exactly where a block could; its content is whole all the same then.
        if (unpacked.size() == length)
            return isPrefix ? Decompressed::Whole : Decompressed::No;

        quint16 distance = 0;
        qsizetype copied = token & 0x0f;
        if (!cursor.littleEndian(distance) || !readLz4Length(cursor, copied))
            return cut();
        if (!unpacked.repeat(distance, copied + kShortestCopy) || unpacked.size() > length)
            return Decompressed::No;
        if (unpacked.isOver())
            return Decompressed::Partly;
    }
}

} // namespace formats
