// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rowmenus.h"

#include "models/sessions/users/userlist.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/users/usertableview.h"
#include "ui/window/sessionspage.h"
#include "ui/window/windowactions.h"

#include <QAction>
#include <QMenu>

namespace ui
{

RowMenus::RowMenus(WindowActions &actions, SessionsPage &page, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_page(page)
    , m_window(window)
{
    connect(&page.table(), &LiveTableView::rowMenuRequested, this, &RowMenus::showForSession);
    connect(&page.users(), &LiveTableView::rowMenuRequested, this, &RowMenus::showForUser);
}

void RowMenus::showForSession(const QPoint &globalPosition)
{
    QMenu *menu = newMenu();
    menu->addAction(m_actions.logOut);
    menu->addSeparator();
    menu->addActions({m_actions.copyUser, m_actions.copyIp, m_actions.copyRows});
    menu->addSeparator();
    menu->addAction(m_actions.showOnlyUser);
    menu->addMenu(m_actions.sortBy);
    menu->popup(globalPosition);
}

/// The same actions as for a session, but in other words: here they are about all that the user has.
void RowMenus::showForUser(const QPoint &globalPosition)
{
    if (!m_page.users().selectedUser())
        return;
    QMenu *menu = newMenu();
    menu->addAction(tr("&Show Sessions"), m_actions.showOnlyUser, &QAction::trigger);
    menu->addAction(tr("&Copy Name"), m_actions.copyUser, &QAction::trigger);
    menu->addSeparator();
    QAction *logOut =
        menu->addAction(m_actions.logOut->icon(), tr("&Log Out All Sessions…"), m_actions.logOut, &QAction::trigger);
    logOut->setEnabled(m_actions.logOut->isEnabled());
    menu->addSeparator();
    menu->addMenu(m_actions.sortBy);
    menu->popup(globalPosition);
}

QMenu *RowMenus::newMenu()
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

} // namespace ui

#include "moc_rowmenus.cpp"
