// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace ui
{

class ActivityPanel;
class NoticeBar;

/// Lays the notices over the lower edge of what lies above `below`, as high as they need to be. Notices come when they
/// like: whatever somebody is aiming at stays where it is. Only the charts, which nobody presses, make room.
class NoticePlace final : public QObject
{
    Q_OBJECT

public:
    NoticePlace(NoticeBar &notices, ActivityPanel &charts, QWidget &below, QWidget &parent);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    NoticeBar &m_notices;
    ActivityPanel &m_charts;
    QWidget &m_below;
    QWidget &m_parent;
};

} // namespace ui
