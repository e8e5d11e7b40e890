// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/pendingchanges.h"

#include <algorithm>
#include <utility>

namespace sessions
{

void PendingChanges::linger(Slot slot, qint64 endedAt, qint64 goesAt)
{
    m_lingering.push_back({slot, endedAt, goesAt});
}

void PendingChanges::clear()
{
    m_notes.clear();
    m_leavers.clear();
    m_lingering.clear();
}

void PendingChanges::lookAtLingering(EndedRows &ended, const SessionOrder &rows, const SessionStore &store) const
{
    for (const Lingering &one : m_lingering)
        ended.look(one.slot, rows, store);
}

void PendingChanges::settle(const SessionStore &store, qint64 nowMs, qint64 longestMs)
{
    // Leavers of a job that was stopped may have come back since.
    std::erase_if(m_leavers, [&store](Slot slot) {
        return !store.contains(slot) || store.state(slot) == messages::RowChange::Present;
    });
    while (!m_lingering.empty() && m_leavers.size() < kMostLeaving) {
        const Lingering &head = m_lingering.front();
        // Later than possible: the clock was set back. Nothing lingers for hours because of that.
        const bool goes = head.goesAt <= nowMs || head.goesAt > nowMs + longestMs;
        if (!goes)
            break;
        if (store.contains(head.slot) && store.state(head.slot) != messages::RowChange::Present &&
            store.endedAt(head.slot) == head.endedAt) {
            m_leavers.push_back(head.slot);
            m_notes.push_back({head.slot, 0});
        }
        m_lingering.pop_front();
    }
    std::sort(m_leavers.begin(), m_leavers.end());
    m_leavers.erase(std::unique(m_leavers.begin(), m_leavers.end()), m_leavers.end());

    // What arrives in bulk is mostly in order already.
    const auto bySlot = [](const RowNote &left, const RowNote &right) { return left.slot < right.slot; };
    if (!std::is_sorted(m_notes.begin(), m_notes.end(), bySlot))
        std::sort(m_notes.begin(), m_notes.end(), bySlot);
    auto to = m_notes.begin();
    for (auto from = m_notes.begin(); from != m_notes.end(); ++to) {
        RowNote merged = *from;
        while (++from != m_notes.end() && from->slot == merged.slot)
            merged.fields = static_cast<quint16>(merged.fields | from->fields);
        *to = merged;
    }
    m_notes.erase(to, m_notes.end());
}

bool PendingChanges::touchesOnly(quint16 fields) const
{
    return m_leavers.empty() && std::all_of(m_notes.begin(), m_notes.end(),
                                            [fields](const RowNote &note) { return (note.fields & ~fields) == 0; });
}

std::vector<Slot> PendingChanges::takeSettled()
{
    m_notes.clear();
    return std::exchange(m_leavers, {});
}

} // namespace sessions
