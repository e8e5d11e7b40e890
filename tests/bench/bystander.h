// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>
#include <vector>

namespace support
{
class RedisServer;
}

namespace bench
{

/// Another client: asks PING again and again, from a thread of its own, while it exists.
class Bystander
{
public:
    explicit Bystander(quint16 port);
    ~Bystander();
    Q_DISABLE_COPY_MOVE(Bystander)

    /// Round trips in ms.
    const std::vector<double> &stop();

private:
    void run(quint16 port);

    std::atomic<bool> m_stopping = false;
    std::vector<double> m_roundTrips;
    std::thread m_thread;
};

/// From now on the slow log has what takes more than 10 ms.
void forgetSlowCommands(support::RedisServer &server);

} // namespace bench
