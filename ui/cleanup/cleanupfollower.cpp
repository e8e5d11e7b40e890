// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupfollower.h"

#include "models/messages/connectionstatus.h"
#include "models/monitor/indexdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/printabletext.h"
#include "ui/cleanup/cleanupreportdialog.h"
#include "ui/cleanup/cleanupwords.h"
#include "ui/cleanup/stalewords.h"
#include "ui/notices/noticebar.h"
#include "ui/words/counttext.h"
#include "ui/words/instanttext.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace ui
{

using monitor::IndexDesk;
using Undo = CleanUpAccount::Undo;
using OutcomeKind = CleanUpAccount::Kind;

namespace
{

/// A report of 100,000 entries takes some 30 MB.
constexpr size_t kCleanUpsKept = 6;
// Often enough that no second of the countdown is skipped.
constexpr std::chrono::milliseconds kTickOfCleanUps{250};

QString cleanUpNoticeId(quint64 job)
{
    return QStringLiteral("clean-up-%1").arg(job);
}

/// What somebody should read of it at once; the rest is in the report.
QString firstWordsOf(const std::vector<messages::CleanUpOutcome> &outcomes)
{
    for (const OutcomeKind kind : {OutcomeKind::Refused, OutcomeKind::Changed, OutcomeKind::NotRun}) {
        for (const messages::CleanUpOutcome &outcome : outcomes) {
            if (outcome.kind == kind && !outcome.words.isEmpty())
                return text::printableText(outcome.words.toUtf8());
        }
    }
    return {};
}

bool isClean(const messages::CleanUpReport &report, const std::vector<messages::CleanUpOutcome> &outcomes)
{
    return report.unrecorded.isEmpty() &&
           std::none_of(outcomes.begin(), outcomes.end(), [](const messages::CleanUpOutcome &outcome) {
               return outcome.kind == OutcomeKind::Refused || outcome.kind == OutcomeKind::Unknown;
           });
}

} // namespace

CleanUpFollower::CleanUpFollower(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window)
    : QObject(window)
    , m_desk(monitor.indexes())
    , m_notices(notices)
    , m_window(window)
{
    m_tick.setInterval(kTickOfCleanUps);
    connect(&m_tick, &QTimer::timeout, this, &CleanUpFollower::tick);
    connect(&m_desk, &IndexDesk::cleanUpProgressed, this, &CleanUpFollower::takeProgress);
    connect(&m_desk, &IndexDesk::cleanUpFinished, this, &CleanUpFollower::takeReport);
    connect(&monitor, &monitor::SessionMonitor::connectionChanged, this, &CleanUpFollower::followConnection);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, &CleanUpFollower::leaveAll);
}

CleanUpFollower::~CleanUpFollower() = default;

void CleanUpFollower::follow(quint64 job, CleanUpAccount account)
{
    Job &added = m_jobs[job];
    added.progress.total = static_cast<int>(account.confirmed());
    added.account = std::make_shared<CleanUpAccount>(std::move(account));
    forgetOld();
    postRunning(job, added);
}

CleanUpFollower::Job *CleanUpFollower::find(quint64 number)
{
    const auto found = m_jobs.find(number);
    return found == m_jobs.end() ? nullptr : &found->second;
}

const CleanUpFollower::Job *CleanUpFollower::find(quint64 number) const
{
    const auto found = m_jobs.find(number);
    return found == m_jobs.end() ? nullptr : &found->second;
}

quint64 CleanUpFollower::running() const
{
    for (const auto &[number, job] : m_jobs) {
        if (!job.isLeft && (!job.account->isFinished() || job.account->undo() == Undo::Running))
            return number;
    }
    return 0;
}

CleanUpFollower::Progress CleanUpFollower::progress(quint64 number) const
{
    const Job *job = find(number);
    return job ? job->progress : Progress();
}

std::shared_ptr<const CleanUpAccount> CleanUpFollower::account(quint64 number) const
{
    const Job *job = find(number);
    return job ? job->account : nullptr;
}

/// Why nothing more can be done about it.
QString CleanUpFollower::obstacle(const Job &job) const
{
    if (job.isLeft)
        return tr("The connection over which this was done has been left.");
    if (!m_desk.isConnected())
        return tr("There is no connection to the server.");
    return m_desk.profile().readOnly ? tr("This connection is read-only.") : QString();
}

void CleanUpFollower::forgetOld()
{
    for (auto job = m_jobs.begin(); job != m_jobs.end() && m_jobs.size() > kCleanUpsKept;) {
        const bool isWanted = !job->second.account->isFinished() || job->second.dialog || job->first == m_latest ||
                              m_notices.holds(cleanUpNoticeId(job->first));
        job = isWanted ? std::next(job) : m_jobs.erase(job);
    }
}

