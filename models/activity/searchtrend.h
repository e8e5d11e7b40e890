// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace activity
{

/// How a count went, for a small picture of it: at most kMost points, the older the run the farther apart. What was not
/// known at a time is a point too, so that no line is drawn through it.
class SearchTrend final
{
public:
    static constexpr qint64 kUnknown = -1;
    static constexpr size_t kMost = 240;

    struct Point {
        qint64 at = 0; ///< epoch ms
        qint64 count = kUnknown;
        friend bool operator==(const Point &, const Point &) = default;
    };

    /// Times ascend; one that does not is left out.
    void add(qint64 at, qint64 count);
    void clear() { *this = {}; }
    const std::vector<Point> &points() const { return m_points; }
    /// Of what is known; kUnknown: nothing is.
    qint64 least() const;
    qint64 most() const;

private:
    void thinOut();

    std::vector<Point> m_points;
    qint64 m_spacingMs = 1000;
};

} // namespace activity
