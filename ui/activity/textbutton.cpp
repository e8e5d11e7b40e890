// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/textbutton.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace ui
{

namespace
{

constexpr int kHeight = 6 * kGrid;

} // namespace

TextButton::TextButton(const QString &text, Look look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setText(text);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QFont TextButton::chosenFont() const
{
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Wide enough for the bold text always, so that choosing moves nothing.
QSize TextButton::sizeHint() const
{
    const int padding = m_look == Look::Tab ? kGrid : 2 * kGrid + 2;
    return {QFontMetrics(chosenFont()).horizontalAdvance(text()) + 2 * padding,
            qMax(kHeight, fontMetrics().height() + kGrid)};
}

QSize TextButton::minimumSizeHint() const
{
    return sizeHint();
}

void TextButton::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (isDown() || (m_look == Look::Range && isChecked())) {
        painter.setBrush(c.raised);
        painter.drawRoundedRect(box, kGrid, kGrid);
    }
    painter.setFont(isChecked() ? chosenFont() : font());
    const bool strong = isChecked() || underMouse();
    painter.setPen(isEnabled() && strong ? c.text : c.mutedText);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 1.5));
        painter.drawRoundedRect(box, kGrid, kGrid);
    }
}

} // namespace ui

#include "moc_textbutton.cpp"
