// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <vector>

namespace formats
{

/// What prefixes of one make have in common: of `acme_cache_`, `globex_cache_` and any number of others it is
/// `*_cache_`, of `user:<uuid>:session:` it is `user:*:session:`.
struct PrefixShape {
    QByteArray text;    ///< as people read it; the prefix itself where it stands for nothing but itself
    QByteArray pattern; ///< a part of a KeyPattern template, `user:{*:uuid}:session:`; empty: the prefix itself

    friend bool operator==(const PrefixShape &, const PrefixShape &) = default;
};

/// More shapes than this are never needed: beyond it only the ends of the prefixes count, and at last nothing.
constexpr size_t kMostPrefixShapes = 16;

/// Shapes that stand for all these prefixes, however many there are. Parts that look minted (UUIDs, numbers, long
/// random words) are left open in each; words where several prefixes differ in nothing else. `isTelling`: what follows
/// the prefix in a key says of itself whose it is, so that little needs to be left of the prefix.
std::vector<PrefixShape> shapesOfPrefixes(const QByteArrayList &prefixes, bool isTelling);

/// Whether the shape stands for this prefix.
bool matchesShape(const PrefixShape &shape, QByteArrayView prefix);

} // namespace formats
