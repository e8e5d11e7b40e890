// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjob.h"

#include "models/server/intake/records/recordslot.h"
#include "models/server/intake/records/servertime.h"
#include "models/server/logout/stepselsewhere.h"
#include "models/server/logout/turns.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using Kind = messages::LogoutOutcome::Kind;

namespace
{

/// A session that is moving to another node is looked for again.
constexpr std::chrono::milliseconds kLookAgain{150};
constexpr int kMostMoves = 40;

} // namespace

/// What is known of one node, and reads from it.
struct LogoutJob::NodePart {
    NodePart(redis::Node &node, const NodeOf &nodeOf, LogoutLimits &itsLimits)
        : reader(node.commands(), quint8(node.index()), nullptr)
        , connection(node.commands())
        , limits(itsLimits)
    {
        limits.oneSlot = node.isOfCluster();
        if (!node.isOfCluster())
            return;
        reader.setOfCluster();
        reader.setOthers(nodeOf);
    }

    RecordReader reader;
    redis::Connection &connection;
    LogoutLimits &limits;
    bool isOfCluster = false;
};

LogoutJob::LogoutJob(quint64 number, std::vector<messages::LogoutTarget> targets, Surroundings surroundings,
                     QObject *parent, const LogoutBatch::Purpose &purpose)
    : QObject(parent)
    , m_targets(std::move(targets))
    , m_around(std::move(surroundings))
    , m_purpose(purpose)
{
    m_report.job = number;
    m_report.outcomes.reserve(m_targets.size());
    for (const messages::LogoutTarget &target : m_targets) {
        m_origins.push_back(m_report.outcomes.size());
        m_report.outcomes.push_back({Kind::NotRun, target.key, {}});
    }
}

LogoutJob::~LogoutJob() = default;

void LogoutJob::start()
{
    proceed();
}

void LogoutJob::cancel()
{
    m_cancelled = true;
    proceed();
}

void LogoutJob::pause(bool paused)
{
    m_paused = paused;
    proceed();
}

void LogoutJob::proceed()
{
    if (m_isOnItsWay || (m_paused && !m_cancelled))
        return;
    m_isOnItsWay = true;
    if (m_next >= m_targets.size() || m_cancelled)
        return finish();
    m_around.turns.ask(this, [this] { sendNext(); });
}

void LogoutJob::sendNext()
{
    if (m_cancelled) {
        m_around.turns.leave(this);
        return finish();
    }
    const size_t first = m_next;
    const size_t most = m_around.turns.pace().sessionsAtOnce();
    // A batch goes to one node, so it ends where the next session lives elsewhere.
    redis::Node *node = m_around.nodeOf(m_targets[first].key);
    std::vector<LeavingSession> sessions;
    while (m_next < m_targets.size() && m_next - first < most &&
           areTogether(m_targets[first].key, m_targets[m_next].key)) {
        sessions.push_back({.index = m_origins[m_next], .target = m_targets[m_next]});
        ++m_next;
    }
    if (!node) {
        for (LeavingSession &leaving : sessions)
            leaving.settle(Kind::NotRun, tr("no node is known that has it"));
        LogoutBatch::Result result{.sessions = std::move(sessions), .isBroken = true};
        return takeResult(result);
    }
    std::unique_ptr<NodePart> &part = m_parts[node];
    if (!part) {
        part = std::make_unique<NodePart>(*node, m_around.nodeOf, m_limits[node]);
        part->reader.setFormats(m_around.formats);
        synchronise(*part);
    }
    NodePart &own = *part;
    auto *batch = new LogoutBatch(part->connection, part->reader, m_around.formats, part->limits, m_purpose, this);
    batch->run(std::move(sessions), [this, &own](LogoutBatch::Result result) {
        if (!own.limits.oneSlot)
            return takeResult(result);
        const auto limitsOf = [this](redis::Node &other) -> LogoutLimits & { return m_limits[&other]; };
        auto *steps = new StepsElsewhere(m_around.nodeOf, limitsOf, own.limits, own.reader.clock().nowMs(), this);
        steps->run(std::move(result.sessions), [this, isBroken = result.isBroken, changes = result.changes,
                                                work = result.work](std::vector<LeavingSession> ended, qint64 more) {
            LogoutBatch::Result all{
                .sessions = std::move(ended), .work = work, .changes = changes + more, .isBroken = isBroken};
            takeResult(all);
        });
    });
}

/// One transaction goes to one node, and in a cluster to one slot.
bool LogoutJob::areTogether(QByteArrayView first, QByteArrayView other) const
{
    const redis::Node *node = m_around.nodeOf(first);
    return m_around.nodeOf(other) == node &&
           (!node || !node->isOfCluster() || slotOfRecord(first) == slotOfRecord(other));
}

