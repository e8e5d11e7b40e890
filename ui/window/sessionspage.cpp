// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sessionspage.h"

#include "models/activity/activityrecorder.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usertablemodel.h"
#include "models/text/clocktext.h"
#include "models/text/numbertext.h"
#include "ui/controls/tonelabel.h"
#include "ui/fleet/fleetpage.h"
#include "ui/formats/foundkeys.h"
#include "ui/history/laneplace.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/start/startpage.h"
#include "ui/theme/theme.h"
#include "ui/users/usertableview.h"
#include "ui/window/emptypage.h"
#include "ui/words/counttext.h"
#include "ui/words/fleetgaptext.h"
#include "ui/words/loadstate.h"

#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <iterator>

namespace ui
{

using Phase = messages::ConnectionStatus::Phase;

SessionsPage::SessionsPage(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder,
                           QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_recorder(recorder)
    , m_nothingFound(monitor, recorder)
    , m_tabs(new QTabBar(this))
    , m_age(new ToneLabel(Tone::Warning, this))
    , m_stack(new QStackedWidget(this))
    , m_place(new LanePlace(*m_stack, this))
    , m_table(new SessionTableView(monitor.table(), this))
    , m_userModel(new sessions::UserTableModel(monitor.table(), this))
    , m_users(new UserTableView(*m_userModel, this))
    , m_fleet(new FleetPage(monitor, this))
    , m_empty(new EmptyPage(this))
    , m_start(new StartPage(this))
{
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false); // the titles elide where there is no room
    m_tabs->setAccessibleName(tr("Views"));
    m_tabs->addTab(tr("Sessions"));
    m_tabs->addTab(tr("Users"));
    m_tabs->addTab(tr("Fleet"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_users);
    m_stack->addWidget(m_fleet);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_start);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(0);
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(10, 0, 10, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    tabRow->addWidget(m_age);
    m_age->setFont(tabularFont(m_age->font()));
    m_age->setAccessibleName(tr("Age of what is shown"));
    column->addLayout(tabRow);
    column->addWidget(m_place, 1);

    using monitor::SessionMonitor;
    using sessions::SessionTableModel;
    connect(&monitor, &SessionMonitor::connectionChanged, this, &SessionsPage::refresh);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &SessionsPage::refresh);
    connect(&monitor, &SessionMonitor::progressChanged, this, [this](const messages::LoadProgress &progress) {
        if (progress.phase == messages::LoadProgress::Phase::Idle && !progress.partial && !progress.cutShort)
            m_refusal.clear();
        refresh();
    });
    connect(&monitor, &SessionMonitor::profileChanged, this, [this] {
        m_refusal.clear();
        refresh();
    });
    connect(&monitor, &SessionMonitor::requestRefused, this, &SessionsPage::takeRefusal);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &SessionsPage::showAge);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &SessionsPage::takeFleet);
    connect(&monitor.table(), &SessionTableModel::countsChanged, this, &SessionsPage::refresh);
    connect(&recorder, &activity::ActivityRecorder::figuresChanged, this, &SessionsPage::nameTabs);
    connect(&monitor.table(), &QAbstractItemModel::modelReset, this, &SessionsPage::refresh);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this,
            [this] { m_userModel->setFormatTitles(m_monitor.formats().formatTitles()); });
    m_userModel->setFormatTitles(monitor.formats().formatTitles());
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &SessionsPage::refresh);
    connect(&monitor.formats(), &monitor::FormatDesk::detectionChanged, this, &SessionsPage::refresh);
    connect(m_userModel, &sessions::UserTableModel::updated, this, &SessionsPage::refresh);
    connect(m_tabs, &QTabBar::currentChanged, this, &SessionsPage::changeTab);
    connect(m_table, &SessionTableView::visibleSlotsChanged, &monitor, &SessionMonitor::setVisibleSessions);
    connect(m_empty, &EmptyPage::actionRequested, this, &SessionsPage::pressAction);
    connect(m_empty, &EmptyPage::secondaryRequested, this, &SessionsPage::pressSecondary);
    connect(m_empty, &EmptyPage::thirdRequested, this, &SessionsPage::describeFormatRequested);
    takeFleet();
    showAge();
}

void SessionsPage::paintEvent(QPaintEvent *)
{
    // The line that the tabs stand on goes on to both edges.
    QPainter painter(this);
    painter.fillRect(QRect(0, m_tabs->geometry().bottom(), width(), 1), colours(this).border);
}

