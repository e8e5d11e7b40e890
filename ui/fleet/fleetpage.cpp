// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetpage.h"

#include "models/activity/survival.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/controls/tonelabel.h"
#include "ui/fleet/fleetmodel.h"
#include "ui/fleet/fleettable.h"
#include "ui/fleet/survivallist.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/words/nodequery.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kTickMs = 1000; // "none for 46 s"
constexpr int kLeastSurvival = 96;

} // namespace

FleetPage::FleetPage(monitor::SessionMonitor &monitor, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_model(new FleetModel(this))
    , m_table(new FleetTable(*m_model, this))
    , m_told(new ToneLabel(Tone::Muted, this))
    , m_survival(new SurvivalList(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *heading = new ToneLabel(tr("Would sessions survive?"), Tone::Text, this);
    heading->setFontScale(1.1, QFont::DemiBold);
    m_told->setFont(tabularFont(m_told->font()));
    auto *headingRow = new QHBoxLayout;
    headingRow->setContentsMargins(kGrid * 3, kGrid * 2, kGrid * 3, kGrid);
    headingRow->addWidget(heading);
    headingRow->addStretch(1);
    headingRow->addWidget(m_told);

    auto *below = new QWidget(this);
    below->setBackgroundRole(QPalette::Base);
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->setSpacing(0);
    belowColumn->addLayout(headingRow);
    belowColumn->addWidget(m_survival);
    belowColumn->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(heading->text()); // the keyboard scrolls it
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(kLeastSurvival);
    scroll->setWidget(below);

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 0);
    column->addWidget(line);
    column->addWidget(scroll, 1);

    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &FleetPage::fill);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, [this] {
        if (isVisible())
            fill();
    });
    connect(m_table, &LiveTableView::rowMenuRequested, this, &FleetPage::showMenu);
    connect(m_table, &FleetTable::nodeActivated, this, &FleetPage::showSessions);
    connect(m_table, &FleetTable::copyRequested, this, &FleetPage::copyAddress);
    setFocusProxy(m_table);
}

void FleetPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_monitor.fleet().setLookedAt(true);
    m_tick.start();
    fill();
}

void FleetPage::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    m_monitor.fleet().setLookedAt(false);
    QWidget::hideEvent(event);
}

void FleetPage::fill()
{
    const messages::FleetPointer fleet = m_monitor.fleet().fleet();
    m_model->setFleet(fleet, [this](int node) { return m_monitor.fleet().sessionsOn(node); });
    m_table->setMaximumHeight(m_table->sizeHint().height());
    m_told->setText(activity::toldByText(*fleet));
    m_survival->setLines(activity::judgeSurvival(*fleet, m_monitor.expiryLag()));
}

void FleetPage::showMenu(const QPoint &globalPosition)
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const messages::FleetNode &node = m_model->nodeAt(row);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *show = menu->addAction(tr("&Show Its Sessions"));
    // Of a replica they are its primary's.
    show->setEnabled(m_monitor.fleet().sessionsOn(node.index) > 0);
    // While the menu is open, rows come and go.
    connect(show, &QAction::triggered, this, [this, name = node.name] { showSessions(m_model->rowOf(name)); });
    QAction *copy = menu->addAction(themedIcon(QStringLiteral("copy")), tr("&Copy Address"));
    connect(copy, &QAction::triggered, this,
            [address = node.address] { QGuiApplication::clipboard()->setText(address); });
    menu->addSeparator();
    QAction *retry = menu->addAction(themedIcon(QStringLiteral("refresh")), tr("&Try Now"));
    retry->setEnabled(node.isMissing());
    connect(retry, &QAction::triggered, this, &FleetPage::retryRequested);
    menu->popup(globalPosition);
}

void FleetPage::showSessions(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const messages::FleetNode &node = m_model->nodeAt(row);
    if (m_monitor.fleet().sessionsOn(node.index) > 0)
        Q_EMIT sessionsRequested(m_monitor.fleet().holders() > 1 ? queryForNodes({node.name}) : QString());
}

void FleetPage::copyAddress(int row)
{
    if (row < m_model->rowCount())
        QGuiApplication::clipboard()->setText(m_model->nodeAt(row).address);
}

} // namespace ui

#include "moc_fleetpage.cpp"
