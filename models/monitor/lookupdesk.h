// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"
#include "models/messages/userlookupreport.h"

#include <QByteArray>
#include <QObject>

namespace monitor
{

class FormatDesk;
class ServerLink;
class SessionFeed;

/// Looking users up in the indexes that frameworks keep, whatever is loaded by now.
class LookupDesk final : public QObject
{
    Q_OBJECT

public:
    LookupDesk(ServerLink &link, const FormatDesk &formats, SessionFeed &feed, QObject *parent = nullptr);

    /// Whether the frameworks on this server may keep an index by user.
    bool mayFindUsers() const;
    /// Looks this user (in this very case) up; rows that are found join the others. Answered by userLookupFinished
    /// with the number returned, by when they are there. A later one cancels it. 0: there is no connection yet
    /// (requestRefused says so).
    quint64 findUser(const QByteArray &user);
    void cancelFindUser(quint64 job);

Q_SIGNALS:
    void userLookupProgressed(quint64 job, int done, int total);
    void userLookupFinished(const messages::UserLookupReport &report);
    void requestRefused(const messages::Problem &problem);

private:
    void takeReport(const messages::UserLookupReport &report);

    ServerLink &m_link;
    const FormatDesk &m_formats;
    SessionFeed &m_feed;
    quint64 m_lastJob = 0;
};

} // namespace monitor
