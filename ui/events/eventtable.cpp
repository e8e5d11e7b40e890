// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventtable.h"

#include "models/activity/events/eventlistmodel.h"
#include "ui/events/eventdelegate.h"
#include "ui/sessions/rowkeys.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace ui
{

using events::EventLine;
using events::EventListModel;

namespace
{

constexpr int kVersion = 1;
constexpr int kLeastDetail = 190;
constexpr std::array<LiveTableView::FirstWidth, EventListModel::ColumnCount> kFirstWidths{{
    {EventListModel::Time, 78, 78},
    {EventListModel::Event, 132, 150},
    {EventListModel::User, 150, 190},
    {EventListModel::Format, 110, 130},
    {EventListModel::Ip, 116, 130},
    {EventListModel::Device, 132, 150},
    {EventListModel::SessionId, 84, 84},
    {EventListModel::Node, 104, 150},
    {EventListModel::Detail, kLeastDetail, 2000},
}};
/// What tells least goes first.
constexpr std::array kLeaving{EventListModel::SessionId, EventListModel::Node, EventListModel::Format,
                              EventListModel::Device, EventListModel::Ip};

constexpr std::pair<int, qint64> kNobody{-1, 0};

} // namespace

EventTable::EventTable(EventListModel &model, QWidget *parent)
    : LiveTableView(parent)
    , m_model(model)
{
    setAccessibleName(tr("Events"));
    setSelectionMode(ExtendedSelection);
    setModel(&model);
    setItemDelegate(new EventDelegate(this));
    setUpColumns(tr("Columns of the events"), {kFirstWidths.begin(), kFirstWidths.end()}, kVersion,
                 EventListModel::Time, Qt::DescendingOrder);
    // There is no other order.
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (column != EventListModel::Time)
            horizontalHeader()->setSortIndicator(EventListModel::Time, Qt::DescendingOrder);
    });
    connect(this, &LiveTableView::columnToggled, this, [this](int column) {
        m_chosen.insert(column);
        adapt(); // others make room for it
    });
    connect(this, &LiveTableView::columnsReset, this, [this] {
        m_chosen.clear();
        adapt();
    });
    // Connected after the table has its model, so that the table has taken note of the rows before.
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (first <= verticalScrollBar()->value() / kRowHeight)
            keepPlace(last - first + 1);
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlaceWithout(first, last); });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &EventTable::rememberRows);
    connect(&model, &QAbstractItemModel::modelReset, this, &EventTable::restoreRows);
    connect(&model, &EventListModel::updated, this, [this] {
        if (columnWidth(EventListModel::Time) < timeWidth())
            adapt();
    });
    // Whoever scrolls to the end wants to see what was before.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > 0 && value == verticalScrollBar()->maximum())
            m_model.readOn();
    });
    adapt();
}

// --- columns -----------------------------------------------------------------------------------------

void EventTable::setNodesMatter(bool matter)
{
    m_nodesMatter = matter;
    adapt();
}

void EventTable::restore(const QByteArray &columns, const QStringList &chosen)
{
    restoreColumns(columns);
    for (const QString &column : chosen)
        m_chosen.insert(column.toInt());
    adapt();
}

QStringList EventTable::chosenColumns() const
{
    QStringList columns;
    for (const int column : m_chosen)
        columns.append(QString::number(column));
    return columns;
}

void EventTable::showUnlessChosen(int column, bool isShown)
{
    if (!m_chosen.count(column) && isColumnHidden(column) == isShown)
        showColumn(column, isShown);
}

void EventTable::adapt()
{
    int missing = -viewport()->width();
    for (const FirstWidth &width : kFirstWidths) {
        const bool isShown = m_chosen.count(width.column) ? !isColumnHidden(width.column)
                                                          : width.column != EventListModel::Node || m_nodesMatter;
        missing += isShown ? width.pixels : 0;
    }
    missing += timeWidth() - kFirstWidths[EventListModel::Time].pixels;
    for (const int column : kLeaving) {
        const bool isWanted = column != EventListModel::Node || m_nodesMatter;
        const bool leaves = isWanted && missing > 0;
        if (leaves && !m_chosen.count(column))
            missing -= kFirstWidths[size_t(column)].pixels;
        showUnlessChosen(column, isWanted && !leaves);
    }
    fitTimes();
}

/// That of today, or with the day.
int EventTable::timeWidth() const
{
    const int least = kFirstWidths[EventListModel::Time].pixels;
    if (!m_model.hasOtherDays())
        return least;
    const QFontMetrics metrics(tabularFont(font()));
    return std::max(least, metrics.horizontalAdvance(QStringLiteral("0000-00-00 00:00:00")) + 4 * kGrid);
}

void EventTable::fitTimes()
{
    if (columnWidth(EventListModel::Time) < timeWidth())
        setColumnWidth(EventListModel::Time, timeWidth());
}

void EventTable::resizeEvent(QResizeEvent *event)
{
    LiveTableView::resizeEvent(event);
    adapt();
}

std::vector<int> EventTable::shownColumns() const
{
    std::vector<int> columns;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

// --- rows --------------------------------------------------------------------------------------------

const EventLine *EventTable::currentLine() const
{
    return m_model.lineAt(currentIndex().row());
}

std::vector<int> EventTable::selectedRows() const
{
    std::vector<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.empty() && currentIndex().isValid())
        rows.push_back(currentIndex().row());
    return rows;
}

