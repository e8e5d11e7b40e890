// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace formats
{

/// One node of a decoded payload: inert data, built without constructing, calling or resolving anything.
/// Numbers that do not fit qint64 or lose digits as double keep their text (BigInteger, Decimal).
class Value
{
public:
    enum class Kind : quint8 {
        Null,
        Bool,
        Integer,    ///< `integer`
        BigInteger, ///< `bytes`: decimal digits
        Double,     ///< `bytes`: as it was written; `number`: its value
        String,     ///< `bytes`: UTF-8
        Bytes,      ///< `bytes`: anything
        List,       ///< `members`, keys unused
        Map,        ///< `members`, in the order of the payload
        Opaque,     ///< an object of the framework's language: `bytes` is its class name, `members` its fields
    };

    struct Member;

    Kind kind = Kind::Null;
    bool boolean = false;
    qint64 integer = 0;
    double number = 0;
    QByteArray bytes;
    std::vector<Member> members;

    bool isContainer() const { return kind == Kind::List || kind == Kind::Map || kind == Kind::Opaque; }
    /// First member of a Map or Opaque with this key; null when there is none.
    const Value *find(QByteArrayView key) const;
};

struct Value::Member {
    Value key; ///< String in JSON and hashes; other languages have other keys
    Value value;
};

} // namespace formats
