// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/server.h"

namespace redis
{

Node::Node(int index, Endpoint endpoint, const Login &login, int database, const ConnectionOptions &options,
           QObject *parent)
    : QObject(parent)
    , m_index(index)
    , m_commands(new Connection(endpoint, login, database, options, this))
    , m_events(new Subscriber(std::move(endpoint), login, database, options, this))
{
}

QString Node::name() const
{
    return m_commands->endpoint().toString();
}

Server::Server(ServerAddress address, Login login, ConnectionOptions options, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_login(std::move(login))
    , m_options(options)
{
}

Server::~Server() = default;

void Server::open()
{
    switch (m_address.topology) {
    case Topology::Standalone:
        break;
    case Topology::Sentinel:
        Q_EMIT openFailed(Error{ErrorKind::Unsupported, QStringLiteral("Redis Sentinel")});
        return;
    case Topology::Cluster:
        Q_EMIT openFailed(Error{ErrorKind::Unsupported, QStringLiteral("Redis Cluster")});
        return;
    }
    if (m_address.seeds.isEmpty()) {
        Q_EMIT openFailed(Error{ErrorKind::InvalidAddress, QStringLiteral("no host")});
        return;
    }
    m_isOpen = true;
    if (m_nodes.empty()) {
        m_nodes.push_back(new Node(0, m_address.seeds.constFirst(), m_login, m_address.database, m_options, this));
        Q_EMIT nodesChanged();
    }
    if (!m_isOpen)
        return; // the answer to nodesChanged() was close()
    for (Node *node : m_nodes)
        node->commands().open();
}

void Server::close()
{
    m_isOpen = false;
    for (Node *node : m_nodes) {
        node->events().close();
        node->commands().close();
    }
}

Node *Server::nodeForKey(QByteArrayView /* key */) const
{
    return m_nodes.empty() ? nullptr : m_nodes.front();
}

} // namespace redis

#include "moc_server.cpp"
