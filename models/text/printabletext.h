// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace text
{

/// Characters that would change how what stands around them looks, or cannot be seen themselves. The joiners
/// U+200C and U+200D belong to the spelling of several languages, and to emoji.
bool isTreacherous(char32_t point);

/// Bytes from outside, as text that is safe and unambiguous to show: UTF-8 where it is UTF-8, \xff for bytes
/// that are not, \n, \t and \x07 for control characters, \u202e for characters that turn or hide text
/// (bidirectional controls, line separators, zero-width spaces). Empty for nothing.
QString printableText(QByteArrayView bytes);

/// "3f9a…c41": enough to tell sessions apart, never enough to use. Shows at most a quarter of the id, and
/// nothing of ids up to eight bytes.
QString maskedSessionId(QByteArrayView id);

/// The bytes of the id that it shows, with kMaskedMiddle between them; of an id too short for that none, and it is
/// kMaskedWhole. For who writes a million of them, and no QString for each.
struct MaskedIdParts {
    QByteArrayView head, tail;
};
MaskedIdParts maskedIdParts(QByteArrayView id);
/// The bytes with `secret` masked wherever it stands in them; nothing: it does not.
std::optional<QByteArray> maskedWithin(QByteArrayView bytes, QByteArrayView secret);
/// The key with its id masked wherever it has it. All of it is masked where the id cannot be found in it: whatever it
/// is made of may be a credential. The rest is the key's own bytes, for printableText() or a file.
QByteArray maskedKey(QByteArrayView key, QByteArrayView id);
inline constexpr char kMaskedMiddle[] = "\u2026";
inline constexpr char kMaskedWhole[] = "\u2022\u2022\u2022\u2022"; ///< always four: not even the length is told

} // namespace text
