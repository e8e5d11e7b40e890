// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/logoutdesk.h"

#include "models/monitor/profileurl.h"
#include "models/monitor/serverlink.h"
#include "models/monitor/sessionfeed.h"
#include "models/server/logout/logoutjobs.h"

#include <QSet>
#include <QTimer>

#include <chrono>
#include <iterator>
#include <utility>

namespace monitor
{

using server::ServerWatch;

namespace
{

// Events of a key may come after the report of who ended it.
constexpr std::chrono::seconds kEventsMayComeFor{2};

/// What is there as it was before.
QSet<QByteArray> sparedBy(const messages::LogoutReport &report)
{
    using Kind = messages::LogoutOutcome::Kind;
    QSet<QByteArray> keys;
    for (const messages::LogoutOutcome &outcome : report.outcomes) {
        if (outcome.kind == Kind::Refused || outcome.kind == Kind::NotRun || outcome.kind == Kind::ChangedHands)
            keys.insert(outcome.key);
    }
    return keys;
}

} // namespace

LogoutDesk::LogoutDesk(ServerLink &link, const sessions::SessionStore &store, SessionFeed &feed, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_store(store)
    , m_feed(feed)
{
    link.hear(&ServerWatch::logoutabilityChanged, this, &LogoutDesk::takeLogoutability);
    link.hear(&ServerWatch::logoutProgressed, this, &LogoutDesk::logoutProgressed);
    link.hear(&ServerWatch::logoutFinished, this, &LogoutDesk::takeReport);
    link.hear(&ServerWatch::logoutChecked, this, &LogoutDesk::logoutChecked);
    link.hear(&ServerWatch::undoProgressed, this, &LogoutDesk::undoProgressed);
    link.hear(&ServerWatch::undoFinished, this, &LogoutDesk::undoFinished);
}

bool LogoutDesk::isConnected() const
{
    return m_link.isConnected();
}

const messages::ConnectionProfile &LogoutDesk::profile() const
{
    return m_link.profile();
}

void LogoutDesk::takeLogoutability(const messages::Logoutability &now)
{
    m_logoutability = now;
    Q_EMIT logoutabilityChanged();
}

void LogoutDesk::forget()
{
    takeLogoutability({});
}

LogoutTargets LogoutTargets::of(const sessions::SessionStore &store, const std::vector<sessions::Slot> &chosen)
{
    LogoutTargets result;
    result.targets.reserve(chosen.size());
    result.keys.reserve(std::ssize(chosen));
    for (const sessions::Slot slot : chosen) {
        if (!store.contains(slot))
            continue;
        result.targets.push_back({store.key(slot).toByteArray(), store.format(slot), store.user(slot).toByteArray(),
                                  store.otherNames(slot).toByteArray()});
        result.keys.insert(result.targets.back().key);
    }
    return result;
}

quint64 LogoutDesk::logOut(const std::vector<sessions::Slot> &sessions, const LogoutRequest &request)
{
    return logOut(LogoutTargets::of(m_store, sessions), request);
}

quint64 LogoutDesk::logOut(LogoutTargets sessions, const LogoutRequest &request)
{
    // Also refused by the connection itself, should anything ever get past here.
    if (profile().readOnly) {
        Q_EMIT requestRefused({tr("This connection is read-only: nobody can be logged out through it."),
                               tr("Use a profile without the read-only mark.")});
        return 0;
    }
    if (!isConnected()) {
        Q_EMIT requestRefused({tr("There is no connection to the server."), tr("Connect, then try again.")});
        return 0;
    }
    messages::LogoutOrder order;
    order.action = request.action;
    order.in = request.in;
    order.untilQuiet = request.untilQuiet;
    order.reason = request.reason;
    order.chosenBy = request.chosenBy;
    order.server = serverOfProfile(profile());
    order.profile = profile().name;
    order.redisUser = profile().userName;
    order.production = profile().production;
    order.targets = std::move(sessions.targets);
    if (order.targets.empty()) {
        Q_EMIT requestRefused({tr("No session is selected."), tr("Select one or more sessions first.")});
        return 0;
    }
    const quint64 job = ++m_lastJob;
    m_feed.expectLogout(job, sessions.keys);
    Q_EMIT logoutBegun(job, request);
    m_link.ask([job, order = std::move(order)](ServerWatch &watch) { watch.logOut(job, order); });
    return job;
}

void LogoutDesk::cancelLogout(quint64 job)
{
    m_link.ask([job](ServerWatch &watch) { watch.logouts().cancel(job); });
}

void LogoutDesk::pauseLogout(quint64 job, bool paused)
{
    m_link.ask([job, paused](ServerWatch &watch) { watch.logouts().pause(job, paused); });
}

void LogoutDesk::undoLogout(quint64 job)
{
    m_link.ask([job](ServerWatch &watch) { watch.logouts().undo(job); });
}

void LogoutDesk::takeReport(const messages::LogoutReport &report)
{
    if (const QSet<QByteArray> spared = sparedBy(report); !spared.isEmpty())
        m_feed.addSpared(report.job, spared);
    // Till then they are this program's doing all the same.
    QTimer::singleShot(kEventsMayComeFor, this, [this, job = report.job] { m_feed.forgetLogout(job); });
    Q_EMIT logoutFinished(report);
}

} // namespace monitor

#include "moc_logoutdesk.cpp"
