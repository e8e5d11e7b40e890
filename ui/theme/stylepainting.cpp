// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

// What the style's controls look like; style.cpp says which control is drawn by what.

namespace ui
{

namespace
{

bool isFocusRingWanted(const QStyleOption *option)
{
    return (option->state & QStyle::State_HasFocus) && (option->state & QStyle::State_KeyboardFocusChange);
}

/// Of the view that a scroll bar belongs to; null: it has none, or shows what lies behind it.
const QWidget *filledViewportOf(const QWidget *bar)
{
    // In between there is a container of the scroll area's own.
    const QWidget *container = bar ? bar->parentWidget() : nullptr;
    const auto *area = container ? qobject_cast<const QAbstractScrollArea *>(container->parentWidget()) : nullptr;
    return area && area->viewport()->autoFillBackground() ? area->viewport() : nullptr;
}

} // namespace

bool isLoud(ButtonRole role)
{
    return role == ButtonRole::Primary || role == ButtonRole::Destructive || role == ButtonRole::Danger;
}

QFont loudFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void Style::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    const Colours &c = colours(option->palette);
    QStyleOptionButton label = *button;
    painter->save();
    if (label.state & State_Enabled) {
        QColor text = c.text;
        switch (buttonRole(widget)) {
        case ButtonRole::Primary:
            text = c.onAccent;
            break;
        case ButtonRole::Destructive:
            text = c.onDanger;
            break;
        case ButtonRole::Danger:
            text = c.danger;
            break;
        case ButtonRole::Quiet:
        case ButtonRole::Flat:
            text = option->palette.color(QPalette::ButtonText);
            break;
        }
        label.palette.setColor(QPalette::ButtonText, text);
    }
    if (isLoud(buttonRole(widget)))
        painter->setFont(loudFont(painter->font()));
    if (label.features & QStyleOptionButton::HasMenu) {
        // Text and arrow belong together, in the middle.
        constexpr int arrow = 9;
        constexpr int gap = 6;
        const int text = label.fontMetrics.size(Qt::TextShowMnemonic, label.text).width();
        const int left = qMax(label.rect.left() + 8, label.rect.center().x() - (text + gap + arrow) / 2);
        const QRect place(left, label.rect.top(), qMin(text, label.rect.right() - left - gap - arrow),
                          label.rect.height());
        painter->setPen(label.palette.color(QPalette::ButtonText));
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, label.text);
        label.rect = QRect(place.right() + gap, label.rect.center().y() - arrow / 2, arrow, arrow);
        proxy()->drawPrimitive(PE_IndicatorArrowDown, &label, painter, widget);
    } else {
        QProxyStyle::drawControl(CE_PushButtonLabel, &label, painter, widget);
    }
    painter->restore();
}

void Style::drawIndicator(PrimitiveElement element, const QStyleOption *option, QPainter *painter) const
{
    const Colours &c = colours(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    const bool partly = option->state & State_NoChange;
    const bool radio = element == PE_IndicatorRadioButton;
    QRectF box(0, 0, 15, 15);
    box.moveCenter(QRectF(option->rect).center());

    QColor border = option->state & State_HasFocus ? c.accent : c.mutedText;
    QColor ground = enabled ? c.surface : c.window;
    if (on || partly)
        ground = border = enabled ? c.accent : c.mutedText;
    drawBox(painter, box, ground, border, radio ? 7.5 : 4.0);
    if (!on && !partly)
        return;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (radio) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.onAccent);
        painter->drawEllipse(box.center(), 3, 3);
    } else {
        painter->setPen(QPen(c.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->translate(box.topLeft());
        if (partly)
            painter->drawLine(QPointF(4.5, 7.5), QPointF(10.5, 7.5));
        else
            painter->drawPolyline(QPolygonF({{3.8, 7.8}, {6.4, 10.4}, {11.2, 4.8}}));
    }
    painter->restore();
}

void Style::drawHeaderSection(const QStyleOption *option, QPainter *painter) const
{
    const Colours &c = colours(option->palette);
    const QRect &rect = option->rect;
    const bool hovered = option->state & State_MouseOver && option->state & State_Enabled;
    painter->fillRect(rect, hovered ? c.hover : c.surface);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), c.border);
}

void Style::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Colours &c = colours(option->palette);
    const bool chosen = tab->state & State_Selected;
    painter->save();
    if (chosen) {
        // The lower corners and edge are clipped away, so that the tab opens onto its page.
        painter->setClipRect(tab->rect.adjusted(0, 0, 0, 1));
        drawBox(painter, QRectF(tab->rect).adjusted(0, 2, 0, 10), c.surface, c.border);
    } else if (tab->state & State_MouseOver) {
        drawBox(painter, QRectF(tab->rect).adjusted(2, 4, -2, -3), c.hover, c.hover, 4.0);
    }
    if (tab->state & State_HasFocus && tab->state & State_KeyboardFocusChange)
        drawBox(painter, QRectF(tab->rect).adjusted(4, 5, -4, -3), Qt::transparent, c.accent, 4.0, 1.5);
    painter->restore();
}

