// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/reportlines.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace ui
{

ReportLines::ReportLines(std::vector<ReportLine> lines)
    : m_lines(std::move(lines))
{
    const auto isWell = [](const ReportLine &line) { return line.isWell; };
    // Most often they come in order, and to move a hundred thousand takes a while.
    if (!std::is_partitioned(m_lines.begin(), m_lines.end(), std::not_fn(isWell)))
        std::stable_partition(m_lines.begin(), m_lines.end(), std::not_fn(isWell));
    m_well = static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), isWell));
    for (const ReportLine &line : m_lines) {
        m_tellsDevices = m_tellsDevices || !line.subject.device.isEmpty();
        m_tellsPlaces = m_tellsPlaces || !line.place.isEmpty();
        if ((m_outcomes.isEmpty() || m_outcomes.constLast() != line.outcome) && !m_outcomes.contains(line.outcome))
            m_outcomes.append(line.outcome);
    }
}

} // namespace ui
