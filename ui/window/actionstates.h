// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

class DetailsPanel;
class LogoutFlow;
class SessionsPage;
class TopBar;
class UserPage;
class WindowActions;

/// Which of the window's actions can be used now, and why the one that ends sessions cannot. What is selected in the
/// tab that is out of sight does not count.
class ActionStates final : public QObject
{
    Q_OBJECT

public:
    struct Places {
        WindowActions &actions;
        SessionsPage &page;
        TopBar &topBar;
        DetailsPanel &details;
        UserPage &userPage;
    };
    ActionStates(monitor::SessionMonitor &monitor, const Places &places, const LogoutFlow &logout, QObject *parent);

    /// For the table's selection, its rows and the connection; the rest is watched here.
    void update();

Q_SIGNALS:
    void updated();

private:
    void updateForSessions(const QString &obstacle);
    void updateForUsers();
    void updateForFleet();
    void updateForServer();
    void setLogoutObstacle(const QString &obstacle);

    monitor::SessionMonitor &m_monitor;
    Places m_places;
    const LogoutFlow &m_logout;
};

} // namespace ui
