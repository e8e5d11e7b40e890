// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>

class QAbstractItemView;

namespace ui
{

/// Rows move under a pointer that rests, and what they say changes: while the tooltip of a view is on screen, it is
/// asked for again a few times a second, for the row that is under it by then.
class LiveToolTip final : public QObject
{
    Q_OBJECT

public:
    /// Owned by the view.
    explicit LiveToolTip(QAbstractItemView *view);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void askAgain();

    QAbstractItemView *m_view;
    QPoint m_position; ///< in the viewport, of the latest one
    QTimer m_timer;
    bool m_asking = false;
};

} // namespace ui
