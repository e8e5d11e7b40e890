// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/usersessionlist.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "ui/sessions/sessiondelegates.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>

namespace ui
{

namespace
{

constexpr int kMostRowsHigh = 8;
constexpr int kMarkWidth = 24;
constexpr int kAddressWidth = 108;
constexpr int kRemainingWidth = 90; ///< the text alone
constexpr int kBarRoom = 76;        ///< more, for the bar
constexpr int kWhereWidth = 84;
constexpr int kLeastDevice = 100;

} // namespace

UserSessionList::UserSessionList(const sessions::SessionTableModel &sessions, QWidget *parent)
    : QTableView(parent)
    , m_rows(new UserSessionModel(sessions, this))
{
    setModel(m_rows);
    setAccessibleName(tr("Sessions of this user"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(kMarkWidth);
    header->setSectionResizeMode(QHeaderView::Fixed);

    using Look = SessionDelegate::Look;
    setItemDelegate(new SessionDelegate(sessions, Look::Plain, this));
    setItemDelegateForColumn(UserSessionModel::State, new StateDelegate(sessions, this));
    setItemDelegateForColumn(UserSessionModel::Address, new SessionDelegate(sessions, Look::Monospace, this));
    setItemDelegateForColumn(UserSessionModel::Remaining, new RemainingDelegate(sessions, this));
    setItemDelegateForColumn(UserSessionModel::Where, new SessionDelegate(sessions, Look::Muted, this));
    connect(this, &QAbstractItemView::doubleClicked, this, &UserSessionList::activate);
    fitHeight();
}

void UserSessionList::setSessions(const std::vector<sessions::UserOverview::Session> &shown)
{
    const QByteArray selected = selectedKey();
    m_rows->setSessions(shown);
    fitHeight();
    // Of the session itself, wherever it went; who has only one has chosen it.
    const int row = m_rows->rowCount() == 1 ? 0 : m_rows->rowOf(selected);
    if (row >= 0 && selectedKey() != m_rows->keyAt(row))
        selectionModel()->setCurrentIndex(m_rows->index(row, 0),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    Q_EMIT selectedSessionChanged();
}

QByteArray UserSessionList::selectedKey() const
{
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    return selected.isEmpty() ? QByteArray() : m_rows->keyAt(selected.first().row());
}

void UserSessionList::tick()
{
    for (const int column : {UserSessionModel::State, UserSessionModel::Remaining})
        viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
}

void UserSessionList::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

/// What tells sessions apart stays: first the place gives way, then the bar.
void UserSessionList::shareWidth()
{
    int free = viewport()->width() - kMarkWidth - kAddressWidth - kRemainingWidth - kLeastDevice;
    const bool hasBar = free >= kBarRoom;
    free -= hasBar ? kBarRoom : 0;
    const bool hasWhere = free >= kWhereWidth;
    free -= hasWhere ? kWhereWidth : 0;
    QHeaderView *header = horizontalHeader();
    setColumnHidden(UserSessionModel::Where, !hasWhere);
    header->resizeSection(UserSessionModel::State, kMarkWidth);
    header->resizeSection(UserSessionModel::Address, kAddressWidth);
    header->resizeSection(UserSessionModel::Remaining, kRemainingWidth + (hasBar ? kBarRoom : 0));
    header->resizeSection(UserSessionModel::Where, kWhereWidth);
    header->resizeSection(UserSessionModel::Device, qMax(kLeastDevice / 2, kLeastDevice + free));
}

void UserSessionList::fitHeight()
{
    const int rows = qBound(1, m_rows->rowCount(), kMostRowsHigh);
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * kRowHeight + 2 * frameWidth());
}

void UserSessionList::activate()
{
    if (const sessions::Slot slot = m_rows->slotAt(currentIndex().row()); slot != sessions::kNoSlot)
        Q_EMIT sessionActivated(slot);
}

void UserSessionList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate();
    else
        QTableView::keyPressEvent(event);
}

void UserSessionList::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedSessionChanged();
}

} // namespace ui

#include "moc_usersessionlist.cpp"
