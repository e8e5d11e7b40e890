// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/pasted/clientcookies.h"

#include "models/formats/pasted/encodedtext.h"
#include "models/text/characters.h"

#include <QJsonObject>

#include <algorithm>

namespace formats::pasted
{

using Kind = PastedReading::Kind;

namespace
{

/// How base64 of `{"` begins, and, behind a dot, how base64 of zlib's head does.
bool isPackedJson(QByteArrayView payload)
{
    return payload.startsWith("eyJ") || payload.startsWith(".eJ");
}

bool isLaravel(QByteArrayView value)
{
    if (!value.startsWith("eyJ") || value.contains('.'))
        return false;
    const QJsonObject json = jsonOf(fromBase64(value).value_or(QByteArray())).toObject();
    return json.contains(QLatin1String("iv")) && json.contains(QLatin1String("value")) &&
           json.contains(QLatin1String("mac"));
}

/// AES-GCM's form of Rails 5.2 on, three parts; and AES-CBC's of before, two in base64 and signed in hex.
bool isRailsEncrypted(QByteArrayView value)
{
    constexpr qsizetype kIvOfGcm = 12;
    constexpr qsizetype kBlock = 16;
    const QByteArrayList parts = value.toByteArray().split('-');
    // "--" leaves an empty part in between; the standard alphabet has no dash.
    if (parts.size() == 5 && parts[1].isEmpty() && parts[3].isEmpty())
        return fromBase64(parts[0]) && isBase64Of(parts[2], kIvOfGcm) && isBase64Of(parts[4], kBlock);
    if (parts.size() != 3 || !parts[1].isEmpty() || !(isHex(parts[2], 2 * kSha1) || isHex(parts[2], 2 * kSha256)))
        return false;
    const QByteArray inner = fromBase64(parts[0]).value_or(QByteArray());
    const qsizetype dashes = inner.indexOf("--");
    return dashes > 0 && fromBase64(QByteArrayView(inner).first(dashes)) &&
           isBase64Of(QByteArrayView(inner).sliced(dashes + 2), kBlock);
}

/// `<payload>.<time>.<HMAC>` of itsdangerous' TimestampSigner.
bool isItsDangerousPayload(QByteArrayView value)
{
    const qsizetype signature = value.lastIndexOf('.');
    const qsizetype time = signature > 0 ? value.first(signature).lastIndexOf('.') : -1;
    if (time <= 0 || !isPackedJson(value))
        return false;
    const QByteArrayView digest = value.sliced(signature + 1);
    const QByteArrayView stamp = value.sliced(time + 1, signature - time - 1);
    return (isBase64Of(digest, kSha1) || isBase64Of(digest, kSha256) || isBase64Of(digest, 64)) && stamp.size() >= 5 &&
           stamp.size() <= 8 && std::all_of(stamp.begin(), stamp.end(), text::isWordCharacter);
}

/// `<payload>:<time>:<HMAC>` of Django's TimestampSigner.
bool isDjangoPayload(QByteArrayView value)
{
    const qsizetype signature = value.lastIndexOf(':');
    const qsizetype time = signature > 0 ? value.first(signature).lastIndexOf(':') : -1;
    if (time <= 0 || !isPackedJson(value))
        return false;
    const QByteArrayView digest = value.sliced(signature + 1);
    return isBase64Of(digest, kSha256) || isBase64Of(digest, kSha1);
}

bool isEncryptedToken(QByteArrayView value)
{
    if (!value.startsWith("eyJ") || value.count('.') != 4)
        return false;
    const QByteArray head = fromBase64(value.first(value.indexOf('.'))).value_or(QByteArray());
    return jsonOf(head).toObject().contains(QLatin1String("enc"));
}

/// The name of the algorithm in base64, as Plug.Crypto writes it: HS256, HS384, HS512; A128GCM, A256GCM.
bool isPlugCrypto(QByteArrayView value)
{
    for (const char *head : {"SFMyNTY.", "SFMzODQ.", "SFM1MTI.", "QTEyOEdDTQ.", "QTI1NkdDTQ."}) {
        if (value.startsWith(head))
            return true;
    }
    return false;
}

/// The four bytes with which everything begins that ASP.NET Core's data protection has encrypted: 09 F0 C9 F0.
bool isDataProtected(QByteArrayView value)
{
    constexpr qsizetype kShortest = 80;
    return value.size() >= kShortest && value.startsWith("CfDJ8") && fromBase64(value);
}

} // namespace

std::optional<Kind> clientCookieKind(QByteArrayView value)
{
    if (value.startsWith("Fe26.2*"))
        return Kind::IronSealed;
    if (isDataProtected(value))
        return Kind::AspNetProtected;
    if (isPlugCrypto(value))
        return Kind::PhoenixItself;
    if (isEncryptedToken(value))
        return Kind::EncryptedToken;
    if (isLaravel(value))
        return Kind::LaravelEncrypted;
    if (isRailsEncrypted(value))
        return Kind::RailsEncrypted;
    if (isItsDangerousPayload(value))
        return Kind::FlaskItself;
    if (isDjangoPayload(value))
        return Kind::DjangoItself;
    return std::nullopt;
}

} // namespace formats::pasted
