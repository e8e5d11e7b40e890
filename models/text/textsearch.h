// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace text
{

/// Searching and comparing bytes with ASCII letters of any case taken as equal; everything else is compared
/// byte for byte, which is right for UTF-8. Needles and the like are passed already folded.
inline char foldedAscii(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
}

QByteArray foldedAscii(QByteArrayView text);

/// Position of the first occurrence, -1 when there is none. An empty needle is everywhere.
qsizetype indexOfFolded(QByteArrayView text, QByteArrayView foldedNeedle);
bool startsWithFolded(QByteArrayView text, QByteArrayView foldedNeedle);
/// Below, at or above 0, by folded bytes, then by length.
int compareFolded(QByteArrayView left, QByteArrayView right);

/// The first eight bytes, folded, so that comparing the numbers compares the texts; shorter ones are padded
/// with zeros.
quint64 foldedPrefix(QByteArrayView text);
/// The same for the bytes as they are.
quint64 exactPrefix(QByteArrayView text);

} // namespace text
