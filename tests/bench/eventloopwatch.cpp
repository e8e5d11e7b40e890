// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/eventloopwatch.h"

#include <algorithm>

namespace bench
{

namespace
{

constexpr double kFrameMs = 1000.0 / 60;

}

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
