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
// What was refused: more and more seldom, since the server may log each refusal.
constexpr auto kAskRefused = 10s;
constexpr auto kAskRefusedLast = 5min;
constexpr auto kSeedTimeout = 2s;
// Of the longest pause between attempts: a minute. Each failed login may be counted.
constexpr int kReopenFactor = 6;
constexpr qsizetype kMostSeeds = 512;

bool isLoopback(const QString &host)
{
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") || host == QLatin1String("::1");
}

bool isSamePlace(const Endpoint &one, const Endpoint &other)
{
    if (one.transport == Transport::Unix || other.transport == Transport::Unix)
        return one == other;
    return one.port == other.port &&
           (one.host.compare(other.host, Qt::CaseInsensitive) == 0 || (isLoopback(one.host) && isLoopback(other.host)));
}

bool isAt(const ClusterMember &member, const Endpoint &place)
{
    return member.endpoint && isSamePlace(*member.endpoint, place);
}

qint64 msOf(std::chrono::milliseconds duration)
{
    return duration.count();
}

bool isReady(Node &node)
{
    return !node.isRetired() && node.commands().state() == Connection::State::Ready;
}

bool contains(const std::vector<Node *> &nodes, const Node *node)
{
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

} // namespace

Server::Server(ServerAddress address, Login login, ConnectionOptions options, QObject *parent)
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
    m_slots.fill(-1);
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
    if (m_address.topology == Topology::Sentinel) {
        Q_EMIT openFailed(Error{ErrorKind::Unsupported, QStringLiteral("Redis Sentinel")});
        return;
    }
    if (m_address.seeds.isEmpty()) {
        Q_EMIT openFailed(Error{ErrorKind::InvalidAddress, QStringLiteral("no host")});
        return;
    }
    m_isOpen = true;
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
    m_holdings.emplace_back();
    // Before whoever follows the node: what it is asked first is whether it has others beside it.
    connect(&node->commands(), &Connection::stateChanged, this,
            [this, node](Connection::State state) { takeState(*node, state); });
    connect(&node->commands(), &Connection::misdirected, this,
            [this, node](ErrorKind kind) { takeMisdirection(*node, kind); });
    return *node;
}

Node *Server::nodeForKey(QByteArrayView key) const
{
    if (m_nodes.empty())
        return nullptr;
    if (m_finding != Finding::Cluster)
        return m_nodes.front();
    const qint16 index = m_slots[size_t(slotOf(key))];
    return index < 0 ? nullptr : m_nodes[size_t(index)];
}

Node *Server::nodeAt(const Endpoint &endpoint) const
{
    for (Node *node : m_nodes) {
        const auto &announced = m_holdings[size_t(node->index())].announced;
        if (!node->isRetired() &&
            ((announced && isSamePlace(*announced, endpoint)) || isSamePlace(node->commands().endpoint(), endpoint)))
            return node;
    }
    return nullptr;
}

Node *Server::nodeOfSlot(int slot) const
{
    const qint16 index = slot < 0 || slot >= kSlots ? qint16(-1) : m_slots[size_t(slot)];
    return index < 0 ? nullptr : m_nodes[size_t(index)];
}

std::unique_ptr<Connection> Server::connectionTo(const Endpoint &place) const
{
    return std::make_unique<Connection>(place, m_login, 0, m_options);
}

int Server::uncoveredSlots() const
{
    return m_finding == Finding::Cluster ? int(std::count(m_slots.begin(), m_slots.end(), -1)) : 0;
}

// --- who is there ----------------------------------------------------------------------------------------------------

void Server::takeState(Node &node, Connection::State state)
{
    if (state == Connection::State::Ready) {
        if (m_finding == Finding::Cluster)
            return refresh();
        m_isRefused = false;
        m_askedAt.start();
        m_scout.ask(node.commands());
    } else if (state == Connection::State::Waiting && m_finding == Finding::Cluster) {
        refresh(); // the others know who takes its place
    }
}

void Server::takeMisdirection(Node &node, ErrorKind kind)
{
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
        if (member.endpoint && m_seeds.size() < kMostSeeds && !m_seeds.contains(*member.endpoint))
            m_seeds.append(*member.endpoint);
    };
    for (const ClusterShard &shard : topology.shards) {
        learn(shard.primary);
        std::for_each(shard.replicas.begin(), shard.replicas.end(), learn);
    }
}

// --- who holds what --------------------------------------------------------------------------------------------------

