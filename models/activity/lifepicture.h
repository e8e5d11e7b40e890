// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/laghistory.h"
#include "models/activity/sessionlife.h"

#include <vector>

namespace activity
{

/// What a drawing of a session's life shows: over which time, what of it is known, and what is only to be expected.
/// Instants are epoch ms, server clock.
struct LifePicture {
    enum class Stage : quint8 {
        Unknown,    ///< nothing is known of it
        Running,    ///< time is left
        NoDeadline, ///< none runs out
        Due,        ///< past the deadline, not reaped yet
        Ended,
        Unwatched, ///< nobody looks: what is left is as it was read last
    };
    /// A mark below the line; what happened, or is to come.
    struct Mark {
        enum class Kind : quint8 { Created, FirstSeen, Extended, Shortened, Now, Deadline, Reaped, Ended };
        Kind kind = Kind::Now;
        qint64 at = 0;
        bool isExpected = false; ///< it has not happened: at the latest so in 95 of 100 cases measured here
        friend bool operator==(const Mark &, const Mark &) = default;
    };

    Stage stage = Stage::Unknown;
    qint64 from = 0; ///< of the time axis
    qint64 to = 0;
    bool isCut = false; ///< the life began before that
    qint64 created = 0; ///< 0: not known
    qint64 most = 0;    ///< ms left, at least as high as the line
    qint64 now = 0;     ///< of one that has ended: when it did
    qint64 left = 0;    ///< ms: left; past the deadline: since then; ended: left at the end
    qint64 deadline = 0;
    std::vector<SessionLife::Point> line; ///< what is known
    std::vector<SessionLife::Span> gaps;  ///< nobody watched
    qint64 half = 0;                      ///< by when half of those measured would be reaped; 0: nothing was measured
    qint64 nearlyAll = 0;                 ///< the same for 95 of 100
    std::vector<Mark> marks;              ///< in the order of time

    bool hasForecast() const { return stage == Stage::Running || stage == Stage::Due; }

    /// `lag`: as it was measured lately; of nothing where nothing was.
    static LifePicture of(const SessionLife &life, qint64 now, const LagHistory::Figures &lag);
};

} // namespace activity
