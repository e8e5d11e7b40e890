// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace sessions
{

/// Counts present sessions by the half second of their deadline, incrementally: "active" is what has a deadline
/// in the future, whatever Redis has reaped or not. Fixed memory, a megabyte: one counter a half second for
/// the next kNearSeconds, and one for all beyond, which is re-counted by the owner when time has moved on
/// (needsRefill, beginRefill). A change costs O(1), a question a sum over the time that it spans: 20 µs
/// for a day. Answers hold for the latest half second, as messages::ServerClock::shownMs() does: at 12:00:05.7
/// they say what was active at 12:00:05.5.
class DeadlineTally
{
public:
    static constexpr qint64 kStepMs = 500;
    /// As far as endingFrom() always reaches.
    static constexpr qint64 kAheadSeconds = 24 * 60 * 60;
    static constexpr qint64 kNearSeconds = kAheadSeconds * 3 / 2;
    static constexpr qint64 kNearSteps = kNearSeconds * 1000 / kStepMs;

    DeadlineTally();

    /// `deadline` in epoch ms; 0: no TTL, never ends.
    void add(qint64 deadline);
    void remove(qint64 deadline);

    qint64 total() const { return m_total; }
    /// Sessions whose deadline is later than `nowMs`, or that have none.
    qint64 activeAt(qint64 nowMs) const;
    /// Present, but past their deadline.
    qint64 dueAt(qint64 nowMs) const { return m_total - activeAt(nowMs); }
    /// Counts of endings in `count` equal steps of `stepSeconds` from `nowMs` on; what lies beyond the near
    /// window (at least kAheadSeconds) is not counted.
    std::vector<qint64> endingFrom(qint64 nowMs, qint64 stepSeconds, int count) const;

    /// True when the near window has to move: the owner calls beginRefill(), and add() for every session.
    /// An empty tally that was never filled asks for it too. Becomes true twice a day.
    bool needsRefill(qint64 nowMs) const;
    void beginRefill(qint64 nowMs);

private:
    void count(qint64 deadline, int step);
    /// Deadlines within the steps (from, to], as far as the near window reaches.
    qint64 endedBetween(qint64 from, qint64 to) const;

    qint64 m_total = 0;
    qint64 m_base = 0;   ///< m_near[0] holds what ends within the step after this one
    qint64 m_past = 0;   ///< deadlines up to m_base
    qint64 m_beyond = 0; ///< deadlines after the near window
    qint64 m_never = 0;  ///< no TTL
    std::vector<quint32> m_near;
};

} // namespace sessions
