// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/lossruns.h"

#include <algorithm>

namespace activity
{

/// What comes a little late belongs to it all the same.
bool LossRuns::takes(Run &run, qint64 at) const
{
    if (run.loss.count == 0 || at < run.loss.from - kWindowMs)
        return false;
    if (at < run.windowFrom + kWindowMs)
        return true;
    const bool goesOn = run.windowCount >= kFewest && at < run.windowFrom + 2 * kWindowMs;
    if (!goesOn || at - run.loss.from >= kLongestMs)
        return false;
    run.windowFrom += kWindowMs;
    run.windowCount = 0;
    return true;
}

void LossRuns::add(int kind, qint64 at)
{
    Run &run = m_open.at(size_t(kind));
    if (!takes(run, at)) {
        close(run);
        run = {Loss{++m_latest, kind, at, at, 0}, at, 0};
    }
    run.loss.from = std::min(run.loss.from, at);
    run.loss.until = std::max(run.loss.until, at);
    ++run.loss.count;
    ++run.windowCount;
}

void LossRuns::close(const Run &run)
{
    if (run.loss.count < kFewest)
        return;
    m_closed.push_back(run.loss);
    if (m_closed.size() > kMostKept)
        m_closed.pop_front();
}

std::vector<Loss> LossRuns::losses() const
{
    std::vector<Loss> all(m_closed.begin(), m_closed.end());
    for (const Run &run : m_open) {
        if (run.loss.count >= kFewest)
            all.push_back(run.loss);
    }
    return all;
}

void LossRuns::clear()
{
    m_open = {};
    m_closed.clear();
}

} // namespace activity
