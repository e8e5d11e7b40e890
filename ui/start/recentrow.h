// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QAbstractButton>

namespace ui
{

/// A saved connection, to be gone to by a click: the mark in its colour, its name, its address, what it is marked as.
class RecentRow final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RecentRow(const messages::ConnectionProfile &profile, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_title;
    QString m_address;
    QString m_marks;
    QColor m_colour;
    bool m_isProduction;
};

} // namespace ui
