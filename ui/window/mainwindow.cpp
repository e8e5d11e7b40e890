// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "models/activity/activityrecorder.h"
#include "models/activity/history/historydesk.h"
#include "models/files/settings.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usertablemodel.h"
#include "ui/activity/activitypanel.h"
#include "ui/alerts/alertmark.h"
#include "ui/alerts/alertsflow.h"
#include "ui/audit/auditflow.h"
#include "ui/cleanup/cleanupflow.h"
#include "ui/connect/connectionchip.h"
#include "ui/connect/connectionflow.h"
#include "ui/connect/profiles/profilecolours.h"
#include "ui/connect/profiles/profilestore.h"
#include "ui/controls/pagestack.h"
#include "ui/details/detailspanel.h"
#include "ui/export/exportflow.h"
#include "ui/fleet/fleetpage.h"
#include "ui/fleet/fleettable.h"
#include "ui/formats/formatsflow.h"
#include "ui/logout/logoutflow.h"
#include "ui/manual/manualwindow.h"
#include "ui/notices/missingnodes.h"
#include "ui/notices/monitornotices.h"
#include "ui/notices/noticebar.h"
#include "ui/notices/settingsnotice.h"
#include "ui/presenter/presenterflow.h"
#include "ui/presenter/presenterview.h"
#include "ui/search/searchfield.h"
#include "ui/search/serverfind.h"
#include "ui/search/sessionsearch.h"
#include "ui/sessions/selectiontext.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/start/startpage.h"
#include "ui/theme/theme.h"
#include "ui/users/userpage.h"
#include "ui/users/usertableview.h"
#include "ui/window/actionstates.h"
#include "ui/window/demostage.h"
#include "ui/window/eventsflow.h"
#include "ui/window/helpdialogs.h"
#include "ui/window/panefocus.h"
#include "ui/window/rowactions.h"
#include "ui/window/rowmenus.h"
#include "ui/window/searchesflow.h"
#include "ui/window/selectiondetails.h"
#include "ui/window/sessionspage.h"
#include "ui/window/startflow.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"
#include "ui/window/uservisit.h"
#include "ui/window/windowactions.h"
#include "ui/window/windowlayout.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

