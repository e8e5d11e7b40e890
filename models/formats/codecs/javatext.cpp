// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/javatext.h"

#include <QChar>
#include <QString>
#include <QtEndian>

namespace formats
{

namespace
{

/// Three bytes of a surrogate; 0 if they are none.
char16_t surrogateAt(QByteArrayView bytes, qsizetype at)
{
    if (bytes.size() - at < 3 || bytes[at] != '\xed')
        return 0;
    const unsigned second = static_cast<quint8>(bytes[at + 1]);
    const unsigned third = static_cast<quint8>(bytes[at + 2]);
    if (second < 0xa0 || second > 0xbf || (third & 0xc0) != 0x80)
        return 0;
    return static_cast<char16_t>(0xd000 | ((second & 0x3f) << 6) | (third & 0x3f));
}

void appendFourBytes(QByteArray &text, char32_t codePoint)
{
    const auto append = [&text](char32_t byte) { text += static_cast<char>(static_cast<quint8>(byte)); };
    append(0xf0 | (codePoint >> 18));
    append(0x80 | ((codePoint >> 12) & 0x3f));
    append(0x80 | ((codePoint >> 6) & 0x3f));
    append(0x80 | (codePoint & 0x3f));
}

} // namespace

QByteArrayView textFromModifiedUtf8(NodeTree &tree, QByteArrayView bytes)
{
    if (!bytes.contains('\xed') && !bytes.contains('\xc0'))
        return bytes;
    QByteArray text;
    text.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes[at] == '\xc0' && at + 1 < bytes.size() && bytes[at + 1] == '\x80') {
            text += '\0';
            at += 2;
            continue;
        }
        const char16_t high = surrogateAt(bytes, at);
        if (high == 0) {
            text += bytes[at++];
            continue;
        }
        const char16_t low = surrogateAt(bytes, at + 3);
        if (QChar::isHighSurrogate(high) && QChar::isLowSurrogate(low)) {
            appendFourBytes(text, QChar::surrogateToUcs4(high, low));
            at += 6;
        } else {
            text += "\xef\xbf\xbd"; // half a pair
            at += 3;
        }
    }
    return tree.keep(std::move(text));
}

QByteArray textFromUtf16(QByteArrayView bytes)
{
    QString text(bytes.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = QChar(qFromBigEndian<char16_t>(bytes.data() + 2 * i));
    return text.toUtf8();
}

} // namespace formats
