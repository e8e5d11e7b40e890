// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sentinelscout.h"
#include "models/redis/server.h"

// A server that is found by sentinels: one node, which is wherever they say that the primary is.

namespace redis
{

void Server::openBySentinels()
{
    m_finding = Finding::Single; // sentinels watch nothing else
    if (!m_sentinels) {
        m_sentinels = new SentinelScout(m_address, m_login, m_sentinelLogin, m_options, this);
        connect(m_sentinels, &SentinelScout::primaryNamed, this, &Server::takePrimary);
        connect(m_sentinels, &SentinelScout::standingChanged, this, &Server::sentinelsChanged);
    }
    m_sentinels->open();
    for (Node *node : m_nodes)
        node->commands().open();
}

void Server::takePrimary(const Endpoint &place)
{
    if (!m_isOpen)
        return;
    if (m_nodes.empty()) {
        Node &first = addNode(place);
        // Before whoever follows the node: what it is asked first is whether it is a primary.
        m_sentinels->watch(first.commands());
    } else {
        m_nodes.front()->moveTo(place);
    }
    Q_EMIT nodesChanged();
    if (m_isOpen)
        m_nodes.front()->commands().open();
}

void Server::retrySentinels()
{
    if (m_sentinels)
        m_sentinels->retry();
}

} // namespace redis
