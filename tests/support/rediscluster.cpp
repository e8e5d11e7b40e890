// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rediscluster.h"

#include <QTest>

#include <algorithm>
#include <utility>

namespace support
{

namespace
{

constexpr int kLimitMs = 60'000;
constexpr int kSlots = 16384;

/// The answer to CLUSTER INFO has this line.
bool says(RedisServer &server, const QByteArray &line)
{
    return server.command({"CLUSTER", "INFO"}).contains(line + "\r");
}

/// "MOVED 3999 127.0.0.1:6381": the port; 0: no such answer.
quint16 redirectedTo(const QByteArray &answer, QByteArrayView word)
{
    if (!answer.startsWith("-" + word.toByteArray() + ' '))
        return 0;
    return answer.mid(answer.lastIndexOf(':') + 1).toUShort();
}

QStringList commonArguments()
{
    return {QStringLiteral("--cluster-enabled"),
            QStringLiteral("yes"),
            QStringLiteral("--cluster-node-timeout"),
            QStringLiteral("1000"),
            QStringLiteral("--cluster-require-full-coverage"),
            QStringLiteral("no"),
            QStringLiteral("--cluster-replica-validity-factor"),
            QStringLiteral("0"),
            QStringLiteral("--cluster-allow-replica-migration"),
            QStringLiteral("no"),
            QStringLiteral("--repl-diskless-sync-delay"),
            QStringLiteral("0"),
            QStringLiteral("--notify-keyspace-events"),
            QStringLiteral("AKE")};
}

} // namespace

RedisCluster::RedisCluster(int primaries, int replicasEach, const QStringList &extraArguments)
    : m_primaries(primaries)
    , m_replicasEach(replicasEach)
    , m_arguments(commonArguments() + extraArguments)
{
    startAll();
}

RedisCluster::RedisCluster(Certificates certificates, int primaries, int replicasEach)
    : m_primaries(primaries)
    , m_replicasEach(replicasEach)
    , m_arguments(commonArguments() + QStringList{QStringLiteral("--tls-cluster"), QStringLiteral("yes"),
                                                  QStringLiteral("--tls-replication"), QStringLiteral("yes")})
    , m_certificates(std::move(certificates))
{
    startAll();
}

void RedisCluster::startAll()
{
    for (int i = 0; i < m_primaries * (1 + m_replicasEach); ++i)
        m_servers.push_back(startServer());
    m_isRunning = join();
}

RedisCluster::~RedisCluster() = default;

std::unique_ptr<RedisServer> RedisCluster::startServer() const
{
    if (!m_certificates)
        return std::make_unique<RedisServer>(RedisServer::Listen::Tcp, m_arguments);
    const Shown shown = m_certificates(count());
    QStringList arguments = m_arguments;
    if (!shown.hostName.isEmpty())
        arguments << QStringLiteral("--cluster-announce-hostname") << shown.hostName;
    return std::make_unique<RedisServer>(shown.tls, arguments);
}

quint16 RedisCluster::portAmongThem(int server) const
{
    return m_certificates ? at(server).tlsPort() : at(server).port();
}

bool RedisCluster::join()
{
    for (int i = 0; i < count(); ++i) {
        at(i).command({"CLUSTER", "SET-CONFIG-EPOCH", QByteArray::number(i + 1)});
        if (i >= m_primaries)
            continue;
        QByteArrayList slots{"CLUSTER", "ADDSLOTS"};
        for (int slot = kSlots * i / m_primaries; slot < kSlots * (i + 1) / m_primaries; ++slot)
            slots.append(QByteArray::number(slot));
        at(i).command(slots);
    }
    for (int i = 1; i < count(); ++i)
        at(0).command({"CLUSTER", "MEET", "127.0.0.1", QByteArray::number(portAmongThem(i))});
    if (!waitUntilWhole())
        return false;
    for (int i = m_primaries; i < count(); ++i) {
        const QByteArray primary = idOf((i - m_primaries) / m_replicasEach);
        if (at(i).command({"CLUSTER", "REPLICATE", primary}) != "+OK")
            return false;
    }
    return QTest::qWaitFor(
        [this] {
            for (int i = m_primaries; i < count(); ++i) {
                if (!at(i).command({"INFO", "replication"}).contains("master_link_status:up"))
                    return false;
            }
            // Who does not know whose replica it is gives it no vote.
            return std::all_of(m_servers.begin(), m_servers.end(), [this](const auto &server) {
                return server->string({"CLUSTER", "NODES"}).count("slave ") == count() - m_primaries;
            });
        },
        kLimitMs);
}

bool RedisCluster::waitUntilWhole()
{
    const auto isWhole = [this] {
        const QByteArray known = "cluster_known_nodes:" + QByteArray::number(count());
        return std::all_of(m_servers.begin(), m_servers.end(), [&known](const auto &server) {
            return !server->isRunning() || (says(*server, "cluster_state:ok") && says(*server, known) &&
                                            says(*server, "cluster_slots_ok:16384"));
        });
    };
    return QTest::qWaitFor(isWhole, kLimitMs);
}

QByteArray RedisCluster::idOf(int server) const
{
    return at(server).string({"CLUSTER", "MYID"});
}

int RedisCluster::indexOf(quint16 port) const
{
    for (int i = 0; i < count(); ++i) {
        if (at(i).port() == port)
            return i;
    }
    return -1;
}

RedisServer *RedisCluster::anyRunning() const
{
    const auto any =
        std::find_if(m_servers.begin(), m_servers.end(), [](const auto &server) { return server->isRunning(); });
    return any == m_servers.end() ? nullptr : any->get();
}

int RedisCluster::slotOf(const QByteArray &key) const
{
    RedisServer *asked = anyRunning();
    return asked ? int(asked->integer({"CLUSTER", "KEYSLOT", key})) : -1;
}

int RedisCluster::ownerOf(int slot) const
{
    RedisServer *asked = anyRunning();
    if (!asked)
        return -1;
    for (const QByteArray &line : asked->string({"CLUSTER", "NODES"}).split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.size() < 8 || !words[2].contains("master") || words[2].contains("fail"))
            continue;
        for (const QByteArray &range : words.mid(8)) {
            const QByteArrayList ends = range.split('-');
            if (!range.startsWith('[') && slot >= ends.first().toInt() && slot <= ends.last().toInt())
                return indexOf(words[1].mid(words[1].indexOf(':') + 1).split('@').first().toUShort());
        }
    }
    return -1;
}

