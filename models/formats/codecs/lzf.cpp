// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/unpacking.h"

namespace formats
{

/// LibLZF's format, by Marc Lehmann (http://software.schmorp.de/pkg/liblzf.html). Each sequence begins with a
/// byte: below 32, so many literals and one more follow. Else its upper three bits are the length of a copy
/// less two (7: another byte is added), its lower five and the next byte its distance less one.
/// Nothing marks a beginning or an end, so nearly any bytes can be read this way: only for chains that say
/// so.
Decompressed unpackLzf(QByteArrayView bytes, bool isPrefix, QByteArray &result)
{
    constexpr int kMostLiterals = 32;
    constexpr int kGoesOn = 7;
    ByteCursor cursor(bytes);
    UnpackedBytes unpacked(result, bytes.size());
    const auto cut = [isPrefix] { return isPrefix ? Decompressed::Partly : Decompressed::No; };
    if (cursor.atEnd())
        return cut();
    while (!cursor.atEnd()) {
        quint8 control = 0;
        cursor.byte(control);
        if (control < kMostLiterals) {
            const qsizetype literals = control + 1;
            const bool isCut = literals > cursor.left();
            QByteArrayView text;
            cursor.bytes(static_cast<quint64>(std::min(literals, cursor.left())), text);
            unpacked.append(text);
            if (isCut)
                return cut();
        } else {
            int length = control >> 5;
            quint8 more = 0;
            if (length == kGoesOn) {
                if (!cursor.byte(more))
                    return cut();
                length += more;
            }
            quint8 low = 0;
            if (!cursor.byte(low))
                return cut();
            const int distance = ((control & 0x1f) << 8 | low) + 1;
            if (!unpacked.repeat(distance, length + 2))
                return Decompressed::No;
        }
        if (unpacked.isOver())
            return Decompressed::Partly;
    }
    return isPrefix ? Decompressed::Partly : Decompressed::Whole;
}

} // namespace formats
