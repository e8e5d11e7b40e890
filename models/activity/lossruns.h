// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <deque>
#include <vector>

namespace activity
{

/// Many endings of one kind within a short time.
struct Loss {
    qint64 number = 0; ///< below 0: from the history on the disk
    int kind = 0;      ///< of messages::SessionEvent::Kind
    qint64 from = 0;   ///< epoch ms, the first of them
    qint64 until = 0;  ///< the last
    qint64 count = 0;  ///< all of them, kept or not
    friend bool operator==(const Loss &, const Loss &) = default;
};

/// Finds losses in what ends: kFewest within kWindowMs, and on for as long as that many go on ending, up to kLongestMs.
/// Counts each ending, at the price of a few comparisons, so that the numbers are right however few lines are kept.
class LossRuns final
{
public:
    static constexpr qint64 kFewest = 100;
    static constexpr qint64 kGreat = 1000; ///< nobody must miss that
    static constexpr qint64 kWindowMs = 2'000;
    static constexpr qint64 kLongestMs = 10'000;
    static constexpr size_t kMostKept = 500;

    void add(int kind, qint64 at);
    /// Those of kFewest or more, each at its count of now; in no order.
    std::vector<Loss> losses() const;
    void clear();

private:
    struct Run {
        Loss loss;
        qint64 windowFrom = 0;
        qint64 windowCount = 0;
    };

    bool takes(Run &run, qint64 at) const;
    void close(const Run &run);

    std::array<Run, 16> m_open; ///< by kind
    std::deque<Loss> m_closed;  ///< the oldest first
    qint64 m_latest = 0;        ///< number
};

} // namespace activity
