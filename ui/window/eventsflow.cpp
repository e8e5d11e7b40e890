// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/eventsflow.h"

#include "models/activity/activityrecorder.h"
#include "models/activity/events/eventlistmodel.h"
#include "models/files/settings.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/userlist.h"
#include "models/text/printabletext.h"
#include "ui/activity/activitypanel.h"
#include "ui/events/eventpage.h"
#include "ui/events/eventsaving.h"
#include "ui/events/eventtable.h"
#include "ui/logout/logoutflow.h"
#include "ui/notices/noticebar.h"
#include "ui/search/sessionsearch.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/sessionspage.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace ui
{

using activity::LoggedEvent;
using sessions::Slot;
using sessions::UserIdentity;

namespace
{

/// The session of the event, where it lives and there can be no other; kNoSlot: search for it.
Slot slotOf(const LoggedEvent &event, const sessions::SessionStore &store)
{
    if (event.user.isEmpty() || event.maskedId == QString::fromUtf8(text::kMaskedWhole))
        return sessions::kNoSlot;
    std::vector<Slot> hers = UserIdentity{UserIdentity::Kind::Named, event.user}.presentSessions(store);
    std::erase_if(hers, [&](Slot slot) {
        const QByteArrayView key = store.key(slot);
        return text::maskedSessionId(store.id(slot)) != event.maskedId ||
               (event.keyDigest != 0 && LoggedEvent::digestOf(key) != event.keyDigest);
    });
    return hers.size() == 1 ? hers.front() : sessions::kNoSlot;
}

/// As near to the session as what is known of it leads.
QString searchFor(const LoggedEvent &event)
{
    QStringList terms;
    if (!event.user.isEmpty())
        terms += sessions::SessionQuery::termForUser(event.user);
    const QString head = event.maskedId.section(QString::fromUtf8(text::kMaskedMiddle), 0, 0);
    const bool isPlain = std::all_of(head.begin(), head.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_'));
    });
    if (isPlain && !head.isEmpty())
        terms += QStringLiteral("id:") + head;
    return terms.isEmpty() ? QStringLiteral("is:anonymous") : terms.join(QLatin1Char(' '));
}

} // namespace

EventsFlow::EventsFlow(monitor::SessionMonitor &monitor, activity::ActivityRecorder &recorder,
                       history::HistoryDesk &history, const Parts &parts, files::Settings &settings, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_parts(parts)
    , m_settings(settings)
    , m_page(new EventPage(recorder.eventLog(), history, monitor))
    , m_saving(new EventSaving(parts.notices, window))
{
    parts.panel.setEventsPage(m_page);
    connect(&parts.search, &SessionSearch::applied, this, &EventsFlow::takeSearch);
    connect(m_page, &EventPage::sessionRequested, this, &EventsFlow::showSession);
    connect(m_page, &EventPage::userRequested, this,
            [this](const QByteArray &user) { Q_EMIT searchRequested(sessions::SessionQuery::termForUser(user)); });
    connect(m_page, &EventPage::logoutOfUserRequested, this, &EventsFlow::logOutUser);
    connect(m_page, &EventPage::exportRequested, this, &EventsFlow::exportEvents);
    connect(&parts.panel, &ActivityPanel::rangeSelected, this, &EventsFlow::showRange);
    connect(&parts.panel, &ActivityPanel::rangeCleared, m_page, &EventPage::clearRange);
    connect(m_page, &EventPage::chartsRequested, this, &EventsFlow::showCharts);
    connect(m_page, &EventPage::rangeCleared, &parts.panel, &ActivityPanel::clearRange);
    m_page->restoreSettings(settings.values());
    window->installEventFilter(this);
    takeSearch();
}

void EventsFlow::showRange(qint64 from, qint64 until)
{
    QWidget *chart = QApplication::focusWidget();
    m_cameFrom = chart && m_parts.panel.isAncestorOf(chart) && !m_page->isAncestorOf(chart) ? chart : nullptr;
    m_page->showRange(from, until);
    m_parts.panel.showEvents();
    // The chart that had the keyboard is hidden: it goes on with what is listed, not with whatever is next.
    if (m_cameFrom)
        m_page->table().setFocus(Qt::OtherFocusReason);
}

void EventsFlow::showCharts()
{
    m_parts.panel.showCharts();
    if (m_cameFrom && m_cameFrom->isVisible())
        m_cameFrom->setFocus(Qt::OtherFocusReason);
}

void EventsFlow::takeSearch()
{
    const auto query = m_monitor.table().query();
    const bool isActive = m_parts.search.isActive() && query;
    m_page->setMainSearch(isActive ? m_parts.search.wholeText() : QString(),
                          isActive ? *query : sessions::SessionQuery(), m_parts.search.mistake());
}

/// Also where the window searches for something else: then for the user.
void EventsFlow::showSession(const LoggedEvent &event)
{
    const Slot slot = slotOf(event, m_monitor.store());
    if (slot == sessions::kNoSlot) {
        Q_EMIT searchRequested(searchFor(event));
        return;
    }
    m_parts.page.setTab(SessionsPage::Tab::Sessions);
    if (m_monitor.table().rowOf(slot) < 0)
        Q_EMIT searchRequested(sessions::SessionQuery::termForUser(event.user));
    m_monitor.table().whenUpToDate(this, [this, key = m_monitor.store().key(slot).toByteArray()] {
        const Slot now = m_monitor.store().find(key);
        if (now == sessions::kNoSlot)
            return;
        m_parts.page.table().goToSlot(now);
        m_parts.page.table().setFocus(Qt::OtherFocusReason);
    });
}

void EventsFlow::logOutUser(const QByteArray &user)
{
    m_parts.logout.start({UserIdentity{UserIdentity::Kind::Named, user}});
}

void EventsFlow::exportEvents()
{
    const events::EventListModel &model = m_page->model();
    events::EventExport content;
    content.cells = model.cells();
    for (int row = 0; row < model.rowCount(); ++row)
        content.lines.push_back(*model.lineAt(row));
    m_saving->start(std::move(content));
}

bool EventsFlow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close) {
        files::SettingValues layout;
        m_page->saveSettings(layout);
        m_settings.change([layout](files::SettingValues &values) { values.insert(layout); });
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui

#include "moc_eventsflow.cpp"
