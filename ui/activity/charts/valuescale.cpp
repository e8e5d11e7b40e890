// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/valuescale.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace ui
{

namespace
{

/// Below this share of the height the figures would look like a flat line against zero.
constexpr double kFlatShare = 0.4;
/// Room around a line that is cut loose from zero.
constexpr double kHeadroom = 0.12;
/// Of the figures themselves: less than this is noise, and is to look like it.
constexpr double kLeastSpread = 0.1;
/// Few enough to be counted: they stand on zero.
constexpr double kFewSessions = 50;
/// How much of the present height the figures may leave unused: for a while, and at all.
constexpr double kRoomyShare = 0.8;
constexpr double kFarTooRoomyShare = 0.5;
/// One bar in so many may be cut off, and one in any case, where it is so many times as high as all others.
constexpr size_t kBarsForEachTower = 25;
constexpr double kTowering = 4;
constexpr double kHeightAboveOthers = 1.6;

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
    if (low == 0 || high < kFewSessions || spread > kFlatShare * high) {
        low = 0;
    } else {
        // In the middle of a scale that is no higher than it has to be.
        const double missing = std::max(0.0, kLeastSpread * high - spread);
        const double room = kHeadroom * spread + missing / 2;
        low = std::max(0.0, low - room);
        high += room;
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

double topOfBars(std::vector<double> heights)
{
    if (heights.empty())
        return 0;
    std::sort(heights.begin(), heights.end(), std::greater<>());
    const size_t towers = std::max<size_t>(1, heights.size() / kBarsForEachTower);
    for (size_t cut = towers; cut > 0; --cut) {
        const double others = cut < heights.size() ? heights[cut] : 0;
        if (others > 0 && heights[cut - 1] >= kTowering * others)
            return kHeightAboveOthers * others;
    }
    return heights.front();
}

SteadyScale::SteadyScale(int intervals)
    : m_intervals(intervals)
{
}

bool SteadyScale::update(double low, double high)
{
    const ValueScale tight = roundScale(low, high, m_intervals);
    const bool fits = low >= m_scale.min && high <= m_scale.max;
    const double share = (tight.max - tight.min) / (m_scale.max - m_scale.min);
    m_roomyUpdates = fits && share < kRoomyShare ? m_roomyUpdates + 1 : 0;
    if (fits && !m_fresh && share >= kFarTooRoomyShare && m_roomyUpdates < kUpdatesBeforeShrinking)
        return false;
    m_fresh = false;
    m_roomyUpdates = 0;
    return std::exchange(m_scale, tight) != tight;
}

} // namespace ui
