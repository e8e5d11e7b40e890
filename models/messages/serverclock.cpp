// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/serverclock.h"

#include <QDateTime>

#include <chrono>
#include <ctime>

namespace messages
{

ServerClock::ServerClock()
    : m_offset(QDateTime::currentMSecsSinceEpoch() - monotonicMs())
{
}

ServerClock ServerClock::synchronised(qint64 serverEpochMs, qint64 monotonicMs)
{
    ServerClock clock;
    clock.m_offset = serverEpochMs - monotonicMs;
    return clock;
}

qint64 ServerClock::nowMs() const
{
    return isStopped() ? m_stoppedAt : m_offset + monotonicMs();
}

ServerClock ServerClock::stopped() const
{
    ServerClock clock = *this;
    clock.m_stoppedAt = nowMs();
    return clock;
}

qint64 ServerClock::monotonicMs()
{
#ifdef CLOCK_BOOTTIME
    // Linux stops the other one while the computer sleeps, and the server's clock goes on.
    timespec now{};
    if (::clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
#endif
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace messages
