// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/chip.h"

#include "ui/controls/spokenlabel.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui
{

namespace
{

constexpr int kSidePadding = 6;
constexpr int kTopPadding = 2;
constexpr qreal kChipRadius = 4;

} // namespace

Chip::Chip(QWidget *parent)
    : QAbstractButton(parent)
{
    installSpokenControls();
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

Chip::Chip(const QString &text, Tone tone, QWidget *parent)
    : Chip(parent)
{
    m_tone = tone;
    setText(text);
}

void Chip::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Chip::setPressable(bool pressable)
{
    m_pressable = pressable;
    setFocusPolicy(pressable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(pressable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAttribute(Qt::WA_Hover, pressable);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2 * kSidePadding, metrics.height() + 2 * kTopPadding};
}

QSize Chip::minimumSizeHint() const
{
    // What is to be pressed keeps its word; a fact may be cut.
    return m_pressable ? sizeHint() : QSize(6 * kGrid, sizeHint().height());
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &scheme = colours(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Danger ? scheme.dangerSoft : scheme.raised);
    const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(ground, kChipRadius, kChipRadius);
    if (hasFocus() || (m_pressable && (underMouse() || isDown()))) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? scheme.accent : scheme.border, hasFocus() ? 2 : 1));
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), kChipRadius, kChipRadius);
    }
    painter.setPen(toneColour(m_tone, this));
    const QRect inside = rect().adjusted(kSidePadding, 0, -kSidePadding, 0);
    painter.drawText(inside, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font()).elidedText(text(), Qt::ElideRight, inside.width() + 1));
}

bool Chip::hitButton(const QPoint &position) const
{
    return m_pressable && rect().contains(position);
}

} // namespace ui

#include "moc_chip.cpp"
