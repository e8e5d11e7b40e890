// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>

namespace server
{

/// How fast the memory in use of a node grows, by what was seen of it in the last hour. Times are monotonic ms. What
/// was not looked at in between does not matter: it is where it is now.
class MemoryGrowth final
{
public:
    /// Before so much has passed, the coming and going of buffers is more than what grows.
    static constexpr qint64 kLeastMs = 5 * 60 * 1000;
    static constexpr qint64 kMostMs = 60 * 60 * 1000;
    /// Between two that are kept.
    static constexpr qint64 kStepMs = 60 * 1000;

    void note(qint64 bytes, qint64 nowMs);
    /// A restart, or another place: what was there before says nothing.
    void clear() { m_seen.clear(); }

    /// For which it was watched; 0: not long enough.
    qint64 seconds() const;
    /// Bytes a second; negative: it shrinks. 0 where seconds() is 0.
    double aSecond() const;

private:
    struct Seen {
        qint64 at = 0;
        qint64 bytes = 0;
    };
    std::deque<Seen> m_seen; ///< oldest first; the last is the latest
};

} // namespace server
