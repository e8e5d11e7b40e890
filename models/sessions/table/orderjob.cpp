// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/orderjob.h"

#include "models/sessions/table/radixsort.h"

#include <algorithm>
#include <utility>

namespace sessions
{

namespace
{

/// Looked at between two questions whether the answer is still wanted.
constexpr Slot kStride = 4096;

} // namespace

OrderJob::OrderJob(std::shared_ptr<const SessionStore> lent, std::shared_ptr<const SessionOrder> present,
                   const SessionSorting &by, std::shared_ptr<const SessionQuery> matching, qint64 now)
    : store(std::move(lent))
    , order(std::move(present))
    , sorting(by, *store)
    , query(std::move(matching))
    , nowMs(now)
{
}

bool OrderJob::stays(QueryScan &scan, Slot slot) const
{
    return store->contains(slot) && !std::binary_search(leavers.begin(), leavers.end(), slot) && scan.matches(slot);
}

OrderJob::Found OrderJob::look(const std::stop_token &stop) const
{
    Found found;
    QueryScan scan(*query, *store, nowMs);
    const quint16 sortFields = sorting.fields();
    for (const RowNote &note : notes) {
        const bool was = order->rowOf(note.slot) != SessionOrder::kNoRow;
        const bool is = stays(scan, note.slot);
        if (is && !was)
            found.fresh.push_back(note.slot);
        else if (was && !is)
            found.gone.push_back(note.slot);
        if (!was || !is)
            continue;
        if ((note.fields & sortFields) != 0)
            found.moved.push_back(note.slot);
        found.changed.push_back(note);
    }
    if (scope != Scope::Noted)
        lookAround(scan, found, stop);
    return found;
}

/// At those that were not noted: in the order in which they lie in memory, or, where only a few rows can go,
/// as they are shown.
void OrderJob::lookAround(QueryScan &scan, Found &found, const std::stop_token &stop) const
{
    constexpr size_t kFewShown = 16;
    const auto bySlot = [](const RowNote &note, Slot slot) { return note.slot < slot; };
    if (scope == Scope::Narrowed && order->rows().size() < store->slotLimit() / kFewShown) {
        for (const Slot slot : order->rows()) {
            const auto place = std::lower_bound(notes.begin(), notes.end(), slot, bySlot);
            if ((place == notes.end() || place->slot != slot) && !stays(scan, slot))
                found.gone.push_back(slot);
        }
        return;
    }
    auto next = notes.begin();
    for (Slot slot = 0; slot < store->slotLimit(); ++slot) {
        if (slot % kStride == 0 && stop.stop_requested())
            return;
        if (next != notes.end() && next->slot == slot) {
            ++next;
            continue;
        }
        const bool was = order->rowOf(slot) != SessionOrder::kNoRow;
        if (!was && scope != Scope::All)
            continue;
        const bool is = stays(scan, slot);
        if (was != is)
            (is ? found.fresh : found.gone).push_back(slot);
    }
}

OrderJob::Answer OrderJob::run(const std::stop_token &stop) const
{
    Answer answer;
    Found found = look(stop);
    answer.changed = std::move(found.changed);
    if (stop.stop_requested()) {
        answer.stopped = true;
        return answer;
    }
    // A search for each of many costs more than sorting all.
    constexpr size_t kMostMerged = 8;
    const size_t entering = found.fresh.size() + found.moved.size();
    if (sortAnew || entering > 1000 + order->rows().size() / kMostMerged) {
        answer.change = order->sorted(sorting, found.gone, found.fresh, stop);
    } else {
        // Only where all neighbours stay: one that goes may have changed as well, and says nothing.
        if (found.gone.empty() && isSorted(found.moved))
            found.moved.clear();
        if (!found.gone.empty() || !found.fresh.empty() || !found.moved.empty())
            answer.change = order->merged(sorting, found.gone, std::move(found.fresh), found.moved);
    }
    answer.stopped = stop.stop_requested();
    return answer;
}

/// Whether rows that may have moved are still between their neighbours, all of them: then nothing moves.
bool OrderJob::isSorted(const std::vector<Slot> &moved) const
{
    return std::all_of(moved.begin(), moved.end(), [this](Slot slot) {
        const int row = order->rowOf(slot);
        return (row == 0 || sorting.less(order->at(row - 1), slot)) &&
               (row + 1 == order->count() || sorting.less(slot, order->at(row + 1)));
    });
}

PreparedOrder::PreparedOrder(const SessionOrder &before, OrderJob::Answer found)
    : changed(std::move(found.changed))
    , isChange(!found.change.isEmpty())
{
    if (!isChange)
        return;
    SessionOrder::Change &change = found.change;
    const auto present = static_cast<size_t>(before.count());
    kept = static_cast<int>(change.rows.size());
    for (size_t more = present; more < change.rows.size(); ++more) {
        const int row = change.inserted[change.inserted.size() - (more - present) - 1];
        appended.push_back(change.rows[static_cast<size_t>(row)]);
    }
    sortAscending(appended);
    std::vector<Slot> leaving;
    for (size_t less = change.rows.size(); less < present; ++less)
        leaving.push_back(before.at(change.removed[less - static_cast<size_t>(kept)]));
    sortAscending(leaving);
    change.rows.insert(change.rows.end(), leaving.begin(), leaving.end());
    order = std::make_shared<SessionOrder>(before.with(std::move(change.rows)));
}

} // namespace sessions
