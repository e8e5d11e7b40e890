// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/eventflags.h"
#include "models/server/connect/serverage.h"
#include "models/server/intake/absentkeys.h"
#include "models/server/intake/followedhashes.h"
#include "models/server/intake/keytracking.h"
#include "models/server/intake/nodefollower.h"
#include "models/server/intake/replicasource.h"
#include "models/server/intake/sessionloader.h"
#include "models/server/intake/records/servertime.h"

#include <algorithm>
#include <chrono>
#include <utility>

// How things stand with a node: what is asked of it before it is followed, and whether that still holds. What it says
// of its sessions is in nodefollower.cpp.

namespace server
{

using namespace std::chrono_literals;
using redis::Connection;
using redis::Reply;

namespace
{

// A refused subscription is asked for again so often: permissions come back. The server may log each refusal.
constexpr auto kAskAgain = 5s;
// What was refused for the moment only.
constexpr auto kAskAgainSoon = 1s;
// Events of other keys than sessions between two ticks: more, some time long, are not worth what they cost. At a
// microsecond of the server's time each it is half of a percent, and of the network's half a megabyte a second.
constexpr int kMostBeside = 2500;
constexpr int kMostBusyTicks = 4;
// Then all names are listened to again.
constexpr auto kFewerFor = 5min;
// So long nobody needs to hear the same of a replica again.
constexpr qint64 kToldFor = std::chrono::milliseconds(5min).count();

} // namespace

void NodeFollower::takeCommandsState(Connection::State state)
{
    if (state == Connection::State::Ready) {
        m_status.error.reset();
        m_status.offlineSince = {};
        m_status.failedForGood = false;
        m_reader->forgetRefusals();
        m_wantsAllNames = true; // as another account, or after a restart, it may be otherwise
        m_tracksAllNames = true;
        m_identity = {};
        m_unseenFlags.forget();
        forgetEvidence();
        m_check->start();
        probe();
        return;
    }
    // It is another server that is tried now, of which nothing is known yet.
    if (state == Connection::State::Connecting && m_status.error && m_errorOf != m_node.commands().endpoint()) {
        m_status.error.reset();
        m_status.failedForGood = false;
        m_status.retryAt = {};
        Q_EMIT statusChanged();
    }
    if (m_status.stage != Stage::Offline) {
        m_status.stage = Stage::Offline;
        m_status.offlineSince = m_status.silentSince.isValid() ? m_status.silentSince : QDateTime::currentDateTime();
        m_check->stop();
        m_trouble.reset();
        updateTrouble();
        m_loader->stop();
        m_refresh.clear();
        m_removals = {};
        m_announced.clear();
        m_endsTold.clear();
        m_status.tracks = false;
        m_closed.clear();
        m_absent->clear(); // the pass after the next connect reads them
        m_hashes->clear();
        openGap();
        Q_EMIT statusChanged();
    }
}

/// The flags are others now.
void NodeFollower::probeAgain()
{
    if (m_status.stage == Stage::Following || m_status.stage == Stage::Subscribing)
        probe();
}

void NodeFollower::probe()
{
    m_status.stage = Stage::Probing;
    redis::CommandBatch batch;
    batch.add({"TIME"});
    batch.add({"CONFIG", "GET", "notify-keyspace-events"});
    age::addQuestions(batch);
    const qint64 sentAt = messages::ServerClock::monotonicMs();
    m_node.commands().send(batch, this, [this, sentAt](const redis::Result<std::vector<Reply>> &replies) {
        if (replies && replies->size() == 2 + age::kQuestions)
            takeProbe(*replies, sentAt);
    });
    Q_EMIT statusChanged();
}

void NodeFollower::takeProbe(const std::vector<Reply> &replies, qint64 sentAt)
{
    // What is said of the moment is said of no permission: SourceCheck asks until it has passed.
    const auto troubled = std::find_if(replies.begin(), replies.end(), [](const Reply &reply) {
        return reply.isError() && redis::isTemporary(reply.error().kind);
    });
    if (troubled != replies.end()) {
        m_trouble = troubled->error();
        updateTrouble();
        return;
    }
    if (m_node.isOfCluster()) // known by now: the server was asked before
        m_reader->setOfCluster();
    takeClock(replies[0], sentAt);
    m_status.flagsKnown = replies[1].isArray() && replies[1].elements.size() == 2;
    m_status.flags = NotificationFlags(m_status.flagsKnown ? replies[1].elements[1].bytes : QByteArray());
    m_confirmedAt = QDateTime::currentDateTime();
    m_status.isOld = age::isOld(std::span(replies).subspan(2));
    m_status.isOld ? askSoftware() : goOn();
}

/// What it calls itself, for whoever is told that it is old.
void NodeFollower::askSoftware()
{
    m_node.commands().send({"INFO", "server"}, this, [this](const redis::Result<Reply> &info) {
        // The answer to what was pending comes before the state is told, where the connection is closed.
        if (m_status.stage != Stage::Probing || m_node.commands().state() != Connection::State::Ready)
            return;
        m_status.software = info ? age::softwareOf(*info) : QString();
        goOn();
    });
}

void NodeFollower::synchroniseClock()
{
    const qint64 sentAt = messages::ServerClock::monotonicMs();
    m_node.commands().send({"TIME"}, this, [this, sentAt](const redis::Result<Reply> &time) {
        if (!time)
            return;
        takeClock(*time, sentAt);
    });
}

void NodeFollower::takeClock(const Reply &time, qint64 sentAt)
{
    const auto clock = clockOf(time, sentAt);
    if (!clock)
        return;
    m_reader->setClock(*clock);
    Q_EMIT clockChanged(m_reader->clock());
}

void NodeFollower::goOn()
{
    if (m_formats)
        subscribe();
    else
        Q_EMIT needsFormats();
}

void NodeFollower::subscribe()
{
    m_status.stage = Stage::Subscribing;
    const bool nothingToHear =
        m_status.flagsKnown && !m_status.flags.reportsExpiry() && !m_status.flags.reportsWrites();
    m_isHeldUp = false;
    m_eventFlags->listen(m_status.flagsKnown && !m_isReadOnly);
    m_node.events().setPatterns(patternsToHear());
    m_isAnswered = nothingToHear || m_node.events().isSubscribed();
    track();
    if (m_isAnswered && !m_tracking->isPending()) {
        m_status.subscribed = m_node.events().isSubscribed();
        enterFollowing();
        return;
    }
    m_node.events().open();
    Q_EMIT statusChanged();
}

/// As soon as it is known both of the patterns and of the tracking whether they come.
void NodeFollower::enterWhenAnswered()
{
    const bool isConnected = m_status.stage == Stage::Subscribing || m_status.stage == Stage::Following;
    if (!isConnected || !m_isAnswered)
        return;
    m_isHeldUp = m_tracking->isPending();
    if (!m_isHeldUp) {
        m_status.subscribed = m_node.events().isSubscribed();
        enterFollowing();
        return;
    }
    m_status.isUnread = true;
    m_passCovers = false;
    Q_EMIT statusChanged();
}

/// Keys of no format in use are listened to as well: a session of another application, or of another tenant, is
/// noticed when it comes. Where that is refused, or other keys are written too often, others look for names.
QByteArrayList NodeFollower::patternsToHear() const
{
    const QByteArrayList keys = m_wantsAllNames ? QByteArrayList{QByteArrayLiteral("*")} : m_keyPatterns;
    return eventPatterns(m_status.flags, m_status.flagsKnown, m_database, keys);
}

void NodeFollower::hearFewer()
{
    m_wantsAllNames = false;
    m_wantsFewer.start();
    m_busyTicks = 0;
    forgetNames();
    m_node.events().setPatterns(patternsToHear());
    Q_EMIT statusChanged();
}

bool NodeFollower::hearsAllNames() const
{
    if (m_status.tracks && m_tracking->coversAll())
        return true;
    if (!m_status.subscribed || !(m_status.flagsKnown ? m_status.flags.reportsWrites() : m_status.sawWriteEvent))
        return false;
    const bool isByEvent =
        m_status.flagsKnown && m_status.flags.keyeventChannels() && !m_status.flags.keyspaceChannels();
    return isByEvent || m_wantsAllNames;
}

void NodeFollower::watchNames()
{
    m_busyTicks = std::exchange(m_besideCount, 0) > kMostBeside ? m_busyTicks + 1 : 0;
    const bool isBusy = m_busyTicks >= kMostBusyTicks;
    const bool isByKey = !m_status.flagsKnown || m_status.flags.keyspaceChannels();
    watchTrackedNames(isBusy);
    if (m_wantsAllNames && isBusy && isByKey)
        return hearFewer();
    if (!m_wantsAllNames && m_status.subscribed &&
        m_wantsFewer.hasExpired(std::chrono::milliseconds(kFewerFor).count())) {
        m_wantsAllNames = true;
        m_node.events().setPatterns(patternsToHear());
    }
}

/// What comes until all is read again is not heard of, or nobody looks at it.
void NodeFollower::forgetNames()
{
    m_namesUnknownFrom = messages::ServerClock::monotonicMs();
    m_status.areNamesKnown = false;
    m_status.hearsAllNames = hearsAllNames();
}

void NodeFollower::noteSurvey(qint64 beganAt)
{
    if (m_status.stage != Stage::Following || beganAt < m_namesUnknownFrom)
        return;
    m_status.areNamesKnown = true;
    Q_EMIT statusChanged();
}

void NodeFollower::doubtNames()
{
    forgetNames();
    Q_EMIT statusChanged();
}

void NodeFollower::enterFollowing()
{
    m_status.stage = Stage::Following;
    forgetNames();
    m_status.isUnread = true;
    m_passCovers = false;
    // The pass first: told the other way round, this would count as up to date until the pass begins.
    Q_EMIT needsPass();
    Q_EMIT statusChanged();
}

// --- where it is read ------------------------------------------------------------------------------------------------

void NodeFollower::readAtReplicas(redis::Server &server)
{
    m_replicas = new ReplicaSource(server, m_node, m_touched, this);
    m_replicas->reader().setSeen(&m_seen);
    m_loader->setReplicas(*m_replicas);
    m_loader->setHearsWrites([this] { return hearsWrites(); });
    connect(m_replicas, &ReplicaSource::unavailable, this, &NodeFollower::noteReplicaRefusal);
    connect(m_loader, &SessionLoader::replicaLost, this, &NodeFollower::noteReplicaRefusal);
    connect(m_loader, &SessionLoader::finished, this, [this](quint32, bool complete) { noteReadAt(complete); });
}

void NodeFollower::setOthers(const OtherNodes::NodeOf &nodeOf)
{
    m_reader->setOthers(nodeOf);
    if (m_replicas)
        m_replicas->reader().setOthers(nodeOf);
}

void NodeFollower::noteReadAt(bool complete)
{
    if (!complete)
        return;
    m_status.readFrom = m_loader->hasReadThere() ? m_replicas->place() : QString();
    if (m_loader->hasReadThere())
        m_status.replicaRefusal.reset();
    else if (m_loader->isAtReplica())
        m_status.replicaRefusal = ReplicaRefusal{ReplicaRefusal::Why::Overtaken, m_replicas->place()};
    Q_EMIT statusChanged();
}

void NodeFollower::noteReplicaRefusal()
{
    const bool isOther = std::exchange(m_status.replicaRefusal, m_replicas->refusal()) != m_status.replicaRefusal;
    // One that comes and goes is not told each time.
    const bool isNews = m_status.replicaRefusal != m_toldRefusal || m_toldAt.hasExpired(kToldFor);
    if (isOther && m_status.replicaRefusal && isNews) {
        m_toldRefusal = m_status.replicaRefusal;
        m_toldAt.start();
        Q_EMIT replicaRefused(*m_status.replicaRefusal);
    }
    if (isOther)
        Q_EMIT statusChanged();
}

// --- whether it still holds ------------------------------------------------------------------------------------------

void NodeFollower::tick()
{
    if (m_status.stage != Stage::Following)
        return;
    m_tracking->check();
    watchNames();
    tryClosed();
    judgeLag();
    if (m_status.subscribed || !m_status.eventsError || !m_refusedAt.isValid())
        return;
    const bool isSoon = redis::isTemporary(m_status.eventsError->kind);
    if (!m_refusedAt.hasExpired(std::chrono::milliseconds(isSoon ? kAskAgainSoon : kAskAgain).count()))
        return;
    m_refusedAt.start();
    m_wantsAllNames = true;
    m_node.events().setPatterns(patternsToHear());
    m_node.events().open(); // unless it is
}

void NodeFollower::takeCheck(const SourceCheck::Answer &answer)
{
    const bool wasInTrouble = m_trouble.has_value();
    m_trouble = answer.trouble;
    updateTrouble();
    if (answer.trouble)
        return;
    noteRun(answer.run);
    if (m_status.stage == Stage::Probing && wasInTrouble)
        return probe();
    if (m_status.stage != Stage::Following)
        return; // whoever asks for flags and formats now does not need to be told
    const bool isOther = !answer.identity.isNull() && !m_identity.isNull() && answer.identity != m_identity;
    if (isOther && isEmptiedBetween(m_identity, answer.identity))
        Q_EMIT emptied();
    if (!answer.identity.isNull())
        m_identity = answer.identity;
    if (answer.flagsAsked && (answer.flagsKnown != m_status.flagsKnown || answer.flags != m_status.flags.value())) {
        m_unseenFlags.noteChange();
        takeFlags(answer.flagsKnown, NotificationFlags(answer.flags));
    }
    const bool mayHaveMissed = m_unseenFlags.take(answer.settings) && m_status.flagsKnown && !m_status.tracks;
    if (wasInTrouble || isOther || mayHaveMissed)
        readAgain(isOther);
    m_confirmedAt = answer.askedAt;
}

/// The computer slept, and the connections of before lead nowhere: better new ones now than when the old ones are given
/// up.
void NodeFollower::connectAnew()
{
    if (m_node.isRetired())
        return;
    m_node.events().reopen();
    m_node.commands().close();
    if (m_replicas)
        m_replicas->disconnect();
    m_node.commands().open();
}

/// Somebody has changed them, or who may ask for them.
void NodeFollower::takeFlags(bool known, const NotificationFlags &flags)
{
    const NotificationFlags before = std::exchange(m_status.flags, flags);
    const bool wasKnown = std::exchange(m_status.flagsKnown, known);
    if (wasKnown == known && flags.announcesAs(before)) {
        Q_EMIT statusChanged();
        return;
    }
    forgetEvidence();
    if (m_status.subscribed)
        openGap();
    subscribe();
}

void NodeFollower::updateTrouble()
{
    std::optional<redis::Error> trouble = m_trouble;
    if (!trouble && m_check->isSilent())
        trouble = redis::Error{redis::ErrorKind::TimedOut, {}};
    if (!m_check->isSilent())
        m_status.silentSince = {};
    else if (!m_status.silentSince.isValid() && m_check->hasToProve() && m_confirmedAt.isValid())
        m_status.silentSince = m_confirmedAt;
    else if (!m_status.silentSince.isValid())
        m_status.silentSince = QDateTime::currentDateTime().addMSecs(-SourceCheck::kMostSilence.count());
    if (std::exchange(m_status.trouble, trouble) != trouble)
        Q_EMIT statusChanged();
}

/// What arrived under other circumstances says nothing of what will arrive now.
void NodeFollower::forgetEvidence()
{
    m_status.sawWriteEvent = false;
    m_status.sawExpiryEvent = false;
    m_status.writeEventAt = 0;
}

bool NodeFollower::reliesOnEvents() const
{
    if (m_status.tracks || !m_status.subscribed)
        return m_status.tracks;
    return m_status.flagsKnown ? m_status.flags.reportsExpiry() : m_status.sawExpiryEvent || m_status.sawWriteEvent;
}

bool NodeFollower::hearsWrites() const
{
    const bool areAnnounced = m_status.flagsKnown ? m_status.flags.reportsWrites() : m_status.sawWriteEvent;
    return m_status.tracks || (m_status.subscribed && areAnnounced);
}

/// Something has gone without an event.
void NodeFollower::doubtEvents()
{
    if (m_status.stage != Stage::Following || !reliesOnEvents())
        return; // what nobody announces is found by the next pass anyway
    const bool endsAreAnnounced = hearsWrites();
    if (!m_status.flagsKnown)
        forgetEvidence();
    if (endsAreAnnounced)
        readAgain(true);
}

void NodeFollower::readAgain(bool otherData)
{
    openGap();
    m_status.isUnread = true;
    m_passCovers = false;
    forgetNames();
    Q_EMIT wentAstray(otherData);
    Q_EMIT statusChanged();
}

void NodeFollower::openGap()
{
    m_passCovers = false;
    if (!m_status.gapFrom.isValid())
        m_status.gapFrom = m_confirmedAt.isValid() ? m_confirmedAt : QDateTime::currentDateTime();
}

void NodeFollower::notePassStart()
{
    m_hashes->notePassStart();
    m_passCovers = m_status.stage == Stage::Following;
    m_passUnread = false;
    m_passError.reset();
    m_closed.beginPass();
}

void NodeFollower::notePassEnd(bool isOfAllNames)
{
    m_hashes->notePassEnd();
    if (m_passUnread && m_passError)
        m_status.readError = m_passError;
    else
        m_status.readError.reset();
    m_status.hearsAllNames = hearsAllNames();
    if (m_passCovers && m_status.stage == Stage::Following) {
        m_status.gapFrom = {};
        m_status.isUnread = false;
        m_status.wasRead = true;
        // Without events that name others, what is known of them is as old as the latest reading of all names.
        m_status.areNamesKnown = isOfAllNames || (m_status.areNamesKnown && m_status.hearsAllNames);
    }
    Q_EMIT statusChanged();
}

} // namespace server
