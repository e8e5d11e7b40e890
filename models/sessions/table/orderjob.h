// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessionorder.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace sessions
{

/// A session that changed, and which of its fields did (SessionStore::Field).
struct RowNote {
    Slot slot = kNoSlot;
    quint16 fields = 0;
};

/// What to make of the rows of a table after its sessions, its query or its order have changed. Everything
/// that costs time at a million rows is in here: a pure function of values that nobody changes meanwhile, so
/// that it can run in any thread.
struct OrderJob {
    /// Which sessions may come or go.
    enum class Scope : quint8 {
        Noted,    ///< only those that changed
        Narrowed, ///< and those shown may go: the query has become narrower
        All
    };

    OrderJob(std::shared_ptr<const SessionStore> lent, std::shared_ptr<const SessionOrder> present,
             const SessionSorting &by, std::shared_ptr<const SessionQuery> matching, qint64 now);

    std::shared_ptr<const SessionStore> store;
    std::shared_ptr<const SessionOrder> order; ///< the present rows
    SessionSorting sorting;                    ///< reads from `store`
    std::shared_ptr<const SessionQuery> query;
    qint64 nowMs = 0;
    Scope scope = Scope::Noted;
    bool sortAnew = false;      ///< else the rows are in order, but for what was noted
    std::vector<RowNote> notes; ///< ascending, each session once
    std::vector<Slot> leavers;  ///< ascending: they go, whatever the query says

    /// What became of the sessions that were looked at.
    struct Found {
        std::vector<Slot> gone, fresh;
        std::vector<Slot> moved;      ///< may be at another place now
        std::vector<RowNote> changed; ///< of `notes`, those that stay
    };
    Found look(const std::stop_token &stop = {}) const;

    struct Answer {
        bool stopped = false; ///< it is no answer
        SessionOrder::Change change;
        std::vector<RowNote> changed; ///< of `notes`, those that stay
    };
    Answer run(const std::stop_token &stop = {}) const;

private:
    void lookAround(QueryScan &scan, Found &found, const std::stop_token &stop) const;
    bool stays(QueryScan &scan, Slot slot) const;
    bool isSorted(const std::vector<Slot> &moved) const;
};

/// An answer together with all that carrying it out would cost: the new rows and their inverse, ready to be
/// put in the place of the old ones. A view wants the number of rows kept while they are re-ordered, so what
/// is more is appended to the old rows before, and what is less is at the tail of the new ones.
struct PreparedOrder {
    PreparedOrder(const SessionOrder &before, OrderJob::Answer found);

    std::shared_ptr<SessionOrder> order;
    std::vector<Slot> appended; ///< by slot
    int kept = 0;               ///< rows of `order` that stay
    std::vector<RowNote> changed;
    bool isChange = false; ///< any row came, went or moved
};

} // namespace sessions
