// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/redis/subscriber.h"

#include <QObject>

#include <memory>
#include <vector>

namespace redis
{

/// One primary: a connection for commands and one for events, to the same endpoint.
class Node final : public QObject
{
    Q_OBJECT

public:
    Node(int index, Endpoint endpoint, const Login &login, int database, const ConnectionOptions &options,
         QObject *parent);

    /// Position in Server::nodes(), stable while the node exists.
    int index() const { return m_index; }
    /// "host:port" or the socket's path.
    QString name() const;
    Connection &commands() { return *m_commands; }
    Subscriber &events() { return *m_events; }

private:
    int m_index;
    Connection *m_commands;
    Subscriber *m_events;
};

/// A server is a set of nodes. A standalone one has one; Sentinel has one whose endpoint follows the
/// failover; Cluster has one for each primary. Code above this class asks for nodes, never for a socket.
class Server final : public QObject
{
    Q_OBJECT

public:
    Server(ServerAddress address, Login login, ConnectionOptions options, QObject *parent = nullptr);
    ~Server() override;

    /// Emits nodesChanged() when the nodes are known (at once for Standalone), then opens their command
    /// connections. Events are opened by who wants them. Errors: Unsupported by openFailed().
    void open();
    void close();

    const ServerAddress &address() const { return m_address; }
    const std::vector<Node *> &nodes() const { return m_nodes; }
    /// The node that holds this key; null when none is known.
    Node *nodeForKey(QByteArrayView key) const;

Q_SIGNALS:
    void nodesChanged();
    void openFailed(const redis::Error &error);

private:
    ServerAddress m_address;
    Login m_login;
    ConnectionOptions m_options;
    std::vector<Node *> m_nodes;
    bool m_isOpen = false;
};

} // namespace redis
