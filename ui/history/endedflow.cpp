// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endedflow.h"

#include "models/activity/history/endedmodel.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historymatch.h"
#include "models/activity/history/historyproblem.h"
#include "models/activity/history/historyreader.h"
#include "models/activity/history/historyrecorder.h"
#include "models/messages/sessionevent.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/history/endeddetails.h"
#include "ui/history/endedlane.h"
#include "ui/history/endedtext.h"
#include "ui/history/endedview.h"
#include "ui/history/laneplace.h"
#include "ui/search/searchfield.h"
#include "ui/search/sessionsearch.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/words/loadstate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace ui
{

using history::EndedAnswer;
using messages::SessionEvent;
using monitor::SessionMonitor;
using sessions::QueryTerm;
using sessions::SessionTableModel;

namespace
{

constexpr int kFirstPage = 50;
constexpr int kMostRows = 2'000;
/// Of those that the search finds alive: more are not told apart from who is gone.
constexpr int kMostPresent = 5'000;

bool isEnd(const SessionEvent &event)
{
    return event.kind != SessionEvent::Kind::Created && event.kind != SessionEvent::Kind::Extended;
}

} // namespace

EndedFlow::EndedFlow(SessionMonitor &monitor, history::HistoryDesk &desk, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_desk(desk)
    , m_parts(parts)
    , m_lane(new EndedLane(&parts.place))
    , m_details(new EndedDetails(&parts.side))
    , m_most(kFirstPage)
{
    m_parts.place.setLane(m_lane);
    m_parts.side.addWidget(m_details);
    m_lane->view().alignWith(m_parts.table);
    m_lane->comeAfter(m_parts.table);
    m_lane->view().addAction(&m_parts.clearSearch);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &EndedFlow::askInTurn);
    connectParts();
    m_parts.table.installEventFilter(this);
}

void EndedFlow::connectParts()
{
    connect(&m_parts.search, &SessionSearch::applied, this, &EndedFlow::update);
    connect(&m_desk, &history::HistoryDesk::fileChanged, this, [this] {
        m_subject.clear();
        m_isAnswered = true; // nobody is, of another server
        m_lane->clear();
        update();
    });
    // What ends while it is looked at, and times that nobody watched.
    connect(&m_monitor, &SessionMonitor::eventsOccurred, this, [this](const QList<SessionEvent> &events) {
        if (std::any_of(events.begin(), events.end(), isEnd))
            askAgain();
    });
    connect(&m_monitor, &SessionMonitor::serverRestarted, this, &EndedFlow::askAgain);
    connect(&m_monitor, &SessionMonitor::endedUnseen, this, &EndedFlow::askAgain);
    connect(&m_monitor, &SessionMonitor::livenessChanged, this, &EndedFlow::askAgain);
    connect(&m_monitor, &SessionMonitor::progressChanged, this, &EndedFlow::askAgain);
    // Those that lingered among the live ones stand below from now on.
    connect(&m_monitor.table(), &QAbstractItemModel::rowsRemoved, this, &EndedFlow::askAgain);
    connect(&m_monitor.table(), &SessionTableModel::countsChanged, &m_parts.place, &LanePlace::arrange);
    connect(&m_monitor.table(), &QAbstractItemModel::modelReset, &m_parts.place, &LanePlace::arrange);
    connect(m_parts.table.horizontalScrollBar(), &QScrollBar::rangeChanged, &m_parts.place, &LanePlace::arrange,
            Qt::QueuedConnection);
    connect(m_lane, &EndedLane::moreRequested, this, [this] {
        m_most = std::min(m_most * 5, kMostRows);
        ask();
    });

    EndedView &view = m_lane->view();
    connect(&view, &EndedView::selectedLifeChanged, this, &EndedFlow::showSelected);
    connect(&view, &EndedView::leftUpwards, this, &EndedFlow::leaveUpwards);
    connect(&view, &LiveTableView::rowMenuRequested, this, &EndedFlow::showMenu);
    connect(&view, &EndedView::lifeActivated, this, [this] { m_parts.showDetails.setChecked(true); });
    connect(&view, &EndedView::copyRequested, this, [this] {
        if (const history::Life *life = selected())
            copy(endedRowText(*life, nowMs()));
    });
    connect(&view, &EndedView::copyUserRequested, this, [this] {
        if (const history::Life *life = selected())
            copy(endedUserText(*life));
    });
    connect(&view, &EndedView::onlyUserRequested, this, [this] {
        if (const history::Life *life = selected(); life && !life->user.isEmpty())
            Q_EMIT userRequested(life->user);
    });
    connect(m_details, &EndedDetails::liveSessionsRequested, this, &EndedFlow::userRequested);
    connect(&m_parts.table.selection(), &SlotSelection::sessionsChanged, this, [this] {
        if (m_parts.table.selection().count() > 0)
            m_lane->view().clearSelection();
    });
    // Where nobody is left alive, the way from the search leads here.
    connect(&m_parts.field, &SearchField::resultsRequested, this, [this] {
        if (!m_parts.table.isVisible() && m_lane->hasSessions())
            m_lane->takeFocus();
    });
}

const history::Life *EndedFlow::selected() const
{
    return m_lane->isWanted() ? m_lane->view().selectedLife() : nullptr;
}

/// Something is searched for, and the history can say something of it.
bool EndedFlow::isAsked() const
{
    const auto query = m_monitor.table().query();
    if (!m_parts.search.isActive() || !m_parts.search.mistake().isEmpty() || !query || m_desk.file().isEmpty())
        return false;
    const auto &terms = query->terms();
    const bool saysSomething = std::any_of(
        terms.begin(), terms.end(), [](const QueryTerm &term) { return term.field != QueryTerm::Field::Everything; });
    return saysSomething && history::HistoryMatch::objection(*query).isEmpty();
}

/// The tab of the live sessions is.
bool EndedFlow::isShown() const
{
    return m_parts.place.isVisible() && m_parts.place.isLaneAllowed();
}

void EndedFlow::update()
{
    const SessionSearch::Terms terms = m_parts.search.terms();
    const QString subject = isAsked() ? terms.text + QLatin1Char('\n') + terms.format : QString();
    if (subject.isEmpty()) {
        m_again.stop();
        m_desk.forget(this);
        m_isAnswered = true;
        m_subject.clear();
        m_lane->clear();
        showSelected();
        return;
    }
    if (subject != m_subject) {
        m_subject = subject;
        m_most = kFirstPage;
        ask();
    } else {
        askAgain(); // it may have been out of sight
    }
    showSelected();
}

/// By the server's clock; while nobody is connected that stands still, and time goes on.
qint64 EndedFlow::nowMs() const
{
    const messages::ServerClock &clock = m_monitor.clock();
    return clock.isStopped() ? QDateTime::currentMSecsSinceEpoch() : clock.nowMs();
}

history::EndedQuestion EndedFlow::question() const
{
    const SessionSearch::Terms terms = m_parts.search.terms();
    history::EndedQuestion question;
    question.text = terms.text;
    question.format = terms.format;
    question.formatTitles = m_monitor.formats().formatTitles();
    question.most = m_most;
    question.now = nowMs();
    const SessionTableModel &table = m_monitor.table();
    const sessions::SessionStore &store = m_monitor.store();
    const int rows = std::min(table.rowCount(), kMostPresent);
    for (int row = 0; row < rows; ++row) {
        const sessions::Slot slot = table.slotAt(row);
        const bool isPresent = store.state(slot) == messages::RowChange::Present;
        (isPresent ? question.present : question.lingering).push_back(store.id(slot).toByteArray());
    }
    const messages::LoadProgress &progress = m_monitor.progress();
    question.isPresentKnown = rows == table.rowCount() && table.isUpToDate() &&
                              m_monitor.connectionStatus().phase == messages::ConnectionStatus::Phase::Connected &&
                              progress.phase == messages::LoadProgress::Phase::Idle && !isIncomplete(progress) &&
                              m_monitor.liveness().mode != messages::Liveness::Mode::Loading;
    return question;
}

void EndedFlow::ask()
{
    if (m_subject.isEmpty())
        return;
    m_again.stop();
    m_asked.start();
    m_isAnswered = false;
    m_isOutdated = false;
    const history::EndedQuestion asked = question();
    m_desk.ask<EndedAnswer>(
        this, [asked](const history::HistoryReader &reader) { return history::endedSessions(reader, asked); },
        [this, now = asked.now](const tl::expected<EndedAnswer, history::Failure> &answer) { take(answer, now); });
}

void EndedFlow::reread()
{
    ask();
}

/// At most each second; and who has asked is answered first.
void EndedFlow::askAgain()
{
    if (m_subject.isEmpty() || m_again.isActive() || !isShown())
        return;
    const qint64 since = m_asked.isValid() ? m_asked.elapsed() : kBetweenQuestionsMs;
    m_again.start(int(std::clamp<qint64>(kBetweenQuestionsMs - since, 50, kBetweenQuestionsMs)));
}

/// A question that nobody has answered yet is not put off for the same one.
void EndedFlow::askInTurn()
{
    m_isOutdated = !m_isAnswered;
    if (m_isAnswered)
        ask();
}

void EndedFlow::take(const tl::expected<EndedAnswer, history::Failure> &answer, qint64 now)
{
    m_isAnswered = true;
    if (m_isOutdated)
        askAgain();
    if (answer) {
        m_lane->showAnswer(*answer, now);
    } else if (answer.error().kind == history::Failure::Kind::Missing) {
        m_lane->showMessage(m_desk.recorder().isRecording()
                                ? tr("Nothing has been written down yet.")
                                : tr("There is no history of this server: what has ended was not written down. Session "
                                     "▸ History ▸ Keep a History does that from now on."));
    } else {
        m_lane->showMessage(history::problemReading(answer.error(), m_desk.file()).sentences());
    }
    showSelected();
}

/// Of the one that is selected the details stand beside it; a live one's come back with the selection of one.
void EndedFlow::showSelected()
{
    const history::Life *life = selected();
    const bool isHere = m_parts.side.currentWidget() == m_details;
    if (life && isShown()) {
        if (m_parts.table.selection().count() > 0)
            m_parts.table.clearSelection();
        m_details->showLife(*life, m_lane->gaps(), nowMs());
        m_parts.side.setCurrentWidget(m_details);
    } else if (isHere) {
        m_parts.side.setCurrentWidget(&m_parts.details);
    }
}

void EndedFlow::leaveUpwards()
{
    SessionTableView &table = m_parts.table;
    if (!table.isVisible() || m_monitor.table().rowCount() == 0) {
        m_parts.field.setFocus(Qt::ShortcutFocusReason);
        return;
    }
    table.setFocus(Qt::ShortcutFocusReason);
    table.goToSlot(m_monitor.table().slotAt(m_monitor.table().rowCount() - 1));
}

/// Down from the last of the live rows leads to the first of the ended ones.
bool EndedFlow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_lane->hasSessions()) {
        const QKeyCombination keys = static_cast<QKeyEvent *>(event)->keyCombination();
        const bool isLast = m_parts.table.currentIndex().row() == m_monitor.table().rowCount() - 1;
        if (keys == QKeyCombination(Qt::Key_Down) && isLast) {
            m_lane->view().chooseFirst();
            m_lane->takeFocus();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void EndedFlow::copy(const QString &text)
{
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void EndedFlow::showMenu(const QPoint &globalPosition)
{
    const history::Life *life = selected();
    if (!life)
        return;
    auto *menu = new QMenu(&m_lane->view());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, const QString &copied) {
        menu->addAction(text, this, [this, copied] { copy(copied); })->setEnabled(!copied.isEmpty());
    };
    add(tr("Copy for a &Ticket"), m_details->ticket());
    add(tr("&Copy Row"), endedRowText(*life, nowMs()));
    add(tr("Copy &User"), endedUserText(*life));
    add(tr("Copy &Masked Id"), life->mask);
    menu->addSeparator();
    const QByteArray user = life->user;
    menu->addAction(tr("Show &Only This User"), this, [this, user] { Q_EMIT userRequested(user); })
        ->setEnabled(!user.isEmpty());
    menu->addAction(tr("&Forget This User…"), this, [this, user] { Q_EMIT forgetRequested(user); })
        ->setEnabled(!user.isEmpty());
    menu->popup(globalPosition);
}

} // namespace ui

#include "moc_endedflow.cpp"
