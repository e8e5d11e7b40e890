// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/sessions/store/sessionstore.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

class QSplitter;

namespace activity
{
class ActivityRecorder;
}

namespace monitor
{
class SessionMonitor;
}
namespace sessions
{
struct UserIdentity;
} // namespace sessions

namespace ui
{

class ActivityPanel;
class ConnectionFlow;
class DetailsPanel;
class ExportFlow;
class FormatsFlow;
class LogoutFlow;
class MonitorNotices;
class NoticeBar;
class ProfileStore;
class SecretStore;
class ServerFind;
class SessionSearch;
class SessionsPage;
class StatusLine;
class TopBar;
class UserVisit;
class WindowActions;

/// Puts the parts together: top bar, notices, table, details, activity, status. What the parts do among
/// each other is in the flows (ConnectionFlow, LogoutFlow, SessionSearch, MonitorNotices); this class places
/// them, connects actions, and remembers the layout.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// All four must outlive the window.
    MainWindow(monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder, ProfileStore &profiles,
               SecretStore &secrets, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Connects as the connection dialog would; asks for the password when the server wants one.
    void connectTo(const messages::ConnectionProfile &profile, const QByteArray &password);
    void openConnectionDialog();
    /// Shown as a bar above the activity; the window owns it from now on.
    void setDemoPanel(QWidget *panel);
    /// Fills the search field, as if typed.
    void setSearchText(const QString &text);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void placeParts();
    void connectActions();
    void connectParts();
    void restoreLayout();
    void saveLayout() const;

    void updateTitle();
    void updateSelection();
    bool isAmongUsers() const;
    void startLogout();
    void startLogoutOfTab();
    void selectAll();
    void exportRows();
    void chooseSomeRow();
    QByteArray selectedKey() const;
    void updateAbilities();
    void updateDetails();
    void showDetailsOf(sessions::Slot slot);
    bool isPresent(const QByteArray &key) const;
    void updateBottom();

    void showRowMenu(const QPoint &globalPosition);
    void showUserMenu(const QPoint &globalPosition);
    void copyUserName();
    void showOnlyUser(const QByteArray &user);
    void showUserOfSelection();
    void focusSearch();
    void focusPane(QWidget *pane);
    void cyclePanes(int step);
    void chooseScheme(Scheme scheme);

    monitor::SessionMonitor &m_monitor;
    WindowActions *m_actions;
    TopBar *m_topBar;
    NoticeBar *m_notices;
    SessionsPage *m_page;
    DetailsPanel *m_details;
    ActivityPanel *m_activity;
    QWidget *m_bottom;
    QWidget *m_demo = nullptr;
    QByteArray m_detailed; ///< key of the session in the details, or of the one before
    StatusLine *m_status;
    QSplitter *m_columns;
    QSplitter *m_rows;
    SessionSearch *m_search;
    ConnectionFlow *m_connection;
    LogoutFlow *m_logout;
    UserVisit *m_visit;
    ExportFlow *m_export;
    FormatsFlow *m_formats;
    MonitorNotices *m_monitorNotices;
    ServerFind *m_find;
};

} // namespace ui
