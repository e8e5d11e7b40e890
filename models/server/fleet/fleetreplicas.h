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

    explicit FleetReplicas(QObject *parent);
    ~FleetReplicas() override;

    /// Opens connections to those that have come, closes those of others.
    void open(const redis::Server &server);
    void close();
    /// Asks each one that is connected.
    void ask();
    /// Those that wait are tried at once.
    void retryNow();
    /// Null: there is no connection to it, since nobody looks, or nobody knows where it is.
    const Replica *find(const QByteArray &id) const;

Q_SIGNALS:
    void changed();

private:
    void add(const redis::Server &server, const redis::ClusterMember &member);
    void takeFailure(const QByteArray &id, const redis::Error &error, std::chrono::milliseconds retryIn);
    void takeReady(const QByteArray &id);
    void remove(std::map<QByteArray, Replica>::iterator which);

    std::map<QByteArray, Replica> m_all; ///< by the cluster's id of it
};

} // namespace server
