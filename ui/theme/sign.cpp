// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/sign.h"

#include "ui/theme/hatching.h"

#include <QPainter>
#include <QPainterPath>

namespace ui
{

namespace
{

constexpr qreal kArm = 3.6;
constexpr qreal kRing = 4.6;

void drawArrow(QPainter *painter, const QPointF &centre, const QPointF &along)
{
    const QPointF across(-along.y(), along.x());
    const QPointF tip = centre + along * 4.2;
    painter->drawLine(centre - along * 4.2, tip);
    painter->drawLine(tip, tip - along * 3.2 + across * 3.2);
    painter->drawLine(tip, tip - along * 3.2 - across * 3.2);
}

QColor colourOf(Sign sign, const Colours &colours)
{
    switch (sign) {
    case Sign::Created:
        return colours.good;
    case Sign::Extended:
    case Sign::Used:
    case Sign::Note:
        return colours.accent;
    case Sign::Unwatched:
    case Sign::Due:
    case Sign::Lost:
        return colours.due;
    case Sign::Restart:
    case Sign::Evicted:
        return colours.warning;
    case Sign::Deadline:
    case Sign::Expired:
    case Sign::EndedElsewhere:
        return colours.neutral;
    case Sign::EndedHere:
        return colours.danger;
    }
    Q_UNREACHABLE();
}

bool isDotted(Sign sign)
{
    return sign == Sign::Due || sign == Sign::Lost;
}

} // namespace

void drawSign(QPainter *painter, const QPointF &centre, Sign sign, const Colours &colours, const QColor &ink)
{
    const QColor colour = ink.isValid() ? ink : colourOf(sign, colours);
    const QRectF ring(centre.x() - kRing, centre.y() - kRing, 2 * kRing, 2 * kRing);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(isDotted(sign) ? QPen(colour, 1.4, Qt::DotLine, Qt::FlatCap)
                                   : QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap));
    switch (sign) {
    case Sign::Created:
        painter->drawLine(centre - QPointF(kArm, 0), centre + QPointF(kArm, 0));
        painter->drawLine(centre - QPointF(0, kArm), centre + QPointF(0, kArm));
        break;
    case Sign::Extended:
        drawArrow(painter, centre, {0, -1});
        break;
    case Sign::Used:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(centre, 2.6, 2.6);
        break;
    case Sign::Unwatched:
        hatch(*painter, ring, colour, kHatchInMark);
        painter->drawRect(ring);
        break;
    case Sign::Restart:
        painter->drawArc(ring, 60 * 16, 300 * 16);
        painter->drawLine(ring.topRight() + QPointF(-2, 0), ring.topRight() + QPointF(-2, 4));
        break;
    case Sign::Deadline:
        painter->drawEllipse(ring);
        painter->drawLine(centre, centre - QPointF(0, 2.8));
        painter->drawLine(centre, centre + QPointF(2.2, 0));
        break;
    case Sign::Due:
        painter->drawEllipse(ring);
        break;
    case Sign::Expired:
        painter->drawLine(centre - QPointF(2.8, 2.8), centre + QPointF(2.8, 2.8));
        painter->drawLine(centre + QPointF(-2.8, 2.8), centre + QPointF(2.8, -2.8));
        break;
    case Sign::EndedHere:
    case Sign::EndedElsewhere:
        drawArrow(painter, centre, {1, 0});
        break;
    case Sign::Evicted:
        drawArrow(painter, centre, {0, 1});
        break;
    case Sign::Lost: {
        QPainterPath disc;
        disc.addEllipse(ring);
        hatch(*painter, disc.toFillPolygon(), colour, kHatchInMark);
        painter->drawEllipse(ring);
        break;
    }
    case Sign::Note:
        painter->drawEllipse(ring);
        painter->drawLine(centre, centre + QPointF(0, 2.3));
        painter->drawPoint(centre - QPointF(0, 2.3));
        break;
    }
    painter->restore();
}

} // namespace ui
