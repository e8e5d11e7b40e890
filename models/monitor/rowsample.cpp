// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/rowsample.h"

#include <algorithm>

namespace monitor
{

namespace
{

constexpr qint64 kAboutToRunOutMs = 3000;
// Slots looked at for one row: most of them may be free, or ended.
constexpr sessions::Slot kNeighbours = 64;

} // namespace

RowSample::Rows RowSample::draw(const sessions::SessionStore &store, qint64 now, QRandomGenerator &random)
{
    Rows rows;
    const sessions::Slot limit = store.slotLimit();
    if (limit == 0)
        return rows;
    const auto isGood = [&](sessions::Slot slot) {
        return store.contains(slot) && store.state(slot) == messages::RowChange::Present &&
               (store.deadline(slot) == 0 || store.deadline(slot) > now + kAboutToRunOutMs);
    };
    std::vector<sessions::Slot> drawn;
    for (size_t i = 0; i < kRows; ++i) {
        const auto start = sessions::Slot(random.bounded(limit));
        for (sessions::Slot step = 0; step < std::min(limit, kNeighbours); ++step) {
            const sessions::Slot slot = (start + step) % limit;
            if (!isGood(slot) || std::find(drawn.begin(), drawn.end(), slot) != drawn.end())
                continue;
            drawn.push_back(slot);
            break;
        }
    }
    for (const sessions::Slot slot : drawn) {
        rows.keys.push_back(store.key(slot).toByteArray());
        rows.nodes.push_back(store.node(slot));
    }
    return rows;
}

} // namespace monitor
