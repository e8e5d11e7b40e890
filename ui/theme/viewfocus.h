// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAbstractScrollArea;
class QWidget;

namespace ui
{

/// Shows which list, table, text or scrolled part has the keyboard, by a ring around it: a current row may be out of
/// sight, and there may be none.
class ViewFocus final : public QObject
{
    Q_OBJECT

public:
    /// Looks after all windows of the program.
    explicit ViewFocus(QObject *application);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showAround(QAbstractScrollArea *area);

    QPointer<QWidget> m_ring;
};

/// Of a view that shows by itself that it has the keyboard.
void setDrawsFocus(QWidget *view);

} // namespace ui
