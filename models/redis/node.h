// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/redis/subscriber.h"

#include <QObject>

namespace redis
{

/// One primary: a connection for commands and one for events, to the same endpoint. In a cluster it stands for what
/// holds certain slots: when a replica takes the primary's place the endpoint is another, and the node is the same.
class Node final : public QObject
{
    Q_OBJECT

public:
    Node(int index, Endpoint endpoint, const Login &login, int database, const ConnectionOptions &options,
         QObject *parent);

    /// Position in Server::nodes(), for ever.
    int index() const { return m_index; }
    /// "host:port" or the socket's path.
    QString name() const;
    Connection &commands() { return *m_commands; }
    Subscriber &events() { return *m_events; }

    /// Its keys may move to other nodes, and theirs to it.
    bool isOfCluster() const { return m_isOfCluster; }
    /// It holds nothing any more: what it held, others do. Closed, and not to be asked; it may come back as another.
    bool isRetired() const { return m_isRetired; }

    /// It was tried, and there is no connection for commands since.
    bool isMissing() const { return m_isMissing; }

    // The server's to say.
    void setOfCluster() { m_isOfCluster = true; }
    /// Closes both connections; the next open() goes there.
    void moveTo(const Endpoint &endpoint);
    void retire();

private:
    int m_index;
    Connection *m_commands;
    Subscriber *m_events;
    bool m_isOfCluster = false;
    bool m_isRetired = false;
    bool m_isMissing = false;
};

} // namespace redis
