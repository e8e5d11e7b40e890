// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sessions/sessiondelegates.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/table/sessiontext.h"
#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/sessions/livetableview.h"
#include "ui/sessions/standing.h"
#include "ui/sessions/statemark.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ui
{

using sessions::SessionTableModel;

namespace
{

constexpr double kRowFocusWidth = 3;
/// Less of a number than this tells nobody from anybody.
constexpr int kLeastNumber = 40;
constexpr int kMarkPlace = 26;  ///< of a column that has room for words beside its mark
constexpr int kLeastWords = 90; ///< "29 min 02 s", beside its bar

/// `isOld`: hatched, since it is not known to be so any more.
void drawBar(QPainter *painter, const QRectF &track, double filled, const QColor &ground, const QColor &colour,
             bool isOld)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(track, track.height() / 2, track.height() / 2);
    if (filled <= 0)
        return;
    const double radius = qMin(int(track.height()), qRound(filled)) / 2.0;
    painter->setBrush(isOld ? QBrush(colour, Qt::BDiagPattern) : QBrush(colour));
    painter->drawRoundedRect(QRectF(track.topLeft(), QSizeF(filled, track.height())), radius, radius);
}

/// Nobody knows of how much it is what is left: dots, which are neither full nor empty.
void drawUnknownBar(QPainter *painter, const QRectF &track, const Colours &c)
{
    constexpr double kDot = 2.5;
    constexpr double kBetweenDots = 7;
    painter->setPen(Qt::NoPen);
    painter->setBrush(c.mutedText);
    for (double x = track.left() + kBetweenDots / 2; x + kDot <= track.right(); x += kBetweenDots)
        painter->drawEllipse(QRectF(x, track.center().y() - kDot / 2, kDot, kDot));
}

} // namespace

SessionDelegate::SessionDelegate(const SessionTableModel &table, Look look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_table(table)
    , m_look(look)
{
}

void SessionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    const auto *view = qobject_cast<const LiveTableView *>(option.widget);
    const Colours &c = colours(option.palette);
    if (view && view->hoveredRow() == index.row())
        cell.backgroundBrush = c.hover;
    const QStyle *style = option.widget ? option.widget->style() : nullptr;
    if (style)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, option.widget);

    painter->save();
    // What nobody watches any more is as old as what has ended. Both are quiet, and still to be read by everybody.
    if (stateOf(index) != messages::RowChange::Present || m_table.clock().isStopped() || isOld(index))
        cell.state.setFlag(QStyle::State_Enabled, false);
    paintContent(painter, cell, index);
    painter->restore();
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    return QSize(text + 2 * kPadding, kRowHeight);
}

bool SessionDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty()) {
        const QString whole = text(index);
        const QFontMetrics metrics(fontBeside(option.font));
        if (metrics.horizontalAdvance(whole) > option.rect.width() - 2 * kPadding)
            tip = whole;
    }
    QToolTip::showText(event->globalPos(), plainToolTip(tip), view);
    return true;
}

void SessionDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Colours &c = colours(option.palette);
    const QString shown = text(index);
    const bool muted = m_look == Look::Muted || m_look == Look::Place || shown.isEmpty();
    drawText(painter, option, option.rect.adjusted(kPadding, 0, -kPadding, 0),
             shown.isEmpty() ? QStringLiteral("—") : shown, muted ? c.mutedText : c.text);
}

QString SessionDelegate::text(const QModelIndex &index) const
{
    return index.data().toString();
}

void SessionDelegate::drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                               const QString &text, const QColor &colour) const
{
    const QFont &font = fontBeside(option.font);
    painter->setFont(font);
    painter->setPen(textColour(option, colour));
    const QFontMetrics metrics(font);
    const bool fits = metrics.horizontalAdvance(text) <= place.width();
    const Qt::TextElideMode elide = m_look == Look::Place ? Qt::ElideMiddle : Qt::ElideRight;
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                      fits ? text : metrics.elidedText(text, elide, place.width()));
}

void SessionDelegate::drawFocusMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex().row() == index.row())
        painter->fillRect(QRectF(option.rect.left(), option.rect.top(), kRowFocusWidth, option.rect.height()),
                          colours(option.palette).accent);
}

QColor SessionDelegate::textColour(const QStyleOptionViewItem &option, const QColor &normal) const
{
    const Colours &c = colours(option.palette);
    if (!(option.state & QStyle::State_Enabled))
        return c.mutedText;
    return option.state & QStyle::State_Selected && normal == c.text ? c.selectionText : normal;
}

const QFont &SessionDelegate::fontBeside(const QFont &font) const
{
    if (!m_fontKnown || m_baseFont != font) {
        m_baseFont = font;
        m_font = m_look == Look::Monospace ? monospaceFont(font) : tabularFont(font);
        m_fontKnown = true;
    }
    return m_font;
}

