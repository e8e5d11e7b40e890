// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/valuescale.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui
{

namespace
{

/// Below this share of the height the figures would look like a flat line against zero.
constexpr double kFlatShare = 0.4;
/// Room around a line that is cut loose from zero.
constexpr double kHeadroom = 0.12;
/// How much of the present height the figures must leave unused before it is worth shrinking.
constexpr double kRoomyShare = 0.6;

/// The smallest 1, 2 or 5 × 10ⁿ that is at least `least`; never below 1, as sessions are whole.
double roundStep(double least)
{
    if (!(least > 1))
        return 1;
    const double decade = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * decade >= least * (1 - 1e-9))
            return factor * decade;
    }
    return 10 * decade;
}

} // namespace

ValueScale roundScale(double low, double high, int intervals)
{
    low = std::max(low, 0.0);
    high = std::max(high, low);
    double spread = high - low;
    if (low == 0 || spread > kFlatShare * high) {
        low = 0;
    } else {
        spread = std::max({spread, high * 0.001, 2.0});
        low = std::max(0.0, low - kHeadroom * spread);
        high += kHeadroom * spread;
    }
    // Snapping both ends outwards may take one step too many: then the next rounder step.
    double step = roundStep((high - low) / intervals);
    double min = std::floor(low / step) * step;
    while (std::ceil(high / step) * step - min > (intervals + 0.5) * step) {
        step = roundStep(step * 1.5);
        min = std::floor(low / step) * step;
    }
    return {min, std::max(std::ceil(high / step) * step, min + step), step};
}

SteadyScale::SteadyScale(int intervals)
    : m_intervals(intervals)
{
}

bool SteadyScale::update(double low, double high)
{
    const ValueScale tight = roundScale(low, high, m_intervals);
    const bool fits = low >= m_scale.min && high <= m_scale.max;
    const bool roomy = tight.max - tight.min < kRoomyShare * (m_scale.max - m_scale.min);
    m_roomyUpdates = fits && roomy ? m_roomyUpdates + 1 : 0;
    if (fits && !m_fresh && m_roomyUpdates < kUpdatesBeforeShrinking)
        return false;
    m_fresh = false;
    m_roomyUpdates = 0;
    return std::exchange(m_scale, tight) != tight;
}

} // namespace ui
