// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/serverstatus.h"

#include "models/server/connect/tlssource.h"
#include "models/server/intake/connectionjudgement.h"
#include "models/server/intake/livenessjudgement.h"
#include "models/server/intake/scanpass.h"

#include <algorithm>
#include <utility>

namespace server
{

using messages::ConnectionStatus;
using messages::Liveness;

ServerStatus::ServerStatus(messages::ConnectionProfile profile, const ScanPass &pass, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_pass(pass)
{
}

void ServerStatus::addNode(const NodeFollower &node)
{
    m_nodes.push_back(&node);
    connect(&node, &NodeFollower::statusChanged, this, &ServerStatus::update);
}

void ServerStatus::setOpenError(const std::optional<redis::Error> &error)
{
    m_openError = error;
    update();
}

void ServerStatus::setCluster(const ClusterStanding &cluster)
{
    m_cluster = cluster;
    update();
}

void ServerStatus::setSentinels(const redis::SentinelStanding &sentinels)
{
    m_sentinels = sentinels;
    update();
}

void ServerStatus::update()
{
    ConnectionStatus connection =
        m_isClosing ? ConnectionStatus() : judgeConnection(nodeStatuses(), m_openError, m_profile, m_sentinels);
    if (connection.phase == ConnectionStatus::Phase::Connected)
        connection.tls = tlsNow();
    if (connection != m_connection) {
        m_connection = connection;
        Q_EMIT connectionChanged(connection);
    }
    Liveness liveness = livenessNow();
    if (liveness.mode == m_liveness.mode)
        liveness.since = m_liveness.since;
    else
        liveness.since = QDateTime::currentDateTime();
    if (liveness != m_liveness) {
        m_liveness = liveness;
        Q_EMIT livenessChanged(liveness);
    }
}

Liveness ServerStatus::livenessNow() const
{
    if (m_connection.phase != ConnectionStatus::Phase::Connected) {
        Liveness liveness;
        liveness.gapFrom = m_liveness.gapFrom;
        liveness.gapTo = m_liveness.gapTo;
        return liveness;
    }
    Liveness liveness = judgeLiveness(nodeStatuses(), m_pass.standing(), m_liveness, m_profile, m_cluster, m_sentinels);
    if (liveness.mode != Liveness::Mode::CatchingUp && liveness.mode != Liveness::Mode::Loading)
        liveness.sweepSeconds = m_pass.secondsBetween(liveness);
    return liveness;
}

std::optional<messages::TlsFacts> ServerStatus::tlsNow() const
{
    std::optional<messages::TlsFacts> first;
    for (const NodeFollower *node : m_nodes) {
        const auto tls = tlsFactsOf(node->node().commands());
        if (tls && (!first || tls->validUntil < first->validUntil))
            first = tls;
    }
    return first;
}

std::vector<NodeFollower::Status> ServerStatus::nodeStatuses() const
{
    std::vector<NodeFollower::Status> nodes;
    for (const NodeFollower *node : m_nodes) {
        if (node->node().isRetired())
            continue;
        nodes.push_back(node->status());
        nodes.back().name = node->node().name();
    }
    return nodes;
}

bool ServerStatus::allFollowing() const
{
    const std::vector<NodeFollower::Status> nodes = nodeStatuses();
    const auto follows = [](const auto &node) { return node.stage == NodeFollower::Stage::Following; };
    return std::any_of(nodes.begin(), nodes.end(), follows) &&
           std::all_of(nodes.begin(), nodes.end(), [&](const auto &node) { return follows(node) || isMissing(node); });
}

} // namespace server

#include "moc_serverstatus.cpp"
