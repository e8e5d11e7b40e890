// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/serverclock.h"

#include <QDateTime>

#include <chrono>

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
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace messages
