// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

// What the names of keys say of who has made them.

/// A key's name with `*` for the parts that look minted: UUIDs, long hexadecimal and Base64 words, numbers.
QByteArray generalisedName(QByteArrayView key);

/// Keys that may have one maker: what is the same in their names, their length, and whether the minted words are
/// hexadecimal. A cache that hashes its names stands beside sessions under one prefix, and outnumbers them.
QByteArray groupOfName(QByteArrayView key);

/// What names have in common that differ in what stands before: the last word that somebody has chosen, and what the
/// id is made of. Names of a thousand tenants end alike.
QByteArray endOfName(QByteArrayView key);

} // namespace formats
