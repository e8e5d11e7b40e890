// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/trendpicture.h"

#include "models/text/durationtext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace ui
{

using activity::SearchTrend;

namespace
{

constexpr QSize kSize(72, 18);
constexpr qreal kInset = 2.0;

} // namespace

TrendPicture::TrendPicture(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(kSize);
    setAccessibleName(tr("How the count went"));
}

void TrendPicture::setTrend(const SearchTrend &trend)
{
    m_trend = trend;
    setAccessibleDescription(words(trend));
    setToolTip(plainToolTip(words(trend)));
    update();
}

QString TrendPicture::words(const SearchTrend &trend)
{
    if (trend.points().empty() || trend.most() == SearchTrend::kUnknown)
        return {};
    const qint64 lasted = trend.points().back().at - trend.points().front().at;
    if (lasted < 1000)
        return {};
    const QString span = text::durationText(lasted);
    return trend.least() == trend.most()
               ? tr("%1 in the last %2").arg(countText(trend.most()), span)
               : tr("between %1 and %2 in the last %3").arg(countText(trend.least()), countText(trend.most()), span);
}

void TrendPicture::paintEvent(QPaintEvent *)
{
    const std::vector<SearchTrend::Point> &points = m_trend.points();
    if (points.size() < 2 || points.back().at <= points.front().at)
        return;
    const Colours &c = colours(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF place = QRectF(rect()).adjusted(kInset, kInset, -kInset, -kInset);
    painter.setPen(QPen(c.grid, 1));
    painter.drawLine(QPointF(place.left(), place.bottom() + 1.5), QPointF(place.right(), place.bottom() + 1.5));
    const auto span = static_cast<qreal>(points.back().at - points.front().at);
    const qint64 least = m_trend.least();
    const auto height = static_cast<qreal>(m_trend.most() - least);
    const auto placeOf = [&](const SearchTrend::Point &point) {
        const qreal share = height > 0 ? static_cast<qreal>(point.count - least) / height : 0.5;
        return QPointF(place.left() + static_cast<qreal>(point.at - points.front().at) / span * place.width(),
                       place.bottom() - share * place.height());
    };
    painter.setPen(QPen(c.accent, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPolygonF line;
    const auto draw = [&painter, &line] {
        if (line.size() > 1)
            painter.drawPolyline(line);
        line.clear();
    };
    for (const SearchTrend::Point &point : points) {
        if (point.count == SearchTrend::kUnknown)
            draw();
        else
            line.append(placeOf(point));
    }
    draw();
}

} // namespace ui

#include "moc_trendpicture.cpp"
