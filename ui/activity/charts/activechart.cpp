// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activechart.h"

#include "models/text/numbertext.h"
#include "ui/activity/timeticks.h"
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
    : PlotView(parent)
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

void ActiveChart::showHistory(const activity::ActivityHistory &history, qint64 from, qint64 to)
{
    const PlotWindow window{from, to, plot().width()};
    const Buckets buckets = history.buckets(from, to, std::max(2, int(plot().width())));
    m_points = activeLine(buckets, window, history.firstSecond());
    m_line->replace(m_points.points);

    m_watched.clear();
    QList<Mark> marks;
    for (const auto &bucket : buckets) {
        if (bucket.sample.active < 0)
            continue;
        m_watched.push_back(bucket);
        marks.append({std::min(window.x(double(bucket.from + bucket.seconds)), window.width), bucket.from});
    }
    setTicks(
        timeTicks(from, to, QDateTime::fromSecsSinceEpoch(to).offsetFromUtc(), int(plot().width()) / kPixelsPerTick));
    if (!m_points.points.isEmpty()) {
        const auto [low, high] = std::minmax_element(m_points.points.cbegin(), m_points.points.cend(),
                                                     [](QPointF a, QPointF b) { return a.y() < b.y(); });
        m_steady.update(low->y(), high->y());
        setScale(m_steady.scale());
        const bool isNow = m_points.points.constLast().x() >= plot().width() - 1;
        setSpokenFigures(tr("%1 now; between %2 and %3 in the time shown")
                             .arg(isNow ? text::numberText(qint64(m_points.points.constLast().y())) : tr("not known"),
                                  text::numberText(qint64(low->y())), text::numberText(qint64(high->y()))) +
                         (m_points.shares.isEmpty() ? QString() : tr("; hatched: a node's share is that of before")));
    }
    setMarks(std::move(marks));
}

PlotView::Card ActiveChart::cardAt(int index) const
{
    const auto &bucket = m_watched.at(size_t(index));
    const QLocale locale = text::groupingLocale();
    Card card;
    card.title = spanOfTimes(bucket.from, bucket.seconds);
    card.rows.append({colours(this).accent, tr("active"), locale.toString(bucket.sample.active)});
    if (bucket.activeMin != bucket.activeMax) {
        card.rows.append({{}, tr("lowest"), locale.toString(bucket.activeMin)});
        card.rows.append({{}, tr("highest"), locale.toString(bucket.activeMax)});
    }
    if (bucket.sample.lacksShare)
        card.rows.append({{}, tr("a node's share"), tr("as before")});
    return card;
}

void ActiveChart::paintUnder(QPainter &painter) const
{
    paintArea(painter, m_points.points, m_ground);
}

void ActiveChart::paintOver(QPainter &painter) const
{
    const Colours &c = colours(this);
    paintGaps(painter, m_points.gaps);
    paintShares(painter, m_points.shares);
    const auto dotAt = [&](double x, double value) {
        painter.setPen(QPen(c.surface, 1.5));
        painter.setBrush(c.accent);
        painter.drawEllipse(QPointF(plot().left() + x, mapY(value)), kDotRadius, kDotRadius);
    };
    const QPointF now = m_points.points.isEmpty() ? QPointF() : m_points.points.constLast();
    if (!m_points.points.isEmpty() && now.x() >= plot().width() - 1)
        dotAt(now.x(), now.y());
    if (markerIndex() >= 0)
        dotAt(marks().at(markerIndex()).x, double(m_watched.at(size_t(markerIndex())).sample.active));
}

} // namespace ui

#include "moc_activechart.cpp"
