// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiledelegate.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace ui
{

ProfileDelegate::ProfileDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void ProfileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &scheme = option.widget ? colours(option.widget) : colours(option.palette);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? scheme.selection : scheme.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(kGrid, 1, -kGrid, -1), kRadius, kRadius);
    }
    const QRect inside = option.rect.adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, -2 * kGrid);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics &metrics = option.fontMetrics;

    QRect top(inside.left(), inside.top(), inside.width(), boldMetrics.height());
    if (index.data(ProductionRole).toBool()) {
        const QString word = tr("production");
        const int width = metrics.horizontalAdvance(word);
        painter->setFont(option.font);
        painter->setPen(scheme.danger);
        painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter, word);
        top.setWidth(top.width() - width - 2 * kGrid);
    }
    painter->setFont(bold);
    painter->setPen(chosen ? scheme.selectionText : scheme.text);
    painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      boldMetrics.elidedText(index.data().toString(), Qt::ElideRight, top.width()));
    painter->setFont(option.font);
    painter->setPen(chosen ? scheme.selectionText : scheme.mutedText);
    const QRect bottom(inside.left(), inside.bottom() - metrics.height() + 1, inside.width(), metrics.height());
    painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(index.data(AddressRole).toString(), Qt::ElideMiddle, bottom.width()));
    painter->restore();
}

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {30 * kGrid, 2 * option.fontMetrics.height() + 5 * kGrid};
}

} // namespace ui

#include "moc_profiledelegate.cpp"
