// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <chrono>
#include <cstddef>

namespace sessions
{

/// How fast a pass over all keys may go, so that it is no burden to the server's other clients.
///
/// A PING on another connection waits as long as any other client's command does. Where it takes longer than
/// it does on a quiet server, a pause comes before each further page, twice as long after each such finding,
/// and half as long after each good one. A gentle pass also keeps to a quarter of the time in any case, with
/// smaller pages and one batch at a time.
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
    /// COUNT of SCAN. Larger pages block the server for other clients (10,000: 14 ms a page), smaller ones cost
    /// round trips.
    QByteArrayView pageSize() const { return m_gentle ? "250" : "1000"; }
    /// Records of one batch: about 1 ms of the server's time, and of the I/O thread's for decoding.
    size_t recordsAtOnce() const { return m_gentle ? 250 : 500; }
    int batchesAtOnce() const { return m_gentle ? 1 : 2; }

    /// What a round trip may take above that of a quiet server.
    static constexpr Duration kTolerance = std::chrono::milliseconds(4);
    static constexpr Duration kLongestPause = std::chrono::milliseconds(250);
    static constexpr int kGentleShare = 4;

private:
    const bool m_gentle;
    std::array<Duration, 3> m_latest{};
    size_t m_count = 0;
    Duration m_quiet = Duration::max(); ///< the shortest round trip of all
    Duration m_pause{0};
};

} // namespace sessions
