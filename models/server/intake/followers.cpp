// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/followers.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/server/connect/eventflags.h"
#include "models/server/intake/keytracer.h"

#include <utility>

namespace server
{

using redis::Connection;

Followers::Followers(QObject *parent)
    : QObject(parent)
    , m_tracer(new KeyTracer(this))
{
    connect(m_tracer, &KeyTracer::lost, this, &Followers::takeLost);
}

Followers::~Followers() = default;

void Followers::setServer(redis::Server &server)
{
    m_server = &server;
    m_tracer->setServer(server);
}

void Followers::add(NodeFollower &follower)
{
    m_all.push_back(&follower);
    m_tracer->addNode(follower);
    follower.setHolds([this, &follower](QByteArrayView key) {
        const NodeFollower *holder = of(key);
        return !holder || holder == &follower;
    });
}

void Followers::clear(QObject &listener)
{
    m_server = nullptr;
    m_tracer->clear();
    for (NodeFollower *follower : m_all)
        follower->disconnect(&listener);
    qDeleteAll(std::exchange(m_all, {}));
}

NodeFollower *Followers::of(QByteArrayView key) const
{
    const redis::Node *node = m_server ? m_server->nodeForKey(formats::keyOfRecord(key)) : nullptr;
    return node && size_t(node->index()) < m_all.size() ? m_all[size_t(node->index())] : nullptr;
}

bool Followers::isLeftBehind(const QByteArray &key) const
{
    return m_tracer->isLeftBehind(key);
}

NodeFollower *Followers::anyFollowing() const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [](NodeFollower *follower) { return follower->isFollowing(); });
    return found == m_all.end() ? nullptr : *found;
}

void Followers::setFormats(const std::shared_ptr<const formats::FormatSet> &formats)
{
    for (NodeFollower *follower : m_all)
        follower->setFormats(formats);
}

void Followers::refresh(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes)
{
    const std::vector<std::vector<QByteArray>> byNode = sortedOut(keys, nodes);
    for (size_t i = 0; i < byNode.size(); ++i)
        m_all[i]->refresh(byNode[i]);
}

void Followers::verify(const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes)
{
    const std::vector<std::vector<QByteArray>> byNode = sortedOut(keys, nodes);
    for (size_t i = 0; i < byNode.size(); ++i)
        m_all[i]->verify(byNode[i]);
}

/// By who holds them now: a row may be of a node from which its slot has moved.
std::vector<std::vector<QByteArray>> Followers::sortedOut(const std::vector<QByteArray> &keys,
                                                          const std::vector<quint8> &nodes) const
{
    std::vector<std::vector<QByteArray>> byNode(m_all.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        const NodeFollower *holder = of(keys[i]);
        const size_t node = holder ? size_t(holder->node().index()) : nodes[i];
        if (node < byNode.size())
            byNode[node].push_back(keys[i]);
    }
    return byNode;
}

void Followers::refresh(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        if (NodeFollower *follower = of(key))
            follower->refresh({key});
    }
}

void Followers::forgetRefusals()
{
    for (NodeFollower *follower : m_all)
        follower->reader().forgetRefusals();
}

void Followers::noteLogout(const std::vector<QByteArray> &keys)
{
    std::vector<std::vector<QByteArray>> byNode(m_all.size());
    for (const QByteArray &key : keys) {
        // Null: the node went after it had answered.
        if (const NodeFollower *follower = of(key))
            byNode[size_t(follower->node().index())].push_back(key);
    }
    for (size_t i = 0; i < byNode.size(); ++i)
        m_all[i]->noteLogout(byNode[i]);
}

void Followers::setVisibleKeys(const std::vector<QByteArray> &keys)
{
    // Few enough to be told to all: no node ever hears of another's keys.
    for (NodeFollower *follower : m_all)
        follower->setVisibleKeys(keys);
}

void Followers::notePassStart()
{
    for (NodeFollower *follower : m_all)
        follower->notePassStart();
}

void Followers::forgetReadings()
{
    for (NodeFollower *follower : m_all)
        follower->forgetReading();
}

int Followers::takeEventCount()
{
    int events = 0;
    for (NodeFollower *follower : m_all)
        events += follower->takeEventCount();
    return events;
}

void Followers::takeLost()
{
    for (NodeFollower *follower : m_all)
        follower->noteKeysLost();
    // Then only: the pass that it starts is for all of them.
    Q_EMIT keysLost();
}

void Followers::synchroniseClocks()
{
    for (NodeFollower *follower : m_all) {
        if (follower->isFollowing())
            follower->synchroniseClock();
    }
}

void Followers::completeFlags(bool restoreAtExit)
{
    for (NodeFollower *follower : m_all) {
        if (follower->status().flagsKnown)
            follower->eventFlags().complete(follower->status().flags, restoreAtExit);
    }
}

void Followers::retryNow()
{
    for (NodeFollower *follower : m_all) {
        Connection &commands = follower->node().commands();
        const bool isIdle =
            commands.state() == Connection::State::Waiting || commands.state() == Connection::State::Closed;
        if (isIdle && !follower->node().isRetired()) {
            commands.close();
            commands.open();
        }
    }
}

} // namespace server

#include "moc_followers.cpp"
