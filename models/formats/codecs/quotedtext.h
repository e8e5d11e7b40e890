// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"

#include <QByteArray>

namespace formats
{

/// A literal of a programming language where it stands: between the quotes, single or double ones.
struct QuotedText {
    QByteArrayView raw;
    bool isEscaped = false; ///< holds a backslash
};

/// From the quote at which the cursor stands to behind the same one. False: it does not end; then `raw` is
/// all of the rest, and the cursor at the end.
bool takeQuoted(ByteCursor &cursor, QuotedText &text);

enum class Literal : quint8 {
    Text,  ///< `\xe9` is the character U+00E9
    Bytes, ///< `\xe9` is that byte; `\u…` means nothing
};

/// With the escapes of Python, C and JavaScript decoded: `\n`, `\'`, `\x41`, `\101`, `\u4f60`, `\U0001f600`,
/// surrogates in pairs. Lone ones become U+FFFD; what is unknown stays as it is, so does `\N{NAME}`.
QByteArray unescaped(QByteArrayView raw, Literal literal);

/// An element of a container that nobody can read: up to the comma or the bracket behind it, over quotes and brackets
/// in it. False: there is none, or it is too long, or the text ends within; nothing is taken then.
bool takeUnknownElement(ByteCursor &cursor, QByteArrayView &text);

} // namespace formats
