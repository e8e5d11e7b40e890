// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"

#include <algorithm>

namespace formats
{

FormatSet::FormatSet(std::vector<Format> formats, std::vector<bool> unlisted)
    : m_formats(std::move(formats))
    , m_unlisted(std::move(unlisted))
    , m_hasDeadlineKeys(
          std::any_of(m_formats.begin(), m_formats.end(), [](const Format &format) { return format.hasDeadlineKey(); }))
    , m_hasHashes(
          std::any_of(m_formats.begin(), m_formats.end(), [](const Format &format) { return format.isOfFields(); }))
{
}

QByteArray FormatSet::recordOfDeadlineKey(QByteArrayView key) const
{
    for (size_t i = 0; m_hasDeadlineKeys && i < m_formats.size(); ++i) {
        if (QByteArray record = m_formats[i].recordOfDeadlineKey(key); !record.isEmpty())
            return record;
    }
    return {};
}

int FormatSet::hashFormat(QByteArrayView key) const
{
    for (size_t i = 0; m_hasHashes && i < m_formats.size(); ++i) {
        if (m_formats[i].takesHash(key) && isListed(int(i)))
            return int(i);
    }
    return -1;
}

FormatSet::Match FormatSet::match(QByteArrayView key, RecordType type) const
{
    for (size_t i = 0; i < m_formats.size(); ++i) {
        if (const auto found = m_formats[i].matchKey(key, type))
            return {.format = static_cast<int>(i), .key = *found};
    }
    return {};
}

QByteArrayList FormatSet::scanPatterns() const
{
    std::vector<KeyPattern> all;
    const auto collect = [this, &all](bool listedOnly) {
        for (size_t i = 0; i < m_formats.size(); ++i) {
            if (listedOnly && !isListed(int(i)))
                continue;
            const std::vector<KeyPattern> patterns = m_formats[i].keyPatterns();
            all.insert(all.end(), patterns.begin(), patterns.end());
        }
    };
    collect(true);
    if (all.empty())
        collect(false);
    QByteArrayList globs;
    for (size_t i = 0; i < all.size(); ++i) {
        bool covered = false;
        for (size_t j = 0; j < all.size() && !covered; ++j) {
            // Of two that cover each other the first one stays.
            covered = j != i && all[j].covers(all[i]) && (j < i || !all[i].covers(all[j]));
        }
        if (!covered)
            globs.append(all[i].glob());
    }
    return globs;
}

} // namespace formats
