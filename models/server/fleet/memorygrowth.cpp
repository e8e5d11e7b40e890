// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/fleet/memorygrowth.h"

namespace server
{

void MemoryGrowth::note(qint64 bytes, qint64 nowMs)
{
    if (bytes < 0)
        return;
    // The latest one is kept only if it is old enough to be a step of its own.
    if (m_seen.size() >= 2 && m_seen.back().at - m_seen[m_seen.size() - 2].at < kStepMs)
        m_seen.pop_back();
    m_seen.push_back({nowMs, bytes});
    while (nowMs - m_seen.front().at > kMostMs)
        m_seen.pop_front();
}

qint64 MemoryGrowth::seconds() const
{
    const qint64 ms = m_seen.empty() ? 0 : m_seen.back().at - m_seen.front().at;
    return ms < kLeastMs ? 0 : ms / 1000;
}

double MemoryGrowth::aSecond() const
{
    const qint64 over = seconds();
    return over == 0 ? 0 : double(m_seen.back().bytes - m_seen.front().bytes) / double(over);
}

} // namespace server
