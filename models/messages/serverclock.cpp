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
    return m_offset + monotonicMs();
}

qint64 ServerClock::monotonicMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace messages
