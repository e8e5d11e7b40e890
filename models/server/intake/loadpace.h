// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace server
{

/// How fast a pass over all keys may go, so that it is no burden to the server's other clients.
///
/// A PING on another connection waits as long as any other client's command does. Where it takes longer than
/// it does on a quiet server, a pause comes before each further page, twice as long after each such finding,
/// and half as long after each good one. A gentle pass does one thing after the other, and then nothing for as
/// long again: the server, which has work for half of that time at most, is busy with it for a quarter.
class LoadPace
{
public:
    using Duration = std::chrono::microseconds;

    explicit LoadPace(bool gentle = false);

    /// A pass begins. What a quiet server's round trip is stays known.
    void restart();
    /// Round trip of a PING beside the pass. Three in a row must be slow before that counts: a single one may
    /// as well have waited for this program's own thread.
    void noteRoundTrip(Duration roundTrip);
    /// What to wait before the next page, when reading the page before, with its records, took so long.
    Duration pauseAfter(Duration took) const;

    bool isGentle() const { return m_gentle; }
    /// COUNT of SCAN. Larger pages block the server for other clients (10,000: 14 ms a page), and by the time
    /// the records are read, what SCAN has touched has left the caches of the server; smaller ones cost round
    /// trips. Measured with a million keys: 750 takes 4 % less of the server's time than 1,000, 250 no less.
    size_t pageSize() const { return m_gentle ? 250 : 750; }
    /// Records of one batch, half a page: about 1 ms of the server's time, and less of the I/O thread's.
    size_t recordsAtOnce() const { return m_gentle ? 250 : 375; }
    /// Enough that the server has work while this program's threads wait for a processor.
    int batchesAtOnce() const { return m_gentle ? 1 : 4; }

    /// What a round trip may take above that of a quiet server.
    static constexpr Duration kTolerance = std::chrono::milliseconds(4);
    static constexpr Duration kLongestPause = std::chrono::milliseconds(250);

private:
    const bool m_gentle;
    std::array<Duration, 3> m_latest{};
    size_t m_count = 0;
    Duration m_quiet = Duration::max(); ///< the shortest round trip of all
    Duration m_pause{0};
};

} // namespace server
