// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/chunkedcolumn.h"

#include <QHash>

#include <array>
#include <limits>
#include <vector>

namespace sessions
{

/// What a session has in common with thousands of others: those of one format on one node mostly have keys of one
/// length, with the id at one place.
struct RowShape {
    quint16 keyLength = 0;
    quint16 idOffset = 0;
    quint16 idLength = 0;
    quint8 format = 0;
    quint8 node = 0;
    friend bool operator==(const RowShape &, const RowShape &) = default;
};

/// The shapes of all sessions: for each the number of its shape, in two bytes instead of eight. A number is reused once
/// no session has its shape any more. Keys come from outside, and may be of more shapes than there are numbers: then a
/// session keeps its own.
class ShapeColumn
{
public:
    ShapeColumn();

    RowShape operator[](quint32 index) const
    {
        const Number number = m_numbers[index];
        return number == kOwn ? m_own.value(index) : m_shapes[number].shape;
    }
    void set(quint32 index, const RowShape &shape);
    void prefetch(quint32 index) const { m_numbers.prefetch(index); }
    /// Makes room for `count` values; new ones have the shape of nothing.
    void reach(quint32 count) { m_numbers.reach(count); }
    qsizetype memoryUse() const;

private:
    using Number = quint16;
    static constexpr Number kNothing = 0;
    static constexpr Number kOwn = std::numeric_limits<Number>::max();

    struct Counted {
        RowShape shape;
        quint32 uses = 0;
    };

    static quint64 packed(const RowShape &shape);
    Number acquire(const RowShape &shape);
    void release(Number number);

    ChunkedColumn<Number> m_numbers;
    std::vector<Counted> m_shapes; ///< by number; the first is that of nothing
    std::vector<Number> m_free;
    QHash<quint64, Number> m_known; ///< by packed()
    QHash<quint32, RowShape> m_own; ///< by index, of those without a number
    /// A look here costs less than one there. What is found is compared: a number may be another shape's by now.
    std::array<Number, 64> m_recent{};
};

} // namespace sessions
