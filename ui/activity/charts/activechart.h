// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/chartpoints.h"
#include "ui/activity/plotview.h"

namespace ui
{

/// How many sessions were active: a line over an area, with a dot at now and a hatched band wherever
/// nobody watched.
class ActiveChart final : public PlotView
{
    Q_OBJECT

public:
    explicit ActiveChart(QWidget *parent = nullptr);

    /// Shows [from, to), epoch seconds.
    void showHistory(const activity::ActivityHistory &history, qint64 from, qint64 to);
    /// Another range: the scale need not be steady across it.
    void forgetScale() { m_steady.reset(); }

protected:
    Card cardAt(int index) const override;
    void paintUnder(QPainter &painter) const override;
    void paintOver(QPainter &painter) const override;
    void applyColours() override;

private:
    SteadyScale m_steady;
    Buckets m_watched; ///< the buckets of the marks
    ActiveLine m_points;
    QColor m_ground;
    QLineSeries *m_line;
};

} // namespace ui
