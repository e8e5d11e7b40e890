// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/keyslot.h"
#include "tests/integration/proxiedcluster.h"

#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpSocket>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace messages;
using support::FaultProxy;
using support::Heard;
using support::heardName;
using support::HonestStatus;
using support::ProxiedCluster;
using support::RedisServer;
using support::sessionId;
using support::Watched;
using support::WatchedServer;
using Mode = Liveness::Mode;

// Sessions that are written anew in the very moment in which they end, in all ways that there are to end and to write.
// In calm each of them has to be in the table. Longer, by hand: SESSIONSCOPE_STORM_SECONDS=600.

namespace
{

constexpr int kKeys = 300;
constexpr int kRewrittenSoonMs = 60'000;

int stormMs()
{
    constexpr int kUsualMs = 3000;
    const int seconds = qEnvironmentVariableIntValue("SESSIONSCOPE_STORM_SECONDS");
    return seconds > 0 ? seconds * 1000 : kUsualMs;
}

QByteArray keyNamed(int number)
{
    return "session:" + sessionId(number);
}

QByteArray json(const QByteArray &user)
{
    return R"({"user_id":")" + user + R"(","created_at":1790000000,"ip":"203.0.113.7"})";
}

/// Writes whole rounds, without waiting for a word in between: what comes in one piece is done in one turn of the
/// server.
class Pipe
{
public:
    explicit Pipe(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_socket.waitForConnected(kRewrittenSoonMs);
    }

    void add(const QByteArrayList &command)
    {
        m_wire += "*" + QByteArray::number(command.size()) + "\r\n";
        for (const QByteArray &word : command)
            m_wire += "$" + QByteArray::number(word.size()) + "\r\n" + word + "\r\n";
        ++m_awaited;
    }
    /// All that was added; returns when all is answered, each by one line.
    void send()
    {
        m_socket.write(m_wire);
        m_wire.clear();
        for (; m_awaited > 0; --m_awaited) {
            while (!m_socket.canReadLine()) {
                if (!m_socket.waitForReadyRead(kRewrittenSoonMs))
                    return;
            }
            m_socket.readLine();
        }
    }

private:
    QTcpSocket m_socket;
    QByteArray m_wire;
    int m_awaited = 0;
};

/// One round, in a thread of its own: all keys are given a moment to live, and are written anew about when it is over.
class Storm
{
public:
    /// `servers`: by the key, who holds it; of one alone, all zero.
    Storm(const QList<quint16> &ports, std::vector<int> servers, quint32 seed)
        : m_servers(std::move(servers))
        , m_hasHashes(ports.size() == 1) // of a cluster it is not compared what they say
        , m_random(seed)
        , m_thread([this, ports] { run(ports); })
    {
    }
    ~Storm() { m_thread.join(); }
    Q_DISABLE_COPY_MOVE(Storm)

    bool isOver() const { return m_isOver; }

private:
    void run(const QList<quint16> &ports)
    {
        std::vector<std::unique_ptr<Pipe>> pipes;
        for (const quint16 port : ports)
            pipes.push_back(std::make_unique<Pipe>(port));
        const int leastMs = 20 + int(m_random.bounded(60));
        const auto began = std::chrono::steady_clock::now();
        for (int i = 0; i < kKeys; ++i)
            begin(*pipes[size_t(m_servers[size_t(i)])], keyNamed(i), leastMs + int(m_random.bounded(12)));
        for (const auto &pipe : pipes)
            pipe->send();
        for (int part = 0; part < kParts; ++part) {
            std::this_thread::sleep_until(began + std::chrono::milliseconds(leastMs + part * 3));
            for (int i = part; i < kKeys; i += kParts)
                writeAnew(*pipes[size_t(m_servers[size_t(i)])], keyNamed(i));
            for (const auto &pipe : pipes)
                pipe->send();
        }
        m_isOver = true;
    }

    void begin(Pipe &pipe, const QByteArray &key, int ttlMs)
    {
        const QByteArray ttl = QByteArray::number(ttlMs);
        const QByteArray user = "short" + QByteArray::number(m_random.bounded(100));
        switch (m_random.bounded(m_hasHashes ? 0 : 1, 4)) {
        case 0:
            pipe.add({"DEL", key});
            pipe.add({"HSET", key, "user_id", user, "ip", "198.51.100.2", "created_at", "1790000000"});
            pipe.add({"PEXPIRE", key, ttl});
            break;
        case 1:
            pipe.add({"SET", key, json(user)});
            pipe.add({"PEXPIRE", key, ttl});
            break;
        default:
            pipe.add({"SET", key, json(user), "PX", ttl});
        }
    }