void EventTable::goToRow(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const int column = currentIndex().isValid() ? currentIndex().column() : shownColumns().front();
    setCurrentIndex(m_model.index(row, column));
}

void EventTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    LiveTableView::currentChanged(current, previous);
    Q_EMIT currentLineChanged();
}

/// The view would show the same distance from the top, and so other rows.
void EventTable::keepPlace(int rowsAbove)
{
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    if (before == 0)
        return;
    doItemsLayout(); // otherwise put off, and the scroll bar would not reach that far yet
    bar->setValue(before + rowsAbove * kRowHeight);
}

/// What goes may stand above what is shown.
void EventTable::keepPlaceWithout(int first, int last)
{
    const int shown = verticalScrollBar()->value() / kRowHeight;
    if (const int above = std::min(last + 1, shown) - first; above > 0)
        keepPlace(-above);
}

EventTable::Identity EventTable::identityOf(int row) const
{
    const EventLine *line = m_model.lineAt(row);
    if (!line)
        return kNobody;
    const auto [kind, number] = line->identity();
    return {int(kind), number};
}

void EventTable::rememberRows()
{
    m_selectedThen.clear();
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        m_selectedThen.insert(identityOf(index.row()));
    m_currentThen = identityOf(currentIndex().row());
    const int top = rowAt(0);
    m_topThen = verticalScrollBar()->value() == 0 ? kNobody : identityOf(top);
    m_topOffsetThen = top < 0 ? 0 : rowViewportPosition(top);
}

void EventTable::restoreRows()
{
    if (m_selectedThen.empty() && m_currentThen == kNobody && m_topThen == kNobody)
        return;
    QItemSelection selection;
    int current = -1;
    int top = -1;
    const int last = m_model.columnCount() - 1;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const Identity identity = identityOf(row);
        if (m_selectedThen.count(identity))
            selection.select(m_model.index(row, 0), m_model.index(row, last));
        if (identity == m_currentThen)
            current = row;
        if (identity == m_topThen)
            top = row;
    }
    if (current >= 0)
        selectionModel()->setCurrentIndex(m_model.index(current, shownColumns().front()),
                                          QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (top >= 0) {
        doItemsLayout();
        verticalScrollBar()->setValue(top * kRowHeight - m_topOffsetThen);
    }
    Q_EMIT currentLineChanged();
}

// --- keys and clicks ---------------------------------------------------------------------------------

void EventTable::activate(int row)
{
    const EventLine *line = m_model.lineAt(row);
    if (!line)
        return;
    switch (line->kind) {
    case EventLine::Kind::Loss:
        m_model.toggle(row);
        break;
    case EventLine::Kind::Older:
        m_model.readOn();
        break;
    case EventLine::Kind::Event:
    case EventLine::Kind::Member:
        Q_EMIT eventActivated(row);
        break;
    }
}

/// As in a tree. False: the key is for something else.
bool EventTable::step(int key)
{
    const EventLine *line = currentLine();
    if (line && line->kind == EventLine::Kind::Loss && (line->isOpen == (key == Qt::Key_Left))) {
        m_model.toggle(currentIndex().row());
        return true;
    }
    if (!line || key != Qt::Key_Left || line->kind != EventLine::Kind::Member)
        return false;
    int row = currentIndex().row();
    while (row > 0 && m_model.lineAt(row)->kind == EventLine::Kind::Member)
        --row;
    goToRow(row);
    return true;
}

bool EventTable::leavesRange(const QKeyEvent &press) const
{
    return press.key() == Qt::Key_Escape && press.modifiers() == Qt::NoModifier && !m_model.range().isAll();
}

/// The window's own keys for a row mean this one while it has the keyboard.
bool EventTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (rowKeyOf(*press) != RowKey::None || leavesRange(*press)) {
            event->accept();
            return true;
        }
    }
    return LiveTableView::event(event);
}

void EventTable::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const RowKey key = rowKeyOf(*event);
    if (key == RowKey::CopyRows)
        Q_EMIT copyRequested();
    else if (key == RowKey::CopyUser)
        Q_EMIT copyUserRequested();
    else if (key == RowKey::OnlyUser)
        Q_EMIT onlyUserRequested();
    else if (leavesRange(*event))
        Q_EMIT rangeLeft();
    else if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        activate(currentIndex().row());
    else if (isPlain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && step(event->key()))
        event->accept();
    else
        LiveTableView::keyPressEvent(event);
}

void EventTable::mousePressEvent(QMouseEvent *event)
{
    LiveTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const EventLine *line = m_model.lineAt(index.row());
    if (event->button() == Qt::LeftButton && line && line->kind == EventLine::Kind::Loss &&
        index.column() == EventListModel::Event && EventDelegate::isOnArrow(visualRect(index), event->pos()))
        m_model.toggle(index.row());
}

void EventTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    LiveTableView::mouseDoubleClickEvent(event);
    const EventLine *line = m_model.lineAt(index.row());
    // The first press of it has opened the loss already.
    const bool isArrow = line && line->kind == EventLine::Kind::Loss && index.column() == EventListModel::Event &&
                         EventDelegate::isOnArrow(visualRect(index), event->pos());
    if (event->button() == Qt::LeftButton && !isArrow)
        activate(index.row());
}

} // namespace ui

#include "moc_eventtable.cpp"
