// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/cleanupjob.h"

#include "models/redis/keyslot.h"
#include "models/server/logout/turns.h"

#include <chrono>
#include <utility>

namespace server
{

using RemovedKind = messages::CleanUpOutcome::Kind;

CleanUpJob::CleanUpJob(quint64 number, std::vector<messages::StaleEntry> entries, Surroundings surroundings,
                       QObject *parent)
    : QObject(parent)
    , m_entries(std::move(entries))
    , m_around(std::move(surroundings))
    , m_layout(m_around.formats)
    , m_absence(m_around.routes, m_layout.sessionsBeside(), this)
{
    m_report.job = number;
    m_report.outcomes.resize(m_entries.size());
}

CleanUpJob::~CleanUpJob() = default;

void CleanUpJob::start()
{
    proceed();
}

void CleanUpJob::cancel()
{
    m_cancelled = true;
    proceed();
}

void CleanUpJob::proceed()
{
    if (m_isOnItsWay)
        return;
    m_isOnItsWay = true;
    if (m_next >= m_entries.size() || m_cancelled)
        return finish();
    m_around.turns.ask(this, [this] { sendNext(); });
}

void CleanUpJob::sendNext()
{
    if (m_cancelled) {
        m_around.turns.leave(this);
        return finish();
    }
    const size_t first = m_next;
    const size_t most = m_around.turns.pace().sessionsAtOnce();
    // A batch goes to one node, and in a cluster to one slot: it ends where the next index lives elsewhere.
    redis::Node *node = m_around.routes.nodeOf(m_entries[first].key);
    std::vector<LeavingEntry> entries;
    while (m_next < m_entries.size() && m_next - first < most &&
           areTogether(m_entries[first].key, m_entries[m_next].key)) {
        entries.push_back({.place = m_next, .entry = m_entries[m_next]});
        ++m_next;
    }
    if (!node) {
        for (LeavingEntry &leaving : entries)
            leaving.settle(RemovedKind::NotRun, tr("no node is known that has it"));
        CleanUpBatch::Result result{.entries = std::move(entries), .isBroken = true};
        return takeResult(result);
    }
    std::unique_ptr<NodePart> &part = m_parts[node];
    if (!part) {
        part = std::make_unique<NodePart>();
        part->limits.oneSlot = node->isOfCluster();
        synchronise(*node, *part);
    }
    auto *batch = new CleanUpBatch({*node, m_around.routes.nodeOf, m_layout, m_absence, part->limits}, this);
    batch->run(std::move(entries), [this](CleanUpBatch::Result result) { takeResult(result); });
}

bool CleanUpJob::areTogether(QByteArrayView first, QByteArrayView other) const
{
    const redis::Node *node = m_around.routes.nodeOf(first);
    return m_around.routes.nodeOf(other) == node &&
           (!node || !node->isOfCluster() || redis::slotOf(first) == redis::slotOf(other));
}

/// The time of the way; and whether transactions can be had: one of nothing tells.
void CleanUpJob::synchronise(redis::Node &node, NodePart &part)
{
    const auto begun = std::chrono::steady_clock::now();
    node.commands().send({"TIME"}, this, [this, begun](const redis::Result<redis::Reply> &reply) {
        if (reply)
            m_around.turns.pace().noteRoundTrip(
                std::chrono::duration_cast<Pace::Duration>(std::chrono::steady_clock::now() - begun));
    });
    redis::CommandBatch batch;
    batch.add({"INFO", "cluster"});
    batch.add({"MULTI"});
    batch.add({"EXEC"});
    batch.add({"DISCARD"}); // where EXEC may not be used, this ends it; otherwise there is nothing to discard
    node.commands().send(batch, this, [&part](const redis::Result<std::vector<redis::Reply>> &replies) {
        if (!replies)
            return;
        part.isOfCluster = replies->at(0).bytes.contains("cluster_enabled:1");
        for (size_t i = 1; i <= 2; ++i) {
            const redis::Reply &reply = replies->at(i);
            if (reply.isError() && !redis::isTemporary(reply.error().kind) && part.limits.transactions) {
                part.limits.transactions = false;
                part.limits.noTransactions = QString::fromUtf8(reply.bytes);
            }
        }
    });
}

void CleanUpJob::takeResult(CleanUpBatch::Result &result)
{
    result.work.sessions = result.entries.size();
    m_around.turns.leave(this, result.work);
    m_report.commands += result.changes;
    m_isApart = m_isApart || result.isApart;
    for (LeavingEntry &leaving : result.entries) {
        m_report.outcomes[leaving.place] = *leaving.outcome;
        if (!leaving.kept)
            continue;
        if (m_around.shelf.add(number(), std::move(*leaving.kept))) {
            m_keptPlaces.push_back(leaving.place);
            ++m_report.undoable;
        } else {
            m_placesWithoutRoom.push_back(leaving.place);
        }
    }
    // With the connection gone, what is left would only be refused: say so instead of trying.
    if (result.isBroken)
        m_cancelled = true;
    Q_EMIT progressed(m_report.job, int(m_next), int(m_entries.size()));
    m_isOnItsWay = false;
    proceed();
}

void CleanUpJob::finish()
{
    for (const auto &[node, part] : m_parts) {
        if (part->isOfCluster && !m_around.knowsAllNodes)
            m_report.remarks.append(
                tr("This is one node of a cluster: what is on its other nodes was neither looked at nor removed."));
        if (!part->limits.transactions) {
            m_report.remarks.append(tr("Without transactions (%1): whether each session was gone has been asked just "
                                       "before, not in the same moment, and no list was written.")
                                        .arg(part->limits.noTransactions));
        }
        if (!part->limits.noUndo.isEmpty())
            m_report.noUndo =
                tr("The server does not let this account keep what was there: %1").arg(part->limits.noUndo);
    }
    if (m_isApart) {
        m_report.remarks.append(
            tr("Some sessions would be in another part of the cluster than the index: whether those "
               "were gone has been asked just before, not in the same moment."));
    }
    if (m_report.undoable < m_report.count(RemovedKind::Removed) && m_report.noUndo.isEmpty())
        m_report.noUndo = tr("What is kept for an undo has reached its limit of memory.");
    if (m_report.undoable > 0)
        m_report.undoUntil = m_around.shelf.close(number());
    Q_EMIT finished(m_report);
    deleteLater();
}

} // namespace server

#include "moc_cleanupjob.cpp"
