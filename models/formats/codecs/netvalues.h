// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

namespace formats
{

// Values of .NET as its own writers leave them.

/// What BinaryWriter writes for a string: its length in groups of seven bits, the lowest first, then UTF-8
/// ([MS-NRBF] 2.1.1.6). False: it is none, or its end is missing (`hasEnded`).
bool readNetText(ByteCursor &cursor, QByteArrayView &text, bool &hasEnded);

// Each adds a new node. What has no kind of its own is an Opaque of its class, with the readable text as `value`.

/// Ticks of 100 ns since the year 1. `isUtc`: else nothing says where the clock stood.
NodeTree::Index addNetTime(NodeTree &tree, qint64 ticks, bool isUtc);
/// The form in which a DateTime is kept: two bits of kind above the ticks.
NodeTree::Index addNetTimeData(NodeTree &tree, quint64 dateData);
/// A TimeSpan of so many ticks.
NodeTree::Index addNetSpan(NodeTree &tree, qint64 ticks);
/// 16 bytes, of which the first three numbers are little-endian.
NodeTree::Index addNetGuid(NodeTree &tree, QByteArrayView bytes);
/// A number that may be above those that have a sign.
NodeTree::Index addNetUnsigned(NodeTree &tree, quint64 value);
/// 96 bits and, in `flags`, the sign and the place of the point; a Double with the digits as its text.
NodeTree::Index addNetDecimal(NodeTree &tree, quint32 low, quint32 middle, quint32 high, quint32 flags);
/// A decimal that is written as digits.
NodeTree::Index addNetDecimalText(NodeTree &tree, QByteArrayView digits);

} // namespace formats
