// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/watchedserver.h"
#include "tests/support/rediscluster.h"

namespace support
{

/// A private cluster and a monitor that opens one of its nodes.
class WatchedCluster : public Watched
{
public:
    explicit WatchedCluster(int primaries = 3, int replicasEach = 0, const QStringList &extraArguments = {});

    /// The monitor hears of changes in this way, and in no other.
    explicit WatchedCluster(Heard heard, int primaries = 3, int replicasEach = 0);

    /// The monitor comes by TLS, as `tls` says.
    explicit WatchedCluster(RedisCluster::Certificates certificates, int primaries = 3, int replicasEach = 0);

    RedisCluster cluster;
    int opened = 0;      ///< the server whose address is opened
    QByteArray userInfo; ///< "user:password@"

    QString url() const override;
    /// Of all primaries that run.
    QMap<QByteArray, Facts> truth() override;

    void setJson(const QByteArray &id, const QByteArray &user, int ttlMs);
    /// So many sessions on each primary; their ids, primary by primary.
    QList<QByteArrayList> fill(int each, int ttlMs = 600'000);
    /// An id whose session is on this server.
    QByteArray idOn(int server);
    /// The name of the node that the table shows for a session.
    QString nodeOf(const QByteArray &id);
    QString nameOf(int server) const;
    bool isShown(const QByteArray &id) { return shown().contains("session:" + id); }

protected:
    std::optional<QMap<QByteArray, Facts>> truthAtOnce() override { return truth(); }
    bool isRunning() const override { return true; }

private:
    std::optional<Facts> factsOf(RedisServer &server, const QByteArray &key) const;

    int m_ids = 0;
};

} // namespace support
