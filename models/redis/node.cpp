// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/node.h"

namespace redis
{

Node::Node(int index, Endpoint endpoint, const Login &login, int database, const ConnectionOptions &options,
           QObject *parent)
    : QObject(parent)
    , m_index(index)
    , m_commands(new Connection(endpoint, login, database, options, this))
    , m_events(new Subscriber(std::move(endpoint), login, database, options, this))
{
    // Before whoever else listens.
    connect(m_commands, &Connection::failed, this, [this] {
        // While its data are loaded it is there.
        m_isMissing = m_isMissing || m_commands->state() != Connection::State::Handshaking;
    });
    connect(m_commands, &Connection::stateChanged, this,
            [this](Connection::State state) { m_isMissing = m_isMissing && state != Connection::State::Ready; });
}

QString Node::name() const
{
    return m_commands->endpoint().toString();
}

void Node::moveTo(const Endpoint &endpoint)
{
    m_isRetired = false;
    m_isMissing = false; // it has not been tried there
    m_events->moveTo(endpoint);
    m_commands->moveTo(endpoint);
}

void Node::retire()
{
    m_isRetired = true;
    m_events->close();
    m_commands->close();
}

} // namespace redis

#include "moc_node.cpp"
