// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/logoutability.h"
#include "models/messages/logoutreport.h"
#include "models/messages/logouttarget.h"
#include "models/messages/problem.h"
#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QObject>
#include <QSet>

#include <chrono>
#include <vector>

namespace monitor
{

class ServerLink;
class SessionFeed;

/// What is asked for beside the sessions: see messages::LogoutOrder.
struct LogoutRequest {
    messages::LogoutOrder::Action action = messages::LogoutOrder::Action::LogOut;
    std::chrono::seconds in{0};
    bool untilQuiet = false;
    QString reason = {};
    QString chosenBy = {};
};

/// The sessions of a logout, as the rows have them.
struct LogoutTargets {
    std::vector<messages::LogoutTarget> targets;
    QSet<QByteArray> keys; ///< of all of them

    /// Pure: for any thread. Free slots are left out.
    static LogoutTargets of(const sessions::SessionStore &store, const std::vector<sessions::Slot> &chosen);
};

/// Ending sessions. The one place in this thread where a read-only profile is refused; its connection refuses too.
class LogoutDesk final : public QObject
{
    Q_OBJECT

public:
    LogoutDesk(ServerLink &link, const sessions::SessionStore &store, SessionFeed &feed, QObject *parent = nullptr);

    bool isConnected() const;
    const messages::ConnectionProfile &profile() const;

    /// What the account may do, as far as the server lets it be known beforehand.
    const messages::Logoutability &logoutability() const { return m_logoutability; }
    /// Of another server nothing is known.
    void forget();

    /// Ends these sessions, or sets the time that they have left. Returns the job's number; 0 when the profile is
    /// read-only, nothing was given, or there is no connection (requestRefused says which).
    quint64 logOut(const std::vector<sessions::Slot> &sessions, const LogoutRequest &request = {});
    quint64 logOut(LogoutTargets sessions, const LogoutRequest &request);
    /// What has not been sent is not sent; the report says what was done.
    void cancelLogout(quint64 job);
    /// Nothing more is sent until it goes on.
    void pauseLogout(quint64 job, bool paused);
    /// Brings back what this job has ended, as long as LogoutReport::undoUntil says. Once.
    void undoLogout(quint64 job);

Q_SIGNALS:
    void logoutabilityChanged();
    /// It will be asked for; before its first event.
    void logoutBegun(quint64 job, const monitor::LogoutRequest &request);
    void logoutProgressed(quint64 job, int done, int total);
    void logoutFinished(const messages::LogoutReport &report);
    /// After that: what is there again, and what has become of those whose end was not known.
    void logoutChecked(const messages::LogoutCheck &check);
    void undoProgressed(quint64 job, int done, int total);
    void undoFinished(const messages::UndoReport &report);
    void requestRefused(const messages::Problem &problem);

private:
    void takeLogoutability(const messages::Logoutability &now);
    void takeReport(const messages::LogoutReport &report);

    ServerLink &m_link;
    const sessions::SessionStore &m_store;
    SessionFeed &m_feed;
    messages::Logoutability m_logoutability;
    quint64 m_lastJob = 0;
};

} // namespace monitor
