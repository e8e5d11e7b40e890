// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/fleet/fleetreplicas.h"

#include "models/redis/server.h"
#include "models/server/fleet/nodeinquiry.h"

#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using redis::ClusterMember;
using redis::Connection;

namespace
{

/// Those that can be asked, by their ids: the first one of each shard before any second, so that no shard is left out
/// because of another.
std::map<QByteArray, ClusterMember> chosenOf(const redis::ClusterTopology &topology, size_t most)
{
    std::map<QByteArray, ClusterMember> chosen;
    bool isAnyLeft = true;
    for (size_t round = 0; isAnyLeft; ++round) {
        isAnyLeft = false;
        for (const redis::ClusterShard &shard : topology.shards) {
            if (round >= shard.replicas.size())
                continue;
            if (chosen.size() == most)
                return chosen;
            isAnyLeft = true;
            const ClusterMember &member = shard.replicas[round];
            if (member.endpoint)
                chosen.emplace(member.id, member);
        }
    }
    return chosen;
}

} // namespace

FleetReplicas::FleetReplicas(QObject *parent, size_t most)
    : QObject(parent)
    , m_most(most)
{
}

FleetReplicas::~FleetReplicas() = default;

void FleetReplicas::open(const redis::Server &server)
{
    const std::map<QByteArray, ClusterMember> wanted = chosenOf(server.topology(), m_most);
    for (auto it = m_all.begin(); it != m_all.end();) {
        const auto next = std::next(it);
        const auto found = wanted.find(it->first);
        if (found == wanted.end() || it->second.place != *found->second.endpoint)
            remove(it);
        it = next;
    }
    for (const auto &[id, member] : wanted) {
        if (!m_all.contains(id))
            add(server, member);
    }
}

void FleetReplicas::close()
{
    while (!m_all.empty())
        remove(m_all.begin());
}

/// Not deleted here: this may be called from a handler of the connection.
void FleetReplicas::remove(std::map<QByteArray, Replica>::iterator which)
{
    Connection *connection = which->second.connection;
    which->second.inquiry->deleteLater();
    m_all.erase(which);
    connection->disconnect(this);
    connection->close();
    connection->deleteLater();
}

void FleetReplicas::add(const redis::Server &server, const ClusterMember &member)
{
    Connection *connection = server.connectionTo(*member.endpoint).release();
    connection->setParent(this);
    auto *inquiry = new NodeInquiry(*connection, this);
    m_all.emplace(member.id, Replica{*member.endpoint, connection, inquiry, {}, {}, {}});
    connect(inquiry, &NodeInquiry::answered, this, &FleetReplicas::changed);
    connect(connection, &Connection::failed, this,
            [this, id = member.id](const redis::Error &error, std::chrono::milliseconds retryIn) {
                takeFailure(id, error, retryIn);
            });
    connect(connection, &Connection::stateChanged, this, [this, id = member.id](Connection::State state) {
        if (state == Connection::State::Ready)
            takeReady(id);
    });
    connection->open();
}

void FleetReplicas::takeFailure(const QByteArray &id, const redis::Error &error, std::chrono::milliseconds retryIn)
{
    const auto found = m_all.find(id);
    if (found == m_all.end())
        return;
    Replica &replica = found->second;
    replica.error = error;
    if (!replica.missingSince.isValid())
        replica.missingSince = QDateTime::currentDateTime();
    replica.retryAt = retryIn == 0ms ? QDateTime() : QDateTime::currentDateTime().addMSecs(retryIn.count());
    Q_EMIT changed();
}

void FleetReplicas::takeReady(const QByteArray &id)
{
    const auto found = m_all.find(id);
    if (found == m_all.end())
        return;
    found->second.error.reset();
    found->second.missingSince = {};
    found->second.retryAt = {};
    found->second.inquiry->ask(true);
    Q_EMIT changed();
}

void FleetReplicas::ask()
{
    for (auto &[id, replica] : m_all)
        replica.inquiry->ask(true);
}

void FleetReplicas::retryNow()
{
    for (auto &[id, replica] : m_all) {
        const Connection::State state = replica.connection->state();
        if (state != Connection::State::Waiting && state != Connection::State::Closed)
            continue;
        replica.connection->close();
        replica.connection->open();
    }
}

const FleetReplicas::Replica *FleetReplicas::find(const QByteArray &id) const
{
    const auto found = m_all.find(id);
    return found == m_all.end() ? nullptr : &found->second;
}

} // namespace server

#include "moc_fleetreplicas.cpp"
