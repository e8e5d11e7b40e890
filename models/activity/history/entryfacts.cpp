// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/entryfacts.h"

namespace history
{

namespace
{

enum Known : quint8 {
    kCreated = 1,
    kLastAccess = 2,
    kDeadline = 4,
    kLag = 8,
    kInferred = 16,
};

constexpr int kBitsAByte = 7;
constexpr int kMostBits = 63;

/// Small ones, of either sign, are short.
void append(QByteArray &bytes, qint64 number)
{
    quint64 rest = (quint64(number) << 1) ^ quint64(number < 0 ? -1 : 0);
    for (; rest >= 0x80; rest >>= kBitsAByte)
        bytes += char(quint8(rest) | 0x80);
    bytes += char(rest);
}

bool read(QByteArrayView &bytes, qint64 &number)
{
    quint64 rest = 0;
    for (int shift = 0; !bytes.isEmpty() && shift <= kMostBits; shift += kBitsAByte) {
        const quint8 byte = quint8(bytes.front());
        bytes = bytes.sliced(1);
        rest |= quint64(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) {
            number = qint64(rest >> 1) ^ -qint64(rest & 1);
            return true;
        }
    }
    return false;
}

} // namespace

QByteArray packedFacts(const Entry &entry)
{
    const quint8 known = quint8((entry.created != 0 ? kCreated : 0) | (entry.lastAccess != 0 ? kLastAccess : 0) |
                                (entry.deadline != 0 ? kDeadline : 0) | (entry.lagMs >= 0 ? kLag : 0) |
                                (entry.isInferred ? kInferred : 0));
    QByteArray bytes;
    bytes.reserve(24);
    bytes += char(entry.kind);
    bytes += char(known);
    if (known & kCreated)
        append(bytes, entry.at - entry.created);
    if (known & kLastAccess)
        append(bytes, entry.at - entry.lastAccess);
    if (known & kDeadline)
        append(bytes, entry.deadline - entry.at);
    if (known & kLag)
        append(bytes, entry.lagMs);
    return bytes;
}

void unpackFacts(QByteArrayView bytes, Entry &entry)
{
    if (bytes.size() < 2)
        return;
    entry.kind = EntryKind(bytes[0]);
    const quint8 known = quint8(bytes[1]);
    bytes = bytes.sliced(2);
    entry.isInferred = (known & kInferred) != 0;
    qint64 number = 0;
    if ((known & kCreated) && read(bytes, number))
        entry.created = entry.at - number;
    if ((known & kLastAccess) && read(bytes, number))
        entry.lastAccess = entry.at - number;
    if ((known & kDeadline) && read(bytes, number))
        entry.deadline = entry.at + number;
    if ((known & kLag) && read(bytes, number))
        entry.lagMs = number;
}

} // namespace history
