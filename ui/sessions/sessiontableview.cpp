// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/sessiontableview.h"

#include "models/sessions/sessiontablemodel.h"
#include "ui/sessions/sessiondelegates.h"
#include "ui/sessions/columnheader.h"
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

constexpr int kTickMs = 500;       // count-downs show seconds, and a row that falls due says so within a second
constexpr int kTellVisibleMs = 100; // while scrolling, what flies past need not be told
constexpr int kAgoTicks = 20;      // "4 min ago" can be a little late
constexpr int kColumnsVersion = 3; // of what saveColumns() gives
// What tells people apart gets free width first; more than this shows nothing more.
constexpr int kWidestUser = 360;
constexpr int kWidestDevice = 220;

struct Width {
    int column;
    int pixels;
};
// As they fit beside the details in a window of 1280 pixels; the last takes what is left.
constexpr Width kFirstWidths[] = {
    {SessionTableModel::State, 32},      {SessionTableModel::User, 170},
    {SessionTableModel::Remaining, 186}, {SessionTableModel::Format, 98},
    {SessionTableModel::Created, 96},    {SessionTableModel::LastSeen, 107},
    {SessionTableModel::Ip, 116},        {SessionTableModel::Device, 132},
    {SessionTableModel::SessionId, 80},  {SessionTableModel::Node, 56},
};

/// The details show both; most servers have one node, and most formats do not say when a session began.
bool isHiddenAtFirst(int column)
{
    return column == SessionTableModel::Created || column == SessionTableModel::Node;
}

} // namespace

SessionTableView::SessionTableView(SessionTableModel &table, QWidget *parent)
    : QTableView(parent)
    , m_table(table)
    , m_selection(nullptr)
    , m_header(new ColumnHeader(this))
{
    keepPlace();
    m_selection = new SlotSelection(table, this);
    setAccessibleName(tr("Sessions"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setAlternatingRowColors(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalScrollBar()->setSingleStep(kRowHeight);

    setHorizontalHeader(m_header);
    setModel(&table);
    QItemSelectionModel *unused = selectionModel();
    setSelectionModel(m_selection);
    delete unused;
    setUpHeader();

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
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &SessionTableView::tick);
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

void SessionTableView::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setAccessibleName(tr("Columns of the sessions"));
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(30);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    resetColumns();
    header->setSortIndicator(m_table.sortColumn(), m_table.sortOrder());
    setSortingEnabled(true);
    connect(m_header, &ColumnHeader::resizedByHand, this, [this] { m_widthsByHand |= !m_sharing; });
    connect(header, &QHeaderView::sectionMoved, this, &SessionTableView::shareWidth);
    connect(header, &QWidget::customContextMenuRequested, this, &SessionTableView::showHeaderMenu);
}

void SessionTableView::resetColumns()
{
    QHeaderView *header = horizontalHeader();
    for (const Width &width : kFirstWidths) {
        header->moveSection(header->visualIndex(width.column), width.column);
        header->resizeSection(width.column, width.pixels);
        header->setSectionHidden(width.column, isHiddenAtFirst(width.column));
    }
    m_widthsByHand = false;
    shareWidth();
}

/// Hands out what the columns leave free, unless the user has: the last one stretches over the rest.
void SessionTableView::shareWidth()
{
    if (m_widthsByHand || m_sharing)
        return;
    m_sharing = true;
    int free = viewport()->width();
    for (const Width &width : kFirstWidths)
        free -= isColumnHidden(width.column) ? 0 : width.pixels;
    const int last = m_header->lastShown();
    for (const Width &width : kFirstWidths) {
        const int widest = width.column == SessionTableModel::User     ? kWidestUser
                           : width.column == SessionTableModel::Device ? kWidestDevice
                                                                       : width.pixels;
        if (isColumnHidden(width.column) || width.column == last)
            continue;
        const int more = qBound(0, free, widest - width.pixels);
        free -= more;
        m_header->resizeSection(width.column, width.pixels + more);
    }
    m_sharing = false;
}

void SessionTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

QByteArray SessionTableView::saveColumns() const
{
    return QByteArray::number(kColumnsVersion) + (m_widthsByHand ? ":hand:" : ":free:") +
           horizontalHeader()->saveState();
}

void SessionTableView::restoreColumns(const QByteArray &state)
{
    const QByteArray byHand = QByteArray::number(kColumnsVersion) + ":hand:";
    const QByteArray shared = QByteArray::number(kColumnsVersion) + ":free:";
    if (!state.startsWith(byHand) && !state.startsWith(shared))
        return;
    if (!horizontalHeader()->restoreState(state.mid(byHand.size())))
        return;
    m_widthsByHand = state.startsWith(byHand);
    QHeaderView *header = horizontalHeader();
    header->setStretchLastSection(true);
    if (header->hiddenSectionCount() >= header->count())
        resetColumns();
    shareWidth();
    sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void SessionTableView::fillColumnsMenu(QMenu *menu)
{
    QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = menu->addAction(m_table.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        // A table without columns could not be given any back: it has no header to click.
        action->setEnabled(!action->isChecked() || header->count() - header->hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            setColumnHidden(column, !on);
            shareWidth();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Columns as at First")), &QAction::triggered, this,
            &SessionTableView::resetColumns);
}

void SessionTableView::fillSortMenu(QMenu *menu)
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = menu->addAction(m_table.headerData(column, Qt::Horizontal).toString());
        const bool inForce = column == m_table.sortColumn();
        action->setCheckable(true);
        action->setChecked(inForce);
        const bool descending = inForce && m_table.sortOrder() == Qt::AscendingOrder;
        connect(action, &QAction::triggered, this, [this, column, descending] {
            sortByColumn(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
}

void SessionTableView::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnsMenu(menu);
    menu->popup(horizontalHeader()->mapToGlobal(position));
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
    QTableView::currentChanged(current, previous);
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
    QTableView::paintEvent(event);
}

void SessionTableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    m_tick.start();
}

void SessionTableView::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QTableView::hideEvent(event);
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

void SessionTableView::repaintColumn(int column)
{
    if (!isColumnHidden(column))
        viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
}

void SessionTableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    const auto repaintRow = [this](int changed) {
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), kRowHeight);
    };
    repaintRow(m_hoveredRow);
    m_hoveredRow = row;
    repaintRow(m_hoveredRow);
}

bool SessionTableView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverMove:
    case QEvent::HoverEnter:
        setHoveredRow(rowAt(qRound(static_cast<QHoverEvent *>(event)->position().y())));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHoveredRow(-1);
        break;
    case QEvent::MouseMove:
        setHoveredRow(rowAt(qRound(static_cast<QMouseEvent *>(event)->position().y())));
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

void SessionTableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        currentSlot() != sessions::kNoSlot) {
        Q_EMIT sessionActivated(currentSlot());
        return;
    }
    QTableView::keyPressEvent(event);
}

void SessionTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRect cell = visualRect(currentIndex());
        Q_EMIT rowMenuRequested(viewport()->mapToGlobal(cell.isValid() ? cell.bottomLeft() : QPoint(0, 0)));
    } else if (indexAt(event->pos()).isValid()) {
        Q_EMIT rowMenuRequested(event->globalPos());
    }
}

} // namespace ui
