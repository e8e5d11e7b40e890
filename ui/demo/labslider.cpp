// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/labslider.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace ui
{

namespace
{

constexpr qreal kKnobRadius = 7;
constexpr qreal kLineHeight = 4;
constexpr int kSliderHeight = 6 * kGrid;
constexpr int kLeastLength = 15 * kGrid;

} // namespace

LabSlider::LabSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setSingleStep(1);
    setPageStep(3);
}

QSize LabSlider::sizeHint() const
{
    return {2 * kLeastLength, kSliderHeight};
}

QSize LabSlider::minimumSizeHint() const
{
    return {kLeastLength, kSliderHeight};
}

void LabSlider::paintEvent(QPaintEvent *)
{
    const Colours &scheme = colours(this);
    const qreal middle = height() / 2.0;
    const qreal room = width() - 2 * (kKnobRadius + 1);
    const qreal part = maximum() > minimum() ? qreal(value() - minimum()) / (maximum() - minimum()) : 0;
    const qreal knob = kKnobRadius + 1 + room * (isRightToLeft() ? 1 - part : part);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF line(1, middle - kLineHeight / 2, width() - 2, kLineHeight);
    painter.setBrush(scheme.track);
    painter.drawRoundedRect(line, kLineHeight / 2, kLineHeight / 2);
    QRectF filled = line;
    if (isRightToLeft())
        filled.setLeft(knob);
    else
        filled.setRight(knob);
    const QColor mark = isEnabled() ? scheme.accent : scheme.mutedText;
    painter.setBrush(mark);
    painter.drawRoundedRect(filled, kLineHeight / 2, kLineHeight / 2);
    if (hasFocus()) {
        painter.setBrush(overSurface(scheme.accent, 0.25F, this));
        painter.drawEllipse(QPointF(knob, middle), kKnobRadius + 4, kKnobRadius + 4);
    }
    painter.setBrush(scheme.surface);
    painter.setPen(QPen(mark, 2));
    painter.drawEllipse(QPointF(knob, middle), kKnobRadius - 0.5, kKnobRadius - 0.5);
}

int LabSlider::valueAt(qreal x) const
{
    const qreal room = qMax(1.0, width() - 2 * (kKnobRadius + 1));
    qreal part = qBound(0.0, (x - kKnobRadius - 1) / room, 1.0);
    if (isRightToLeft())
        part = 1 - part;
    return minimum() + qRound(part * (maximum() - minimum()));
}

/// To where it was pressed, as a line of few steps is expected to.
void LabSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    setValue(valueAt(event->position().x()));
}

void LabSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        setValue(valueAt(event->position().x()));
}

void LabSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

} // namespace ui

#include "moc_labslider.cpp"
