// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/hexdump.h"

#include "models/sessions/printabletext.h"

#include <QStringDecoder>

#include <algorithm>

namespace ui
{

namespace
{

constexpr qsizetype kBytesInLine = 8;
constexpr char kDigits[] = "0123456789abcdef";

// A read that stops after so many bytes can stop inside a character.
QByteArrayView withoutCutCharacter(QByteArrayView bytes)
{
    qsizetype end = bytes.size();
    const qsizetype lowest = std::max<qsizetype>(0, end - 3);
    while (end > lowest && (static_cast<uchar>(bytes[end - 1]) & 0xc0) == 0x80)
        --end;
    if (end > 0 && (static_cast<uchar>(bytes[end - 1]) & 0xc0) == 0xc0) {
        const auto lead = static_cast<uchar>(bytes[end - 1]);
        const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        return bytes.size() - (end - 1) < length ? bytes.first(end - 1) : bytes;
    }
    return bytes;
}

} // namespace

bool looksLikeText(QByteArrayView bytes)
{
    const QByteArrayView whole = withoutCutCharacter(bytes);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(whole);
    if (decoder.hasError())
        return false;
    const auto controls = std::count_if(whole.begin(), whole.end(), [](char c) {
        const auto byte = static_cast<uchar>(c);
        return byte == 0x7f || (byte < 0x20 && c != '\n' && c != '\r' && c != '\t');
    });
    return controls * 20 <= whole.size();
}

QString plainText(QByteArrayView bytes)
{
    const QByteArrayView whole = withoutCutCharacter(bytes);
    QString result;
    qsizetype from = 0;
    while (from <= whole.size()) {
        qsizetype end = whole.indexOf('\n', from);
        if (end < 0)
            end = whole.size();
        result += sessions::printableText(whole.sliced(from, end - from));
        if (end < whole.size())
            result += QLatin1Char('\n');
        from = end + 1;
    }
    return result;
}

QString hexDump(QByteArrayView bytes)
{
    QByteArray result;
    result.reserve(bytes.size() * 6);
    for (qsizetype at = 0; at < bytes.size(); at += kBytesInLine) {
        const QByteArrayView line = bytes.sliced(at, std::min(kBytesInLine, bytes.size() - at));
        result += QByteArray::number(at, 16).rightJustified(5, '0') + "  ";
        for (const char c : line) {
            const auto byte = static_cast<uchar>(c);
            result += kDigits[byte >> 4];
            result += kDigits[byte & 0xf];
            result += ' ';
        }
        result += QByteArray(3 * (kBytesInLine - line.size()) + 1, ' ');
        for (const char c : line)
            result += c >= 0x20 && c < 0x7f ? c : '.';
        result += '\n';
    }
    return QString::fromLatin1(result);
}

} // namespace ui
