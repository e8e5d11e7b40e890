// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"

#include <QLabel>

namespace ui
{

/// A plain-text label in one of the tones, in either scheme. Never interprets markup: what it shows often
/// comes from a server.
class ToneLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ToneLabel(Tone tone, QWidget *parent = nullptr);
    ToneLabel(const QString &text, Tone tone, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// Larger or smaller than the widget font, and of this weight.
    void setFontScale(double scale, QFont::Weight weight = QFont::Normal);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone;
};

} // namespace ui
