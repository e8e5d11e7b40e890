// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endmark.h"

#include <QPainter>

namespace ui
{

using Mark = history::TimelineLine::Mark;

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

} // namespace

void drawEndMark(QPainter *painter, const QPointF &centre, Mark mark, const Colours &colours)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const auto pen = [painter](const QColor &colour, Qt::PenStyle style = Qt::SolidLine) {
        painter->setPen(QPen(colour, 1.4, style, style == Qt::SolidLine ? Qt::RoundCap : Qt::FlatCap));
    };
    const QRectF ring(centre.x() - kRing, centre.y() - kRing, 2 * kRing, 2 * kRing);
    switch (mark) {
    case Mark::Beginning:
        pen(colours.good);
        painter->drawLine(centre - QPointF(kArm, 0), centre + QPointF(kArm, 0));
        painter->drawLine(centre - QPointF(0, kArm), centre + QPointF(0, kArm));
        break;
    case Mark::Extended:
        pen(colours.accent);
        drawArrow(painter, centre, {0, -1});
        break;
    case Mark::Used:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawEllipse(centre, 2.6, 2.6);
        break;
    case Mark::Unwatched:
        pen(colours.due);
        painter->setBrush(QBrush(colours.due, Qt::BDiagPattern));
        painter->drawRect(ring);
        break;
    case Mark::Restart:
        pen(colours.warning);
        painter->drawArc(ring, 60 * 16, 300 * 16);
        painter->drawLine(ring.topRight() + QPointF(-2, 0), ring.topRight() + QPointF(-2, 4));
        break;
    case Mark::Deadline:
        pen(colours.neutral);
        painter->drawEllipse(ring);
        painter->drawLine(centre, centre - QPointF(0, 2.8));
        painter->drawLine(centre, centre + QPointF(2.2, 0));
        break;
    case Mark::Due:
        pen(colours.due, Qt::DotLine);
        painter->drawEllipse(ring);
        break;
    case Mark::Ended:
        pen(colours.neutral);
        painter->drawLine(centre - QPointF(2.8, 2.8), centre + QPointF(2.8, 2.8));
        painter->drawLine(centre + QPointF(-2.8, 2.8), centre + QPointF(2.8, -2.8));
        break;
    case Mark::LoggedOut:
        pen(colours.danger);
        drawArrow(painter, centre, {1, 0});
        break;
    case Mark::Deleted:
        pen(colours.neutral);
        drawArrow(painter, centre, {1, 0});
        break;
    case Mark::Evicted:
        pen(colours.warning);
        drawArrow(painter, centre, {0, 1});
        break;
    case Mark::Lost:
        pen(colours.due, Qt::DotLine);
        painter->setBrush(QBrush(colours.due, Qt::BDiagPattern));
        painter->drawEllipse(ring);
        break;
    }
    painter->restore();
}

Mark markOf(int entryKind)
{
    using history::EntryKind;
    switch (EntryKind(entryKind)) {
    case EntryKind::Expired:
        return Mark::Ended;
    case EntryKind::Deleted:
    case EntryKind::EndedEarly:
        return Mark::Deleted;
    case EntryKind::LoggedOut:
        return Mark::LoggedOut;
    case EntryKind::Evicted:
        return Mark::Evicted;
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    return Mark::Lost;
}

} // namespace ui
