// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/card.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace ui
{

namespace
{

constexpr qreal kBarWidth = 3;

} // namespace

Card::Card(Ground ground, QWidget *parent)
    : QFrame(parent)
    , m_ground(ground)
{
}

void Card::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Colours &scheme = colours(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor bar;
    switch (m_ground) {
    case Ground::Raised:
    case Ground::Bordered:
    case Ground::Field:
        break;
    case Ground::Warning:
        bar = scheme.warningMark;
        break;
    case Ground::Danger:
        bar = scheme.danger;
        break;
    case Ground::Good:
        bar = scheme.good;
        break;
    }
    if (bar.isValid()) {
        painter.fillRect(rect(), scheme.raised);
        painter.fillRect(QRectF(0, 0, kBarWidth, height()), bar);
        return;
    }
    painter.setBrush(m_ground == Ground::Field ? scheme.surface : scheme.window);
    painter.setPen(m_ground == Ground::Raised ? QPen(Qt::NoPen) : QPen(scheme.border, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

} // namespace ui

#include "moc_card.cpp"
