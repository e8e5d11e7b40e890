// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutfollower.h"

#include "models/messages/connectionstatus.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/logout/logoutreportdialog.h"
#include "ui/notices/noticebar.h"

#include <QDateTime>

#include <chrono>
#include <iterator>
#include <utility>

namespace ui
{

using monitor::LogoutDesk;

namespace
{

/// A report of 100,000 sessions takes some 30 MB.
constexpr size_t kReportsKept = 6;
// Often enough that no second of the countdown is skipped.
constexpr std::chrono::milliseconds kTickOfFollower{250};
/// Jobs of the server count from 1.
constexpr quint64 kFirstTold = quint64(1) << 62U;

QString noticeId(quint64 job)
{
    return QStringLiteral("logout-%1").arg(job);
}

QString foundId(quint64 job)
{
    return QStringLiteral("logout-%1-found").arg(job);
}

} // namespace

LogoutFollower::LogoutFollower(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window)
    : QObject(window)
    , m_desk(monitor.logouts())
    , m_notices(notices)
    , m_window(window)
    , m_told(kFirstTold)
{
    m_tick.setInterval(kTickOfFollower);
    connect(&m_tick, &QTimer::timeout, this, &LogoutFollower::tick);
    connect(&m_desk, &LogoutDesk::logoutProgressed, this, &LogoutFollower::takeProgress);
    connect(&m_desk, &LogoutDesk::logoutFinished, this, &LogoutFollower::takeReport);
    connect(&m_desk, &LogoutDesk::logoutChecked, this, &LogoutFollower::takeCheck);
    connect(&m_desk, &LogoutDesk::undoProgressed, this, &LogoutFollower::takeUndoProgress);
    connect(&m_desk, &LogoutDesk::undoFinished, this, &LogoutFollower::takeUndo);
    connect(&monitor, &monitor::SessionMonitor::connectionChanged, this, &LogoutFollower::followConnection);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, &LogoutFollower::leaveAll);
}

LogoutFollower::~LogoutFollower() = default;

void LogoutFollower::follow(quint64 job, LogoutAccount account)
{
    const int total = account.sent();
    Job &added = m_jobs[job];
    added.account = std::make_shared<LogoutAccount>(std::move(account));
    added.progress.total = total;
    forgetOld();
    postRunning(job, added);
}

void LogoutFollower::tell(LogoutAccount account)
{
    m_jobs[++m_told].account = std::make_shared<LogoutAccount>(std::move(account));
    messages::LogoutReport report;
    report.job = m_told;
    takeReport(report);
}

void LogoutFollower::settleFound(quint64 job)
{
    m_notices.withdraw(foundId(job));
}

bool LogoutFollower::hasReport() const
{
    return m_jobs.contains(m_latest);
}

std::shared_ptr<const LogoutAccount> LogoutFollower::account(quint64 job)
{
    Job *found = find(job);
    return found ? handOut(*found) : nullptr;
}

LogoutFollower::Job *LogoutFollower::find(quint64 number)
{
    const auto found = m_jobs.find(number);
    return found == m_jobs.end() ? nullptr : &found->second;
}

std::shared_ptr<const LogoutAccount> LogoutFollower::handOut(Job &job)
{
    job.isHandedOut = true;
    return job.account;
}

/// Who was handed it keeps what it was. That nobody holds it any more does not tell that another thread has read the
/// last of it: use_count() orders nothing.
LogoutAccount &LogoutFollower::change(Job &job)
{
    if (std::exchange(job.isHandedOut, false))
        job.account = std::make_shared<LogoutAccount>(*job.account);
    return *job.account;
}

/// Why nothing more can be done about it.
QString LogoutFollower::obstacle(const Job &job) const
{
    if (job.isLeft)
        return tr("The connection over which this was done has been left.");
    if (!m_desk.isConnected())
        return tr("There is no connection to the server.");
    if (m_desk.profile().readOnly)
        return tr("This connection is read-only.");
    return {};
}

void LogoutFollower::forgetOld()
{
    for (auto job = m_jobs.begin(); job != m_jobs.end() && m_jobs.size() > kReportsKept;) {
        const bool isWanted = !job->second.account->isFinished() || job->second.dialog || job->first == m_latest ||
                              m_notices.holds(noticeId(job->first)) || m_notices.holds(foundId(job->first));
        job = isWanted ? std::next(job) : m_jobs.erase(job);
    }
}

void LogoutFollower::takeProgress(quint64 number, int done, int total)
{
    Job *job = find(number);
    if (!job || job->account->isFinished() || job->isLeft)
        return;
    job->progress.done = done;
    job->progress.total = total;
    postRunning(number, *job);
}

