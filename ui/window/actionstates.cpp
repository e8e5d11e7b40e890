// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actionstates.h"

#include "models/monitor/fleetdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/userlist.h"
#include "ui/details/detailspanel.h"
#include "ui/logout/logoutflow.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/users/userpage.h"
#include "ui/users/usertableview.h"
#include "ui/window/sessionspage.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QAction>

namespace ui
{

using monitor::SessionMonitor;

ActionStates::ActionStates(SessionMonitor &monitor, const Places &places, const LogoutFlow &logout, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_places(places)
    , m_logout(logout)
{
    connect(&places.page, &SessionsPage::tabChanged, this, &ActionStates::update);
    connect(&places.page.users(), &UserTableView::selectedUserChanged, this, &ActionStates::update);
    connect(&logout, &LogoutFlow::reportsChanged, this, &ActionStates::update);
    connect(&monitor, &SessionMonitor::progressChanged, this, &ActionStates::update);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &ActionStates::update);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &ActionStates::update);
    connect(&monitor.logouts(), &monitor::LogoutDesk::logoutabilityChanged, this, &ActionStates::update);
}

void ActionStates::update()
{
    // Each of the two shows what is selected in its own table.
    const QString obstacle = m_logout.obstacle(m_places.page.table().selection());
    m_places.details.setLogoutObstacle(obstacle);
    m_places.userPage.setLogoutObstacle(m_logout.obstacle());
    const bool isFleet = m_places.page.tab() == SessionsPage::Tab::Fleet;
    for (QAction *action : {m_places.actions.showDetails, m_places.actions.goToDetails})
        action->setEnabled(!isFleet);
    if (isFleet)
        updateForFleet();
    else if (m_places.page.tab() == SessionsPage::Tab::Users)
        updateForUsers();
    else
        updateForSessions(obstacle);
    updateForServer();
    Q_EMIT updated();
}

void ActionStates::updateForSessions(const QString &obstacle)
{
    const WindowActions &actions = m_places.actions;
    const bool isSelected = m_places.page.table().selection().count() > 0;
    const bool hasRows = m_monitor.table().rowCount() > 0;
    setLogoutObstacle(obstacle);
    for (QAction *action : {actions.copyRows, actions.copyUser, actions.copyIp, actions.showOnlyUser})
        action->setEnabled(isSelected);
    for (QAction *action : {actions.selectAll, actions.exportRows})
        action->setEnabled(hasRows);
}

void ActionStates::updateForUsers()
{
    const WindowActions &actions = m_places.actions;
    const qsizetype chosen = m_places.page.users().selectedCount();
    QString obstacle = m_logout.obstacle();
    if (obstacle.isEmpty() && chosen == 0)
        obstacle = tr("Select the user whose sessions to end first.");
    setLogoutObstacle(obstacle);
    actions.copyUser->setEnabled(chosen > 0);
    actions.showOnlyUser->setEnabled(chosen == 1);
    for (QAction *action : {actions.copyRows, actions.copyIp, actions.selectAll, actions.exportRows})
        action->setEnabled(false);
}

/// What is selected in the tables is out of sight.
void ActionStates::updateForFleet()
{
    const WindowActions &actions = m_places.actions;
    setLogoutObstacle(tr("Go to the sessions or the users first, and select whom to log out."));
    for (QAction *action : {actions.copyRows, actions.copyUser, actions.copyIp, actions.showOnlyUser, actions.selectAll,
                            actions.exportRows})
        action->setEnabled(false);
}

void ActionStates::updateForServer()
{
    using Phase = messages::ConnectionStatus::Phase;
    const WindowActions &actions = m_places.actions;
    const messages::ConnectionStatus &status = m_monitor.connectionStatus();
    const bool isLoading = m_monitor.progress().phase != messages::LoadProgress::Phase::Idle;
    actions.latestLogout->setEnabled(m_logout.hasReport());
    actions.reload->setEnabled(status.phase == Phase::Connected && !isLoading);
    actions.stopLoading->setEnabled(isLoading);
    actions.findOnServer->setEnabled(status.phase == Phase::Connected);
    const QString noLook = status.phase == Phase::Connected ? QString() : tr("There is no connection to a server.");
    actions.staleEntries->setEnabled(noLook.isEmpty());
    actions.staleEntries->setToolTip(noLook);
    m_places.userPage.setLookObstacle(noLook);
    actions.disconnect->setEnabled(status.phase != Phase::Disconnected);
    actions.editConnection->setEnabled(status.phase != Phase::Disconnected);
    actions.retryNow->setEnabled(status.phase == Phase::Retrying || status.phase == Phase::Failed ||
                                 !m_monitor.fleet().gap().isEmpty());
    actions.enterPassword->setEnabled(status.needsSecret());
    actions.setFlags->setEnabled(!m_monitor.liveness().offeredFlags.isEmpty());
}

void ActionStates::setLogoutObstacle(const QString &obstacle)
{
    m_places.topBar.setLogoutPossible(obstacle);
    const WindowActions &actions = m_places.actions;
    for (QAction *action : {actions.logOut, actions.endIn, actions.setTimeLeft}) {
        action->setEnabled(obstacle.isEmpty());
        action->setToolTip(obstacle);
    }
}

} // namespace ui

#include "moc_actionstates.cpp"
