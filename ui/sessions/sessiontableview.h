// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/columns.h"
#include "ui/sessions/livetableview.h"
#include "ui/sessions/slotselection.h"

#include <QTimer>

class QAbstractItemDelegate;

namespace sessions
{
class SessionTableModel;
} // namespace sessions

namespace ui
{

/// The table of sessions. Selection, current row and scroll position stay with the sessions while the live
/// table is re-ordered underneath.
class SessionTableView final : public LiveTableView
{
    Q_OBJECT

public:
    explicit SessionTableView(sessions::SessionTableModel &table, QWidget *parent = nullptr);

    const sessions::SessionTableModel &table() const { return m_table; }
    const SlotSelection &selection() const { return *m_selection; }
    SlotSelection &selection() { return *m_selection; }
    /// kNoSlot: none.
    sessions::Slot currentSlot() const;
    void goToSlot(sessions::Slot slot);
    /// There are several nodes: their column is shown then, in the place of the session id, unless the user has shown
    /// or hidden one of both.
    void setNodesMatter(bool matter);
    bool isNodeColumnChosen() const { return m_isNodeChosen; }
    /// It is shown by itself, and would not be with one node.
    bool isNodeColumnAutomatic() const { return m_nodesMatter && !m_isNodeChosen && !isFitted(); }
    /// After restoreColumns(): as it was when those were saved.
    void restoreNodeColumn(bool wasChosen, bool wasAutomatic);
public Q_SLOTS:
    /// All rows but those of sessions that have ended.
    void selectAll() override;

Q_SIGNALS:
    /// The user went to another row.
    void currentSlotChanged(sessions::Slot slot);
    /// Other sessions are on screen, after scrolling, sorting, resizing; the current one, which the details
    /// show, is always among them. At most a few times a second.
    void visibleSlotsChanged(const std::vector<sessions::Slot> &visible);
    /// Return or a double click.
    void sessionActivated(sessions::Slot slot);

protected:
    void tick() override;
    int untilNextTick() const override;
    bool isWorthRoom(int column) const override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    QAbstractItemDelegate *delegateFor(sessions::CellLook look);
    void showNodeColumn(bool isShown);
    void keepPlace();
    void returnToPlace();
    void rememberPlace();
    void restorePlace();
    void tellVisible();

    sessions::SessionTableModel &m_table;
    SlotSelection *m_selection = nullptr;
    QTimer m_tellVisible;
    std::vector<sessions::Slot> m_visible; ///< as told last
    int m_ticks = 0;
    sessions::Slot m_topSlot = sessions::kNoSlot;
    int m_topOffset = 0;
    sessions::Slot m_current = sessions::kNoSlot;
    int m_currentRow = -1;
    bool m_nodesMatter = false;
    bool m_isNodeChosen = false; ///< by the user, whether its column is shown
    bool m_reordering = false;   ///< between aboutToReorder and reordered
    bool m_moving = false;       ///< between the announcement of any change of rows and its end
};

} // namespace ui
