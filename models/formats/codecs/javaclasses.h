// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace formats
{

/// How the objects of a Java class are shown, and what its writeObject() puts behind its fields.
enum class JavaType : quint8 {
    Plain,       ///< an Opaque with its fields
    Boxed,       ///< the scalar in its field `value`
    Map,         ///< keys and values, after numbers
    NonNullMap,  ///< the same; a null where a key would be is the end
    List,        ///< elements, after numbers
    TreeSet,     ///< a comparator, a number, elements
    NonNullList, ///< elements; a null is the end
    Vector,      ///< the first `elementCount` of its field `elementData`
    Wrapper,     ///< the container in one of its fields
    Singleton,
    SingletonMap,
    EmptyList,
    EmptyMap,
    Immutable, ///< List.of(), Map.of() …: elements; the field `tag` says of what
    Date,      ///< epoch milliseconds
    Timestamp, ///< a Date with nanoseconds
    Time,      ///< everything in java.time
    BigInteger,
    BigDecimal,
    Uuid,
    Text,            ///< StringBuilder and StringBuffer: characters, of which a number counts
    ShiroSession,    ///< a mask of the fields that are there, then these
    ShiroPrincipals, ///< whether there are some, then a map
};

JavaType javaType(QByteArrayView className);

/// Whether the container that a Wrapper shows is in the field of this name.
bool isWrappedField(QByteArrayView field);

} // namespace formats
