// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/plotview.h"

#include "models/text/numbertext.h"
#include "ui/theme/hatching.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

// The parts of a plot, each as it is painted.

namespace ui
{

namespace
{

/// A gap of a second in a day's chart is still to be seen; it hides the line, which is so thick, at the top too.
constexpr double kNarrowestGap = 3;
constexpr double kGapAbove = 1.75;

/// Sharp, and so no darker where bands meet.
void fillHatched(QPainter &painter, const QRectF &box, const QColor &colour, Hatch lean)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    hatch(painter, box, colour, kHatchApart, lean);
    painter.restore();
}

} // namespace

QRectF PlotView::bandOf(const ActiveLine::Gap &gap) const
{
    const double width = std::max(kNarrowestGap, gap.right - gap.left);
    return {m_plot.left() + gap.right - width, m_plot.top() - kGapAbove, width, m_plot.height() + kGapAbove};
}

void PlotView::paintGaps(QPainter &painter, const QList<ActiveLine::Gap> &gaps) const
{
    for (const ActiveLine::Gap &gap : gaps)
        painter.fillRect(bandOf(gap), colours(this).surface);
    for (const ActiveLine::Gap &gap : gaps)
        fillHatched(painter, bandOf(gap), colours(this).border, Hatch::Unknown);
}

void PlotView::paintShares(QPainter &painter, const QList<ActiveLine::Gap> &shares) const
{
    for (const ActiveLine::Gap &share : shares)
        fillHatched(painter, bandOf(share), overSurface(colours(this).mutedText, 0.45F, this), Hatch::Partly);
}

void PlotView::paintUnder(QPainter &) const
{
}

void PlotView::paintArea(QPainter &painter, const QList<QPointF> &points, const QColor &colour) const
{
    if (points.size() < 2)
        return;
    const double pixel = 1 / devicePixelRatioF();
    const double last = std::min(points.constLast().x(), m_plot.width());
    auto next = points.cbegin() + 1;
    const double first = snapped(points.constFirst().x());
    const int columns = int(std::ceil((last - first) / pixel));
    for (int column = 0; column < columns; ++column) {
        const double x = first + column * pixel;
        const double middle = x + pixel / 2;
        while (next + 1 != points.cend() && next->x() < middle)
            ++next;
        const QPointF before = *(next - 1);
        const double width = next->x() - before.x();
        const double part = width > 0 ? std::clamp((middle - before.x()) / width, 0.0, 1.0) : 1.0;
        const double top = std::max(mapY(before.y() + (next->y() - before.y()) * part), m_plot.top());
        painter.fillRect(QRectF(m_plot.left() + x, top, pixel, m_plot.bottom() - top), colour);
    }
}

void PlotView::paintBars(QPainter &painter, const QList<Bar> &bars, const QColor &colour, BarPattern pattern) const
{
    QList<QRectF> rectangles;
    rectangles.reserve(bars.size());
    for (const Bar &bar : bars) {
        // In whole pixels, so that a pattern begins where the one below ends.
        const double top = snapped(std::max(mapY(bar.value), m_plot.top()));
        const double bottom = snapped(std::min(mapY(bar.base), m_plot.bottom()));
        if (top < bottom)
            rectangles.append(QRectF(m_plot.left() + bar.left, top, bar.right - bar.left, bottom - top));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    fillPattern(painter, rectangles, pattern, colour, colours(this).surface);
    painter.setRenderHint(QPainter::Antialiasing);
}

void PlotView::paintCuts(QPainter &painter, const QList<Bar> &bars) const
{
    const Colours &c = colours(this);
    const QFontMetricsF metrics(painter.font());
    const QLocale locale = text::groupingLocale();
    double freeFrom = 0;
    for (const Bar &bar : bars) {
        if (bar.value <= m_scale.max)
            continue;
        painter.setPen(QPen(c.surface, 1.5));
        for (const double below : {6.0, 10.0}) {
            const double y = m_plot.top() + below;
            painter.drawLine(QPointF(m_plot.left() + bar.left - 1, y + 2),
                             QPointF(m_plot.left() + bar.right + 1, y - 2));
        }
        const QString height = locale.toString(qint64(std::round(bar.value)));
        const double width = metrics.horizontalAdvance(height);
        const double behind = m_plot.left() + bar.right + kGrid;
        const double left = behind + width <= m_plot.right() ? behind : m_plot.left() + bar.left - kGrid - width;
        if (left < freeFrom)
            continue;
        freeFrom = left + width + kGrid;
        painter.setPen(c.mutedText);
        painter.drawText(QPointF(left, m_plot.top() + metrics.ascent()), height);
    }
}

void PlotView::paintTicks(QPainter &painter) const
{
    painter.setPen(colours(this).mutedText);
    const QFontMetricsF metrics(painter.font());
    const QRectF other = axisLabel();
    double freeFrom = 0;
    for (const TimeTick &tick : m_ticks) {
        const double width = metrics.horizontalAdvance(tick.text);
        const double centred = m_plot.left() + tick.position * m_plot.width() - width / 2;
        const double left = std::clamp(centred, m_plot.left(), std::max(m_plot.left(), m_plot.right() - width));
        const bool isInTheWay = !other.isEmpty() && left < other.right() + kGrid && left + width > other.left() - kGrid;
        if (left < freeFrom || isInTheWay)
            continue;
        freeFrom = left + width + 2 * kGrid;
        painter.drawText(QPointF(left, m_plot.bottom() + kTickGap + metrics.ascent()), tick.text);
    }
}

void PlotView::paintMarker(QPainter &painter) const
{
    const Colours &c = colours(this);
    const double x = snapped(m_plot.left() + m_marks.at(m_marker).x);
    painter.fillRect(QRectF(x, m_plot.top(), 1, m_plot.height()), c.mutedText);
    paintChartCard(painter, cardAt(m_marker), x, QRectF(0, m_plot.top(), width(), m_plot.height()), this);
}

} // namespace ui
