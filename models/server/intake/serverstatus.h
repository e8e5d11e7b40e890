// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/connectionstatus.h"
#include "models/messages/liveness.h"
#include "models/redis/error.h"
#include "models/server/intake/livenessjudgement.h"
#include "models/server/intake/nodefollower.h"

#include <QObject>

#include <optional>
#include <vector>

namespace server
{

class ScanPass;

/// How things stand with a server as a whole, by what its nodes and the pass over them say; told when it changes.
/// Lives in the I/O thread.
class ServerStatus final : public QObject
{
    Q_OBJECT

public:
    ServerStatus(messages::ConnectionProfile profile, const ScanPass &pass, QObject *parent);

    void addNode(const NodeFollower &node);
    void clear() { m_nodes.clear(); }
    /// Looks again, and tells what has changed.
    void update();
    /// The nodes could not be found out; nothing: it is tried again.
    void setOpenError(const std::optional<redis::Error> &error);
    /// It is over, whatever the nodes say.
    void setClosing() { m_isClosing = true; }

    /// Every node that can be reached can be passed over, and there is one.
    bool allFollowing() const;
    /// Of a cluster: what is known of its nodes.
    void setCluster(const ClusterStanding &cluster);
    /// Of a server that is found by sentinels.
    void setSentinels(const redis::SentinelStanding &sentinels);
    const messages::Liveness &liveness() const { return m_liveness; }

Q_SIGNALS:
    void connectionChanged(const messages::ConnectionStatus &status);
    void livenessChanged(const messages::Liveness &liveness);

private:
    std::vector<NodeFollower::Status> nodeStatuses() const;
    std::optional<messages::TlsFacts> tlsNow() const;
    messages::Liveness livenessNow() const;

    const messages::ConnectionProfile m_profile;
    const ScanPass &m_pass;
    std::vector<const NodeFollower *> m_nodes;
    std::optional<redis::Error> m_openError;
    messages::ConnectionStatus m_connection;
    messages::Liveness m_liveness;
    ClusterStanding m_cluster;
    std::optional<redis::SentinelStanding> m_sentinels;
    bool m_isClosing = false;
};

} // namespace server
