// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/absentkeys.h"
#include "models/server/intake/followedhashes.h"
#include "models/server/intake/keytracking.h"
#include "models/server/intake/nodefollower.h"

#include <chrono>
#include <utility>

// What a follower hears by CLIENT TRACKING: which keys were changed, and not how.

namespace server
{

using namespace std::chrono_literals;
using messages::RowChange;

namespace
{

// Ends told by events whose keys tracking has yet to name. It does within a moment.
constexpr qsizetype kMostEndsTold = 100'000;
// For other prefixes it has to be switched off for a moment, after which everything is read again: seldom.
constexpr auto kTrackFewerFor = 30min;

} // namespace

/// Events that tell everything tell more than this does.
bool NodeFollower::isTrackingWanted() const
{
    return !m_status.flagsKnown || !m_status.flags.completed().isEmpty();
}

void NodeFollower::track()
{
    if (isTrackingWanted()) {
        m_tracking->start(m_tracksAllNames ? QByteArrayList() : trackedPrefixes(m_keyPatterns));
        return;
    }
    m_tracking->stop();
    m_status.tracks = false;
    m_status.trackingError.reset();
    m_announced.clear();
    m_endsTold.clear();
}

void NodeFollower::takeTracking()
{
    m_status.tracks = true;
    m_status.trackingError.reset();
    if (patternsToHear().isEmpty())
        m_status.eventsError.reset(); // there are no others
    enterWhenAnswered();
}

void NodeFollower::takeTrackingLost()
{
    m_status.tracks = false;
    m_announced.clear();
    m_endsTold.clear();
    forgetNames();
    openGap();
    Q_EMIT statusChanged();
}

void NodeFollower::takeTrackingRefused(const redis::Error &error)
{
    m_status.tracks = false;
    m_status.trackingError = error;
    if (patternsToHear().isEmpty() && m_node.events().state() == redis::Connection::State::Ready)
        m_status.eventsError.reset(); // it was of a connection that is there again
    if (m_status.stage == Stage::Subscribing || m_isHeldUp)
        enterWhenAnswered();
    Q_EMIT statusChanged();
}

/// Whoever writes other keys without end is not worth hearing of. Where a format's keys begin with anything there is no
/// choice.
void NodeFollower::watchTrackedNames(bool isBusy)
{
    if (m_status.tracks && m_tracksAllNames && isBusy && !trackedPrefixes(m_keyPatterns).isEmpty()) {
        m_tracksAllNames = false;
        m_tracksFewer.start();
        track();
    } else if (!m_tracksAllNames && m_tracksFewer.hasExpired(std::chrono::milliseconds(kTrackFewerFor).count())) {
        m_tracksAllNames = true;
        track();
    }
}

void NodeFollower::takeInvalidated(const std::vector<QByteArray> &keys)
{
    if (!m_status.tracks || !m_formats)
        return; // all is read when it is known to be on
    const qint64 now = m_reader->clock().nowMs();
    std::vector<QByteArray> beside;
    std::vector<QByteArray> told;
    int besideCount = 0;
    for (const QByteArray &named : keys) {
        // What happens to the key that carries a session's TTL happens to the session.
        const QByteArray record = m_formats->recordOfDeadlineKey(named);
        const QByteArray &key = record.isEmpty() ? named : record;
        if (m_formats->hashFormat(key) >= 0) {
            m_hashes->noteWrite(key, {});
            continue;
        }
        const bool isWaiting = m_refresh.contains(key);
        if (!isWaiting && m_formats->match(key, formats::RecordType::Unknown).format < 0) {
            ++besideCount;
            if (beside.size() < kMostBesideAtOnce)
                beside.push_back(named);
            continue;
        }
        m_touched.note(key);
        const bool isTold = !m_endsTold.isEmpty() && m_endsTold.contains(key);
        if (isTold)
            told.push_back(key);
        // Also where an event has told its end: it may have come back in the same moment.
        if (!isWaiting && !queueRefresh(key))
            continue;
        const auto before = m_announced.constFind(key);
        const bool isAgain = before != m_announced.cend() && !before->isAsked;
        m_announced.insert(key, {isTold ? 0 : now, false, isAgain});
    }
    for (const QByteArray &key : told)
        m_endsTold.remove(key);
    scheduleRefresh();
    if (!m_status.sawWriteEvent) // else the events have been counted
        m_eventCount += int(keys.size()) - besideCount;
    m_besideCount += besideCount;
    if (!beside.empty())
        Q_EMIT namesMet(beside);
}

/// Of some database: which one is not told.
void NodeFollower::takeAllInvalidated()
{
    m_touched.noteAll();
    Q_EMIT emptied();
    if (m_status.tracks && m_status.stage == Stage::Following)
        readAgain(true);
}

void NodeFollower::noteEndTold(QByteArrayView key)
{
    if (!m_status.tracks)
        return;
    if (m_endsTold.size() >= kMostEndsTold)
        m_endsTold.clear();
    m_endsTold.insert(key.toByteArray());
    if (!m_announced.isEmpty())
        m_announced.remove(key.toByteArray());
}

/// Those that tracking has named have ended then, as far as no event has told more. The others are left.
std::vector<QByteArray> NodeFollower::tellEnded(const std::vector<QByteArray> &absent)
{
    std::vector<QByteArray> others;
    const auto batch = std::make_shared<messages::RowBatch>();
    const qint64 now = m_reader->clock().nowMs();
    for (const QByteArray &key : absent) {
        const auto announced = m_announced.constFind(key);
        if (announced == m_announced.cend()) {
            others.push_back(key);
            continue;
        }
        m_absent->noteRemoval(key);
        if (announced->at == 0)
            continue;
        m_reader->noteRemoval(key);
        addGone(*batch, key, RowChange::Ended, announced->at, announced->isAgain ? messages::kWrittenBefore : now);
    }
    if (batch->isEmpty())
        return others;
    Q_EMIT batchReady(batch);
    // Events were taken to come, since some had; but they do not tell everything.
    if (!m_status.flagsKnown && (m_status.sawWriteEvent || m_status.sawExpiryEvent)) {
        forgetEvidence();
        Q_EMIT statusChanged();
    }
    return others;
}

/// They are about to be asked for.
std::vector<QByteArray> NodeFollower::announcedAmong(const std::vector<QByteArray> &keys)
{
    std::vector<QByteArray> among;
    for (const QByteArray &key : m_announced.isEmpty() ? std::vector<QByteArray>() : keys) {
        const auto found = m_announced.find(key);
        if (found == m_announced.end())
            continue;
        found->isAsked = true;
        among.push_back(key);
    }
    return among;
}

/// They were read. What was named again meanwhile waits again.
void NodeFollower::forgetAnnounced(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        if (!m_refresh.contains(key))
            m_announced.remove(key);
    }
}

} // namespace server
