// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"

#include <QByteArray>

#include <vector>

namespace redis
{

/// One RESP2 reply (https://redis.io/docs/latest/develop/reference/protocol-spec/). A plain value: bytes
/// are bytes, a nil array and a nil bulk string are both Nil. An error *reply* is a value too (Type::Error);
/// a connection that fails is not a reply, and arrives as `redis::Error`.
class Reply
{
public:
    enum class Type : quint8 { Nil, Status, Error, Integer, Bulk, Array };

    Type type = Type::Nil;
    qint64 integer = 0;          ///< also of an Error in the place of what was too large: how large
    QByteArray bytes;            ///< of Status, Error and Bulk
    std::vector<Reply> elements; ///< of Array

    bool isNil() const { return type == Type::Nil; }
    bool isError() const { return type == Type::Error; }
    bool isInteger() const { return type == Type::Integer; }
    bool isArray() const { return type == Type::Array; }
    /// True for Status and Bulk.
    bool isString() const { return type == Type::Bulk || type == Type::Status; }

    /// The error this reply stands for, by the code word that Redis puts first ("WRONGTYPE …").
    /// Call only when isError().
    Error error() const;
    /// The same without the words.
    ErrorKind errorKind() const;
};

} // namespace redis
