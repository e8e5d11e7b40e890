// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endedview.h"

#include "models/activity/history/endedmodel.h"
#include "models/sessions/table/columns.h"
#include "ui/history/endeddelegate.h"
#include "ui/sessions/rowkeys.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace ui
{

using history::EndedModel;
using sessions::Columns;

namespace
{

constexpr int kMarkWidth = 32;
constexpr int kLeastForWords = 240;
constexpr int kLeastColumn = 40;
constexpr std::array<std::pair<int, int>, 3> kUnder = {{
    {EndedModel::Ip, Columns::Ip},
    {EndedModel::Device, Columns::Device},
    {EndedModel::Session, Columns::SessionId},
}};

} // namespace

EndedView::EndedView(EndedModel &model, QWidget *parent)
    : LiveTableView(parent)
    , m_model(model)
{
    setAccessibleName(tr("Ended sessions"));
    setSelectionMode(SingleSelection);
    setModel(&model);
    setItemDelegate(new EndedDelegate(this));
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setStretchLastSection(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, change, this, &EndedView::spanGaps);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        spanGaps();
        Q_EMIT selectedLifeChanged();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this] {
        if (selectedLife())
            Q_EMIT lifeActivated();
    });
}

void EndedView::alignWith(const LiveTableView &table)
{
    m_above = table.horizontalHeader();
    for (auto change : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(m_above, change, this, &EndedView::placeColumns);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, &EndedView::placeColumns);
    connect(&table, &LiveTableView::typeScaleChanged, this, [this](double scale) {
        setTypeScale(scale);
        placeColumns();
    });
    placeColumns();
}

const history::Life *EndedView::selectedLife() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model.life(rows.first().row());
}

void EndedView::choose(int row)
{
    const QModelIndex index = m_model.index(row, EndedModel::User);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void EndedView::chooseFirst()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.life(row))
            return choose(row);
    }
}

/// Over gaps.
void EndedView::step(int by)
{
    int row = currentIndex().row() + by;
    while (row >= 0 && row < m_model.rowCount() && !m_model.life(row))
        row += by;
    if (row < 0)
        Q_EMIT leftUpwards();
    else if (row < m_model.rowCount())
        choose(row);
}

/// What a gap says goes over all that is right of it.
void EndedView::spanGaps()
{
    clearSpans();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.life(row))
            setSpan(row, EndedModel::Words, 1, EndedModel::ColumnCount - EndedModel::Words);
    }
}

void EndedView::placeColumns()
{
    if (!placeUnderHeader())
        placeByItself();
}

bool EndedView::placeUnderHeader()
{
    const int right = viewport()->width();
    if (!m_above || m_above->isSectionHidden(Columns::User) || m_above->visualIndex(Columns::User) > 1)
        return false;
    const int user = m_above->sectionViewportPosition(Columns::User);
    const int words = user + m_above->sectionSize(Columns::User);
    if (user < kLeastColumn / 2 || words > right)
        return false;
    std::vector<std::pair<int, int>> places; // where a column begins
    for (const auto &[column, above] : kUnder) {
        const int x = m_above->sectionViewportPosition(above);
        if (m_above->isSectionHidden(above) || x > right - kLeastColumn)
            continue;
        if (x < words || (!places.empty() && x < places.back().second))
            return false;
        places.emplace_back(column, x);
    }
    if ((places.empty() ? right : places.front().second) - words < scaled(kLeastForWords))
        return false;
    for (const auto &[column, above] : kUnder)
        setColumnHidden(column, true);
    setColumnWidth(EndedModel::Mark, user);
    setColumnWidth(EndedModel::User, words - user);
    setColumnWidth(EndedModel::Words, (places.empty() ? right : places.front().second) - words);
    for (size_t at = 0; at < places.size(); ++at) {
        setColumnHidden(places[at].first, false);
        setColumnWidth(places[at].first, (at + 1 < places.size() ? places[at + 1].second : right) - places[at].second);
    }
    return true;
}

/// What tells least goes first where there is little room.
void EndedView::placeByItself()
{
    constexpr int kUserWidth = 150, kLeastUser = 100;
    constexpr std::array<std::pair<int, int>, 3> kOwn = {{
        {EndedModel::Ip, 116},
        {EndedModel::Device, 120},
        {EndedModel::Session, 96},
    }};
    int words = viewport()->width() - scaled(kMarkWidth + kUserWidth);
    for (const auto &[column, own] : kOwn) {
        const int width = scaled(own);
        const bool isRoom = words - width >= scaled(kLeastForWords);
        setColumnHidden(column, !isRoom);
        setColumnWidth(column, width);
        words -= isRoom ? width : 0;
    }
    const int user =
        std::clamp(scaled(kUserWidth) + words - scaled(kLeastForWords), scaled(kLeastUser), scaled(kUserWidth));
    setColumnWidth(EndedModel::Mark, scaled(kMarkWidth));
    setColumnWidth(EndedModel::User, user);
    setColumnWidth(EndedModel::Words, std::max(kLeastColumn, words + scaled(kUserWidth) - user));
}

void EndedView::resizeEvent(QResizeEvent *event)
{
    LiveTableView::resizeEvent(event);
    placeColumns();
}

void EndedView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    if (const int row = currentIndex().row(); row >= first && row <= last)
        selectionModel()->clear();
    LiveTableView::rowsAboutToBeRemoved(parent, first, last);
}

void EndedView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    LiveTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedLifeChanged();
}

/// The window's own keys for a row mean this one while it has the keyboard.
bool EndedView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && rowKeyOf(*static_cast<QKeyEvent *>(event)) != RowKey::None) {
        event->accept();
        return true;
    }
    return LiveTableView::event(event);
}

void EndedView::keyPressEvent(QKeyEvent *event)
{
    const QKeyCombination keys = event->keyCombination();
    const RowKey key = rowKeyOf(*event);
    if (key == RowKey::CopyRows)
        Q_EMIT copyRequested();
    else if (key == RowKey::CopyUser)
        Q_EMIT copyUserRequested();
    else if (key == RowKey::OnlyUser)
        Q_EMIT onlyUserRequested();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && selectedLife())
        Q_EMIT lifeActivated();
    else if (keys == QKeyCombination(Qt::Key_Up))
        step(-1);
    else if (keys == QKeyCombination(Qt::Key_Down))
        step(1);
    else
        LiveTableView::keyPressEvent(event);
}

} // namespace ui

#include "moc_endedview.cpp"
