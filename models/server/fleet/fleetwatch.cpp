// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/fleet/fleetwatch.h"

#include "models/redis/server.h"
#include "models/server/connect/problemtext.h"
#include "models/server/connect/sentinelproblemtext.h"
#include "models/server/fleet/fleetreplicas.h"
#include "models/server/fleet/nodeinquiry.h"
#include "models/server/intake/livenessjudgement.h"
#include "models/server/intake/nodefollower.h"
#include "models/server/intake/scanpass.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using messages::Fleet;
using messages::FleetNode;
using Presence = FleetNode::Presence;

namespace
{

// Each time about a tenth of a millisecond of each node.
constexpr auto kBetweenQuestions = 3s;
// Not longer apart than the minutes into which it is written, and before they end.
constexpr auto kBetweenMemory = 55s;
// Several things happen at once when a node goes.
constexpr auto kTellAfter = 50ms;

int firstSlotOf(const FleetNode &node)
{
    return node.slots.empty() ? redis::kSlots : node.slots.front().first;
}

/// Of the replica at this place, by its primary's word; null: it does not name it so.
const messages::ReplicaTold *toldOf(const FleetNode &primary, const QString &place)
{
    const auto &replicas = primary.facts.replicas;
    const auto found =
        std::find_if(replicas.begin(), replicas.end(), [&](const auto &told) { return told.place == place; });
    return found == replicas.end() ? nullptr : &*found;
}

qint64 behind(qint64 primary, qint64 replica)
{
    // They are not asked in the same moment.
    return primary < 0 || replica < 0 ? -1 : std::max<qint64>(0, primary - replica);
}

} // namespace

FleetWatch::FleetWatch(messages::ConnectionProfile profile, const ScanPass &pass, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_pass(pass)
    , m_replicas(new FleetReplicas(this))
    , m_soon(this)
    , m_ask(this)
    , m_askMemory(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTellAfter);
    connect(&m_soon, &QTimer::timeout, this, &FleetWatch::tell);
    m_ask.setInterval(kBetweenQuestions);
    connect(&m_ask, &QTimer::timeout, this, &FleetWatch::ask);
    m_askMemory.setInterval(kBetweenMemory);
    connect(&m_askMemory, &QTimer::timeout, this, &FleetWatch::askMemory);
    connect(m_replicas, &FleetReplicas::changed, this, &FleetWatch::tellSoon);
    connect(&pass, &ScanPass::finished, this, &FleetWatch::tellSoon); // all is read then
}

void FleetWatch::setServer(redis::Server &server)
{
    m_server = &server;
    connect(&server, &redis::Server::nodesChanged, this, &FleetWatch::tellSoon);
    connect(&server, &redis::Server::sentinelsChanged, this, &FleetWatch::tellSoon);
    connect(&server, &redis::Server::topologyChanged, this, [this] {
        if (m_ask.isActive())
            m_replicas->open(*m_server);
        tellSoon();
    });
}

void FleetWatch::addNode(const NodeFollower &follower)
{
    auto *inquiry = new NodeInquiry(follower.node().commands(), this);
    m_nodes.push_back({&follower, inquiry});
    connect(&follower, &NodeFollower::statusChanged, this, &FleetWatch::tellSoon);
    connect(inquiry, &NodeInquiry::answered, this, &FleetWatch::tellSoon);
    connect(&follower.node().commands(), &redis::Connection::stateChanged, this,
            [this, inquiry](redis::Connection::State state) {
                if (state != redis::Connection::State::Ready)
                    return;
                if (m_ask.isActive())
                    inquiry->ask(false);
                else if (m_askMemory.isActive())
                    inquiry->askMemory();
            });
}

void FleetWatch::clear()
{
    m_soon.stop();
    m_ask.stop();
    m_askMemory.stop();
    for (const Followed &followed : std::exchange(m_nodes, {})) {
        followed.follower->disconnect(this);
        delete followed.inquiry;
    }
    m_replicas->close();
    if (m_server)
        m_server->disconnect(this);
    m_server = nullptr;
}

