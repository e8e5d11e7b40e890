// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/duecheck.h"

#include <algorithm>

namespace monitor
{

namespace
{

// A due row is given this long to be reaped by Redis itself: reading it earlier would make the server reap it
// because of us, and hide the very thing that some want to watch.
constexpr qint64 kDueGraceMs = 5000;
// Rows looked at again each second, at most.
constexpr size_t kChecksAtOnce = 2000;
// Slots visited for that each second, at most: a fraction of a millisecond. A million take ten seconds.
constexpr sessions::Slot kSlotsAtOnce = 100'000;

} // namespace

DueCheck::Rows DueCheck::next(const sessions::SessionStore &store, qint64 now)
{
    Rows rows;
    if (store.deadlines().dueAt(now) == 0)
        return rows;
    const sessions::Slot limit = store.slotLimit();
    for (sessions::Slot visited = 0; visited < std::min(limit, kSlotsAtOnce) && rows.keys.size() < kChecksAtOnce;
         ++visited) {
        const sessions::Slot slot = m_next < limit ? m_next : 0;
        m_next = slot + 1;
        if (!store.contains(slot) || store.state(slot) != messages::RowChange::Present || store.deadline(slot) == 0 ||
            store.deadline(slot) > now - kDueGraceMs) {
            continue;
        }
        rows.keys.push_back(store.key(slot).toByteArray());
        rows.nodes.push_back(store.node(slot));
    }
    return rows;
}

} // namespace monitor
