// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitycharts.h"

#include "models/activity/activityhistory.h"
#include "models/text/numbertext.h"
#include "ui/activity/activechart.h"
#include "ui/activity/chartheading.h"
#include "ui/activity/ratechart.h"
#include "ui/activity/timeticks.h"
#include "ui/theme/theme.h"

#include <QGridLayout>

#include <algorithm>
#include <array>

namespace ui
{

using activity::ActivityHistory;
using activity::ActivitySample;
using Tint = ChartHeading::Tint;

namespace
{

/// The figures beside the title are means over this time: single seconds would dance too much to be read.
constexpr qint64 kMeanSeconds = 10;
constexpr int kColumnGap = 5 * kGrid;
/// A plot of a few lines, and its axis.
constexpr int kLeastChart = 12 * kGrid;

/// Where there is little room it is the last to go, but for the count itself.
void addGap(QList<ChartHeading::Figure> &figures, const QString &gap)
{
    if (!gap.isEmpty())
        figures.append({figures.isEmpty() ? gap : QStringLiteral("· ") + gap, Tint::None, true});
}

QString joined(const QString &always, const QString &now)
{
    return now.isEmpty() ? always : always.isEmpty() ? now : always + QLatin1Char('\n') + now;
}

} // namespace

ActivityCharts::ActivityCharts(QWidget *parent)
    : QWidget(parent)
    , m_activeHeading(new ChartHeading(tr("Active sessions"), this))
    , m_rateHeading(new ChartHeading(tr("Per second"), this))
    , m_forecastHeading(new ChartHeading(QString(), this))
    , m_active(new ActiveChart(this))
    , m_rates(new RateChart(this))
    , m_forecast(new ForecastChart(this))
{
    setGap({});
    titleForecast();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 2 * kGrid);
    grid->setHorizontalSpacing(kColumnGap);
    grid->setVerticalSpacing(0);
    const std::array<ChartHeading *, 3> headings{m_activeHeading, m_rateHeading, m_forecastHeading};
    const std::array<PlotView *, 3> charts{m_active, m_rates, m_forecast};
    // Shares of the width, after what each has to show.
    constexpr std::array kShares{47, 39, 34};
    for (int column = 0; column < 3; ++column) {
        grid->addWidget(headings[size_t(column)], 0, column);
        grid->addWidget(charts[size_t(column)], 1, column);
        grid->setColumnStretch(column, kShares[size_t(column)]);
        connect(charts[size_t(column)], &PlotView::plotResized, this, &ActivityCharts::plotResized);
    }
    grid->setRowStretch(1, 1);
}

void ActivityCharts::setRange(ActivityRange range)
{
    m_range = range;
    forgetScales();
    titleForecast();
}

void ActivityCharts::setGap(const Gap &gap)
{
    m_gap = gap;
    m_activeHeading->setToolTip(gap.aboutRows);
    m_rateHeading->setToolTip(joined(tr("Mean of the last %n second(s)", nullptr, kMeanSeconds), gap.aboutEvents));
    m_forecastHeading->setToolTip(
        joined(tr("By deadline, as it stands now: sessions in use will be extended."), gap.aboutRows));
}

void ActivityCharts::forgetScales()
{
    m_active->forgetScale();
    m_rates->forgetScale();
    m_forecast->forgetScale();
}

qint64 ActivityCharts::rangeSeconds() const
{
    switch (m_range) {
    case ActivityRange::Minute:
        return 60;
    case ActivityRange::FiveMinutes:
        return 300;
    case ActivityRange::Hour:
        return 3600;
    case ActivityRange::Day:
        return ActivityHistory::kSeconds;
    }
    return 300;
}

qint64 ActivityCharts::forecastStep() const
{
    return rangeSeconds() / kForecastSteps;
}

/// Where there is no room for a chart, half of one says nothing: the figures above stay.
void ActivityCharts::resizeEvent(QResizeEvent *event)
{
    const bool hasRoom = height() - m_activeHeading->sizeHint().height() >= kLeastChart;
    for (PlotView *chart :
         {static_cast<PlotView *>(m_active), static_cast<PlotView *>(m_rates), static_cast<PlotView *>(m_forecast)})
        chart->setVisible(hasRoom);
    QWidget::resizeEvent(event);
}

