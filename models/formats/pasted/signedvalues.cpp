// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/pasted/signedvalues.h"

#include "models/formats/pasted/encodedtext.h"
#include "models/text/characters.h"

#include <QJsonObject>

#include <algorithm>

namespace formats::pasted
{

using Kind = PastedReading::Kind;

namespace
{

PastedReading reading(Kind kind, QByteArrayView id)
{
    PastedReading made;
    made.kind = kind;
    made.ids.push_back(id.toByteArray());
    return made;
}

/// `<id>.<HMAC>` has many relatives, told apart by how they begin and by what the HMAC is written in.
std::optional<PastedReading> readDotted(QByteArrayView value)
{
    const bool isPrefixed = value.startsWith("s:");
    if (isPrefixed)
        value = value.sliced(2);
    const qsizetype dot = value.lastIndexOf('.');
    if (dot <= 0 && !isPrefixed)
        return std::nullopt;
    const QByteArrayView id = dot < 0 ? value : value.first(dot);
    const QByteArrayView digest = dot < 0 ? QByteArrayView() : value.sliced(dot + 1);
    if (isPrefixed) {
        const bool isWhole = isBase64Of(digest, kSha256);
        if (!isWhole && (!isLikeId(id) || id.contains('.')))
            return std::nullopt;
        const QJsonObject message = jsonOf(fromBase64(id).value_or(QByteArray())).toObject();
        if (const QByteArray inner = message[QLatin1String("message")].toString().toUtf8(); !inner.isEmpty())
            return reading(Kind::AdonisSigned, inner);
        PastedReading express = reading(isWhole ? Kind::ExpressSigned : Kind::ExpressCut, id);
        if (!isWhole) // it may be a key of a store whose keys begin so
            express.hashedIds.push_back("s:" + id.toByteArray());
        return express;
    }
    if (!isLikeId(id))
        return std::nullopt;
    if (isBase64Of(digest, kSha256))
        return reading(digest.endsWith('=') ? Kind::BetterAuthSigned : Kind::CookieSigned, id);
    if (isBase64Of(digest, kSha1))
        return reading(Kind::FlaskSigned, id);
    return std::nullopt;
}

/// Of a text that Marshal has dumped: 04 08, `I"` or `"`, a length of one byte, the text.
QByteArray marshalledText(const QByteArray &data)
{
    QByteArrayView view(data);
    if (!view.startsWith(QByteArrayView("\x04\x08", 2)))
        return {};
    view = view.sliced(2);
    if (view.startsWith('I'))
        view = view.sliced(1);
    constexpr int kFixnumShift = 5; // small numbers are written five more than they are
    if (view.size() < 2 || view[0] != '"')
        return {};
    const qsizetype length = static_cast<uchar>(view[1]) - kFixnumShift;
    return length > 0 && length < 123 && view.size() >= length + 2 ? view.sliced(2, length).toByteArray()
                                                                   : QByteArray();
}

std::optional<PastedReading> readRails(QByteArrayView value)
{
    const qsizetype dashes = value.lastIndexOf("--");
    if (dashes <= 0)
        return std::nullopt;
    const QByteArrayView digest = value.sliced(dashes + 2);
    if (!isHex(digest, 2 * kSha1) && !isHex(digest, 2 * kSha256))
        return std::nullopt;
    std::optional<QByteArray> data = fromBase64(value.first(dashes));
    if (!data)
        return std::nullopt;
    // Rails 5.2 on wraps what it signs, to bind it to its name; 7.1 on leaves the message as it is in there.
    const QJsonObject envelope = jsonOf(*data).toObject()[QLatin1String("_rails")].toObject();
    if (!envelope.isEmpty()) {
        const QJsonValue inner = envelope[QLatin1String("message")].isUndefined() ? envelope[QLatin1String("data")]
                                                                                  : envelope[QLatin1String("message")];
        const QByteArray message = inner.toString().toUtf8();
        data = isLikeId(message) && jsonOf(fromBase64(message).value_or(QByteArray())).isUndefined() &&
                       marshalledText(fromBase64(message).value_or(QByteArray())).isEmpty()
                   ? '"' + message + '"'
                   : fromBase64(message).value_or(QByteArray());
    }
    QByteArray id = jsonOf(*data).toString().toUtf8();
    if (id.isEmpty())
        id = marshalledText(*data);
    if (!id.isEmpty())
        return reading(Kind::RailsSigned, id);
    PastedReading itself;
    itself.kind = Kind::RailsItself;
    return itself;
}

std::optional<PastedReading> readDjango(QByteArrayView value)
{
    constexpr qsizetype kTime = 6; // seconds in base62
    const qsizetype last = value.lastIndexOf(':');
    const qsizetype time = last > 0 ? value.first(last).lastIndexOf(':') : -1;
    if (time <= 0 || last - time - 1 != kTime)
        return std::nullopt;
    const QByteArrayView digest = value.sliced(last + 1);
    const QByteArrayView id = value.first(time);
    if ((!isBase64Of(digest, kSha256) && !isBase64Of(digest, kSha1)) || digest.endsWith('=') || !isLikeId(id))
        return std::nullopt;
    return reading(Kind::DjangoSigned, id);
}

std::optional<PastedReading> readRust(QByteArrayView value)
{
    constexpr qsizetype kDigest = 44;
    if (value.size() <= kDigest || value[kDigest - 1] != '=' || value[kDigest - 2] == '=' ||
        !isBase64Of(value.first(kDigest), kSha256) || !isLikeId(value.sliced(kDigest)))
        return std::nullopt;
    return reading(Kind::RustSigned, value.sliced(kDigest));
}

/// What encoding/gob makes of one text: the length of the message, 0c for a text, 00, its length, the text.
QByteArray gobText(const QByteArray &data)
{
    constexpr qsizetype kHead = 4;
    constexpr uchar kLargestShort = 0x7f;
    const auto byte = [&data](qsizetype at) { return static_cast<uchar>(data[at]); };
    if (data.size() <= kHead || byte(0) > kLargestShort || byte(0) != data.size() - 1 || byte(1) != 0x0c ||
        byte(2) != 0 || byte(3) != data.size() - kHead)
        return {};
    return data.sliced(kHead);
}

std::optional<PastedReading> readGorilla(QByteArrayView value)
{
    constexpr qsizetype kShortest = 64; // the HMAC alone takes 43
    // A time of these years begins with 1 or 2, and so does its base64 with M.
    if (value.size() < kShortest || !value.startsWith('M'))
        return std::nullopt;
    const QByteArray outer = fromBase64(value).value_or(QByteArray());
    const qsizetype first = outer.indexOf('|');
    const qsizetype second = outer.indexOf('|', first + 1);
    if (first < 9 || first > 11 || second < 0 || !isDigits(QByteArrayView(outer).first(first)))
        return std::nullopt;
    const std::optional<QByteArray> inner = fromBase64(QByteArrayView(outer).sliced(first + 1, second - first - 1));
    if (!inner)
        return std::nullopt;
    QByteArray id = gobText(*inner);
    if (id.isEmpty())
        id = jsonOf(*inner).toString().toUtf8();
    if (!id.isEmpty())
        return reading(Kind::GorillaSigned, id);
    PastedReading itself;
    itself.kind = Kind::GorillaItself;
    return itself;
}

/// `2|` and fields with their lengths: key version, time, name, value; behind them the HMAC.
std::optional<PastedReading> readTornado(QByteArrayView value)
{
    if (!value.startsWith("2|"))
        return std::nullopt;
    const QByteArrayList fields = value.toByteArray().split('|');
    if (fields.size() != 6 || !isHex(fields[5], 2 * kSha256) || !fields[2].startsWith("10:"))
        return std::nullopt;
    const QByteArray &field = fields[4];
    const std::optional<QByteArray> id = fromBase64(QByteArrayView(field).sliced(field.indexOf(':') + 1));
    return id && !id->isEmpty() ? std::optional(reading(Kind::TornadoSigned, *id)) : std::nullopt;
}

std::optional<PastedReading> readSpring(QByteArrayView value)
{
    if (!isBase64Of(value, 36))
        return std::nullopt;
    const std::optional<QByteArray> id = fromBase64(value);
    return id && isUuid(*id) ? std::optional(reading(Kind::SpringEncoded, *id)) : std::nullopt;
}

std::optional<PastedReading> readPrivateId(QByteArrayView value)
{
    if (!value.startsWith("2::") || !isHex(value.sliced(3), 2 * kSha256))
        return std::nullopt;
    PastedReading made = reading(Kind::RailsPrivateId, value);
    made.ids.push_back(value.sliced(3).toByteArray());
    return made;
}

std::optional<PastedReading> readWordPress(QByteArrayView value)
{
    const QByteArrayList fields = value.toByteArray().split('|');
    if (fields.size() != 4 || fields[0].isEmpty() || !isDigits(fields[1]) || fields[1].size() != 10 ||
        !isLikeId(fields[2]) || !isHex(fields[3], 2 * kSha256))
        return std::nullopt;
    PastedReading made;
    made.kind = Kind::WordPressLogin;
    made.users.push_back(fields[0]);
    made.hashedIds.push_back(fields[2]);
    return made;
}

} // namespace

std::optional<PastedReading> readSignedValue(QByteArrayView value)
{
    for (const auto read : {readPrivateId, readSpring, readTornado, readRails, readDjango, readRust, readDotted,
                            readGorilla, readWordPress}) {
        if (std::optional<PastedReading> made = read(value))
            return made;
    }
    return std::nullopt;
}

} // namespace formats::pasted
