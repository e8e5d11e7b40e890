// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/activechart.h"

#include "models/text/numbertext.h"
#include "ui/activity/charts/timeticks.h"
#include "ui/activity/charts/timewords.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QLineSeries>
#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kIntervals = 5;
constexpr double kLineWidth = 1.75;
constexpr double kDotRadius = 3.5;
constexpr int kPixelsPerTick = 84;

} // namespace

ActiveChart::ActiveChart(QWidget *parent)
    : TimePlot(parent)
    , m_steady(kIntervals)
    , m_line(addLine())
{
    setAccessibleName(tr("Active sessions"));
    applyColours();
}

void ActiveChart::applyColours()
{
    const Colours &c = colours(this);
    m_ground = overSurface(c.accent, c.dark ? 0.16F : 0.13F, this);
    QPen pen(c.accent, kLineWidth);
    pen.setJoinStyle(Qt::BevelJoin);
    m_line->setPen(pen);
}

int ActiveChart::mostBuckets() const
{
    return std::max(2, int(plot().width()));
}

void ActiveChart::showHistory(const activity::ActivityHistory &history, const history::PastActivity *past, qint64 from,
                              qint64 to)
{
    const PlotWindow window{from, to, plot().width()};
    setActivity(chartActivity(history, past, from, to, mostBuckets()), window);
    m_points = activeLine(activity().buckets, window, activity().since);
    m_line->replace(m_points.points);

    m_watched.clear();
    std::vector<Step> steps;
    for (const auto &bucket : activity().buckets) {
        if (bucket.sample.active < 0)
            continue;
        m_watched.push_back(bucket);
        const qint64 until = bucket.from + bucket.seconds;
        steps.push_back({bucket.from, until, std::min(window.x(double(until)), window.width)});
    }
    setTicks(
        timeTicks(from, to, QDateTime::fromSecsSinceEpoch(to).offsetFromUtc(), int(plot().width()) / kPixelsPerTick));
    if (m_points.points.isEmpty()) {
        speakFigures(tr("not known"));
    } else {
        const auto [low, high] = std::minmax_element(m_points.points.cbegin(), m_points.points.cend(),
                                                     [](QPointF a, QPointF b) { return a.y() < b.y(); });
        m_steady.update(low->y(), high->y() + roomForWords(low->y(), high->y()));
        setScale(m_steady.scale());
        const bool isNow = m_points.points.constLast().x() >= plot().width() - 1;
        speakFigures(tr("%1 now; between %2 and %3 in the time shown")
                         .arg(isNow ? text::numberText(qint64(m_points.points.constLast().y())) : tr("not known"),
                              text::numberText(qint64(low->y())), text::numberText(qint64(high->y()))) +
                     (m_points.shares.isEmpty() ? QString() : tr("; hatched: a node’s share is that of before")));
    }
    setSteps(std::move(steps));
}

ChartNumbers ActiveChart::numbers() const
{
    ChartNumbers numbers;
    numbers.columns = {"active", "lowest", "highest"};
    for (const auto &bucket : m_watched) {
        const qint64 at = bucket.from * 1000;
        numbers.rows.push_back(
            {at,
             bucket.seconds,
             {bucket.sample.active, bucket.activeMin, bucket.activeMax},
             bucket.sample.lacksShare ? QByteArray("node-not-answering") : noteOf(at, at + bucket.seconds * 1000)});
    }
    addUnknown(numbers);
    return numbers;
}

PlotView::Card ActiveChart::stepCard(int step) const
{
    const auto &bucket = m_watched.at(size_t(step));
    const QLocale locale = text::groupingLocale();
    Card card;
    card.title = spanOfTimes(bucket.from, bucket.seconds, showsDays(activity()));
    card.rows.append({colours(this).accent, tr("active"), locale.toString(bucket.sample.active), {}});
    if (bucket.activeMin != bucket.activeMax) {
        card.rows.append({{}, tr("lowest"), locale.toString(bucket.activeMin), {}});
        card.rows.append({{}, tr("highest"), locale.toString(bucket.activeMax), {}});
    }
    if (bucket.sample.lacksShare)
        card.rows.append({{}, tr("a node’s share"), tr("as before"), {}});
    return card;
}

void ActiveChart::paintUnder(QPainter &painter) const
{
    paintArea(painter, m_points.points, m_ground);
}

void ActiveChart::paintOver(QPainter &painter) const
{
    const Colours &c = colours(this);
    paintShares(painter, m_points.shares);
    paintTimes(painter);
    const auto dotAt = [&](double x, double value) {
        painter.setPen(QPen(c.surface, 1.5));
        painter.setBrush(c.accent);
        painter.drawEllipse(QPointF(plot().left() + x, mapY(value)), kDotRadius, kDotRadius);
    };
    const QPointF now = m_points.points.isEmpty() ? QPointF() : m_points.points.constLast();
    if (!m_points.points.isEmpty() && now.x() >= plot().width() - 1)
        dotAt(now.x(), now.y());
    if (const int step = markedStep(); step >= 0 && !isPicture())
        dotAt(marks().at(markerIndex()).x, double(m_watched.at(size_t(step)).sample.active));
}

} // namespace ui

#include "moc_activechart.cpp"
