// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/values/value.h"

#include <utility>
#include <vector>

namespace tests
{

// Payloads as they look when they are decoded, written down in a test.

inline formats::Value string(const QByteArray &bytes)
{
    formats::Value value;
    value.kind = formats::Value::Kind::String;
    value.bytes = bytes;
    return value;
}

inline formats::Value integer(qint64 number)
{
    formats::Value value;
    value.kind = formats::Value::Kind::Integer;
    value.integer = number;
    return value;
}

inline formats::Value map(const std::vector<std::pair<QByteArray, formats::Value>> &members)
{
    formats::Value value;
    value.kind = formats::Value::Kind::Map;
    for (const auto &[name, member] : members)
        value.members.push_back({string(name), member});
    return value;
}

} // namespace tests
