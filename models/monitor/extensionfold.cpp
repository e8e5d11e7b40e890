// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/extensionfold.h"

#include <algorithm>

namespace monitor
{

bool ExtensionFold::tells(sessions::Slot slot, qint64 at)
{
    // A clock that was set back begins afresh. Nodes that are a moment apart do not.
    if (at < m_second * 1000 - kQuietMs)
        clear();
    const qint64 second = std::max(at / 1000, m_second);
    if (second == m_second && m_inSecond >= kMostASecond)
        return false;
    while (!m_oldest.empty() && m_oldest.front().first + kQuietMs <= at) {
        m_toldAt.remove(m_oldest.front().second);
        m_oldest.pop_front();
    }
    if (m_toldAt.contains(slot))
        return false;
    if (second != m_second)
        m_inSecond = 0;
    m_second = second;
    ++m_inSecond;
    m_toldAt.insert(slot, at);
    m_oldest.emplace_back(at, slot);
    return true;
}

void ExtensionFold::clear()
{
    m_toldAt.clear();
    m_oldest.clear();
    m_second = 0;
    m_inSecond = 0;
}

} // namespace monitor
