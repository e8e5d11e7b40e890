// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tonelabel.h"

#include <QEvent>

namespace ui
{

ToneLabel::ToneLabel(Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
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
    scaled.setPointSizeF(scaled.pointSizeF() * scale);
    scaled.setWeight(weight);
    setFont(scaled);
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
