// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace activity
{

/// What is known of one session, from its beginning to its end: when its deadline was moved where to. Instants are
/// epoch ms by the server's clock. Says only what was seen: where nobody watched, or where more extensions were counted
/// than told, it has a gap, and no line leads through it.
class SessionLife
{
public:
    enum class End : quint8 {
        None,
        Expired,   ///< Redis said so
        RanOut,    ///< past its deadline: inferred
        LoggedOut, ///< its key was deleted
        EndedHere, ///< by a logout of this program
        Evicted,
        Ended,    ///< before its deadline, and nobody said how
        Vanished, ///< found gone: when and how is not known
        Replaced, ///< the key holds something else
    };
    /// The deadline as it was from `at` on.
    struct Step {
        qint64 at = 0;
        qint64 deadline = 0;     ///< 0: none
        qint64 before = 0;       ///< the deadline until then; 0: none, or not known
        bool isAfterGap = false; ///< what was between the step before and this one is not known
        bool isFirst = false;    ///< the first that is known: nothing was moved
        /// Whether it was moved later, at a time that is known.
        bool isExtension() const { return !isFirst && !isAfterGap && movedBy() > 0; }
        qint64 movedBy() const { return deadline > 0 && before > 0 ? deadline - before : 0; }
    };
    /// One end of a stretch of the line.
    struct Point {
        qint64 at = 0;
        qint64 left = 0;       ///< ms, never below 0
        bool isJoined = false; ///< with the point before, by a line that is known
    };
    struct Span {
        qint64 from = 0;
        qint64 to = 0;
        friend bool operator==(const Span &, const Span &) = default;
    };
    /// Older steps are given up: what was before them counts as not watched.
    static constexpr size_t kMostSteps = 400;

    SessionLife() = default;
    /// `created`: by the session's own word; 0: unknown. `isFromBirth`: its creation was seen.
    SessionLife(qint64 created, qint64 firstSeen, bool isFromBirth);

    /// The deadline at `at`; 0: none. `extensions`: how often it has moved later since this program watches, as the
    /// store counts. `isTimed`: the server said so at that time; otherwise that is when it was looked at, and where
    /// nobody had watched until then, the move was some time before. Times do not go back: what is older than what is
    /// known is taken for now. True: that is news.
    bool note(qint64 at, qint64 deadline, quint32 extensions, bool isTimed = false);
    /// Until here it was watched; from here on nobody knows, before the next note().
    void stopWatching(qint64 at);
    void end(End how, qint64 at);
    bool hasEnded() const { return m_end != End::None; }
    /// How it ended is told later than that it did.
    void explainEnd(End how);

    qint64 created() const { return m_created; }
    qint64 firstSeen() const { return m_firstSeen; }
    bool isFromBirth() const { return m_isFromBirth; }
    End howEnded() const { return m_end; }
    qint64 endedAt() const { return m_endedAt; }
    /// 0: none, or nothing is known yet.
    qint64 deadline() const { return m_steps.empty() ? 0 : m_steps.back().deadline; }
    const std::vector<Step> &steps() const { return m_steps; }
    /// As the store counts; those that are not among steps() were not told.
    quint32 extensions() const { return m_extensions; }
    /// Of these, what can be drawn.
    int drawnExtensions() const;
    bool isWatched() const { return m_unwatchedSince == 0; }

    /// Time left, up to `now` or the end; two points where it jumps. Without a deadline there is none.
    std::vector<Point> line(qint64 now) const;
    /// From the creation on: where nobody watched.
    std::vector<Span> gaps(qint64 now) const;
    /// The most that was left at any time of the line; 0: none.
    qint64 mostLeft() const;
    /// Where a drawing of it begins: its creation, by its own word or as it was seen; or when it was seen first.
    qint64 begin() const;

private:
    std::vector<Step> m_steps;
    qint64 m_created = 0;
    qint64 m_firstSeen = 0;
    qint64 m_endedAt = 0;
    qint64 m_unwatchedSince = 0; ///< 0: it is watched
    qint64 m_latest = 0;         ///< of all times that were told
    quint32 m_extensions = 0;
    End m_end = End::None;
    bool m_isFromBirth = false;
};

} // namespace activity
