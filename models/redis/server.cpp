// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/server.h"

#include <algorithm>
#include <utility>

namespace redis
{

namespace
{

using namespace std::chrono_literals;

// A failover is noticed by it where nothing else tells: a primary that has become a replica goes on answering. Some
// kilobytes.
constexpr auto kRefresh = 1s;
// Between two questions, however much there is to ask.
constexpr auto kSoonest = 100ms;
// Who has not answered by the next time is not waited for while others may know, unless all are as slow: a connection
// that leads nowhere is given up after ten times as long, and slots go to others meanwhile.
constexpr auto kPatienceWithNodes = 700ms;
constexpr int kMostDoublings = 4;
// What was refused: more and more seldom, since the server may log each refusal.
constexpr auto kAskRefused = 10s;
constexpr auto kAskRefusedLast = 5min;
constexpr auto kSeedTimeout = 2s;
// Of the longest pause between attempts: a minute. Each failed login may be counted.
constexpr int kReopenFactor = 6;
constexpr qsizetype kMostSeeds = 512;

qint64 msOf(std::chrono::milliseconds duration)
{
    return duration.count();
}

bool isReady(Node &node)
{
    return !node.isRetired() && node.commands().state() == Connection::State::Ready;
}

} // namespace

Server::Server(ServerAddress address, Login login, const ConnectionOptions &options, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_login(std::move(login))
    , m_options(options)
    , m_scout(this)
    , m_refresh(this)
    , m_soon(this)
    , m_refusedPauses(kAskRefused, kAskRefusedLast)
    , m_seedPauses(options.firstRetry, options.lastRetry)
{
    m_refresh.setInterval(kRefresh);
    m_soon.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &Server::tick);
    connect(&m_soon, &QTimer::timeout, this, &Server::ask);
    connect(&m_scout, &ClusterScout::learned, this, &Server::apply);
    connect(&m_scout, &ClusterScout::found, this, &Server::takeFinding);
}

Server::~Server() = default;

void Server::open()
{
    if (m_address.seeds.isEmpty()) {
        Q_EMIT openFailed(Error{ErrorKind::InvalidAddress, QStringLiteral("no host")});
        return;
    }
    m_isOpen = true;
    if (m_address.topology == Topology::Sentinel)
        return openBySentinels();
    if (m_nodes.empty()) {
        m_seeds = m_address.seeds;
        addNode(m_address.seeds.constFirst());
        Q_EMIT nodesChanged();
    }
    if (!m_isOpen)
        return; // the answer to nodesChanged() was close()
    m_refresh.start();
    for (Node *node : m_nodes) {
        if (!node->isRetired())
            node->commands().open();
    }
}

void Server::close()
{
    m_isOpen = false;
    m_refresh.stop();
    m_soon.stop();
    m_scout.forget();
    if (m_sentinels)
        m_sentinels->close();
    delete std::exchange(m_seed, nullptr);
    m_seedPause = 0ms;
    for (Node *node : m_nodes) {
        node->events().close();
        node->commands().close();
    }
}

Node &Server::addNode(const Endpoint &endpoint)
{
    auto *node = new Node(int(m_nodes.size()), endpoint, m_login, m_address.database, m_options, this);
    m_nodes.push_back(node);
    // Before whoever follows the node: what it is asked first is whether it has others beside it.
    connect(&node->commands(), &Connection::stateChanged, this,
            [this, node](Connection::State state) { takeState(*node, state); });
    connect(&node->commands(), &Connection::misdirected, this,
            [this, node](ErrorKind kind) { takeMisdirection(*node, kind); });
    connect(
        &node->commands(), &Connection::failed, this, [this, node](const Error &error) { takeFailure(*node, error); },
        Qt::QueuedConnection); // it may be moved for it
    return *node;
}

Node *Server::nodeForKey(QByteArrayView key) const
{
    if (m_nodes.empty())
        return nullptr;
    if (m_finding != Finding::Cluster)
        return m_nodes.front();
    const auto holder = m_holders.holderOf(slotOf(key));
    return holder ? m_nodes[size_t(*holder)] : nullptr;
}

Node *Server::nodeAt(const Endpoint &endpoint) const
{
    const auto index = m_holders.nodeAt(m_address.reached(endpoint), seats());
    return index ? m_nodes[size_t(*index)] : nullptr;
}

Node *Server::nodeOfSlot(int slot) const
{
    const bool isSlot = m_finding == Finding::Cluster && slot >= 0 && slot < kSlots;
    const std::optional<int> index = isSlot ? m_holders.holderOf(slot) : std::nullopt;
    return index ? m_nodes[size_t(*index)] : nullptr;
}

const ClusterShard *Server::shardOf(int node) const
{
    for (const ClusterShard &shard : m_topology.shards) {
        const Node *holder = nodeOfSlot(shard.ranges.front().first);
        if (holder && holder->index() == node)
            return &shard;
    }
    return nullptr;
}

std::unique_ptr<Connection> Server::connectionTo(const Endpoint &place, int database) const
{
    return std::make_unique<Connection>(place, m_login, database, m_options);
}

int Server::uncoveredSlots() const
{
    return m_finding == Finding::Cluster ? m_holders.uncovered() : 0;
}

std::vector<SlotHolders::Seat> Server::seats() const
{
    std::vector<SlotHolders::Seat> seats;
    for (Node *node : m_nodes)
        seats.push_back({node->commands().endpoint(), node->isRetired()});
    return seats;
}

ClusterTopology Server::asReached(ClusterTopology topology) const
{
    const auto replace = [this](ClusterMember &member) {
        if (!member.endpoint)
            return;
        const Endpoint reached = m_address.reached(*member.endpoint);
        // One of its two places is replaced, whichever the user has seen.
        if (reached == *member.endpoint && member.byAddress &&
            m_address.reached(*member.byAddress) != *member.byAddress)
            member.endpoint = m_address.reached(*member.byAddress);
        else if (reached != *member.endpoint)
            member.endpoint = reached;
        else
            return;
        member.byAddress.reset();
    };
    for (ClusterShard &shard : topology.shards) {
        replace(shard.primary);
        std::for_each(shard.replicas.begin(), shard.replicas.end(), replace);
    }
    return topology;
}

// --- who is there ----------------------------------------------------------------------------------------------------

void Server::takeState(Node &node, Connection::State state)
{
    if (m_sentinels)
        return; // who watch it themselves
    if (state == Connection::State::Ready) {
        if (m_finding == Finding::Cluster)
            return refresh();
        if (m_scout.wasTooMuch() && isTooSoon())
            return; // it is asked when its time has come
        m_isRefused = false;
        m_askedAt.start();
        m_scout.ask(node.commands());
    } else if (state == Connection::State::Waiting && m_finding == Finding::Cluster) {
        refresh(); // the others know who takes its place
    }
}

/// Its host name cannot be looked up from here: containers have names of their own. By its address it is found perhaps.
void Server::takeFailure(Node &node, const Error &error)
{
    const bool isLost = m_isOpen && !node.isRetired() && node.commands().state() != Connection::State::Ready;
    if (!isLost || error.kind != ErrorKind::HostNotFound)
        return;
    const std::optional<Endpoint> other = m_holders.otherPlaceOf(node.index(), node.commands().endpoint());
    if (!other)
        return;
    node.moveTo(*other);
    Q_EMIT nodesChanged();
    if (m_isOpen)
        node.commands().open();
}

void Server::takeMisdirection(Node &node, ErrorKind kind)
{
    if (m_sentinels)
        return;
    // Who says that nobody holds the slot knows no more than before, or is cut off: another one is asked.
    if (m_finding == Finding::Cluster)
        return refresh(kind == ErrorKind::ClusterDown ? otherReady(&node) : &node);
    if (kind == ErrorKind::ReadOnlyReplica)
        return; // of one that stands alone
    m_hasOthers = true;
    if (m_isRefused && m_finding == Finding::Unknown)
        takeFinding(Finding::Hidden);
    else if (!m_isRefused && m_askedAt.hasExpired(msOf(kRefresh)))
        ask();
}

void Server::takeFinding(Finding finding)
{
    m_isRefused = finding != Finding::Single && finding != Finding::Cluster;
    if (m_isRefused)
        m_refusedPause = m_refusedPauses.next();
    if (finding == Finding::Unknown && m_hasOthers)
        finding = Finding::Hidden;
    // What one node does not say for once is not forgotten; nor what it has shown that it is.
    if (m_finding == Finding::Cluster)
        return takeLapse(finding);
    const Finding before = m_finding;
    const bool isHidden = before == Finding::Hidden || before == Finding::Unreadable;
    if ((isHidden && finding == Finding::Unknown) || before == finding)
        return;
    m_finding = finding;
    if (before == Finding::Unknown && finding == Finding::Single)
        return; // as it was taken to be
    for (Node *node : m_nodes) {
        if (finding == Finding::Hidden || finding == Finding::Unreadable)
            node->setOfCluster();
    }
    Q_EMIT nodesChanged();
}

/// It goes on as it was known; but who has come or gone since is not. Perhaps another node tells.
void Server::takeLapse(Finding finding)
{
    if (!m_isRefused)
        return; // one that has been set up anew, without the others
    m_witness = otherReady(m_witness);
    if (std::exchange(m_lapse, finding) != finding)
        Q_EMIT nodesChanged();
}

/// Null: this one alone is, or none.
Node *Server::otherReady(const Node *node) const
{
    // The next one first: each has its turn.
    Node *before = nullptr;
    for (Node *other : m_nodes) {
        if (other == node || !isReady(*other))
            continue;
        if (!node || other->index() > node->index())
            return other;
        before = before ? before : other;
    }
    return before;
}

bool Server::isTooSoon() const
{
    return m_isRefused && m_askedAt.isValid() && !m_askedAt.hasExpired(msOf(m_refusedPause));
}

void Server::refresh(Node *witness)
{
    if (!m_isOpen || m_finding != Finding::Cluster)
        return;
    if (witness)
        m_witness = witness;
    if (isTooSoon())
        return;
    const qint64 since = m_askedAt.isValid() ? m_askedAt.elapsed() : msOf(kSoonest);
    if (!m_soon.isActive())
        m_soon.start(int(std::max<qint64>(0, msOf(kSoonest) - since)));
}

void Server::tick()
{
    const bool isKnown = m_finding == Finding::Single;
    if (!isKnown && !isTooSoon())
        ask();
    if (m_finding == Finding::Cluster)
        reopenClosed();
}

/// The others go on, and nobody would ever say that it is to be tried again: a password that is set node by node.
void Server::reopenClosed()
{
    const auto isClosed = [](Node *node) {
        return !node->isRetired() && node->commands().state() == Connection::State::Closed;
    };
    const bool isDue = otherReady(nullptr) && std::any_of(m_nodes.begin(), m_nodes.end(), isClosed);
    if (!isDue) {
        m_reopenedAt.invalidate();
        return;
    }
    if (!m_reopenedAt.isValid())
        m_reopenedAt.start();
    if (!m_reopenedAt.hasExpired(msOf(m_options.lastRetry * kReopenFactor)))
        return;
    m_reopenedAt.start();
    const std::vector<Node *> nodes = m_nodes; // they may change on the way
    for (Node *node : nodes) {
        if (m_isOpen && isClosed(node))
            node->commands().open();
    }
}

/// One node, the same as long as it answers: two that learn of a change one after the other would make it two changes.
void Server::ask()
{
    if (!m_isOpen)
        return;
    turnFromSilent();
    if (!m_witness || !isReady(*m_witness))
        m_witness = otherReady(nullptr);
    if (m_witness) {
        delete std::exchange(m_seed, nullptr);
        m_seedPause = 0ms;
        m_seedPauses.reset();
        m_askedAt.start();
        m_scout.ask(m_witness->commands());
    } else if (m_finding == Finding::Cluster) {
        askSeed();
    }
}

void Server::turnFromSilent()
{
    const auto ready = std::count_if(m_nodes.begin(), m_nodes.end(), [](Node *node) { return isReady(*node); });
    const int rounds = m_silent / std::max(int(ready), 1);
    if (ready < 2 || m_scout.silentFor() < kPatienceWithNodes * (1 << std::min(rounds, kMostDoublings)))
        return;
    if (m_witness && m_scout.isAsking(m_witness->commands()))
        m_witness = otherReady(m_witness);
    m_scout.giveUp();
    ++m_silent;
}

/// No node answers: perhaps one of those that were there before does, or a replica. Where all are closed for good, for
/// the wrong password perhaps, the others would say the same.
void Server::askSeed()
{
    const bool isAnyTried = std::any_of(m_nodes.begin(), m_nodes.end(), [](Node *node) {
        return !node->isRetired() && node->commands().state() != Connection::State::Closed;
    });
    if (!isAnyTried)
        return;
    if (m_seed && m_seed->state() != Connection::State::Closed) {
        if (m_seed->state() == Connection::State::Ready)
            m_scout.ask(*m_seed);
        return;
    }
    if (m_seedPause > 0ms && !m_seedAt.hasExpired(msOf(m_seedPause)))
        return;
    delete std::exchange(m_seed, nullptr);
    m_seedPause = m_seedPauses.next();
    m_seedAt.start();
    ConnectionOptions options = m_options;
    options.reconnect = false;
    options.connectTimeout = std::min<std::chrono::milliseconds>(options.connectTimeout, kSeedTimeout);
    m_nextSeed = (m_nextSeed + 1) % m_seeds.size();
    m_seed = new Connection(m_seeds.at(m_nextSeed), m_login, 0, options, this);
    m_seed->open();
}

void Server::learnSeeds(const ClusterTopology &topology)
{
    const auto learn = [this](const ClusterMember &member) {
        for (const auto &place : {member.endpoint, member.byAddress}) {
            if (place && m_seeds.size() < kMostSeeds && !m_seeds.contains(*place))
                m_seeds.append(*place);
        }
    };
    for (const ClusterShard &shard : topology.shards) {
        learn(shard.primary);
        std::for_each(shard.replicas.begin(), shard.replicas.end(), learn);
    }
}

// --- who holds what --------------------------------------------------------------------------------------------------

void Server::apply(const ClusterTopology &announced)
{
    if (!m_isOpen)
        return;
    const ClusterTopology topology = asReached(announced);
    m_silent = 0;
    m_isRefused = false;
    m_refusedPauses.reset();
    bool isChanged = std::exchange(m_finding, Finding::Cluster) != Finding::Cluster;
    isChanged = std::exchange(m_lapse, {}) || isChanged;
    learnSeeds(topology);
    const SlotHolders::Change change = m_holders.apply(topology, seats());
    std::vector<Node *> opening;
    for (const Endpoint &endpoint : change.added)
        opening.push_back(&addNode(endpoint));
    for (const SlotHolders::Move &move : change.moved) {
        Node *node = m_nodes[size_t(move.node)];
        node->moveTo(move.to);
        opening.push_back(node);
    }
    for (const int index : change.retired)
        m_nodes[size_t(index)]->retire();
    for (Node *node : m_nodes)
        node->setOfCluster();
    if (isChanged || change.isAny())
        Q_EMIT nodesChanged();
    for (Node *node : opening) {
        if (m_isOpen)
            node->commands().open();
    }
    if (m_isOpen && std::exchange(m_topology, topology) != topology)
        Q_EMIT topologyChanged();
}

} // namespace redis

#include "moc_server.cpp"
