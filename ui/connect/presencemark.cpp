// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/presencemark.h"

#include <QPainter>

namespace ui
{

using Phase = messages::ConnectionStatus::Phase;
using Mode = messages::Liveness::Mode;

Presence presenceOf(Phase phase)
{
    switch (phase) {
    case Phase::Connected:
        return Presence::Good;
    case Phase::Connecting:
    case Phase::Retrying:
        return Presence::Partly;
    case Phase::Failed:
        return Presence::Failed;
    case Phase::Disconnected:
        break;
    }
    return Presence::Absent;
}

Presence presenceOf(Mode mode)
{
    switch (mode) {
    case Mode::LiveByTracking:
    case Mode::Live:
        return Presence::Good;
    case Mode::ExpiryOnly:
    case Mode::Polling:
    case Mode::CatchingUp:
    case Mode::Loading:
    case Mode::Stale:
        return Presence::Partly;
    case Mode::Disconnected:
        break;
    }
    return Presence::Absent;
}

void drawPresenceMark(QPainter *painter, const QPointF &centre, Presence presence, const Colours &colours)
{
    constexpr qreal radius = 4.2;
    constexpr int quarterTurn = 90 * 16;
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    switch (presence) {
    case Presence::Good:
        painter->setBrush(colours.good);
        painter->drawEllipse(box);
        break;
    case Presence::Partly:
        painter->setPen(QPen(colours.warningMark, 1.3));
        painter->drawEllipse(box);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.warningMark);
        painter->drawPie(box, quarterTurn, 2 * quarterTurn);
        break;
    case Presence::Failed:
        painter->setBrush(colours.danger);
        painter->drawEllipse(box);
        painter->setPen(QPen(colours.onDanger, 1.3));
        painter->drawLine(centre + QPointF(-1.6, -1.6), centre + QPointF(1.6, 1.6));
        painter->drawLine(centre + QPointF(-1.6, 1.6), centre + QPointF(1.6, -1.6));
        break;
    case Presence::Absent:
        painter->setPen(QPen(colours.neutral, 1.3));
        painter->drawEllipse(box);
        break;
    }
    painter->restore();
}

} // namespace ui
