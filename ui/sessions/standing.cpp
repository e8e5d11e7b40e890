// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/standing.h"

#include <algorithm>

namespace ui
{

namespace
{

constexpr double kSmallestFill = 2.0;

}

Standing standingAt(messages::RowChange state, qint64 deadline, qint64 nowMs)
{
    if (state != messages::RowChange::Present)
        return Standing::Ended;
    if (deadline <= 0)
        return Standing::Live;
    if (deadline <= nowMs)
        return Standing::Due;
    return deadline - nowMs < kSoonMs ? Standing::Soon : Standing::Live;
}

double filledWidth(qint64 remaining, qint64 fullTtl, double width)
{
    if (remaining <= 0 || fullTtl <= 0)
        return 0;
    const double share = static_cast<double>(remaining) / static_cast<double>(fullTtl);
    return std::clamp(share * width, kSmallestFill, width);
}

} // namespace ui
