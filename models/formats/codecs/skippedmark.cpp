// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/skippedmark.h"

#include "models/text/characters.h"

#include <QByteArray>

namespace formats
{

std::optional<SkippedMark> SkippedMark::fromText(const QString &text)
{
    SkippedMark mark;
    const QByteArray written = text.toUtf8();
    for (qsizetype at = 0; at < written.size(); ++at) {
        const char c = written[at];
        if (c != '\\') {
            mark.m_bytes.push_back(c == '?' ? kAny : static_cast<quint8>(c));
            continue;
        }
        const char escaped = at + 1 < written.size() ? written[at + 1] : '\0';
        if (escaped == '\\' || escaped == '?') {
            mark.m_bytes.push_back(escaped);
            ++at;
        } else if (escaped == 'x' && at + 3 < written.size() && text::isHexDigit(written[at + 2]) &&
                   text::isHexDigit(written[at + 3])) {
            mark.m_bytes.push_back(
                static_cast<qint16>(text::hexValue(written[at + 2]) * 16 + text::hexValue(written[at + 3])));
            at += 3;
        } else {
            return std::nullopt;
        }
    }
    const auto size = static_cast<qsizetype>(mark.m_bytes.size());
    return size == 0 || size > kLongest ? std::nullopt : std::optional(std::move(mark));
}

QString SkippedMark::text() const
{
    QByteArray written;
    for (const qint16 byte : m_bytes) {
        const bool isPlain = byte > ' ' && byte < 0x7f && byte != '|' && byte != ',';
        if (byte == kAny)
            written += '?';
        else if (byte == '\\' || byte == '?')
            (written += '\\') += static_cast<char>(byte);
        else if (isPlain)
            written += static_cast<char>(byte);
        else
            written += "\\x" + QByteArray::number(byte, 16).rightJustified(2, '0');
    }
    return QString::fromLatin1(written);
}

std::optional<QByteArrayView> SkippedMark::behind(QByteArrayView bytes) const
{
    const auto size = static_cast<qsizetype>(m_bytes.size());
    if (bytes.size() < size)
        return std::nullopt;
    for (qsizetype i = 0; i < size; ++i) {
        const qint16 wanted = m_bytes[static_cast<size_t>(i)];
        if (wanted != kAny && wanted != static_cast<quint8>(bytes[i]))
            return std::nullopt;
    }
    return bytes.sliced(size);
}

} // namespace formats
