// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/scanpatterns.h"

#include <algorithm>

namespace server
{

namespace
{

// `sess*` for `sess:*` and `session:*`; a shorter beginning would bring too much that is something else.
constexpr qsizetype kLeastInCommon = 4;
constexpr qsizetype kMostPasses = 3;

QByteArray commonPrefix(const QByteArray &one, const QByteArray &other)
{
    const auto [end, unused] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    Q_UNUSED(unused);
    return one.first(end - one.begin());
}

} // namespace

QByteArray literalPrefix(const QByteArray &glob)
{
    qsizetype end = 0;
    while (end < glob.size() && !QByteArrayView("*?[\\").contains(glob.at(end)))
        ++end;
    return glob.first(end);
}

QByteArrayList mergedScanPatterns(const QByteArrayList &patterns)
{
    QByteArrayList merged;
    for (const QByteArray &pattern : patterns) {
        const QByteArray prefix = literalPrefix(pattern);
        bool joined = false;
        for (QByteArray &glob : merged) {
            const QByteArray common = commonPrefix(literalPrefix(glob), prefix);
            if (common.size() < kLeastInCommon)
                continue;
            glob = common + '*';
            joined = true;
            break;
        }
        if (!joined)
            merged.append(pattern);
    }
    // Each pattern is a walk over all keys of the server: from some number on it is cheaper to be told all.
    if (merged.size() > kMostPasses)
        return {QByteArrayLiteral("*")};
    return merged;
}

} // namespace server
