// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/tone.h"

#include <QAbstractButton>

namespace ui
{

/// A short fact on a quiet ground. Can be pressed, and focused, only when made pressable.
class Chip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);
    explicit Chip(const QString &text, Tone tone = Tone::Text, QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setPressable(bool pressable);
    bool isPressable() const { return m_pressable; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    Tone m_tone = Tone::Text;
    bool m_pressable = false;
};

} // namespace ui
