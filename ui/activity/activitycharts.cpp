// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitycharts.h"

#include "models/activity/activityhistory.h"
#include "models/activity/history/pastactivity.h"
#include "models/text/numbertext.h"
#include "ui/activity/charts/activechart.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/activity/charts/ratechart.h"
#include "ui/activity/charts/timeticks.h"
#include "ui/activity/chartsaving.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <utility>

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
constexpr int kButtonSize = 5 * kGrid;
constexpr int kButtonIcon = 3 * kGrid;
/// Shares of the width, after what each has to show.
constexpr std::array kShares{47, 39, 34};
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
    , m_columns{makeColumn(m_activeHeading, m_active, tr("Active sessions"), QStringLiteral("active-sessions")),
                makeColumn(m_rateHeading, m_rates, tr("Per second"), QStringLiteral("session-rates")),
                makeColumn(m_forecastHeading, m_forecast, tr("Ending soon"), QStringLiteral("sessions-ending"))}
    , m_grid(new QGridLayout(this))
    , m_saving(new ChartSaving(this))
{
    setGap({});
    titleForecast();
    m_grid->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 2 * kGrid);
    m_grid->setHorizontalSpacing(kColumnGap);
    m_grid->setVerticalSpacing(0);
    for (int column = 0; column < kCharts; ++column) {
        m_grid->addWidget(m_columns[size_t(column)].top, 0, column);
        m_grid->addWidget(m_columns[size_t(column)].plot, 1, column);
        connectColumn(column);
    }
    m_grid->setRowStretch(1, 1);
    connectSelection(m_active, m_rates);
    connectSelection(m_rates, m_active);
    connect(m_saving, &ChartSaving::told, this, &ActivityCharts::told);
    showColumns();
}

ActivityCharts::Column ActivityCharts::makeColumn(ChartHeading *heading, PlotView *plot, const QString &name,
                                                  const QString &fileName)
{
    Column column{heading, plot, nullptr, new QWidget(this), name, fileName};
    column.enlarge = new QToolButton(column.top);
    column.enlarge->setAutoRaise(true);
    column.enlarge->setIconSize(QSize(kButtonIcon, kButtonIcon));
    column.enlarge->setFixedSize(kButtonSize, kButtonSize);
    column.enlarge->setFocusPolicy(Qt::TabFocus);
    auto *row = new QHBoxLayout(column.top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(heading, 1);
    row->addWidget(column.enlarge);
    // In the order of the Tab chain: the chart, and what can be done with it.
    setTabOrder(column.enlarge, plot); // above it
    return column;
}

void ActivityCharts::connectColumn(int chart)
{
    const Column &column = m_columns[size_t(chart)];
    const ChartSaving::Chart subject{*column.heading, *column.plot, column.fileName};
    const auto toggle = [this, chart] { setEnlarged(m_enlarged == chart ? -1 : chart); };
    connect(column.plot, &PlotView::plotResized, this, &ActivityCharts::plotResized);
    connect(column.plot, &PlotView::enlargeRequested, this, toggle);
    connect(column.enlarge, &QToolButton::clicked, this, toggle);
    connect(column.plot, &PlotView::copyRequested, this, [this, subject] { m_saving->copyPicture(subject); });
    connect(column.plot, &PlotView::pictureRequested, this, [this, subject] { m_saving->savePicture(subject); });
    connect(column.plot, &PlotView::numbersRequested, this, [this, subject] { m_saving->saveNumbers(subject); });
    connect(column.plot, &PlotView::menuRequested, this, [this, chart](const QPoint &at) { showMenu(chart, at); });
}

void ActivityCharts::connectSelection(TimePlot *from, TimePlot *to)
{
    connect(from, &TimePlot::selectionMade, this, [this, to](qint64 fromMs, qint64 untilMs) {
        m_hasSelection = true;
        to->setSelection(TimePlot::Span{fromMs / 1000, untilMs / 1000});
        Q_EMIT rangeSelected(fromMs, untilMs);
    });
    connect(from, &TimePlot::selectionCleared, this, &ActivityCharts::clearSelection);
}

void ActivityCharts::setSelectable(bool isSelectable)
{
    m_active->setSelectable(isSelectable);
    m_rates->setSelectable(isSelectable);
}

void ActivityCharts::clearSelection()
{
    m_active->setSelection({});
    m_rates->setSelection({});
    if (std::exchange(m_hasSelection, false))
        Q_EMIT rangeCleared();
}

// --- one alone ---------------------------------------------------------------------------------------

void ActivityCharts::setEnlarged(int chart)
{
    const int before = std::exchange(m_enlarged, chart);
    if (before == chart)
        return;
    showColumns();
    // The keyboard stays with the chart.
    m_columns[size_t(chart >= 0 ? chart : before)].plot->setFocus(Qt::OtherFocusReason);
    Q_EMIT plotResized();
}

void ActivityCharts::showColumns()
{
    const bool hasRoom = height() - m_activeHeading->sizeHint().height() >= kLeastChart;
    for (int chart = 0; chart < kCharts; ++chart) {
        const Column &column = m_columns[size_t(chart)];
        const bool isShown = m_enlarged < 0 || m_enlarged == chart;
        const bool isEnlarged = m_enlarged == chart;
        m_grid->setColumnStretch(chart, isShown ? kShares[size_t(chart)] : 0);
        column.top->setVisible(isShown);
        column.plot->setVisible(isShown && hasRoom);
        column.enlarge->setVisible(hasRoom);
        column.plot->setEnlarged(isEnlarged);
        column.enlarge->setIcon(themedIcon(isEnlarged ? QStringLiteral("shrink") : QStringLiteral("enlarge")));
        const QString does = isEnlarged ? tr("Show all charts") : tr("Enlarge the chart: %1").arg(column.name);
        column.enlarge->setAccessibleName(does);
        column.enlarge->setToolTip(isEnlarged ? tr("Show all charts (Escape)") : tr("Enlarge (Enter)"));
    }
    m_grid->setHorizontalSpacing(m_enlarged < 0 ? kColumnGap : 0);
}

void ActivityCharts::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_enlarged >= 0)
        return setEnlarged(-1);
    QWidget::keyPressEvent(event);
}

