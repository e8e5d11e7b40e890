// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

namespace formats
{

/// The argument of STRING, `'it\'s'` as Python's repr writes it, as a new node: String, or Bytes where it is
/// not UTF-8, since Python 2 did not tell them apart. kNone when it is not quoted properly.
NodeTree::Index addQuotedString(NodeTree &tree, QByteArrayView quoted);

/// A string of Python 2 that needs no unescaping.
NodeTree::Index addByteString(NodeTree &tree, QByteArrayView bytes);

/// The argument of UNICODE, Latin-1 with `\uXXXX` and `\UXXXXXXXX`, as a String.
NodeTree::Index addRawUnicode(NodeTree &tree, QByteArrayView escaped);

/// Appends the code point in UTF-8; U+FFFD for what is none.
void appendUtf8(QByteArray &text, char32_t codePoint);

/// Latin-1 that stands in UTF-8, turned back into bytes: how protocol 2 writes them. False for other text.
bool latin1FromUtf8(QByteArrayView text, QByteArray &bytes);

} // namespace formats
