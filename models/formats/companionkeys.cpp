// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/companionkeys.h"

namespace formats
{

QByteArrayList companionKeys(const Format &format, QByteArrayView key, const QByteArray &user, const Value &payload)
{
    const auto match = format.matchKey(key);
    if (!match)
        return {};
    const FormatDescription &description = format.description();
    const KeyCaptures captures{.prefix = description.prefix,
                               .id = key.sliced(match->idOffset, match->idLength),
                               .user = user,
                               .payload = &payload};
    QByteArrayList keys;
    for (const KeyTemplate &companion : description.companions) {
        const auto filled = companion.filled(captures);
        if (filled && QByteArrayView(*filled) != key && !keys.contains(*filled))
            keys.append(*filled);
    }
    return keys;
}

} // namespace formats
