// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/sessiontableview.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "ui/sessions/sessiondelegates.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

namespace ui
{

using sessions::SessionTableModel;

namespace
{

constexpr int kTellVisibleMs = 100; // while scrolling, what flies past need not be told
constexpr int kAgoTicks = 20;       // "4 min ago" can be a little late
constexpr int kColumnsVersion = 3;  // of what saveColumns() gives
// As they fit beside the details in a window of 1280 pixels; the last takes what is left. What tells people apart
// gets free width first. The details show creation and node too; most servers have one node, and most formats do
// not say when a session began.
constexpr LiveTableView::FirstWidth kFirstWidths[] = {
    {SessionTableModel::State, 32, 32},         {SessionTableModel::User, 170, 360},
    {SessionTableModel::Remaining, 186, 186},   {SessionTableModel::Format, 98, 98},
    {SessionTableModel::Created, 96, 96, true}, {SessionTableModel::LastSeen, 107, 107},
    {SessionTableModel::Ip, 116, 116},          {SessionTableModel::Device, 132, 220},
    {SessionTableModel::SessionId, 80, 80},     {SessionTableModel::Node, 56, 56, true},
};

} // namespace

SessionTableView::SessionTableView(SessionTableModel &table, QWidget *parent)
    : LiveTableView(parent)
    , m_table(table)
    , m_selection(nullptr)
{
    keepPlace();
    m_selection = new SlotSelection(table, this);
    setAccessibleName(tr("Sessions"));
    setSelectionMode(ExtendedSelection);
    setModel(&table);
    QItemSelectionModel *unused = selectionModel();
    setSelectionModel(m_selection);
    delete unused;
    setUpColumns(tr("Columns of the sessions"), {std::begin(kFirstWidths), std::end(kFirstWidths)}, kColumnsVersion,
                 table.sortColumn(), table.sortOrder());

    using Look = SessionDelegate::Look;
    setItemDelegate(new SessionDelegate(table, Look::Plain, this));
    setItemDelegateForColumn(SessionTableModel::State, new StateDelegate(table, this));
    setItemDelegateForColumn(SessionTableModel::Remaining, new RemainingDelegate(table, this));
    setItemDelegateForColumn(SessionTableModel::Created, new AgoDelegate(table, false, this));
    setItemDelegateForColumn(SessionTableModel::LastSeen, new AgoDelegate(table, true, this));
    auto *monospace = new SessionDelegate(table, Look::Monospace, this);
    setItemDelegateForColumn(SessionTableModel::Ip, monospace);
    setItemDelegateForColumn(SessionTableModel::SessionId, monospace);
    setItemDelegateForColumn(SessionTableModel::Node, new SessionDelegate(table, Look::Muted, this));

    returnToPlace();
    m_tellVisible.setInterval(kTellVisibleMs);
    m_tellVisible.setSingleShot(true);
    connect(&m_tellVisible, &QTimer::timeout, this, &SessionTableView::tellVisible);
}

/// Has to come before the model's other listeners: the selection model moves the current index to a neighbour
/// as soon as it hears that its row goes.
void SessionTableView::keepPlace()
{
    connect(&m_table, &SessionTableModel::aboutToReorder, this, [this] {
        rememberPlace();
        m_reordering = true;
    });
    // Rows that come or go above must not push what is read out of sight either.
    const auto remember = [this] {
        if (!m_reordering)
            rememberPlace();
    };
    connect(&m_table, &QAbstractItemModel::rowsAboutToBeInserted, this, remember);
    connect(&m_table, &QAbstractItemModel::rowsAboutToBeRemoved, this, remember);
}

/// Has to come after them: headers and scroll bars know the new rows by then.
void SessionTableView::returnToPlace()
{
    connect(&m_table, &SessionTableModel::reordered, this, [this] {
        m_reordering = false;
        restorePlace();
    });
    const auto restore = [this] {
        if (!m_reordering)
            restorePlace();
    };
    connect(&m_table, &QAbstractItemModel::rowsInserted, this, restore);
    connect(&m_table, &QAbstractItemModel::rowsRemoved, this, restore);
}

void SessionTableView::selectAll()
{
    m_selection->selectAllPresent();
}

sessions::Slot SessionTableView::currentSlot() const
{
    return currentIndex().isValid() ? m_table.slotAt(currentIndex().row()) : sessions::kNoSlot;
}

void SessionTableView::goToSlot(sessions::Slot slot)
{
    const int row = m_table.rowOf(slot);
    if (row < 0)
        return;
    const QModelIndex index = m_table.index(row, horizontalHeader()->logicalIndexAt(0));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void SessionTableView::rememberPlace()
{
    m_moving = true;
    m_current = currentSlot();
    m_currentRow = currentIndex().row();
    // At the very top people watch what comes first, not one session: there the position stays at the top.
    const int top = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    m_topSlot = top < 0 ? sessions::kNoSlot : m_table.slotAt(top);
    m_topOffset = top < 0 ? 0 : verticalScrollBar()->value() - top * kRowHeight;
}

void SessionTableView::restorePlace()
{
    // Where the current session has left, the keyboard goes on from the same row, which is not selected by
    // that.
    int row = m_current == sessions::kNoSlot ? -1 : m_table.rowOf(m_current);
    if (row < 0)
        row = qMin(m_currentRow, m_table.rowCount() - 1);
    if (row >= 0 && row != currentIndex().row())
        m_selection->setCurrentIndex(m_table.index(row, qMax(0, currentIndex().column())),
                                     QItemSelectionModel::NoUpdate);
    m_moving = false;

    const int topRow = m_topSlot == sessions::kNoSlot ? -1 : m_table.rowOf(m_topSlot);
    if (topRow >= 0) {
        // Row counts may have changed: the scroll bar's range has to be right before its value is set.
        updateGeometries();
        verticalScrollBar()->setValue(topRow * kRowHeight + m_topOffset);
    }
}

void SessionTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // While rows move, the same session is current again in a moment, and the view must not scroll to it.
    if (m_moving) {
        viewport()->update();
        return;
    }
    LiveTableView::currentChanged(current, previous);
    if (current.row() != previous.row()) {
        viewport()->update();
        Q_EMIT currentSlotChanged(currentSlot());
    }
}

void SessionTableView::paintEvent(QPaintEvent *event)
{
    // Every way of scrolling or resizing ends here, before a row is painted that was not visible.
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    m_selection->setVisibleRows(first, last < 0 ? m_table.rowCount() - 1 : last);
    if (!m_tellVisible.isActive())
        m_tellVisible.start();
    LiveTableView::paintEvent(event);
}

void SessionTableView::tick()
{
    repaintColumn(SessionTableModel::State);
    repaintColumn(SessionTableModel::Remaining);
    if (++m_ticks % kAgoTicks == 0) {
        repaintColumn(SessionTableModel::LastSeen);
        repaintColumn(SessionTableModel::Created);
    }
}

void SessionTableView::tellVisible()
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    std::vector<sessions::Slot> visible;
    for (int row = qMax(0, first); row <= (last < 0 ? m_table.rowCount() - 1 : last); ++row)
        visible.push_back(m_table.slotAt(row));
    if (const sessions::Slot current = currentSlot(); current != sessions::kNoSlot)
        visible.push_back(current);
    if (visible == m_visible)
        return;
    m_visible = visible;
    Q_EMIT visibleSlotsChanged(visible);
}

void SessionTableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentSlot() != sessions::kNoSlot) {
        Q_EMIT sessionActivated(currentSlot());
        return;
    }
    LiveTableView::keyPressEvent(event);
}

} // namespace ui
