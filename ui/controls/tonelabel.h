// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"

#include <QLabel>

namespace ui
{

/// A plain-text label in one of the tones, in either scheme. Never interprets markup: what it shows often
/// comes from a server. Its accessible name is the caption that is spoken before the text; with one, a text that
/// changes each second is not announced each time.
class ToneLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ToneLabel(Tone tone, QWidget *parent = nullptr);
    ToneLabel(const QString &text, Tone tone, QWidget *parent = nullptr);

    /// What becomes of text that is too long for the place.
    enum class Overflow {
        Grow,         ///< as QLabel does
        Elide,        ///< cut with an ellipsis, and whole in the tooltip
        WrapAnywhere, ///< goes on in the next line, in the middle of a word if need be
    };

    void setTone(Tone tone);
    void setOverflow(Overflow overflow);
    /// Larger or smaller than the widget font, and of this weight.
    void setFontScale(double scale, QFont::Weight weight = QFont::Normal);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone;
    Overflow m_overflow = Overflow::Grow;
};

} // namespace ui
