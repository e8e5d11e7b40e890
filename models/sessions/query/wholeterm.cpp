// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/wholeterm.h"

#include "models/text/printabletext.h"

namespace sessions
{

QString wholeTerm(QLatin1String field, QByteArrayView bytes)
{
    const QString shown = QString::fromUtf8(bytes);
    const bool isText = shown.toUtf8() == bytes;
    QString term = field + QLatin1String(":=\"");
    const auto spell = [&term](const QByteArray &unseen) {
        for (const char byte : unseen)
            term += QStringLiteral("\\x") + QString::fromLatin1(QByteArray(1, byte).toHex());
    };
    if (!isText) {
        for (const char byte : bytes) {
            const bool plain = byte >= ' ' && byte < 0x7f && byte != '"' && byte != '\\';
            plain ? void(term += QLatin1Char(byte)) : spell(QByteArray(1, byte));
        }
        return term + QLatin1Char('"');
    }
    for (const char32_t point : shown.toUcs4()) {
        const QString character = QString::fromUcs4(&point, 1);
        if (point == U'"' || point == U'\\')
            term += QLatin1Char('\\') + character;
        else if (text::printableText(character.toUtf8()) == character)
            term += character;
        else // a text field would drop it, or nobody could see it
            spell(character.toUtf8());
    }
    return term + QLatin1Char('"');
}

} // namespace sessions
