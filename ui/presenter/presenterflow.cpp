// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenter/presenterflow.h"

#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/life/lifepage.h"
#include "ui/life/lifetimeline.h"
#include "ui/presenter/presenterstage.h"
#include "ui/presenter/presenterview.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/sessions/slotselection.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <chrono>

namespace ui
{

namespace
{

/// A session that nobody has chosen is left so long after its end; then another one is shown.
constexpr std::chrono::milliseconds kBetweenChoices{2000};
constexpr qint64 kLingersMs = 8000;

/// Without a screen there is nothing to fill.
bool hasScreen()
{
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal");
}

bool takesDigits(const QWidget &widget)
{
    return qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QTextEdit *>(&widget) ||
           qobject_cast<const QPlainTextEdit *>(&widget) || qobject_cast<const QAbstractSpinBox *>(&widget) ||
           qobject_cast<const QAbstractSlider *>(&widget) || qobject_cast<const QComboBox *>(&widget);
}

} // namespace

PresenterFlow::PresenterFlow(QMainWindow &window, PresenterStage &stage, monitor::SessionMonitor &monitor,
                             activity::ActivityRecorder &recorder, history::HistoryDesk &history,
                             SessionTableView &table, const ConnectionChip &chip, const ActivityPanel &activity,
                             const Actions &actions)
    : QObject(&window)
    , m_window(window)
    , m_stage(stage)
    , m_monitor(monitor)
    , m_table(table)
    , m_actions(actions)
    , m_life(monitor)
    , m_expiry(monitor)
    , m_view(new PresenterView(window.takeCentralWidget(),
                               {monitor, recorder, m_life, history, m_expiry, chip, activity}, &window))
{
    window.setCentralWidget(m_view);
    window.installEventFilter(this);
    // The menu bar is hidden while presenting, and would take their keys with it.
    window.addActions({actions.present, actions.larger, actions.smaller, actions.usualSize});
    for (QAction *size : {actions.larger, actions.smaller, actions.usualSize})
        size->setEnabled(false);
    connect(actions.present, &QAction::toggled, this, &PresenterFlow::present);
    connect(actions.larger, &QAction::triggered, m_view, [this] { m_view->step(1); });
    connect(actions.smaller, &QAction::triggered, m_view, [this] { m_view->step(-1); });
    connect(actions.usualSize, &QAction::triggered, m_view, [this] { m_view->step(0); });
    connect(m_view, &PresenterView::leaveRequested, this, [this] { present(false); });
    connect(m_view, &PresenterView::viewChanged, this, &PresenterFlow::showView);
    connect(m_view, &PresenterView::scaleChanged, this, &PresenterFlow::scaleTable);
    connect(&table.selection(), &SlotSelection::sessionsChanged, this, &PresenterFlow::followSelection);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, [this] { m_isChosen = false; });
    m_chooseSome.setInterval(kBetweenChoices);
    connect(&m_chooseSome, &QTimer::timeout, this, &PresenterFlow::followSome);
}

PresenterFlow::~PresenterFlow() = default;

bool PresenterFlow::isPresenting() const
{
    return m_view->isPresenting();
}

void PresenterFlow::present(bool presents)
{
    if (presents == isPresenting())
        return;
    if (presents)
        enter();
    else
        leave();
    for (QAction *size : {m_actions.larger, m_actions.smaller, m_actions.usualSize})
        size->setEnabled(presents);
    m_actions.present->setChecked(presents);
}

void PresenterFlow::enter()
{
    m_focus = m_window.focusWidget();
    m_states = m_window.windowState();
    m_geometry = m_window.saveGeometry();
    m_columns = m_table.saveColumns();
    m_window.menuBar()->hide();
    m_stage.setBare(true);
    borrow();
    m_view->setPresenting(true);
    if (hasScreen())
        m_window.setWindowState(m_states | Qt::WindowFullScreen);
    qApp->installEventFilter(this);
    m_chooseSome.start();
    followSome();
    watchWhileShown();
}

