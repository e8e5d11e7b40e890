// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/nippytypes.h"

namespace formats
{

/// By the numbers of types-spec, beside which stands what each is called there.
NippyLayout nippyLayout(NippyType type)
{
    using Count = NippyCount;
    using Shape = NippyShape;
    switch (static_cast<quint8>(type)) {
    case 34: // str-0
        return {Shape::Text, Count::None};
    case 96: // str-sm*
        return {Shape::Text, Count::Unsigned};
    case 105: // str-sm_
    case 106: // kw-sm
    case 56:  // sym-sm
    case 47:  // reader-sm
        return {Shape::Text, Count::Byte};
    case 16: // str-md
    case 85: // kw-md
    case 86: // sym-md
    case 51: // reader-md
        return {Shape::Text, Count::Short};
    case 11: // str_
    case 12: // kw_
    case 1:  // reader_
        return {Shape::Text, Count::Utf};
    case 13: // str-lg
    case 77: // kw-md_
    case 14: // kw-lg_
    case 78: // sym-md_
    case 57: // sym-lg_
    case 52: // reader-lg
    case 5:  // reader-lg_
        return {Shape::Text, Count::Int};
    case 53: // byte-array-0
        return {Shape::Bytes, Count::None};
    case 7: // byte-array-sm
        return {Shape::Bytes, Count::Byte};
    case 15: // byte-array-md
        return {Shape::Bytes, Count::Short};
    case 2: // byte-array-lg
        return {Shape::Bytes, Count::Int};
    case 17: // vec-0
    case 18: // set-0
    case 35: // list-0
    case 37: // seq-0
        return {Shape::List, Count::None};
    case 97: // vec-sm*
    case 98: // set-sm*
        return {Shape::List, Count::Unsigned};
    case 110: // vec-sm_
    case 111: // set-sm_
    case 36:  // list-sm
    case 38:  // seq-sm
        return {Shape::List, Count::Byte};
    case 69: // vec-md
    case 32: // set-md
    case 54: // list-md
    case 39: // seq-md
        return {Shape::List, Count::Short};
    case 21:  // vec-lg
    case 23:  // set-lg
    case 20:  // list-lg
    case 24:  // seq-lg
    case 28:  // sorted-set-lg
    case 26:  // queue-lg
    case 107: // string-array-lg
    case 115: // object-array-lg
        return {Shape::List, Count::Int};
    case 113: // vec-2
    case 103: // map-entry
        return {Shape::Pair};
    case 114: // vec-3
        return {Shape::Triple};
    case 19: // map-0
        return {Shape::Map, Count::None};
    case 99:  // map-sm*
    case 123: // pam-sm*_
        return {Shape::Map, Count::Unsigned};
    case 112: // map-sm_
        return {Shape::Map, Count::Byte};
    case 33: // map-md
        return {Shape::Map, Count::Short};
    case 30: // map-lg
    case 31: // sorted-map-lg
    case 22: // map_
        return {Shape::Map, Count::Int};
    case 48: // record-sm
        return {Shape::Record, Count::Byte};
    case 49: // record-md
        return {Shape::Record, Count::Short};
    case 80: // record-lg_
        return {Shape::Record, Count::Int};
    case 75: // sz-sm
        return {Shape::Object, Count::Byte};
    case 76: // sz-md
        return {Shape::Object, Count::Short};
    case 58: // regex
    case 71: // uri
        return {Shape::Same};
    case 25: // meta
        return {Shape::Meta};
    case 6:   // sz-lg_
    case 27:  // map__, whose count means different things to its readers
    case 29:  // sorted-map_
    case 46:  // sz-sm_
    case 50:  // sz-md_
    case 59:  // cached-0
    case 63:  // cached-1
    case 64:  // cached-2
    case 65:  // cached-3
    case 66:  // cached-4
    case 67:  // cached-sm
    case 68:  // cached-md
    case 72:  // cached-5
    case 73:  // cached-6
    case 74:  // cached-7
    case 81:  // deftype_
    case 82:  // prefixed-custom-md
    case 108: // long-array-lg_
    case 109: // int-array-lg_
    case 116: // double-array-lg_
    case 117: // float-array-lg_
    case 118: // int-array-lg
    case 119: // long-array-lg
    case 120: // float-array-lg
    case 121: // double-array-lg
    case 122: // deftype
    case 124: // shared-dict
        return {Shape::Unknowable};
    default:
        break;
    }
    switch (type) {
    case NippyType::LongZero:
    case NippyType::Nil:
    case NippyType::OldBoolean:
    case NippyType::True:
    case NippyType::False:
    case NippyType::Char:
    case NippyType::Byte:
    case NippyType::Short:
    case NippyType::Integer:
    case NippyType::Long:
    case NippyType::BigInt:
    case NippyType::BigInteger:
    case NippyType::DoubleZero:
    case NippyType::Float:
    case NippyType::Double:
    case NippyType::BigDecimal:
    case NippyType::Ratio:
    case NippyType::Instant:
    case NippyType::Duration:
    case NippyType::Period:
    case NippyType::PositiveSmall:
    case NippyType::PositiveMedium:
    case NippyType::PositiveLarge:
    case NippyType::UtilDate:
    case NippyType::Uuid:
    case NippyType::SqlDate:
    case NippyType::NegativeSmall:
    case NippyType::NegativeMedium:
    case NippyType::NegativeLarge:
    case NippyType::OldLongSmall:
    case NippyType::OldLongMedium:
    case NippyType::OldLongLarge:
    case NippyType::MetaProtocolKey:
        return {Shape::Scalar};
    }
    return {};
}

} // namespace formats
