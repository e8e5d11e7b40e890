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

/// It is asked once a minute; what it said before is of another time.
constexpr qint64 kMemoryHoldsMs = 90'000;

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
    m_sweeping.setInterval(0);
    connect(&m_sweeping, &QTimer::timeout, this, &FleetDesk::sweep);
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

void FleetDesk::setLookedAt(bool isLookedAt, const void *who)
{
    const bool before = !m_lookers.isEmpty();
    if (isLookedAt)
        m_lookers.insert(who);
    else
        m_lookers.remove(who);
    if (before == m_lookers.isEmpty())
        tellWhetherLookedAt();
}

void FleetDesk::tellWhetherLookedAt()
{
    m_link.ask([isLookedAt = !m_lookers.isEmpty()](ServerWatch &watch) { watch.fleet().setLookedAt(isLookedAt); });
}

void FleetDesk::setMemoryKept(bool isKept)
{
    if (std::exchange(m_isMemoryKept, isKept) != isKept)
        tellWhetherMemoryIsKept();
}

void FleetDesk::tellWhetherMemoryIsKept()
{
    m_link.ask([isKept = m_isMemoryKept](ServerWatch &watch) { watch.fleet().setMemoryKept(isKept); });
}

const messages::NodeFacts *FleetDesk::tightestMemory() const
{
    const messages::NodeFacts *tightest = nullptr;
    // Without a limit there is room for as much as nobody knows: the fullest of those.
    const auto share = [](const messages::NodeFacts &facts) {
        return facts.maxMemory > 0 ? double(facts.usedMemory) / double(facts.maxMemory)
                                   : -1.0 / (1.0 + double(facts.usedMemory));
    };
    const QDateTime now = QDateTime::currentDateTime();
    for (const FleetNode &node : m_fleet->nodes) {
        const messages::NodeFacts &facts = node.facts;
        if (node.isReplica || facts.usedMemory < 0 || !facts.memoryAt.isValid() ||
            facts.memoryAt.msecsTo(now) > kMemoryHoldsMs)
            continue;
        if (!tightest || share(facts) > share(*tightest))
            tightest = &facts;
    }
    return tightest;
}

void FleetDesk::startAfresh()
{
    take(std::make_shared<Fleet>());
    if (!m_lookers.isEmpty())
        tellWhetherLookedAt();
    if (m_isMemoryKept)
        tellWhetherMemoryIsKept();
}

void FleetDesk::take(const FleetPointer &fleet)
{
    m_fleet = fleet;
    markRows();
    m_sweep.take(*fleet);
    m_sweep.isOver() ? m_sweeping.stop() : m_sweeping.start();
    Q_EMIT changed();
}

void FleetDesk::sweep()
{
    const SlotSweep::Portion portion = m_sweep.next(m_store);
    if (m_sweep.isOver())
        m_sweeping.stop();
    if (portion.rehomed)
        Q_EMIT rowsRehomed(portion.rehomed);
    if (!portion.keys.empty())
        m_link.ask([portion](ServerWatch &watch) { watch.check(portion.keys, portion.nodes); });
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