void PresenterFlow::leave()
{
    qApp->removeEventFilter(this);
    m_chooseSome.stop();
    m_view->setPresenting(false);
    giveBack();
    m_table.restoreColumns(m_columns);
    m_window.menuBar()->show();
    if (hasScreen())
        m_window.setWindowState(m_states);
    m_window.restoreGeometry(m_geometry);
    m_stage.setBare(false); // last: its parts are as large as they were, once the window is
    if (m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
    watchWhileShown();
}

void PresenterFlow::setDemoPanel(QWidget *panel)
{
    const bool presents = isPresenting();
    if (presents)
        giveBack();
    m_stage.setDemoPanel(panel);
    if (presents)
        borrowSoon();
}

void PresenterFlow::borrow()
{
    m_view->page().setControls(m_stage.lendDemoPanel());
    m_view->setLine(m_stage.lendLine());
}

void PresenterFlow::giveBack()
{
    m_view->page().setControls(nullptr);
    m_view->setLine(nullptr);
    m_stage.takeBackDemo();
}

/// What else belongs to a demo comes right after its panel.
void PresenterFlow::borrowSoon()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            giveBack();
            if (isPresenting())
                borrow();
        },
        Qt::QueuedConnection);
}

void PresenterFlow::showView()
{
    if (m_view->view() == PresenterView::Table)
        m_table.setFocus(Qt::OtherFocusReason);
}

void PresenterFlow::scaleTable()
{
    m_table.setTypeScale(m_view->scale());
}

// --- whom it follows -------------------------------------------------------------------------------------------------

/// Who leaves the selection by ending stays, with how it ended.
void PresenterFlow::followSelection()
{
    if (m_table.selection().count() != 1)
        return;
    m_isChosen = true;
    m_view->page().timeline().setRemark({});
    m_life.follow(m_monitor.store().key(m_table.selection().selectedSlots().front()).toByteArray());
    watchWhileShown();
}

void PresenterFlow::followSome()
{
    if (m_isChosen && !m_life.key().isEmpty())
        return;
    const activity::SessionLife &life = m_life.life();
    const bool isOver = life.hasEnded() && m_life.nowMs() - life.endedAt() > kLingersMs;
    if (!m_life.key().isEmpty() && !isOver)
        return;
    QByteArray key = m_life.mostTold();
    if (key.isEmpty())
        if (const sessions::Slot first = m_monitor.table().slotAt(0); first != sessions::kNoSlot)
            key = m_monitor.store().key(first).toByteArray();
    if (key.isEmpty() || key == m_life.key())
        return;
    m_view->page().timeline().setRemark(tr("nobody is selected: this one is an example"));
    m_life.follow(key);
    watchWhileShown();
}

/// What is not seen need not be asked four times a second.
void PresenterFlow::watchWhileShown()
{
    m_life.setLookedAt(m_window.isVisible() && !m_window.isMinimized() && !m_life.key().isEmpty());
}

bool PresenterFlow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window) {
        switch (event->type()) {
        case QEvent::Close: // the layout is saved by that: as it is without this
            present(false);
            break;
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::WindowStateChange:
            watchWhileShown();
            break;
        default:
            break;
        }
    }
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (isKey && isPresenting() && !QApplication::activePopupWidget()) {
        const auto *target = qobject_cast<const QWidget *>(watched);
        if (target && target->window() == &m_window && takeKey(*target, *event))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

/// Escape is a key of the menus, too; here it leaves, unless something within has a use for it. Digits choose the view
/// wherever the keyboard is, but where numbers are entered.
bool PresenterFlow::takeKey(const QWidget &target, QEvent &event)
{
    const auto &key = static_cast<const QKeyEvent &>(event);
    const bool isOverride = event.type() == QEvent::ShortcutOverride;
    if (isOverride && key.key() == Qt::Key_Escape && key.modifiers() == Qt::NoModifier) {
        event.accept();
        return true;
    }
    const bool isView = key.key() >= Qt::Key_1 && key.key() <= Qt::Key_4 && !(key.modifiers() & ~Qt::KeypadModifier);
    if (!isView || takesDigits(target))
        return false;
    event.accept();
    if (!isOverride && !key.isAutoRepeat())
        m_view->setView(static_cast<PresenterView::View>(key.key() - Qt::Key_1));
    return true;
}

} // namespace ui

#include "moc_presenterflow.cpp"
