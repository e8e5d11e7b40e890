// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace ui
{

/// A word to press, without a border: a tab of the panel, or one of its ranges.
class TextButton final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look {
        Tab,   ///< chosen: bold, like a title
        Range, ///< chosen: on a quiet ground
    };

    TextButton(const QString &text, Look look, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont chosenFont() const;

    Look m_look;
};

} // namespace ui
