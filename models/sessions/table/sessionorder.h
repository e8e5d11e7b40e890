// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/sessionsorting.h"

#include <stop_token>
#include <vector>

namespace sessions
{

/// Which sessions are shown, and in which order: a permutation row → slot, and its inverse.
///
/// Changes are first computed, as a value, then carried out step by step by whoever announces them to views:
/// removals and insertions of ranges, or the whole new permutation at once. Merging k changed sessions into
/// N rows costs a sort of k, k searches that gallop from the place of the one before, and copying N numbers.
class SessionOrder
{
public:
    static constexpr int kNoRow = -1;

    int count() const { return static_cast<int>(m_rows.size()); }
    Slot at(int row) const { return m_rows[static_cast<size_t>(row)]; }
    int rowOf(Slot slot) const { return slot < m_rowOf.size() ? m_rowOf[slot] : kNoRow; }
    const std::vector<Slot> &rows() const { return m_rows; }

    /// A run of neighbouring rows.
    struct Range {
        int first = 0;
        int last = 0;
    };
    struct Change {
        std::vector<Slot> rows;    ///< what will be shown
        std::vector<int> removed;  ///< rows of the present order that go, ascending
        std::vector<int> inserted; ///< rows of `rows` that are new, ascending
        bool reordered = false;    ///< rows that stay change their order among themselves
        bool isEmpty() const { return removed.empty() && inserted.empty() && !reordered; }
    };
    /// The order after these sessions have gone, come, or moved. All others are where they belong; `gone`
    /// and `moved` are shown now, `fresh` is not; no session is named twice.
    Change merged(const SessionSorting &sorting, const std::vector<Slot> &gone, std::vector<Slot> fresh,
                  const std::vector<Slot> &moved) const;
    /// The same sessions, without those that go and with those that come, all sorted anew. An answer after
    /// `stop` was requested is of no use.
    Change sorted(const SessionSorting &sorting, const std::vector<Slot> &gone = {},
                  const std::vector<Slot> &fresh = {}, const std::stop_token &stop = {}) const;
    /// A copy with other rows, which share its beginning with these as often as not.
    SessionOrder with(std::vector<Slot> rows) const;
    static std::vector<Range> ranges(const std::vector<int> &ascending);

    // Steps. Row and inverse agree after each.
    void removeRows(Range range);
    void insertRows(int first, const Slot *newcomers, int count);
    void assign(std::vector<Slot> rows);
    void truncate(int count);
    void clear();

    /// So many rows will come: room for them at once. Memory that nobody has written to costs nothing, but moving a
    /// million rows into a larger room costs a frame.
    void expect(size_t rows) { m_expected = rows; }

    qsizetype memoryUse() const;

private:
    std::vector<int> rowsOf(const std::vector<Slot> &shown) const;
    bool reorders(const Change &change) const;
    void indexFrom(size_t first);
    size_t roomFor(size_t rows) const;

    std::vector<Slot> m_rows;
    std::vector<int> m_rowOf; ///< by slot; kNoRow: not shown
    size_t m_expected = 0;
};

} // namespace sessions