void ActivityCharts::showMenu(int chart, const QPoint &at)
{
    const Column &column = m_columns[size_t(chart)];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString &text, const QKeySequence &keys) {
        QAction *action = menu->addAction(text);
        action->setShortcut(keys);
        action->setShortcutVisibleInContextMenu(true);
        // Only said here: the chart itself takes the keys.
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    connect(add(m_enlarged == chart ? tr("&Show All Charts") : tr("&Enlarge"),
                QKeySequence(m_enlarged == chart ? Qt::Key_Escape : Qt::Key_Return)),
            &QAction::triggered, column.plot, &PlotView::enlargeRequested);
    menu->addSeparator();
    connect(add(tr("&Copy Picture"), QKeySequence::Copy), &QAction::triggered, column.plot, &PlotView::copyRequested);
    connect(add(tr("Save &Picture…"), QKeySequence::Save), &QAction::triggered, column.plot,
            &PlotView::pictureRequested);
    connect(add(tr("Save &Numbers…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)), &QAction::triggered, column.plot,
            &PlotView::numbersRequested);
    menu->addSeparator();
    QAction *clear = add(tr("C&lear Selected Time"), QKeySequence(Qt::Key_Escape));
    clear->setEnabled(hasSelection());
    connect(clear, &QAction::triggered, this, &ActivityCharts::clearSelection);
    addRanges(*menu->addMenu(tr("&Time Shown")));
    menu->popup(at);
}

void ActivityCharts::addRanges(QMenu &menu)
{
    for (int range = 0; range < kActivityRangeCount; ++range) {
        QAction *action = menu.addAction(shortNameOf(ActivityRange(range)));
        action->setCheckable(true);
        action->setChecked(ActivityRange(range) == m_range);
        connect(action, &QAction::triggered, this, [this, range] { Q_EMIT rangeWanted(ActivityRange(range)); });
    }
}

// --- what they show ----------------------------------------------------------------------------------

void ActivityCharts::setRange(ActivityRange range)
{
    m_range = range;
    forgetScales();
    titleForecast();
}

void ActivityCharts::setGap(const Gap &gap)
{
    m_gap = gap;
    m_activeHeading->setToolTip(joined(gap.aboutRows, m_pastProblem));
    m_rateHeading->setToolTip(
        joined(joined(tr("Mean of the last %n second(s)", nullptr, kMeanSeconds), gap.aboutEvents), m_pastProblem));
    m_forecastHeading->setToolTip(
        joined(tr("By deadline, as it stands now: sessions in use will be extended."), gap.aboutRows));
}

void ActivityCharts::forgetScales()
{
    m_active->forgetScale();
    m_rates->forgetScale();
    m_forecast->forgetScale();
}

qint64 ActivityCharts::forecastStep() const
{
    return std::min(rangeSeconds(), secondsOf(ActivityRange::Day)) / kForecastSteps;
}

history::PastWanted ActivityCharts::pastWanted(const ActivityHistory &history, qint64 nowSecond) const
{
    const qint64 to = nowSecond + 1;
    return ui::pastWanted(history, to - rangeSeconds(), to, m_active->mostBuckets(), m_rates->mostBars());
}

void ActivityCharts::setPast(std::shared_ptr<const history::PastActivity> past, const QString &problem)
{
    m_past = std::move(past);
    if (std::exchange(m_pastProblem, problem) != problem)
        setGap(m_gap);
}

/// Where there is no room for a chart, half of one says nothing: the figures above stay.
void ActivityCharts::resizeEvent(QResizeEvent *event)
{
    showColumns();
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
    m_active->showHistory(history, m_past.get(), to - rangeSeconds(), to);
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
    m_rates->showHistory(history, m_past.get(), to - rangeSeconds(), to);
    if (!isWatched) {
        m_rateHeading->setFigures({{tr("not known now"), Tint::None}});
        m_rates->speakFigures(m_rateHeading->text());
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
    const auto add = [&figures](const QString &text, Tint tint, const QString &brief) {
        figures.append({text, tint, false, brief});
    };
    const QString created = rate(sum.created);
    const QString expired = rate(sum.expired);
    const QString ended = rate(sum.loggedOut);
    add(tr("created %1").arg(created), Tint::Created, created);
    add(QStringLiteral("%1 %2").arg(m_rates->expiredText(), expired), Tint::Expired, expired);
    add(tr("ended %1").arg(ended), Tint::Ended, ended);
    if (m_rates->hasGone())
        add(tr("gone %1", "found to be; how they ended was not seen").arg(rate(sum.gone)), Tint::Gone, rate(sum.gone));
    if (m_rates->hasEvictions())
        add(tr("evicted %1").arg(rate(sum.evicted)), Tint::Evicted, rate(sum.evicted));
    m_rateHeading->setFigures(figures);
    m_rates->speakFigures(m_rateHeading->text() +
                          (m_rates->lacksShares() ? tr("; hatched: a node’s share is not known") : QString()));
}

} // namespace ui

#include "moc_activitycharts.cpp"
