// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypanel.h"

#include "models/activity/activityrecorder.h"
#include "models/activity/eventlog.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/numbertext.h"
#include "ui/activity/activitycharts.h"
#include "ui/activity/pastloader.h"
#include "ui/activity/rangebar.h"
#include "ui/activity/textbutton.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"
#include "ui/words/fleetgaptext.h"
#include "ui/words/loadstate.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui
{

using activity::ActivityRecorder;
using activity::EventLog;
using messages::ConnectionStatus;

namespace
{

const QString kRangeKey = QStringLiteral("activity/range");
const QString kPageKey = QStringLiteral("activity/page");

QHBoxLayout *rowLayout(QWidget *widget)
{
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    return layout;
}

} // namespace

ActivityPanel::ActivityPanel(ActivityRecorder &recorder, monitor::SessionMonitor &monitor,
                             history::HistoryDesk &history, QWidget *parent)
    : QWidget(parent)
    , m_recorder(recorder)
    , m_monitor(monitor)
    , m_refreshSoon(new QTimer(this))
    , m_tabs(new QButtonGroup(this))
    , m_past(new PastLoader(history, this))
{
    // In the order of the Tab chain.
    QWidget *header = makeHeader();
    m_room = new QWidget(this);
    m_pages = new QStackedWidget(m_room);
    m_charts = new ActivityCharts(m_pages);
    m_pages->addWidget(m_charts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kGrid, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_room, 1);
    // Not by a layout: that one would ask for more room where some of it is covered, and move everything.
    m_room->setMinimumHeight(m_pages->minimumSizeHint().height());
    m_room->installEventFilter(this);

    m_refreshSoon->setSingleShot(true);
    m_refreshSoon->setInterval(0);
    connect(m_refreshSoon, &QTimer::timeout, this, &ActivityPanel::refresh);
    connect(m_charts, &ActivityCharts::plotResized, m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&recorder, &ActivityRecorder::ticked, this, &ActivityPanel::refresh);
    connect(&recorder, &ActivityRecorder::figuresChanged, this, &ActivityPanel::showPresent);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&recorder.eventLog(), &EventLog::heldBackChanged, this, &ActivityPanel::showPause);
    connect(m_tabs, &QButtonGroup::idClicked, this, &ActivityPanel::showPage);
    connect(m_ranges, &RangeBar::rangeChosen, this, &ActivityPanel::chooseRange);
    connect(m_charts, &ActivityCharts::rangeWanted, this, &ActivityPanel::chooseRange);
    connect(m_charts, &ActivityCharts::rangeSelected, this, &ActivityPanel::rangeSelected);
    connect(m_charts, &ActivityCharts::rangeCleared, this, &ActivityPanel::rangeCleared);
    connect(m_charts, &ActivityCharts::told, this, &ActivityPanel::tell);
    connect(m_past, &PastLoader::changed, m_refreshSoon, qOverload<>(&QTimer::start));
    connect(&monitor, &monitor::SessionMonitor::serverRestarted, m_past, &PastLoader::askAgain);
    connect(&monitor, &monitor::SessionMonitor::livenessChanged, m_past, &PastLoader::askAgain);
    chooseRange(m_charts->range());
    showPage(ActivityPage);
    showPause();
}

void ActivityPanel::setEventsPage(QWidget *page)
{
    m_pages->insertWidget(EventsPage, page);
    m_tabs->button(EventsPage)->show();
    m_room->setMinimumHeight(m_pages->minimumSizeHint().height());
}

void ActivityPanel::showEvents()
{
    showPage(EventsPage);
}

void ActivityPanel::showCharts()
{
    showPage(ActivityPage);
    m_tabs->button(ActivityPage)->setFocus(Qt::OtherFocusReason);
}

void ActivityPanel::setCovered(int height)
{
    if (std::exchange(m_covered, height) != height)
        placePages();
}

void ActivityPanel::placePages()
{
    const QRect whole = m_room->rect();
    m_pages->setGeometry(whole.adjusted(0, 0, 0, -std::min(m_covered, whole.height())));
}

bool ActivityPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_room && event->type() == QEvent::Resize)
        placePages();
    return QWidget::eventFilter(watched, event);
}

QWidget *ActivityPanel::makeHeader()
{
    auto *header = new QWidget(this);
    QHBoxLayout *layout = rowLayout(header);
    layout->setContentsMargins(2 * kGrid, 0, 2 * kGrid, 0);
    const QStringList titles{tr("Activity"), tr("Events")};
    for (int page = 0; page < PageCount; ++page) {
        auto *tab = new TextButton(titles.at(page), TextButton::Look::Tab, header);
        tab->setCheckable(true);
        m_tabs->addButton(tab, page);
        tab->setVisible(page != EventsPage); // until there is one
        layout->addWidget(tab);
    }
    m_told = new ToneLabel(Tone::Muted, header);
    m_told->setOverflow(ToneLabel::Overflow::Elide);
    layout->addSpacing(2 * kGrid);
    layout->addWidget(m_told, 1);
    m_tools = new QStackedWidget(header);
    m_ranges = new RangeBar(m_tools);
    m_tools->addWidget(m_ranges);
    m_tools->addWidget(makeLogButtons());
    m_tools->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(m_tools);
    return header;
}

