// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/eventlogdelegate.h"

#include "models/activity/eventlogmodel.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace ui
{

using activity::EventLogModel;
using Kind = messages::SessionEvent::Kind;

namespace
{

constexpr int kSignSize = 10;
constexpr int kPadding = 6;
constexpr int kLeastNumberInLog = 40; ///< pixels: less of a number tells nobody from anybody

QColor kindColour(int kind, const Colours &c)
{
    switch (kind) {
    case int(Kind::Created):
        return c.good;
    case int(Kind::Extended):
        return c.accent;
    case int(Kind::LoggedOut):
    case int(Kind::EndedHere):
        return c.danger;
    case int(Kind::Evicted):
        return c.warning;
    case int(Kind::Expired):
    case int(Kind::Ended):
    case int(Kind::Vanished):
        return c.neutral;
    default:
        return c.accent;
    }
}

void paintClock(QPainter *painter, QPointF centre, double radius)
{
    painter->drawEllipse(centre, radius, radius);
    painter->drawLine(centre, centre - QPointF(0, radius * 0.6));
    painter->drawLine(centre, centre + QPointF(radius * 0.5, 0));
}

/// Shapes that differ in outline, so that no one has to tell them by colour.
void paintSign(QPainter *painter, int kind, const QRectF &box)
{
    const QPointF centre = box.center();
    const double r = box.width() / 2;
    const QPointF across(r, 0);
    const QPointF down(0, r);
    switch (kind) {
    case int(Kind::Created):
        painter->drawLine(centre - across, centre + across);
        painter->drawLine(centre - down, centre + down);
        break;
    case int(Kind::Extended):
        painter->drawArc(box, 60 * 16, 300 * 16);
        painter->drawLine(box.topRight(), box.topRight() + QPointF(0, r * 0.8));
        break;
    case int(Kind::Expired):
        paintClock(painter, centre, r);
        break;
    case int(Kind::LoggedOut):
        painter->drawLine(centre - across, centre + across);
        painter->drawLine(centre + across, centre + QPointF(r * 0.3, -r * 0.7));
        painter->drawLine(centre + across, centre + QPointF(r * 0.3, r * 0.7));
        break;
    case int(Kind::EndedHere):
        painter->drawLine(box.topLeft(), box.bottomRight());
        painter->drawLine(box.topRight(), box.bottomLeft());
        break;
    case int(Kind::Evicted):
        painter->drawLine(centre - down, centre + down);
        painter->drawLine(centre + down, centre + QPointF(-r * 0.7, r * 0.3));
        painter->drawLine(centre + down, centre + QPointF(r * 0.7, r * 0.3));
        break;
    case int(Kind::Ended):
    case int(Kind::Vanished):
        painter->drawEllipse(centre, r, r);
        painter->drawLine(box.topRight(), box.bottomLeft());
        break;
    default:
        painter->drawEllipse(centre, r, r);
        painter->drawLine(centre, centre + QPointF(0, r * 0.5));
        painter->drawPoint(centre - QPointF(0, r * 0.5));
        break;
    }
}

} // namespace

EventLogDelegate::EventLogDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void EventLogDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    if (column == EventLogModel::SessionId)
        option->font = monospaceFont(option->font);
    else if (column == EventLogModel::Time)
        option->font = tabularFont(option->font);
    const bool note = index.data(EventLogModel::KindRole).toInt() < 0;
    const bool quiet =
        column == EventLogModel::Time || column == EventLogModel::Format || (column == EventLogModel::Detail && !note);
    if (quiet && !(option->state & QStyle::State_Selected))
        option->palette.setColor(QPalette::Text, colours(option->palette).mutedText);
}

/// The style paints the ground; the text stands at the same distance from the left as the header's.
void EventLogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    const bool selected = item.state & QStyle::State_Selected;
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    QRectF label = QRectF(item.rect).adjusted(kPadding, 0, -kPadding, 0);
    if (index.column() == EventLogModel::Event) {
        const int kind = index.data(EventLogModel::KindRole).toInt();
        const QColor colour = selected ? painter->pen().color() : kindColour(kind, colours(item.palette));
        const QRectF sign(label.left(), label.center().y() - kSignSize / 2.0, kSignSize, kSignSize);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        paintSign(painter, kind, sign.adjusted(1, 1, -1, -1));
        label.setLeft(sign.right() + 2 * kGrid);
    }
    painter->setFont(item.font);
    const QFontMetrics metrics(item.font);
    const auto draw = [&](const QString &words) {
        painter->drawText(label, int(Qt::AlignLeft) | int(Qt::AlignVCenter),
                          metrics.elidedText(words, Qt::ElideRight, int(label.width())));
    };
    const bool isUser = index.column() == EventLogModel::User;
    const QString number = isUser ? index.data(EventLogModel::NumberRole).toString() : QString();
    if (number.isEmpty()) {
        draw(text);
    } else {
        // The name first, and alone where there is little room.
        const QString name = index.data(EventLogModel::NameRole).toString();
        draw(name);
        label.setLeft(label.left() + metrics.horizontalAdvance(name) + kPadding);
        if (!selected)
            painter->setPen(colours(item.palette).mutedText);
        if (label.width() >= qMin(metrics.horizontalAdvance(number), kLeastNumberInLog))
            draw(number);
    }
    painter->restore();
}

bool EventLogDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

} // namespace ui

#include "moc_eventlogdelegate.cpp"
