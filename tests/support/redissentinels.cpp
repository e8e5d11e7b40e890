// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redissentinels.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <limits>
#include <map>

namespace support
{

namespace
{

constexpr int kSetLimitMs = 30'000;
constexpr int kAskAgainMs = 1000;
constexpr int kPublishMs = 200;
constexpr int kUnhurriedPublishMs = 2000; // as they are made
constexpr int kDownAfterMs = 1000;        // a busy machine is not taken for a dead server

/// Of the answer to SENTINEL MASTER.
int numberIn(const QByteArrayList &master, const QByteArray &name)
{
    const qsizetype at = master.indexOf(name);
    return at < 0 ? -1 : master.value(at + 1).toInt();
}

/// How far a primary's log has been written, and how far the slowest replica has said to have it. A replica that takes
/// its first copy from a socket says so once a second, and is sent nothing of what is written before it has.
struct LogOffsets {
    qint64 written = -1;
    qint64 received = -1;
};

/// Of the answer to INFO replication.
LogOffsets logOffsetsIn(const QByteArray &info)
{
    static const QRegularExpression written(QStringLiteral("master_repl_offset:(\\d+)"));
    static const QRegularExpression received(QStringLiteral("slave\\d+:.*,offset=(\\d+)"));
    const QString text = QString::fromLatin1(info);
    LogOffsets offsets;
    offsets.written = written.match(text).captured(1).toLongLong();
    offsets.received = std::numeric_limits<qint64>::max();
    for (auto lines = received.globalMatch(text); lines.hasNext();)
        offsets.received = std::min(offsets.received, lines.next().captured(1).toLongLong());
    return offsets;
}

/// The port of the primary, by this one's word.
quint16 namedBy(RedisServer &sentinel)
{
    return sentinel.strings({"SENTINEL", "GET-MASTER-ADDR-BY-NAME", RedisSentinels::kName}).value(1).toUShort();
}

} // namespace

RedisSentinels::RedisSentinels()
    : RedisSentinels(Options())
{
}

RedisSentinels::RedisSentinels(const Options &options)
    : m_options(options)
{
    m_servers.push_back(startServer(nullptr));
    for (int i = 0; i < options.replicas; ++i)
        m_servers.push_back(startServer(m_servers.front().get()));
    for (int i = 0; i < options.sentinels; ++i)
        m_sentinels.push_back(startSentinel());
    m_isRunning = logIn() && waitUntilKnown();
}

RedisSentinels::~RedisSentinels() = default;

std::unique_ptr<RedisServer> RedisSentinels::startServer(const RedisServer *primary) const
{
    QStringList arguments{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"),
                          QStringLiteral("--repl-diskless-sync-delay"), QStringLiteral("0")};
    const QString password = QString::fromUtf8(m_options.serverPassword);
    if (!password.isEmpty())
        arguments << QStringLiteral("--requirepass") << password << QStringLiteral("--masterauth") << password;
    if (m_options.tls)
        arguments << QStringLiteral("--tls-replication") << QStringLiteral("yes");
    if (primary)
        arguments << QStringLiteral("--replicaof") << QStringLiteral("127.0.0.1")
                  << QString::number(m_options.tls ? primary->tlsPort() : primary->port());
    return m_options.tls ? std::make_unique<RedisServer>(*m_options.tls, arguments)
                         : std::make_unique<RedisServer>(RedisServer::Listen::Tcp, arguments);
}

std::unique_ptr<RedisServer> RedisSentinels::startSentinel() const
{
    const QByteArray name = kName;
    const int most = m_options.sentinels / 2 + 1;
    QByteArray lines = "sentinel monitor " + name + " 127.0.0.1 " + QByteArray::number(portOf(0)) + ' ' +
                       QByteArray::number(most) + '\n';
    lines += "sentinel down-after-milliseconds " + name + ' ' + QByteArray::number(kDownAfterMs) + '\n';
    lines += "sentinel failover-timeout " + name + " 3000\n";
    lines += "sentinel parallel-syncs " + name + " 5\n";
    if (!m_options.serverPassword.isEmpty())
        lines += "sentinel auth-pass " + name + ' ' + m_options.serverPassword + '\n';
    if (!m_options.sentinelPassword.isEmpty())
        lines += "requirepass " + m_options.sentinelPassword + "\nsentinel sentinel-pass " +
                 m_options.sentinelPassword + '\n';
    if (m_options.tls)
        lines += "tls-replication yes\n";
    return std::make_unique<RedisServer>(RedisServer::Sentinel{
        lines + m_options.sentinelRules, m_options.sentinelTls ? m_options.sentinelTls : m_options.tls});
}

RedisServer &RedisSentinels::server(int number) const
{
    RedisServer &server = *m_servers[size_t(number)];
    if (server.isRunning() && server.command({"PING"}).isEmpty()) {
        server.reconnect();
        logIn(server);
    }
    return server;
}

void RedisSentinels::logIn(RedisServer &server) const
{
    if (!m_options.serverPassword.isEmpty())
        server.command({"AUTH", m_options.serverPassword});
}

/// What prepares and checks does, on its own connections.
bool RedisSentinels::logIn()
{
    const auto isRunning = [](const auto &process) { return process->isRunning(); };
    if (!std::all_of(m_servers.begin(), m_servers.end(), isRunning) ||
        !std::all_of(m_sentinels.begin(), m_sentinels.end(), isRunning))
        return false;
    for (const auto &server : m_servers)
        logIn(*server);
    for (const auto &sentinel : m_sentinels) {
        if (!m_options.sentinelPassword.isEmpty())
            sentinel->command({"AUTH", m_options.sentinelPassword});
        // From 7.0 on; before that they take their time.
        sentinel->command({"SENTINEL", "DEBUG", "info-period", "300", "publish-period", QByteArray::number(kPublishMs),
                           "ask-period", "200"});
    }
    return true;
}

bool RedisSentinels::waitUntilKnown() const
{
    const auto knowsAll = [this](const auto &sentinel) {
        const QByteArrayList master = sentinel->strings({"SENTINEL", "MASTER", kName});
        return numberIn(master, "num-slaves") == m_options.replicas &&
               numberIn(master, "num-other-sentinels") == m_options.sentinels - 1 &&
               sentinel->command({"SENTINEL", "CKQUORUM", kName}).startsWith("+OK");
    };
    const auto isJoined = [](const auto &server) {
        return server->command({"INFO", "replication"}).contains("master_link_status:up");
    };
    return QTest::qWaitFor(
        [&] {
            return std::all_of(m_sentinels.begin(), m_sentinels.end(), knowsAll) &&
                   std::all_of(m_servers.begin() + 1, m_servers.end(), isJoined);
        },
        kSetLimitMs);
}

QString RedisSentinels::url() const
{
    QStringList places;
    for (const auto &sentinel : m_sentinels)
        places += QStringLiteral("127.0.0.1:%1").arg(m_options.tls ? sentinel->tlsPort() : sentinel->port());
    return QStringLiteral("%1+sentinel://%2/%3/0")
        .arg(m_options.tls ? QStringLiteral("rediss") : QStringLiteral("redis"), places.join(u','),
             QLatin1String(kName));
}

quint16 RedisSentinels::portOf(int number) const
{
    const RedisServer &server = *m_servers[size_t(number)];
    return m_options.tls ? server.tlsPort() : server.port();
}

QString RedisSentinels::placeOf(int number) const
{
    return QStringLiteral("127.0.0.1:%1").arg(portOf(number));
}

int RedisSentinels::primary() const
{
    std::map<int, int> votes;
    int running = 0;
    for (const auto &sentinel : m_sentinels) {
        if (!sentinel->isRunning())
            continue;
        ++running;
        const quint16 port = namedBy(*sentinel);
        for (int i = 0; i < servers(); ++i)
            votes[i] += portOf(i) == port ? 1 : 0;
    }
    const auto most =
        std::find_if(votes.begin(), votes.end(), [running](const auto &vote) { return vote.second * 2 > running; });
    return most == votes.end() ? -1 : most->first;
}

QByteArray RedisSentinels::roleOf(int number) const
{
    return server(number).isRunning() ? server(number).strings({"ROLE"}).value(0) : QByteArray();
}

bool RedisSentinels::waitUntilReplaced(int number) const
{
    return QTest::qWaitFor(
        [&] {
            const int now = primary();
            return now >= 0 && now != number;
        },
        kSetLimitMs);
}

bool RedisSentinels::waitUntilRoleIs(int number, const QByteArray &role) const
{
    return QTest::qWaitFor([&] { return roleOf(number) == role; }, kSetLimitMs);
}

bool RedisSentinels::waitUntilReceived(int number) const
{
    const auto offsets = [&] { return logOffsetsIn(server(number).command({"INFO", "replication"})); };
    const qint64 written = offsets().written;
    return QTest::qWaitFor([&] { return offsets().received >= written; }, kSetLimitMs);
}

bool RedisSentinels::failOver()
{
    const int before = primary();
    // What a replica has not received yet is lost with the failover, as it is everywhere.
    if (before < 0 || !waitUntilReceived(before))
        return false;
    // One who has not heard of it yet takes the new primary for a replica gone astray, and after four of these periods
    // makes it one again: of a server that the others have told to copy from it.
    publishEvery(kUnhurriedPublishMs);
    const auto isStillToDo = [&] { return namedBy(sentinel(0)) == portOf(before); };
    const auto areAgreed = [&] {
        const quint16 port = namedBy(sentinel(0));
        return port != portOf(before) &&
               std::all_of(m_sentinels.begin(), m_sentinels.end(), [port](const auto &sentinel) {
                   return !sentinel->isRunning() || namedBy(*sentinel) == port;
               });
    };
    // Refused while one is under way; and one that has begun is given up where the replica has just come.
    QElapsedTimer asked;
    const bool isDone = QTest::qWaitFor(
        [&] {
            if (areAgreed())
                return true;
            if ((!asked.isValid() || asked.hasExpired(kAskAgainMs)) && isStillToDo()) {
                sentinel(0).command({"SENTINEL", "FAILOVER", kName});
                asked.start();
            }
            return false;
        },
        kSetLimitMs);
    publishEvery(kPublishMs);
    return isDone;
}

void RedisSentinels::publishEvery(int ms) const
{
    for (const auto &sentinel : m_sentinels) {
        if (sentinel->isRunning())
            sentinel->command({"SENTINEL", "DEBUG", "publish-period", QByteArray::number(ms)});
    }
}

bool RedisSentinels::revive(int number)
{
    if (!m_servers[size_t(number)]->start())
        return false;
    logIn(*m_servers[size_t(number)]);
    return true;
}

} // namespace support