/// Until something else is done with the charts.
void ActivityPanel::tell(const QString &sentence, bool isProblem)
{
    m_told->setTone(isProblem ? Tone::Danger : Tone::Muted);
    m_told->setText(sentence);
    m_told->setAccessibleName(sentence);
    if (sentence.isEmpty())
        return;
    QAccessibleEvent spoken(m_told, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void ActivityPanel::setSelectable(bool isSelectable)
{
    m_charts->setSelectable(isSelectable);
}

void ActivityPanel::clearRange()
{
    m_charts->clearSelection();
}

QWidget *ActivityPanel::makeLogButtons()
{
    auto *buttons = new QWidget(m_tools);
    QHBoxLayout *layout = rowLayout(buttons);
    layout->addStretch(1);
    m_pause = new TextButton(QString(), TextButton::Look::Range, buttons);
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Holds new events back while you read"));
    EventLog &log = m_recorder.eventLog();
    connect(m_pause, &QAbstractButton::toggled, &log, &EventLog::setPaused);
    layout->addWidget(m_pause);
    auto *clear = new TextButton(tr("Clear"), TextButton::Look::Range, buttons);
    clear->setAccessibleName(tr("Clear the event log"));
    connect(clear, &QAbstractButton::clicked, &log, &EventLog::clear);
    layout->addWidget(clear);
    return buttons;
}

void ActivityPanel::showPause()
{
    const EventLog &log = m_recorder.eventLog();
    m_pause->setChecked(log.isPaused());
    if (!log.isPaused())
        m_pause->setText(tr("Pause"));
    else if (log.heldBack() == 0)
        m_pause->setText(tr("Resume"));
    else
        m_pause->setText(tr("Resume (%Ln new)", nullptr, text::pluralCount(log.heldBack())));
    m_pause->updateGeometry();
}

void ActivityPanel::showPage(int page)
{
    m_tabs->button(page)->setChecked(true);
    m_tools->setCurrentIndex(page);
    m_pages->setCurrentIndex(page);
    tell({}, false);
    refresh();
}

void ActivityPanel::chooseRange(ActivityRange range)
{
    m_ranges->setRange(range);
    m_charts->setRange(range);
    tell({}, false);
    refresh();
}

QString ActivityPanel::emptyMessage() const
{
    switch (m_monitor.connectionStatus().phase) {
    case ConnectionStatus::Phase::Disconnected:
    case ConnectionStatus::Phase::Failed:
        return m_recorder.nowSecond() == 0 ? tr("Not connected") : QString();
    case ConnectionStatus::Phase::Connecting:
    case ConnectionStatus::Phase::Connected:
    case ConnectionStatus::Phase::Retrying:
        return m_recorder.nowSecond() == 0 ? tr("Waiting for the first seconds…") : QString();
    }
    return {};
}

void ActivityPanel::refresh()
{
    if (!m_charts->isVisible())
        return;
    const QString message = emptyMessage();
    m_charts->setMessage(message);
    if (!message.isEmpty()) {
        m_charts->forgetScales();
        return;
    }
    Forecast forecast;
    forecast.stepSeconds = m_charts->forecastStep();
    // Without a connection nobody knows what is extended meanwhile.
    if (m_monitor.connectionStatus().phase == ConnectionStatus::Phase::Connected) {
        forecast.endings = m_recorder.forecast(forecast.stepSeconds, ActivityCharts::kForecastSteps);
        forecast.due = m_recorder.figures().due;
        forecast.isPartial = isIncomplete(m_monitor.progress());
    }
    forecast.now = m_recorder.nowSecond();
    m_past->want(m_charts->pastWanted(m_recorder.history(), m_recorder.nowSecond()), m_charts->rangeSeconds());
    m_charts->setPast(m_past->past(), m_past->problem());
    takeGap();
    m_charts->showActivity(m_recorder.history(), m_recorder.nowSecond(), forecast, m_recorder.knowsPresent());
    showPresent();
}

/// Where none of them answers, or not all is read, there are no such figures either.
void ActivityPanel::takeGap()
{
    const monitor::FleetGap gap = m_monitor.fleet().gap();
    if (isIncomplete(m_monitor.progress()) && gap.isEmpty())
        return m_charts->setGap({});
    m_charts->setGap({gapOfRowsText(gap), gapOfEventsText(gap), aboutRowsText(gap), aboutEventsText(gap)});
}

void ActivityPanel::showPresent()
{
    if (!m_charts->isVisible() || !emptyMessage().isEmpty())
        return;
    takeGap();
    const activity::PresentFigures &figures = m_recorder.figures();
    m_charts->showPresent(m_recorder.knowsPresent() ? figures.active() : -1,
                          m_recorder.knowsPresent() ? figures.due : 0, isIncomplete(m_monitor.progress()));
}

void ActivityPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_charts->forgetScales();
    m_refreshSoon->start(); // nothing was drawn while hidden
}

void ActivityPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colours(this).surface);
}

void ActivityPanel::saveSettings(files::SettingValues &values) const
{
    values.insert(kRangeKey, int(m_charts->range()));
    values.insert(kPageKey, m_pages->currentIndex());
}

void ActivityPanel::restoreSettings(const files::SettingValues &values)
{
    const int range = values.value(kRangeKey, int(m_charts->range())).toInt();
    if (range >= 0 && range < kActivityRangeCount)
        chooseRange(ActivityRange(range));
    const int page = values.value(kPageKey, int(ActivityPage)).toInt();
    if (page >= 0 && page < m_pages->count())
        showPage(page);
}

} // namespace ui

#include "moc_activitypanel.cpp"