void LogoutFollower::postRunning(quint64 number, const Job &job)
{
    Notice notice = LogoutNotices::running(*job.account, job.progress);
    notice.id = noticeId(number);
    const auto pause = [this, number](bool) {
        Job *paused = find(number);
        if (!paused)
            return;
        paused->progress.paused = !paused->progress.paused;
        m_desk.pauseLogout(number, paused->progress.paused);
        postRunning(number, *paused);
    };
    const auto cancel = [this, number](bool) {
        Job *cancelled = find(number);
        if (!cancelled)
            return;
        cancelled->progress.cancelled = true;
        change(*cancelled).setCancelled();
        m_desk.cancelLogout(number);
        postRunning(number, *cancelled);
    };
    if (!job.progress.cancelled)
        notice.actions = {{job.progress.paused ? tr("Continue") : tr("Pause"), pause, true},
                          {tr("Cancel"), cancel, true}};
    m_notices.post(notice);
}

void LogoutFollower::takeReport(const messages::LogoutReport &report)
{
    if (Job *known = find(report.job); known && known->isLeft)
        return; // that nothing is known of it has been said
    Job &job = m_jobs[report.job];
    if (!job.account)
        job.account = std::make_shared<LogoutAccount>(LogoutAccount({}, {}, {}));
    change(job).finish(report, QDateTime::currentDateTime());
    m_latest = report.job;
    m_notices.withdraw(noticeId(report.job));
    postResult(report.job, job);
    m_notices.bringForward(noticeId(report.job));
    updateDialog(job);
    Q_EMIT reportsChanged();
}

void LogoutFollower::postResult(quint64 number, Job &job)
{
    Notice notice = LogoutNotices::result(*job.account);
    notice.id = noticeId(number);
    const qint64 left = job.account->undoLeft(QDateTime::currentMSecsSinceEpoch());
    job.undoLabel = left > 0 && obstacle(job).isEmpty() ? LogoutNotices::undoLabel(left) : QString();
    if (!job.undoLabel.isEmpty())
        notice.actions.append({job.undoLabel, [this, number](bool) { undo(number); }, true});
    notice.actions.append(detailsOf(number));
    m_notices.post(notice);
    if (left > 0 && !m_tick.isActive())
        m_tick.start();
}

void LogoutFollower::takeCheck(const messages::LogoutCheck &check)
{
    Job *job = find(check.job);
    if (!job || job->isLeft)
        return;
    change(*job).take(check);
    if (job->account->undo() == LogoutAccount::Undo::NotAsked && m_notices.holds(noticeId(check.job)))
        postResult(check.job, *job);
    postFound(check.job, *job);
    updateDialog(*job);
}

/// Stays until it is dismissed; what was dismissed comes again only with news.
void LogoutFollower::postFound(quint64 number, Job &job)
{
    const qint64 returns = job.account->returns();
    const qint64 there = job.account->count(Became::StillThere);
    const bool isNews = returns > job.toldReturns || there > job.toldThere;
    Notice notice = LogoutNotices::found(*job.account);
    notice.id = foundId(number);
    if (notice.text.isEmpty()) {
        m_notices.withdraw(notice.id);
        return;
    }
    if (!isNews && !m_notices.holds(notice.id))
        return;
    job.toldReturns = returns;
    job.toldThere = there;
    if (!job.account->toEndAgain().empty() && obstacle(job).isEmpty()) {
        notice.actions.append(
            {tr("End again…"), [this, number](bool) { Q_EMIT endAgainRequested(number, false); }, true});
        notice.actions.append(
            {tr("End again until quiet…"), [this, number](bool) { Q_EMIT endAgainRequested(number, true); }, true});
    }
    notice.actions.append(detailsOf(number));
    m_notices.post(notice);
    if (isNews)
        m_notices.bringForward(notice.id);
}

Notice::Action LogoutFollower::detailsOf(quint64 number)
{
    return {tr("Details…"), [this, number](bool) { showReport(number); }, true};
}

void LogoutFollower::showReport(quint64 number)
{
    Job *job = find(number);
    if (!job)
        return;
    if (!job->dialog) {
        job->dialog = new LogoutReportDialog(handOut(*job), obstacle(*job), m_window);
        job->dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(job->dialog, &LogoutReportDialog::undoRequested, this, [this, number] { undo(number); });
        connect(job->dialog, &LogoutReportDialog::endAgainRequested, this,
                [this, number](bool untilQuiet) { Q_EMIT endAgainRequested(number, untilQuiet); });
    }
    job->dialog->show();
    job->dialog->raise();
    job->dialog->activateWindow();
}

