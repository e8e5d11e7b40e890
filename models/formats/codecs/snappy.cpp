// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/unpacking.h"

namespace formats
{

namespace
{

enum class Element : quint8 { Literal, NearCopy, Copy, FarCopy };

/// Seven bits in each byte, the lowest first; the eighth says that more follow.
bool readSnappyLength(ByteCursor &cursor, quint32 &length)
{
    constexpr int kMostBits = 32;
    length = 0;
    for (int shift = 0; shift < kMostBits; shift += 7) {
        quint8 byte = 0;
        if (!cursor.byte(byte))
            return false;
        length |= static_cast<quint32>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

/// A number of 1 to 4 bytes, the lowest first.
bool readNumber(ByteCursor &cursor, int size, qint64 &number)
{
    number = 0;
    for (int i = 0; i < size; ++i) {
        quint8 byte = 0;
        if (!cursor.byte(byte))
            return false;
        number |= static_cast<qint64>(byte) << (8 * i);
    }
    return true;
}

/// What an element's tag byte, and the bytes behind it, say.
struct Sequence {
    qint64 length = 0;
    qint64 distance = 0; ///< of copies
};

bool readSequence(ByteCursor &cursor, quint8 tag, Sequence &sequence)
{
    constexpr int kLongLiteral = 60; // from here on, so many bytes hold the length
    const int upper = tag >> 2;
    switch (Element(tag & 3)) {
    case Element::Literal:
        sequence.length = upper;
        if (upper >= kLongLiteral && !readNumber(cursor, upper - kLongLiteral + 1, sequence.length))
            return false;
        ++sequence.length;
        return true;
    case Element::NearCopy:
        sequence.length = (upper & 7) + 4;
        if (!readNumber(cursor, 1, sequence.distance))
            return false;
        sequence.distance |= (tag >> 5) << 8;
        return true;
    case Element::Copy:
    case Element::FarCopy:
        break;
    }
    sequence.length = upper + 1;
    return readNumber(cursor, Element(tag & 3) == Element::Copy ? 2 : 4, sequence.distance);
}

} // namespace

/// The raw format (https://github.com/google/snappy/blob/main/format_description.txt): the length of the
/// whole, then literals and copies. The length is only compared at the end.
Decompressed unpackSnappy(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    const Decompressed cut = isPrefix ? Decompressed::Partly : Decompressed::No;
    ByteCursor cursor(bytes);
    quint32 length = 0;
    if (!readSnappyLength(cursor, length))
        return cut;
    UnpackedBytes unpacked(result, bytes.size());
    while (!cursor.atEnd()) {
        quint8 tag = 0;
        Sequence sequence;
        cursor.byte(tag);
        if (!readSequence(cursor, tag, sequence))
            return cut;
        if (Element(tag & 3) == Element::Literal) {
            QByteArrayView text;
            const bool isCut = sequence.length > cursor.left();
            cursor.bytes(static_cast<quint64>(std::min<qint64>(sequence.length, cursor.left())), text);
            unpacked.append(text);
            if (isCut)
                return cut;
        } else if (!unpacked.repeat(sequence.distance, sequence.length)) {
            return Decompressed::No;
        }
        if (unpacked.isOver())
            return Decompressed::Partly;
        if (unpacked.size() > length)
            return Decompressed::No;
    }
    return unpacked.size() == length ? Decompressed::Whole : cut;
}

} // namespace formats