int RedisCluster::ownerOfKey(const QByteArray &key) const
{
    return ownerOf(slotOf(key));
}

void RedisCluster::tellAll(const QByteArrayList &command)
{
    for (const auto &server : m_servers)
        server->command(command);
}

QByteArray RedisCluster::command(const QByteArray &key, const QByteArrayList &arguments)
{
    int server = ownerOfKey(key);
    QByteArray answer;
    bool asking = false;
    for (int hops = 0; hops < 5 && server >= 0; ++hops) {
        if (asking)
            at(server).command({"ASKING"});
        answer = at(server).command(arguments);
        const quint16 moved = redirectedTo(answer, "MOVED");
        const quint16 asked = redirectedTo(answer, "ASK");
        if (moved == 0 && asked == 0)
            return answer;
        asking = asked != 0;
        server = indexOf(asking ? asked : moved);
    }
    return answer;
}

void RedisCluster::beginMove(int slot, int from, int to)
{
    const QByteArray number = QByteArray::number(slot);
    at(to).command({"CLUSTER", "SETSLOT", number, "IMPORTING", idOf(from)});
    at(from).command({"CLUSTER", "SETSLOT", number, "MIGRATING", idOf(to)});
}

void RedisCluster::moveKeys(int slot, int from, int to)
{
    for (const QByteArray &key : at(from).strings({"CLUSTER", "GETKEYSINSLOT", QByteArray::number(slot), "100000"})) {
        at(from).command({"MIGRATE", "127.0.0.1", QByteArray::number(portAmongThem(to)), key, "0", "5000"});
    }
}

void RedisCluster::endMove(int slot, int from, int to)
{
    const QByteArray number = QByteArray::number(slot);
    const QByteArray id = idOf(to);
    at(to).command({"CLUSTER", "SETSLOT", number, "NODE", id});
    at(from).command({"CLUSTER", "SETSLOT", number, "NODE", id});
    for (int i = 0; i < count(); ++i) {
        if (i != from && i != to)
            at(i).command({"CLUSTER", "SETSLOT", number, "NODE", id});
    }
}

void RedisCluster::moveSlot(int slot, int from, int to)
{
    beginMove(slot, from, to);
    moveKeys(slot, from, to);
    endMove(slot, from, to);
}

int RedisCluster::addPrimary()
{
    m_servers.push_back(startServer());
    const int added = count() - 1;
    at(0).command({"CLUSTER", "MEET", "127.0.0.1", QByteArray::number(portAmongThem(added))});
    return waitUntilWhole() ? added : -1;
}

bool RedisCluster::failOver(int replica)
{
    at(replica).command({"CLUSTER", "FAILOVER"});
    return QTest::qWaitFor(
        [this, replica] {
            return at(replica).command({"INFO", "replication"}).contains("role:master");
        },
        kLimitMs);
}

bool RedisCluster::waitUntilOwnerIs(int slot, int server)
{
    return QTest::qWaitFor([&] { return ownerOf(slot) == server; }, kLimitMs);
}

} // namespace support
