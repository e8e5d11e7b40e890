// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/logoutreport.h"
#include "models/messages/problem.h"
#include "models/sessions/store/sessionstore.h"

#include <QObject>

#include <vector>

namespace monitor
{

class ServerLink;
class SessionFeed;

/// Ending sessions. The one place in this thread where a read-only profile is refused; its connection refuses too.
class LogoutDesk final : public QObject
{
    Q_OBJECT

public:
    LogoutDesk(ServerLink &link, const sessions::SessionStore &store, SessionFeed &feed, QObject *parent = nullptr);

    bool isConnected() const;
    const messages::ConnectionProfile &profile() const;

    /// Ends these sessions. Returns the job's number; 0 when the profile is read-only, nothing was given, or
    /// there is no connection (requestRefused says which).
    /// `reason` and `chosenBy`, in words, are for the audit log: see messages::LogoutOrder.
    quint64 logOut(const std::vector<sessions::Slot> &sessions, const QString &reason = {},
                   const QString &chosenBy = {});
    void cancelLogout(quint64 job);

Q_SIGNALS:
    void logoutProgressed(quint64 job, int done, int total);
    void logoutFinished(const messages::LogoutReport &report);
    void requestRefused(const messages::Problem &problem);

private:
    void takeReport(const messages::LogoutReport &report);

    ServerLink &m_link;
    const sessions::SessionStore &m_store;
    SessionFeed &m_feed;
    quint64 m_lastJob = 0;
};

} // namespace monitor
