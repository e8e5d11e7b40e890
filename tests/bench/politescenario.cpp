// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What other clients of the server notice of a load.
#include "tests/bench/bench.h"
#include "tests/bench/loadfloor.h"
#include "tests/bench/respclient.h"
#include "tests/support/redisserver.h"

#include <QElapsedTimer>

#include <atomic>
#include <chrono>
#include <thread>

namespace bench
{

namespace
{

/// A thousand times a second: often enough to meet each of the server's longer turns, and no load by itself.
constexpr auto kBetweenPings = std::chrono::milliseconds(1);

/// Another client: asks PING again and again, from a thread of its own, while it exists.
class Bystander
{
public:
    explicit Bystander(quint16 port)
        : m_thread([this, port] { run(port); })
    {
    }
    ~Bystander() { stop(); }
    Q_DISABLE_COPY_MOVE(Bystander)

    /// Round trips in ms.
    const std::vector<double> &stop()
    {
        m_stopping = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_roundTrips;
    }

private:
    void run(quint16 port)
    {
        RespClient client(port);
        while (!m_stopping && client.isOpen()) {
            QElapsedTimer elapsed;
            elapsed.start();
            if (!client.command({"PING"}))
                return;
            m_roundTrips.push_back(double(elapsed.nsecsElapsed()) / 1e6);
            std::this_thread::sleep_for(kBetweenPings);
        }
    }

    std::atomic<bool> m_stopping = false;
    std::vector<double> m_roundTrips;
    std::thread m_thread;
};

void forgetSlowCommands(support::RedisServer &server)
{
    server.command({"CONFIG", "SET", "slowlog-log-slower-than", "10000"});
    server.command({"SLOWLOG", "RESET"});
}

} // namespace

void measurePoliteness(Bench &bench)
{
    support::RedisServer *server = bench.server();
    if (!server)
        return;
    bench.closeWindow();
    const RowSpec ping{QStringLiteral("other clients' PING during a load, p99"), QStringLiteral("ms"),
                       Judged::AtMost, 5, Stands::Median};
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        Bystander besideFloor(server->port());
        measureLoadFloor(server->port(), "session:*");
        const double floor = percentile(besideFloor.stop(), 0.99);

        forgetSlowCommands(*server);
        Bystander beside(server->port());
        const bool loaded = bench.window() != nullptr;
        const std::vector<double> &roundTrips = beside.stop();
        if (!loaded)
            return bench.table().fail(ping.what, QStringLiteral("the window did not load"));
        bench.table().add(ping, percentile(roundTrips, 0.99), floor);
        bench.table().add({QStringLiteral("other clients' PING during a load, longest"), QStringLiteral("ms")},
                          percentile(roundTrips, 1));
        bench.table().add({QStringLiteral("slow log entries over 10 ms during a load"), {}, Judged::AtMost, 0,
                           Stands::Worst},
                          double(server->integer({"SLOWLOG", "LEN"})));
        bench.closeWindow();
    }
}

} // namespace bench