SessionsPage::Tab SessionsPage::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void SessionsPage::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void SessionsPage::changeTab()
{
    countUsersWhileShown();
    m_place->setLaneAllowed(tab() == Tab::Sessions);
    showAge();
    refresh();
    Q_EMIT tabChanged();
}

void SessionsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    countUsersWhileShown();
}

void SessionsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    countUsersWhileShown();
}

/// By the tab, not by the table: that one is also hidden where nobody matches, and has to come back.
void SessionsPage::countUsersWhileShown()
{
    m_userModel->setActive(isVisible() && tab() == Tab::Users);
}

/// Whose session it is on is a question only where there are several.
void SessionsPage::takeFleet()
{
    m_table->setNodesMatter(m_monitor.fleet().holders() > 1);
    showAge();
    refresh();
}

QWidget *SessionsPage::tableOfTab() const
{
    switch (tab()) {
    case Tab::Users:
        return m_users;
    case Tab::Fleet:
        return m_fleet;
    case Tab::Sessions:
        break;
    }
    return m_table;
}

bool SessionsPage::showsTable() const
{
    return m_stack->currentWidget() == tableOfTab();
}

/// While users are being counted for the first time, the table is there already, and fills in a moment.
bool SessionsPage::hasRows() const
{
    if (tab() == Tab::Fleet)
        return m_monitor.connectionStatus().phase == Phase::Connected || m_monitor.store().count() > 0;
    if (tab() == Tab::Sessions)
        return m_monitor.table().rowCount() > 0;
    return m_userModel->isCounted() ? m_userModel->rowCount() > 0 : m_monitor.store().count() > 0;
}

bool SessionsPage::isUpToDate() const
{
    return tab() == Tab::Users ? m_userModel->isUpToDate() : m_monitor.table().isUpToDate();
}

void SessionsPage::setSearched(bool searched, const QString &advice, const QString &mistake)
{
    m_mistake = mistake;
    m_advice = advice;
    m_searched = searched;
    refresh();
}

void SessionsPage::setFindOffer(const QString &offer)
{
    m_findOffer = offer;
    refresh();
}

SessionsPage::Reason SessionsPage::reason() const
{
    if (hasRows())
        return Reason::None;
    // What the search finds now is not known yet.
    if (m_reason == Reason::NoHits && !isUpToDate())
        return Reason::NoHits;
    switch (m_monitor.connectionStatus().phase) {
    case Phase::Disconnected:
        return Reason::NotConnected;
    case Phase::Connecting:
        return Reason::Connecting;
    case Phase::Retrying:
    case Phase::Failed:
        return Reason::Failed;
    case Phase::Connected:
        break;
    }
    if (m_searched && m_monitor.store().count() > 0)
        return Reason::NoHits;
    const messages::LoadProgress &progress = m_monitor.progress();
    // Before the names of some keys are known, nothing has been looked for; and a moment later nothing has been read.
    const bool isYetToBegin =
        (!m_monitor.formats().formatSet() || m_monitor.liveness().mode == messages::Liveness::Mode::Loading) &&
        m_refusal.isEmpty() && !progress.stopped && !progress.partial;
    return isYetToBegin || progress.phase == messages::LoadProgress::Phase::Loading ? Reason::Loading
                                                                                    : Reason::NoSessions;
}

void SessionsPage::nameTabs()
{
    const activity::PresentFigures &figures = m_recorder.figures();
    // Before a server has answered, and before something is read, nobody knows; after it has gone its rows are still
    // there, and their age beside them.
    const bool isLookedFor = m_monitor.connectionStatus().phase == Phase::Connected && m_reason != Reason::Loading;
    const bool isKnown = isLookedFor || figures.sessions > 0;
    const bool isPartial = isIncomplete(m_monitor.progress());
    const auto all = [isPartial](qint64 count) {
        return isPartial ? tr("%1 so far").arg(countText(count)) : countText(count);
    };
    const auto counted = [&all](const QString &hits, qint64 count) { return tr("%1 of %2").arg(hits, all(count)); };
    const QString sessions =
        m_searched ? counted(countText(m_monitor.table().presentCount()), figures.sessions) : all(figures.sessions);
    m_tabs->setTabText(0, isKnown ? tr("Sessions") + QChar(0x2003) + sessions : tr("Sessions"));
    const auto nodes = std::ssize(m_monitor.fleet().fleet()->nodes);
    m_tabs->setTabText(2, nodes > 0 ? tr("Fleet") + QChar(0x2003) + countText(nodes) : tr("Fleet"));
    // While nobody looks at the users, nobody knows how many match: then it is said how many there are.
    const bool isCounted = tab() == Tab::Users && m_userModel->isCounted();
    const QString users =
        m_searched && isCounted ? counted(countText(m_userModel->listedUsers()), figures.users) : all(figures.users);
    m_tabs->setTabText(1, isKnown ? tr("Users") + QChar(0x2003) + users : tr("Users"));
    m_tabs->setTabToolTip(1, isKnown && m_searched && !isCounted
                                 ? tr("All users. How many match is counted when they are looked at.")
                                 : QString());
}

