// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/plotview.h"

namespace ui
{

/// What the forecast shows: how many sessions end in each of equal steps from now on.
struct Forecast {
    qint64 stepSeconds = 1;
    std::vector<qint64> endings;
    qint64 due = 0;         ///< past their deadline already, but not reaped
    bool isPartial = false; ///< not everything has been read: more may end
    qint64 now = 0;         ///< epoch seconds

    qint64 total() const;
    qint64 seconds() const { return stepSeconds * qint64(endings.size()); }
};

/// Bars of what ends when, by deadline. The first stands for what is due, the next few for what ends soon.
class ForecastChart final : public PlotView
{
    Q_OBJECT

public:
    explicit ForecastChart(QWidget *parent = nullptr);

    void showForecast(const Forecast &forecast);
    /// Another number is due by now: said in several places, and the same in all.
    void showDue(qint64 due);
    void forgetScale() { m_steady.reset(); }
    /// Of the steps ahead; the first row is what is due.
    ChartNumbers numbers() const override;

protected:
    Card cardAt(int index) const override;
    void paintOver(QPainter &painter) const override;

private:
    /// A step of the forecast in words.
    QString spanAhead(qint64 from, qint64 to) const;

    SteadyScale m_steady;
    Forecast m_forecast;
    QList<Bar> m_due; ///< one
    QList<Bar> m_soon;
    QList<Bar> m_later;
};

} // namespace ui
