// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/hatching.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ui
{

void hatch(QPainter &painter, const QRectF &box, const QColor &colour, qreal apart, Hatch lean)
{
    if (box.isEmpty() || apart < 1)
        return;
    painter.save();
    painter.setPen(QPen(colour, std::max(1.0, apart * 0.12)));
    // Along each line the sum of x and y is the same, or their difference.
    if (lean == Hatch::Unknown) {
        const qreal last = box.right() + box.bottom();
        for (qreal sum = std::ceil((box.left() + box.top()) / apart) * apart; sum < last; sum += apart) {
            const qreal left = std::max(box.left(), sum - box.bottom());
            const qreal right = std::min(box.right(), sum - box.top());
            painter.drawLine(QPointF(left, sum - left), QPointF(right, sum - right));
        }
    } else {
        const qreal last = box.right() - box.top();
        for (qreal less = std::ceil((box.left() - box.bottom()) / apart) * apart; less < last; less += apart) {
            const qreal left = std::max(box.left(), less + box.top());
            const qreal right = std::min(box.right(), less + box.bottom());
            painter.drawLine(QPointF(left, left - less), QPointF(right, right - less));
        }
    }
    painter.restore();
}

void hatch(QPainter &painter, const QPolygonF &shape, const QColor &colour, qreal apart, Hatch lean)
{
    painter.save();
    QPainterPath path;
    path.addPolygon(shape);
    painter.setClipPath(path, Qt::IntersectClip);
    hatch(painter, shape.boundingRect(), colour, apart, lean);
    painter.restore();
}

} // namespace ui