void FleetWatch::setLookedAt(bool isLookedAt)
{
    if (!m_server || isLookedAt == m_ask.isActive())
        return;
    if (isLookedAt) {
        m_ask.start();
        m_replicas->open(*m_server);
        ask();
    } else {
        m_ask.stop();
        m_replicas->close();
    }
    tellSoon();
}

void FleetWatch::setMemoryKept(bool isKept)
{
    if (!m_server || isKept == m_askMemory.isActive())
        return;
    if (!isKept)
        return m_askMemory.stop();
    m_askMemory.start();
    askMemory();
}

/// Who is looked at says it anyway.
void FleetWatch::askMemory()
{
    if (m_ask.isActive())
        return;
    for (const Followed &followed : m_nodes) {
        if (!followed.follower->node().isRetired())
            followed.inquiry->askMemory();
    }
}

void FleetWatch::retryNow()
{
    m_replicas->retryNow();
}

void FleetWatch::ask()
{
    for (const Followed &followed : m_nodes) {
        // Beside a pass the round trip would be that of our own queue.
        if (!followed.follower->node().isRetired())
            followed.inquiry->ask(!m_pass.isRunning());
    }
    m_replicas->ask();
    tellSoon(); // rates are others, and what does not answer does so for longer
}

// --- what is told ----------------------------------------------------------------------------------------------------

void FleetWatch::tellSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void FleetWatch::tell()
{
    if (!m_server)
        return;
    auto fleet = std::make_shared<Fleet>();
    fleet->isCluster = m_server->finding() == redis::Server::Finding::Cluster;
    fleet->isAsked = m_ask.isActive();
    std::vector<FleetNode> primaries;
    for (const Followed &followed : m_nodes) {
        if (!followed.follower->node().isRetired())
            primaries.push_back(nodeOf(followed));
    }
    std::stable_sort(primaries.begin(), primaries.end(), [](const FleetNode &one, const FleetNode &other) {
        return firstSlotOf(one) < firstSlotOf(other);
    });
    for (FleetNode &primary : primaries) {
        std::vector<FleetNode> replicas = replicasOf(primary);
        fleet->nodes.push_back(std::move(primary));
        std::move(replicas.begin(), replicas.end(), std::back_inserter(fleet->nodes));
    }
    if (m_told)
        fleet->at = m_told->at;
    if (m_told && *m_told == *fleet)
        return;
    fleet->at = QDateTime::currentDateTime();
    m_told = fleet;
    Q_EMIT changed(m_told);
}

FleetNode FleetWatch::nodeOf(const Followed &followed) const
{
    const NodeFollower &follower = *followed.follower;
    NodeFollower::Status status = follower.status();
    redis::Node &node = follower.node();
    FleetNode told;
    told.name = node.name();
    told.address = told.name;
    told.index = node.index();
    if (const redis::ClusterShard *shard = m_server->shardOf(node.index())) {
        for (const redis::SlotRange &range : shard->ranges)
            told.slots.push_back({range.first, range.last});
    }
    if (doesNotAnswer(status)) {
        told.presence = Presence::Missing;
        told.knownUntil = follower.knownUntil();
        told.missingSince = status.silentSince.isValid() ? status.silentSince : status.offlineSince;
        told.retryAt = isMissing(status) ? status.retryAt : QDateTime();
        told.problem = problemOf(isMissing(status) ? *status.error : *status.trouble, told.name);
    } else if (status.stage != NodeFollower::Stage::Offline) {
        told.presence = Presence::Answers;
    }
    told.wasRead = status.wasRead;
    told.readFrom = status.readFrom;
    if (status.replicaRefusal)
        told.readHere = describe(*status.replicaRefusal, m_profile);
    told.facts = followed.inquiry->facts();
    if (told.presence != Presence::Answers)
        return told;
    const messages::Liveness liveness = judgeLiveness({status}, m_pass.standing(), {}, m_profile, {}, sentinels());
    told.mode = liveness.mode;
    told.hidesChanges = liveness.hidesChanges;
    if (status.flagsKnown)
        told.facts.notificationFlags = QString::fromLatin1(status.flags.value());
    // Rates and round trips are others each time: not while nobody looks.
    if (!m_ask.isActive())
        return told;
    told.events = follower.latestEventCount();
    told.roundTrip = followed.inquiry->roundTrip();
    return told;
}

