// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"
#include "models/messages/logouttarget.h"
#include "models/messages/problem.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

#include <functional>

namespace activity
{
class ActivityRecorder;
}

namespace files
{
class Settings;
} // namespace files
namespace history
{
class HistoryDesk;
} // namespace history
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

class ActionStates;
class ActivityPanel;
class AlertsFlow;
class AuditFlow;
class CleanUpFlow;
class ConnectionFlow;
class DemoStage;
class DetailsPanel;
class ExportFlow;
class FormatsFlow;
class LogoutFlow;
class MissingNodes;
class MonitorNotices;
class NoticeBar;
class PageStack;
class PaneFocus;
class PresenterFlow;
class ProfileStore;
class SecretStore;
class ServerFind;
class SessionSearch;
class SessionsPage;
class StatusLine;
class TopBar;
class UserPage;
class UserVisit;
class WindowActions;
class WindowLayout;

/// Makes the parts and connects them and the actions. What the parts do among each other is in the flows
/// (ConnectionFlow, LogoutFlow, SessionSearch, MonitorNotices); where they stand, in WindowLayout.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// All five must outlive the window.
    MainWindow(monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder, history::HistoryDesk &history,
               ProfileStore &profiles, SecretStore &secrets, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Connects as the connection dialog would; asks for the password when the server wants one.
    void connectTo(const messages::ConnectionProfile &profile, const messages::Credentials &credentials);
    /// The same with what is kept for it, which may have to be unlocked first: what is chosen until then goes before.
    /// `completed`: of those, what is to be used.
    void connectWithKept(const messages::ConnectionProfile &profile,
                         const std::function<messages::Credentials(const messages::Credentials &kept)> &completed);
    void openConnectionDialog();
    /// Shown as a bar above the activity, and while presenting beside what is presented; the window owns it from now
    /// on.
    void setDemoPanel(QWidget *panel);
    /// Where else a demo stands.
    DemoStage &demoStage() { return *m_demoStage; }
    /// Presenter mode, as F11 begins and ends it.
    void present(bool presents);
    /// What is presented waits with a story that is told.
    void setStoryPaused(bool paused);
    /// Fills the search field, as if typed.
    void setSearchText(const QString &text);

    /// Above the table, until it is dismissed.
    void tell(const messages::Problem &problem);

Q_SIGNALS:
    /// Another window beside this one, on a saved connection; empty: on none.
    void newWindowRequested(const QString &profileId);
    /// Of those that demoStage() offers.
    void storyRequested(const QString &name);
    /// A demo is to be started, and shown in this window.
    void demoRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectActions();
    void connectParts();

    void updateTitle();
    void updateIcon(const QString &colour);
    void updateSelection();
    bool isAmongUsers() const;
    void startLogout();
    void startForTab(messages::LogoutOrder::Action action);
    void selectAll();
    void exportRows();
    QByteArray selectedKey() const;
    QString selectedUserName() const;

    void copyUserName();
    void showOnlyUser(const QByteArray &user);
    void showSearch(const QString &query);
    void showUserOfSelection();
    void showSessionOfUser(const sessions::UserIdentity &user, const QByteArray &key);
    void connectUsers();
    void lookForStaleEntriesOfUser();
    void chooseScheme(Scheme scheme);
    void restoreScheme();

    monitor::SessionMonitor &m_monitor;
    history::HistoryDesk &m_history;
    files::Settings &m_settings;
    QString m_iconColour; ///< of the mark in the window's icon
    WindowActions *m_actions;
    TopBar *m_topBar;
    NoticeBar *m_notices;
    SessionsPage *m_page;
    DetailsPanel *m_details;
    UserPage *m_userPage;
    PageStack *m_side; ///< these two: whichever belongs to the present tab
    ActivityPanel *m_activity;
    StatusLine *m_status;
    WindowLayout *m_layout;
    PaneFocus *m_focus;
    SessionSearch *m_search;
    ConnectionFlow *m_connection;
    LogoutFlow *m_logout;
    UserVisit *m_visit;
    ExportFlow *m_export;
    FormatsFlow *m_formats;
    AuditFlow *m_audit;
    AlertsFlow *m_alerts;
    CleanUpFlow *m_cleanUp;
    MonitorNotices *m_monitorNotices;
    MissingNodes *m_missing;
    ServerFind *m_find;
    ActionStates *m_states;
    DemoStage *m_demoStage;
    PresenterFlow *m_presenter;
};

} // namespace ui
