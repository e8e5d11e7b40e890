// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/deadlinetally.h"

#include <algorithm>

namespace sessions
{

namespace
{

/// The full second at which this deadline has passed. Without overflow at either end.
qint64 endSecond(qint64 deadline)
{
    return deadline / 1000 + (deadline % 1000 > 0 ? 1 : 0);
}

/// The latest full second at `nowMs`.
qint64 fullSecond(qint64 nowMs)
{
    return nowMs / 1000 - (nowMs % 1000 < 0 ? 1 : 0);
}

} // namespace

DeadlineTally::DeadlineTally()
    : m_near(static_cast<size_t>(kNearSeconds))
{
}

void DeadlineTally::count(qint64 deadline, int step)
{
    m_total += step;
    if (deadline == 0) {
        m_never += step;
        return;
    }
    const qint64 second = endSecond(deadline);
    if (second <= m_base)
        m_past += step;
    else if (second > m_base + kNearSeconds)
        m_beyond += step;
    else
        m_near[static_cast<size_t>(second - m_base - 1)] += static_cast<quint32>(step);
}

void DeadlineTally::add(qint64 deadline)
{
    count(deadline, 1);
}

void DeadlineTally::remove(qint64 deadline)
{
    count(deadline, -1);
}

qint64 DeadlineTally::endedBetween(qint64 from, qint64 to) const
{
    const qint64 first = std::clamp<qint64>(from - m_base, 0, kNearSeconds);
    const qint64 last = std::clamp<qint64>(to - m_base, first, kNearSeconds);
    qint64 sum = 0;
    for (qint64 cell = first; cell < last; ++cell)
        sum += m_near[static_cast<size_t>(cell)];
    return sum;
}

qint64 DeadlineTally::activeAt(qint64 nowMs) const
{
    return m_total - m_past - endedBetween(m_base, fullSecond(nowMs));
}

std::vector<qint64> DeadlineTally::endingFrom(qint64 nowMs, qint64 stepSeconds, int count) const
{
    std::vector<qint64> steps(static_cast<size_t>(std::max(count, 0)));
    qint64 from = fullSecond(nowMs);
    for (qint64 &step : steps) {
        step = endedBetween(from, from + stepSeconds);
        from += stepSeconds;
    }
    return steps;
}

bool DeadlineTally::needsRefill(qint64 nowMs) const
{
    const qint64 second = fullSecond(nowMs);
    return second < m_base || second > m_base + kNearSeconds - kAheadSeconds;
}

void DeadlineTally::beginRefill(qint64 nowMs)
{
    m_total = 0;
    m_past = 0;
    m_beyond = 0;
    m_never = 0;
    std::fill(m_near.begin(), m_near.end(), 0);
    m_base = fullSecond(nowMs);
}

} // namespace sessions
