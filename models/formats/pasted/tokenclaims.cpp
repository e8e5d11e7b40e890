// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/pasted/tokenclaims.h"

#include "models/formats/pasted/encodedtext.h"

#include <QJsonObject>

#include <algorithm>

namespace formats::pasted
{

namespace
{

QByteArray claimText(const QJsonObject &claims, const char *name)
{
    const QJsonValue value = claims[QLatin1String(name)];
    return value.isDouble() ? QByteArray::number(value.toInteger()) : value.toString().toUtf8();
}

} // namespace

std::optional<PastedReading> readToken(QByteArrayView value)
{
    if (!value.startsWith("eyJ") || value.count('.') != 2)
        return std::nullopt;
    const QByteArrayList parts = value.toByteArray().split('.');
    const QJsonObject head = jsonOf(fromBase64(parts[0]).value_or(QByteArray())).toObject();
    if (!head.contains(QLatin1String("alg")))
        return std::nullopt;
    const QJsonObject claims = jsonOf(fromBase64(parts[1]).value_or(QByteArray())).toObject();
    PastedReading reading;
    reading.kind = PastedReading::Kind::Jwt;
    for (const char *name : {"sid", "jti", "session_state", "session_id", "login_user_key"}) {
        const QByteArray id = claimText(claims, name);
        if (!id.isEmpty() && std::find(reading.ids.begin(), reading.ids.end(), id) == reading.ids.end())
            reading.ids.push_back(id);
    }
    // Beside an id a user is no alternative: each application has a user 1.
    for (const char *name : {"sub", "loginId"}) {
        if (const QByteArray user = claimText(claims, name);
            !user.isEmpty() && reading.ids.empty() && reading.users.empty())
            reading.users.push_back(user);
    }
    reading.hashedIds.push_back(value.toByteArray());
    return reading;
}

} // namespace formats::pasted