void Server::apply(const ClusterTopology &topology)
{
    if (!m_isOpen)
        return;
    m_isRefused = false;
    m_refusedPauses.reset();
    bool isChanged = std::exchange(m_finding, Finding::Cluster) != Finding::Cluster;
    isChanged = std::exchange(m_lapse, {}) || isChanged;
    learnSeeds(topology);
    std::array<qint16, kSlots> slots;
    slots.fill(-1);
    std::vector<Node *> opening;
    if (!topology.shards.empty()) { // else nobody holds anything yet: the one that was opened stays
        const auto before = std::ptrdiff_t(m_nodes.size());
        const std::vector<Node *> holders = holdersOf(topology.shards);
        opening.assign(m_nodes.begin() + before, m_nodes.end());
        for (size_t i = 0; i < holders.size(); ++i) {
            if (!holders[i])
                continue;
            if (hold(*holders[i], topology.shards[i]))
                opening.push_back(holders[i]);
            for (const SlotRange &range : topology.shards[i].ranges)
                std::fill(slots.begin() + range.first, slots.begin() + range.last + 1, qint16(holders[i]->index()));
        }
        for (Node *node : m_nodes) {
            if (node->isRetired() || contains(holders, node))
                continue;
            m_holdings[size_t(node->index())] = {};
            node->retire();
            isChanged = true;
        }
    }
    for (Node *node : m_nodes)
        node->setOfCluster();
    isChanged = std::exchange(m_slots, slots) != slots || isChanged || !opening.empty();
    if (isChanged)
        Q_EMIT nodesChanged();
    for (Node *node : opening) {
        if (m_isOpen)
            node->commands().open();
    }
    if (m_isOpen && std::exchange(m_topology, topology) != topology)
        Q_EMIT topologyChanged();
}

/// A node for each shard: first those that are known by their primaries, then those whose primary was replaced. Null:
/// nobody says where its primary is.
std::vector<Node *> Server::holdersOf(const std::vector<ClusterShard> &shards)
{
    std::vector<Node *> holders(shards.size(), nullptr);
    const auto isFree = [&holders](const Node *node) { return !node->isRetired() && !contains(holders, node); };
    for (size_t i = 0; i < shards.size(); ++i) {
        for (Node *node : m_nodes) {
            if (isFree(node) && m_holdings[size_t(node->index())].primary == shards[i].primary.id)
                holders[i] = node;
        }
    }
    // The one that was opened: it is a primary, or one's replica, or goes by a name that only the user knows.
    for (Node *node : m_nodes) {
        if (!isFree(node) || !m_holdings[size_t(node->index())].primary.isEmpty())
            continue;
        const Endpoint &place = node->commands().endpoint();
        const auto isHere = [&place](const ClusterMember &member) { return isAt(member, place); };
        auto own = std::find_if(shards.begin(), shards.end(),
                                [&](const ClusterShard &shard) { return isHere(shard.primary); });
        if (own == shards.end()) {
            own = std::find_if(shards.begin(), shards.end(), [&](const ClusterShard &shard) {
                return std::any_of(shard.replicas.begin(), shard.replicas.end(), isHere);
            });
        }
        const auto index = own == shards.end() ? size_t(0) : size_t(own - shards.begin());
        if (!holders[index])
            holders[index] = node;
    }
    for (size_t i = 0; i < shards.size(); ++i) {
        if (!holders[i])
            holders[i] = heirOf(shards[i], holders);
    }
    for (size_t i = 0; i < shards.size(); ++i) {
        const auto &endpoint = shards[i].primary.endpoint;
        if (holders[i] || !endpoint)
            continue;
        const auto retired = std::find_if(m_nodes.begin(), m_nodes.end(), [&holders](const Node *node) {
            return node->isRetired() && !contains(holders, node);
        });
        if (retired != m_nodes.end())
            holders[i] = *retired;
        else if (m_nodes.size() < ClusterTopology::kMostShards)
            holders[i] = &addNode(*endpoint);
    }
    return holders;
}

/// The node whose primary this shard's has replaced: it was its replica, or it holds what that one held.
Node *Server::heirOf(const ClusterShard &shard, const std::vector<Node *> &taken) const
{
    std::vector<int> held(m_nodes.size(), 0);
    for (const SlotRange &range : shard.ranges) {
        for (int slot = range.first; slot <= range.last; ++slot) {
            if (m_slots[size_t(slot)] >= 0)
                ++held[size_t(m_slots[size_t(slot)])];
        }
    }
    Node *heir = nullptr;
    for (Node *node : m_nodes) {
        const size_t index = size_t(node->index());
        if (node->isRetired() || contains(taken, node))
            continue;
        const std::vector<QByteArray> &replicas = m_holdings[index].replicas;
        if (std::find(replicas.begin(), replicas.end(), shard.primary.id) != replicas.end())
            return node;
        if (held[index] > 0 && (!heir || held[index] > held[size_t(heir->index())]))
            heir = node;
    }
    return heir;
}

/// True: it is reached elsewhere now.
bool Server::hold(Node &node, const ClusterShard &shard)
{
    Holding &holding = m_holdings[size_t(node.index())];
    holding.replicas.clear();
    for (const ClusterMember &replica : shard.replicas)
        holding.replicas.push_back(replica.id);
    const bool isAnother = std::exchange(holding.primary, shard.primary.id) != shard.primary.id;
    const std::optional<Endpoint> &place = shard.primary.endpoint;
    if (!place || (!isAnother && holding.announced == place))
        return false;
    holding.announced = place;
    // Opened by another name for the same: it stays as it is.
    if (!node.isRetired() && isSamePlace(node.commands().endpoint(), *place))
        return false;
    node.moveTo(*place);
    return true;
}

} // namespace redis

#include "moc_server.cpp"
