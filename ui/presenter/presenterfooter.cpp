// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenter/presenterfooter.h"

#include "models/activity/activityrecorder.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/numbertext.h"
#include "ui/connect/presencemark.h"
#include "ui/controls/tonelabel.h"
#include "ui/life/typesize.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace ui
{

using Phase = messages::ConnectionStatus::Phase;

namespace
{

constexpr double kFooterSize = 0.9;
constexpr int kFooterMarkWidth = 4 * kGrid;

} // namespace

PresenterFooter::PresenterFooter(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder,
                                 QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_recorder(recorder)
    , m_mark(new QWidget(this))
    , m_standing(new ToneLabel(Tone::Muted, this))
    , m_legend(new ToneLabel(tr("Dashed or hatched: not known, or not yet happened"), Tone::Muted, this))
{
    setAccessibleName(tr("Status"));
    m_mark->setFixedWidth(kFooterMarkWidth);
    m_standing->setOverflow(ToneLabel::Overflow::Elide);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(2 * kGrid);
    row->addWidget(m_mark);
    row->addWidget(m_standing, 1);
    row->addWidget(m_legend);
    const auto refreshShown = [this] {
        if (isVisible())
            refresh();
    };
    using monitor::SessionMonitor;
    connect(&recorder, &activity::ActivityRecorder::figuresChanged, this, refreshShown);
    connect(&monitor, &SessionMonitor::livenessChanged, this, refreshShown);
    connect(&monitor, &SessionMonitor::connectionChanged, this, refreshShown);
    connect(&monitor, &SessionMonitor::progressChanged, this, refreshShown);
}

void PresenterFooter::setLegend(bool isShown)
{
    m_legend->setVisible(isShown);
}

void PresenterFooter::refresh()
{
    const bool isConnected = m_monitor.connectionStatus().phase == Phase::Connected;
    QStringList parts{livenessText(m_monitor.liveness(), m_monitor.connectionStatus())};
    const monitor::FleetGap gap = m_monitor.fleet().gap();
    if (m_monitor.connectionStatus().phase != Phase::Disconnected)
        parts += sessionCountText(m_recorder.figures().sessions, m_monitor.progress(), m_monitor.liveness(), gap);
    if (const qint64 due = m_recorder.figures().due; isConnected && due > 0)
        parts += gap.isEmpty() ? tr("%Ln due, not reaped", nullptr, text::pluralCount(due))
                               : tr("%Ln past their deadline", nullptr, text::pluralCount(due));
    parts.removeAll(QString());
    m_standing->setText(parts.join(QStringLiteral("     ")));
    update();
}

void PresenterFooter::arrange()
{
    const int line = fontMetrics().height();
    setFixedHeight(int(line * 1.8) / kGrid * kGrid);
    layout()->setContentsMargins(int(line * 1.2), 1, int(line * 1.2), 0);
    m_standing->setFont(tabularFont(sized(font(), kFooterSize)));
    m_legend->setFont(sized(font(), kFooterSize));
}

void PresenterFooter::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    refresh();
}

void PresenterFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PresenterFooter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void PresenterFooter::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(this);
    QPainter painter(this);
    painter.fillRect(rect(), c.window);
    painter.fillRect(QRect(0, 0, width(), 1), c.border);
    painter.setRenderHint(QPainter::Antialiasing);
    const Phase phase = m_monitor.connectionStatus().phase;
    drawPresenceMark(&painter, QPointF(m_mark->x() + 5, m_mark->geometry().center().y() + 0.5),
                     phase == Phase::Connected ? presenceOf(m_monitor.liveness().mode) : presenceOf(phase), c);
}

} // namespace ui

#include "moc_presenterfooter.cpp"
