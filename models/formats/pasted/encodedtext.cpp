// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/pasted/encodedtext.h"

#include "models/text/characters.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace formats::pasted
{

namespace
{

bool isBase64Character(char c)
{
    return text::isWordCharacter(c) || c == '+' || c == '/';
}

qsizetype paddingOf(QByteArrayView text)
{
    qsizetype padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    return padding;
}

QByteArray decodedOnce(QByteArrayView text)
{
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        if (at + 2 >= text.size() || !text::isHexDigit(text[at + 1]) || !text::isHexDigit(text[at + 2]))
            return text.toByteArray();
        decoded += static_cast<char>(text::hexValue(text[at + 1]) * 16 + text::hexValue(text[at + 2]));
        at += 2;
    }
    return decoded;
}

} // namespace

std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    const QByteArrayView body = text.chopped(paddingOf(text));
    if (body.isEmpty() || body.size() % 4 == 1 || !std::all_of(body.begin(), body.end(), isBase64Character))
        return std::nullopt;
    QByteArray standard = body.toByteArray();
    std::replace(standard.begin(), standard.end(), '-', '+');
    std::replace(standard.begin(), standard.end(), '_', '/');
    return QByteArray::fromBase64(standard, QByteArray::OmitTrailingEquals);
}

bool isBase64Of(QByteArrayView text, qsizetype bytes)
{
    const qsizetype padding = paddingOf(text);
    const QByteArrayView body = text.chopped(padding);
    return body.size() == (bytes * 4 + 2) / 3 && (padding == 0 || (body.size() + padding) % 4 == 0) &&
           std::all_of(body.begin(), body.end(), isBase64Character);
}

bool isHex(QByteArrayView text, qsizetype digits)
{
    return text.size() == digits && std::all_of(text.begin(), text.end(), text::isHexDigit);
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), text::isDigit);
}

bool isUuid(QByteArrayView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isDash = at == 8 || at == 13 || at == 18 || at == 23;
        if (isDash ? text[at] != '-' : !text::isHexDigit(text[at]))
            return false;
    }
    return true;
}

QByteArray percentDecoded(QByteArrayView text)
{
    const QByteArray once = decodedOnce(text);
    return once.contains('%') ? decodedOnce(once) : once;
}

QJsonValue jsonOf(const QByteArray &text)
{
    // A document is an array or an object; a scalar is one in an array.
    const QJsonDocument document = QJsonDocument::fromJson('[' + text + ']');
    const QJsonArray array = document.array();
    return array.size() == 1 ? array.first() : QJsonValue(QJsonValue::Undefined);
}

QByteArray sha256Hex(QByteArrayView text)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(text);
    return hash.result().toHex();
}

} // namespace formats::pasted
