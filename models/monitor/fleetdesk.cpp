// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/fleetdesk.h"

#include "models/monitor/serverlink.h"
#include "models/server/fleet/fleetwatch.h"
#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>
#include <utility>

namespace monitor
{

using messages::Fleet;
using messages::FleetNode;
using messages::FleetPointer;
using server::ServerWatch;

namespace
{

/// It is there, or was a moment ago, and its rows are not as fresh as they get.
bool isUnsettled(const FleetNode &node)
{
    return node.index >= 0 && !node.isMissing() && !messages::isFresh(node.mode);
}

} // namespace

FleetDesk::FleetDesk(ServerLink &link, const sessions::SessionStore &store, sessions::SessionTableModel &table,
                     QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_store(store)
    , m_table(table)
    , m_fleet(std::make_shared<Fleet>())
{
    link.hear(&ServerWatch::fleetChanged, [this](const FleetPointer &fleet) { take(fleet); });
}

FleetDesk::~FleetDesk() = default;

qint64 FleetDesk::sessionsOn(int node) const
{
    return node < 0 || node > 255 ? -1 : qint64(m_store.countOn(quint8(node)));
}

int FleetDesk::holders() const
{
    return int(std::count_if(m_fleet->nodes.begin(), m_fleet->nodes.end(),
                             [](const FleetNode &node) { return node.index >= 0; }));
}

FleetGap FleetDesk::gap() const
{
    FleetGap gap;
    if (holders() < 2)
        return gap;
    for (const FleetNode &node : m_fleet->nodes) {
        gap.unsettled += isUnsettled(node);
        if (!node.hasOldRows())
            continue;
        const qint64 sessions = sessionsOn(node.index);
        gap.names.append(node.name);
        gap.since.append(node.missingSince);
        gap.sessions += sessions;
        if (!node.wasRead) {
            gap.unread.append(node.name);
            gap.ofUnread += sessions;
        }
        if (sessions > 0 && node.knownUntil.isValid() &&
            (!gap.knownUntil.isValid() || node.knownUntil < gap.knownUntil))
            gap.knownUntil = node.knownUntil;
    }
    return gap;
}

std::optional<qint64> FleetDesk::unknownSince() const
{
    std::optional<qint64> since;
    if (holders() < 2)
        return since;
    for (const FleetNode &node : m_fleet->nodes) {
        qint64 ofNode = 0;
        if (isUnsettled(node))
            ofNode = m_table.clock().nowMs();
        else if (!node.hasOldRows())
            continue;
        else if (node.knownUntil.isValid())
            ofNode = onTablesClock(node.knownUntil);
        since = std::min(since.value_or(ofNode), ofNode);
    }
    return since;
}

void FleetDesk::setLookedAt(bool isLookedAt)
{
    if (std::exchange(m_isLookedAt, isLookedAt) != isLookedAt)
        tellWhetherLookedAt();
}

void FleetDesk::setFollowed(bool isFollowed)
{
    if (std::exchange(m_isFollowed, isFollowed) != isFollowed)
        tellWhetherLookedAt();
}

void FleetDesk::tellWhetherLookedAt()
{
    m_link.ask(
        [isLookedAt = m_isLookedAt || m_isFollowed](ServerWatch &watch) { watch.fleet().setLookedAt(isLookedAt); });
}

void FleetDesk::startAfresh()
{
    take(std::make_shared<Fleet>());
    if (m_isLookedAt || m_isFollowed)
        tellWhetherLookedAt();
}

void FleetDesk::take(const FleetPointer &fleet)
{
    m_fleet = fleet;
    markRows();
    Q_EMIT changed();
}

qint64 FleetDesk::onTablesClock(const QDateTime &moment) const
{
    return m_table.clock().nowMs() - moment.msecsTo(QDateTime::currentDateTime());
}

/// Of several nodes: where the only one does not answer, the table's clock stands still by itself.
void FleetDesk::markRows()
{
    std::vector<sessions::Absence> absences;
    if (holders() > 1) {
        for (const FleetNode &node : m_fleet->nodes) {
            // Of one that was never there, there are no rows.
            if (!node.hasOldRows() || node.index > 255 || !node.knownUntil.isValid())
                continue;
            const QDateTime &until = node.knownUntil;
            absences.resize(std::max(absences.size(), size_t(node.index) + 1));
            const auto index = size_t(node.index);
            absences[index] = {until.toMSecsSinceEpoch(), onTablesClock(until)};
            // The moment stays the same, however the clocks are compared.
            if (index < m_absences.size() && m_absences[index].knownUntil == absences[index].knownUntil)
                absences[index] = m_absences[index];
        }
    }
    m_absences = absences;
    m_table.setAbsences(absences);
}

} // namespace monitor

#include "moc_fleetdesk.cpp"
