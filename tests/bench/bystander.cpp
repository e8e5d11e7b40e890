// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bystander.h"

#include "tests/bench/respclient.h"
#include "tests/support/redisserver.h"

#include <QElapsedTimer>

#include <chrono>

namespace bench
{

namespace
{

/// A thousand times a second: often enough to meet each of the server's longer turns, and no load by itself.
constexpr auto kBetweenPings = std::chrono::milliseconds(1);

} // namespace

Bystander::Bystander(quint16 port)
    : m_thread([this, port] { run(port); })
{
}

Bystander::~Bystander()
{
    stop();
}

const std::vector<double> &Bystander::stop()
{
    m_stopping = true;
    if (m_thread.joinable())
        m_thread.join();
    return m_roundTrips;
}

void Bystander::run(quint16 port)
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

void forgetSlowCommands(support::RedisServer &server)
{
    server.command({"CONFIG", "SET", "slowlog-log-slower-than", "10000"});
    server.command({"SLOWLOG", "RESET"});
}

} // namespace bench
