// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/usertableview.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usertablemodel.h"
#include "ui/theme/theme.h"
#include "ui/users/userdelegates.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScrollBar>

namespace ui
{

using sessions::UserIdentity;
using sessions::UserTableModel;

namespace
{

constexpr int kAgoTicks = 20; // "4 min ago" can be a little late
/// A selection goes through all of its rows with each change of the table.
constexpr int kMostSelectedAtOnce = 10'000;
constexpr int kColumnsVersion = 1; // of what saveColumns() gives
// As they fit beside the details in a window of 1280 pixels; the last takes what is left.
constexpr LiveTableView::FirstWidth kFirstWidths[] = {
    {UserTableModel::User, 180, 420},     {UserTableModel::Sessions, 88, 110},   {UserTableModel::NextExpiry, 186, 186},
    {UserTableModel::LastSeen, 107, 107}, {UserTableModel::Addresses, 130, 240}, {UserTableModel::Formats, 200, 200},
};

} // namespace

UserTableView::UserTableView(UserTableModel &users, QWidget *parent)
    : LiveTableView(parent)
    , m_users(users)
{
    keepPlace();
    setAccessibleName(tr("Users"));
    setSelectionMode(ExtendedSelection);
    setModel(&users);
    setUpColumns(tr("Columns of the users"), {std::begin(kFirstWidths), std::end(kFirstWidths)}, kColumnsVersion,
                 users.sortColumn(), users.sortOrder());

    const sessions::SessionTableModel &table = users.sessions();
    using Look = SessionDelegate::Look;
    setItemDelegate(new SessionDelegate(table, Look::Plain, this));
    setItemDelegateForColumn(UserTableModel::User, new UserNameDelegate(table, this));
    setItemDelegateForColumn(UserTableModel::Addresses, new UserAddressDelegate(table, this));
    setItemDelegateForColumn(UserTableModel::LastSeen, new AgoDelegate(table, false, this));
    setItemDelegateForColumn(UserTableModel::NextExpiry, new RemainingDelegate(table, this));

    connect(&m_users, &UserTableModel::updated, this, &UserTableView::restorePlace);
    connect(this, &QAbstractItemView::doubleClicked, this, &UserTableView::activate);
}

/// Has to come before the model's other listeners: a selection makes another row the current one as soon as it hears
/// that this one goes.
void UserTableView::keepPlace()
{
    connect(&m_users, &UserTableModel::aboutToUpdate, this, &UserTableView::rememberPlace);
    connect(&m_users, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first) {
        if (currentIndex().row() >= first)
            selectionModel()->clearCurrentIndex();
    });
    connect(&m_users, &QAbstractItemModel::modelAboutToBeReset, this, &UserTableView::rememberUsers);
}

void UserTableView::rememberPlace()
{
    m_moving = true;
    if (m_away)
        return;
    m_currentRow = currentIndex().row();
    // At the very top people watch what comes first, not one user: there the position stays at the top.
    const int top = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    m_top = top < 0 ? QModelIndex() : m_users.index(top, 0);
    m_topOffset = top < 0 ? 0 : verticalScrollBar()->value() - top * rowHeight();
}

void UserTableView::restorePlace()
{
    if (m_away) {
        findUsersAgain();
    } else if (!currentIndex().isValid() && m_currentRow >= 0 && m_users.rowCount() > 0) {
        // The keyboard goes on from the same row, which is not selected by that.
        const int row = qMin(m_currentRow, m_users.rowCount() - 1);
        selectionModel()->setCurrentIndex(m_users.index(row, 0), QItemSelectionModel::NoUpdate);
    }
    m_moving = false;
    if (m_top.isValid())
        scrollToRow(m_top.row());
    m_top = QModelIndex();
    viewport()->update();
}

void UserTableView::rememberUsers()
{
    if (m_away)
        return;
    m_away = true;
    m_currentUser = userAt(currentIndex().row());
    m_selectedUsers = selectedUsers();
    const int top = verticalScrollBar()->value() > 0 ? rowAt(0) : -1;
    m_topUser = userAt(top);
    m_topOffset = top < 0 ? 0 : verticalScrollBar()->value() - top * rowHeight();
}

void UserTableView::findUsersAgain()
{
    m_away = false;
    const int row = m_currentUser ? m_users.rowOf(*m_currentUser) : -1;
    if (row >= 0)
        selectionModel()->setCurrentIndex(m_users.index(row, 0), QItemSelectionModel::NoUpdate);
    QItemSelection found;
    for (const UserIdentity &user : m_selectedUsers) {
        if (const int selected = m_users.rowOf(user); selected >= 0)
            found.select(m_users.index(selected, 0), m_users.index(selected, m_users.columnCount() - 1));
    }
    if (!found.isEmpty())
        selectionModel()->select(found, QItemSelectionModel::ClearAndSelect);
    m_selectedUsers.clear();
    const int top = m_topUser ? m_users.rowOf(*m_topUser) : -1;
    m_top = top < 0 ? QModelIndex() : m_users.index(top, 0);
    m_currentUser.reset();
    m_topUser.reset();
}

void UserTableView::scrollToRow(int row)
{
    // Row counts may have changed: the scroll bar's range has to be right before its value is set.
    updateGeometries();
    verticalScrollBar()->setValue(row * rowHeight() + m_topOffset);
}

std::optional<UserIdentity> UserTableView::userAt(int row) const
{
    if (row < 0 || row >= m_users.rowCount())
        return std::nullopt;
    return m_users.identityAt(row);
}

std::optional<UserIdentity> UserTableView::selectedUser() const
{
    return selectedCount() == 1 ? userAt(selectionModel()->selection().first().top()) : std::nullopt;
}

qsizetype UserTableView::selectedCount() const
{
    qsizetype count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.height();
    return count;
}

std::vector<UserIdentity> UserTableView::selectedUsers() const
{
    std::vector<UserIdentity> users;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const std::optional<UserIdentity> user = userAt(row))
                users.push_back(*user);
        }
    }
    return users;
}

void UserTableView::chooseSomeRow()
{
    if (selectionModel()->hasSelection() || m_users.rowCount() == 0)
        return;
    const int row = qMax(0, currentIndex().row());
    selectionModel()->setCurrentIndex(m_users.index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(currentIndex());
}

int UserTableView::untilNextTick() const
{
    return m_users.sessions().clock().untilNextShownMs();
}

void UserTableView::tick()
{
    repaintColumn(UserTableModel::NextExpiry);
    if (++m_ticks % kAgoTicks == 0)
        repaintColumn(UserTableModel::LastSeen);
}

void UserTableView::activate()
{
    if (const std::optional<UserIdentity> user = userAt(currentIndex().row()))
        Q_EMIT userActivated(*user);
}

void UserTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate();
    else if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else if (!event->matches(QKeySequence::SelectAll) || m_users.rowCount() <= kMostSelectedAtOnce)
        LiveTableView::keyPressEvent(event);
}

void UserTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // While rows move the view must not scroll to where the same user is for a moment.
    if (!m_moving)
        LiveTableView::currentChanged(current, previous);
    viewport()->update();
}

void UserTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    LiveTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedUserChanged();
}

} // namespace ui

#include "moc_usertableview.cpp"
