// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/fleet.h"
#include "models/redis/clustertopology.h"
#include "models/redis/sentinelscout.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace redis
{
class Server;
}

namespace server
{

class FleetReplicas;
class NodeFollower;
class NodeInquiry;
class ScanPass;

/// Tells which nodes there are and how each of them is. Who is there is told all the time, by what the followers and
/// the cluster say; what a node says of itself is asked for only while somebody looks.
/// Lives in the I/O thread.
class FleetWatch final : public QObject
{
    Q_OBJECT

public:
    FleetWatch(messages::ConnectionProfile profile, const ScanPass &pass, QObject *parent);

    void setServer(redis::Server &server);
    /// In the order of their indexes.
    void addNode(const NodeFollower &follower);
    void clear();
    /// Whether somebody looks at what the nodes say of themselves.
    void setLookedAt(bool isLookedAt);
    /// Whether the nodes that hold sessions are asked once a minute how much memory they use.
    void setMemoryKept(bool isKept);
    /// Replicas that wait are tried at once.
    void retryNow();

Q_SIGNALS:
    /// The same as before is not told again.
    void changed(const messages::FleetPointer &fleet);

private:
    struct Followed {
        const NodeFollower *follower;
        NodeInquiry *inquiry;
    };

    void tellSoon();
    void tell();
    void ask();
    void askMemory();
    messages::FleetNode nodeOf(const Followed &followed) const;
    messages::FleetNode replicaOf(const messages::FleetNode &primary, const redis::ClusterMember &member) const;
    std::vector<messages::FleetNode> replicasOf(const messages::FleetNode &primary) const;
    std::optional<redis::SentinelStanding> sentinels() const;
    messages::Problem problemOf(const redis::Error &error, const QString &name) const;

    messages::ConnectionProfile m_profile;
    const ScanPass &m_pass;
    redis::Server *m_server = nullptr;
    std::vector<Followed> m_nodes; ///< by the node's index
    FleetReplicas *m_replicas;
    QTimer m_soon;
    QTimer m_ask;       ///< runs while somebody looks
    QTimer m_askMemory; ///< runs while somebody writes it down
    messages::FleetPointer m_told;
};

} // namespace server
