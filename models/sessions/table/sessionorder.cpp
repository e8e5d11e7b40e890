// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessionorder.h"

#include <algorithm>

namespace sessions
{

namespace
{

/// First place in `rows`, from `from` on, whose session comes after `slot`. Doubling steps first: the places
/// of sorted newcomers lie close together.
size_t upperBound(const SessionSorting &sorting, const std::vector<Slot> &rows, size_t from, Slot slot)
{
    size_t low = from;
    size_t step = 1;
    size_t high = from;
    while (high < rows.size() && !sorting.less(slot, rows[high])) {
        low = high + 1;
        high += step;
        step *= 2;
    }
    high = std::min(high, rows.size());
    const auto begin = rows.begin();
    const auto place =
        std::partition_point(begin + static_cast<std::ptrdiff_t>(low), begin + static_cast<std::ptrdiff_t>(high),
                             [&](Slot other) { return !sorting.less(slot, other); });
    return static_cast<size_t>(place - begin);
}

} // namespace

SessionOrder::Change SessionOrder::merged(const SessionSorting &sorting, const std::vector<Slot> &gone,
                                          std::vector<Slot> fresh, const std::vector<Slot> &moved) const
{
    Change change;
    change.removed = rowsOf(gone);
    std::vector<int> leaving = change.removed; // rows to take out
    if (!moved.empty()) {
        const std::vector<int> places = rowsOf(moved);
        const auto middle = static_cast<std::ptrdiff_t>(leaving.size());
        leaving.insert(leaving.end(), places.begin(), places.end());
        std::inplace_merge(leaving.begin(), leaving.begin() + middle, leaving.end());
    }

    std::vector<Slot> kept;
    kept.reserve(m_rows.size() - leaving.size());
    auto from = m_rows.begin();
    for (const int row : leaving) {
        const auto to = m_rows.begin() + row;
        kept.insert(kept.end(), from, to);
        from = to + 1;
    }
    kept.insert(kept.end(), from, m_rows.end());

    std::vector<Slot> entering = std::move(fresh);
    entering.insert(entering.end(), moved.begin(), moved.end());
    if (entering.empty()) {
        change.rows = std::move(kept);
        return change;
    }
    sorting.sort(entering);
    change.rows.reserve(std::max(kept.size() + entering.size(), m_expected));
    size_t copied = 0;
    for (const Slot slot : entering) {
        const size_t place = upperBound(sorting, kept, copied, slot);
        change.rows.insert(change.rows.end(), kept.begin() + static_cast<std::ptrdiff_t>(copied),
                           kept.begin() + static_cast<std::ptrdiff_t>(place));
        copied = place;
        if (rowOf(slot) == kNoRow)
            change.inserted.push_back(static_cast<int>(change.rows.size()));
        change.rows.push_back(slot);
    }
    change.rows.insert(change.rows.end(), kept.begin() + static_cast<std::ptrdiff_t>(copied), kept.end());
    change.reordered = !moved.empty() && reorders(change);
    return change;
}

/// Whether those that stay change places. Walks both orders past what goes and what comes.
bool SessionOrder::reorders(const Change &change) const
{
    auto removed = change.removed.begin();
    auto inserted = change.inserted.begin();
    size_t before = 0;
    size_t after = 0;
    while (true) {
        for (; removed != change.removed.end() && static_cast<size_t>(*removed) == before; ++removed)
            ++before;
        for (; inserted != change.inserted.end() && static_cast<size_t>(*inserted) == after; ++inserted)
            ++after;
        if (before == m_rows.size())
            return false;
        if (m_rows[before++] != change.rows[after++])
            return true;
    }
}

SessionOrder::Change SessionOrder::sorted(const SessionSorting &sorting, const std::vector<Slot> &gone,
                                          const std::vector<Slot> &fresh, const std::stop_token &stop) const
{
    Change change;
    change.removed = rowsOf(gone);
    change.rows.reserve(std::max(m_rows.size() - gone.size() + fresh.size(), m_expected));
    size_t from = 0;
    for (const int row : change.removed) {
        const auto to = static_cast<size_t>(row);
        change.rows.insert(change.rows.end(), m_rows.begin() + static_cast<std::ptrdiff_t>(from),
                           m_rows.begin() + static_cast<std::ptrdiff_t>(to));
        from = to + 1;
    }
    change.rows.insert(change.rows.end(), m_rows.begin() + static_cast<std::ptrdiff_t>(from), m_rows.end());
    change.rows.insert(change.rows.end(), fresh.begin(), fresh.end());
    if (!sorting.sort(change.rows, stop))
        return change;
    for (size_t row = 0; !fresh.empty() && row < change.rows.size(); ++row) {
        if (rowOf(change.rows[row]) == kNoRow)
            change.inserted.push_back(static_cast<int>(row));
    }
    change.reordered = reorders(change);
    return change;
}

SessionOrder SessionOrder::with(std::vector<Slot> rows) const
{
    SessionOrder other;
    other.m_expected = m_expected;
    other.m_rowOf.reserve(std::max(m_rowOf.size(), m_expected));
    other.m_rowOf = m_rowOf;
    const auto differs = std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end());
    std::for_each(differs.first, m_rows.end(), [&other](Slot slot) { other.m_rowOf[slot] = kNoRow; });
    other.m_rows = std::move(rows);
    other.indexFrom(static_cast<size_t>(differs.first - m_rows.begin()));
    return other;
}

