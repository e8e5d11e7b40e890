// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/slotselection.h"

#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>

namespace ui
{

SlotSelection::SlotSelection(sessions::SessionTableModel &table, QObject *parent)
    : QItemSelectionModel(&table, parent)
    , m_table(table)
{
    connect(&table, &sessions::SessionTableModel::reordered, this, &SlotSelection::dropLeavers);
    connect(&table, &QAbstractItemModel::rowsRemoved, this, &SlotSelection::dropLeavers);
    connect(&table, &QAbstractItemModel::rowsInserted, this, &SlotSelection::mirrorVisible);
}

bool SlotSelection::contains(sessions::Slot slot) const
{
    return m_bits.contains(slot);
}

void SlotSelection::select(const QModelIndex &index, SelectionFlags command)
{
    select(QItemSelection(index, index), command);
}

void SlotSelection::select(const QItemSelection &selection, SelectionFlags command)
{
    if (command == NoUpdate)
        return;
    ++m_gestures;
    // The same steps as in the base class: clear, settle the gesture before, begin or continue a gesture.
    if (command & Clear) {
        m_settled.clear();
        m_bits.clear();
    }
    if (!(command & Current))
        m_settled = m_bits;
    sessions::SlotBits bits = m_settled;
    if (command & (Select | Deselect | Toggle))
        apply(bits, selection, command);
    else
        bits = m_bits;
    adopt(std::move(bits));
}

void SlotSelection::clear()
{
    clearCurrentIndex();
    select(QItemSelection(), Clear);
}

void SlotSelection::reset()
{
    // Called by the view and by modelReset; says nothing by contract, but the sessions are another set now.
    // Asked first: the base class clears, through our own clear(), with signals blocked.
    const bool hadAny = m_count > 0;
    QItemSelectionModel::reset();
    m_settled.clear();
    m_bits.clear();
    m_count = 0;
    if (hadAny)
        Q_EMIT sessionsChanged();
}

void SlotSelection::selectAllPresent()
{
    m_table.whenUpToDate(this, [this, gesture = ++m_gestures] {
        if (gesture == m_gestures)
            selectRowsPresent();
    });
}

void SlotSelection::selectRowsPresent()
{
    const sessions::SessionStore &store = m_table.store();
    sessions::SlotBits bits(store.slotLimit());
    for (const sessions::Slot slot : m_table.slotsMatching())
        bits.set(slot, store.state(slot) == messages::RowChange::Present);
    m_settled = bits;
    adopt(std::move(bits));
}

void SlotSelection::apply(sessions::SlotBits &bits, const QItemSelection &selection, SelectionFlags command) const
{
    for (const QItemSelectionRange &range : selection) {
        if (!range.isValid())
            continue;
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const sessions::Slot slot = m_table.slotAt(row);
            if (slot == sessions::kNoSlot)
                continue;
            bits.set(slot, command & Toggle ? !bits.contains(slot) : bool(command & Select));
        }
    }
}

void SlotSelection::adopt(sessions::SlotBits bits)
{
    const qsizetype count = bits.count();
    const bool changed = count != m_count || !(bits == m_bits);
    m_bits = std::move(bits);
    m_count = count;
    mirrorVisible();
    if (changed)
        Q_EMIT sessionsChanged();
}

bool SlotSelection::containsPresent() const
{
    const sessions::SessionStore &store = m_table.store();
    if (m_count == 0)
        return false;
    // While many are ended one after the other, those before it have been, too.
    const sessions::Slot begin = m_present;
    const auto findFrom = [&](sessions::Slot from, sessions::Slot before) {
        for (sessions::Slot slot = m_bits.next(from); slot < before; slot = m_bits.next(slot + 1)) {
            if (store.contains(slot) && store.state(slot) == messages::RowChange::Present) {
                m_present = slot;
                return true;
            }
        }
        return false;
    };
    return findFrom(begin, sessions::kNoSlot) || findFrom(0, begin);
}

std::vector<sessions::Slot> SlotSelection::selectedSlots() const
{
    std::vector<sessions::Slot> result;
    result.reserve(static_cast<size_t>(m_count));
    const int rows = m_table.rowCount();
    if (m_count > rows / 8) {
        for (int row = 0; row < rows; ++row) {
            const sessions::Slot slot = m_table.slotAt(row);
            if (contains(slot))
                result.push_back(slot);
        }
        return result;
    }
    std::vector<std::pair<int, sessions::Slot>> placed;
    placed.reserve(static_cast<size_t>(m_count));
    for (sessions::Slot slot = m_bits.next(0); slot != sessions::kNoSlot; slot = m_bits.next(slot + 1))
        placed.emplace_back(m_table.rowOf(slot), slot);
    std::sort(placed.begin(), placed.end());
    for (const auto &[row, slot] : placed) {
        if (row >= 0)
            result.push_back(slot);
    }
    return result;
}

void SlotSelection::dropLeavers()
{
    if (m_count == 0) {
        m_settled.clear();
        mirrorVisible();
        return;
    }
    // With all of a million selected this is done at each commit: one pass, and no copies but of words.
    const qsizetype before = m_count;
    for (sessions::Slot slot = m_bits.next(0); slot != sessions::kNoSlot; slot = m_bits.next(slot + 1)) {
        if (m_table.rowOf(slot) < 0) {
            m_bits.set(slot, false);
            --m_count;
        }
    }
    // A gesture was a range of rows that now hold other sessions: what it covered so far is settled.
    m_settled = m_bits;
    mirrorVisible();
    if (m_count != before)
        Q_EMIT sessionsChanged();
}

void SlotSelection::setVisibleRows(int first, int last)
{
    if (first == m_firstVisible && last == m_lastVisible)
        return;
    m_firstVisible = first;
    m_lastVisible = last;
    mirrorVisible();
}

void SlotSelection::mirrorVisible()
{
    if (m_count == 0 && !hasSelection())
        return;
    QItemSelection shown;
    const int last = std::min(m_lastVisible, m_table.rowCount() - 1);
    for (int row = std::max(0, m_firstVisible); row <= last; ++row) {
        if (!contains(m_table.slotAt(row)))
            continue;
        const int begin = row;
        while (row < last && contains(m_table.slotAt(row + 1)))
            ++row;
        shown.select(m_table.index(begin, 0), m_table.index(row, m_table.columnCount() - 1));
    }
    QItemSelectionModel::select(shown, ClearAndSelect);
}

} // namespace ui

#include "moc_slotselection.cpp"
