// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/loggedevent.h"
#include "models/activity/lossruns.h"
#include "models/sessions/query/sessionquery.h"

#include <QSet>

#include <limits>
#include <memory>
#include <vector>

namespace events
{

/// Which events are listed.
enum class EventFilter : quint8 { All, Created, Extended, Ended, Notes };

/// A time; `until` is not in it.
struct EventRange {
    qint64 from = 0; ///< epoch ms
    qint64 until = std::numeric_limits<qint64>::max();
    bool isAll() const { return from == 0 && until == std::numeric_limits<qint64>::max(); }
    bool has(qint64 at) const { return at >= from && at < until; }
    friend bool operator==(const EventRange &, const EventRange &) = default;
};

/// One line of the list.
struct EventLine {
    enum class Kind : quint8 {
        Event,
        Loss,   ///< many endings; opens to those that are there
        Member, ///< of the loss above it
        Older,  ///< the last: how it goes on behind
    };
    Kind kind = Kind::Event;
    bool isOpen = false;
    qint64 listed = 0;   ///< Loss: members that there are to open to
    bool isRest = false; ///< Loss: of a minute, what is left beside losses of memory, or more
    qint64 placedAt = 0; ///< of a gap that reaches out of the range, where it stands; 0: at its own time
    activity::LoggedEventPointer event;
    activity::Loss loss;

    qint64 at() const { return kind == Kind::Loss ? loss.until : placedAt != 0 ? placedAt : event ? event->at : 0; }
    /// Tells it from all others, whatever is listed.
    std::pair<Kind, qint64> identity() const
    {
        return {kind == Kind::Member ? Kind::Event : kind, kind == Kind::Loss ? loss.number
                                                           : event            ? event->number
                                                                              : 0};
    }
};

/// What the lines are made of: a value that nobody changes.
struct EventRequest {
    activity::LoggedEvents events;      ///< in memory, newest first
    std::vector<activity::Loss> losses; ///< of memory
    activity::LoggedEvents older;       ///< from the history on the disk, in any order
    std::vector<activity::Loss> olderLosses;
    qint64 olderUntil = 0; ///< the disk is asked for what was before this; 0: it is not asked
    sessions::SessionQuery query;
    bool isRefused = false; ///< the query cannot be answered: nothing matches it
    EventFilter filter = EventFilter::All;
    EventRange range;
    qint64 now = 0;
    bool newestFirst = true;
    QSet<qint64> toggled; ///< numbers of losses that are not as they are at first
};

struct EventLines {
    std::vector<EventLine> lines; ///< without Older
    qint64 count = 0;             ///< those that stand by themselves
};

/// With a query, losses of kGreat or more are listed all the same, and open to what matches: of few by themselves.
/// Otherwise each loss is one line. Takes some ms for each 10,000 events: not for the GUI thread.
EventLines eventLines(const EventRequest &request);

} // namespace events
