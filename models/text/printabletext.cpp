// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/printabletext.h"

#include <QChar>

#include <algorithm>

namespace text
{

namespace
{

/// Length of the well-formed UTF-8 sequence at the head of `bytes`, and its code point; 0 if there is none.
/// Strict: no overlong forms, no surrogates, nothing above U+10FFFF.
int decode(QByteArrayView bytes, char32_t &point)
{
    const auto at = [bytes](int index) { return static_cast<unsigned char>(bytes[index]); };
    const unsigned char lead = at(0);
    const int length = lead < 0x80                   ? 1
                       : lead >= 0xc2 && lead < 0xe0 ? 2
                       : (lead & 0xf0) == 0xe0       ? 3
                       : lead >= 0xf0 && lead < 0xf5 ? 4
                                                     : 0;
    if (length == 0 || bytes.size() < length)
        return 0;
    point = length == 1 ? lead : lead & (0xffu >> (length + 1));
    for (int index = 1; index < length; ++index) {
        if ((at(index) & 0xc0) != 0x80)
            return 0;
        point = point << 6 | (at(index) & 0x3fu);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    return overlong || point > 0x10ffff || QChar::isSurrogate(point) ? 0 : length;
}

QString escaped(char32_t point)
{
    if (point == U'\n')
        return QStringLiteral("\\n");
    if (point == U'\t')
        return QStringLiteral("\\t");
    if (point == U'\r')
        return QStringLiteral("\\r");
    if (point < 0x100)
        return QStringLiteral("\\x%1").arg(static_cast<uint>(point), 2, 16, QLatin1Char('0'));
    return QStringLiteral("\\u%1").arg(static_cast<uint>(point), 4, 16, QLatin1Char('0'));
}

} // namespace

bool isTreacherous(char32_t point)
{
    if (point == 0x200c || point == 0x200d)
        return false;
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString printableText(QByteArrayView bytes)
{
    if (std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte >= ' ' && byte < 0x7f; }))
        return QString::fromLatin1(bytes);
    QString text;
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        char32_t point = 0;
        const int length = decode(bytes, point);
        if (length == 0)
            text += escaped(static_cast<unsigned char>(bytes.front()));
        else if (isTreacherous(point))
            text += escaped(point);
        else
            text += QStringView(QChar::fromUcs4(point));
        bytes = bytes.sliced(std::max(length, 1));
    }
    return text;
}

QString maskedSessionId(QByteArrayView id)
{
    if (id.isEmpty())
        return {};
    const MaskedIdParts shown = maskedIdParts(id);
    if (shown.head.isEmpty())
        return QString::fromUtf8(kMaskedWhole);
    return printableText(shown.head) + QString::fromUtf8(kMaskedMiddle) + printableText(shown.tail);
}

MaskedIdParts maskedIdParts(QByteArrayView id)
{
    constexpr qsizetype kTooShort = 8;
    constexpr qsizetype kMostShown = 7;
    if (id.size() <= kTooShort)
        return {};
    const qsizetype shown = std::min(kMostShown, id.size() / 4);
    const qsizetype tail = shown * 3 / kMostShown;
    return {id.first(shown - tail), id.last(tail)};
}

std::optional<QByteArray> maskedWithin(QByteArrayView bytes, QByteArrayView secret)
{
    qsizetype at = secret.isEmpty() ? -1 : bytes.indexOf(secret);
    if (at < 0)
        return std::nullopt;
    const QByteArray mask = maskedSessionId(secret).toUtf8();
    QByteArray shown;
    for (; at >= 0; at = bytes.indexOf(secret)) {
        shown += bytes.first(at);
        shown += mask;
        bytes = bytes.sliced(at + secret.size());
    }
    shown += bytes;
    return shown;
}

QByteArray maskedKey(QByteArrayView key, QByteArrayView id)
{
    const std::optional<QByteArray> masked = maskedWithin(key, id);
    return masked ? *masked : maskedSessionId(key).toUtf8();
}

} // namespace text
