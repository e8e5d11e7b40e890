// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "models/messages/rowbatch.h"
#include "models/sessions/store/sessionstore.h"

#include <vector>

namespace monitor
{

/// Rows that are not of the node which holds their slot, in a cluster of which a node does not answer. Those whose slot
/// is that node's by now are its own, as they were: of the node that they have left nobody will hear of them again.
/// Those of that node whose slot another one holds can be read there. Looked for whenever it is known to be otherwise
/// who does not answer, or who holds what; a portion at a time: a million rows are some tenths of a second.
class SlotSweep final
{
public:
    /// True: there is something to look for, from the beginning.
    bool take(const messages::Fleet &fleet);
    bool isOver() const { return m_isOver; }

    struct Portion {
        messages::RowBatchPointer rehomed; ///< to whoever does not answer; null: none
        std::vector<QByteArray> keys;      ///< to be read
        std::vector<quint8> nodes;         ///< of each of these keys: where
    };
    Portion next(const sessions::SessionStore &store);

private:
    struct Holder {
        messages::SlotSpan slots;
        quint8 node = 0;
        bool isMissing = false;
        friend bool operator==(const Holder &, const Holder &) = default;
    };
    void spread();

    std::vector<Holder> m_holders; ///< empty: no cluster, or all answer
    std::vector<qint16> m_bySlot;  ///< index into m_holders; -1: nobody
    std::vector<bool> m_isMissing; ///< by node
    sessions::Slot m_next = 0;
    bool m_isOver = true;
};

} // namespace monitor
