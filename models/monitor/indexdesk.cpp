// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/indexdesk.h"

#include "models/monitor/profileurl.h"
#include "models/monitor/serverlink.h"
#include "models/server/cleanup/staleindexes.h"

#include <utility>

namespace monitor
{

using server::ServerWatch;

IndexDesk::IndexDesk(ServerLink &link, QObject *parent)
    : QObject(parent)
    , m_link(link)
{
    link.hear(&ServerWatch::staleProgressed, this, &IndexDesk::findProgressed);
    link.hear(&ServerWatch::staleFound, this, &IndexDesk::staleFound);
    link.hear(&ServerWatch::cleanUpProgressed, this, &IndexDesk::cleanUpProgressed);
    link.hear(&ServerWatch::cleanUpFinished, this, &IndexDesk::cleanUpFinished);
}

bool IndexDesk::isConnected() const
{
    return m_link.isConnected();
}

const messages::ConnectionProfile &IndexDesk::profile() const
{
    return m_link.profile();
}

bool IndexDesk::mayAsk()
{
    if (!isConnected())
        Q_EMIT requestRefused({tr("There is no connection to the server."), tr("Connect, then try again.")});
    return isConnected();
}

quint64 IndexDesk::findStale(const QByteArray &user)
{
    if (!mayAsk())
        return 0;
    const quint64 job = ++m_lastJob;
    m_link.ask([job, user](ServerWatch &watch) { watch.staleIndexes().find(job, user); });
    return job;
}

void IndexDesk::cancelFind(quint64 job)
{
    m_link.ask([job](ServerWatch &watch) { watch.staleIndexes().cancelFind(job); });
}

quint64 IndexDesk::cleanUp(std::vector<messages::StaleEntry> entries, const QString &reason, const QString &chosenBy)
{
    // Also refused by the connection itself, should anything ever get past here.
    if (profile().readOnly) {
        Q_EMIT requestRefused({tr("This connection is read-only: nothing can be cleaned up through it."),
                               tr("Use a profile without the read-only mark.")});
        return 0;
    }
    if (!mayAsk())
        return 0;
    if (entries.empty()) {
        Q_EMIT requestRefused({tr("Nothing is selected."), tr("Select one or more entries first.")});
        return 0;
    }
    messages::CleanUpOrder order;
    order.entries = std::move(entries);
    order.reason = reason;
    order.chosenBy = chosenBy;
    order.server = serverOfProfile(profile());
    order.profile = profile().name;
    order.redisUser = profile().userName;
    order.production = profile().production;
    const quint64 job = ++m_lastJob;
    m_link.ask([job, order = std::move(order)](ServerWatch &watch) { watch.staleIndexes().cleanUp(job, order); });
    return job;
}

void IndexDesk::cancelCleanUp(quint64 job)
{
    m_link.ask([job](ServerWatch &watch) { watch.staleIndexes().cancelCleanUp(job); });
}

void IndexDesk::undoCleanUp(quint64 job)
{
    m_link.ask([job](ServerWatch &watch) { watch.staleIndexes().undo(job); });
}

} // namespace monitor

#include "moc_indexdesk.cpp"
