// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/rubytext.h"

#include "models/formats/codecs/codepagetext.h"

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
    {"UTF-16", QStringConverter::Utf16},      {"UTF-32", QStringConverter::Utf32},
};

struct CodePage {
    const char *ruby;
    const char *iconv;
};

/// Not the encodings that switch between several by escapes (ISO-2022): nobody stores them, and their converters are
/// the ones that had holes. Shift_JIS as Microsoft has it, which leaves the backslash in its place.
constexpr CodePage kCodePages[] = {
    {"Shift_JIS", "CP932"},
    {"Windows-31J", "CP932"},
    {"SJIS-DoCoMo", "CP932"},
    {"SJIS-KDDI", "CP932"},
    {"SJIS-SoftBank", "CP932"},
    {"EUC-JP", "EUC-JP"},
    {"eucJP-ms", "EUC-JP-MS"},
    {"CP51932", "EUC-JP-MS"},
    {"GB2312", "EUC-CN"},
    {"GBK", "GBK"},
    {"GB18030", "GB18030"},
    {"Big5", "BIG5"},
    {"Big5-HKSCS", "BIG5-HKSCS"},
    {"Big5-UAO", "BIG5"},
    {"CP950", "BIG5"},
    {"CP951", "BIG5-HKSCS"},
    {"EUC-TW", "EUC-TW"},
    {"EUC-KR", "EUC-KR"},
    {"CP949", "UHC"},
    {"KOI8-R", "KOI8-R"},
    {"KOI8-U", "KOI8-U"},
    {"Windows-1250", "CP1250"},
    {"Windows-1251", "CP1251"},
    {"Windows-1253", "CP1253"},
    {"Windows-1254", "CP1254"},
    {"Windows-1255", "CP1255"},
    {"Windows-1256", "CP1256"},
    {"Windows-1257", "CP1257"},
    {"Windows-1258", "CP1258"},
    {"Windows-874", "CP874"},
    {"TIS-620", "CP874"},
    {"ISO-8859-2", "ISO-8859-2"},
    {"ISO-8859-3", "ISO-8859-3"},
    {"ISO-8859-4", "ISO-8859-4"},
    {"ISO-8859-5", "ISO-8859-5"},
    {"ISO-8859-6", "ISO-8859-6"},
    {"ISO-8859-7", "ISO-8859-7"},
    {"ISO-8859-8", "ISO-8859-8"},
    {"ISO-8859-9", "ISO-8859-9"},
    {"ISO-8859-10", "ISO-8859-10"},
    {"ISO-8859-11", "CP874"},
    {"ISO-8859-13", "ISO-8859-13"},
    {"ISO-8859-14", "ISO-8859-14"},
    {"ISO-8859-15", "ISO-8859-15"},
    {"ISO-8859-16", "ISO-8859-16"},
    {"IBM437", "CP437"},
    {"CP850", "CP850"},
    {"IBM852", "CP852"},
    {"CP852", "CP852"},
    {"IBM855", "CP855"},
    {"CP855", "CP855"},
    {"IBM857", "CP857"},
    {"IBM866", "CP866"},
    {"macRoman", "MACINTOSH"},
    {"macCyrillic", "MAC-CYRILLIC"},
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
    for (const CodePage &known : kCodePages) {
        if (encoding == QByteArrayView(known.ruby))
            return codePageToUtf8(text, known.iconv);
    }
    return {};
}

} // namespace formats
