// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usertablemodel.h"
#include "ui/cleanup/cleanupflow.h"
#include "ui/controls/pagestack.h"
#include "ui/details/detailspanel.h"
#include "ui/history/historyflow.h"
#include "ui/logout/logoutflow.h"
#include "ui/search/sessionsearch.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/users/userpage.h"
#include "ui/users/usertableview.h"
#include "ui/window/panefocus.h"
#include "ui/window/sessionspage.h"
#include "ui/window/topbar.h"
#include "ui/window/uservisit.h"
#include "ui/window/windowactions.h"

#include <QApplication>
#include <QClipboard>

// What the window does with users: the tab, the page beside it, and the way from one to the other.

namespace ui
{

void MainWindow::connectUsers()
{
    UserTableView *users = &m_page->users();
    connect(users, &UserTableView::userActivated, m_visit, &UserVisit::begin);
    connect(users, &UserTableView::copyRequested, this, &MainWindow::copyUserName);
    connect(m_visit, &UserVisit::begun, this, [this] {
        m_focus->goToPage();
        m_focus->chooseSomeRowLater();
    });
    connect(m_visit, &UserVisit::returned, this, [this] { m_focus->goToPage(); });

    connect(users, &UserTableView::selectedUserChanged, this, [this] {
        if (const qsizetype count = m_page->users().selectedCount(); count > 1)
            m_userPage->showSeveral(count);
        else
            m_userPage->showUser(m_page->users().selectedUser());
        updateSelection();
    });
    connect(&users->users(), &sessions::UserTableModel::updated, this, &MainWindow::updateSelection);
    connect(m_page, &SessionsPage::tabChanged, this, [this] {
        m_side->setCurrentWidget(isAmongUsers() ? static_cast<QWidget *>(m_userPage) : m_details);
        updateSelection();
    });
    auto *past = new HistoryFlow(
        m_monitor, m_history, m_settings, *m_notices,
        {*m_search, m_topBar->search(), m_page->table(), m_page->place(), *m_side, *m_details, *m_actions->clearSearch,
         *m_actions->showDetails},
        {*m_actions->keepHistory, *m_actions->forgetUser, *m_actions->forgetAll, *m_actions->historySettings}, this);
    connect(m_page, &SessionsPage::tabChanged, past, &HistoryFlow::update);
    connect(past, &HistoryFlow::userRequested, this, &MainWindow::showOnlyUser);
    connect(m_userPage, &UserPage::logoutRequested, this,
            [this](const sessions::UserIdentity &user) { m_logout->start({user}); });
    connect(m_userPage, &UserPage::logoutOfSelectedRequested, this,
            [this] { startForTab(messages::LogoutOrder::Action::LogOut); });
    connect(m_userPage, &UserPage::logoutOfOthersRequested, m_logout, &LogoutFlow::startAllBut);
    connect(m_userPage, &UserPage::sessionsRequested, m_visit, &UserVisit::begin);
    connect(m_userPage, &UserPage::staleEntriesRequested, this, &MainWindow::lookForStaleEntriesOfUser);
    connect(m_userPage, &UserPage::sessionActivated, this, &MainWindow::showSessionOfUser);
}

bool MainWindow::isAmongUsers() const
{
    return m_page->tab() == SessionsPage::Tab::Users;
}

/// Of who has none, what stands for it; empty: nobody is selected.
QString MainWindow::selectedUserName() const
{
    const UserTableView &users = m_page->users();
    if (!users.selectedUser())
        return {};
    const QModelIndex row = users.selectionModel()->selectedIndexes().first();
    return row.siblingAtColumn(sessions::UserTableModel::User).data().toString();
}

void MainWindow::copyUserName()
{
    QStringList names;
    const QModelIndexList rows = m_page->users().selectionModel()->selectedRows(sessions::UserTableModel::User);
    for (const QModelIndex &row : rows)
        names.append(row.data().toString());
    if (!names.isEmpty())
        QApplication::clipboard()->setText(names.join(QLatin1Char('\n')));
}

/// In the table of sessions, among the others of the user.
void MainWindow::showSessionOfUser(const sessions::UserIdentity &user, const QByteArray &key)
{
    m_visit->begin(user);
    m_monitor.table().whenUpToDate(this, [this, key] {
        if (const sessions::Slot slot = m_monitor.store().find(key); slot != sessions::kNoSlot)
            m_page->table().goToSlot(slot);
    });
}

void MainWindow::lookForStaleEntriesOfUser()
{
    const std::optional<sessions::UserIdentity> user = m_page->users().selectedUser();
    if (user && user->kind == sessions::UserIdentity::Kind::Named)
        m_cleanUp->open(user->name);
}

void MainWindow::showOnlyUser(const QByteArray &user)
{
    showSearch(sessions::SessionQuery::termForUser(user));
}

void MainWindow::showSearch(const QString &query)
{
    m_page->setTab(SessionsPage::Tab::Sessions);
    m_search->showOnly(query);
    m_focus->goToPage();
}

void MainWindow::showUserOfSelection()
{
    if (m_page->tab() == SessionsPage::Tab::Fleet)
        return;
    if (isAmongUsers()) {
        if (const std::optional<sessions::UserIdentity> user = m_page->users().selectedUser())
            m_visit->begin(*user);
        return;
    }
    const std::vector<sessions::Slot> selected = m_page->table().selection().selectedSlots();
    if (!selected.empty())
        showOnlyUser(m_monitor.store().user(selected.front()).toByteArray());
}

} // namespace ui
