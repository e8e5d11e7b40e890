// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/indexedrecord.h"

#include "models/formats/format.h"

#include <optional>

namespace formats
{

QByteArray recordOfIndexedId(const Format &format, const UserIndex &index, const QByteArray &id)
{
    if (id.isEmpty())
        return {};
    if (index.idIsKey)
        return format.matchKey(id) ? id : QByteArray();
    for (const KeySpecification &key : format.description().keys) {
        const auto made = key.isGlob ? std::nullopt : KeyTemplate::fromPattern(key.pattern);
        if (!made)
            continue;
        QByteArray record = made->filled({.id = id}).value_or(QByteArray());
        const auto match = format.matchKey(record);
        if (match && QByteArrayView(record).sliced(match->idOffset, match->idLength) == id)
            return record;
    }
    return {};
}

} // namespace formats