/// The server's clock, for what is kept; and whether transactions can be had: one of nothing tells.
void LogoutJob::synchronise(NodePart &part)
{
    const auto begun = std::chrono::steady_clock::now();
    const qint64 sentAt = messages::ServerClock::monotonicMs();
    part.connection.send({"TIME"}, this, [this, &part, begun, sentAt](const redis::Result<redis::Reply> &reply) {
        if (!reply)
            return;
        m_around.turns.pace().noteRoundTrip(
            std::chrono::duration_cast<Pace::Duration>(std::chrono::steady_clock::now() - begun));
        if (const auto clock = clockOf(*reply, sentAt))
            part.reader.setClock(*clock);
    });
    redis::CommandBatch batch;
    batch.add({"INFO", "cluster"});
    batch.add({"MULTI"});
    batch.add({"EXEC"});
    batch.add({"DISCARD"}); // where EXEC may not be used, this ends it; otherwise there is nothing to discard
    part.connection.send(batch, this, [&part](const redis::Result<std::vector<redis::Reply>> &replies) {
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

void LogoutJob::takeResult(LogoutBatch::Result &result)
{
    result.work.sessions = result.sessions.size();
    m_around.turns.leave(this, result.work);
    std::vector<QByteArray> endedKeys;
    bool isAnyElsewhere = false;
    m_report.commands += result.changes;
    const bool endsThem = m_purpose.action == messages::LogoutOrder::Action::LogOut;
    for (LeavingSession &leaving : result.sessions) {
        messages::LogoutOutcome &outcome = m_report.outcomes[leaving.index];
        outcome = *leaving.outcome;
        if (leaving.isElsewhere && ++m_moves[leaving.index] <= kMostMoves) {
            m_targets.push_back(leaving.target);
            m_origins.push_back(leaving.index);
            isAnyElsewhere = true;
        }
        if (outcome.kind != Kind::Ended)
            continue;
        if (!endsThem)
            outcome.kind = Kind::TtlSet;
        endedKeys.push_back(leaving.target.key);
        for (const QString &remark : std::as_const(leaving.remarks))
            ++m_remarks[remark];
        if (leaving.kept && m_around.shelf.add(number(), std::move(*leaving.kept)))
            ++m_report.undoable;
    }
    if (!endedKeys.empty())
        endsThem ? Q_EMIT ended(endedKeys) : Q_EMIT ttlSet(endedKeys);
    // With the connection gone, what is left would only be refused: say so instead of trying. Of a cluster it is one of
    // several, and what another node holds can be ended.
    if (result.isBroken && !m_around.knowsAllNodes)
        m_cancelled = true;
    const size_t total = m_report.outcomes.size();
    Q_EMIT progressed(m_report.job, int(total - std::min(total, m_targets.size() - m_next)), int(total));
    const auto goOn = [this] {
        m_isOnItsWay = false;
        proceed();
    };
    if (isAnyElsewhere && !m_cancelled)
        QTimer::singleShot(kLookAgain, this, goOn);
    else
        goOn();
}

void LogoutJob::finish()
{
    for (auto remark = m_remarks.cbegin(); remark != m_remarks.cend(); ++remark)
        m_report.remarks.append(tr("%Ln session(s): %1", nullptr, *remark).arg(remark.key()));
    for (const auto &[node, part] : m_parts) {
        if (part->isOfCluster && !m_around.knowsAllNodes)
            m_report.remarks.append(
                tr("This is one node of a cluster: sessions on its other nodes were neither listed nor ended."));
        if (!part->limits.transactions) {
            m_report.remarks.append(tr("Without transactions (%1): whose each session was has been read just before, "
                                       "not in the same moment.")
                                        .arg(part->limits.noTransactions));
        }
        const QString instead = tr("UNLINK is refused or not known here: DEL was sent in its place.");
        if (!part->limits.unlink && !m_report.remarks.contains(instead))
            m_report.remarks.append(instead);
        if (!part->limits.noUndo.isEmpty())
            m_report.noUndo =
                tr("The server does not let this account keep what was there: %1").arg(part->limits.noUndo);
    }
    const int endedCount = m_report.count(Kind::Ended) + m_report.count(Kind::TtlSet);
    if (m_report.undoable < endedCount && m_report.noUndo.isEmpty())
        m_report.noUndo = tr("What is kept for an undo has reached its limit of memory.");
    if (m_report.undoable > 0)
        m_report.undoUntil = m_around.shelf.close(number());
    Q_EMIT finished(m_report);
    deleteLater();
}

} // namespace server

#include "moc_logoutjob.cpp"
