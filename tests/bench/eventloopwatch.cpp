// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/eventloopwatch.h"

#include <algorithm>

namespace bench
{

EventLoopWatch::EventLoopWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &EventLoopWatch::note);
}

void EventLoopWatch::start()
{
    m_gaps.clear();
    m_gaps.reserve(1 << 16);
    m_elapsed.start();
    m_last = 0;
    m_timer.start();
}

void EventLoopWatch::stop()
{
    note();
    m_timer.stop();
}

void EventLoopWatch::note()
{
    const qint64 now = m_elapsed.nsecsElapsed();
    m_gaps.push_back(double(now - m_last) / 1e6);
    m_last = now;
}

double EventLoopWatch::longestMs() const
{
    return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end());
}

double EventLoopWatch::percentileMs(double part) const
{
    if (m_gaps.empty())
        return 0;
    std::vector<double> sorted = m_gaps;
    std::sort(sorted.begin(), sorted.end());
    return sorted[size_t(part * double(sorted.size() - 1))];
}

} // namespace bench
