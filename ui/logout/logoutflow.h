// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutreport.h"
#include "models/sessions/store/sessionstore.h"
#include "ui/logout/logoutquestion.h"

#include <QHash>
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

class NoticeBar;
class SlotSelection;

/// Ending sessions, from the question to the report: asks, starts the job, shows how far it is, tells what
/// became of each.
class LogoutFlow final : public QObject
{
    Q_OBJECT

public:
    LogoutFlow(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window);

    /// Asks about what is selected once the table shows what is searched for: `search`, as it was typed.
    void start(const SlotSelection &selection, const QString &search = {});
    /// Asks about all sessions of a user, whatever the table shows.
    void start(const sessions::UserIdentity &user);
    /// The same, but for the session that is stored under this key.
    void startAllBut(const sessions::UserIdentity &user, const QByteArray &keptKey);
    /// Why nothing at all can be ended now, as a sentence; empty: it can.
    QString obstacle() const;
    /// Why nothing of it can be ended now, as a sentence; empty: it can.
    QString obstacle(const SlotSelection &selection) const;

private:
    /// The same of what was chosen otherwise.
    QString obstacle(const std::vector<sessions::Slot> &chosen) const;

    struct Running {
        std::vector<LogoutSubject> subjects;
        std::vector<messages::LogoutOutcome> spared; ///< what was not asked of the server, and why
        int done = 0;
    };

    void ask(const QString &obstacle, const std::vector<sessions::Slot> &chosen, const QString &chosenBy);
    LogoutQuestion questionAbout(const std::vector<sessions::Slot> &chosen) const;
    void run(const LogoutQuestion &question, const QString &reason);
    QString choiceText(const SlotSelection &selection, const QString &search) const;
    void showProgress(quint64 job, int done, int total);
    void showReport(messages::LogoutReport report);
    void withdrawObstacle();
    void followConnection(const messages::ConnectionStatus &status);

    monitor::SessionMonitor &m_monitor;
    monitor::LogoutDesk &m_desk;
    NoticeBar &m_notices;
    QWidget *m_window;
    QHash<quint64, Running> m_running; ///< by job
};

} // namespace ui
