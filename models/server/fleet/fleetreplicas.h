// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/clustertopology.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace redis
{
class Connection;
class Server;
} // namespace redis

namespace server
{

class NodeInquiry;

/// The replicas of a cluster, each with a connection of its own while somebody looks at them, and with none otherwise.
/// Of the others, where there are very many, their primaries and the cluster tell.
/// Lives in the I/O thread.
class FleetReplicas final : public QObject
{
    Q_OBJECT

public:
    struct Replica {
        redis::Endpoint place;
        redis::Connection *connection = nullptr;
        NodeInquiry *inquiry = nullptr;
        std::optional<redis::Error> error; ///< it was asked, and does not answer
        QDateTime missingSince;
        QDateTime retryAt;
    };

    /// A cluster may name thousands: no more connections than to primaries.
    static constexpr size_t kMostReplicas = 256;

    explicit FleetReplicas(QObject *parent, size_t most = kMostReplicas);
    ~FleetReplicas() override;

    /// Opens connections to those that have come, closes those of others.
    void open(const redis::Server &server);
    void close();
    /// Asks each one that is connected.
    void ask();
    /// Those that wait are tried at once.
    void retryNow();
    size_t count() const { return m_all.size(); }
    /// Null: there is no connection to it, since nobody looks, nobody knows where it is, or there are too many.
    const Replica *find(const QByteArray &id) const;

Q_SIGNALS:
    void changed();

private:
    void add(const redis::Server &server, const redis::ClusterMember &member);
    void takeFailure(const QByteArray &id, const redis::Error &error, std::chrono::milliseconds retryIn);
    void takeReady(const QByteArray &id);
    void remove(std::map<QByteArray, Replica>::iterator which);

    const size_t m_most;
    std::map<QByteArray, Replica> m_all; ///< by the cluster's id of it
};

} // namespace server
