// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/laneplace.h"

#include "ui/history/endedlane.h"
#include "ui/sessions/livetableview.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace ui
{

namespace
{

/// Of the height, where both want more.
constexpr double kShareOfLane = 0.45;
/// Of the live rows, while the lane is open.
constexpr int kLeastRows = 3;
/// Of what stands in for live rows: a title, a sentence and its buttons.
constexpr int kLeastMessage = 48 * kGrid;

} // namespace

LanePlace::LanePlace(QStackedWidget &above, QWidget *parent)
    : QWidget(parent)
    , m_above(above)
{
    above.setParent(this);
    above.show();
    connect(&above, &QStackedWidget::currentChanged, this, &LanePlace::arrange);
}

void LanePlace::setLane(EndedLane *lane)
{
    m_lane = lane;
    lane->setParent(this);
    connect(lane, &EndedLane::wantedHeightChanged, this, &LanePlace::arrange);
    arrange();
}

void LanePlace::setLaneAllowed(bool isAllowed)
{
    m_isLaneAllowed = isAllowed;
    arrange();
}

/// All of its rows.
int LanePlace::wantedAbove() const
{
    const auto *table = qobject_cast<const LiveTableView *>(m_above.currentWidget());
    if (!table)
        return m_above.currentWidget() ? std::max(kLeastMessage, m_above.currentWidget()->minimumSizeHint().height())
                                       : 0;
    const int rows = std::min(table->model() ? table->model()->rowCount() : 0, 10'000);
    const QScrollBar *across = table->horizontalScrollBar();
    return table->horizontalHeader()->height() + rows * table->rowHeight() +
           (across->maximum() > 0 ? across->sizeHint().height() : 0) + 2 * table->frameWidth();
}

void LanePlace::arrange()
{
    if (!m_lane || !m_lane->isWanted() || !m_isLaneAllowed) {
        if (m_lane)
            m_lane->hide();
        m_above.setGeometry(rect());
        return;
    }
    const int wanted = m_lane->wantedHeight();
    const auto *table = qobject_cast<const LiveTableView *>(m_above.currentWidget());
    const int above = wantedAbove();
    const int leastAbove = std::min(above, table ? table->rowHeight() * (kLeastRows + 1) : kLeastMessage);
    const int share = m_lane->isOpen() || !table ? height() - leastAbove : int(height() * kShareOfLane);
    const int lane = std::clamp(std::max(share, height() - above), m_lane->leastHeight(), height());
    const int used = std::min(lane, wanted);
    // Below the rows, or, where there are few, at once below the last of them.
    const int top = table ? std::min(height() - used, above) : height() - used;
    m_above.setGeometry(0, 0, width(), top);
    m_lane->setGeometry(0, top, width(), height() - top);
    m_lane->show();
}

QSize LanePlace::sizeHint() const
{
    return m_above.sizeHint();
}

QSize LanePlace::minimumSizeHint() const
{
    return m_above.minimumSizeHint();
}

void LanePlace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace ui

#include "moc_laneplace.cpp"
