// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/gobreader.h"

#include <QByteArrayView>
#include <QVarLengthArray>

namespace formats
{

/// A type that a stream of gobs defines for itself. The ids in it are those of the stream: what they name may
/// be defined later, or never, or be this type.
struct GobType {
    enum class Form : quint8 { Array, Slice, Struct, Map, GobEncoder, BinaryMarshaler, TextMarshaler };

    /// It has bytes of its own making.
    bool isMarshaled() const { return form >= Form::GobEncoder; }

    Form form = Form::Struct;
    QByteArrayView name = {};
    qint64 key = 0;
    qint64 element = 0;
    qint64 length = 0;      ///< of an array
    quint32 firstField = 0; ///< of a struct: in GobTypes::field()
    quint32 fields = 0;
};

struct GobField {
    QByteArrayView name;
    qint64 type = 0;
};

/// The types of one stream, by their ids. Definitions come before the first value and in the middle of
/// values; usual streams need no allocation for them.
class GobTypes
{
public:
    /// Where a type is found again without a search: the built-in ones by their ids, and the stream's own.
    using Ref = quint32;
    static constexpr Ref kUnknown = 0;
    static constexpr Ref kBool = 1;
    static constexpr Ref kInt = 2;
    static constexpr Ref kUint = 3;
    static constexpr Ref kFloat = 4;
    static constexpr Ref kBytes = 5;
    static constexpr Ref kString = 6;
    static constexpr Ref kComplex = 7;
    static constexpr Ref kInterface = 8;
    static constexpr Ref kFirstOwn = 64;

    /// More types, and more fields of all of them, are not taken. A program has so many for all that it does.
    static constexpr qsizetype kMostTypes = 4096;
    static constexpr qsizetype kMostFields = 65536;

    /// Reads the definition of the type `id`, a wireType of Go's encoding/gob. False: see the reader's state.
    bool define(qint64 id, GobReader &reader);

    /// kUnknown for an id that is not defined, or that only definitions use.
    Ref find(qint64 id) const;
    /// Of a Ref from kFirstOwn on.
    const GobType &at(Ref ref) const { return m_types[static_cast<qsizetype>(ref - kFirstOwn)]; }
    const GobField &field(quint32 index) const { return m_fields[static_cast<qsizetype>(index)]; }

private:
    struct Id {
        qint64 id;
        Ref ref;
    };

    bool readCommon(GobReader &reader, GobType &type);
    bool readFields(GobReader &reader, GobType &type);
    bool readMember(quint64 number, GobReader &reader, GobType &type);

    QVarLengthArray<GobType, 16> m_types;
    QVarLengthArray<GobField, 32> m_fields;
    QVarLengthArray<Id, 16> m_ids; ///< ordered by id
};

} // namespace formats
