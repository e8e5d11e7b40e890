// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/timeplot.h"

namespace ui
{

/// How many sessions were active: a line over an area, with a dot at now.
class ActiveChart final : public TimePlot
{
    Q_OBJECT

public:
    explicit ActiveChart(QWidget *parent = nullptr);

    /// Shows [from, to), epoch seconds; `past`: what the disk has of it, null: nothing.
    void showHistory(const activity::ActivityHistory &history, const history::PastActivity *past, qint64 from,
                     qint64 to);
    /// So many buckets it draws at most.
    int mostBuckets() const;
    ChartNumbers numbers() const override;
    /// Another range: the scale need not be steady across it.
    void forgetScale() { m_steady.reset(); }

protected:
    Card stepCard(int step) const override;
    void paintUnder(QPainter &painter) const override;
    void paintOver(QPainter &painter) const override;
    void applyColours() override;

private:
    SteadyScale m_steady;
    Buckets m_watched; ///< the buckets of the steps
    ActiveLine m_points;
    QColor m_ground;
    QLineSeries *m_line;
};

} // namespace ui
