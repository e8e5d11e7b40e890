// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace ui
{

/// A rounded ground for what belongs together.
class Card : public QFrame
{
    Q_OBJECT

public:
    enum class Ground {
        Raised,   ///< quiet, without a border
        Bordered, ///< quiet, with a hairline
        Field,    ///< as a text field: for editors that draw no border of their own
        Warning,  ///< with a bar at its left: read this first
        Danger,   ///< the same for a failure
        Good,     ///< the same for success
    };

    explicit Card(Ground ground, QWidget *parent = nullptr);
    void setGround(Ground ground);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
};

} // namespace ui
