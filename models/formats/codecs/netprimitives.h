// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"
#include "models/formats/codecs/nodetree.h"

namespace formats
{

/// [MS-NRBF] 2.1.2.3.
enum class NetPrimitive : quint8 {
    Boolean = 1,
    Byte = 2,
    Char = 3,
    Decimal = 5,
    Double = 6,
    Int16 = 7,
    Int32 = 8,
    Int64 = 9,
    SByte = 10,
    Single = 11,
    TimeSpan = 12,
    DateTime = 13,
    UInt16 = 14,
    UInt32 = 15,
    UInt64 = 16,
    String = 18,
    None = 0, ///< ours: what stands there is a record
};

/// Reads a value that stands without a record of its own. kNone: it is of no type that is known, the tree is full, or
/// the bytes end in it (`hasEnded`).
NodeTree::Index addNetPrimitive(NodeTree &tree, NetPrimitive type, ByteCursor &cursor, bool &hasEnded);

} // namespace formats