void Style::drawTabLabel(const QStyleOption *option, QPainter *painter, const QWidget *) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Colours &c = colours(option->palette);
    const bool chosen = tab->state & State_Selected;
    // "Sessions", an em space and a count: the name is strong when chosen, the count always quiet.
    const qsizetype cut = tab->text.indexOf(QChar(0x2003));
    const QString name = cut < 0 ? tab->text : tab->text.left(cut);
    const QString count = cut < 0 ? QString() : tab->text.mid(cut + 1);

    painter->save();
    const QFont plain = painter->font();
    QFont strong = plain;
    strong.setBold(chosen);
    const QFontMetrics metrics(strong);
    const int nameWidth = metrics.size(Qt::TextShowMnemonic, name).width();
    const int gap = count.isEmpty() ? 0 : 8;
    const int countWidth = QFontMetrics(plain).horizontalAdvance(count);
    QRect place = tab->rect.adjusted(0, 2, 0, 0);
    place.setLeft(tab->rect.left() + (tab->rect.width() - nameWidth - gap - countWidth) / 2);
    painter->setFont(strong);
    painter->setPen(chosen ? c.text : c.mutedText);
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextDontClip, name);
    painter->setFont(plain);
    painter->setPen(c.mutedText);
    place.setLeft(place.left() + nameWidth + gap);
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, count);
    painter->restore();
}

void Style::drawProgress(ControlElement element, const QStyleOption *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Colours &c = colours(option->palette);
    QRectF track(bar->rect.left(), bar->rect.center().y() - 2, bar->rect.width(), 5);
    if (element == CE_ProgressBarGroove) {
        drawBox(painter, track, c.border, c.border, 2.5);
        return;
    }
    if (bar->maximum <= bar->minimum) {
        // Busy: a still segment in the middle says "under way" without a timer of its own.
        track.adjust(track.width() * 0.3, 0, -track.width() * 0.3, 0);
    } else {
        const qreal part =
            qBound(0.0, (qreal(bar->progress) - bar->minimum) / (qreal(bar->maximum) - bar->minimum), 1.0);
        if (part <= 0)
            return;
        const qreal width = qMax(track.height(), track.width() * part);
        if (bar->direction == Qt::RightToLeft)
            track.setLeft(track.right() - width);
        else
            track.setWidth(width);
    }
    drawBox(painter, track, c.accent, c.accent, 2.5);
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const Colours &c = colours(option->palette);
    if (const QWidget *viewport = filledViewportOf(widget))
        painter->fillRect(bar->rect, viewport->palette().color(viewport->backgroundRole()));
    if (bar->maximum <= bar->minimum)
        return;
    const bool busy = bar->activeSubControls & SC_ScrollBarSlider && bar->state & (State_Sunken | State_MouseOver);
    QColor thumb = c.mutedText;
    // As bright as a mark has to be, on the ground of rows and of the window.
    thumb.setAlphaF(busy || c.isHighContrast ? 1.0F : 0.75F);
    const QRectF thumbRect = QRectF(proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget))
                                 .adjusted(2.5, 2.5, -2.5, -2.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(thumb);
    painter->drawRoundedRect(thumbRect, 3, 3);
    painter->restore();
}

void drawBox(QPainter *painter, const QRectF &rect, const QColor &ground, const QColor &border, qreal radius,
             qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(ground);
    painter->setPen(QPen(border, width));
    const qreal inset = width / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void Style::drawField(const QStyleOption *option, QPainter *painter) const
{
    const Colours &c = colours(option->palette);
    const bool focused = option->state & State_HasFocus;
    const QColor ground =
        option->palette.color(option->state & State_Enabled ? QPalette::Active : QPalette::Disabled, QPalette::Base);
    drawBox(painter, QRectF(option->rect), ground, focused ? c.accent : c.outline, kRadius, focused ? 2.0 : 1.0);
}

void Style::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Colours &c = colours(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool hovered = enabled && option->state & State_MouseOver;
    const bool pressed = enabled && option->state & (State_Sunken | State_On);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat =
        button ? bool(button->features & QStyleOptionButton::Flat) : bool(option->state & State_AutoRaise);
    ButtonRole role = buttonRole(widget);
    if (flat && role == ButtonRole::Quiet)
        role = ButtonRole::Flat;

    // A quiet button stands out from its ground by one step, whichever that is.
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    const bool onSurface = parent && parent->backgroundRole() == QPalette::Base;
    QColor ground = onSurface ? c.window : c.surface;
    QColor border = c.border;
    switch (role) {
    case ButtonRole::Primary:
        ground = border = enabled ? c.accent : c.track;
        break;
    case ButtonRole::Destructive:
        ground = border = enabled ? c.danger : c.track;
        break;
    case ButtonRole::Danger:
        border = enabled ? c.danger : c.border;
        break;
    case ButtonRole::Flat:
        ground = border = Qt::transparent;
        break;
    case ButtonRole::Quiet:
        break;
    }
    if (role == ButtonRole::Primary || role == ButtonRole::Destructive) {
        if (hovered || pressed)
            ground = border = pressed == c.dark ? ground.lighter(112) : ground.darker(112);
    } else if (pressed) {
        ground = role == ButtonRole::Danger ? c.dangerSoft : c.raised;
    } else if (hovered) {
        ground = role == ButtonRole::Danger ? c.dangerSoft : c.hover;
    }
    if (role == ButtonRole::Flat && ground != QColor(Qt::transparent))
        border = ground;
    drawBox(painter, QRectF(option->rect), ground, border);
    if (isFocusRingWanted(option))
        drawBox(painter, QRectF(option->rect), Qt::transparent, c.accent, kRadius, 2.0);
}

} // namespace ui
