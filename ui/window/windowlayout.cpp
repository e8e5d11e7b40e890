// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowlayout.h"

#include "models/files/settings.h"
#include "ui/activity/activitypanel.h"
#include "ui/fleet/fleetpage.h"
#include "ui/fleet/fleettable.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/users/usertableview.h"
#include "ui/window/noticeplace.h"
#include "ui/window/sessionspage.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"
#include "ui/window/windowactions.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace ui
{

namespace
{

constexpr QSize kFirstSize(1280, 800);
// Below this the parts of the top bar and the charts would lie over each other.
constexpr QSize kLeastSize(860, 560);
// For what the window manager puts around; it is not known before the window is shown.
constexpr QSize kFrame(2, 36);
constexpr int kDetailsWidth = 340;
constexpr int kLeastDetailsWidth = 300; ///< where the window is narrower than kNarrow
constexpr int kNarrow = 1100;
constexpr int kActivityHeight = 214;

} // namespace

WindowLayout::WindowLayout(QMainWindow &window, WindowActions &actions, const Parts &parts, files::Settings &settings)
    : QObject(&window)
    , m_window(window)
    , m_actions(actions)
    , m_parts(parts)
    , m_settings(settings)
    , m_bottom(new QWidget(&window))
    , m_columns(new QSplitter(Qt::Horizontal, &window))
    , m_rows(new QSplitter(Qt::Vertical, &window))
{
    place();
    connect(actions.showDetails, &QAction::toggled, this, &WindowLayout::showDetails);
    connect(parts.page, &SessionsPage::tabChanged, this, &WindowLayout::showDetails);
    connect(actions.showActivity, &QAction::toggled, this, &WindowLayout::showBottom);
    connect(actions.showDemo, &QAction::toggled, this, &WindowLayout::showBottom);
    m_columns->installEventFilter(this);
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_columns && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        fitDetails();
    return QObject::eventFilter(watched, event);
}

/// Whether somebody has moved the border between table and details.
bool WindowLayout::isDetailsWidthByHand()
{
    const int now = m_columns->sizes().value(1);
    m_isWidthByHand |= m_fittedWidth > 0 && now > 0 && now != m_fittedWidth;
    return m_isWidthByHand;
}

/// In a narrow window the table needs the room more.
void WindowLayout::fitDetails()
{
    if (m_parts.details->isHidden() || !m_columns->isVisible() || isDetailsWidthByHand())
        return;
    const int all = m_columns->width();
    const int details = all < kNarrow ? kLeastDetailsWidth : kDetailsWidth;
    m_columns->setSizes({all - m_columns->handleWidth() - details, details});
    m_fittedWidth = m_columns->sizes().value(1);
}

void WindowLayout::setDemoPanel(QWidget *panel)
{
    delete m_demo;
    m_demo = panel;
    if (panel)
        static_cast<QVBoxLayout *>(m_bottom->layout())->insertWidget(0, panel);
    m_actions.showDemo->setVisible(panel != nullptr);
    showBottom();
}

void WindowLayout::addBeside(QWidget *panel)
{
    m_middle->addWidget(panel);
    m_beside = panel;
}

void WindowLayout::addBelow(QWidget *bar)
{
    m_foot->insertWidget(0, bar);
    m_line = bar;
}

void WindowLayout::setDetailsCrowdedOut(bool crowded)
{
    if (std::exchange(m_isCrowded, crowded) != crowded)
        showDetails();
}

QWidget *WindowLayout::lendDemoPanel()
{
    m_lentPanel = m_beside ? m_beside.data() : m_demo;
    if (m_beside) {
        m_middle->removeWidget(m_beside);
        Q_EMIT besideLent();
    } else if (m_demo) {
        m_bottom->layout()->removeWidget(m_demo);
    }
    return m_lentPanel;
}

QWidget *WindowLayout::lendLine()
{
    m_lentLine = m_line;
    if (m_line)
        m_foot->removeWidget(m_line);
    return m_line;
}

void WindowLayout::takeBackDemo()
{
    if (m_lentLine)
        m_foot->insertWidget(0, m_lentLine);
    const bool isBeside = m_lentPanel && m_lentPanel == m_beside;
    if (isBeside)
        m_middle->addWidget(m_lentPanel);
    else if (m_lentPanel)
        static_cast<QVBoxLayout *>(m_bottom->layout())->insertWidget(0, m_lentPanel);
    m_lentLine = m_lentPanel = nullptr;
    if (isBeside) {
        Q_EMIT besideTakenBack();
        m_beside->setVisible(m_actions.showLaboratory->isChecked());
    }
    showBottom();
}

void WindowLayout::setBare(bool isBare)
{
    if (std::exchange(m_isBare, isBare) == isBare)
        return;
    if (isBare) {
        isDetailsWidthByHand();
        m_columnsBefore = m_columns->saveState();
        m_rowsBefore = m_rows->saveState();
    }
    m_parts.topBar->setVisible(!isBare);
    m_parts.status->setVisible(!isBare);
    showDetails();
    showBottom();
    if (!isBare) {
        m_columns->restoreState(m_columnsBefore);
        m_rows->restoreState(m_rowsBefore);
    }
}

void WindowLayout::restore()
{
    const auto value = [this](const char *key, const QVariant &fallback = {}) {
        return m_settings.value(QString::fromLatin1(key), fallback);
    };
    const QSize room = m_window.screen()->availableGeometry().size() - kFrame;
    m_window.setMinimumSize(kLeastSize.boundedTo(room));
    m_window.resize(kFirstSize.boundedTo(room));
    m_window.restoreGeometry(value("window/geometry").toByteArray());
    m_columns->restoreState(value("window/columns").toByteArray());
    m_isWidthByHand = value("window/columnsByHand", false).toBool();
    m_fittedWidth = 0;
    m_rows->restoreState(value("window/rows").toByteArray());
    m_parts.page->table().restoreColumns(value("window/table").toByteArray());
    m_parts.page->table().restoreNodeColumn(value("window/nodeChosen", false).toBool(),
                                            value("window/nodeAutomatic", false).toBool());
    m_parts.page->users().restoreColumns(value("window/users").toByteArray());
    m_parts.page->fleet().table().restore(value("window/fleet").toByteArray(),
                                          value("window/fleetChosen").toStringList());
    m_actions.showDetails->setChecked(value("window/details", true).toBool());
    m_actions.showActivity->setChecked(value("window/activity", true).toBool());
    m_parts.activity->restoreSettings(m_settings.values());
    showBottom();
}

void WindowLayout::save()
{
    files::SettingValues layout;
    layout.insert(QStringLiteral("window/geometry"), m_window.saveGeometry());
    layout.insert(QStringLiteral("window/columns"), m_columns->saveState());
    layout.insert(QStringLiteral("window/columnsByHand"), isDetailsWidthByHand());
    layout.insert(QStringLiteral("window/rows"), m_rows->saveState());
    layout.insert(QStringLiteral("window/table"), m_parts.page->table().saveColumns());
    layout.insert(QStringLiteral("window/nodeChosen"), m_parts.page->table().isNodeColumnChosen());
    layout.insert(QStringLiteral("window/nodeAutomatic"), m_parts.page->table().isNodeColumnAutomatic());
    layout.insert(QStringLiteral("window/users"), m_parts.page->users().saveColumns());
    layout.insert(QStringLiteral("window/fleet"), m_parts.page->fleet().table().saveColumns());
    layout.insert(QStringLiteral("window/fleetChosen"), m_parts.page->fleet().table().chosenColumns());
    layout.insert(QStringLiteral("window/details"), m_actions.showDetails->isChecked());
    layout.insert(QStringLiteral("window/activity"), m_actions.showActivity->isChecked());
    m_parts.activity->saveSettings(layout);
    m_settings.change([layout](files::SettingValues &values) { values.insert(layout); });
}

void WindowLayout::place()
{
    auto *bottom = new QVBoxLayout(m_bottom);
    bottom->setContentsMargins(0, 0, 0, 0);
    bottom->setSpacing(0);
    bottom->addWidget(m_parts.activity, 1);

    m_parts.details->setBackgroundRole(QPalette::Base);
    m_parts.details->setAutoFillBackground(true);
    m_columns->addWidget(m_parts.page);
    m_columns->addWidget(m_parts.details);
    m_columns->setStretchFactor(0, 1);
    m_columns->setCollapsible(0, false);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_bottom);
    m_rows->setStretchFactor(0, 1);
    m_rows->setCollapsible(0, false);
    m_columns->setSizes({kFirstSize.width() - kDetailsWidth, kDetailsWidth});
    m_rows->setSizes({kFirstSize.height() - kActivityHeight, kActivityHeight});

    auto *centre = new QWidget(&m_window);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_parts.topBar);
    m_middle = new QHBoxLayout;
    m_middle->setSpacing(0);
    m_middle->addWidget(m_rows, 1);
    column->addLayout(m_middle, 1);
    auto *foot = new QWidget(centre); // one thing for the notices to stand on
    m_foot = new QVBoxLayout(foot);
    m_foot->setContentsMargins(0, 0, 0, 0);
    m_foot->setSpacing(0);
    m_foot->addWidget(m_parts.status);
    column->addWidget(foot);
    new NoticePlace(*m_parts.notices, *m_parts.activity, *foot, *centre);
    m_window.setCentralWidget(centre);
}

/// Nodes have none: theirs are in the row.
void WindowLayout::showDetails()
{
    const bool isFleet = m_parts.page->tab() == SessionsPage::Tab::Fleet;
    isDetailsWidthByHand(); // before they are gone
    m_parts.details->setVisible(m_actions.showDetails->isChecked() && !isFleet && !m_isCrowded && !m_isBare);
    fitDetails();
}

void WindowLayout::showBottom()
{
    const bool activity = m_actions.showActivity->isChecked() && !m_isBare;
    const bool demo = m_demo && m_actions.showDemo->isChecked() && !m_isBare;
    m_parts.activity->setVisible(activity);
    if (m_demo && m_lentPanel != m_demo)
        m_demo->setVisible(demo);
    // Alone, the demo's bar is as high as it needs to be and no higher.
    m_bottom->setMaximumHeight(activity || !m_demo ? QWIDGETSIZE_MAX : m_demo->sizeHint().height());
    m_bottom->setVisible(activity || demo);
}

} // namespace ui

#include "moc_windowlayout.cpp"
