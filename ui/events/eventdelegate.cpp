// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventdelegate.h"

#include "models/activity/events/eventlistmodel.h"
#include "models/messages/sessionevent.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/hatching.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace ui
{

using events::EventLine;
using events::EventListModel;
using Kind = messages::SessionEvent::Kind;

namespace
{

constexpr int kSignSize = 10;
constexpr int kPadding = 6;
constexpr int kArrow = 14;            ///< room for a loss's arrow, and for what stands under it
constexpr int kLeastNumberInLog = 40; ///< pixels: less of a number tells nobody from anybody

bool isOlder(const QModelIndex &index)
{
    return index.data(EventListModel::LineRole).toInt() == int(EventLine::Kind::Older);
}

/// Around the words, which have to be read.
void paintHatch(QPainter *painter, const QStyleOptionViewItem &item, const QString &text)
{
    const int wide = text.isEmpty() ? 0 : QFontMetrics(item.font).horizontalAdvance(text) + 2 * kPadding;
    const bool isEvent = item.index.column() == EventListModel::Event;
    const QRect place = item.rect.adjusted(wide + (isEvent ? kSignSize + 2 * kGrid : 0), 1, 0, -1);
    if (place.width() > 0)
        hatch(*painter, place, colours(item.palette).border, kHatchApart);
}

/// Down where it is open, as everywhere.
void paintArrow(QPainter *painter, const QRectF &box, bool isOpen)
{
    const QPointF centre = box.center();
    QPolygonF arrow;
    if (isOpen)
        arrow << centre + QPointF(-4, -2) << centre + QPointF(4, -2) << centre + QPointF(0, 3);
    else
        arrow << centre + QPointF(-2, -4) << centre + QPointF(-2, 4) << centre + QPointF(3, 0);
    painter->drawPolygon(arrow);
}

/// Where the text begins.
double paintEventSign(QPainter *painter, const QStyleOptionViewItem &item, const QModelIndex &index, const QColor &ink)
{
    const auto line = EventLine::Kind(index.data(EventListModel::LineRole).toInt());
    const int kind = index.data(EventListModel::KindRole).toInt();
    const bool selected = item.state & QStyle::State_Selected;
    double left = item.rect.left() + kPadding;
    painter->setRenderHint(QPainter::Antialiasing);
    if (line == EventLine::Kind::Loss) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? ink : colours(item.palette).mutedText);
        paintArrow(painter,
                   {left, item.rect.center().y() - kSignSize / 2.0 + 0.5, double(kSignSize), double(kSignSize)},
                   index.data(EventListModel::OpenRole).toBool());
    }
    if (line == EventLine::Kind::Loss || line == EventLine::Kind::Member)
        left += kArrow;
    const QRectF sign(left, QRectF(item.rect).center().y() - kSignSize / 2.0, kSignSize, kSignSize);
    drawSign(painter, sign.center(), EventDelegate::signOf(kind), colours(item.palette), selected ? ink : QColor());
    return sign.right() + 2 * kGrid;
}

} // namespace

EventDelegate::EventDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void EventDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    if (column == EventListModel::SessionId || column == EventListModel::Ip)
        option->font = monospaceFont(option->font);
    else if (column == EventListModel::Time)
        option->font = tabularFont(option->font);
    const bool isNote = index.data(EventListModel::KindRole).toInt() < 0;
    const bool isNobody = column == EventListModel::User && index.data(EventListModel::NameRole).toString().isEmpty();
    const bool isQuiet = column == EventListModel::Time || column == EventListModel::Node || isNobody ||
                         (column == EventListModel::Detail && (!isNote || isOlder(index)));
    if (isQuiet && !(option->state & QStyle::State_Selected))
        option->palette.setColor(QPalette::Text, colours(option->palette).mutedText);
}

Sign EventDelegate::signOf(int kind)
{
    if (kind < 0)
        return Sign::Note;
    switch (Kind(kind)) {
    case Kind::Created:
        return Sign::Created;
    case Kind::Extended:
        return Sign::Extended;
    case Kind::Expired:
        return Sign::Expired;
    case Kind::EndedHere:
        return Sign::EndedHere;
    case Kind::LoggedOut:
    case Kind::Ended:
        return Sign::EndedElsewhere;
    case Kind::Evicted:
        return Sign::Evicted;
    case Kind::Vanished:
        break;
    }
    return Sign::Lost;
}

bool EventDelegate::isOnArrow(const QRect &cell, const QPoint &place)
{
    return cell.contains(place) && place.x() < cell.left() + kPadding + kArrow + kGrid;
}

/// The style paints the ground; the text stands at the same distance from the left as the header's.
void EventDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    const bool selected = item.state & QStyle::State_Selected;
    const QColor ink = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    if (index.data(EventListModel::GapRole).toBool())
        paintHatch(painter, item, text);
    painter->setPen(ink);
    QRectF label = QRectF(item.rect).adjusted(kPadding, 0, -kPadding, 0);
    if (index.column() == EventListModel::Event && !isOlder(index))
        label.setLeft(paintEventSign(painter, item, index, ink));
    painter->setPen(ink);
    painter->setFont(item.font);
    const QFontMetrics metrics(item.font);
    const auto draw = [&](const QString &words) {
        painter->drawText(label, int(Qt::AlignLeft) | int(Qt::AlignVCenter),
                          metrics.elidedText(words, Qt::ElideRight, int(label.width())));
    };
    const bool isUser = index.column() == EventListModel::User;
    const QString number = isUser ? index.data(EventListModel::NumberRole).toString() : QString();
    if (number.isEmpty()) {
        draw(text);
    } else {
        // The name first, and alone where there is little room.
        const QString name = index.data(EventListModel::NameRole).toString();
        draw(name);
        label.setLeft(label.left() + metrics.horizontalAdvance(name) + kPadding);
        if (!selected)
            painter->setPen(colours(item.palette).mutedText);
        if (label.width() >= qMin(metrics.horizontalAdvance(number), kLeastNumberInLog))
            draw(number);
    }
    painter->restore();
}

bool EventDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

} // namespace ui

#include "moc_eventdelegate.cpp"
