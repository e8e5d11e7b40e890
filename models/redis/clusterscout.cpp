// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/clusterscout.h"

namespace redis
{

namespace
{

/// In answer to any of the three, from a server that stands alone.
bool standsAlone(const Error &error)
{
    return error.detail.contains(QLatin1String("cluster support disabled"));
}

} // namespace

ClusterScout::ClusterScout(QObject *parent)
    : QObject(parent)
{
}

void ClusterScout::ask(Connection &connection)
{
    if (m_isAsking) {
        m_next = &connection;
        return;
    }
    m_isAsking = true;
    m_end = connect(&connection, &QObject::destroyed, this, &ClusterScout::end);
    send(connection, Question::Shards);
}

void ClusterScout::forget()
{
    ++m_turn;
    m_isAsking = false;
    disconnect(m_end);
    m_next.clear();
}

void ClusterScout::send(Connection &connection, Question question)
{
    const auto handler = [this, question, turn = m_turn, asked = QPointer(&connection)](const Result<Reply> &reply) {
        if (turn == m_turn && asked)
            take(*asked, question, reply);
    };
    switch (question) {
    case Question::Shards:
        connection.send({"CLUSTER", "SHARDS"}, this, handler);
        break;
    case Question::Slots:
        connection.send({"CLUSTER", "SLOTS"}, this, handler);
        break;
    case Question::Asking:
        connection.send({"ASKING"}, this, handler);
        break;
    }
}

void ClusterScout::take(Connection &connection, Question question, const Result<Reply> &reply)
{
    if (!reply)
        return takeError(connection, question, reply.error());
    end();
    if (question == Question::Asking) {
        Q_EMIT found(Finding::Hidden);
        return;
    }
    const auto topology = question == Question::Shards ? readClusterShards(*reply, connection.endpoint())
                                                       : readClusterSlots(*reply, connection.endpoint());
    if (topology)
        Q_EMIT learned(*topology);
    else if (!reply->isArray())
        Q_EMIT found(Finding::Single); // a proxy that answers everything
}

void ClusterScout::takeError(Connection &connection, Question question, const Error &error)
{
    // A connection that broke, or the server's moment.
    if (connection.state() != Connection::State::Ready || isTemporary(error.kind))
        return end();
    if (standsAlone(error)) {
        end();
        Q_EMIT found(Finding::Single);
        return;
    }
    const bool isRefused = error.kind == ErrorKind::PermissionDenied;
    switch (question) {
    case Question::Shards:
        return send(connection, Question::Slots);
    case Question::Slots:
        if (isRefused)
            return send(connection, Question::Asking);
        break;
    case Question::Asking:
        break;
    }
    end();
    Q_EMIT found(isRefused ? Finding::Unknown : Finding::Single);
}

void ClusterScout::end()
{
    m_isAsking = false;
    disconnect(m_end);
    if (m_next)
        ask(*std::exchange(m_next, nullptr));
}

} // namespace redis

#include "moc_clusterscout.cpp"
