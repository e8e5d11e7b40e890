// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/companionkeys.h"

#include <optional>

namespace formats
{

namespace
{

QByteArray payloadText(const Value &payload, QByteArrayView path)
{
    const Value *at = &payload;
    while (at && !path.isEmpty()) {
        const qsizetype dot = path.indexOf('.');
        at = at->find(dot < 0 ? path : path.first(dot));
        path = dot < 0 ? QByteArrayView() : path.sliced(dot + 1);
    }
    if (!at)
        return {};
    if (at->kind == Value::Kind::Integer)
        return QByteArray::number(at->integer);
    return at->kind == Value::Kind::String || at->kind == Value::Kind::BigInteger ? at->bytes : QByteArray();
}

} // namespace

QByteArrayList companionKeys(const Format &format, QByteArrayView key, const QByteArray &user, const Value &payload)
{
    const auto match = format.matchKey(key);
    if (!match)
        return {};
    const QByteArray id = key.sliced(match->idOffset, match->idLength).toByteArray();
    const FormatDescription &description = format.description();
    constexpr QByteArrayView kPayload("payload:");

    const auto valueOf = [&](QByteArrayView variable) -> std::optional<QByteArray> {
        if (variable == "p")
            return description.prefix; // may be empty
        const QByteArray text = variable == "id"                ? id
                                : variable == "user"            ? user
                                : variable.startsWith(kPayload) ? payloadText(payload, variable.sliced(kPayload.size()))
                                                                : QByteArray();
        return text.isEmpty() ? std::nullopt : std::optional(text);
    };
    QByteArrayList keys;
    for (const QByteArray &pattern : description.companions) {
        QByteArray filled;
        bool complete = true;
        for (qsizetype at = 0; complete && at < pattern.size();) {
            const qsizetype end = pattern.at(at) == '{' ? pattern.indexOf('}', at) : -1;
            if (end < 0) {
                filled += pattern.at(at++);
                continue;
            }
            const auto value = valueOf(QByteArrayView(pattern).sliced(at + 1, end - at - 1));
            complete = value.has_value();
            filled += value.value_or(QByteArray());
            at = end + 1;
        }
        if (complete && QByteArrayView(filled) != key && !keys.contains(filled))
            keys.append(filled);
    }
    return keys;
}

} // namespace formats
