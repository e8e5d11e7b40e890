// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"
#include "ui/logout/logoutquestion.h"
#include "ui/logout/logoutwatch.h"

#include <QObject>

#include <vector>

class QWidget;

namespace messages
{
struct ConnectionStatus;
} // namespace messages
namespace monitor
{
class LogoutDesk;
class SessionMonitor;
} // namespace monitor
namespace sessions
{
struct UserIdentity;
} // namespace sessions

namespace ui
{

class LogoutChanges;
class LogoutDialog;
class LogoutFollower;
class NoticeBar;
class SlotSelection;

/// Ending sessions, and setting the time that they have left: asks, and starts the job. What becomes of it is said by
/// LogoutFollower.
class LogoutFlow final : public QObject
{
    Q_OBJECT

public:
    using Action = LogoutQuestion::Action;

    LogoutFlow(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window);

    /// Asks about what is selected once the table shows what is searched for: `search`, with all that is
    /// chosen beside what was typed.
    void start(const SlotSelection &selection, const QString &search = {}, Action action = Action::LogOut);
    /// Asks about all sessions of these users, whatever the table shows.
    void start(const std::vector<sessions::UserIdentity> &users, Action action = Action::LogOut);
    /// Of one user, but for the session that is stored under this key.
    void startAllBut(const sessions::UserIdentity &user, const QByteArray &keptKey);
    /// Why nothing at all can be ended now, as a sentence; empty: it can.
    QString obstacle() const;
    /// Why nothing of it can be ended now, as a sentence; empty: it can.
    QString obstacle(const SlotSelection &selection) const;
    bool hasReport() const;
    void showLatestReport();

Q_SIGNALS:
    void reportsChanged();

private:
    /// The same of what was chosen otherwise.
    QString obstacle(const std::vector<sessions::Slot> &chosen) const;

    /// How sessions were chosen, and what is to be done with them.
    struct Request {
        QString chosenBy;
        Action action = Action::LogOut;
        quint64 againOf = 0; ///< a job whose sessions are there again; 0: none
        bool untilQuiet = false;
        QString reason = {}; ///< to begin with
        LogoutChoice choice = {};
    };

    void ask(const QString &obstacle, const std::vector<sessions::Slot> &chosen, const Request &request);
    void endAgain(quint64 job, bool untilQuiet);
    void show(LogoutQuestion question, const Request &request);
    /// The question by what is known now beside the rows. Pure: for any thread.
    LogoutWatch::Ask questionNow(const Request &request) const;
    void run(const LogoutDialog &dialog, const LogoutChanges &changes, const Request &request);
    struct Prepared;
    void begin(Prepared prepared, quint64 againOf);
    bool isAllListed(const SlotSelection &selection) const;
    QString guess(const SlotSelection &selection) const;
    /// What those that are selected have to match still when they are ended.
    LogoutChoice choiceOf(const SlotSelection &selection) const;
    QString choiceText(const SlotSelection &selection, const QString &search) const;
    void say(const QString &sentence);
    void withdrawObstacle();
    void followConnection(const messages::ConnectionStatus &status);

    monitor::SessionMonitor &m_monitor;
    monitor::LogoutDesk &m_desk;
    NoticeBar &m_notices;
    QWidget *m_window;
    LogoutFollower *m_follower;
    quint64 m_servers = 0; ///< that there were: what is being worked out about one is not asked of the next
    quint64 m_askings = 0; ///< of which only the latest is answered
};

} // namespace ui
