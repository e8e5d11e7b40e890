// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/forecastchart.h"

#include "models/text/numbertext.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTime>

#include <algorithm>
#include <numeric>
#include <utility>

namespace ui
{

namespace
{

constexpr int kForecastIntervals = 5;
/// One in so many bars, from the left, is "soon".
constexpr int kSoonPart = 10;
constexpr qint64 kMinuteSeconds = 60;
constexpr qint64 kLongestInMinutes = 2 * 60 * kMinuteSeconds;
constexpr qint64 kDaySeconds = 24 * 60 * kMinuteSeconds;

} // namespace

qint64 Forecast::total() const
{
    return std::accumulate(endings.cbegin(), endings.cend(), qint64(0));
}

ForecastChart::ForecastChart(QWidget *parent)
    : PlotView(parent)
    , m_steady(kForecastIntervals)
{
    setAccessibleName(tr("Sessions that end soon"));
}

void ForecastChart::showForecast(const Forecast &forecast)
{
    m_forecast = forecast;
    m_steady.update(0, topOfBars({forecast.endings.cbegin(), forecast.endings.cend()}));
    setScale(m_steady.scale());

    const int slots = int(forecast.endings.size()) + 1;
    const double pitch = plot().width() / slots;
    const double gap = pitch >= 8 ? 2 : 1;
    const auto barAt = [&](int slot, qint64 value) {
        return Bar{snapped(slot * pitch), snapped((slot + 1) * pitch) - gap, double(value)};
    };
    // Thousands may be due on a quiet server: that bar is cut off (see paintCuts) rather than let it
    // flatten the forecast.
    m_due = {barAt(0, forecast.due)};
    m_soon.clear();
    m_later.clear();
    QList<Mark> marks{{(m_due.constFirst().left + m_due.constFirst().right) / 2, 0}};
    for (int i = 1; i < slots; ++i) {
        const Bar bar = barAt(i, forecast.endings[size_t(i - 1)]);
        (i - 1 < (slots - 1) / kSoonPart ? m_soon : m_later).append(bar);
        marks.append({(bar.left + bar.right) / 2, i});
    }

    std::vector<TimeTick> ticks = aheadTicks(forecast.seconds());
    for (TimeTick &tick : ticks)
        tick.position = (1 + tick.position * (slots - 1)) / slots;
    setTicks(std::move(ticks));
    setMarks(std::move(marks));
}

void ForecastChart::showDue(qint64 due)
{
    if (due == m_forecast.due || m_due.isEmpty())
        return;
    m_forecast.due = due;
    m_due.first().value = double(due);
    scene()->update();
}

QString ForecastChart::spanAhead(qint64 from, qint64 to) const
{
    const QLocale locale = text::groupingLocale();
    if (m_forecast.seconds() > kLongestInMinutes) {
        const auto hours = [](qint64 seconds) {
            return QTime(0, 0).addSecs(int(seconds)).toString(QStringLiteral("H:mm"));
        };
        return tr("In %1 – %2 h").arg(hours(from), to < kDaySeconds ? hours(to) : QStringLiteral("24:00"));
    }
    const bool minutes = m_forecast.stepSeconds % kMinuteSeconds == 0;
    const qint64 unit = minutes ? kMinuteSeconds : 1;
    const QString span = QStringLiteral("%1 – %2").arg(locale.toString(from / unit), locale.toString(to / unit));
    return minutes ? tr("In %1 min").arg(span) : tr("In %1 s").arg(span);
}

ChartNumbers ForecastChart::numbers() const
{
    ChartNumbers numbers;
    numbers.columns = {"due", "ending"};
    if (m_forecast.endings.empty() || !message().isEmpty())
        return numbers;
    const QByteArray note = m_forecast.isPartial ? "not-all-read" : QByteArray();
    qint64 at = m_forecast.now * 1000;
    numbers.rows.push_back({at, 0, {m_forecast.due, std::nullopt}, note});
    for (const qint64 ending : m_forecast.endings) {
        numbers.rows.push_back({at, m_forecast.stepSeconds, {std::nullopt, ending}, note});
        at += m_forecast.stepSeconds * 1000;
    }
    return numbers;
}

PlotView::Card ForecastChart::cardAt(int index) const
{
    const QLocale locale = text::groupingLocale();
    Card card;
    if (index == 0) {
        card.title = tr("Past their deadline");
        card.rows.append({colours(this).due, tr("due, not reaped"), locale.toString(m_forecast.due), {}});
        return card;
    }
    card.title = spanAhead(m_forecast.stepSeconds * (index - 1), m_forecast.stepSeconds * index);
    const bool soon = index - 1 < int(m_forecast.endings.size()) / kSoonPart;
    card.rows.append({soon ? colours(this).warningMark : colours(this).accent,
                      tr("end"),
                      locale.toString(m_forecast.endings.at(size_t(index - 1))),
                      {}});
    return card;
}

void ForecastChart::paintOver(QPainter &painter) const
{
    const Colours &c = colours(this);
    paintBars(painter, m_due, softened(c.due, this));
    paintBars(painter, m_soon, softened(c.warningMark, this));
    paintBars(painter, m_later, softened(c.accent, this));
    for (const QList<Bar> &bars : {m_due, m_soon, m_later})
        paintCuts(painter, bars);
}

} // namespace ui

#include "moc_forecastchart.cpp"
