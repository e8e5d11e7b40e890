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
    for (const char *name : {"jti", "sid", "session_state", "session_id", "login_user_key"}) {
        const QByteArray id = claimText(claims, name);
        if (id.isEmpty() || std::find(reading.ids.begin(), reading.ids.end(), id) != reading.ids.end())
            continue;
        reading.ids.push_back(id);
        reading.claims.emplace_back(name);
    }
    // Beside an id a user is no alternative: each application has a user 1. He is the next that can be looked for.
    for (const char *name : {"sub", "loginId"}) {
        const QByteArray user = claimText(claims, name);
        if (user.isEmpty() || !reading.users.empty() || !reading.subject.isEmpty())
            continue;
        if (reading.ids.empty())
            reading.users.push_back(user);
        else
            reading.subject = user;
        reading.subjectClaim = name;
    }
    reading.hashedIds.push_back(value.toByteArray());
    return reading;
}

} // namespace formats::pasted
