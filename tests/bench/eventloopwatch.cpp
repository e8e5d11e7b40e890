// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/eventloopwatch.h"

#include <algorithm>
#include <ctime>

namespace bench
{

namespace
{

constexpr double kFrameMs = 1000.0 / 60;

/// What this thread has had of the processor so far.
qint64 busyNs()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

EventLoopWatch::EventLoopWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &EventLoopWatch::note);
}

void EventLoopWatch::start()
{
    m_gaps.reserve(1 << 16);
    m_elapsed.start();
    m_last = 0;
    m_lastBusy = busyNs();
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
    const qint64 busy = busyNs();
    m_longestBusy = std::max(m_longestBusy, double(busy - m_lastBusy) / 1e6);
    m_lastBusy = busy;
}

double EventLoopWatch::longestMs() const
{
    return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end());
}

double EventLoopWatch::longestBusyMs() const
{
    return m_longestBusy;
}

double EventLoopWatch::framePercentileMs(double part) const
{
    std::vector<double> sorted = frames();
    if (sorted.empty())
        return 0;
    std::sort(sorted.begin(), sorted.end());
    return sorted[size_t(part * double(sorted.size() - 1))];
}

std::vector<double> EventLoopWatch::frames() const
{
    std::vector<double> frames;
    double begin = 0;
    for (const double gap : m_gaps) {
        const double end = begin + gap;
        frames.resize(std::max(frames.size(), size_t(end / kFrameMs) + 1));
        for (auto slot = size_t(begin / kFrameMs); slot <= size_t(end / kFrameMs); ++slot)
            frames[slot] = std::max(frames[slot], gap);
        begin = end;
    }
    return frames;
}

} // namespace bench
