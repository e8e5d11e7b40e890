// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ui
{

/// What a value axis shows: from `min` to `max`, with a line at each multiple of `step`.
struct ValueScale {
    double min = 0;
    double max = 1;
    double step = 1;
    friend bool operator==(const ValueScale &, const ValueScale &) = default;
};

/// The tightest scale of round steps (1, 2, 5 × 10ⁿ, whole numbers) over [low, high] with at most
/// `intervals` steps. Figures that stay within a small part of their height are cut loose from zero, but not so far
/// that their noise fills the chart: the scale is at least a tenth of them high.
ValueScale roundScale(double low, double high, int intervals);

/// How high bars of these heights are to be shown: as high as the highest, unless one or a few tower so far above all
/// others that those would be flattened. They are cut off then.
double topOfBars(std::vector<double> heights);

/// A scale that does not flicker: it grows at once when a value would not fit, shrinks at once to less than half, and
/// else only when a smaller one has been enough for a while.
class SteadyScale
{
public:
    static constexpr int kUpdatesBeforeShrinking = 5;

    explicit SteadyScale(int intervals);

    /// True when the scale has changed.
    bool update(double low, double high);
    /// The next update may shrink at once: other figures are shown from now on.
    void reset() { m_fresh = true; }
    const ValueScale &scale() const { return m_scale; }

private:
    ValueScale m_scale;
    int m_intervals;
    int m_roomyUpdates = 0;
    bool m_fresh = true;
};

} // namespace ui
