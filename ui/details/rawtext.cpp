// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/rawtext.h"

#include "models/text/printabletext.h"

#include <QStringDecoder>

#include <algorithm>

namespace ui
{

namespace
{

constexpr char kDigits[] = "0123456789abcdef";
constexpr QChar kDot(0x2022);
constexpr int kOffsetDigits = 8;
constexpr int kShortOffsetDigits = 5;
constexpr qsizetype kShortOffsets = 0x100000;

bool isInside(uchar byte)
{
    return (byte & 0xc0) == 0x80;
}

// A page or a read that stops after so many bytes can stop inside a character.
QByteArrayView withoutCutCharacter(QByteArrayView bytes)
{
    qsizetype end = bytes.size();
    const qsizetype lowest = std::max<qsizetype>(0, end - 3);
    while (end > lowest && isInside(static_cast<uchar>(bytes[end - 1])))
        --end;
    if (end > 0 && (static_cast<uchar>(bytes[end - 1]) & 0xc0) == 0xc0) {
        const auto lead = static_cast<uchar>(bytes[end - 1]);
        const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        return bytes.size() - (end - 1) < length ? bytes.first(end - 1) : bytes;
    }
    return bytes;
}

/// The same at a page's border, where the character goes on with the next page: to before it begins.
qsizetype characterBorder(QByteArrayView bytes, qsizetype at)
{
    for (int back = 0; back < 3 && at > 0 && at < bytes.size() && isInside(static_cast<uchar>(bytes[at])); ++back)
        --at;
    return at;
}

bool isCovered(const std::vector<formats::ByteRange> &covered, qsizetype at)
{
    const auto behind =
        std::upper_bound(covered.begin(), covered.end(), at,
                         [](qsizetype place, const formats::ByteRange &range) { return place < range.begin; });
    return behind != covered.begin() && at < std::prev(behind)->end;
}

QString titleLine(const RawPart &part)
{
    return part.title.isEmpty() ? QString() : QStringLiteral("── %1 ──\n").arg(part.title);
}

} // namespace

RawText::RawText(std::vector<RawPart> parts)
    : m_parts(std::move(parts))
{
    for (const RawPart &part : m_parts)
        m_size += part.bytes.size();
}

int RawText::pages() const
{
    return static_cast<int>(std::max<qsizetype>(1, (m_size + kPageBytes - 1) / kPageBytes));
}

std::vector<RawText::Piece> RawText::pieces(int page) const
{
    std::vector<Piece> result;
    const qsizetype first = page * kPageBytes;
    const qsizetype last = first + kPageBytes;
    qsizetype offset = 0;
    for (const RawPart &part : m_parts) {
        const qsizetype begin = std::max<qsizetype>(0, first - offset);
        const qsizetype end = std::min(part.bytes.size(), last - offset);
        // An empty field belongs to the page on which it would stand.
        const bool isHere = part.bytes.isEmpty() ? offset >= first && offset < last : begin < end;
        if (isHere)
            result.push_back({&part, begin, end});
        offset += part.bytes.size();
    }
    return result;
}

QString RawText::textPage(int page) const
{
    QString result;
    for (const Piece &piece : pieces(page)) {
        const QByteArrayView bytes(piece.part->bytes);
        if (piece.begin == 0)
            result += titleLine(*piece.part);
        qsizetype at = characterBorder(bytes, piece.begin);
        const qsizetype end = characterBorder(bytes, piece.end);
        for (const formats::ByteRange &range : piece.part->covered) {
            if (range.end <= at)
                continue;
            if (range.begin >= end)
                break;
            if (range.begin > at)
                result += plainText(bytes.sliced(at, range.begin - at));
            // The dots stand where the secret begins, also when that is on the page before.
            if (range.begin >= at)
                result += QString::fromUtf8(formats::kSecretDots);
            at = std::min(range.end, end);
        }
        result += plainText(bytes.sliced(at, end - at));
        if (!piece.part->title.isEmpty())
            result += QLatin1Char('\n');
    }
    return result;
}

QString RawText::hexPage(int page, int columns) const
{
    const int digits = m_size > kShortOffsets ? kOffsetDigits : kShortOffsetDigits;
    QString result;
    result.reserve(kPageBytes * 6);
    for (const Piece &piece : pieces(page)) {
        const RawPart &part = *piece.part;
        if (piece.begin == 0)
            result += titleLine(part);
        for (qsizetype at = piece.begin; at < piece.end; at += columns) {
            const qsizetype count = std::min<qsizetype>(columns, piece.end - at);
            result += QStringLiteral("%1  ").arg(at, digits, 16, QLatin1Char('0'));
            QString printed;
            for (qsizetype i = at; i < at + count; ++i) {
                const auto byte = static_cast<uchar>(part.bytes.at(i));
                const bool covered = isCovered(part.covered, i);
                result += covered ? kDot : QLatin1Char(kDigits[byte >> 4]);
                result += covered ? kDot : QLatin1Char(kDigits[byte & 0xf]);
                result += QLatin1Char(' ');
                printed += covered ? kDot : QLatin1Char(byte >= 0x20 && byte < 0x7f ? part.bytes.at(i) : '.');
            }
            result += QString(3 * (columns - count) + 1, QLatin1Char(' ')) + printed + QLatin1Char('\n');
        }
    }
    return result;
}

bool RawText::looksLikeText() const
{
    return std::all_of(m_parts.begin(), m_parts.end(),
                       [](const RawPart &part) { return ui::looksLikeText(part.bytes); });
}

bool RawText::hasCovered() const
{
    return std::any_of(m_parts.begin(), m_parts.end(), [](const RawPart &part) { return !part.covered.empty(); });
}

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
    QString result;
    for (qsizetype from = 0; from <= bytes.size();) {
        qsizetype end = bytes.indexOf('\n', from);
        if (end < 0)
            end = bytes.size();
        result += text::printableText(bytes.sliced(from, end - from));
        if (end < bytes.size())
            result += QLatin1Char('\n');
        from = end + 1;
    }
    return result;
}

} // namespace ui
