// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/shapecolumn.h"

namespace sessions
{

ShapeColumn::ShapeColumn()
    : m_shapes(1)
{
}

quint64 ShapeColumn::packed(const RowShape &shape)
{
    return quint64(shape.keyLength) << 48 | quint64(shape.idOffset) << 32 | quint64(shape.idLength) << 16 |
           quint64(shape.format) << 8 | shape.node;
}

ShapeColumn::Number ShapeColumn::acquire(const RowShape &shape)
{
    const quint64 key = packed(shape);
    if (key == 0)
        return kNothing;
    constexpr int kPlaceBits = 6;
    static_assert(1 << kPlaceBits == std::tuple_size_v<decltype(m_recent)>);
    Number &recent = m_recent[size_t(key * 0x9e3779b97f4a7c15u >> (64 - kPlaceBits))];
    if (m_shapes[recent].uses > 0 && m_shapes[recent].shape == shape) {
        ++m_shapes[recent].uses;
        return recent;
    }
    const auto known = m_known.constFind(key);
    Number number = known == m_known.cend() ? kNothing : known.value();
    if (number == kNothing) {
        if (!m_free.empty()) {
            number = m_free.back();
            m_free.pop_back();
        } else if (m_shapes.size() < kOwn) {
            number = static_cast<Number>(m_shapes.size());
            m_shapes.emplace_back();
        } else {
            return kOwn;
        }
        m_shapes[number] = {shape, 0};
        m_known.insert(key, number);
    }
    ++m_shapes[number].uses;
    recent = number;
    return number;
}

void ShapeColumn::release(Number number)
{
    if (number == kNothing || --m_shapes[number].uses > 0)
        return;
    m_known.remove(packed(m_shapes[number].shape));
    m_free.push_back(number);
}

void ShapeColumn::set(quint32 index, const RowShape &shape)
{
    const Number before = m_numbers[index];
    if (before != kOwn && m_shapes[before].shape == shape)
        return;
    const Number now = acquire(shape);
    if (before == kOwn)
        m_own.remove(index);
    else
        release(before);
    if (now == kOwn)
        m_own.insert(index, shape);
    m_numbers[index] = now;
}

qsizetype ShapeColumn::memoryUse() const
{
    constexpr size_t kHashed = 2; // an entry, and the room beside it
    const size_t bytes = m_shapes.capacity() * sizeof(Counted) + m_free.capacity() * sizeof(Number) +
                         size_t(m_known.size()) * kHashed * (sizeof(quint64) + sizeof(Number)) +
                         size_t(m_own.size()) * kHashed * (sizeof(quint32) + sizeof(RowShape));
    return m_numbers.memoryUse() + static_cast<qsizetype>(bytes);
}

} // namespace sessions