void SessionsPage::takeRefusal(const messages::Problem &problem)
{
    if (problem.isNotice)
        return;
    m_refusal = problem.sentences();
    refresh();
}

/// What was true when the connection was lost, and may not be any more. Of users the rows do not say what they rest on.
void SessionsPage::showAge()
{
    const messages::ServerClock &clock = m_monitor.table().clock();
    const bool isOld = clock.isStopped() && m_monitor.store().count() > 0;
    const monitor::FleetGap gap = m_monitor.fleet().gap();
    const bool isInPart = !isOld && !gap.isEmpty() && tab() == Tab::Users;
    m_age->setVisible(isOld || isInPart);
    m_age->setText(isOld      ? tr("as of %1, not connected").arg(text::clockText(clock.nowMs()))
                   : isInPart ? gapOfRowsText(gap)
                              : QString());
    m_age->setToolTip(isInPart ? aboutUsersText(gap) : QString());
    m_table->viewport()->update();
    m_users->viewport()->update();
}

void SessionsPage::refresh()
{
    m_reason = reason();
    nameTabs();
    if (m_reason != Reason::None)
        fillEmptyPage(m_reason);
    QWidget *wanted = m_reason == Reason::None           ? tableOfTab()
                      : m_reason == Reason::NotConnected ? static_cast<QWidget *>(m_start)
                                                         : m_empty;
    if (m_stack->currentWidget() == wanted)
        return;
    const bool hadFocus = isAncestorOf(focusWidget()) && m_stack->currentWidget()->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(wanted);
    if (hadFocus && m_reason == Reason::None)
        wanted->setFocus();
}

qint64 SessionsPage::offeredKeys() const
{
    const auto &inUse = m_monitor.formats().inUse();
    return inUse ? formats::offeredKeys(*inUse) : 0;
}