namespace ui
{

using monitor::SessionMonitor;
using sessions::SessionTableModel;
using Action = messages::LogoutOrder::Action;
using Phase = messages::ConnectionStatus::Phase;

namespace
{

const auto kScheme = QStringLiteral("appearance");

} // namespace

MainWindow::MainWindow(SessionMonitor &monitor, activity::ActivityRecorder &recorder, history::HistoryDesk &history,
                       ProfileStore &profiles, SecretStore &secrets, QWidget *parent)
    : QMainWindow(parent)
    , m_monitor(monitor)
    , m_history(history)
    , m_settings(profiles.settings())
    , m_actions(new WindowActions(this))
    , m_topBar(new TopBar(this))
    , m_notices(new NoticeBar(this))
    , m_page(new SessionsPage(monitor, recorder, this))
    , m_details(new DetailsPanel(monitor, this))
    , m_userPage(new UserPage(monitor, this))
    , m_side(new PageStack(this))
    , m_activity(new ActivityPanel(recorder, monitor, history, this))
    , m_status(new StatusLine(monitor, recorder, this))
    , m_layout(
          new WindowLayout(*this, *m_actions, {m_topBar, m_notices, m_page, m_side, m_activity, m_status}, m_settings))
    , m_focus(new PaneFocus(monitor, *m_actions, {m_topBar, m_notices, m_page, m_side, m_layout, m_status, m_activity},
                            this))
    , m_search(new SessionSearch(monitor, m_topBar->search(), m_topBar->formats(), m_topBar->nodes(), m_settings, this))
    , m_connection(new ConnectionFlow(monitor, profiles, secrets, m_topBar->connection(), this))
    , m_logout(new LogoutFlow(monitor, *m_notices, this))
    , m_visit(new UserVisit(*m_page, *m_search, m_topBar->search(), this))
    , m_export(new ExportFlow(monitor, m_page->table(), *m_notices, m_settings, this))
    , m_formats(new FormatsFlow(
          monitor.formats(), profiles, [this] { return selectedKey(); }, this))
    , m_audit(new AuditFlow(this))
    , m_alerts(new AlertsFlow({monitor, recorder, history, profiles, *m_notices}, this))
    , m_cleanUp(new CleanUpFlow(monitor, *m_notices, m_settings, this))
    , m_monitorNotices(new MonitorNotices(monitor, *m_notices, this))
    , m_missing(new MissingNodes(monitor, *m_notices, this))
    , m_find(new ServerFind(monitor, *m_notices, *m_search, this))
    , m_states(new ActionStates(monitor, {*m_actions, *m_page, *m_topBar, *m_details, *m_userPage}, *m_logout, this))
    , m_demoStage(new DemoStage(*this, *m_actions, *m_layout))
    , m_presenter(new PresenterFlow(*this, *m_layout, monitor, recorder, history, m_page->table(),
                                    m_topBar->connection(), *m_activity,
                                    {m_actions->present, m_actions->larger, m_actions->smaller, m_actions->usualSize}))
{
    m_status->addMark(m_alerts->mark());
    new SettingsNotice(m_settings, *m_notices, this);
    new StartFlow(m_page->start(), *m_connection, profiles, *m_demoStage, this);
    // Before the list of events, which asks what is left.
    connect(&history, &history::HistoryDesk::contentForgotten, &recorder, &activity::ActivityRecorder::forget);
    const auto *events = new EventsFlow(monitor, recorder, history,
                                        {*m_activity, *m_page, *m_search, *m_logout, *m_notices}, m_settings, this);
    connect(events, &EventsFlow::searchRequested, this, &MainWindow::showSearch);
    new SearchesFlow(monitor, {*m_actions, *m_page, *m_search, *m_logout}, this);
    m_side->addWidget(m_details);
    m_side->addWidget(m_userPage);
    connectActions();
    connectParts();
    connectUsers();
    m_layout->restore();
    restoreScheme();
    updateTitle();
    updateSelection();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectTo(const messages::ConnectionProfile &profile, const messages::Credentials &credentials)
{
    m_connection->connectTo(profile, credentials);
}

void MainWindow::connectWithKept(const messages::ConnectionProfile &profile, const ConnectionFlow::Completed &completed)
{
    m_connection->connectWithKept(profile, completed);
}

void MainWindow::tell(const messages::Problem &problem)
{
    Notice notice;
    notice.id = QStringLiteral("told");
    notice.kind = Notice::Kind::Problem;
    notice.text = problem.cause;
    notice.hint = problem.nextStep;
    m_notices->post(notice);
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
    m_presenter->setDemoPanel(panel);
}

void MainWindow::present(bool presents)
{
    m_presenter->present(presents);
}

void MainWindow::setStoryPaused(bool paused)
{
    m_presenter->view().setStoryPaused(paused);
}

void MainWindow::connectActions()
{
    SessionTableView *table = &m_page->table();
    const auto on = [this](QAction *action, auto &&run) { connect(action, &QAction::triggered, this, run); };
    const auto copy = [](const QString &text) { QApplication::clipboard()->setText(text); };
    auto *const row = new RowActions(*m_actions, *m_page, *m_logout, this);
    connect(m_states, &ActionStates::updated, row, &RowActions::update);
    connect(row, &RowActions::searchWanted, this, &MainWindow::showSearch);
    on(m_actions->logOut, [this] { startForTab(Action::LogOut); });
    on(m_actions->endIn, [this] { startForTab(Action::EndIn); });
    on(m_actions->setTimeLeft, [this] { startForTab(Action::SetTtl); });
    on(m_actions->latestLogout, [this] { m_logout->showLatestReport(); });
    on(m_actions->showOnlyUser, [this] { showUserOfSelection(); });
    on(m_actions->exportRows, [this] { exportRows(); });
    on(m_actions->auditLog, [this] { m_audit->open(); });
    on(m_actions->staleEntries, [this] { m_cleanUp->open(); });
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
    on(m_actions->find, [this] { m_focus->goToSearch(); });
    on(m_actions->clearSearch, [this] { m_search->clear(); });
    on(m_actions->findOnServer, [this] { m_find->start(); });
    const auto goTo = [this](SessionsPage::Tab tab) {
        m_page->setTab(tab);
        m_focus->goToPage();
    };
    on(m_actions->goToTable, [goTo] { goTo(SessionsPage::Tab::Sessions); });
    on(m_actions->goToUsers, [goTo] { goTo(SessionsPage::Tab::Users); });
    on(m_actions->goToFleet, [goTo] { goTo(SessionsPage::Tab::Fleet); });
    on(m_actions->goToDetails, [this] { m_focus->goToDetails(); });
    on(m_actions->goToActivity, [this] { m_focus->goToActivity(); });
    on(m_actions->nextPane, [this] { m_focus->cycle(1); });
    on(m_actions->previousPane, [this] { m_focus->cycle(-1); });
    on(m_actions->connectTo, [this] { m_connection->openDialog(); });
    on(m_actions->newWindow, [this] { Q_EMIT newWindowRequested({}); });
    on(m_actions->editConnection, [this] { m_connection->editPresent(); });
    on(m_actions->enterPassword, [this] { m_connection->askPassword(); });
    on(m_actions->disconnect, [this] { m_connection->disconnect(); });
    on(m_actions->reload, [this] { m_monitor.reload(); });
    on(m_actions->stopLoading, [this] { m_monitor.stopLoading(); });
    on(m_actions->retryNow, [this] { m_monitor.retryNow(); });
    on(m_actions->alerts, [this] { m_alerts->open(); });
    on(m_actions->formats, [this] { m_formats->open(); });
    on(m_actions->setFlags, [this] { m_monitorNotices->offerFlags(); });
    on(m_actions->manual, [this] { showManual(this); });
    on(m_actions->shortcuts, [this] { showShortcuts(*this, this); });
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
        if (m_page->tab() == SessionsPage::Tab::Fleet)
            return &m_page->fleet().table();
        return isAmongUsers() ? static_cast<LiveTableView *>(&m_page->users()) : table;
    };
    fill(m_actions->columns, [tableOfTab](QMenu *menu) { tableOfTab()->fillColumnsMenu(menu); });
    fill(m_topBar->columns().menu(), [tableOfTab](QMenu *menu) { tableOfTab()->fillColumnsMenu(menu); });
    fill(m_actions->sortBy, [tableOfTab](QMenu *menu) {
        if (tableOfTab()->isSortingEnabled())
            tableOfTab()->fillSortMenu(menu);
    });
    fill(m_actions->profiles, [this](QMenu *menu) { m_connection->fillProfilesMenu(menu); });
}

void MainWindow::connectParts()
{
    SessionTableView *table = &m_page->table();
    SearchField *field = &m_topBar->search();
    const auto *menus = new RowMenus(*m_actions, *m_page, this);
    connect(menus, &RowMenus::staleEntriesRequested, this, &MainWindow::lookForStaleEntriesOfUser);
    connect(m_topBar, &TopBar::logoutRequested, m_actions->logOut, &QAction::trigger);
    connect(field, &SearchField::resultsRequested, this, [this] { m_focus->goToPage(); });
    connect(m_search, &SessionSearch::applied, this,
            [this] { m_page->setSearched(m_search->isActive(), m_search->advice(), m_search->mistake()); });
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
    new SelectionDetails(m_monitor, table->selection(), *m_details, this);
    connect(table, &SessionTableView::sessionActivated, this, [this] { m_actions->showDetails->setChecked(true); });
    connect(&m_monitor.table(), &SessionTableModel::countsChanged, this, &MainWindow::updateSelection);

    // Not by the action, which does nothing while it is disabled, and would not say why.
    connect(m_details, &DetailsPanel::logoutRequested, this, &MainWindow::startLogout);
    connect(m_details, &DetailsPanel::sessionsOfUserRequested, this, &MainWindow::showOnlyUser);
    connect(m_details, &DetailsPanel::sessionRequested, table, &SessionTableView::goToSlot);

    connect(&m_page->start(), &StartPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_page, &SessionsPage::editConnectionRequested, m_connection, &ConnectionFlow::editPresent);
    connect(m_page, &SessionsPage::cancelRequested, m_connection, &ConnectionFlow::disconnect);
    connect(m_page, &SessionsPage::retryRequested, &m_monitor, &SessionMonitor::retryNow);
    connect(m_page, &SessionsPage::clearSearchRequested, m_search, &SessionSearch::clear);
    connect(m_page, &SessionsPage::findOnServerRequested, m_find, &ServerFind::start);
    connect(m_find, &ServerFind::offerChanged, m_page, &SessionsPage::setFindOffer);
    connect(m_monitorNotices, &MonitorNotices::editConnectionRequested, m_connection, &ConnectionFlow::editPresent);
    connect(m_monitorNotices, &MonitorNotices::listOfferedRequested, m_formats, &FormatsFlow::listOffered);
    connect(m_page, &SessionsPage::listOfferedRequested, m_formats, &FormatsFlow::listOffered);
    connect(m_monitorNotices, &MonitorNotices::passwordRequested, m_connection, &ConnectionFlow::askPassword);
    connect(m_missing, &MissingNodes::sessionsRequested, this, &MainWindow::showSearch);
    connect(&m_page->fleet(), &FleetPage::sessionsRequested, this, &MainWindow::showSearch);
    connect(&m_page->fleet(), &FleetPage::retryRequested, &m_monitor, &SessionMonitor::retryNow);
    connect(m_status, &StatusLine::setFlagsRequested, m_monitorNotices, &MonitorNotices::offerFlags);
    connect(m_status, &StatusLine::retryRequested, &m_monitor, &SessionMonitor::retryNow);
    connect(m_status, &StatusLine::connectRequested, this, &MainWindow::openConnectionDialog);

    connect(m_connection, &ConnectionFlow::newWindowRequested, this, &MainWindow::newWindowRequested);
    connect(m_demoStage, &DemoStage::storyRequested, this, &MainWindow::storyRequested);
    connect(&m_monitor, &SessionMonitor::profileChanged, this, &MainWindow::updateTitle);
    connect(&m_monitor, &SessionMonitor::connectionChanged, this, &MainWindow::updateTitle);
    connect(&m_monitor, &SessionMonitor::connectionChanged, this, &MainWindow::updateSelection);
}

// --- what depends on what ----------------------------------------------------------------------------

void MainWindow::updateTitle()
{
    if (m_monitor.connectionStatus().phase == Phase::Disconnected) {
        setWindowTitle(tr("Sessionscope"));
        updateIcon({});
        return;
    }
    const messages::ConnectionProfile &profile = m_monitor.profile();
    QStringList words{profile.title()};
    if (profile.production)
        words += tr("production");
    setWindowTitle(tr("%1 — Sessionscope").arg(words.join(QStringLiteral(" · "))));
    updateIcon(profile.colour);
}

/// Two windows on two servers are told apart in the list of windows, too.
void MainWindow::updateIcon(const QString &colour)
{
    if (colour == m_iconColour)
        return;
    m_iconColour = colour;
    setWindowIcon(iconWithMark(QGuiApplication::windowIcon(), profileColour(colour)));
}

/// Never what is selected in the tab that is out of sight.
void MainWindow::startForTab(Action action)
{
    if (m_page->tab() == SessionsPage::Tab::Fleet)
        return;
    m_topBar->search().flush();
    if (!isAmongUsers())
        m_logout->start(m_page->table().selection(), m_search->wholeText(), action);
    else if (m_page->users().selectedCount() > 0)
        m_logout->start(m_page->users().selectedUsers(), action);
}

/// What was typed a moment ago counts, also before the pause after it is over.
void MainWindow::startLogout()
{
    m_topBar->search().flush();
    m_logout->start(m_page->table().selection(), m_search->wholeText());
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
    // Never of what is out of sight.
    if (m_page->tab() == SessionsPage::Tab::Fleet)
        m_status->setShown(0, false, 0);
    else if (isAmongUsers())
        m_status->setUsersShown(m_page->users().users().listedUsers(), m_search->isActive(), selectedUserName(),
                                m_page->users().selectedCount());
    else
        m_status->setShown(m_monitor.table().presentCount(), m_search->isActive(), m_page->table().selection().count());
    m_states->update();
}

// --- actions -----------------------------------------------------------------------------------------

void MainWindow::chooseScheme(Scheme scheme)
{
    setScheme(scheme);
    m_actions->setScheme(scheme);
    m_settings.setValue(kScheme, static_cast<int>(scheme));
}

/// What the command line says about colours goes before what was chosen last.
void MainWindow::restoreScheme()
{
    if (scheme() == Scheme::System)
        setScheme(
            static_cast<Scheme>(qBound(0, m_settings.value(kScheme).toInt(), static_cast<int>(Scheme::HighContrast))));
    m_actions->setScheme(scheme());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_layout->save();
    QMainWindow::closeEvent(event);
}

} // namespace ui

#include "moc_mainwindow.cpp"
