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
    if (m_controls) {
        m_controls->removeEventFilter(this);
        m_room->layout()->removeWidget(m_controls);
    }
    m_controls = controls;
    if (controls) {
        m_room->layout()->addWidget(controls);
        controls->show();
        controls->installEventFilter(this);
    }
    arrange();
}

bool LifePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_controls && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent))
        arrange();
    return QWidget::eventFilter(watched, event);
}

/// By what they need at least in the size of type that the page has; where that is too much, in the window's, which
/// they keep as a strip.
void LifePage::arrange()
{
    const bool isLagShown = m_part == Part::Lag || height() >= kRoomForBoth * fontMetrics().height();
    m_timeline->setVisible(m_part == Part::Both);
    m_lag->setVisible(isLagShown);
    const int wide = isLagShown ? width() * kControlsShare / 100 : 0;
    const bool hasControls = m_controls && !m_controls->isHidden();
    const auto fits = [&](const QFont &type) {
        m_room->setFont(type);
        return m_controls->minimumSizeHint().width() <= wide;
    };
    m_room->setVisible(hasControls);
    m_isBeside = hasControls && (fits(font()) || fits(QApplication::font()));
    m_grid->removeWidget(m_room);
    m_grid->removeWidget(m_lag);
    m_grid->setRowStretch(0, m_part == Part::Both ? kTimelineShare : 0);
    m_grid->setRowStretch(1, isLagShown ? kLagShare : 0);
    m_grid->addWidget(m_lag, 1, 0, 1, m_isBeside ? 1 : 2);
    if (hasControls)
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