void SessionsPage::fillEmptyPage(Reason reason)
{
    m_shownOffer = false;
    EmptyPage::Content content;
    const QString server = m_monitor.profile().title();
    switch (reason) {
    case Reason::None:
    case Reason::NotConnected:
        return;
    case Reason::Connecting:
        content.icon = QStringLiteral("server");
        content.title = tr("Connecting to %1…").arg(server);
        content.secondary = tr("Cancel");
        content.busy = true;
        break;
    case Reason::Failed: {
        const messages::Problem &problem = m_monitor.connectionStatus().problem;
        content.icon = QStringLiteral("disconnect");
        content.title = tr("No connection to %1").arg(server);
        content.text = problem.cause + QLatin1Char('\n') + problem.nextStep;
        content.action = tr("Edit Connection…");
        content.secondary = tr("Retry Now");
        break;
    }
    case Reason::Loading:
        content.icon = QStringLiteral("search");
        content.title = tr("Reading sessions from %1…").arg(server);
        content.action = m_findOffer;
        content.secondary = tr("Stop");
        content.busy = true;
        break;
    case Reason::NoSessions: {
        content.icon = QStringLiteral("search");
        content.title = m_monitor.progress().stopped ? tr("Reading was stopped before a session was found")
                                                     : tr("No sessions in this database");
        if (m_monitor.progress().unreadable > 0) {
            content.title = tr("This account may not read the sessions");
            content.text = tr("%Ln key(s) have the name of a session, but the server refuses to show them. Its "
                              "administrator can grant the right to read them (ACL SETUSER).",
                              nullptr, text::pluralCount(m_monitor.progress().unreadable));
            content.secondary = tr("Read Again");
            break;
        }
        if (m_monitor.progress().partial && !m_monitor.progress().stopped) {
            content.title = tr("The sessions could not be read");
            content.text = tr("The server did not list its keys to the end, so nobody knows whether there are any.");
            if (!m_refusal.isEmpty())
                content.text += QLatin1Char('\n') + m_refusal;
            content.secondary = tr("Read Again");
            break;
        }
        if (m_monitor.progress().stopped && !m_findOffer.isEmpty()) {
            content.text = tr("The framework’s own index may know the user all the same.");
            content.action = m_findOffer;
            content.secondary = tr("Read Again");
            break;
        }
        if (const qint64 keys = offeredKeys(); keys > 0) {
            content.title = tr("%Ln key(s) look like sessions", nullptr, text::pluralCount(keys));
            content.text = tr("They name a user, and run out. They may be a cache as well: only who knows the "
                              "application can say.");
            content.action = tr("Show Them");
            m_shownOffer = true;
            content.secondary = tr("Read Again");
            content.third = tr("Describe a Format…");
            break;
        }
        const QString own = ownFormatsText(m_monitor.formats().detected());
        content.text =
            ((own.isEmpty() ? own : own + QLatin1Char('\n')) + lookedForText(m_monitor.formats().formatTitles()) +
             QLatin1Char('\n') + otherKeysText(m_monitor.formats().detected()))
                .trimmed();
        content.action = tr("Name Another Key Pattern…");
        content.secondary = tr("Read Again");
        content.third = tr("Describe a Format…");
        content.footnote =
            tr("If your application uses its own keys, name their pattern (such as myapp:session:*) in the "
               "connection. Sessions may also be in another database number.");
        break;
    }
    case Reason::NoHits:
        describeNoHits(content);
        break;
    }
    m_empty->setContent(content);
}

/// What the search was taken for, why it may find nothing, and what else can be done.
void SessionsPage::describeNoHits(EmptyPage::Content &content) const
{
    content.icon = QStringLiteral("search");
    content.action = tr("Clear Search");
    if (!m_mistake.isEmpty()) {
        content.title = tr("The search cannot be read");
        content.text = m_mistake;
        return;
    }
    if (m_nothingFound.leadsNowhere()) {
        content.title = tr("This leads to no session");
        content.text = m_advice;
        return;
    }
    content.title = tab() == Tab::Users ? tr("No user matches the search") : tr("Nothing matches the search");
    content.text = m_nothingFound.count();
    if (!m_advice.isEmpty())
        content.text += QLatin1Char('\n') + m_advice;
    if (!m_findOffer.isEmpty()) {
        content.secondary = content.action;
        content.action = m_findOffer;
    }
    if (m_nothingFound.hasUnlisted())
        content.third = tr("Formats…");
    content.footnote = m_nothingFound.remarks().join(QLatin1Char('\n'));
}

void SessionsPage::pressAction()
{
    switch (m_reason) {
    case Reason::Failed:
    case Reason::NoSessions:
        if (m_reason == Reason::NoSessions && m_shownOffer)
            Q_EMIT listOfferedRequested();
        else if (m_monitor.progress().stopped && !m_findOffer.isEmpty() && m_monitor.progress().unreadable == 0)
            Q_EMIT findOnServerRequested();
        else
            Q_EMIT editConnectionRequested();
        break;
    case Reason::NoHits:
        if (m_findOffer.isEmpty() || !m_mistake.isEmpty())
            Q_EMIT clearSearchRequested();
        else
            Q_EMIT findOnServerRequested();
        break;
    case Reason::Loading:
        Q_EMIT findOnServerRequested();
        break;
    case Reason::None:
    case Reason::NotConnected:
    case Reason::Connecting:
        break;
    }
}

void SessionsPage::pressSecondary()
{
    switch (m_reason) {
    case Reason::Connecting:
        Q_EMIT cancelRequested();
        break;
    case Reason::Failed:
        Q_EMIT retryRequested();
        break;
    case Reason::Loading:
        m_monitor.stopLoading();
        break;
    case Reason::NoSessions:
        m_monitor.reload();
        break;
    case Reason::None:
    case Reason::NotConnected:
    case Reason::NoHits:
        Q_EMIT clearSearchRequested();
        break;
    }
}

} // namespace ui

#include "moc_sessionspage.cpp"
