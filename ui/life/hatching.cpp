// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/hatching.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <cmath>

namespace ui
{

void hatch(QPainter &painter, const QPolygonF &shape, const QColor &colour, qreal apart, bool falling)
{
    const QRectF box = shape.boundingRect();
    if (box.isEmpty() || apart < 1)
        return;
    painter.save();
    QPainterPath path;
    path.addPolygon(shape);
    painter.setClipPath(path, Qt::IntersectClip);
    painter.setPen(QPen(colour, 1.2));
    const qreal height = box.height();
    const qreal first = std::floor((box.left() - height) / apart) * apart;
    for (qreal x = first; x < box.right() + height; x += apart) {
        if (falling)
            painter.drawLine(QPointF(x, box.top()), QPointF(x + height, box.bottom()));
        else
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + height, box.top()));
    }
    painter.restore();
}

} // namespace ui
