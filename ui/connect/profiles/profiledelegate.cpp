// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profiledelegate.h"

#include "ui/connect/profiles/profilecolours.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace ui
{

ProfileDelegate::ProfileDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void ProfileDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &title)
{
    const Colours &scheme = option.widget ? colours(option.widget) : colours(option.palette);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->save();
    painter->setFont(bold);
    painter->setPen(scheme.mutedText);
    const QRect place = option.rect.adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, 0);
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(bold).elidedText(title, Qt::ElideRight, place.width()));
    painter->restore();
}

void ProfileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(HeadingRole).toBool()) {
        paintHeading(painter, option, index.data().toString());
        return;
    }
    const Colours &scheme = option.widget ? colours(option.widget) : colours(option.palette);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? scheme.selection : scheme.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(kGrid, 1, -kGrid, -1), kRadius, kRadius);
    }
    QRect inside = option.rect.adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, -2 * kGrid);
    if (const QColor colour = index.data(ColourRole).value<QColor>(); colour.isValid()) {
        drawColourMark(painter, QRectF(inside.left(), inside.top() + 1, kGrid, inside.height() - 2), colour);
        inside.setLeft(inside.left() + 3 * kGrid);
    }
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics &metrics = option.fontMetrics;

    QRect top(inside.left(), inside.top(), inside.width(), boldMetrics.height());
    const auto mark = [&](QRect &line, const QString &word, const QColor &colour) {
        painter->setFont(option.font);
        painter->setPen(colour);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, word);
        line.setWidth(line.width() - metrics.horizontalAdvance(word) - 2 * kGrid);
    };
    if (index.data(ProductionRole).toBool())
        mark(top, tr("production"), scheme.danger);
    painter->setFont(bold);
    painter->setPen(chosen ? scheme.selectionText : scheme.text);
    painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      boldMetrics.elidedText(index.data().toString(), Qt::ElideRight, top.width()));
    painter->setFont(option.font);
    painter->setPen(chosen ? scheme.selectionText : scheme.mutedText);
    QRect bottom(inside.left(), inside.bottom() - metrics.height() + 1, inside.width(), metrics.height());
    if (const QString notes = index.data(NotesRole).toString(); !notes.isEmpty())
        mark(bottom, notes, chosen ? scheme.selectionText : scheme.mutedText);
    painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(index.data(AddressRole).toString(), Qt::ElideMiddle, bottom.width()));
    painter->restore();
}

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(HeadingRole).toBool())
        return {30 * kGrid, option.fontMetrics.height() + 4 * kGrid};
    return {30 * kGrid, 2 * option.fontMetrics.height() + 5 * kGrid};
}

} // namespace ui

#include "moc_profiledelegate.cpp"