    void writeAnew(Pipe &pipe, const QByteArray &key)
    {
        const QByteArray user = "user" + QByteArray::number(m_random.bounded(100));
        const QByteArray ttl = QByteArray::number(m_random.bounded(600'000, 900'000));
        switch (m_random.bounded(9)) {
        case 0:
            pipe.add({"DEL", key});
            break;
        case 1:
            pipe.add({"EXPIRE", key, "0"});
            break;
        case 2:
            pipe.add({"SET", key, json("brief"), "PX", "1"});
            break;
        case 3:
            pipe.add({"RENAME", key, key + "x"}); // in a cluster, or of a key that is gone: an error
            pipe.add({"RENAME", key + "x", key});
            break;
        case 4: // a round trip between them, or more
            pipe.add({"DEL", key});
            pipe.send();
            break;
        default:
            break;
        }
        switch (m_random.bounded(m_hasHashes ? 0 : 1, 5)) {
        case 0:
            pipe.add({"DEL", key});
            pipe.add({"HSET", key, "user_id", user, "ip", "198.51.100.2", "created_at", "1790000000"});
            pipe.add({"PEXPIRE", key, ttl});
            break;
        case 1:
            pipe.add({"SET", key, json(user)});
            pipe.add({"PEXPIRE", key, ttl});
            break;
        case 2:
            pipe.add({"SET", key, json(user)});
            break;
        default:
            pipe.add({"SET", key, json(user), "PX", ttl});
        }
    }

    static constexpr int kParts = 6;

    const std::vector<int> m_servers;
    const bool m_hasHashes;
    QRandomGenerator m_random;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

class Rewritten : public ::testing::TestWithParam<Heard>
{
};

} // namespace

TEST_P(Rewritten, EachIsInTheTableAfterwards)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < kKeys; ++i)
        watched.setJson(sessionId(i), "first", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HonestStatus honest(watched);
    QElapsedTimer elapsed;
    elapsed.start();
    int rounds = 0;
    do {
        const Storm storm({watched.server.port()}, std::vector<int>(kKeys, 0), quint32(++rounds));
        ASSERT_TRUE(Watched::waitFor([&] { return storm.isOver(); }));
        ASSERT_TRUE(watched.waitUntilTrue(kRewrittenSoonMs)) << "round " << rounds;
    } while (elapsed.elapsed() < stormMs());
    EXPECT_EQ(watched.monitor.store().count(), kKeys) << "of " << rounds << " rounds";
    RecordProperty("rounds", rounds);
}

/// In a cluster whose nodes answer late, whose connections break, and some of whose keys have a copy where they do not
/// belong, which ends in the same moment.
TEST_P(Rewritten, EachIsInTheTableOfAClusterAfterwards)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    if (GetParam() == Heard::ByTracking) {
        for (int server = 0; server < 3; ++server)
            watched.cluster.at(server).command({"CONFIG", "SET", "notify-keyspace-events", ""});
        watched.liveMode = Mode::LiveByTracking;
    }
    QList<quint16> ports;
    for (int server = 0; server < 3; ++server)
        ports.append(watched.cluster.at(server).port());
    std::vector<int> servers;
    for (int i = 0; i < kKeys; ++i) {
        servers.push_back(watched.cluster.ownerOfKey(keyNamed(i)));
        watched.setJson(sessionId(i), "first", 600'000);
    }
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    QRandomGenerator random(7);
    QElapsedTimer elapsed;
    elapsed.start();
    int rounds = 0;
    do {
        FaultProxy &proxy = watched.proxy(int(random.bounded(3)));
        proxy.setDelay(std::chrono::milliseconds(random.bounded(120)));
        // Copies on the next node.
        for (int i = 0; i < kKeys; i += 30) {
            const QByteArray slot = QByteArray::number(redis::slotOf(keyNamed(i)));
            RedisServer &other = watched.cluster.at((servers[size_t(i)] + 1) % 3);
            other.command({"CLUSTER", "SETSLOT", slot, "IMPORTING", watched.cluster.idOf(servers[size_t(i)])});
            other.command({"ASKING"});
            other.command({"SET", keyNamed(i), json("copy"), "PX", QByteArray::number(random.bounded(80, 160))});
            other.command({"CLUSTER", "SETSLOT", slot, "STABLE"});
        }
        const Storm storm(ports, servers, quint32(++rounds));
        ASSERT_TRUE(Watched::waitFor([&] { return storm.isOver(); }));
        if (random.bounded(4) == 0)
            proxy.cut();
        proxy.setDelay(std::chrono::milliseconds(0));
        ASSERT_TRUE(watched.waitUntilLive());
        ASSERT_TRUE(watched.waitUntilTrue(kRewrittenSoonMs)) << "round " << rounds;
        ASSERT_FALSE(Watched::waitFor([&] { return watched.monitor.store().count() != kKeys; }, 200));
    } while (elapsed.elapsed() < stormMs());
    RecordProperty("rounds", rounds);
}

INSTANTIATE_TEST_SUITE_P(Sources, Rewritten, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &sources) { return heardName(sources.param); });
