// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/endedrows.h"

#include <deque>
#include <vector>

namespace sessions
{

/// What has happened to the store and is not in the table yet, and the ended sessions that the table lets
/// linger before it gives their slots back.
class PendingChanges
{
public:
    void note(Slot slot, quint16 fields) { m_notes.push_back({slot, fields}); }
    /// Ended at `endedAt`; to go at `goesAt`. Both epoch ms.
    void linger(Slot slot, qint64 endedAt, qint64 goesAt);
    void clear();

    bool hasNotes() const { return !m_notes.empty(); }
    size_t noteCount() const { return m_notes.size(); }
    /// Looks at all those that linger.
    void lookAtLingering(EndedRows &ended, const SessionOrder &rows, const SessionStore &store) const;
    bool hasLingering() const { return !m_lingering.empty(); }
    /// When the next one goes, at the latest.
    qint64 nextLeaving() const { return m_lingering.front().goesAt; }

    /// Puts the notes in order, and adds those whose time has come as leaving: at most kMostLeaving at once,
    /// the others soon after.
    void settle(const SessionStore &store, qint64 nowMs, qint64 longestMs);
    /// After settle(): ascending, each session once, with the union of its fields.
    const std::vector<RowNote> &notes() const { return m_notes; }
    const std::vector<Slot> &leavers() const { return m_leavers; } ///< ascending
    /// Whether all that has changed are these fields of sessions that are there and stay.
    bool touchesOnly(quint16 fields) const;
    /// They are in the table now. Returns those whose slots are to be given back.
    std::vector<Slot> takeSettled();

private:
    /// Giving back a slot takes about half a microsecond: a crowd that ended at once goes in slices.
    static constexpr size_t kMostLeaving = 4000;

    /// It may have come back, and even ended again, in the meantime.
    struct Lingering {
        Slot slot;
        qint64 endedAt;
        qint64 goesAt;
    };

    std::vector<RowNote> m_notes;
    std::vector<Slot> m_leavers;
    std::deque<Lingering> m_lingering; ///< in the order in which they go
};

} // namespace sessions
