// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleettable.h"

#include "ui/fleet/fleetdelegate.h"
#include "ui/fleet/fleetmodel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kVersion = 1;
constexpr int kLeastRows = 2;
// As they fit a window of 1280 pixels.
constexpr LiveTableView::FirstWidth kFirstWidths[] = {
    {FleetModel::Mark, 30, 30},     {FleetModel::Node, 150, 170},      {FleetModel::Address, 140, 200, true},
    {FleetModel::Role, 166, 178},   {FleetModel::Slots, 190, 300},     {FleetModel::Sessions, 96, 96},
    {FleetModel::Events, 72, 72},   {FleetModel::RoundTrip, 104, 104}, {FleetModel::Behind, 84, 84},
    {FleetModel::Memory, 180, 186}, {FleetModel::Liveness, 148, 160},
};

} // namespace

FleetTable::FleetTable(FleetModel &model, QWidget *parent)
    : LiveTableView(parent)
    , m_model(model)
{
    setAccessibleName(tr("Nodes"));
    setSelectionMode(SingleSelection);
    setModel(&model);
    setUpColumns(tr("Columns of the nodes"), {std::begin(kFirstWidths), std::end(kFirstWidths)}, kVersion, -1,
                 Qt::AscendingOrder);
    // Replicas stand under their primaries, in the order of the slots: there is no other.
    setSortingEnabled(false);
    horizontalHeader()->setSortIndicatorShown(false);
    horizontalHeader()->setSectionsClickable(false);
    setItemDelegate(new FleetDelegate(model, this));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_current = currentIndex().isValid() ? m_model.nodeAt(currentRow()).name : QString(); });
    connect(&model, &QAbstractItemModel::modelReset, this, &FleetTable::adapt);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT nodeActivated(index.row()); });
    connect(this, &LiveTableView::columnToggled, this, [this](int column) { m_chosen.insert(column); });
    connect(this, &LiveTableView::columnsReset, this, [this] {
        m_chosen.clear();
        adapt();
    });
    adapt();
}

void FleetTable::restore(const QByteArray &columns, const QStringList &chosen)
{
    restoreColumns(columns);
    for (const QString &column : chosen)
        m_chosen.insert(column.toInt());
    adapt();
}

QStringList FleetTable::chosenColumns() const
{
    QStringList columns;
    for (const int column : m_chosen)
        columns.append(QString::number(column));
    return columns;
}

void FleetTable::showUnlessChosen(int column, bool isShown)
{
    if (!m_chosen.contains(column) && isColumnHidden(column) == isShown)
        showColumn(column, isShown);
}

void FleetTable::adapt()
{
    bool hasSlots = false;
    for (int row = 0; row < m_model.rowCount(); ++row)
        hasSlots = hasSlots || !m_model.nodeAt(row).slots.empty();
    showUnlessChosen(FleetModel::Slots, hasSlots);
    showUnlessChosen(FleetModel::Address, m_model.hasAddresses());
    if (const int row = m_current.isEmpty() ? -1 : m_model.rowOf(m_current); row >= 0)
        setCurrentIndex(m_model.index(row, FleetModel::Node));
    updateGeometry();
}

void FleetTable::chooseSomeRow()
{
    if (!selectionModel()->hasSelection() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(std::max(0, currentRow()), FleetModel::Node));
}

/// The header, the rows, and the bar below them where there is one.
QSize FleetTable::sizeHint() const
{
    const int bar =
        horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff && horizontalHeader()->length() > width() ? 3 * kGrid : 0;
    return {QTableView::sizeHint().width(),
            horizontalHeader()->sizeHint().height() + m_model.rowCount() * kRowHeight + bar + 2};
}

QSize FleetTable::minimumSizeHint() const
{
    const int rows = std::min(kLeastRows, m_model.rowCount());
    return {QTableView::minimumSizeHint().width(), horizontalHeader()->sizeHint().height() + rows * kRowHeight + 2};
}

void FleetTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        Q_EMIT nodeActivated(currentRow());
    else if (event->matches(QKeySequence::Copy) && currentIndex().isValid())
        Q_EMIT copyRequested(currentRow());
    else
        LiveTableView::keyPressEvent(event);
}

} // namespace ui

#include "moc_fleettable.cpp"
