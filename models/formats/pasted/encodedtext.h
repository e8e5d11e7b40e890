// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>

#include <optional>

namespace formats::pasted
{

/// Bytes of a digest.
inline constexpr qsizetype kSha1 = 20;
inline constexpr qsizetype kSha256 = 32;

/// Both alphabets of base64, with or without padding; nothing for any other text.
std::optional<QByteArray> fromBase64(QByteArrayView text);
/// Whether the text is `bytes` bytes in base64, of either alphabet; padded or not.
bool isBase64Of(QByteArrayView text, qsizetype bytes);
bool isHex(QByteArrayView text, qsizetype digits);
bool isDigits(QByteArrayView text);
bool isUuid(QByteArrayView text);
/// `%3A` as the character it stands for, also where a log has escaped it once more; the text as it is where it has no
/// such escape, or a wrong one.
QByteArray percentDecoded(QByteArrayView text);
/// Undefined where it is no JSON. Scalars count.
QJsonValue jsonOf(const QByteArray &text);
QByteArray sha256Hex(QByteArrayView text);

} // namespace formats::pasted
