// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/pace.h"

#include <algorithm>

namespace server
{

namespace
{

constexpr std::size_t kGentleAtOnce = 20;
/// Below, the round trips cost more than what they are for.
constexpr std::size_t kFewestAtOnce = 5;
constexpr int kLongTurnsCount = 3;
constexpr int kGentleRest = 3; ///< times as long as the server has worked

} // namespace

void Pace::Work::addRoundTrip(Duration took)
{
    ++roundTrips;
    waited += took;
    longest = std::max(longest, took);
    shortest = std::min(shortest, took);
}

Pace::Pace(bool gentle)
    : m_gentle(gentle)
    , m_sessionsAtOnce(gentle ? kGentleAtOnce : kMostAtOnce)
{
}

void Pace::noteRoundTrip(Duration took)
{
    m_way = std::min(m_way, took);
}

Pace::Duration Pace::restAfter(const Work &work, Duration elapsed)
{
    const Duration byRate(static_cast<Duration::rep>(work.sessions) * 1'000'000 / rate());
    Duration rest = byRate - elapsed;
    if (work.roundTrips > 0) {
        noteRoundTrip(work.shortest);
        rest = std::max(rest, (m_gentle ? kGentleRest : 1) * (work.waited - work.roundTrips * m_way));
        const Duration turn = work.longest - m_way;
        const std::size_t most = m_gentle ? kGentleAtOnce : kMostAtOnce;
        m_longTurns = turn > kLongestTurn ? m_longTurns + 1 : 0;
        if (m_longTurns == kLongTurnsCount) {
            m_longTurns = 0;
            m_sessionsAtOnce = std::max(kFewestAtOnce, m_sessionsAtOnce / 2);
        } else if (turn < kLongestTurn / 2) {
            m_sessionsAtOnce = std::min(most, m_sessionsAtOnce * 2);
        }
    }
    return std::clamp(rest, Duration(0), kLongestRest);
}

} // namespace server
