// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/companionkeys.h"

namespace formats
{

QByteArrayList companionKeys(const Format &format, QByteArrayView key, const QByteArray &user, const Value &payload)
{
    if (!format.matchKey(key))
        return {};
    const FormatDescription &description = format.description();
    KeyCaptures captures = format.capturesOf(key);
    if (captures.user.isEmpty()) // the key's own name of the user is what other keys are made of
        captures.user = user;
    captures.payload = &payload;
    QByteArrayList keys;
    for (const KeyTemplate &companion : description.companions) {
        const auto filled = companion.filled(captures);
        if (filled && QByteArrayView(*filled) != key && !keys.contains(*filled))
            keys.append(*filled);
    }
    return keys;
}

} // namespace formats
