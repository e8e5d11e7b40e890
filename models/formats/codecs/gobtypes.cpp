// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/gobtypes.h"

#include <algorithm>

namespace formats
{

namespace
{

/// Reads a struct of the definitions: calls `member` with the number of each field that stands there.
template<typename Member> bool readStruct(GobReader &reader, quint64 members, Member member)
{
    quint64 next = 0; // one more than the number of the last field
    for (;;) {
        quint64 delta = 0;
        if (!reader.unsignedNumber(delta))
            return false;
        if (delta == 0)
            return true;
        if (delta > members - next)
            return reader.fail(GobState::Wrong);
        next += delta;
        if (!member(next - 1))
            return false;
    }
}

constexpr quint64 kForms = 7;

} // namespace

bool GobTypes::define(qint64 id, GobReader &reader)
{
    const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), id,
                                        [](const Id &known, qint64 wanted) { return known.id < wanted; });
    if (id < kFirstOwn || (place != m_ids.end() && place->id == id))
        return reader.fail(GobState::Wrong);
    if (m_types.size() >= kMostTypes)
        return reader.fail(GobState::Full);

    GobType type;
    int forms = 0;
    const bool read = readStruct(reader, kForms, [&](quint64 form) {
        ++forms;
        type.form = static_cast<GobType::Form>(form);
        constexpr quint64 kMembers[kForms] = {3, 2, 2, 3, 1, 1, 1};
        return readStruct(reader, kMembers[form], [&](quint64 number) { return readMember(number, reader, type); });
    });
    if (!read)
        return false;
    if (forms != 1)
        return reader.fail(GobState::Wrong);
    m_ids.insert(place, Id{id, kFirstOwn + static_cast<Ref>(m_types.size())});
    m_types.append(type);
    return true;
}

GobTypes::Ref GobTypes::find(qint64 id) const
{
    if (id >= kBool && id <= kInterface)
        return static_cast<Ref>(id);
    const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), id,
                                        [](const Id &known, qint64 wanted) { return known.id < wanted; });
    return place != m_ids.end() && place->id == id ? place->ref : kUnknown;
}

bool GobTypes::readMember(quint64 number, GobReader &reader, GobType &type)
{
    using Form = GobType::Form;
    if (number == 0)
        return readCommon(reader, type);
    if (type.form == Form::Struct)
        return readFields(reader, type);
    if (type.form == Form::Map && number == 1)
        return reader.signedNumber(type.key);
    if (type.form == Form::Array && number == 2)
        return reader.signedNumber(type.length);
    return reader.signedNumber(type.element);
}

bool GobTypes::readCommon(GobReader &reader, GobType &type)
{
    return readStruct(reader, 2, [&](quint64 number) {
        qint64 repeatedId = 0;
        return number == 0 ? reader.text(type.name) : reader.signedNumber(repeatedId);
    });
}

bool GobTypes::readFields(GobReader &reader, GobType &type)
{
    quint64 count = 0;
    if (!reader.unsignedNumber(count))
        return false;
    type.firstField = static_cast<quint32>(m_fields.size());
    for (; count > 0; --count) { // each takes a byte, at least
        if (m_fields.size() >= kMostFields)
            return reader.fail(GobState::Full);
        GobField field;
        const bool read = readStruct(reader, 2, [&](quint64 number) {
            return number == 0 ? reader.text(field.name) : reader.signedNumber(field.type);
        });
        if (!read)
            return false;
        m_fields.append(field);
        ++type.fields;
    }
    return true;
}

} // namespace formats
