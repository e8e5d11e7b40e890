// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/redisserver.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace support
{

/// A primary with replicas, and sentinels that watch them: real servers on loopback ports. The sentinels act within a
/// second, so that the tests are short.
class RedisSentinels
{
public:
    static constexpr const char *kName = "mymaster"; ///< of the primary

    struct Options {
        int replicas = 2;
        int sentinels = 3;
        QByteArray sentinelPassword = {}; ///< of their default user
        QByteArray sentinelRules = {};    ///< further lines of their configuration: `user …`
        QByteArray serverPassword = {};
        std::optional<RedisServer::Tls> tls = {};         ///< servers and sentinels speak it to each other, and to us
        std::optional<RedisServer::Tls> sentinelTls = {}; ///< where their certificates are others
    };
    explicit RedisSentinels(const Options &options);
    RedisSentinels();
    ~RedisSentinels();
    Q_DISABLE_COPY_MOVE(RedisSentinels)

    /// All know each other.
    bool isRunning() const { return m_isRunning; }
    /// By all sentinels.
    QString url() const;

    /// The first is the primary, at first. To be asked for each time: sentinels end the connections to a server whose
    /// role they change.
    RedisServer &server(int number) const;
    RedisServer &sentinel(int number) const { return *m_sentinels[size_t(number)]; }
    int servers() const { return int(m_servers.size()); }
    int sentinels() const { return int(m_sentinels.size()); }
    quint16 portOf(int server) const;
    QString placeOf(int server) const;

    /// The number of the server that most of the sentinels name who run; -1: none of ours.
    int primary() const;
    /// "master" or "slave", by its own word; empty: it does not answer.
    QByteArray roleOf(int server) const;
    /// Waits until most sentinels name another than this one.
    bool waitUntilReplaced(int server) const;
    bool waitUntilRoleIs(int server, const QByteArray &role) const;
    /// Waits until the replicas have what this primary has been told so far.
    bool waitUntilReceived(int server) const;
    /// Another takes over while all are well, and loses nothing. False: it did not, within the limit.
    bool failOver();
    /// Starts a server again that was killed; it may be asked things again.
    bool revive(int server);

private:
    std::unique_ptr<RedisServer> startServer(const RedisServer *primary) const;
    std::unique_ptr<RedisServer> startSentinel() const;
    bool logIn();
    void logIn(RedisServer &server) const;
    bool waitUntilKnown() const;
    /// How often each sentinel tells the others what it believes. From 7.0 on.
    void publishEvery(int ms) const;

    Options m_options;
    std::vector<std::unique_ptr<RedisServer>> m_servers;
    std::vector<std::unique_ptr<RedisServer>> m_sentinels;
    bool m_isRunning = false;
};

} // namespace support
