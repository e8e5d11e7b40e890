// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/scanpass.h"

#include "models/messages/serverclock.h"
#include "models/server/intake/scanpatterns.h"
#include "models/server/intake/sessionloader.h"

#include <algorithm>
#include <utility>

namespace server
{

using messages::LoadProgress;

namespace
{

constexpr qint64 kProgressIntervalMs = 100;
// How often everything is read again. Where all events arrive this only finds what nobody reports (FLUSHALL,
// a bug); without write events it is how new and changed sessions are noticed at all.
constexpr int kLiveSweep = 300;
constexpr int kExpiryOnlySweep = 15;
constexpr int kPollingSweep = 5;
// Events come, but nobody says that all of them will.
constexpr int kUnprovenSweep = 1;
// Whoever asks isDue() asks so often: a sweep that is due a moment later would else come a whole turn later.
constexpr qint64 kTickMs = 1000;
// A sweep that is over by then is not worth a word.
constexpr qint64 kQuietMs = 400;
// A sweep may take at most this part of the time: a large database is swept less often.
constexpr int kSweepShare = 10;
// Of the time between two pages, that much may be the servers' work. The rest is a way that was interrupted, or a node
// that hung: a sweep that has met that would else be followed by the next one minutes later.
constexpr qint64 kMostForPageMs = 250;

} // namespace

ScanPass::ScanPass(QObject *parent)
    : QObject(parent)
{
}

void ScanPass::addNode(SessionLoader &loader)
{
    const size_t node = m_shares.size();
    m_shares.push_back({&loader, Share::State::None, {}});
    connect(&loader, &SessionLoader::progressed, this,
            [this, node](const LoadProgress &progress) { takeProgress(node, progress); });
    connect(&loader, &SessionLoader::disturbed, this, &ScanPass::disturb);
    connect(&loader, &SessionLoader::refused, this, &ScanPass::takeRefusal);
    connect(&loader, &SessionLoader::unmetWanted, this, [this, node] { takeNamed(node); });
    connect(&loader, &SessionLoader::unmetRead, this, &ScanPass::askOn);
    connect(&loader, &SessionLoader::replicaLost, this, [this, node] { restart(node); });
    connect(&loader, &SessionLoader::finished, this,
            [this, node](quint32 scan, bool complete) { takeFinished(node, scan, complete); });
}

void ScanPass::clear()
{
    m_state = State::Idle;
    for (const Share &share : m_shares)
        share.loader->disconnect(this);
    m_shares.clear();
}

void ScanPass::start(const QByteArrayList &keyPatterns, bool quietly, bool followsGap,
                     const std::vector<std::shared_ptr<const NameList>> &names)
{
    m_state = State::Idle; // what the nodes say of the pass that is given up is nobody's
    for (const Share &share : m_shares)
        share.loader->stop();
    for (Share &share : m_shares) {
        share.state = share.loader->isRetired()     ? Share::State::None
                      : share.loader->isReachable() ? Share::State::Scanning
                                                    : Share::State::Missing;
        share.progress = {};
    }
    m_state = State::Running;
    m_scan = ++m_latestScan;
    m_unmetFrom = 0;
    m_isRefused = false;
    m_isDisturbed = false;
    m_fellBehind = false;
    m_isWanted = false;
    m_isQuiet = quietly && m_hasLoaded;
    m_startedAt = messages::ServerClock::monotonicMs();
    m_workedAt = m_startedAt;
    m_worked = 0;
    m_isNews = m_hasLoaded && !m_isBroken && !followsGap && !isStopped();
    m_unreadableBefore = m_progress.unreadable;
    m_progress = {};
    m_progress.phase = m_hasLoaded ? LoadProgress::Phase::Reconciling : LoadProgress::Phase::Loading;
    Q_EMIT started(m_scan, m_isNews);
    if (!m_isQuiet)
        Q_EMIT progressed(m_progress);
    const QByteArrayList patterns = mergedScanPatterns(keyPatterns);
    for (size_t node = 0; node < m_shares.size(); ++node) {
        if (m_shares[node].state == Share::State::Scanning)
            m_shares[node].loader->start(m_scan, patterns, node < names.size() ? names[node] : nullptr);
    }
    if (std::exchange(m_staysStopped, false))
        stop();
    endIfOver(); // nobody was there
}

void ScanPass::disturb()
{
    m_isDisturbed = m_isDisturbed || isRunning();
}

void ScanPass::stop()
{
    if (m_state != State::Running)
        return;
    m_state = State::Stopping;
    for (const Share &share : m_shares)
        share.loader->stop();
}

void ScanPass::stayStopped()
{
    m_staysStopped = m_progress.stopped;
}

void ScanPass::noteSample(qint64 names, qint64 unreadable)
{
    const qint64 more = unreadable - std::exchange(m_unreadableElsewhere, unreadable);
    const bool isNews = std::exchange(m_namesSampled, names) != names || more != 0;
    // A pass tells with its own end.
    if (!isNews || isRunning() || m_endedAt == 0)
        return;
    m_progress.unreadable += more;
    m_progress.namesSampled = names;
    Q_EMIT progressed(m_progress);
}

void ScanPass::acknowledge(size_t node)
{
    if (node < m_shares.size())
        m_shares[node].loader->acknowledge();
}

void ScanPass::takeProgress(size_t node, const LoadProgress &progress)
{
    if (!isRunning())
        return;
    noteWork();
    m_shares[node].progress = progress;
    addUp();
    // Hundreds of pages a second come, and nobody can read that; what the last one said comes with the end.
    const qint64 now = messages::ServerClock::monotonicMs();
    if (now - m_toldAt < kProgressIntervalMs || (m_isQuiet && now - m_startedAt < kQuietMs))
        return;
    m_toldAt = now;
    Q_EMIT progressed(m_progress);
}

void ScanPass::noteWork()
{
    const qint64 now = messages::ServerClock::monotonicMs();
    m_worked += std::min(now - m_workedAt, kMostForPageMs);
    m_workedAt = now;
}

void ScanPass::addUp()
{
    m_progress.fraction = 0;
    m_progress.sessions = 0;
    m_progress.expected = 0;
    m_progress.notSessions = 0;
    m_progress.tooLong = 0;
    m_progress.unreadable = m_unreadableElsewhere;
    const auto takesPart = [](const Share &share) { return share.state != Share::State::None; };
    const auto parts = std::max<std::ptrdiff_t>(1, std::count_if(m_shares.begin(), m_shares.end(), takesPart));
    for (const Share &share : m_shares) {
        m_progress.fraction += share.progress.fraction / double(parts);
        m_progress.sessions += share.progress.sessions;
        m_progress.expected += share.progress.expected;
        m_progress.notSessions += share.progress.notSessions;
        m_progress.tooLong += share.progress.tooLong;
        m_progress.unreadable += share.progress.unreadable;
    }
}

void ScanPass::takeRefusal(const redis::Error &error)
{
    m_isRefused = true;
    if (m_refusal == error)
        return;
    m_refusal = error;
    Q_EMIT refused(error);
}

void ScanPass::takeFinished(size_t node, quint32 scan, bool complete)
{
    if (!isRunning() || scan != m_scan)
        return;
    m_shares[node].state = complete ? Share::State::Complete : Share::State::Broken;
    askOn();
    endIfOver();
}

/// Those of all nodes are asked for together: what has moved from one to another is met there.
void ScanPass::endIfOver()
{
    const auto isAny = [this](Share::State state) {
        return std::any_of(m_shares.begin(), m_shares.end(),
                           [state](const Share &share) { return share.state == state; });
    };
    if (!isRunning() || isAny(Share::State::Scanning) || isAny(Share::State::Completing))
        return;
    if (!isAny(Share::State::Named))
        return end();
    messages::NodeSet named;
    for (size_t node = 0; node < m_shares.size(); ++node) {
        named[node] = m_shares[node].state == Share::State::Named;
        if (named[node])
            m_shares[node].state = Share::State::Completing;
    }
    Q_EMIT unmetWanted(m_scan, named, 0);
}

/// What the replica has told may be wrong: sessions that it alone has are no news when they come, nor when they go.
void ScanPass::restart(size_t node)
{
    if (!isRunning())
        return;
    m_isNews = false;
    m_shares[node].state = Share::State::Scanning;
    m_shares[node].loader->setStamp(++m_latestScan);
    Q_EMIT shareStarted(m_latestScan, quint8(node));
    askOn();
}

/// When those before have been read: they are rows of the table, which may be all of them.
void ScanPass::askOn()
{
    messages::NodeSet nodes;
    for (size_t node = 0; node < m_shares.size(); ++node) {
        if (m_shares[node].state != Share::State::Completing)
            continue;
        if (!m_shares[node].loader->isUnmetRead())
            return;
        nodes.set(node);
    }
    const quint32 from = std::exchange(m_unmetFrom, 0);
    if (isRunning() && from > 0 && nodes.any())
        Q_EMIT unmetWanted(m_scan, nodes, from);
}

void ScanPass::takeNamed(size_t node)
{
    if (!isRunning())
        return;
    m_shares[node].state = Share::State::Named;
    endIfOver();
}

void ScanPass::takeUnmet(quint32 scan, const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes,
                         quint32 next)
{
    if (!isRunning() || scan != m_scan)
        return;
    std::vector<std::vector<QByteArray>> byNode(m_shares.size());
    for (size_t i = 0; i < std::min(keys.size(), nodes.size()); ++i) {
        if (nodes[i] < byNode.size())
            byNode[nodes[i]].push_back(keys[i]);
    }
    for (size_t node = 0; node < m_shares.size() && scan == m_scan; ++node) {
        if (m_shares[node].state != Share::State::Completing)
            continue;
        m_shares[node].loader->readUnmet(std::move(byNode[node]));
        if (next == 0 && scan == m_scan && m_shares[node].state == Share::State::Completing)
            m_shares[node].loader->completeUnmet();
    }
    if (next == 0 || scan != m_scan)
        return;
    m_unmetFrom = next;
    askOn();
}

void ScanPass::end()
{
    // What a node held that went before it had named all is elsewhere now, perhaps where the pass has been already.
    const auto hasGone = [](const Share &share) {
        return share.state == Share::State::Broken && share.loader->isRetired();
    };
    m_isDisturbed = m_isDisturbed || std::any_of(m_shares.begin(), m_shares.end(), hasGone);
    // A node that has come meanwhile is not in it: then this was not all.
    const auto isRead = [](const Share &share) {
        return share.state == Share::State::Complete || share.loader->isRetired();
    };
    const bool complete = !m_isDisturbed && std::all_of(m_shares.begin(), m_shares.end(), isRead);
    const bool stopped = m_state == State::Stopping && !complete;
    const auto isBroken = [](const Share &share) {
        return share.state == Share::State::Broken || (share.state == Share::State::None && !share.loader->isRetired());
    };
    messages::NodeSet read;
    for (size_t node = 0; node < m_shares.size() && !m_isDisturbed; ++node) {
        if (m_shares[node].state != Share::State::Complete)
            continue;
        read.set(node);
        Q_EMIT nodeRead(node);
    }
    m_state = State::Idle;
    m_endedAt = messages::ServerClock::monotonicMs();
    noteWork();
    m_took = m_worked;
    const bool isAnyBroken = std::any_of(m_shares.begin(), m_shares.end(), isBroken);
    m_hasLoadedAll = m_hasLoadedAll || complete;
    m_hasLoaded = m_hasLoaded || complete || (read.any() && !isAnyBroken && !stopped);
    m_isBroken = !complete && !stopped && !m_isDisturbed && isAnyBroken;
    m_isWanted = m_isWanted || (m_isDisturbed && !stopped);
    if (complete && !m_isRefused)
        m_refusal.reset();
    // What could not be read before has been there all the time, for all that is known.
    addUp();
    Q_EMIT finished(m_scan, complete, m_isNews && complete && m_progress.unreadable >= m_unreadableBefore, read);
    m_progress.phase = LoadProgress::Phase::Idle;
    m_progress.stopped = stopped;
    m_progress.partial = !m_hasLoadedAll;
    m_progress.cutShort = !complete || m_isRefused;
    m_progress.allButMissing = !complete && read.any() && !isAnyBroken && !stopped && !m_isDisturbed && !m_isRefused;
    m_progress.namesSampled = m_namesSampled;
    Q_EMIT progressed(m_progress);
}

PassStanding ScanPass::standing() const
{
    PassStanding standing;
    standing.isRunning = isRunning();
    standing.hasLoaded = m_hasLoaded;
    standing.isStopped = isStopped();
    standing.isBroken = m_isBroken;
    standing.brokenBy = m_refusal;
    standing.secondsBetween = atMostAShare(kUnprovenSweep);
    return standing;
}

int ScanPass::atMostAShare(int seconds) const
{
    return std::max<int>(seconds, int(m_took * kSweepShare / 1000));
}

int ScanPass::secondsBetween(const messages::Liveness &liveness) const
{
    using Mode = messages::Liveness::Mode;
    if (messages::isLive(liveness.mode))
        return atMostAShare(liveness.isProven ? kLiveSweep : kUnprovenSweep);
    return atMostAShare(liveness.mode == Mode::ExpiryOnly ? kExpiryOnlySweep : kPollingSweep);
}

bool ScanPass::isDue(const messages::Liveness &liveness) const
{
    int seconds = secondsBetween(liveness);
    if (m_isWanted)
        seconds = atMostAShare(1);
    else if (m_fellBehind) // events were more than could be followed: the rows are not better than polled ones
        seconds = atMostAShare(kPollingSweep);
    return !isRunning() && !isStopped() &&
           messages::ServerClock::monotonicMs() - m_startedAt >= qint64(seconds) * 1000 - kTickMs / 2;
}

} // namespace server

#include "moc_scanpass.cpp"
