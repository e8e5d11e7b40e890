// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetdelegate.h"

#include "ui/connect/presencemark.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tone.h"
#include "ui/fleet/fleetmodel.h"
#include "ui/fleet/fleetwords.h"
#include "ui/sessions/livetableview.h"
#include "ui/sessions/sessiondelegates.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ui
{

using messages::FleetNode;

namespace
{

constexpr int kPadding = 6;
constexpr int kIndent = 12; ///< of a replica under its primary
constexpr double kSlotsOfCluster = 16384;
constexpr int kSlotsBar = 150;
constexpr int kLeastSlotsBar = 60;
constexpr int kSlotsText = 112; ///< "10923–16383", and the gap before it
constexpr int kMemoryBar = 56;
constexpr int kBarHeight = 7;
constexpr double kFocusWidth = 3;

Presence presenceOf(const FleetNode &node)
{
    switch (node.presence) {
    case FleetNode::Presence::Answers:
        return Presence::Good;
    case FleetNode::Presence::Missing:
    case FleetNode::Presence::SaidToFail:
        return Presence::Failed;
    case FleetNode::Presence::SaidToRun:
    case FleetNode::Presence::Unknown:
        break;
    }
    return Presence::Absent;
}

void drawRounded(QPainter *painter, const QRectF &box, const QBrush &brush, const QPen &pen = Qt::NoPen)
{
    const double radius = std::min(box.width(), box.height()) / 2;
    painter->setBrush(brush);
    painter->setPen(pen);
    painter->drawRoundedRect(box, std::min(radius, 2.5), std::min(radius, 2.5));
}

} // namespace

FleetDelegate::FleetDelegate(const FleetModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize FleetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * kPadding, kRowHeight};
}

void FleetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    const auto *view = qobject_cast<const LiveTableView *>(option.widget);
    const Colours &c = colours(option.palette);
    if (view && view->hoveredRow() == index.row())
        cell.backgroundBrush = c.hover;
    if (const QStyle *style = option.widget ? option.widget->style() : nullptr)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintContent(painter, cell, index);
    painter->restore();
}

void FleetDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const FleetNode &node = m_model.nodeAt(index.row());
    const Colours &c = colours(option.palette);
    QRect place = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    switch (index.column()) {
    case FleetModel::Mark: {
        drawPresenceMark(painter, QRectF(option.rect).center(), presenceOf(node), c);
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        if (view && view->hasFocus() && view->currentIndex().row() == index.row())
            painter->fillRect(QRectF(option.rect.left(), option.rect.top(), kFocusWidth, option.rect.height()),
                              c.accent);
        return;
    }
    case FleetModel::Node: {
        QFont font = tabularFont(option.font);
        if (!node.isReplica)
            font.setWeight(QFont::DemiBold);
        place.setLeft(place.left() + (node.isReplica ? kIndent : 0));
        drawText(painter, option, index, place, font);
        return;
    }
    case FleetModel::Address:
        drawText(painter, option, index, place, monospaceFont(option.font));
        return;
    case FleetModel::Slots:
        paintSlots(painter, option, node);
        return;
    case FleetModel::Memory:
        paintMemory(painter, option, index);
        return;
    default:
        drawText(painter, option, index, place, tabularFont(option.font));
        return;
    }
}

void FleetDelegate::paintSlots(QPainter *painter, const QStyleOptionViewItem &option, const FleetNode &node) const
{
    const Colours &c = colours(option.palette);
    QRect place = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    if (node.slots.empty())
        return;
    const int width = std::min(kSlotsBar, place.width() - kSlotsText);
    if (width >= kLeastSlotsBar) {
        const QRectF track(place.left(), place.center().y() - kBarHeight / 2.0 + 1, width, kBarHeight);
        const bool isSelected = option.state & QStyle::State_Selected;
        drawRounded(painter, track, barTrack(c, isSelected));
        for (const messages::SlotSpan &span : node.slots) {
            const double from = span.first / kSlotsOfCluster * width;
            const double to = (span.last + 1) / kSlotsOfCluster * width;
            QRectF box(track.left() + from, track.top(), std::max(1.0, to - from), track.height());
            if (node.isReplica) {
                QColor ground = c.accent;
                ground.setAlphaF(0.15F);
                drawRounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), ground, QPen(c.accent, 1));
            } else if (node.isMissing()) {
                drawRounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), QBrush(c.due, Qt::BDiagPattern),
                            QPen(c.due, 1));
            } else {
                drawRounded(painter, box, c.accent);
            }
        }
        place.setLeft(place.left() + width + 2 * kGrid + kPadding);
    }
    if (node.isReplica)
        return;
    painter->setFont(tabularFont(option.font));
    painter->setPen(c.mutedText);
    const QFontMetrics metrics(painter->font());
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      metrics.elidedText(slotsText(node), Qt::ElideRight, place.width()));
}

void FleetDelegate::paintMemory(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const FleetNode &node = m_model.nodeAt(index.row());
    const Colours &c = colours(option.palette);
    QRect place = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const double share = memoryShare(node.facts);
    if (share >= 0 && !node.isMissing()) {
        const QRectF track(place.left(), place.center().y() - 2.0, kMemoryBar, 6);
        const bool isSelected = option.state & QStyle::State_Selected;
        drawRounded(painter, track, barTrack(c, isSelected));
        const double width = std::clamp(share * kMemoryBar, 2.0, double(kMemoryBar));
        drawRounded(painter, QRectF(track.topLeft(), QSizeF(width, track.height())),
                    share >= kNearlyFull ? c.warningMark : c.accent);
        place.setLeft(place.left() + kMemoryBar + 2 * kGrid);
    }
    drawText(painter, option, index, place, tabularFont(option.font));
}

void FleetDelegate::drawText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                             const QRect &place, const QFont &font) const
{
    const Colours &c = colours(option.palette);
    const QString text = index.data().toString();
    const Tone tone = Tone(index.data(FleetModel::ToneRole).toInt());
    QColor colour = option.widget ? toneColour(tone, option.widget) : c.text;
    if (tone == Tone::Text && option.state & QStyle::State_Selected)
        colour = c.selectionText;
    painter->setFont(font);
    painter->setPen(colour);
    const QFontMetrics metrics(font);
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    const auto elide = index.column() == FleetModel::Node ? Qt::ElideMiddle : Qt::ElideRight;
    painter->drawText(place, int(alignment) | Qt::TextSingleLine, metrics.elidedText(text, elide, place.width()));
}

bool FleetDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

} // namespace ui

#include "moc_fleetdelegate.cpp"
