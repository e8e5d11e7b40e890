// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedWidget;

namespace ui
{

class EndedLane;

/// What is live, and below it the lane of what has ended: as close as the rows are, and never before them. Where both
/// do not fit, most of the room is for the live ones, until the lane is opened.
class LanePlace final : public QWidget
{
    Q_OBJECT

public:
    /// `above` becomes its child.
    explicit LanePlace(QStackedWidget &above, QWidget *parent = nullptr);

    /// Becomes its child, too.
    void setLane(EndedLane *lane);
    EndedLane *lane() const { return m_lane; }
    /// Not beside users or nodes.
    void setLaneAllowed(bool isAllowed);
    bool isLaneAllowed() const { return m_isLaneAllowed; }
    void arrange();

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int wantedAbove() const;

    QStackedWidget &m_above;
    EndedLane *m_lane = nullptr;
    bool m_isLaneAllowed = true;
};

} // namespace ui
