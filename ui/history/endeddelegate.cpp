// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endeddelegate.h"

#include "models/activity/history/endedmodel.h"
#include "ui/controls/plaintooltip.h"
#include "ui/history/endmark.h"
#include "ui/sessions/livetableview.h"
#include "ui/theme/hatching.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ui
{

using history::EndedModel;

namespace
{

constexpr int kSide = 6;
constexpr double kFocusBar = 3;
/// Less of a number than this tells nobody from anybody.
constexpr int kLeastOfNumber = 40;

QFont fontOf(const QFont &base, int column)
{
    const bool isMonospace = column == EndedModel::Ip || column == EndedModel::Session;
    return isMonospace ? monospaceFont(base) : tabularFont(base);
}

void drawElided(QPainter *painter, const QRect &place, const QString &text)
{
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
}

QColor textColourOf(const QStyleOptionViewItem &option, bool isMuted)
{
    const Colours &c = colours(option.palette);
    if (isMuted)
        return c.mutedText;
    return option.state & QStyle::State_Selected ? c.selectionText : c.text;
}

} // namespace

QSize EndedDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const LiveTableView *>(option.widget);
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * kSide,
            view ? view->rowHeight() : kRowHeight};
}

void EndedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    const Colours &c = colours(option.palette);
    const auto *view = qobject_cast<const LiveTableView *>(option.widget);
    const bool isGap = index.data(EndedModel::IsGapRole).toBool();
    if (view && view->hoveredRow() == index.row() && !isGap)
        cell.backgroundBrush = c.hover;
    if (const QStyle *style = option.widget ? option.widget->style() : nullptr)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, option.widget);
    painter->save();
    if (isGap) {
        paintGap(painter, cell, index);
    } else if (index.column() == EndedModel::Mark) {
        drawSign(painter, QRectF(cell.rect).center(), signOf(markOf(index.data(EndedModel::KindRole).toInt())), c);
    } else if (index.column() == EndedModel::User) {
        paintName(painter, cell, index);
    } else {
        paintText(painter, cell, index);
    }
    if (view && index.column() == EndedModel::Mark && view->hasFocus() && view->currentIndex().row() == index.row())
        painter->fillRect(QRectF(cell.rect.left(), cell.rect.top(), kFocusBar, cell.rect.height()), c.accent);
    painter->restore();
}

/// The words stand free of the hatching.
void EndedDelegate::paintGap(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Colours &c = colours(option.palette);
    const bool isUnknown = index.data(EndedModel::IsUnknownRole).toBool();
    QRect hatched = option.rect;
    if (index.column() == EndedModel::Words) {
        painter->setFont(fontOf(option.font, index.column()));
        painter->setPen(c.mutedText);
        const QRect place = option.rect.adjusted(kSide, 0, -kSide, 0);
        const QString text = index.data().toString();
        drawElided(painter, place, text);
        hatched.setLeft(place.left() + painter->fontMetrics().horizontalAdvance(text) + kSide);
    }
    if (isUnknown && hatched.width() > 0)
        hatch(*painter, hatched, c.border, kHatchApart);
}

void EndedDelegate::paintName(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter->setFont(fontOf(option.font, index.column()));
    QRect place = option.rect.adjusted(kSide, 0, -kSide, 0);
    const QString name = index.data(EndedModel::NameRole).toString();
    const QString number = index.data(EndedModel::NumberRole).toString();
    painter->setPen(textColourOf(option, name.isEmpty()));
    drawElided(painter, place, name.isEmpty() ? QStringLiteral("—") : name);
    if (name.isEmpty() || number.isEmpty())
        return;
    const QFontMetrics metrics = painter->fontMetrics();
    place.setLeft(place.left() + metrics.horizontalAdvance(name) + kSide);
    if (place.width() < qMin(metrics.horizontalAdvance(number), kLeastOfNumber))
        return;
    painter->setPen(textColourOf(option, true));
    drawElided(painter, place, number);
}

void EndedDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString text = index.data().toString();
    painter->setFont(fontOf(option.font, index.column()));
    painter->setPen(textColourOf(option, text.isEmpty() || index.column() != EndedModel::Words));
    drawElided(painter, option.rect.adjusted(kSide, 0, -kSide, 0), text.isEmpty() ? QStringLiteral("—") : text);
}

bool EndedDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString();
    QStringList lines;
    if (QFontMetrics(fontOf(option.font, index.column())).horizontalAdvance(text) > option.rect.width() - 2 * kSide)
        lines += text;
    if (const QString more = index.data(Qt::ToolTipRole).toString(); !more.isEmpty())
        lines += more;
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(QLatin1Char('\n'))), view);
    return true;
}

} // namespace ui

#include "moc_endeddelegate.cpp"
