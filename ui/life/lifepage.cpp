// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/lifepage.h"

#include "ui/life/lagpanel.h"
#include "ui/life/lifetimeline.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace ui
{

namespace
{

// Of the height, and of the width.
constexpr int kTimelineShare = 52;
constexpr int kLagShare = 48;
constexpr int kChartShare = 60;
constexpr int kControlsShare = 40;
/// In heights of a line: in less than this the life stands alone.
constexpr int kRoomForBoth = 25;

} // namespace

LifePage::LifePage(monitor::SessionMonitor &monitor, activity::LifeWatch &life, activity::ExpiryWatch &expiry,
                   QWidget *parent)
    : QWidget(parent)
    , m_timeline(new LifeTimeline(monitor, life, expiry, this))
    , m_lag(new LagPanel(expiry, this))
    , m_grid(new QGridLayout(this))
    , m_room(new QWidget(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(1); // the ground between is a hairline
    m_grid->addWidget(m_timeline, 0, 0, 1, 2);
    m_grid->addWidget(m_lag, 1, 0);
    m_grid->setRowStretch(0, kTimelineShare);
    m_grid->setRowStretch(1, kLagShare);
    m_room->setBackgroundRole(QPalette::Base);
    m_room->setAutoFillBackground(true);
    m_room->hide();
    auto *room = new QVBoxLayout(m_room);
    room->setContentsMargins(0, 0, 0, 0);
}

void LifePage::setPart(Part part)
{
    m_part = part;
    arrange();
}

void LifePage::setPaused(bool paused)
{
    m_timeline->setPaused(paused);
    m_lag->setPaused(paused);
}

void LifePage::setControls(QWidget *controls)
{
    if (m_controls)
        m_room->layout()->removeWidget(m_controls);
    m_controls = controls;
    m_room->setVisible(controls != nullptr);
    if (controls) {
        m_room->layout()->addWidget(controls);
        controls->show();
    }
    arrange();
}

/// By what they need at least in the size of type that the page has; as a strip they keep the window's.
void LifePage::arrange()
{
    const bool isLagShown = m_part == Part::Lag || height() >= kRoomForBoth * fontMetrics().height();
    m_timeline->setVisible(m_part == Part::Both);
    m_lag->setVisible(isLagShown);
    const int wide = isLagShown ? width() * kControlsShare / 100 : 0;
    m_room->setFont(font());
    m_isBeside = m_controls && m_controls->minimumSizeHint().width() <= wide;
    m_grid->removeWidget(m_room);
    m_grid->removeWidget(m_lag);
    m_grid->setRowStretch(0, m_part == Part::Both ? kTimelineShare : 0);
    m_grid->setRowStretch(1, isLagShown ? kLagShare : 0);
    if (m_controls && !m_isBeside)
        m_room->setFont(QApplication::font());
    m_grid->addWidget(m_lag, 1, 0, 1, m_isBeside ? 1 : 2);
    if (m_controls)
        m_grid->addWidget(m_room, m_isBeside ? 1 : 2, m_isBeside ? 1 : 0, 1, m_isBeside ? 1 : 2);
    m_grid->setColumnStretch(0, kChartShare);
    m_grid->setColumnStretch(1, m_isBeside ? kControlsShare : 0);
}

void LifePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LifePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void LifePage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours(this).border);
}

} // namespace ui

#include "moc_lifepage.cpp"
