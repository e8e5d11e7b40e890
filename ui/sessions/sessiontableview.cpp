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

#include <utility>

namespace ui
{

using sessions::ColumnTraits;
using sessions::kColumns;
using sessions::SessionTableModel;

namespace
{

constexpr int kTellVisibleMs = 100; // while scrolling, what flies past need not be told
constexpr int kAgoTicks = 20;       // "4 min ago" can be a little late
constexpr int kColumnsVersion = 3;  // of what saveColumns() gives

std::vector<LiveTableView::FirstWidth> firstWidths()
{
    std::vector<LiveTableView::FirstWidth> widths;
    widths.reserve(kColumns.size());
    for (const ColumnTraits &traits : kColumns)
        widths.push_back({traits.column, traits.width, traits.widest, traits.hidden, traits.least, traits.givesWay});
    return widths;
}

} // namespace

SessionTableView::SessionTableView(SessionTableModel &table, QWidget *parent)
    : LiveTableView(parent)
    , m_table(table)
{
    keepPlace();
    m_selection = new SlotSelection(table, this);
    setAccessibleName(tr("Sessions"));
    setSelectionMode(ExtendedSelection);
    setModel(&table);
    QItemSelectionModel *unused = selectionModel();
    setSelectionModel(m_selection);
    delete unused;
    setUpColumns(tr("Columns of the sessions"), firstWidths(), kColumnsVersion, table.sortColumn(), table.sortOrder());

    setItemDelegate(new SessionDelegate(table, SessionDelegate::Look::Plain, this));
    for (const ColumnTraits &traits : kColumns) {
        if (QAbstractItemDelegate *delegate = delegateFor(traits.look))
            setItemDelegateForColumn(traits.column, delegate);
    }

    connect(this, &LiveTableView::columnToggled, this, [this](int column) {
        if (column == SessionTableModel::Node || column == SessionTableModel::SessionId)
            m_isNodeChosen = true;
    });
    connect(this, &LiveTableView::columnsReset, this, [this] { restoreNodeColumn(false, false); });

    setOrderSettled(table.isOrderSettled());
    connect(&table, &SessionTableModel::orderSettledChanged, this, &SessionTableView::setOrderSettled);

    returnToPlace();
    m_tellVisible.setInterval(kTellVisibleMs);
    m_tellVisible.setSingleShot(true);
    connect(&m_tellVisible, &QTimer::timeout, this, &SessionTableView::tellVisible);
}

/// nullptr: the view's own will do.
QAbstractItemDelegate *SessionTableView::delegateFor(sessions::CellLook look)
{
    using sessions::CellLook;
    switch (look) {
    case CellLook::Plain:
        return nullptr;
    case CellLook::Name:
        return new NameDelegate(m_table, this);
    case CellLook::Muted:
        return new SessionDelegate(m_table, SessionDelegate::Look::Place, this);
    case CellLook::Monospace:
        return new SessionDelegate(m_table, SessionDelegate::Look::Monospace, this);
    case CellLook::Mark:
        return new StateDelegate(m_table, this);
    case CellLook::CountDown:
        return new RemainingDelegate(m_table, this);
    case CellLook::Past:
        return new AgoDelegate(m_table, false, this);
    case CellLook::PastOrEnded:
        return new AgoDelegate(m_table, true, this);
    }
    Q_UNREACHABLE();
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

void SessionTableView::setNodesMatter(bool matter)
{
    if (std::exchange(m_nodesMatter, matter) == matter)
        return;
    if (isFitted())
        fitColumns();
    else if (!m_isNodeChosen)
        showNodeColumn(matter);
}

bool SessionTableView::isWorthRoom(int column) const
{
    return column != SessionTableModel::Node || m_nodesMatter;
}

void SessionTableView::restoreNodeColumn(bool wasChosen, bool wasAutomatic)
{
    m_isNodeChosen = wasChosen;
    if (isFitted())
        return fitColumns();
    if (wasAutomatic)
        showNodeColumn(false);
    if (isNodeColumnAutomatic())
        showNodeColumn(true);
}

/// There is room for one of both: it is the id that tells least, masked as it is.
void SessionTableView::showNodeColumn(bool isShown)
{
    showColumn(SessionTableModel::Node, isShown);
    showColumn(SessionTableModel::SessionId, !isShown);
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
    m_topOffset = top < 0 ? 0 : verticalScrollBar()->value() - top * rowHeight();
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
        verticalScrollBar()->setValue(topRow * rowHeight() + m_topOffset);
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

int SessionTableView::untilNextTick() const
{
    return m_table.clock().untilNextShownMs();
}

void SessionTableView::tick()
{
    using sessions::CellLook;
    const bool isForPast = ++m_ticks % kAgoTicks == 0;
    for (const ColumnTraits &traits : kColumns) {
        const bool isPast = traits.look == CellLook::Past || traits.look == CellLook::PastOrEnded;
        if (traits.look == CellLook::Mark || traits.look == CellLook::CountDown || (isPast && isForPast))
            repaintColumn(traits.column);
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

#include "moc_sessiontableview.cpp"
