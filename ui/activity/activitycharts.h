// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/charts/forecastchart.h"
#include "ui/activity/rangebar.h"

#include <QWidget>

#include <array>
#include <memory>

class QGridLayout;
class QMenu;
class QToolButton;

namespace activity
{
class ActivityHistory;
}

namespace history
{
struct PastActivity;
struct PastWanted;
} // namespace history

namespace ui
{

class ActiveChart;
class ChartHeading;
class ChartSaving;
class RateChart;
class TimePlot;

/// The three charts side by side, each below its heading; or one of them alone, as large as there is room.
class ActivityCharts final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kForecastSteps = 30;

    explicit ActivityCharts(QWidget *parent = nullptr);

    void setRange(ActivityRange range);
    ActivityRange range() const { return m_range; }
    qint64 rangeSeconds() const { return secondsOf(m_range); }
    /// The forecast looks as far ahead as the range looks back, and a day at most: further ahead nobody counts.
    qint64 forecastStep() const;

    /// What of the time shown is to be asked of the history; and what has come of it, null: nothing. `problem`: why
    /// not, where it should have.
    history::PastWanted pastWanted(const activity::ActivityHistory &history, qint64 nowSecond) const;
    void setPast(std::shared_ptr<const history::PastActivity> past, const QString &problem);

    void setSelectable(bool isSelectable);
    /// The selected time is forgotten, in all charts.
    void clearSelection();
    /// One that stands alone: from the left, 0 to 2; -1: none does.
    int enlarged() const { return m_enlarged; }
    void setEnlarged(int chart);

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
    /// In a chart of what was; in one of them, and shown in all.
    void rangeSelected(qint64 fromMs, qint64 untilMs);
    void rangeCleared();
    /// In a chart's menu.
    void rangeWanted(ui::ActivityRange range);
    /// What became of a picture or a file, in a sentence.
    void told(const QString &sentence, bool isProblem);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    static constexpr int kCharts = 3;

    /// A chart, and what stands above it.
    struct Column {
        ChartHeading *heading = nullptr;
        PlotView *plot = nullptr;
        QToolButton *enlarge = nullptr;
        QWidget *top = nullptr; ///< heading and button
        QString name;
        QString fileName;
    };

    Column makeColumn(ChartHeading *heading, PlotView *plot, const QString &name, const QString &fileName);
    void connectColumn(int chart);
    void connectSelection(TimePlot *from, TimePlot *to);
    void showColumns();
    void showMenu(int chart, const QPoint &at);
    void addRanges(QMenu &menu);
    bool hasSelection() const { return m_hasSelection; }
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
    std::array<Column, kCharts> m_columns;
    QGridLayout *m_grid;
    ChartSaving *m_saving;
    int m_enlarged = -1;
    bool m_hasSelection = false;
    std::shared_ptr<const history::PastActivity> m_past;
    QString m_pastProblem;
};

} // namespace ui
