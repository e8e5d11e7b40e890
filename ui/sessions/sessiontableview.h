// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/sessionstore.h"
#include "ui/sessions/slotselection.h"

#include <QTableView>
#include <QTimer>

class QMenu;

namespace sessions
{
class SessionTableModel;
}

namespace ui
{

class ColumnHeader;

/// The table of sessions. Selection, current row and scroll position stay with the sessions while the live
/// table is re-ordered underneath; count-downs tick by repainting their visible cells, nothing more.
class SessionTableView final : public QTableView
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
    /// -1: the pointer is elsewhere.
    int hoveredRow() const { return m_hoveredRow; }

    /// Check boxes for each column, and "as it was at first". For the header's menu and the tool bar's.
    void fillColumnsMenu(QMenu *menu);
    /// One action for each column; the one in force is checked, and turns the order around.
    void fillSortMenu(QMenu *menu);
    void resetColumns();
    QByteArray saveColumns() const;
    /// Columns saved by another version are ignored.
    void restoreColumns(const QByteArray &state);

public Q_SLOTS:
    /// All rows but those of sessions that have ended.
    void selectAll() override;

Q_SIGNALS:
    /// The user went to another row.
    void currentSlotChanged(sessions::Slot slot);
    /// Other sessions are on screen, after scrolling, sorting, resizing; the current one, which the details
    /// show, is always among them. At most a few times a second.
    void visibleSlotsChanged(const std::vector<sessions::Slot> &visible);
    void rowMenuRequested(const QPoint &globalPosition);
    /// Return or a double click.
    void sessionActivated(sessions::Slot slot);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void keepPlace();
    void returnToPlace();
    void rememberPlace();
    void restorePlace();
    void tick();
    void tellVisible();
    void repaintColumn(int column);
    void setHoveredRow(int row);
    void showHeaderMenu(const QPoint &position);
    void setUpHeader();
    void shareWidth();

    sessions::SessionTableModel &m_table;
    SlotSelection *m_selection;
    ColumnHeader *m_header;
    bool m_widthsByHand = false;
    bool m_sharing = false; ///< while widths are handed out, not taken
    QTimer m_tick;
    QTimer m_tellVisible;
    std::vector<sessions::Slot> m_visible; ///< as told last
    int m_ticks = 0;
    int m_hoveredRow = -1;
    sessions::Slot m_topSlot = sessions::kNoSlot;
    int m_topOffset = 0;
    sessions::Slot m_current = sessions::kNoSlot;
    int m_currentRow = -1;
    bool m_reordering = false; ///< between aboutToReorder and reordered
    bool m_moving = false;     ///< between the announcement of any change of rows and its end
};

} // namespace ui
