// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/livetableview.h"

#include "ui/controls/livetooltip.h"
#include "ui/sessions/columnheader.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHoverEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kTickMs = 500;

}

LiveTableView::LiveTableView(QWidget *parent)
    : QTableView(parent)
    , m_header(new ColumnHeader(this))
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setAlternatingRowColors(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalScrollBar()->setSingleStep(kRowHeight);

    setHorizontalHeader(m_header);
    new LiveToolTip(this);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_tick.start(untilNextTick());
        tick();
    });
}

void LiveTableView::setUpColumns(const QString &accessibleName, std::vector<FirstWidth> widths, int version,
                                 int sortColumn, Qt::SortOrder sortOrder)
{
    m_widths = std::move(widths);
    m_version = version;
    QHeaderView *header = horizontalHeader();
    header->setAccessibleName(accessibleName);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(30);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    resetColumns();
    header->setSortIndicator(sortColumn, sortOrder);
    setSortingEnabled(true);
    connect(m_header, &ColumnHeader::resizedByHand, this, [this] { m_widthsByHand |= !m_sharing; });
    connect(header, &QHeaderView::sectionMoved, this, &LiveTableView::shareWidth);
    connect(header, &QWidget::customContextMenuRequested, this, &LiveTableView::showHeaderMenu);
}

void LiveTableView::setOrderSettled(bool settled)
{
    m_header->setOrderSettled(settled);
}

void LiveTableView::setTypeScale(double scale)
{
    if (qFuzzyCompare(scale, m_scale))
        return;
    m_scale = scale;
    const int height = qRound(kRowHeight * scale);
    verticalHeader()->setMinimumSectionSize(qMin(height, kRowHeight));
    verticalHeader()->setDefaultSectionSize(height);
    verticalScrollBar()->setSingleStep(height);
    for (const FirstWidth &width : m_widths) {
        if (!isColumnHidden(width.column))
            horizontalHeader()->resizeSection(width.column, scaled(width.pixels));
    }
    m_widthsByHand = false;
    fitColumns();
    Q_EMIT typeScaleChanged(scale);
}

int LiveTableView::rowHeight() const
{
    return verticalHeader()->defaultSectionSize();
}

int LiveTableView::scaled(int pixels) const
{
    return qRound(pixels * m_scale);
}

void LiveTableView::resetColumns()
{
    QHeaderView *header = horizontalHeader();
    for (const FirstWidth &width : m_widths) {
        header->moveSection(header->visualIndex(width.column), width.column);
        header->resizeSection(width.column, scaled(width.pixels));
        header->setSectionHidden(width.column, width.hidden);
    }
    m_widthsByHand = m_columnsChosen = false;
    fitColumns();
}

/// Hands out what the columns leave free, or takes what they lack, unless the user has: the last one stretches over the
/// rest.
void LiveTableView::shareWidth()
{
    if (m_widthsByHand || m_sharing)
        return;
    m_sharing = true;
    int free = viewport()->width();
    for (const FirstWidth &width : m_widths)
        free -= isColumnHidden(width.column) ? 0 : scaled(width.pixels);
    const int last = m_header->lastShown();
    for (const FirstWidth &width : m_widths) {
        if (isColumnHidden(width.column))
            continue;
        const int more = qBound(scaled(leastOf(width) - width.pixels), free, scaled(width.widest - width.pixels));
        // What is more than the last one needs it has by stretching; what is less counts.
        if (width.column == last && more > 0)
            continue;
        free -= more;
        m_header->resizeSection(width.column, scaled(width.pixels) + more);
    }
    m_sharing = false;
}

bool LiveTableView::isWorthRoom(int) const
{
    return true;
}