void ActivityCharts::titleForecast()
{
    m_forecastHeading->setTitle(tr("Ending in the next %1").arg(spanText(forecastStep() * kForecastSteps)));
}

void ActivityCharts::setMessage(const QString &message)
{
    m_active->setMessage(message);
    m_rates->setMessage(message);
    m_forecast->setMessage(message);
    if (message.isEmpty())
        return;
    m_activeHeading->setFigures({});
    m_rateHeading->setFigures({});
    m_forecastHeading->setFigures({});
}

void ActivityCharts::showActivity(const ActivityHistory &history, qint64 nowSecond, const Forecast &forecast,
                                  bool isWatched)
{
    const qint64 to = nowSecond + 1;
    m_active->showHistory(history, to - rangeSeconds(), to);
    showRates(history, nowSecond, isWatched);
    if (forecast.endings.empty())
        m_forecast->setMessage(tr("Not known without a connection"));
    else
        m_forecast->showForecast(forecast);
    m_ending = forecast.endings.empty() ? -1 : forecast.total();
    m_isPartial = forecast.isPartial;
    nameForecast();
}

QString ActivityCharts::countText(qint64 count, bool isPartial)
{
    if (count < 0)
        return tr("not known now");
    const QString number = text::groupingLocale().toString(count);
    return isPartial ? tr("%1 so far", "not everything has been read").arg(number) : number;
}

void ActivityCharts::showPresent(qint64 active, qint64 due, bool isPartial)
{
    QList<ChartHeading::Figure> figures{{countText(active, isPartial), Tint::None}};
    addGap(figures, active >= 0 ? m_gap.ofRows : QString());
    if (active >= 0 && due > 0)
        figures.append({tr("%Ln due", nullptr, text::pluralCount(due)), Tint::Due});
    m_activeHeading->setFigures(figures);
    m_due = due;
    m_forecast->showDue(due);
    nameForecast();
}

void ActivityCharts::nameForecast()
{
    QList<ChartHeading::Figure> figures{{countText(m_ending, m_isPartial), Tint::None}};
    addGap(figures, m_ending >= 0 ? m_gap.ofRows : QString());
    if (m_ending >= 0 && m_due > 0)
        figures.append({tr("%Ln due", nullptr, text::pluralCount(m_due)), Tint::Due});
    m_forecastHeading->setFigures(figures);
    m_forecast->setSpokenFigures(m_forecastHeading->text());
}

void ActivityCharts::showRates(const ActivityHistory &history, qint64 nowSecond, bool isWatched)
{
    const qint64 to = nowSecond + 1;
    m_rates->showHistory(history, to - rangeSeconds(), to);
    if (!isWatched) {
        m_rateHeading->setFigures({{tr("not known now"), Tint::None}});
        m_rates->setSpokenFigures(m_rateHeading->text());
        return;
    }
    ActivitySample sum;
    for (const auto &bucket : history.buckets(to - kMeanSeconds, to, int(kMeanSeconds))) {
        sum.created += bucket.sample.created;
        sum.expired += bucket.sample.expired;
        sum.loggedOut += bucket.sample.loggedOut;
        sum.gone += bucket.sample.gone;
        sum.evicted += bucket.sample.evicted;
    }
    const double seconds = double(std::clamp<qint64>(to - history.firstSecond(), 1, kMeanSeconds));
    const auto rate = [seconds](quint32 count) { return RateChart::rateText(count / seconds); };
    QList<ChartHeading::Figure> figures;
    addGap(figures, m_gap.ofEvents);
    figures += {{tr("created %1").arg(rate(sum.created)), Tint::Created},
                {QStringLiteral("%1 %2").arg(m_rates->expiredText(), rate(sum.expired)), Tint::Expired},
                {tr("ended %1").arg(rate(sum.loggedOut)), Tint::Ended}};
    if (m_rates->hasGone())
        figures.append({tr("gone %1", "found to be; how they ended was not seen").arg(rate(sum.gone)), Tint::Gone});
    if (m_rates->hasEvictions())
        figures.append({tr("evicted %1").arg(rate(sum.evicted)), Tint::Evicted});
    m_rateHeading->setFigures(figures);
    m_rates->setSpokenFigures(m_rateHeading->text() +
                              (m_rates->lacksShares() ? tr("; hatched: a node's share is not known") : QString()));
}

} // namespace ui

#include "moc_activitycharts.cpp"
