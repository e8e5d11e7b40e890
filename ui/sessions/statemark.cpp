// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/statemark.h"

#include <QPainter>

namespace ui
{

namespace
{

constexpr qreal kRadiusOfMark = 5.0;
constexpr int kFullTurn = 360 * 16;

} // namespace

void drawStateMark(QPainter *painter, const QPointF &centre, Standing standing, const Colours &colours)
{
    const QRectF box(centre.x() - kRadiusOfMark, centre.y() - kRadiusOfMark, 2 * kRadiusOfMark, 2 * kRadiusOfMark);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    switch (standing) {
    case Standing::Live:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.good);
        painter->drawEllipse(box);
        break;
    case Standing::Soon:
        painter->setPen(QPen(colours.warningMark, 1.3));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(box);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.warningMark);
        painter->drawPie(box, kFullTurn / 4, kFullTurn / 2);
        break;
    case Standing::Due:
        painter->setPen(QPen(colours.due, 1.3, Qt::DotLine, Qt::FlatCap));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(box);
        break;
    case Standing::Old:
        painter->setPen(QPen(colours.due, 1.2));
        painter->setBrush(QBrush(colours.due, Qt::BDiagPattern));
        painter->drawEllipse(box);
        break;
    case Standing::Ended: {
        constexpr qreal arm = 2.6;
        painter->setPen(QPen(colours.neutral, 1.3, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm));
        painter->drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm));
        break;
    }
    }
    painter->restore();
}

} // namespace ui
