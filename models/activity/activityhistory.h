// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace activity
{

/// What one second, or a bucket of seconds, saw.
struct ActivitySample {
    qint64 active = -1; ///< sessions active at its end; -1: not watched
    quint32 created = 0;
    quint32 expired = 0;
    quint32 loggedOut = 0; ///< by the application or by this program
    quint32 evicted = 0;
    quint32 gone = 0; ///< found to be gone by reading, or announced without a word how
    /// What one of several nodes holds was not known: `active` has its share as it was before, the others lack it.
    bool lacksShare = false;
    // Of the expired, whether there are such:
    bool hasInferred = false; ///< gone when their deadline had passed, without a word why
    bool hasTold = false;     ///< by the server's word
};

/// The last 24 hours second by second, in fixed memory.
class ActivityHistory
{
public:
    static constexpr qint64 kSeconds = 24 * 60 * 60;

    ActivityHistory();

    /// Adds to the counters of `second` (epoch). Seconds older than the window are ignored; a jump forward
    /// leaves a gap of seconds not watched.
    void add(qint64 second, const ActivitySample &counts);
    /// Sets how many were active at the end of `second`.
    void setActive(qint64 second, qint64 active);
    /// The share of a node is not known in [from, to], as far as these seconds are there.
    void markLackingShare(qint64 from, qint64 to);
    void clear();

    /// Buckets of equal width over [from, to), oldest first: counters summed, `active` the last known.
    /// The first one begins at or before `from` and is whole; the last one counts only what is before `to`.
    struct Bucket {
        qint64 from = 0; ///< epoch second
        qint64 seconds = 0;
        qint64 counted = 0; ///< of these, since the history began and before `to`: what a rate is to be divided by
        ActivitySample sample;
        qint64 activeMin = -1, activeMax = -1;
    };
    /// At most `most` of them; widths are 1, 2, 5, 10, 15, 30 s, 1, 2, 5, 10, 15, 30 min …, and buckets
    /// begin at multiples of their width, so that they do not shimmer as time moves. Of what was before `notBefore`
    /// somebody else tells: there is no bucket of it, and the first one begins there.
    std::vector<Bucket> buckets(qint64 from, qint64 to, int most, qint64 notBefore = 0) const;

    qint64 firstSecond() const; ///< 0: empty
    qint64 lastSecond() const;

private:
    /// Makes `second` part of the window; null when it is too old, or no time at all.
    ActivitySample *cellFor(qint64 second);
    const ActivitySample &cellAt(qint64 second) const { return m_cells[size_t(second % kSeconds)]; }

    /// A ring indexed by second modulo kSeconds. Cells outside [m_first, m_last] are always blank, so that
    /// moving either end needs no bookkeeping.
    std::vector<ActivitySample> m_cells;
    qint64 m_first = 0; ///< 0: empty
    qint64 m_last = 0;
};

/// The narrowest width with which aligned buckets cover [from, to) with at most `most` of them.
qint64 bucketWidth(qint64 from, qint64 to, int most);

} // namespace activity
