// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include "tests/bench/eventloopwatch.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"

#include <cstdio>

namespace bench
{

Bench::Bench(const Options &options, BudgetTable &table)
    : m_options(options)
    , m_table(table)
{
}

Bench::~Bench() = default;

void Bench::say(const QString &text)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

support::RedisServer *Bench::server()
{
    if (m_server)
        return m_server.get();
    auto server = std::make_unique<support::RedisServer>(
        support::RedisServer::Listen::Tcp,
        QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")});
    say(QStringLiteral("filling a private server with %1 sessions").arg(m_options.sessions));
    if (!server->isRunning() || !writeSessions(server->port(), 0, m_options.sessions, m_options.sessions) ||
        server->integer({"DBSIZE"}) != m_options.sessions) {
        say(QStringLiteral("the private redis-server could not be started or filled"));
        return nullptr;
    }
    m_server = std::move(server);
    return m_server.get();
}

BenchWindow *Bench::window()
{
    if (m_window)
        return m_window.get();
    if (!server())
        return nullptr;
    m_window = std::make_unique<BenchWindow>();
    m_window->connectTo(m_server->port());
    if (!waitUntil([this] { return m_window->isLoaded(m_options.sessions); })) {
        say(QStringLiteral("the window did not load"));
        m_window.reset();
    }
    return m_window.get();
}

void Bench::closeWindow()
{
    m_window.reset();
}

void addStalls(BudgetTable &table, const QString &during, const EventLoopWatch &watch)
{
    const QString ms = QStringLiteral("ms");
    table.add({QStringLiteral("longest stall: %1").arg(during), ms, Judged::AtMost, 50, Stands::Worst},
              watch.longestMs());
    table.add({QStringLiteral("p99 frame: %1").arg(during), ms, Judged::AtMost, 16, Stands::Median},
              watch.framePercentileMs(0.99));
}

} // namespace bench
