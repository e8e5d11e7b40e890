// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rowmenus.h"

#include "models/sessions/users/userlist.h"
#include "models/text/numbertext.h"
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
    menu->addActions({m_actions.logOut, m_actions.logOutUser, m_actions.logOutOthers});
    menu->addSeparator();
    menu->addActions({m_actions.endIn, m_actions.setTimeLeft});
    menu->addSeparator();
    menu->addActions({m_actions.copyUser, m_actions.copyIp, m_actions.copyId, m_actions.copyKey, m_actions.copyRows});
    menu->addSeparator();
    menu->addAction(m_actions.showOnlyUser);
    menu->addMenu(m_actions.showOnlyThis);
    menu->addMenu(m_actions.sortBy);
    menu->popup(globalPosition);
}

/// The same actions as for a session, but in other words: here they are about all that the user has.
void RowMenus::showForUser(const QPoint &globalPosition)
{
    const qsizetype count = m_page.users().selectedCount();
    if (count == 0)
        return;
    QMenu *menu = newMenu();
    const auto offer = [menu](const QString &text, QAction *action) {
        menu->addAction(action->icon(), text, action, &QAction::trigger)->setEnabled(action->isEnabled());
    };
    offer(tr("&Show Sessions"), m_actions.showOnlyUser);
    offer(count == 1 ? tr("&Copy Name") : tr("&Copy Names"), m_actions.copyUser);
    menu->addSeparator();
    offer(count == 1 ? tr("&Log Out All Sessions…")
                     : tr("&Log Out All Sessions of %Ln User(s)…", nullptr, text::pluralCount(count)),
          m_actions.logOut);
    offer(tr("End All Sessions &In…"), m_actions.endIn);
    offer(tr("Set &Time Left of All Sessions…"), m_actions.setTimeLeft);
    menu->addSeparator();
    if (const auto user = m_page.users().selectedUser(); user && user->kind == sessions::UserIdentity::Kind::Named) {
        menu->addAction(tr("Look for Stale E&ntries…"), this, &RowMenus::staleEntriesRequested)
            ->setEnabled(m_actions.staleEntries->isEnabled());
        menu->addSeparator();
    }
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