Notice CleanUpFollower::noticeOf(quint64 number, Notice::Kind kind, const QString &text, const QString &hint)
{
    Notice notice;
    notice.id = cleanUpNoticeId(number);
    notice.kind = kind;
    notice.text = text;
    notice.hint = hint;
    return notice;
}

void CleanUpFollower::takeProgress(quint64 number, int done, int total)
{
    Job *job = find(number);
    if (!job || job->isLeft || (job->account->isFinished() && job->account->undo() != Undo::Running))
        return;
    job->progress.done = done;
    job->progress.total = total;
    postRunning(number, *job);
    Q_EMIT progressed(number);
}

void CleanUpFollower::postRunning(quint64 number, const Job &job)
{
    const Progress &progress = job.progress;
    const QString words = progress.isUndo        ? tr("Putting stale entries back: %1 of %2")
                          : progress.isCancelled ? tr("Cancelling the clean-up: %1 of %2 done")
                                                 : tr("Removing stale entries: %1 of %2");
    Notice notice =
        noticeOf(number, Notice::Kind::Progress, words.arg(countText(progress.done), countText(progress.total)));
    notice.progress = Notice::Amount{progress.done, progress.total};
    notice.dismissible = false;
    if (!progress.isUndo && !progress.isCancelled)
        notice.actions = {{tr("Cancel"), [this, number](bool) { cancel(number); }, true}};
    m_notices.post(notice);
}

void CleanUpFollower::cancel(quint64 number)
{
    Job *job = find(number);
    if (!job || job->isLeft || job->account->isFinished())
        return;
    job->progress.isCancelled = true;
    m_desk.cancelCleanUp(number);
    postRunning(number, *job);
    Q_EMIT progressed(number);
}

void CleanUpFollower::takeReport(const messages::CleanUpReport &report)
{
    Job *job = find(report.job);
    if (!job || job->isLeft)
        return; // that nothing is known of it has been said
    if (report.isUndo) {
        takeUndo(*job, report);
        return;
    }
    auto account = std::make_shared<CleanUpAccount>(*job->account);
    account->finish(report, QDateTime::currentDateTime());
    job->account = std::move(account);
    m_latest = report.job;
    m_notices.withdraw(cleanUpNoticeId(report.job));
    postResult(report.job, *job);
    m_notices.bringForward(cleanUpNoticeId(report.job));
    updateDialog(*job);
    Q_EMIT changed(report.job);
    Q_EMIT finished(report.job);
}

void CleanUpFollower::postResult(quint64 number, Job &job)
{
    const CleanUpAccount &account = *job.account;
    messages::CleanUpReport said;
    said.unrecorded = account.unrecorded();
    QStringList hints = cleanUpNotes(account);
    hints.prepend(firstWordsOf(account.outcomes()));
    hints.prepend(cleanUpUndoNote(account));
    if (account.undoable() == 0)
        hints.append(account.noUndo());
    hints.removeAll(QString());
    const bool isWell = isClean(said, account.outcomes()) && cleanUpUndoNote(account).isEmpty();
    Notice notice = noticeOf(number, isWell ? Notice::Kind::Result : Notice::Kind::Warning,
                             tr("Stale entries: %1", "300 removed, 11 already gone").arg(cleanUpSummary(account)),
                             hints.join(QLatin1Char(' ')));
    const qint64 left = account.undoLeft(QDateTime::currentMSecsSinceEpoch());
    job.undoLabel = left > 0 && obstacle(job).isEmpty() ? tr("Undo · %1").arg(countdownText(left)) : QString();
    if (!job.undoLabel.isEmpty())
        notice.actions.append({job.undoLabel, [this, number](bool) { undo(number); }, true});
    notice.actions.append({tr("Details…"), [this, number](bool) { showReport(number); }, true});
    m_notices.post(notice);
    if (left > 0 && !m_tick.isActive())
        m_tick.start();
}

void CleanUpFollower::showReport(quint64 number)
{
    Job *job = find(number);
    if (!job || !job->account->isFinished())
        return;
    if (!job->dialog) {
        job->dialog = new CleanUpReportDialog(job->account, obstacle(*job), m_window);
        job->dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(job->dialog, &CleanUpReportDialog::undoRequested, this, [this, number] { undo(number); });
    }
    job->dialog->show();
    job->dialog->raise();
    job->dialog->activateWindow();
}

void CleanUpFollower::updateDialog(Job &job) const
{
    if (job.dialog)
        job.dialog->setAccount(job.account, obstacle(job));
}

// --- taking it back --------------------------------------------------------------------------------------

