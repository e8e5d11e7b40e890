// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/keys/fieldaddress.h"

#include <cstring>

namespace formats
{

namespace
{

qsizetype markIn(QByteArrayView text)
{
    const void *byte = text.isEmpty() ? nullptr : std::memchr(text.data(), kFieldMark.front(), size_t(text.size()));
    return byte ? text.indexOf(kFieldMark, static_cast<const char *>(byte) - text.data()) : -1;
}

} // namespace

bool holdsFieldMark(QByteArrayView text)
{
    return markIn(text) >= 0;
}

QByteArray fieldAddress(QByteArrayView hash, QByteArrayView field)
{
    QByteArray address;
    address.reserve(hash.size() + kFieldMark.size() + field.size());
    address.append(hash).append(kFieldMark).append(field);
    // One that ends as the mark begins would come apart elsewhere, too.
    return markIn(address) == hash.size() ? address : QByteArray();
}

std::optional<FieldAddress> splitFieldAddress(QByteArrayView address)
{
    const qsizetype mark = markIn(address);
    if (mark < 0)
        return std::nullopt;
    return FieldAddress{address.first(mark), address.sliced(mark + kFieldMark.size())};
}

QByteArrayView keyOfRecord(QByteArrayView address)
{
    const auto parts = splitFieldAddress(address);
    return parts ? parts->hash : address;
}

QByteArray writtenAddress(QByteArrayView address)
{
    const auto parts = splitFieldAddress(address);
    return parts ? parts->hash.toByteArray() + ' ' + parts->field.toByteArray() : address.toByteArray();
}

} // namespace formats
