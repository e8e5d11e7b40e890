// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"
#include "models/messages/staleindex.h"

#include <QByteArray>
#include <QObject>

#include <vector>

namespace monitor
{

class ServerLink;

/// What frameworks have left behind in their own indexes: looked for, and cleaned up. A read-only profile may look.
class IndexDesk final : public QObject
{
    Q_OBJECT

public:
    explicit IndexDesk(ServerLink &link, QObject *parent = nullptr);

    bool isConnected() const;
    const messages::ConnectionProfile &profile() const;

    /// Looks through the whole server, or only through the indexes of this user. A later one cancels it. Returns the
    /// job's number; 0: there is no connection (requestRefused says so).
    quint64 findStale(const QByteArray &user = {});
    /// What was found until then is reported.
    void cancelFind(quint64 job);

    /// Removes these entries, each only while its session is still gone. Returns the job's number; 0 when the profile
    /// is read-only, nothing was given, or there is no connection (requestRefused says which).
    quint64 cleanUp(std::vector<messages::StaleEntry> entries, const QString &reason, const QString &chosenBy);
    /// What has not been sent is not sent; the report says what was done.
    void cancelCleanUp(quint64 job);
    /// Brings back what this job has removed, as long as CleanUpReport::undoUntil says. Once.
    void undoCleanUp(quint64 job);

Q_SIGNALS:
    /// `keys` names looked at of about `total`; 0: nobody knows how many.
    void findProgressed(quint64 job, qint64 keys, qint64 total, qint64 stale);
    void staleFound(const messages::StaleReport &report);
    void cleanUpProgressed(quint64 job, int done, int total);
    /// Of a clean-up, or of its undo (CleanUpReport::isUndo).
    void cleanUpFinished(const messages::CleanUpReport &report);
    void requestRefused(const messages::Problem &problem);

private:
    bool mayAsk();

    ServerLink &m_link;
    quint64 m_lastJob = 0;
};

} // namespace monitor
