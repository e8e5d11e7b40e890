// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/redisserver.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace support
{

/// A private cluster of real servers on loopback ports. The slots are spread evenly over the primaries; it does what
/// happens to clusters: slots move while they are used, primaries are killed, replicas take their place.
class RedisCluster
{
public:
    explicit RedisCluster(int primaries = 3, int replicasEach = 0, const QStringList &extraArguments = {});
    /// The nodes speak TLS with whoever comes, and with each other. What each shows, by its number; it announces the
    /// host name, where there is one, beside its address (cluster-announce-hostname, 7.0).
    struct Shown {
        RedisServer::Tls tls;
        QString hostName;
    };
    using Certificates = std::function<Shown(int server)>;
    explicit RedisCluster(Certificates certificates, int primaries = 3, int replicasEach = 0);
    ~RedisCluster();
    Q_DISABLE_COPY_MOVE(RedisCluster)

    /// All nodes know each other, and all slots are served.
    bool isRunning() const { return m_isRunning; }
    QString url(int server = 0) const { return at(server).url(); }

    /// First the primaries, then the replicas: those of the first, of the second …, then those that were added.
    RedisServer &at(int server) const { return *m_servers[size_t(server)]; }
    int count() const { return int(m_servers.size()); }
    int replicaOf(int primary, int replica = 0) const { return m_primaries + primary * m_replicasEach + replica; }
    QByteArray idOf(int server) const;
    /// Who serves this slot now, by the cluster's own word: asked of one that runs. -1: nobody.
    int ownerOf(int slot) const;
    int slotOf(const QByteArray &key) const;
    int ownerOfKey(const QByteArray &key) const;
    /// To every server.
    void tellAll(const QByteArrayList &command);

    /// One command about one key, to whoever has the key: MOVED and ASK are followed.
    QByteArray command(const QByteArray &key, const QByteArrayList &arguments);

    /// A slot that is moving: between begin and end its keys go over one by one.
    void beginMove(int slot, int from, int to);
    void moveKeys(int slot, int from, int to);
    void endMove(int slot, int from, int to);
    void moveSlot(int slot, int from, int to);

    /// A further primary without slots; its number.
    int addPrimary();
    /// The replica takes over while all are well. False: it did not, within the limit.
    bool failOver(int replica);
    /// All that run agree that all slots are served.
    bool waitUntilWhole();
    bool waitUntilOwnerIs(int slot, int server);

private:
    void startAll();
    std::unique_ptr<RedisServer> startServer() const;
    /// Where the nodes reach each other.
    quint16 portAmongThem(int server) const;
    RedisServer *anyRunning() const;
    bool join();
    int indexOf(quint16 port) const;

    int m_primaries;
    int m_replicasEach;
    QStringList m_arguments;
    Certificates m_certificates; ///< none: it does without TLS
    std::vector<std::unique_ptr<RedisServer>> m_servers;
    bool m_isRunning = false;
};

} // namespace support
