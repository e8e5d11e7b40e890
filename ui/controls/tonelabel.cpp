// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tonelabel.h"

#include "ui/controls/plaintooltip.h"
#include "ui/controls/spokenlabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ui
{

ToneLabel::ToneLabel(Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    installSpokenControls();
    setTextFormat(Qt::PlainText);
    // Otherwise a parent on another ground (Base) makes it take another role, and another colour.
    setForegroundRole(QPalette::WindowText);
    applyTone();
}

ToneLabel::ToneLabel(const QString &text, Tone tone, QWidget *parent)
    : ToneLabel(tone, parent)
{
    setText(text);
}

void ToneLabel::setTone(Tone tone)
{
    m_tone = tone;
    applyTone();
}

void ToneLabel::setFontScale(double scale, QFont::Weight weight)
{
    QFont scaled = font();
    if (scale != 1) // else the size goes on following the parent's
        scaled.setPointSizeF(scaled.pointSizeF() * scale);
    scaled.setWeight(weight);
    setFont(scaled);
}

void ToneLabel::setOverflow(Overflow overflow)
{
    m_overflow = overflow;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(overflow == Overflow::WrapAnywhere);
    if (overflow != Overflow::Grow)
        policy.setHorizontalPolicy(QSizePolicy::Preferred);
    setSizePolicy(policy);
    updateGeometry();
    update();
}

QSize ToneLabel::sizeHint() const
{
    if (m_overflow == Overflow::Grow)
        return QLabel::sizeHint();
    // One more for the rounding of fractional advances: a text that fits must not be cut.
    return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
}

QSize ToneLabel::minimumSizeHint() const
{
    if (m_overflow == Overflow::Grow)
        return QLabel::minimumSizeHint();
    return {qMin(sizeHint().width(), fontMetrics().averageCharWidth() * 4), fontMetrics().height()};
}

bool ToneLabel::hasHeightForWidth() const
{
    return m_overflow == Overflow::WrapAnywhere || QLabel::hasHeightForWidth();
}

int ToneLabel::heightForWidth(int width) const
{
    if (m_overflow != Overflow::WrapAnywhere)
        return QLabel::heightForWidth(width);
    return fontMetrics().boundingRect(0, 0, width, QWIDGETSIZE_MAX, Qt::TextWrapAnywhere, text()).height();
}

void ToneLabel::paintEvent(QPaintEvent *event)
{
    if (m_overflow == Overflow::Grow) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    if (m_overflow == Overflow::WrapAnywhere) {
        painter.drawText(
            rect(), static_cast<int>(alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextWrapAnywhere,
            text());
        return;
    }
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

bool ToneLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_overflow == Overflow::Elide && toolTip().isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (fontMetrics().horizontalAdvance(text()) > width())
            QToolTip::showText(help->globalPos(), plainToolTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTone();
}

void ToneLabel::applyTone()
{
    const QColor wanted = toneColour(m_tone, this);
    // Setting a palette sends a PaletteChange in turn: only a real change may do so.
    if (palette().color(QPalette::WindowText) == wanted)
        return;
    QPalette own;
    own.setColor(QPalette::WindowText, wanted);
    setPalette(own);
}

} // namespace ui

#include "moc_tonelabel.cpp"