qint64 SessionDelegate::nowMs(const QModelIndex &index) const
{
    const qint64 then = timeOf(index, SessionTableModel::AsOfRole);
    return then != 0 ? then : m_table.clock().shownMs();
}

bool SessionDelegate::isOld(const QModelIndex &index)
{
    return timeOf(index, SessionTableModel::AsOfRole) != 0;
}

messages::RowChange SessionDelegate::stateOf(const QModelIndex &index)
{
    return static_cast<messages::RowChange>(index.data(SessionTableModel::StateRole).toInt());
}

qint64 SessionDelegate::timeOf(const QModelIndex &index, int role)
{
    return index.data(role).toLongLong();
}

NameDelegate::NameDelegate(const SessionTableModel &table, QObject *parent)
    : SessionDelegate(table, Look::Plain, parent)
{
}

void NameDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = colours(option.palette);
    QRect place = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QString name = index.data(SessionTableModel::NameRole).toString();
    if (name.isEmpty()) {
        drawText(painter, option, place, text(index), c.mutedText);
        return;
    }
    drawText(painter, option, place, name, c.text);
    const QString number = index.data(SessionTableModel::NumberRole).toString();
    if (number.isEmpty())
        return;
    const QFontMetrics metrics(fontBeside(option.font));
    place.setLeft(place.left() + metrics.horizontalAdvance(name) + kPadding);
    if (place.width() >= qMin(metrics.horizontalAdvance(number), kLeastNumber))
        drawText(painter, option, place, number, c.mutedText);
}

StateDelegate::StateDelegate(const SessionTableModel &table, QObject *parent)
    : SessionDelegate(table, Look::Plain, parent)
{
}

void StateDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = colours(option.palette);
    const Standing standing =
        isOld(index) ? Standing::Old
                     : standingAt(stateOf(index), timeOf(index, SessionTableModel::DeadlineRole), nowMs(index));
    QRect place = option.rect;
    if (standing == Standing::Old && place.width() >= kMarkPlace + kLeastWords) {
        place.setWidth(kMarkPlace);
        drawText(painter, option, option.rect.adjusted(kMarkPlace, 0, -kPadding, 0), text(index), c.mutedText);
    }
    drawStateMark(painter, QRectF(place).center(), standing, c);
    drawFocusMark(painter, option, index);
}

RemainingDelegate::RemainingDelegate(const SessionTableModel &table, QObject *parent)
    : SessionDelegate(table, Look::Plain, parent)
{
}

void RemainingDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Colours &c = colours(option.palette);
    const qint64 now = nowMs(index);
    const qint64 deadline = timeOf(index, SessionTableModel::DeadlineRole);
    const messages::RowChange state = stateOf(index);
    const Standing standing = standingAt(state, deadline, now);

    QRect place = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    // In a narrow column the words stay, and the bar goes.
    const int barWidth = place.width() >= kBarWidth + kLeastWords ? kBarWidth : 0;
    const int barTop = place.center().y() - kBarHeight / 2 + 1;
    const QRectF track(place.left(), barTop, barWidth, kBarHeight);
    if (barWidth > 0 && deadline != 0) {
        const bool isRunning = standing == Standing::Live || standing == Standing::Soon;
        const qint64 fullTtl = timeOf(index, SessionTableModel::FullTtlRole);
        painter->setRenderHint(QPainter::Antialiasing);
        if (isRunning && (fullTtl <= 0 || deadline < 0))
            drawUnknownBar(painter, track, c);
        else
            drawBar(painter, track, isRunning ? filledWidth(deadline - now, fullTtl, barWidth) : 0,
                    barTrack(c, option.state & QStyle::State_Selected),
                    !(option.state & QStyle::State_Enabled) ? c.mutedText
                    : standing == Standing::Soon            ? c.warningMark
                                                            : c.accent,
                    isOld(index));
    }

    place.setLeft(place.left() + (barWidth > 0 ? barWidth + 8 : 0));
    const QColor colour = standing == Standing::Due    ? c.due
                          : standing == Standing::Soon ? c.warning
                          : deadline <= 0              ? c.mutedText
                                                       : c.text;
    drawText(painter, option, place, sessions::remainingText(state, deadline, now), colour);
}

AgoDelegate::AgoDelegate(const SessionTableModel &table, bool tellsEnding, QObject *parent)
    : SessionDelegate(table, Look::Muted, parent)
    , m_tellsEnding(tellsEnding)
{
}

QString AgoDelegate::text(const QModelIndex &index) const
{
    const qint64 endedAt = m_tellsEnding ? timeOf(index, SessionTableModel::EndedAtRole) : 0;
    if (endedAt != 0)
        return tr("ended %1").arg(text::clockText(endedAt));
    const qint64 time = timeOf(index, SessionTableModel::TimeRole);
    return time == 0 ? QString() : text::pastText(nowMs(index) - time);
}

} // namespace ui

#include "moc_sessiondelegates.cpp"
