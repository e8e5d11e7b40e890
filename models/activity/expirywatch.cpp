// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/expirywatch.h"

#include "models/messages/fleet.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/sessionmonitor.h"

#include <algorithm>

namespace activity
{

using messages::SessionEvent;
using messages::Telling;

namespace
{

void addTelling(ExpirySettings::Telling &all, Telling one)
{
    if (one == Telling::Told)
        all = ExpirySettings::Telling::Told;
    else if (one == Telling::Refused && all == ExpirySettings::Telling::NotAsked)
        all = ExpirySettings::Telling::Refused;
}

/// One that is not told leaves the sum unknown.
void addKeys(qint64 &sum, qint64 more, bool &isWhole)
{
    isWhole = isWhole && more >= 0;
    sum = isWhole ? std::max<qint64>(0, sum) + more : -1;
}

} // namespace

ExpirySettings settingsOf(const messages::Fleet &fleet)
{
    ExpirySettings settings;
    bool areKeysWhole = true;
    bool areTtlsWhole = true;
    for (const messages::FleetNode &node : fleet.nodes) {
        if (node.isReplica) // its primary expires for it
            continue;
        const bool isThere = node.presence == messages::FleetNode::Presence::Answers;
        settings.hz.add(isThere ? node.facts.hz : -1);
        settings.effort.add(isThere ? node.facts.expireEffort : -1);
        addKeys(settings.keys, isThere ? node.facts.keys : -1, areKeysWhole);
        addKeys(settings.keysWithTtl, isThere ? node.facts.keysWithTtl : -1, areTtlsWhole);
        addTelling(settings.info, node.facts.info);
        addTelling(settings.config, node.facts.config);
    }
    return settings;
}

ExpiryWatch::ExpiryWatch(monitor::SessionMonitor &monitor, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
{
    connect(&monitor, &monitor::SessionMonitor::eventsOccurred, this, &ExpiryWatch::noteEvents);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, &ExpiryWatch::startAfresh);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &ExpiryWatch::noteFleet);
}

ExpiryWatch::~ExpiryWatch() = default;

void ExpiryWatch::startAfresh()
{
    m_lags.clear();
    m_settings.clear();
    m_present = {};
    Q_EMIT settingsChanged();
}

qint64 ExpiryWatch::nowSecond() const
{
    return m_monitor.clock().nowMs() / 1000;
}

void ExpiryWatch::setLookedAt(bool isLookedAt)
{
    m_monitor.fleet().setLookedAt(isLookedAt, this);
}

/// By when they were reaped; never later than now, however the server's clock goes.
void ExpiryWatch::noteEvents(const QList<SessionEvent> &events)
{
    const qint64 now = nowSecond();
    for (const SessionEvent &event : events) {
        if (event.kind == SessionEvent::Kind::Expired)
            m_lags.add(std::min(event.at / 1000, now), event.isInferred ? -1 : event.lagMs);
    }
}

void ExpiryWatch::noteFleet()
{
    const messages::Fleet &fleet = *m_monitor.fleet().fleet();
    // What was told before nobody looked any more is old.
    const ExpirySettings now = fleet.isAsked ? settingsOf(fleet) : ExpirySettings();
    m_settings.note(nowSecond(), now);
    if (now == m_present)
        return;
    m_present = now;
    Q_EMIT settingsChanged();
}

} // namespace activity

#include "moc_expirywatch.cpp"
