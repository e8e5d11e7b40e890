// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/slotsweep.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/redis/keyslot.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

namespace monitor
{

namespace
{

// Three milliseconds: a key's slot is its CRC16.
constexpr sessions::Slot kRowsInAPortion = 16'384;
constexpr int kMostNodes = 256;

} // namespace

bool SlotSweep::take(const messages::Fleet &fleet)
{
    std::vector<Holder> holders;
    bool isAnyMissing = false;
    for (const messages::FleetNode &node : fleet.nodes) {
        if (!fleet.isCluster || node.index < 0 || node.index >= kMostNodes)
            continue;
        isAnyMissing = isAnyMissing || node.hasOldRows();
        for (const messages::SlotSpan &span : node.slots)
            holders.push_back({span, quint8(node.index), node.hasOldRows()});
    }
    if (!isAnyMissing || holders.size() > size_t(std::numeric_limits<qint16>::max()))
        holders.clear();
    if (std::exchange(m_holders, holders) == m_holders)
        return false;
    m_next = 0;
    m_isOver = m_holders.empty();
    if (!m_isOver)
        spread();
    return !m_isOver;
}

void SlotSweep::spread()
{
    m_bySlot.assign(redis::kSlots, -1);
    m_isMissing.assign(kMostNodes, false);
    for (size_t i = 0; i < m_holders.size(); ++i) {
        const Holder &holder = m_holders[i];
        m_isMissing[holder.node] = m_isMissing[holder.node] || holder.isMissing;
        for (int slot = std::max(0, holder.slots.first); slot <= std::min(redis::kSlots - 1, holder.slots.last); ++slot)
            m_bySlot[size_t(slot)] = qint16(i);
    }
}

SlotSweep::Portion SlotSweep::next(const sessions::SessionStore &store)
{
    Portion portion;
    if (m_isOver)
        return portion;
    const auto rehomed = std::make_shared<messages::RowBatch>();
    const sessions::Slot last = std::min(store.slotLimit(), m_next + kRowsInAPortion);
    for (; m_next < last; ++m_next) {
        if (!store.contains(m_next) || store.state(m_next) != messages::RowChange::Present)
            continue;
        const QByteArrayView key = store.key(m_next);
        const qint16 index = m_bySlot[size_t(redis::slotOf(formats::keyOfRecord(key)))];
        if (index < 0 || m_holders[size_t(index)].node == store.node(m_next))
            continue;
        const Holder &holder = m_holders[size_t(index)];
        if (holder.isMissing) {
            messages::RowBatch::Row row;
            row.key = rehomed->append(key);
            row.change = messages::RowChange::Unread;
            row.byEvent = true;
            row.node = holder.node;
            rehomed->add(row);
        } else if (m_isMissing[store.node(m_next)]) {
            portion.keys.push_back(key.toByteArray());
            portion.nodes.push_back(holder.node);
        }
    }
    m_isOver = m_next >= store.slotLimit();
    if (!rehomed->isEmpty())
        portion.rehomed = rehomed;
    return portion;
}

} // namespace monitor
