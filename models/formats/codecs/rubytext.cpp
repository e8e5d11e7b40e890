// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/rubytext.h"

#include <QStringDecoder>

#include <array>
#include <iterator>

namespace formats
{

namespace
{

struct Encoding {
    const char *name;
    QStringConverter::Encoding encoding;
};

constexpr Encoding kEncodings[] = {
    {"ISO-8859-1", QStringConverter::Latin1}, {"Windows-1252", QStringConverter::Latin1},
    {"UTF-16LE", QStringConverter::Utf16LE},  {"UTF-16BE", QStringConverter::Utf16BE},
    {"UTF-32LE", QStringConverter::Utf32LE},  {"UTF-32BE", QStringConverter::Utf32BE},
};

// Where Windows-1252 differs from ISO 8859-1: 0x80 to 0x9f; 0 where it has no character.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

void fromWindows1252(QString &text)
{
    for (QChar &c : text) {
        if (c.unicode() < 0x80 || c.unicode() > 0x9f)
            continue;
        if (const char16_t character = kWindows1252[c.unicode() - 0x80U])
            c = character;
    }
}

} // namespace

QByteArray rubyTextToUtf8(QByteArrayView text, QByteArrayView encoding)
{
    for (const Encoding &known : kEncodings) {
        if (encoding != QByteArrayView(known.name))
            continue;
        QStringDecoder decoder(known.encoding, QStringConverter::Flag::Stateless);
        QString decoded = decoder(text);
        if (decoder.hasError())
            return {};
        if (encoding.startsWith('W'))
            fromWindows1252(decoded);
        return decoded.toUtf8();
    }
    return {};
}

} // namespace formats