/// Ascending. Many of them are found faster by walking all rows than by sorting.
std::vector<int> SessionOrder::rowsOf(const std::vector<Slot> &shown) const
{
    std::vector<int> rows;
    rows.reserve(shown.size());
    if (shown.size() < m_rows.size() / 16) {
        std::transform(shown.begin(), shown.end(), std::back_inserter(rows),
                       [this](Slot slot) { return m_rowOf[slot]; });
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    std::vector<bool> marked(m_rows.size());
    for (const Slot slot : shown)
        marked[static_cast<size_t>(m_rowOf[slot])] = true;
    for (size_t row = 0; row < marked.size(); ++row) {
        if (marked[row])
            rows.push_back(static_cast<int>(row));
    }
    return rows;
}

std::vector<SessionOrder::Range> SessionOrder::ranges(const std::vector<int> &ascending)
{
    std::vector<Range> result;
    for (const int row : ascending) {
        if (!result.empty() && result.back().last + 1 == row)
            result.back().last = row;
        else
            result.push_back({row, row});
    }
    return result;
}

void SessionOrder::indexFrom(size_t first)
{
    for (size_t row = first; row < m_rows.size(); ++row) {
        const Slot slot = m_rows[row];
        if (slot >= m_rowOf.size()) {
            if (slot >= m_rowOf.capacity())
                m_rowOf.reserve(roomFor(slot + size_t(1)));
            m_rowOf.resize(slot + size_t(1), kNoRow);
        }
        m_rowOf[slot] = static_cast<int>(row);
    }
}

/// More by an eighth: doubling would cost more than the order itself.
size_t SessionOrder::roomFor(size_t rows) const
{
    return std::max(rows + rows / 8 + 64, m_expected);
}

void SessionOrder::removeRows(Range range)
{
    const auto first = m_rows.begin() + range.first;
    const auto last = m_rows.begin() + range.last + 1;
    std::for_each(first, last, [this](Slot slot) { m_rowOf[slot] = kNoRow; });
    m_rows.erase(first, last);
    indexFrom(static_cast<size_t>(range.first));
}

void SessionOrder::insertRows(int first, const Slot *newcomers, int count)
{
    const size_t needed = m_rows.size() + static_cast<size_t>(count);
    if (needed > m_rows.capacity())
        m_rows.reserve(roomFor(needed));
    m_rows.insert(m_rows.begin() + first, newcomers, newcomers + count);
    indexFrom(static_cast<size_t>(first));
}

void SessionOrder::assign(std::vector<Slot> rows)
{
    // Only where the two differ: most changes leave a long head as it is.
    const auto differs = std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end());
    std::for_each(differs.first, m_rows.end(), [this](Slot slot) { m_rowOf[slot] = kNoRow; });
    const auto first = static_cast<size_t>(differs.first - m_rows.begin());
    m_rows = std::move(rows);
    indexFrom(first);
}

void SessionOrder::truncate(int count)
{
    const auto first = m_rows.begin() + count;
    std::for_each(first, m_rows.end(), [this](Slot slot) { m_rowOf[slot] = kNoRow; });
    m_rows.erase(first, m_rows.end());
}

void SessionOrder::clear()
{
    m_rows = {};
    m_rowOf = {};
}

qsizetype SessionOrder::memoryUse() const
{
    return static_cast<qsizetype>(m_rows.capacity() * sizeof(Slot) + m_rowOf.capacity() * sizeof(int));
}

} // namespace sessions
