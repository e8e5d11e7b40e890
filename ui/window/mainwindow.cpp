// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usertablemodel.h"
#include "ui/activity/activitypanel.h"
#include "ui/connect/connectionchip.h"
#include "ui/connect/connectionflow.h"
#include "ui/details/detailspanel.h"
#include "ui/export/exportflow.h"
#include "ui/formats/formatsflow.h"
#include "ui/logout/logoutflow.h"
#include "ui/notices/monitornotices.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/search/serverfind.h"
#include "ui/search/sessionsearch.h"
#include "ui/sessions/selectiontext.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/theme/theme.h"
#include "ui/users/usertableview.h"
#include "ui/window/helpdialogs.h"
#include "ui/window/sessionspage.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"
#include "ui/window/uservisit.h"
#include "ui/window/windowactions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui
{

using monitor::SessionMonitor;
using sessions::SessionTableModel;
using Phase = messages::ConnectionStatus::Phase;

namespace
{

constexpr QSize kFirstSize(1280, 800);
// Below this the parts of the top bar and the charts would lie over each other.
constexpr QSize kLeastSize(860, 560);
// For what the window manager puts around; it is not known before the window is shown.
constexpr QSize kFrame(2, 36);
constexpr int kDetailsWidth = 340;
constexpr int kActivityHeight = 214;
// More than this is no longer worth naming one by one.
constexpr qsizetype kMostNamed = 10'000;

} // namespace

MainWindow::MainWindow(SessionMonitor &monitor, activity::ActivityRecorder &recorder, ProfileStore &profiles,
                       SecretStore &secrets, QWidget *parent)
    : QMainWindow(parent)
    , m_monitor(monitor)
    , m_actions(new WindowActions(this))
    , m_topBar(new TopBar(this))
    , m_notices(new NoticeBar(this))
    , m_page(new SessionsPage(monitor, this))
    , m_details(new DetailsPanel(monitor, this))
    , m_activity(new ActivityPanel(recorder, monitor, this))
    , m_bottom(new QWidget(this))
    , m_status(new StatusLine(monitor, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_search(new SessionSearch(monitor, m_topBar->search(), m_topBar->formats(), this))
    , m_connection(new ConnectionFlow(monitor, profiles, secrets, m_topBar->connection(), this))
    , m_logout(new LogoutFlow(monitor, *m_notices, this))
    , m_visit(new UserVisit(*m_page, *m_search, m_topBar->search(), this))
    , m_export(new ExportFlow(monitor, m_page->table(), *m_notices, this))
    , m_formats(new FormatsFlow(
          monitor.formats(), profiles, [this] { return selectedKey(); }, this))
    , m_monitorNotices(new MonitorNotices(monitor, *m_notices, this))
    , m_find(new ServerFind(monitor, *m_notices, *m_search, this))
{
    placeParts();
    connectActions();
    connectParts();
    restoreLayout();
    updateTitle();
    updateSelection();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectTo(const messages::ConnectionProfile &profile, const QByteArray &password)
{
    m_connection->connectTo(profile, password);
}

void MainWindow::openConnectionDialog()
{
    m_connection->openDialog();
}

void MainWindow::setSearchText(const QString &text)
{
    m_search->setText(text);
}

void MainWindow::setDemoPanel(QWidget *panel)
{
    delete m_demo;
    m_demo = panel;
    if (panel)
        static_cast<QVBoxLayout *>(m_bottom->layout())->insertWidget(0, panel);
    m_actions->showDemo->setVisible(panel != nullptr);
    updateBottom();
}

void MainWindow::placeParts()
{
    auto *bottom = new QVBoxLayout(m_bottom);
    bottom->setContentsMargins(0, 0, 0, 0);
    bottom->setSpacing(0);
    bottom->addWidget(m_activity, 1);

    m_details->setBackgroundRole(QPalette::Base);
    m_details->setAutoFillBackground(true);
    m_columns->addWidget(m_page);
    m_columns->addWidget(m_details);
    m_columns->setStretchFactor(0, 1);
    m_columns->setCollapsible(0, false);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_bottom);
    m_rows->setStretchFactor(0, 1);
    m_rows->setCollapsible(0, false);
    m_columns->setSizes({kFirstSize.width() - kDetailsWidth, kDetailsWidth});
    m_rows->setSizes({kFirstSize.height() - kActivityHeight, kActivityHeight});

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_notices);
    column->addWidget(m_rows, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);
}

void MainWindow::connectActions()
{
    SessionTableView *table = &m_page->table();
    const auto on = [this](QAction *action, auto &&run) { connect(action, &QAction::triggered, this, run); };
    const auto copy = [](const QString &text) { QApplication::clipboard()->setText(text); };
    on(m_actions->logOut, [this] { startLogoutOfTab(); });
    on(m_actions->showOnlyUser, [this] { showUserOfSelection(); });
    on(m_actions->exportRows, [this] { exportRows(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->copyRows, [this, copy] { copy(selectedRowsText(m_page->table())); });
    on(m_actions->copyUser, [this, copy] {
        if (isAmongUsers())
            copyUserName();
        else
            copy(selectedCellsText(m_page->table(), SessionTableModel::User));
    });
    on(m_actions->copyIp, [this, copy] { copy(selectedCellsText(m_page->table(), SessionTableModel::Ip)); });
    on(m_actions->selectAll, [this] { selectAll(); });
    on(m_actions->find, [this] { focusSearch(); });
    on(m_actions->clearSearch, [this] { m_search->clear(); });
    on(m_actions->findOnServer, [this] { m_find->start(); });
    connect(m_actions->showDetails, &QAction::toggled, m_details, &QWidget::setVisible);
    connect(m_actions->showActivity, &QAction::toggled, this, &MainWindow::updateBottom);
    connect(m_actions->showDemo, &QAction::toggled, this, &MainWindow::updateBottom);
    on(m_actions->goToTable, [this] {
        m_page->setTab(SessionsPage::Tab::Sessions);
        focusPane(m_page);
    });
    on(m_actions->goToUsers, [this] {
        m_page->setTab(SessionsPage::Tab::Users);
        focusPane(m_page);
    });
    on(m_actions->goToDetails, [this] { focusPane(m_details); });
    on(m_actions->goToActivity, [this] { focusPane(m_activity); });
    on(m_actions->nextPane, [this] { cyclePanes(1); });
    on(m_actions->previousPane, [this] { cyclePanes(-1); });
    on(m_actions->connectTo, [this] { m_connection->openDialog(); });
    on(m_actions->editConnection, [this] { m_connection->editPresent(); });
    on(m_actions->enterPassword, [this] { m_connection->askPassword(); });
    on(m_actions->disconnect, [this] { m_connection->disconnect(); });
    on(m_actions->reload, [this] { m_monitor.reload(); });
    on(m_actions->stopLoading, [this] { m_monitor.stopLoading(); });
    on(m_actions->retryNow, [this] { m_monitor.retryNow(); });
    on(m_actions->formats, [this] { m_formats->open(); });
    on(m_actions->setFlags, [this] { m_monitorNotices->offerFlags(); });
    on(m_actions->shortcuts, [this] { showShortcuts(menuBar(), this); });
    on(m_actions->about, [this] { showAbout(this); });
    connect(m_actions, &WindowActions::schemeChosen, this, &MainWindow::chooseScheme);
    m_actions->installInTable(table);
    m_actions->installInUsers(&m_page->users());

    const auto fill = [this](QMenu *menu, auto &&refill) {
        connect(menu, &QMenu::aboutToShow, this, [menu, refill] {
            menu->clear();
            refill(menu);
        });
    };
    const auto tableOfTab = [this, table]() -> LiveTableView * {
        return isAmongUsers() ? static_cast<LiveTableView *>(&m_page->users()) : table;
    };
    fill(m_actions->columns, [tableOfTab](QMenu *menu) { tableOfTab()->fillColumnsMenu(menu); });
    fill(m_topBar->columns().menu(), [tableOfTab](QMenu *menu) { tableOfTab()->fillColumnsMenu(menu); });
    fill(m_actions->sortBy, [tableOfTab](QMenu *menu) { tableOfTab()->fillSortMenu(menu); });
    fill(m_actions->profiles, [this](QMenu *menu) { m_connection->fillProfilesMenu(menu); });
}

void MainWindow::connectParts()
{
    SessionTableView *table = &m_page->table();
    SearchField *field = &m_topBar->search();
    connect(m_topBar, &TopBar::logoutRequested, m_actions->logOut, &QAction::trigger);
    connect(field, &SearchField::resultsRequested, this, [this] { focusPane(m_page); });
    connect(m_search, &SessionSearch::applied, this,
            [this] { m_page->setSearched(m_search->isActive(), m_search->advice()); });
    connect(m_search, &SessionSearch::applied, this, &MainWindow::updateSelection);
    connect(m_search, &SessionSearch::formatsRequested, m_formats, &FormatsFlow::open);
    connect(m_page, &SessionsPage::describeFormatRequested, m_formats, &FormatsFlow::open);
    // The best hits come first, wherever the table was before; but who has selected something goes on with that.
    connect(m_search, &SessionSearch::changed, this, [this, table] {
        m_monitor.table().whenUpToDate(table, [table] {
            if (table->selection().count() == 0)
                table->scrollToTop();
        });
    });

    connect(&table->selection(), &SlotSelection::sessionsChanged, this, &MainWindow::updateSelection);
    connect(&table->selection(), &SlotSelection::sessionsChanged, this, &MainWindow::updateDetails);
    connect(table, &SessionTableView::rowMenuRequested, this, &MainWindow::showRowMenu);
    connect(table, &SessionTableView::sessionActivated, this, [this] { m_actions->showDetails->setChecked(true); });
    connect(&m_monitor.table(), &SessionTableModel::countsChanged, this, &MainWindow::updateSelection);

    UserTableView *users = &m_page->users();
    connect(m_page, &SessionsPage::tabChanged, this, &MainWindow::updateAbilities);
    connect(users, &UserTableView::selectedUserChanged, this, &MainWindow::updateAbilities);
    connect(users, &UserTableView::userActivated, m_visit, &UserVisit::begin);
    connect(users, &UserTableView::copyRequested, this, &MainWindow::copyUserName);
    connect(users, &LiveTableView::rowMenuRequested, this, &MainWindow::showUserMenu);
    connect(m_visit, &UserVisit::begun, this, [this] {
        focusPane(m_page);
        m_monitor.table().whenUpToDate(&m_page->table(), [this] { chooseSomeRow(); });
    });
    connect(m_visit, &UserVisit::returned, this, [this] { focusPane(m_page); });

    // Not by the action, which does nothing while it is disabled, and would not say why.
    connect(m_details, &DetailsPanel::logoutRequested, this, &MainWindow::startLogout);
    connect(m_details, &DetailsPanel::sessionsOfUserRequested, this, &MainWindow::showOnlyUser);
    connect(m_details, &DetailsPanel::sessionRequested, table, &SessionTableView::goToSlot);

    connect(m_page, &SessionsPage::connectRequested, this, &MainWindow::openConnectionDialog);
    connect(m_page, &SessionsPage::editConnectionRequested, m_connection, &ConnectionFlow::editPresent);
    connect(m_page, &SessionsPage::cancelRequested, m_connection, &ConnectionFlow::disconnect);
    connect(m_page, &SessionsPage::retryRequested, &m_monitor, &SessionMonitor::retryNow);
    connect(m_page, &SessionsPage::clearSearchRequested, m_search, &SessionSearch::clear);
    connect(m_page, &SessionsPage::findOnServerRequested, m_find, &ServerFind::start);
    connect(m_find, &ServerFind::offerChanged, m_page, &SessionsPage::setFindOffer);
    connect(m_monitorNotices, &MonitorNotices::editConnectionRequested, m_connection, &ConnectionFlow::editPresent);
    connect(m_monitorNotices, &MonitorNotices::passwordRequested, m_connection, &ConnectionFlow::askPassword);
    connect(m_status, &StatusLine::setFlagsRequested, m_monitorNotices, &MonitorNotices::offerFlags);
    connect(m_status, &StatusLine::retryRequested, &m_monitor, &SessionMonitor::retryNow);
    connect(m_status, &StatusLine::connectRequested, this, &MainWindow::openConnectionDialog);

    connect(&m_monitor, &SessionMonitor::profileChanged, m_details, &DetailsPanel::clear);
    connect(&m_monitor, &SessionMonitor::profileChanged, this, &MainWindow::updateTitle);
    connect(&m_monitor, &SessionMonitor::connectionChanged, this, &MainWindow::updateTitle);
    connect(&m_monitor, &SessionMonitor::connectionChanged, this, &MainWindow::updateSelection);
    connect(&m_monitor, &SessionMonitor::progressChanged, this, &MainWindow::updateAbilities);
    connect(&m_monitor, &SessionMonitor::livenessChanged, this, &MainWindow::updateAbilities);
}

// --- what depends on what ----------------------------------------------------------------------------

void MainWindow::updateTitle()
{
    const bool connected = m_monitor.connectionStatus().phase != Phase::Disconnected;
    setWindowTitle(connected ? tr("%1 — Sessionscope").arg(m_monitor.profile().title()) : tr("Sessionscope"));
}

bool MainWindow::isAmongUsers() const
{
    return m_page->tab() == SessionsPage::Tab::Users;
}

/// Never what is selected in the tab that is out of sight.
void MainWindow::startLogoutOfTab()
{
    if (!isAmongUsers())
        startLogout();
    else if (const std::optional<sessions::UserIdentity> user = m_page->users().selectedUser())
        m_logout->start(*user);
}

/// What was typed a moment ago counts, also before the pause after it is over.
void MainWindow::startLogout()
{
    m_topBar->search().flush();
    m_logout->start(m_page->table().selection());
}

void MainWindow::selectAll()
{
    m_topBar->search().flush();
    m_page->table().selectAll();
}

QByteArray MainWindow::selectedKey() const
{
    const SlotSelection &selection = m_page->table().selection();
    return selection.count() == 1 ? m_monitor.store().key(selection.selectedSlots().front()).toByteArray()
                                  : QByteArray();
}

void MainWindow::exportRows()
{
    m_topBar->search().flush();
    m_export->start(m_search->isActive());
}

void MainWindow::updateSelection()
{
    const qsizetype selected = m_page->table().selection().count();
    m_status->setShown(m_monitor.table().rowCount(), m_search->isActive(), selected);
    updateAbilities();
}

void MainWindow::updateAbilities()
{
    const SessionTableView &table = m_page->table();
    const qsizetype selected = table.selection().count();
    const QString obstacle = m_logout->obstacle(table.selection());
    m_details->setLogoutObstacle(obstacle);
    const bool amongUsers = isAmongUsers();
    const bool userChosen = amongUsers && m_page->users().selectedUser().has_value();
    QString obstacleOfTab = amongUsers ? m_logout->obstacle() : obstacle;
    if (amongUsers && obstacleOfTab.isEmpty() && !userChosen)
        obstacleOfTab = tr("Select the user whose sessions to end first.");
    m_topBar->setLogoutPossible(obstacleOfTab);
    m_actions->logOut->setEnabled(obstacleOfTab.isEmpty());
    m_actions->logOut->setToolTip(obstacleOfTab);
    for (QAction *action : {m_actions->copyRows, m_actions->copyUser, m_actions->copyIp})
        action->setEnabled(selected > 0 && !amongUsers);
    m_actions->showOnlyUser->setEnabled(amongUsers ? userChosen : selected > 0);
    if (amongUsers)
        m_actions->copyUser->setEnabled(userChosen);
    for (QAction *action : {m_actions->selectAll, m_actions->exportRows})
        action->setEnabled(m_monitor.table().rowCount() > 0 && !amongUsers);

    const messages::ConnectionStatus &status = m_monitor.connectionStatus();
    const bool loading = m_monitor.progress().phase != messages::LoadProgress::Phase::Idle;
    m_actions->reload->setEnabled(status.phase == Phase::Connected && !loading);
    m_actions->stopLoading->setEnabled(loading);
    m_actions->findOnServer->setEnabled(status.phase == Phase::Connected);
    m_actions->disconnect->setEnabled(status.phase != Phase::Disconnected);
    m_actions->editConnection->setEnabled(status.phase != Phase::Disconnected);
    m_actions->retryNow->setEnabled(status.phase == Phase::Retrying || status.phase == Phase::Failed);
    m_actions->enterPassword->setEnabled(status.needsPassword);
    m_actions->setFlags->setEnabled(!m_monitor.liveness().offeredFlags.isEmpty());
}

void MainWindow::updateDetails()
{
    const SlotSelection &selection = m_page->table().selection();
    // A session that has ended stays on show with what was read; one that only left the selection does not.
    if (selection.count() > kMostNamed)
        m_details->showCount(selection.count());
    else if (selection.count() > 1)
        m_details->showSeveral(selection.selectedSlots());
    else if (selection.count() == 1)
        showDetailsOf(selection.selectedSlots().front());
    else if (!m_details->showsSession() || isPresent(m_detailed))
        m_details->clear();
}

void MainWindow::showDetailsOf(sessions::Slot slot)
{
    m_detailed = m_monitor.store().key(slot).toByteArray();
    m_details->showSession(slot);
}

bool MainWindow::isPresent(const QByteArray &key) const
{
    const sessions::SessionStore &store = m_monitor.store();
    const sessions::Slot slot = store.find(key);
    return slot != sessions::kNoSlot && store.state(slot) == messages::RowChange::Present;
}

void MainWindow::updateBottom()
{
    const bool activity = m_actions->showActivity->isChecked();
    const bool demo = m_demo && m_actions->showDemo->isChecked();
    m_activity->setVisible(activity);
    if (m_demo)
        m_demo->setVisible(demo);
    // Alone, the demo's bar is as high as it needs to be and no higher.
    m_bottom->setMaximumHeight(activity || !m_demo ? QWIDGETSIZE_MAX : m_demo->sizeHint().height());
    m_bottom->setVisible(activity || demo);
}

// --- actions -----------------------------------------------------------------------------------------

void MainWindow::showRowMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->logOut);
    menu->addSeparator();
    menu->addActions({m_actions->copyUser, m_actions->copyIp, m_actions->copyRows});
    menu->addSeparator();
    menu->addAction(m_actions->showOnlyUser);
    menu->addMenu(m_actions->sortBy);
    menu->popup(globalPosition);
}

void MainWindow::showUserMenu(const QPoint &globalPosition)
{
    if (!m_page->users().selectedUser())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Show Sessions"), this, &MainWindow::showUserOfSelection);
    menu->addAction(tr("&Copy Name"), this, &MainWindow::copyUserName);
    menu->addSeparator();
    QAction *logOut =
        menu->addAction(m_actions->logOut->icon(), tr("&Log Out All Sessions…"), this, &MainWindow::startLogoutOfTab);
    logOut->setEnabled(m_actions->logOut->isEnabled());
    menu->addSeparator();
    menu->addMenu(m_actions->sortBy);
    menu->popup(globalPosition);
}

/// The name itself; of who has none, what stands for it.
void MainWindow::copyUserName()
{
    const UserTableView &users = m_page->users();
    if (!users.selectedUser())
        return;
    const QModelIndex row = users.selectionModel()->selectedIndexes().first();
    QApplication::clipboard()->setText(row.siblingAtColumn(sessions::UserTableModel::User).data().toString());
}

void MainWindow::showOnlyUser(const QByteArray &user)
{
    m_page->setTab(SessionsPage::Tab::Sessions);
    m_search->setText(sessions::SessionQuery::termForUser(user));
    focusPane(m_page);
}

void MainWindow::showUserOfSelection()
{
    if (isAmongUsers()) {
        if (const std::optional<sessions::UserIdentity> user = m_page->users().selectedUser())
            m_visit->begin(*user);
        return;
    }
    const std::vector<sessions::Slot> selected = m_page->table().selection().selectedSlots();
    if (!selected.empty())
        showOnlyUser(m_monitor.store().user(selected.front()).toByteArray());
}

void MainWindow::focusSearch()
{
    m_topBar->search().setFocus(Qt::ShortcutFocusReason);
    m_topBar->search().selectAll();
}

void MainWindow::focusPane(QWidget *pane)
{
    if (pane == m_details)
        m_actions->showDetails->setChecked(true);
    if (pane == m_activity)
        m_actions->showActivity->setChecked(true);
    if (pane == m_page && m_page->showsTable() && isAmongUsers()) {
        m_page->users().setFocus(Qt::ShortcutFocusReason);
        m_page->users().chooseSomeRow();
        return;
    }
    if (pane == m_page && m_page->showsTable()) {
        SessionTableView &table = m_page->table();
        const bool arriving = !table.hasFocus();
        table.setFocus(Qt::ShortcutFocusReason);
        // The focus alone makes a row the current one, but does not choose it.
        if (arriving)
            m_monitor.table().whenUpToDate(&table, [this] { chooseSomeRow(); });
        return;
    }
    const QList<QWidget *> widgets = pane->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->isVisibleTo(this) && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus) {
            widget->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void MainWindow::chooseSomeRow()
{
    SessionTableView &table = m_page->table();
    if (table.selection().count() == 0)
        table.goToSlot(table.currentSlot() == sessions::kNoSlot ? m_monitor.table().slotAt(0) : table.currentSlot());
}

void MainWindow::cyclePanes(int step)
{
    QList<QWidget *> panes = {m_topBar, m_notices, m_page, m_details, m_bottom, m_status};
    panes.removeIf([this](const QWidget *pane) { return !pane->isVisibleTo(this); });
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focusWidget() && panes[i]->isAncestorOf(focusWidget()))
            at = i;
    }
    QWidget *next = panes[(at + step + panes.size()) % panes.size()];
    if (next == m_topBar)
        focusSearch();
    else
        focusPane(next);
}

void MainWindow::chooseScheme(Scheme scheme)
{
    setScheme(scheme);
    m_actions->setScheme(scheme);
    QSettings().setValue(QStringLiteral("appearance"), static_cast<int>(scheme));
}

// --- remembered --------------------------------------------------------------------------------------

void MainWindow::restoreLayout()
{
    const QSettings settings;
    const QSize room = screen()->availableGeometry().size() - kFrame;
    setMinimumSize(kLeastSize.boundedTo(room));
    resize(kFirstSize.boundedTo(room));
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_columns->restoreState(settings.value(QStringLiteral("window/columns")).toByteArray());
    m_rows->restoreState(settings.value(QStringLiteral("window/rows")).toByteArray());
    m_page->table().restoreColumns(settings.value(QStringLiteral("window/table")).toByteArray());
    m_page->users().restoreColumns(settings.value(QStringLiteral("window/users")).toByteArray());
    m_actions->showDetails->setChecked(settings.value(QStringLiteral("window/details"), true).toBool());
    m_actions->showActivity->setChecked(settings.value(QStringLiteral("window/activity"), true).toBool());
    m_activity->restoreSettings(settings);
    // What the command line says about colours goes before what was chosen last.
    if (scheme() == Scheme::System)
        setScheme(static_cast<Scheme>(
            qBound(0, settings.value(QStringLiteral("appearance")).toInt(), static_cast<int>(Scheme::Dark))));
    m_actions->setScheme(scheme());
    updateBottom();
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/columns"), m_columns->saveState());
    settings.setValue(QStringLiteral("window/rows"), m_rows->saveState());
    settings.setValue(QStringLiteral("window/table"), m_page->table().saveColumns());
    settings.setValue(QStringLiteral("window/users"), m_page->users().saveColumns());
    settings.setValue(QStringLiteral("window/details"), m_actions->showDetails->isChecked());
    settings.setValue(QStringLiteral("window/activity"), m_actions->showActivity->isChecked());
    m_activity->saveSettings(settings);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    QMainWindow::closeEvent(event);
}

} // namespace ui
