// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/loadpace.h"

#include <algorithm>

namespace server
{

using namespace std::chrono_literals;

namespace
{

constexpr LoadPace::Duration kFirstPause = 1ms;

} // namespace

LoadPace::LoadPace(bool gentle)
    : m_gentle(gentle)
{
}

void LoadPace::restart()
{
    m_count = 0;
    m_pause = {};
}

void LoadPace::noteRoundTrip(Duration roundTrip)
{
    m_quiet = std::min(m_quiet, roundTrip);
    m_latest[m_count++ % m_latest.size()] = roundTrip;
    if (m_count < m_latest.size())
        return;
    const Duration best = *std::min_element(m_latest.begin(), m_latest.end());
    if (best - m_quiet > kTolerance)
        m_pause = std::clamp(m_pause * 2, kFirstPause, kLongestPause);
    else
        m_pause = m_pause < kFirstPause ? 0us : m_pause / 2;
}

LoadPace::Duration LoadPace::pauseAfter(Duration took) const
{
    if (!m_gentle)
        return m_pause;
    return std::max(m_pause, std::min(took, kLongestPause));
}

} // namespace server