void LogoutFollower::showLatestReport()
{
    showReport(m_latest);
}

void LogoutFollower::updateDialog(Job &job) const
{
    if (job.dialog)
        job.dialog->setAccount(handOut(job), obstacle(job));
}

// --- taking it back --------------------------------------------------------------------------------------

void LogoutFollower::undo(quint64 number)
{
    Job *job = find(number);
    if (!job || !obstacle(*job).isEmpty() || job->account->undoLeft(QDateTime::currentMSecsSinceEpoch()) == 0)
        return;
    change(*job).setUndo(LogoutAccount::Undo::Running);
    job->undo = {0, job->account->undoable(), false, false};
    m_notices.withdraw(noticeId(number));
    Notice notice = LogoutNotices::undoing(job->undo);
    notice.id = noticeId(number);
    m_notices.post(notice);
    m_notices.bringForward(notice.id);
    updateDialog(*job);
    m_desk.undoLogout(number);
}

void LogoutFollower::takeUndoProgress(quint64 number, int done, int total)
{
    Job *job = find(number);
    if (!job || job->isLeft || job->account->undo() == LogoutAccount::Undo::Over)
        return;
    job->undo = {done, total, false, false};
    Notice notice = LogoutNotices::undoing(job->undo);
    notice.id = noticeId(number);
    m_notices.post(notice);
}

void LogoutFollower::takeUndo(const messages::UndoReport &report)
{
    Job *job = find(report.job);
    if (!job || job->isLeft)
        return;
    change(*job).finishUndo(report);
    m_notices.withdraw(noticeId(report.job));
    postUndo(report.job, *job);
    updateDialog(*job);
}

void LogoutFollower::postUndo(quint64 number, const Job &job)
{
    Notice notice = LogoutNotices::undone(*job.account);
    notice.id = noticeId(number);
    notice.actions = {detailsOf(number)};
    m_notices.post(notice);
    m_notices.bringForward(notice.id);
}

/// The button goes when the time is over.
void LogoutFollower::tick()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    bool isAny = false;
    for (auto &[number, job] : m_jobs) {
        if (job.undoLabel.isEmpty() || job.account->undo() != LogoutAccount::Undo::NotAsked ||
            !m_notices.holds(noticeId(number)))
            continue;
        const qint64 left = job.account->undoLeft(now);
        isAny = isAny || left > 0;
        if (left == 0 || LogoutNotices::undoLabel(left) != job.undoLabel)
            postResult(number, job);
    }
    if (!isAny)
        m_tick.stop();
}

// --- the connection --------------------------------------------------------------------------------------

void LogoutFollower::followConnection(const messages::ConnectionStatus &status)
{
    if (status.phase == messages::ConnectionStatus::Phase::Disconnected) {
        leaveAll();
        return;
    }
    // What can be done has changed with it.
    for (auto &[number, job] : m_jobs) {
        if (!job.account->isFinished() || job.isLeft)
            continue;
        if (job.account->undo() == LogoutAccount::Undo::NotAsked && m_notices.holds(noticeId(number)))
            postResult(number, job);
        if (m_notices.holds(foundId(number)))
            postFound(number, job);
        updateDialog(job);
    }
}

void LogoutFollower::leaveAll()
{
    for (auto job = m_jobs.begin(); job != m_jobs.end();) {
        const quint64 number = job->first;
        Job &each = job->second;
        if (std::exchange(each.isLeft, true)) {
            ++job;
            continue;
        }
        const bool wasUndoing = each.account->undo() == LogoutAccount::Undo::Running;
        if (!each.account->isFinished() || wasUndoing) {
            m_notices.withdraw(noticeId(number));
            Notice notice =
                wasUndoing ? LogoutNotices::leftUndo(each.undo) : LogoutNotices::left(*each.account, each.progress);
            notice.id = noticeId(number);
            if (wasUndoing) {
                change(each).setUndo(LogoutAccount::Undo::Left);
                notice.actions = {detailsOf(number)};
            }
            m_notices.post(notice);
        } else if (each.account->undo() == LogoutAccount::Undo::NotAsked && m_notices.holds(noticeId(number))) {
            postResult(number, each);
        }
        if (m_notices.holds(foundId(number)))
            postFound(number, each);
        updateDialog(each);
        job = each.account->isFinished() ? std::next(job) : m_jobs.erase(job);
    }
}

} // namespace ui

#include "moc_logoutfollower.cpp"