/// Nothing: it is reached without.
std::optional<redis::SentinelStanding> FleetWatch::sentinels() const
{
    const redis::SentinelStanding *standing = m_server->sentinels();
    return standing ? std::optional(*standing) : std::nullopt;
}

/// One of several is called by its own name: the profile's is that of the first one asked.
messages::Problem FleetWatch::problemOf(const redis::Error &error, const QString &name) const
{
    if (const redis::SentinelStanding *standing = m_server->sentinels())
        return describePrimary(error, *standing, m_profile);
    return describe(error, m_profile, m_nodes.size() > 1 ? name : QString());
}

std::vector<FleetNode> FleetWatch::replicasOf(const FleetNode &primary) const
{
    std::vector<FleetNode> replicas;
    if (const redis::ClusterShard *shard = m_server->shardOf(primary.index)) {
        for (const redis::ClusterMember &member : shard->replicas)
            replicas.push_back(replicaOf(primary, member));
        return replicas;
    }
    // Of a server that stands alone: as it tells. They may be reached from where it is only.
    for (const messages::ReplicaTold &told : primary.facts.replicas) {
        FleetNode replica;
        replica.name = replica.address = told.place;
        replica.isReplica = true;
        replica.primary = primary.name;
        replica.presence = primary.isMissing() ? Presence::Unknown
                           : told.isOnline     ? Presence::SaidToRun
                                               : Presence::SaidToFail;
        if (!primary.isMissing()) {
            replica.behindBytes = behind(primary.facts.offset, told.offset);
            replica.behindSeconds = told.lagSeconds;
        }
        replicas.push_back(std::move(replica));
    }
    return replicas;
}

FleetNode FleetWatch::replicaOf(const FleetNode &primary, const redis::ClusterMember &member) const
{
    FleetNode told;
    told.isReplica = true;
    told.primary = primary.name;
    told.slots = primary.slots;
    told.name = told.address = member.endpoint ? member.endpoint->toString() : QString::fromLatin1(member.id.left(8));
    told.presence = member.isFailed ? Presence::SaidToFail : Presence::SaidToRun;
    const messages::ReplicaTold *byPrimary = primary.isMissing() ? nullptr : toldOf(primary, told.name);
    if (byPrimary)
        told.behindSeconds = byPrimary->lagSeconds;
    const FleetReplicas::Replica *replica = m_replicas->find(member.id);
    if (!replica) {
        if (byPrimary)
            told.behindBytes = behind(primary.facts.offset, byPrimary->offset);
        return told;
    }
    if (replica->error) {
        told.presence = Presence::Missing;
        told.missingSince = replica->missingSince;
        told.retryAt = replica->retryAt;
        told.problem = describe(*replica->error, m_profile, told.name);
        told.facts = replica->inquiry->facts();
        return told;
    }
    if (replica->connection->state() != redis::Connection::State::Ready)
        return told;
    told.presence = Presence::Answers;
    told.facts = replica->inquiry->facts();
    told.roundTrip = replica->inquiry->roundTrip();
    if (!primary.isMissing())
        told.behindBytes = behind(primary.facts.offset, told.facts.offset);
    if (told.facts.isLinked == false || told.behindSeconds < 0)
        told.behindSeconds = told.facts.linkSilentSeconds;
    return told;
}

} // namespace server

#include "moc_fleetwatch.cpp"
