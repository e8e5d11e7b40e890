// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/codec.h"
#include "models/formats/values/value.h"

#include <QByteArrayView>

#include <optional>

namespace formats
{

/// What a text within a payload turned out to be: Symfony keeps a serialized token in a string, many keep
/// JSON.
struct NestedValue {
    Codec codec = Codec::None;
    Value value; ///< a container
};

/// So many texts within texts are opened; deeper ones stay texts.
inline constexpr int kMostNesting = 4;

/// Only serializations that cannot be mistaken for text, whole to the last byte, and containers with
/// something in them. Costs a look at the first bytes where it is none.
std::optional<NestedValue> nestedValue(QByteArrayView bytes);
std::optional<NestedValue> nestedValue(const Value &text);

} // namespace formats
