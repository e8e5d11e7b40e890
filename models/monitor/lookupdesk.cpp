// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/lookupdesk.h"

#include "models/formats/detection/formatsinuse.h"
#include "models/formats/detection/userlookupplan.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/serverlink.h"
#include "models/monitor/sessionfeed.h"

namespace monitor
{

using server::ServerWatch;

LookupDesk::LookupDesk(ServerLink &link, const FormatDesk &formats, SessionFeed &feed, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_formats(formats)
    , m_feed(feed)
{
    link.hear(&ServerWatch::userLookupProgressed, this, &LookupDesk::userLookupProgressed);
    link.hear(&ServerWatch::userLookupFinished, this, &LookupDesk::takeReport);
}

bool LookupDesk::mayFindUsers() const
{
    return m_link.isConnected() && m_formats.inUse() && formats::mayHaveUserIndex(m_formats.detected());
}

quint64 LookupDesk::findUser(const QByteArray &user)
{
    if (!m_link.isConnected() || !m_formats.inUse()) {
        Q_EMIT requestRefused({tr("There is no connection to the server."), tr("Connect, then try again.")});
        return 0;
    }
    const quint64 job = ++m_lastJob;
    m_link.ask([job, user, inUse = m_formats.inUse()](ServerWatch &watch) { watch.findUser(job, user, inUse); });
    return job;
}

void LookupDesk::cancelFindUser(quint64 job)
{
    m_link.ask([job](ServerWatch &watch) { watch.cancelFindUser(job); });
}

void LookupDesk::takeReport(const messages::UserLookupReport &report)
{
    // What is said of the rows waits until they are there.
    m_feed.addAction([this, report] { Q_EMIT userLookupFinished(report); });
}

} // namespace monitor

#include "moc_lookupdesk.cpp"
