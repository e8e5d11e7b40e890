// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/keyslot.h"

#include <array>

namespace redis
{

namespace
{

// CRC-16/XMODEM: polynomial 0x1021, from 0, nothing reflected.
constexpr std::array<quint16, 256> kCrc16 = [] {
    std::array<quint16, 256> table{};
    for (unsigned byte = 0; byte < table.size(); ++byte) {
        unsigned crc = byte << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
        table[byte] = quint16(crc);
    }
    return table;
}();

QByteArrayView hashed(QByteArrayView key)
{
    const qsizetype open = key.indexOf('{');
    const qsizetype close = open < 0 ? -1 : key.indexOf('}', open + 1);
    return close > open + 1 ? key.sliced(open + 1, close - open - 1) : key;
}

} // namespace

int slotOf(QByteArrayView key)
{
    quint16 crc = 0;
    for (const char c : hashed(key))
        crc = quint16((crc << 8) ^ kCrc16[(crc >> 8) ^ uchar(c)]);
    return crc % kSlots;
}

} // namespace redis
