// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace formats
{

/// Types of Nippy whose values are read each in its own way, by their numbers (nippy src/taoensso/nippy/schema.clj,
/// types-spec). `Old`: written by versions before 3.3 only.
enum class NippyType : quint8 {
    LongZero = 0,
    Nil = 3,
    OldBoolean = 4,
    True = 8,
    False = 9,
    Char = 10,
    Byte = 40,
    Short = 41,
    Integer = 42,
    Long = 43,
    BigInt = 44,
    BigInteger = 45,
    DoubleZero = 55,
    Float = 60,
    Double = 61,
    BigDecimal = 62,
    Ratio = 70,
    Instant = 79,
    Duration = 83,
    Period = 84,
    PositiveSmall = 87,
    PositiveMedium = 88,
    PositiveLarge = 89,
    UtilDate = 90,
    Uuid = 91,
    SqlDate = 92,
    NegativeSmall = 93,
    NegativeMedium = 94,
    NegativeLarge = 95,
    OldLongSmall = 100,
    OldLongMedium = 101,
    OldLongLarge = 102,
    MetaProtocolKey = 104,
};

/// How a length or a number of elements is written.
enum class NippyCount : quint8 {
    None,     ///< there is none: what is counted is empty
    Unsigned, ///< a byte, less 128
    Byte,     ///< up to 127
    Short,    ///< two bytes, up to 32767
    Utf,      ///< two bytes, up to 65535
    Int,      ///< four bytes
};

enum class NippyShape : quint8 {
    None, ///< no type has this number
    Scalar,
    Text, ///< a string, a keyword, a symbol, or a text for Clojure's reader
    Bytes,
    List, ///< vectors, sets, lists, sequences, queues, arrays
    Map,
    Pair,
    Triple,
    Record,     ///< the name of a class, then a map
    Object,     ///< the name of a class, then what Java wrote of it
    Same,       ///< what is another type for the application, and its text here
    Meta,       ///< a map, which says something of the value behind it
    Unknowable, ///< only the application knows where it ends
};

struct NippyLayout {
    NippyShape shape = NippyShape::None;
    NippyCount count = NippyCount::None;
};

NippyLayout nippyLayout(NippyType type);

} // namespace formats
