// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logout/reportline.h"

#include <QStringList>

#include <memory>
#include <utility>
#include <vector>

namespace ui
{

/// The lines of a report in the order of its list: what wants attention first, what went well last. Of 100,000 sessions
/// they take a while to make and as long to copy: they are made once, in any thread, and shared from then on.
class ReportLines final
{
public:
    explicit ReportLines(std::vector<ReportLine> lines);
    static std::shared_ptr<const ReportLines> shared(std::vector<ReportLine> lines)
    {
        return std::make_shared<const ReportLines>(std::move(lines));
    }

    const std::vector<ReportLine> &all() const { return m_lines; }
    /// How many went as they were asked for: the last of all().
    int well() const { return m_well; }
    /// Each that occurs, once.
    const QStringList &outcomes() const { return m_outcomes; }
    bool tellsDevices() const { return m_tellsDevices; }
    bool tellsPlaces() const { return m_tellsPlaces; }

private:
    std::vector<ReportLine> m_lines;
    int m_well = 0;
    QStringList m_outcomes;
    bool m_tellsDevices = false;
    bool m_tellsPlaces = false;
};

} // namespace ui
