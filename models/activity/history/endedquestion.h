// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historydatabase.h"
#include "models/activity/history/historylife.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <variant>
#include <vector>

namespace history
{

class HistoryReader;

/// Which sessions have ended that a search finds; asked where the live ones are on show as well.
struct EndedQuestion {
    QString text;             ///< as typed
    QString format;           ///< title; empty: any
    QStringList formatTitles; ///< of now: one of which nothing was written down is a format all the same
    int most = 50;
    qint64 now = 0; ///< by the server's clock
    /// Ids of the sessions that the search finds alive.
    std::vector<QByteArray> present;
    /// `present` is complete: whoever is not in it, and has no end, was lost sight of.
    bool isPresentKnown = false;
    /// Ids of those that ended a moment ago, and are shown among the live ones still.
    std::vector<QByteArray> lingering;

    friend bool operator==(const EndedQuestion &, const EndedQuestion &) = default;
};

/// One thing below the other, newest first: a session that has ended, or was lost sight of; or a gap. Of gaps of one
/// kind that follow each other one, from the first to the last: `count` says how many.
using EndedRow = std::variant<Life, Gap>;

struct EndedAnswer {
    std::vector<EndedRow> rows;
    std::vector<Gap> gaps;   ///< all of the history, the oldest first
    qint64 lives = 0;        ///< among the rows
    bool hasMore = false;    ///< there may be older ones
    qint64 lookedBackTo = 0; ///< only so far was looked; 0: to the beginning
    qint64 watchedSince = 0; ///< the history begins then; 0: it is empty
};

/// In the reader's thread.
tl::expected<EndedAnswer, Failure> endedSessions(const HistoryReader &reader, const EndedQuestion &question);

/// When a row of the lane was: of a session its end, or when it was known last; of a gap its beginning.
qint64 timeOf(const EndedRow &row);

} // namespace history
