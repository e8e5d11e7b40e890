// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupflow.h"

#include "models/files/settings.h"
#include "models/messages/connectionstatus.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/indexdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/cleanup/cleanupdialog.h"
#include "ui/cleanup/cleanupfollower.h"
#include "ui/cleanup/staledialog.h"
#include "ui/cleanup/stalelist.h"
#include "ui/cleanup/stalewords.h"

#include <QSplitter>

#include <algorithm>
#include <utility>

namespace ui
{

using monitor::IndexDesk;
using monitor::SessionMonitor;

namespace
{

const auto kStaleGeometry = QStringLiteral("cleanup/geometry");
const auto kStaleRows = QStringLiteral("cleanup/rows");

/// What an entry is after a clean-up, by what became of it.
StaleState stateAfter(CleanUpAccount::Kind kind)
{
    switch (kind) {
    case CleanUpAccount::Kind::Removed:
        return StaleState::Removed;
    case CleanUpAccount::Kind::AlreadyGone:
        return StaleState::Gone;
    case CleanUpAccount::Kind::SessionThere:
        return StaleState::Back;
    case CleanUpAccount::Kind::Changed:
        return StaleState::Changed;
    case CleanUpAccount::Kind::Unknown:
        return StaleState::Unknown;
    case CleanUpAccount::Kind::Refused:
    case CleanUpAccount::Kind::NotRun:
    case CleanUpAccount::Kind::Restored:
    case CleanUpAccount::Kind::WrittenSince:
        break;
    }
    return StaleState::Stale;
}

/// The same after its undo.
StaleState stateAfterUndo(CleanUpAccount::Kind kind)
{
    switch (kind) {
    case CleanUpAccount::Kind::Restored:
        return StaleState::Stale;
    case CleanUpAccount::Kind::WrittenSince:
    case CleanUpAccount::Kind::Changed:
        return StaleState::Changed;
    case CleanUpAccount::Kind::SessionThere:
        return StaleState::Back;
    case CleanUpAccount::Kind::Unknown:
        return StaleState::Unknown;
    case CleanUpAccount::Kind::Removed:
    case CleanUpAccount::Kind::AlreadyGone:
    case CleanUpAccount::Kind::Refused:
    case CleanUpAccount::Kind::NotRun:
        break;
    }
    return StaleState::Removed;
}

} // namespace

CleanUpFlow::CleanUpFlow(SessionMonitor &monitor, NoticeBar &notices, files::Settings &settings, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_desk(monitor.indexes())
    , m_settings(settings)
    , m_window(window)
    , m_follower(new CleanUpFollower(monitor, notices, window))
{
    connect(&m_desk, &IndexDesk::findProgressed, this, &CleanUpFlow::takeLookProgress);
    connect(&m_desk, &IndexDesk::staleFound, this, &CleanUpFlow::takeFound);
    // The bar says it too, but behind the dialog.
    connect(&m_desk, &IndexDesk::requestRefused, this, [this](const messages::Problem &problem) {
        if (m_dialog)
            m_dialog->showNote(problem.sentences());
    });
    connect(m_follower, &CleanUpFollower::progressed, this, &CleanUpFlow::showProgress);
    connect(m_follower, &CleanUpFollower::changed, this, &CleanUpFlow::showOutcome);
    connect(m_follower, &CleanUpFollower::finished, this, [this](quint64 job) {
        if (m_dialog) // who waits for it
            m_follower->showReport(job);
    });
    connect(&monitor, &SessionMonitor::connectionChanged, this, &CleanUpFlow::followConnection);
    connect(&monitor, &SessionMonitor::profileChanged, this, &CleanUpFlow::leave);
}

QString CleanUpFlow::obstacle() const
{
    return m_desk.isConnected() ? QString() : tr("There is no connection to a server.");
}

QString CleanUpFlow::cleanUpObstacle() const
{
    if (!m_desk.isConnected())
        return obstacle();
    return m_desk.profile().readOnly ? tr("This connection is read-only: nothing can be cleaned up through it.")
                                     : QString();
}

void CleanUpFlow::open(const QByteArray &user)
{
    const bool isNew = !m_dialog;
    if (isNew)
        makeDialog();
    const bool isOther = isNew || m_dialog->scope() != user;
    const quint64 running = m_follower->running();
    if (running == 0)
        m_dialog->setScope(user);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    if (running != 0)
        showProgress(running);
    else if (isOther || (!m_dialog->indexes().report() && m_look == 0))
        look(user);
}

void CleanUpFlow::makeDialog()
{
    m_dialog = new StaleDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->restoreGeometry(m_settings.value(kStaleGeometry).toByteArray());
    m_dialog->list().split().restoreState(m_settings.value(kStaleRows).toByteArray());
    m_dialog->setHasReport(m_follower->hasReport());
    connect(m_dialog, &StaleDialog::lookRequested, this, &CleanUpFlow::look);
    connect(m_dialog, &StaleDialog::stopRequested, this, &CleanUpFlow::stopLook);
    connect(m_dialog, &StaleDialog::cleanUpRequested, this, &CleanUpFlow::ask);
    connect(m_dialog, &StaleDialog::cancelRequested, this, [this] { m_follower->cancel(m_follower->running()); });
    connect(m_dialog, &StaleDialog::reportRequested, m_follower, &CleanUpFollower::showLatestReport);
    connect(m_dialog, &QDialog::finished, this, &CleanUpFlow::remember);
    updateObstacles();
}

/// Nobody reads what is still looked for.
void CleanUpFlow::remember()
{
    stopLook();
    m_look = 0;
    m_settings.change([geometry = m_dialog->saveGeometry(),
                       rows = m_dialog->list().split().saveState()](files::SettingValues &values) {
        values.insert(kStaleGeometry, geometry);
        values.insert(kStaleRows, rows);
    });
    // It is deleted a moment later: who opens it at once gets another one.
    m_dialog = nullptr;
}

// --- looking ----------------------------------------------------------------------------------------------

void CleanUpFlow::look(const QByteArray &user)
{
    const bool wasAsking = withdrawQuestion();
    m_look = m_desk.findStale(user);
    if (m_look != 0)
        m_dialog->showLooking();
    else
        m_dialog->showNothing(obstacle());
    if (wasAsking)
        m_dialog->showNote(tr("The question was closed: the list that it was about is another one now."));
}

void CleanUpFlow::stopLook()
{
    if (m_look != 0)
        m_desk.cancelFind(m_look);
}

void CleanUpFlow::takeLookProgress(quint64 job, qint64 keys, qint64 total, qint64 stale)
{
    if (job == m_look && m_dialog)
        m_dialog->showLookProgress(keys, total, stale);
}

void CleanUpFlow::takeFound(const messages::StaleReport &report)
{
    if (report.job != m_look || m_look == 0)
        return; // of a look that nobody waits for any more
    m_look = 0;
    m_marked.clear();
    if (m_dialog)
        m_dialog->showFound(std::make_shared<messages::StaleReport>(report), m_monitor.formats().formatTitles(),
                            QDateTime::currentDateTime());
}

bool CleanUpFlow::withdrawQuestion()
{
    const bool wasAsking = m_question;
    if (wasAsking)
        m_question->reject();
    m_question = nullptr;
    return wasAsking;
}

// --- cleaning up ------------------------------------------------------------------------------------------

void CleanUpFlow::ask(const std::vector<StalePlace> &places, const QString &chosenBy)
{
    if (const QString why = cleanUpObstacle(); !why.isEmpty()) {
        m_dialog->showNote(why);
        return;
    }
    if (m_question || m_look != 0 || m_follower->running() != 0)
        return;
    const auto &report = m_dialog->indexes().report();
    auto entries = std::make_shared<CleanUpDialog::Entries>();
    entries->reserve(places.size());
    for (const StalePlace &place : places)
        entries->push_back(report->indexes[place.index].stale[place.entry]);
    m_question = new CleanUpDialog(std::move(entries),
                                   {.titles = m_dialog->indexes().titles(),
                                    .chosenBy = chosenBy,
                                    .isWhole = isWhole(*report),
                                    .deletion = m_monitor.logouts().logoutability().deletion},
                                   m_desk.profile(), m_dialog);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &QDialog::accepted, this, [this, places] { run(*m_question, places); });
    m_question->open();
}

void CleanUpFlow::run(const CleanUpDialog &dialog, const std::vector<StalePlace> &places)
{
    const CleanUpAccount::Asked asked{.reason = dialog.reason(),
                                      .chosenBy = dialog.about().chosenBy,
                                      .server = m_desk.profile().title(),
                                      .production = m_desk.profile().production,
                                      .typed = dialog.asksForNumber(),
                                      .titles = dialog.about().titles};
    const quint64 job = m_desk.cleanUp(*dialog.entries(), asked.reason, asked.chosenBy);
    if (job == 0)
        return; // requestRefused has said why
    if (m_dialog)
        m_marked.push_back({job, m_dialog->indexes().report(), places});
    m_follower->follow(job, CleanUpAccount(asked, dialog.entries()));
    showProgress(job);
}

void CleanUpFlow::showProgress(quint64 job)
{
    const CleanUpFollower::Progress progress = m_follower->progress(job);
    if (m_dialog)
        m_dialog->showCleaning(progress.done, progress.total, progress.isUndo, progress.isCancelled);
}

/// In the list, that it stays true.
void CleanUpFlow::showOutcome(quint64 job)
{
    const std::shared_ptr<const CleanUpAccount> account = m_follower->account(job);
    if (!m_dialog)
        return;
    m_dialog->setHasReport(m_follower->hasReport());
    m_dialog->showCleaned();
    const auto marked =
        std::find_if(m_marked.begin(), m_marked.end(), [job](const Marked &one) { return one.job == job; });
    if (account && marked != m_marked.end()) {
        std::vector<StaleState> states;
        for (const messages::CleanUpOutcome &outcome : account->outcomes())
            states.push_back(stateAfter(outcome.kind));
        const std::vector<size_t> removed = account->removed();
        const std::vector<messages::CleanUpOutcome> &undone = account->undone().outcomes;
        for (size_t i = 0; i < removed.size() && i < undone.size(); ++i)
            states[removed[i]] = stateAfterUndo(undone[i].kind);
        m_dialog->settle(marked->report, marked->places, states);
    }
    if (!m_dialog->indexes().report() && m_look == 0 && obstacle().isEmpty())
        look(m_dialog->scope());
}

// --- the connection ---------------------------------------------------------------------------------------

void CleanUpFlow::followConnection(const messages::ConnectionStatus &status)
{
    using Phase = messages::ConnectionStatus::Phase;
    updateObstacles();
    if (status.phase == Phase::Disconnected)
        leave();
    else if (m_dialog && status.phase != Phase::Connected && (m_look != 0 || m_follower->running() != 0))
        m_dialog->showNote(tr("The connection broke. What came of it is said as soon as that is known."));
}

/// Of another server nothing was found, nor asked.
void CleanUpFlow::leave()
{
    const bool wasLooking = std::exchange(m_look, 0) != 0;
    withdrawQuestion();
    m_marked.clear();
    updateObstacles();
    if (m_dialog)
        m_dialog->showNothing(wasLooking
                                  ? tr("The connection was left during the look: nothing is known of what it found.")
                                  : tr("The connection was left: what was found there is not shown any more."));
}

void CleanUpFlow::updateObstacles()
{
    if (!m_dialog)
        return;
    m_dialog->setServer(m_desk.profile().title(), m_desk.profile().production);
    m_dialog->setObstacles(obstacle(), cleanUpObstacle());
}

} // namespace ui

#include "moc_cleanupflow.cpp"
