// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailspanel.h"

#include "models/monitor/contentdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/details/messagepage.h"
#include "ui/details/sessionview.h"
#include "ui/details/usersessions.h"
#include "ui/words/loadstate.h"
#include "ui/words/plantext.h"

#include <QAction>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace ui
{

namespace
{

// Often enough that a second never seems to be skipped.
constexpr std::chrono::milliseconds kTick{250};
// A busy session changes with every request of its user; reading it more often helps nobody.
constexpr std::chrono::seconds kRereadAtMost{1};
// Counting users of larger selections would be felt.
constexpr size_t kCountUsersUpTo = 200'000;
constexpr int kPreferredWidth = 340;
constexpr int kLeastWidth = 300;

} // namespace

DetailsPanel::DetailsPanel(monitor::SessionMonitor &monitor, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_stack(new QStackedWidget(this))
    , m_message(new MessagePage(this))
    , m_session(new SessionView(this))
    , m_others(new UserSessions(monitor.store(), this))
{
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_session);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    setMinimumWidth(kLeastWidth);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    m_tick.setInterval(kTick);
    m_reread.setInterval(kRereadAtMost);
    m_reread.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &DetailsPanel::refresh);
    connect(&m_reread, &QTimer::timeout, this, &DetailsPanel::readContent);
    connect(m_session, &SessionView::logoutRequested, this, &DetailsPanel::logoutRequested);
    connect(m_session, &SessionView::otherSessionsRequested, this,
            [this] { Q_EMIT sessionsOfUserRequested(m_facts.user); });
    connect(m_session, &SessionView::sessionRequested, this, &DetailsPanel::requestSession);
    connect(m_others, &UserSessions::changed, this, &DetailsPanel::showOthers);
    connect(&monitor, &monitor::SessionMonitor::progressChanged, this, [this] {
        if (isIncomplete(m_monitor.progress()) != m_incomplete)
            showOthers();
    });
    auto *search = new QAction(tr("Search in This Session"), this);
    search->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    search->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(search);
    connect(search, &QAction::triggered, m_session, &SessionView::beginSearch);
    connect(&monitor.contents(), &monitor::ContentDesk::contentRead, this, &DetailsPanel::takeContent);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, &DetailsPanel::clear);
    connect(&monitor, &monitor::SessionMonitor::nodesChanged, this, &DetailsPanel::refresh);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &DetailsPanel::refresh);
    connect(&monitor.logouts(), &monitor::LogoutDesk::logoutabilityChanged, this, &DetailsPanel::refresh);
    clear();
}

DetailsPanel::~DetailsPanel() = default;

QSize DetailsPanel::sizeHint() const
{
    return {kPreferredWidth, QWidget::sizeHint().height()};
}

void DetailsPanel::showSession(sessions::Slot slot)
{
    const sessions::SessionStore &store = m_monitor.store();
    if (!store.contains(slot)) {
        clear();
        return;
    }
    if (slot == m_slot && store.key(slot) == QByteArrayView(m_facts.key))
        return;
    forgetSession();
    m_slot = slot;
    m_facts.key = store.key(slot).toByteArray();
    m_history = DeadlineHistory(store.deadline(slot), m_monitor.table().nowOf(slot));
    m_others->watch(slot);
    refresh();
    m_session->setHistory(m_history);
    showOthers();
    m_stack->setCurrentWidget(m_session);
    readContent();
    if (isVisible())
        m_tick.start();
}

void DetailsPanel::showSeveral(const std::vector<sessions::Slot> &selected)
{
    if (selected.size() == 1) {
        showSession(selected.front());
        return;
    }
    if (selected.empty()) {
        clear();
        return;
    }
    showCount(static_cast<qint64>(selected.size()));
    if (selected.size() > kCountUsersUpTo)
        return;
    const sessions::SessionStore &store = m_monitor.store();
    std::unordered_set<std::string_view> users;
    for (const sessions::Slot slot : selected) {
        if (!store.contains(slot) || store.user(slot).isEmpty())
            continue;
        const QByteArrayView user = store.user(slot);
        users.emplace(user.data(), static_cast<size_t>(user.size()));
    }
    if (!users.empty()) {
        const QString whose = tr("Of %Ln user(s).", nullptr, static_cast<int>(users.size()));
        m_message->showMessage(m_message->title(), tr("%1 %2").arg(whose, m_message->text()));
    }
}

void DetailsPanel::showCount(qint64 sessions)
{
    forgetSession();
    const QString hint = m_monitor.profile().readOnly
                             ? tr("Select one to see what it holds.")
                             : tr("Select one to see what it holds, or press Del to log them out.");
    m_message->showMessage(tr("%Ln session(s) selected", nullptr, text::pluralCount(sessions)), hint);
    m_stack->setCurrentWidget(m_message);
}

void DetailsPanel::clear()
{
    forgetSession();
    m_message->showMessage(tr("No session selected"),
                           tr("Select a session in the table to see whose it is, what it holds and when it ends."));
    m_stack->setCurrentWidget(m_message);
}

void DetailsPanel::forgetSession()
{
    m_tick.stop();
    m_reread.stop();
    m_slot = sessions::kNoSlot;
    m_facts = {};
    m_history = {};
    m_others->stop();
    // Also takes what was revealed out of memory and off the screen.
    m_session->setFacts({});
}

void DetailsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_facts.isEmpty())
        return;
    m_others->watch(m_slot);
    refresh();
    m_tick.start();
}

void DetailsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
    m_reread.stop();
    m_others->stop();
}

void DetailsPanel::setLogoutObstacle(const QString &reason)
{
    m_session->setLogoutObstacle(reason);
}

// Compares what the store says now with what is shown: a few loads from memory. The row may have moved,
// changed, ended, been released, or come back under another slot.
void DetailsPanel::refresh()
{
    if (m_facts.isEmpty())
        return;
    const sessions::SessionStore &store = m_monitor.store();
    qint64 now = m_monitor.table().clock().shownMs();
    if (!store.contains(m_slot) || store.key(m_slot) != QByteArrayView(m_facts.key))
        m_slot = store.find(m_facts.key);
    SessionFacts facts;
    bool isWatched = !m_monitor.table().clock().isStopped();
    if (m_slot != sessions::kNoSlot) { // its node may not answer
        now = m_monitor.table().nowOf(m_slot);
        isWatched = isWatched && !m_monitor.table().absenceOf(m_slot);
    }
    if (m_slot == sessions::kNoSlot) {
        facts = m_facts;
        if (!facts.hasEnded()) {
            facts.state = messages::RowChange::Vanished;
            facts.endedAt = now;
        }
        facts.otherSessions = 0; // whose it was is no longer looked up
    } else {
        facts = factsOf(store, m_slot, m_monitor.formats().formatTitles(), m_monitor.nodeNames());
        facts.otherSessions = m_others->count();
        if (!facts.hasEnded() && m_history.note(std::max<qint64>(facts.deadline, 0), now))
            m_session->setHistory(m_history);
    }
    if (facts != m_facts) {
        const bool first = m_facts.format.isEmpty() && m_facts.deadline == 0 && m_facts.id.isEmpty();
        // Other sessions that come and go, thousands perhaps, change nothing in what this one holds; and how long
        // sessions of its format usually last is learnt from them.
        SessionFacts before = std::exchange(m_facts, facts);
        before.otherSessions = facts.otherSessions;
        before.fullTtl = facts.fullTtl;
        const bool sameRecord = before == facts;
        m_session->setFacts(facts);
        showLogout();
        if (!first && !sameRecord && !facts.hasEnded() && !m_reread.isActive() && isVisible())
            m_reread.start();
    }
    m_session->setListed(m_slot == sessions::kNoSlot || !m_monitor.table().query() ||
                         m_monitor.table().rowOf(m_slot) >= 0);
    m_session->tick(now, isWatched);
}

/// By the row alone: what the session holds is read again before anything is sent.
void DetailsPanel::showLogout()
{
    const std::shared_ptr<const formats::FormatSet> formats = m_monitor.formats().formatSet();
    const bool isKnown = formats && m_facts.formatIndex >= 0 && size_t(m_facts.formatIndex) < formats->formats().size();
    m_session->setLogout(isKnown ? PlanText::of(formats->at(m_facts.formatIndex), m_facts.key, m_facts.user,
                                                m_monitor.logouts().logoutability().deletion)
                                 : PlanText(),
                         m_monitor.formats().caveats(m_facts.formatIndex), m_monitor.profile().readOnly);
}

void DetailsPanel::showOthers()
{
    const sessions::SessionStore &store = m_monitor.store();
    std::vector<OtherSession> others;
    for (const UserSession &session : m_others->sessions()) {
        if (!store.contains(session.slot) || store.key(session.slot) != QByteArrayView(session.key))
            continue;
        QStringList parts;
        for (const QByteArrayView part : {store.device(session.slot), store.ip(session.slot)}) {
            if (!part.isEmpty())
                parts.append(text::printableText(part));
        }
        parts.append(text::maskedSessionId(store.id(session.slot)));
        others.push_back({session.slot, session.key, parts.join(QStringLiteral(" · ")), session.deadline});
    }
    m_incomplete = isIncomplete(m_monitor.progress());
    m_session->setOthers(others, m_others->count(), m_incomplete);
    if (!m_facts.isEmpty())
        refresh();
}

void DetailsPanel::requestSession(const QByteArray &key)
{
    const sessions::Slot slot = m_monitor.store().find(key);
    if (slot == sessions::kNoSlot)
        return;
    // A search that leaves it out makes way for the user's sessions.
    if (m_monitor.table().rowOf(slot) < 0)
        Q_EMIT sessionsOfUserRequested(m_facts.user);
    else
        Q_EMIT sessionRequested(slot);
}

void DetailsPanel::readContent()
{
    if (m_slot != sessions::kNoSlot && !m_facts.hasEnded())
        m_monitor.contents().readContent(m_slot);
}

void DetailsPanel::takeContent(const messages::RecordContent &content)
{
    // Is the answer still wanted? SessionView asks again by key; this is the cheap way out for prefetches.
    if (!m_facts.isEmpty() && content.key == m_facts.key)
        m_session->setContent(content);
}

} // namespace ui

#include "moc_detailspanel.cpp"
