// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/slotbits.h"

#include <QItemSelectionModel>

#include <vector>

namespace sessions
{
class SessionTableModel;
}

namespace ui
{

/// A selection of sessions, not of rows: it stays with them wherever sorting, filtering and live changes move
/// their rows, at any size.
///
/// The truth is one bit for each slot. QItemSelectionModel keeps ranges of rows and searches them one after
/// the other for each cell painted; 10,000 selected sessions scattered over a re-sorted table would be 10,000
/// ranges. So the base class is only told of the rows that the view shows (setVisibleRows), and everything
/// that wants to know what is selected asks here. Sessions that leave the table leave the selection: nothing
/// out of sight can be ended by mistake.
class SlotSelection final : public QItemSelectionModel
{
    Q_OBJECT

public:
    explicit SlotSelection(sessions::SessionTableModel &table, QObject *parent = nullptr);

    void select(const QModelIndex &index, QItemSelectionModel::SelectionFlags command) override;
    void select(const QItemSelection &selection, QItemSelectionModel::SelectionFlags command) override;
    void clear() override;
    void reset() override;

    /// Everything the table shows that has not ended: what ended meanwhile cannot be ended again. While the
    /// rows of another query are on their way: once they are there, unless something else is selected before.
    void selectAllPresent();

    qsizetype count() const { return m_count; }
    bool contains(sessions::Slot slot) const;
    /// Whether there is one among them that has not ended. Stops at the first, and begins where it was the last time.
    bool containsPresent() const;
    /// In the order of the table. O(selected · log), or O(rows) when most are.
    std::vector<sessions::Slot> selectedSlots() const;

    /// The rows on screen, to be painted as selected or not.
    void setVisibleRows(int first, int last);

Q_SIGNALS:
    /// Another set of sessions is selected. Not sent when rows merely move.
    void sessionsChanged();

private:
    void apply(sessions::SlotBits &bits, const QItemSelection &selection, SelectionFlags command) const;
    void adopt(sessions::SlotBits bits);
    void selectRowsPresent();
    void dropLeavers();
    void mirrorVisible();

    sessions::SessionTableModel &m_table;
    sessions::SlotBits m_settled; ///< without the gesture under way (a drag, a Shift range), which can still shrink
    sessions::SlotBits m_bits;    ///< with it
    mutable sessions::Slot m_present = 0; ///< where one was found that has not ended
    qsizetype m_count = 0;
    quint64 m_gestures = 0; ///< of the user, so far
    int m_firstVisible = 0;
    int m_lastVisible = -1;
};

} // namespace ui