/// The more important ones first, until one finds no room.
void LiveTableView::fitColumns()
{
    if (!isFitted() || m_sharing)
        return shareWidth();
    m_sharing = true;
    std::vector<FirstWidth> givingWay;
    int free = viewport()->width();
    int squeezed = 0; // what the shown ones lack of their first widths
    for (const FirstWidth &width : m_widths) {
        if (width.givesWay > 0) {
            givingWay.push_back(width);
        } else if (!isColumnHidden(width.column)) {
            free -= scaled(leastOf(width));
            squeezed += scaled(width.pixels - leastOf(width));
        }
    }
    std::sort(givingWay.begin(), givingWay.end(),
              [](const FirstWidth &a, const FirstWidth &b) { return a.givesWay < b.givesWay; });
    bool hasRoom = true;
    for (const FirstWidth &width : givingWay) {
        const bool isWorth = isWorthRoom(width.column);
        // For what is not there at first nobody gives up anything.
        const int needed = width.hidden ? scaled(width.pixels) + squeezed : scaled(leastOf(width));
        hasRoom = hasRoom && (!isWorth || free >= needed);
        const bool isShown = hasRoom && isWorth;
        free -= isShown ? scaled(leastOf(width)) : 0;
        squeezed += isShown ? scaled(width.pixels - leastOf(width)) : 0;
        setColumnHidden(width.column, !isShown);
    }
    m_sharing = false;
    shareWidth();
}

bool LiveTableView::isHiddenAsAtFirst() const
{
    return std::all_of(m_widths.begin(), m_widths.end(),
                       [this](const FirstWidth &width) { return isColumnHidden(width.column) == width.hidden; });
}

void LiveTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

QByteArray LiveTableView::saveColumns() const
{
    const char *const widths = m_widthsByHand ? ":hand:" : m_columnsChosen ? ":free:" : ":auto:";
    return QByteArray::number(m_version) + widths + horizontalHeader()->saveState();
}

void LiveTableView::restoreColumns(const QByteArray &state)
{
    const QByteArray byHand = QByteArray::number(m_version) + ":hand:";
    const QByteArray shared = QByteArray::number(m_version) + ":free:";
    const QByteArray fitted = QByteArray::number(m_version) + ":auto:";
    if (!state.startsWith(byHand) && !state.startsWith(shared) && !state.startsWith(fitted))
        return;
    if (!horizontalHeader()->restoreState(state.mid(byHand.size())))
        return;
    m_widthsByHand = state.startsWith(byHand);
    // Before columns were fitted to their room, those of the beginning were nobody's choice.
    m_columnsChosen = m_widthsByHand || (state.startsWith(shared) && !isHiddenAsAtFirst());
    QHeaderView *header = horizontalHeader();
    header->setStretchLastSection(true);
    if (header->hiddenSectionCount() >= header->count())
        resetColumns();
    fitColumns();
    sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void LiveTableView::fillColumnsMenu(QMenu *menu)
{
    QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        // A table without columns could not be given any back: it has no header to click.
        action->setEnabled(!action->isChecked() || header->count() - header->hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_columnsChosen = true;
            showColumn(column, on);
            Q_EMIT columnToggled(column);
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset Columns")), &QAction::triggered, this, [this] {
        resetColumns();
        Q_EMIT columnsReset();
    });
}

void LiveTableView::showColumn(int column, bool isShown)
{
    setColumnHidden(column, !isShown);
    shareWidth();
}

void LiveTableView::fillSortMenu(QMenu *menu)
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        const bool inForce = column == header->sortIndicatorSection();
        action->setCheckable(true);
        action->setChecked(inForce);
        const bool descending = inForce && header->sortIndicatorOrder() == Qt::AscendingOrder;
        connect(action, &QAction::triggered, this, [this, column, descending] {
            sortByColumn(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
    }
}

void LiveTableView::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnsMenu(menu);
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

void LiveTableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    m_tick.start(untilNextTick());
}

void LiveTableView::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QTableView::hideEvent(event);
}

int LiveTableView::untilNextTick() const
{
    return kTickMs;
}

void LiveTableView::repaintColumn(int column)
{
    if (!isColumnHidden(column))
        viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
}

void LiveTableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    const auto repaintRow = [this](int changed) {
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight());
    };
    repaintRow(m_hoveredRow);
    m_hoveredRow = row;
    repaintRow(m_hoveredRow);
}

bool LiveTableView::viewportEvent(QEvent *event)
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

void LiveTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRect cell = visualRect(currentIndex());
        Q_EMIT rowMenuRequested(viewport()->mapToGlobal(cell.isValid() ? cell.bottomLeft() : QPoint(0, 0)));
    } else if (indexAt(event->pos()).isValid()) {
        Q_EMIT rowMenuRequested(event->globalPos());
    }
}

} // namespace ui

#include "moc_livetableview.cpp"
