// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/backoff.h"
#include "models/redis/clusterscout.h"
#include "models/redis/node.h"
#include "models/redis/sentinelscout.h"
#include "models/redis/slotholders.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace redis
{

/// A server is a set of nodes. A standalone one has one; Sentinel has one whose endpoint follows the
/// failover, see SentinelScout; Cluster has one for each primary. Code above this class asks for nodes, never for a
/// socket.
///
/// Whatever address is opened is asked whether it is a node of a cluster; then the others are found by it, and who
/// holds which slots is asked again every second, and at once where an answer shows that it has changed; of another
/// node where the one that was asked is silent. What has to
/// be known to reach the cluster when all nodes of now are gone are all places that were ever named. A node of it that
/// is closed for good while others are followed is tried again, slowly.
class Server final : public QObject
{
    Q_OBJECT

public:
    Server(ServerAddress address, Login login, const ConnectionOptions &options, QObject *parent = nullptr);
    ~Server() override;

    /// Of the account at the sentinels. Before open().
    void setSentinelLogin(Login login) { m_sentinelLogin = std::move(login); }

    /// Emits nodesChanged() when the nodes are known (at once with the one that is opened), then opens their command
    /// connections. Events are opened by who wants them. Errors: InvalidAddress by openFailed().
    void open();
    void close();
    /// By the sentinels' word: those that are not reached are tried at once.
    void retrySentinels();

    const ServerAddress &address() const { return m_address; }
    /// By their indexes; those that are retired among them.
    const std::vector<Node *> &nodes() const { return m_nodes; }
    /// The node that holds this key; null when none is known.
    Node *nodeForKey(QByteArrayView key) const;
    /// The node at this place, as the server names it; null: none that is known.
    Node *nodeAt(const Endpoint &endpoint) const;

    using Finding = ClusterScout::Finding;
    /// Whether it is a cluster, as far as is known. Once its nodes were known they are followed, whatever is said
    /// later.
    Finding finding() const { return m_finding; }
    /// Of a cluster: what was said the last time that it was asked for its nodes and did not tell them. Nothing: it
    /// did.
    std::optional<Finding> lapse() const { return m_lapse; }
    /// Of a cluster: slots that no node holds.
    int uncoveredSlots() const;
    /// Who holds what, and who their replicas are, as it was told last. Empty: nobody has told.
    const ClusterTopology &topology() const { return m_topology; }
    /// The node that holds this slot of a cluster; null: none.
    Node *nodeOfSlot(int slot) const;
    /// What the node holds of a cluster; null: nothing, or that is not told.
    const ClusterShard *shardOf(int node) const;
    /// A connection of its own for commands, with the same login, to another place of this server: a replica's. It is
    /// not open yet.
    std::unique_ptr<Connection> connectionTo(const Endpoint &place, int database = 0) const;
    /// Something says that who holds what is not as it was: asks soon, `witness` if it can be asked.
    void refresh(Node *witness = nullptr);
    /// How things stand with the sentinels; null: it is reached without.
    const SentinelStanding *sentinels() const { return m_sentinels ? &m_sentinels->standing() : nullptr; }

Q_SIGNALS:
    /// Nodes have come, have moved to another place, are retired, hold other slots; or it is a cluster after all; or it
    /// tells no more of them, or again.
    void nodesChanged();
    /// sentinels() says something else.
    void sentinelsChanged();
    /// topology() is another: also where only replicas have come, gone, or failed. After nodesChanged().
    void topologyChanged();
    void openFailed(const redis::Error &error);

private:
    void openBySentinels();
    void takePrimary(const Endpoint &place);
    Node &addNode(const Endpoint &endpoint);
    void takeState(Node &node, Connection::State state);
    void takeFailure(Node &node, const Error &error);
    void takeMisdirection(Node &node, ErrorKind kind);
    void takeFinding(Finding finding);
    void takeLapse(Finding finding);
    Node *otherReady(const Node *node) const;
    bool isTooSoon() const;
    void apply(const ClusterTopology &announced);
    ClusterTopology asReached(ClusterTopology topology) const;
    std::vector<SlotHolders::Seat> seats() const;
    void learnSeeds(const ClusterTopology &topology);
    void tick();
    void reopenClosed();
    void ask();
    void turnFromSilent();
    void askSeed();

    ServerAddress m_address;
    Login m_login;
    Login m_sentinelLogin;
    ConnectionOptions m_options;
    SentinelScout *m_sentinels = nullptr;
    std::vector<Node *> m_nodes;
    SlotHolders m_holders; ///< of a cluster: who holds which slots
    Finding m_finding = Finding::Unknown;
    std::optional<Finding> m_lapse;
    ClusterTopology m_topology;
    ClusterScout m_scout;
    QElapsedTimer m_reopenedAt;
    QTimer m_refresh;
    QTimer m_soon;
    QElapsedTimer m_askedAt;
    bool m_hasOthers = false; ///< an answer has named another node
    bool m_isRefused = false; ///< this account may not ask, as far as is known
    Backoff m_refusedPauses;
    std::chrono::milliseconds m_refusedPause{0}; ///< until it is asked again
    Node *m_witness = nullptr;                   ///< who knows more than the others
    int m_silent = 0;                            ///< witnesses in a row that have not answered in time
    QList<Endpoint> m_seeds;                     ///< all places ever named
    qsizetype m_nextSeed = 0;
    Connection *m_seed = nullptr; ///< while no node answers
    Backoff m_seedPauses;
    QElapsedTimer m_seedAt;
    std::chrono::milliseconds m_seedPause{0}; ///< since then
    bool m_isOpen = false;
};

} // namespace redis
