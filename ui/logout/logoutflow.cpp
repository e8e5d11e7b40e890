// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutflow.h"

#include "models/monitor/formatdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/userlist.h"
#include "models/text/numbertext.h"
#include "ui/logout/logoutallowance.h"
#include "ui/logout/logoutchanges.h"
#include "ui/logout/logoutdialog.h"
#include "ui/logout/logoutreportdialog.h"
#include "ui/logout/logoutwatch.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/slotselection.h"
#include "ui/words/counttext.h"
#include "ui/words/loadstate.h"

#include <QPointer>

#include <utility>

namespace ui
{

using monitor::LogoutDesk;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

const auto kImpossible = QStringLiteral("logout-impossible");

QString ownerText(const sessions::UserIdentity &user)
{
    switch (user.kind) {
    case sessions::UserIdentity::Kind::Named:
        break;
    case sessions::UserIdentity::Kind::Anonymous:
        return LogoutFlow::tr("nobody (anonymous)");
    case sessions::UserIdentity::Kind::Unknown:
        return LogoutFlow::tr("unknown users");
    }
    return LogoutQuestion::nameOf(user.name, {});
}

QString noticeId(quint64 job)
{
    return QStringLiteral("logout-%1").arg(job);
}

} // namespace

LogoutFlow::LogoutFlow(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_desk(monitor.logouts())
    , m_notices(notices)
    , m_window(window)
{
    connect(&m_desk, &LogoutDesk::logoutProgressed, this, &LogoutFlow::showProgress);
    connect(&m_desk, &LogoutDesk::logoutFinished, this, &LogoutFlow::showReport);
    connect(&m_desk, &LogoutDesk::logoutabilityChanged, this, &LogoutFlow::withdrawObstacle);
    connect(&monitor, &monitor::SessionMonitor::connectionChanged, this, &LogoutFlow::followConnection);
}

QString LogoutFlow::obstacle() const
{
    if (!m_desk.isConnected())
        return tr("There is no connection to a server.");
    if (m_desk.profile().readOnly)
        return tr("This connection is read-only: nothing can be ended through it.");
    return obstacleOf(m_desk.logoutability());
}

QString LogoutFlow::obstacle(const SlotSelection &selection) const
{
    if (QString general = obstacle(); !general.isEmpty())
        return general;
    if (selection.count() == 0)
        return tr("Select the sessions to end first.");
    if (!selection.containsPresent())
        return tr("What is selected has ended already.");
    return obstacleOf(m_desk.logoutability(), m_monitor.store(), selection);
}

QString LogoutFlow::obstacle(const std::vector<sessions::Slot> &chosen) const
{
    const QString general = obstacle();
    return general.isEmpty() ? obstacleOf(m_desk.logoutability(), m_monitor.store(), chosen) : general;
}

void LogoutFlow::start(const SlotSelection &selection, const QString &search)
{
    // Sessions that no longer match leave the selection with their rows: never end what the search excludes.
    connect(&selection, &SlotSelection::sessionsChanged, this, &LogoutFlow::withdrawObstacle, Qt::UniqueConnection);
    m_monitor.table().whenUpToDate(this, [this, search, kept = QPointer<const SlotSelection>(&selection)] {
        if (kept)
            ask(obstacle(*kept), kept->selectedSlots(), choiceText(*kept, search));
    });
}

void LogoutFlow::start(const sessions::UserIdentity &user)
{
    const std::vector<sessions::Slot> chosen = user.presentSessions(m_monitor.store());
    ask(obstacle(chosen), chosen, tr("all sessions of %1").arg(ownerText(user)));
}

void LogoutFlow::startAllBut(const sessions::UserIdentity &user, const QByteArray &keptKey)
{
    // Where nothing is spared the answer would be another one than was asked for.
    const sessions::Slot kept = m_monitor.store().find(keptKey);
    if (kept == sessions::kNoSlot)
        return;
    std::vector<sessions::Slot> chosen = user.presentSessions(m_monitor.store());
    std::erase(chosen, kept);
    ask(obstacle(chosen), chosen, tr("all sessions of %1 but one").arg(ownerText(user)));
}

/// For the audit log. That all are meant is only said where all that are listed are selected.
QString LogoutFlow::choiceText(const SlotSelection &selection, const QString &search) const
{
    const bool isAll = selection.count() > 1 && selection.count() >= m_monitor.table().presentCount();
    if (!isAll)
        return tr("%Ln selected session(s)", nullptr, text::pluralCount(selection.count()));
    return search.trimmed().isEmpty() ? tr("all sessions that were listed")
                                      : tr("all that match “%1”").arg(search.trimmed());
}

void LogoutFlow::ask(const QString &reason, const std::vector<sessions::Slot> &chosen, const QString &chosenBy)
{
    if (!reason.isEmpty()) {
        // A button that was pressed owes an answer.
        Notice notice;
        notice.id = kImpossible;
        notice.kind = Notice::Kind::Info;
        notice.text = reason;
        m_notices.post(notice);
        m_notices.bringForward(notice.id);
        return;
    }
    withdrawObstacle();
    const auto about = [this, chosenBy](const std::vector<sessions::Slot> &left) {
        LogoutQuestion question = questionAbout(left);
        question.chosenBy = chosenBy;
        return question;
    };
    LogoutQuestion question = about(chosen);
    if (question.subjects.empty())
        return;
    auto *dialog = new LogoutDialog(std::move(question), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    new LogoutWatch(m_monitor.table(), *dialog, about);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { run(dialog->question(), dialog->reason()); });
    // Of another server nothing was asked.
    connect(&m_monitor, &monitor::SessionMonitor::profileChanged, dialog, &QDialog::reject);
    dialog->open();
}

LogoutQuestion LogoutFlow::questionAbout(const std::vector<sessions::Slot> &chosen) const
{
    LogoutQuestion question = LogoutQuestion::about(
        m_monitor.store(), chosen, m_monitor.formats().formatTitles(), m_monitor.nodeNames(),
        [this](int format) {
            return warningsOf(m_desk.logoutability().of(format)) + m_monitor.formats().caveats(format);
        },
        m_monitor.profile());
    question.incomplete = isIncomplete(m_monitor.progress());
    return question;
}

/// Only what is still as it was asked about, by the rows of this moment. The report tells of the others too.
void LogoutFlow::run(const LogoutQuestion &question, const QString &reason)
{
    std::vector<messages::LogoutOutcome> spared;
    for (const LogoutSubject &subject : question.subjects) {
        switch (subject.fateIn(m_monitor.store())) {
        case LogoutSubject::Fate::Same:
            break;
        case LogoutSubject::Fate::Ended:
            spared.push_back({Kind::AlreadyGone, subject.key, {}});
            break;
        case LogoutSubject::Fate::ChangedHands:
            spared.push_back({Kind::ChangedHands, subject.key,
                              tr("the session is somebody else's now: %1")
                                  .arg(LogoutChanges::ownerNow(subject.key, m_monitor.store()))});
            break;
        }
    }
    if (!spared.empty() && spared.size() == question.subjects.size()) {
        m_running.insert(0, {question.subjects, {}, 0});
        messages::LogoutReport report;
        report.outcomes = std::move(spared);
        showReport(std::move(report));
        return;
    }
    const quint64 job =
        m_desk.logOut(question.slotsNow(m_monitor.store()), {.reason = reason, .chosenBy = question.chosenBy});
    if (job == 0)
        return; // requestRefused has said why
    const auto total = static_cast<int>(question.subjects.size() - spared.size());
    m_running.insert(job, {question.subjects, std::move(spared), 0});
    showProgress(job, 0, total);
}

void LogoutFlow::showProgress(quint64 job, int done, int total)
{
    const auto running = m_running.find(job);
    if (running == m_running.end())
        return;
    running->done = done;
    Notice notice;
    notice.id = noticeId(job);
    notice.kind = Notice::Kind::Progress;
    notice.text = tr("Logging out: %1 of %2").arg(countText(done), countText(total));
    notice.progress = Notice::Amount{done, total};
    notice.dismissible = false;
    notice.actions = {{tr("Cancel"), [this, job](bool) { m_desk.cancelLogout(job); }, true}};
    m_notices.post(notice);
}

void LogoutFlow::showReport(messages::LogoutReport report)
{
    const Running running = m_running.take(report.job);
    const std::vector<LogoutSubject> &subjects = running.subjects;
    report.outcomes.insert(report.outcomes.end(), running.spared.begin(), running.spared.end());
    m_notices.withdraw(noticeId(report.job));
    Notice notice;
    notice.id = noticeId(report.job);
    const bool clean = report.count(Kind::Refused) == 0 && report.count(Kind::Unknown) == 0;
    notice.kind = clean ? Notice::Kind::Result : Notice::Kind::Warning;
    notice.text = LogoutReportDialog::summary(report);
    if (!report.unrecorded.isEmpty()) {
        notice.kind = Notice::Kind::Warning;
        notice.hint = report.commands == 0
                          ? report.unrecorded.sentences()
                          : tr("What became of them is not in the audit log: %1").arg(report.unrecorded.sentences());
    }
    for (const messages::LogoutOutcome &outcome : report.outcomes) {
        if (!notice.hint.isEmpty())
            break;
        if ((outcome.kind == Kind::Refused || outcome.kind == Kind::NotRun) && !outcome.words.isEmpty()) {
            notice.hint = outcome.words;
            break;
        }
    }
    notice.actions = {{tr("Details…"),
                       [this, report, subjects](bool) {
                           auto *dialog = new LogoutReportDialog(report, subjects, m_window);
                           dialog->setAttribute(Qt::WA_DeleteOnClose);
                           dialog->open();
                       },
                       true}};
    m_notices.post(notice);
    m_notices.bringForward(notice.id);
}

void LogoutFlow::withdrawObstacle()
{
    m_notices.withdraw(kImpossible);
}

/// Who leaves a server in the middle of it gets no report any more: what has become of the rest is not known.
void LogoutFlow::followConnection(const messages::ConnectionStatus &status)
{
    using Phase = messages::ConnectionStatus::Phase;
    if (status.phase == Phase::Connected)
        withdrawObstacle();
    if (status.phase != Phase::Disconnected)
        return;
    withdrawObstacle();
    const QHash<quint64, Running> left = std::exchange(m_running, {});
    for (auto job = left.cbegin(); job != left.cend(); ++job) {
        m_notices.withdraw(noticeId(job.key()));
        Notice notice;
        notice.id = noticeId(job.key());
        notice.kind = Notice::Kind::Warning;
        notice.text = tr("The connection was left during a logout.");
        notice.hint = tr("%1 of %2 were done with; whether the others have ended is not known. Connect again to see.")
                          .arg(countText(job->done), sessionsText(qint64(job->subjects.size())));
        m_notices.post(notice);
    }
}

} // namespace ui

#include "moc_logoutflow.cpp"
