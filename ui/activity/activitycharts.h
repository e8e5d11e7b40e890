// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/forecastchart.h"

#include <QWidget>

namespace activity
{
class ActivityHistory;
}

namespace ui
{

class ActiveChart;
class ChartHeading;
class RateChart;

/// How far back the charts look.
enum class ActivityRange { Minute, FiveMinutes, Hour, Day };
inline constexpr int kActivityRangeCount = 4;

/// The three charts side by side, each below its heading.
class ActivityCharts final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kForecastSteps = 30;

    explicit ActivityCharts(QWidget *parent = nullptr);

    void setRange(ActivityRange range);
    ActivityRange range() const { return m_range; }
    qint64 rangeSeconds() const;
    /// The forecast looks as far ahead as the range looks back.
    qint64 forecastStep() const;

    /// `nowSecond` is the last complete second; `forecast` has kForecastSteps of forecastStep(), or none: it is not
    /// known. `isWatched`: what happens now is seen.
    void showActivity(const activity::ActivityHistory &history, qint64 nowSecond, const Forecast &forecast,
                      bool isWatched = true);
    /// What stands beside the titles, as everywhere else in the window; negative: not known now. `isPartial`: not
    /// everything has been read.
    void showPresent(qint64 active, qint64 due, bool isPartial);
    /// Some nodes do not answer: what is to be said of that beside what is counted, and beside what happens; and in
    /// sentences. Empty: all do.
    struct Gap {
        QString ofRows, ofEvents;
        QString aboutRows, aboutEvents;
    };
    /// From the next showActivity() and showPresent() on.
    void setGap(const Gap &gap);
    /// What is drawn next has nothing to do with what was drawn before.
    void forgetScales();
    /// Instead of all three charts; empty ends it.
    void setMessage(const QString &message);

Q_SIGNALS:
    void plotResized();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showRates(const activity::ActivityHistory &history, qint64 nowSecond, bool isWatched);
    static QString countText(qint64 count, bool isPartial);
    void titleForecast();
    void nameForecast();

    Gap m_gap;
    qint64 m_ending = 0; ///< in the time of the forecast; negative: not known now
    qint64 m_due = 0;
    bool m_isPartial = false;
    ActivityRange m_range = ActivityRange::Minute;
    ChartHeading *m_activeHeading;
    ChartHeading *m_rateHeading;
    ChartHeading *m_forecastHeading;
    ActiveChart *m_active;
    RateChart *m_rates;
    ForecastChart *m_forecast;
};

} // namespace ui
