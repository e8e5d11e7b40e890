// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <deque>
#include <utility>
#include <vector>

namespace messages
{
struct SessionEvent;
}

namespace activity
{

/// Expiry lag (reaped minus deadline) over a window, without the single values: counts of lags in bins, for each
/// second. Exact below 64 ms; above that a lag is known to a thirty-second of itself, and what is told is the middle of
/// its bin. Only the longest is told as it was. However many sessions expire, a second takes no more than 700 small
/// numbers.
class LagHistory
{
public:
    static constexpr qint64 kSeconds = 60 * 60; ///< that are kept

    struct Figures {
        qint64 measured = 0; ///< endings whose lag is known: what the others are of
        qint64 inferred = 0; ///< taken for expired without Redis' word, or without a deadline: no lag is known
        qint64 p50 = -1;     ///< ms; -1: nothing was measured
        qint64 p95 = -1;     ///< ms
        qint64 longest = -1; ///< ms
        friend bool operator==(const Figures &, const Figures &) = default;
    };

    /// An expiration in this second (epoch); lag in ms, negative: not known. What is older than the window is ignored.
    void add(qint64 second, qint64 lagMs);
    void clear() { m_seconds.clear(); }
    /// Of [from, to).
    Figures figures(qint64 from, qint64 to) const { return figures({{from, to}}); }
    /// Of several spans that do not overlap.
    struct Span {
        qint64 from = 0;
        qint64 to = 0;
        friend bool operator==(const Span &, const Span &) = default;
    };
    Figures figures(const std::vector<Span> &spans) const;

    /// Figures over time: at each `step` seconds within (from, to], of the `window` seconds before.
    struct Point {
        qint64 second = 0;
        Figures figures;
    };
    std::vector<Point> points(qint64 from, qint64 to, qint64 step, qint64 window) const;
    qint64 firstSecond() const { return m_seconds.empty() ? 0 : m_seconds.front().second; }

    /// The bin of a lag, and the middle of a bin.
    static int binOf(qint64 lagMs);
    static qint64 middleOf(int bin);
    static constexpr int kBins = 64 + 32 * 26; ///< up to 2³² ms; what is longer is in the last one

private:
    struct Second {
        qint64 second = 0;
        qint64 inferred = 0;
        qint64 longest = -1;
        std::vector<std::pair<quint16, quint32>> counts; ///< by the bin, ascending
    };
    std::deque<Second> m_seconds; ///< those with expirations, ascending
};

} // namespace activity
