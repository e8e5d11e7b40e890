// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/jsoncursor.h"
#include "models/formats/value.h"

#include <QByteArrayView>

#include <optional>

namespace formats
{

/// Builds the tree of JSON texts that belong to one payload: members in their order, numbers with all their
/// digits. What is left out (nested deeper than kDeepest, more than kMostNodes nodes, behind the cut of a
/// prefix) is marked by an Opaque node named "…" in its place.
class JsonDecoder
{
public:
    static constexpr int kDeepest = 64;
    static constexpr int kMostNodes = 200'000;

    /// Null: not JSON.
    std::optional<Value> decode(QByteArrayView text, bool isPrefix);

    /// Takes from the budget for a node built elsewhere; false: it is used up.
    bool takeNode() { return ++m_nodes <= kMostNodes; }
    static Value omission();

private:
    bool value(JsonCursor &cursor, Value &result, int depth);
    bool list(JsonCursor &cursor, Value &result, int depth);
    bool map(JsonCursor &cursor, Value &result, int depth);
    bool string(JsonCursor &cursor, Value &result);
    bool number(JsonCursor &cursor, Value &result);
    bool word(JsonCursor &cursor, Value &result);
    bool stop(Value &container);

    int m_nodes = 0;
    bool m_marked = false; ///< the innermost container that was cut has got its mark
};

/// String where the bytes are UTF-8, else Bytes.
Value valueFromBytes(QByteArrayView bytes);

} // namespace formats
