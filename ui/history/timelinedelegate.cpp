// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/timelinedelegate.h"

#include "ui/history/endmark.h"
#include "ui/history/timelinemodel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kMarkColumn = 5 * kGrid;
constexpr int kBetween = 2 * kGrid;
constexpr int kLineHeight = 23;
constexpr int kAboveText = 3;

} // namespace

/// All lines have their texts begin at one place: as wide as the widest time.
int TimelineDelegate::timeWidth(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QFontMetrics metrics(tabularFont(option.font));
    int widest = 0;
    for (int row = 0; row < index.model()->rowCount(); ++row)
        widest = std::max(widest,
                          metrics.horizontalAdvance(index.siblingAtRow(row).data(TimelineModel::TimeRole).toString()));
    return widest;
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : 300;
    const int room = std::max(60, width - kMarkColumn - timeWidth(option, index) - 2 * kBetween);
    const QFontMetrics metrics(tabularFont(option.font));
    const QRect text = metrics.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap, index.data().toString());
    return {width, std::max(kLineHeight, text.height() + 2 * kAboveText)};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = colours(option.palette);
    painter->save();
    const QRect box = option.rect;
    const QPointF mark(box.left() + kMarkColumn / 2.0, box.top() + kLineHeight / 2.0);
    painter->setPen(QPen(c.border, 1));
    if (index.row() > 0)
        painter->drawLine(QPointF(mark.x(), box.top()), QPointF(mark.x(), mark.y() - 7));
    if (index.row() + 1 < index.model()->rowCount())
        painter->drawLine(QPointF(mark.x(), mark.y() + 7), QPointF(mark.x(), box.bottom() + 1));
    drawSign(painter, mark, signOf(history::TimelineLine::Mark(index.data(TimelineModel::MarkRole).toInt())), c);

    painter->setFont(tabularFont(option.font));
    const int time = timeWidth(option, index);
    const QRect timePlace(box.left() + kMarkColumn + kBetween / 2, box.top() + kAboveText, time, box.height());
    painter->setPen(c.mutedText);
    painter->drawText(timePlace, Qt::AlignTop | Qt::AlignLeft, index.data(TimelineModel::TimeRole).toString());
    const int left = timePlace.right() + kBetween;
    const QRect textPlace(left, box.top() + kAboveText, box.right() - left, box.height());
    const bool isFolded = index.data(TimelineModel::FoldedRole).toInt() != 0;
    painter->setPen(isFolded ? c.accent : c.text);
    painter->drawText(textPlace, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, index.data().toString());
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex() == index)
        painter->fillRect(QRectF(box.left(), box.top(), 3, box.height()), c.accent);
    painter->restore();
}

} // namespace ui

#include "moc_timelinedelegate.cpp"