void CleanUpFollower::undo(quint64 number)
{
    Job *job = find(number);
    if (!job || !obstacle(*job).isEmpty() || job->account->undoLeft(QDateTime::currentMSecsSinceEpoch()) == 0)
        return;
    auto account = std::make_shared<CleanUpAccount>(*job->account);
    account->setUndo(Undo::Running);
    job->account = std::move(account);
    job->progress = {0, job->account->undoable(), true, false};
    m_notices.withdraw(cleanUpNoticeId(number));
    postRunning(number, *job);
    m_notices.bringForward(cleanUpNoticeId(number));
    updateDialog(*job);
    m_desk.undoCleanUp(number);
    Q_EMIT progressed(number);
}

void CleanUpFollower::takeUndo(Job &job, const messages::CleanUpReport &report)
{
    auto account = std::make_shared<CleanUpAccount>(*job.account);
    account->finishUndo(report);
    job.account = std::move(account);
    m_notices.withdraw(cleanUpNoticeId(report.job));
    if (job.account->undo() == Undo::NotAsked) { // nothing was sent: it can be tried again
        postResult(report.job, job);
        m_notices.bringForward(cleanUpNoticeId(report.job));
        updateDialog(job);
        Q_EMIT changed(report.job);
        return;
    }
    QStringList hints{firstWordsOf(report.outcomes), cleanUpUndoNote(*job.account)};
    hints.removeAll(QString());
    Notice notice =
        noticeOf(report.job, isClean(report, report.outcomes) ? Notice::Kind::Result : Notice::Kind::Warning,
                 tr("Undo of the clean-up: %1", "300 put back").arg(cleanUpUndoSummary(*job.account)),
                 hints.join(QLatin1Char(' ')));
    notice.actions = {{tr("Details…"), [this, number = report.job](bool) { showReport(number); }, true}};
    m_notices.post(notice);
    m_notices.bringForward(notice.id);
    updateDialog(job);
    Q_EMIT changed(report.job);
}

/// The button goes when the time is over.
void CleanUpFollower::tick()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    bool isAny = false;
    for (auto &[number, job] : m_jobs) {
        if (job.undoLabel.isEmpty() || job.account->undo() != Undo::NotAsked ||
            !m_notices.holds(cleanUpNoticeId(number)))
            continue;
        const qint64 left = job.account->undoLeft(now);
        isAny = isAny || left > 0;
        postResult(number, job);
    }
    if (!isAny)
        m_tick.stop();
}

// --- the connection --------------------------------------------------------------------------------------

void CleanUpFollower::followConnection(const messages::ConnectionStatus &status)
{
    if (status.phase == messages::ConnectionStatus::Phase::Disconnected) {
        leaveAll();
        return;
    }
    // What can be done has changed with it.
    for (auto &[number, job] : m_jobs) {
        if (!job.account->isFinished() || job.isLeft)
            continue;
        if (job.account->undo() == Undo::NotAsked && m_notices.holds(cleanUpNoticeId(number)))
            postResult(number, job);
        updateDialog(job);
    }
}

void CleanUpFollower::leaveAll()
{
    std::vector<quint64> told;
    for (auto job = m_jobs.begin(); job != m_jobs.end();) {
        const quint64 number = job->first;
        Job &each = job->second;
        if (std::exchange(each.isLeft, true)) {
            ++job;
            continue;
        }
        told.push_back(number);
        const bool wasUndoing = each.account->undo() == Undo::Running;
        if (!each.account->isFinished() || wasUndoing) {
            m_notices.withdraw(cleanUpNoticeId(number));
            const QString amount = countText(each.progress.done);
            const QString total = entriesText(each.progress.total);
            m_notices.post(
                wasUndoing
                    ? noticeOf(
                          number, Notice::Kind::Warning,
                          tr("The connection was left while stale entries were put back."),
                          tr("%1 of %2 were done with; whether the others are back is not known.").arg(amount, total))
                    : noticeOf(number, Notice::Kind::Warning, tr("The connection was left during a clean-up."),
                               tr("%1 of %2 were done with; whether the others were removed is not known. Connect "
                                  "again, and look again, to see.")
                                   .arg(amount, total)));
        } else if (each.account->undo() == Undo::NotAsked && m_notices.holds(cleanUpNoticeId(number))) {
            postResult(number, each);
        }
        if (wasUndoing) {
            auto account = std::make_shared<CleanUpAccount>(*each.account);
            account->setUndo(Undo::Left);
            each.account = std::move(account);
        }
        updateDialog(each);
        job = each.account->isFinished() ? std::next(job) : m_jobs.erase(job);
    }
    for (const quint64 number : told)
        Q_EMIT changed(number);
}

} // namespace ui

#include "moc_cleanupfollower.cpp"
