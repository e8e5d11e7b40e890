// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/deadlinetally.h"

#include <algorithm>

namespace sessions
{

namespace
{

constexpr qint64 kStep = DeadlineTally::kStepMs;

/// The step by whose end this deadline has passed. Without overflow at either end.
qint64 endStep(qint64 deadline)
{
    return deadline / kStep + (deadline % kStep > 0 ? 1 : 0);
}

/// The latest full step at `nowMs`.
qint64 fullStep(qint64 nowMs)
{
    return nowMs / kStep - (nowMs % kStep < 0 ? 1 : 0);
}

} // namespace

DeadlineTally::DeadlineTally()
    : m_near(static_cast<size_t>(kNearSteps))
{
}

void DeadlineTally::count(qint64 deadline, int step)
{
    m_total += step;
    if (deadline == 0) {
        m_never += step;
        return;
    }
    const qint64 end = endStep(deadline);
    if (end <= m_base)
        m_past += step;
    else if (end > m_base + kNearSteps)
        m_beyond += step;
    else
        m_near[static_cast<size_t>(end - m_base - 1)] += static_cast<quint32>(step);
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
    const qint64 first = std::clamp<qint64>(from - m_base, 0, kNearSteps);
    const qint64 last = std::clamp<qint64>(to - m_base, first, kNearSteps);
    qint64 sum = 0;
    for (qint64 cell = first; cell < last; ++cell)
        sum += m_near[static_cast<size_t>(cell)];
    return sum;
}

qint64 DeadlineTally::activeAt(qint64 nowMs) const
{
    return m_total - m_past - endedBetween(m_base, fullStep(nowMs));
}

std::vector<qint64> DeadlineTally::endingFrom(qint64 nowMs, qint64 stepSeconds, int count) const
{
    std::vector<qint64> steps(static_cast<size_t>(std::max(count, 0)));
    qint64 from = fullStep(nowMs);
    for (qint64 &step : steps) {
        const qint64 to = from + stepSeconds * 1000 / kStep;
        step = endedBetween(from, to);
        from = to;
    }
    return steps;
}

bool DeadlineTally::needsRefill(qint64 nowMs) const
{
    const qint64 step = fullStep(nowMs);
    return step < m_base || step > m_base + kNearSteps - kAheadSeconds * 1000 / kStep;
}

void DeadlineTally::beginRefill(qint64 nowMs)
{
    m_total = 0;
    m_past = 0;
    m_beyond = 0;
    m_never = 0;
    std::fill(m_near.begin(), m_near.end(), 0);
    m_base = fullStep(nowMs);
}

} // namespace sessions
