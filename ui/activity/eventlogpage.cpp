// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/eventlogpage.h"

#include "ui/controls/livetooltip.h"
#include "models/activity/eventlogmodel.h"
#include "ui/activity/eventlogdelegate.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ui
{

using activity::EventLogModel;

EventLogPage::EventLogPage(EventLogModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new QTableView(this))
    , m_empty(new QLabel(tr("No events yet. Logins, logouts and expirations appear here as they happen."), this))
{
    setUpTable();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid, 0, 0, 0);
    layout->addWidget(m_table);

    // Connected after the table has its model, so that the table has taken note of the rows before.
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(last - first + 1); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlaceWithout(first, last); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &EventLogPage::showEmptyState);
    connect(&model, &QAbstractItemModel::modelReset, this, &EventLogPage::showEmptyState);
    showEmptyState();
}

void EventLogPage::setUpTable()
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new EventLogDelegate(m_table));
    new LiveToolTip(m_table);
    m_table->setAccessibleName(tr("Event log"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    constexpr std::array kWidths{84, 128, 220, 140, 120};
    for (int column = 0; column < int(kWidths.size()); ++column)
        header->resizeSection(column, kWidths[size_t(column)]);
}

/// The view would show the same distance from the top, and so other rows.
void EventLogPage::keepPlace(int rowsAbove)
{
    QScrollBar *bar = m_table->verticalScrollBar();
    const int before = bar->value();
    if (before == 0)
        return;
    m_table->doItemsLayout(); // otherwise put off, and the scroll bar would not reach that far yet
    bar->setValue(before + rowsAbove * kRowHeight);
}

/// Extensions that make way for newer ones may stand above what is shown.
void EventLogPage::keepPlaceWithout(int first, int last)
{
    const int shown = m_table->verticalScrollBar()->value() / kRowHeight;
    if (const int above = std::min(last + 1, shown) - first; above > 0)
        keepPlace(-above);
}

void EventLogPage::showEmptyState()
{
    m_empty->setVisible(m_model.rowCount() == 0);
}

void EventLogPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_empty->setGeometry(rect().adjusted(4 * kGrid, kRowHeight, -4 * kGrid, 0));
    m_empty->raise();
}

} // namespace ui

#include "moc_eventlogpage.cpp"
