// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace server
{

/// How fast sessions may be ended, or brought back, so that it is no burden to the server's other clients.
///
/// A batch holds others up for as long as the server works on it, which shows from here as the time of its round trips
/// without the time of the way. As long as it has worked, it rests, so that half of its time is others' at least; and
/// no second sees more than so many sessions. Where three batches in a row have had a round trip that took long, as
/// with large payloads, the next ones are smaller: a single one may as well have waited for this program's own thread.
/// For a gentle profile it rests three times as long, and ends a tenth as many.
class Pace
{
public:
    using Duration = std::chrono::microseconds;

    /// What a batch has cost the server, as far as it can be seen from here.
    struct Work {
        std::size_t sessions = 0;
        int roundTrips = 0;
        Duration waited{0}; ///< for their answers, all together
        Duration longest{0};
        Duration shortest = Duration::max();

        /// Of something that was asked, and answered after so long.
        void addRoundTrip(Duration took);
    };

    explicit Pace(bool gentle = false);

    /// Of a command that is no work: the time of the way. The shortest of all counts.
    void noteRoundTrip(Duration took);
    /// A batch is over, `elapsed` after its beginning: what to wait before the next one begins.
    Duration restAfter(const Work &work, Duration elapsed);
    /// Sessions of the next batch at most.
    std::size_t sessionsAtOnce() const { return m_sessionsAtOnce; }
    /// Sessions a second at most.
    int rate() const { return m_gentle ? kGentleRate : kRate; }

    static constexpr int kRate = 10'000;
    static constexpr int kGentleRate = 1'000;
    /// Their commands take the server about a millisecond, and nobody else's come in between.
    static constexpr std::size_t kMostAtOnce = 50;
    /// One round trip should not hold others up for longer.
    static constexpr Duration kLongestTurn = std::chrono::milliseconds(5);
    /// A server that was away for a while is not waited for twice.
    static constexpr Duration kLongestRest = std::chrono::seconds(1);

private:
    const bool m_gentle;
    std::size_t m_sessionsAtOnce;
    int m_longTurns = 0;              ///< in a row
    Duration m_way = Duration::max(); ///< the shortest round trip of all
};

} // namespace server
