// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logout/logoutcommand.h"

#include "app/terminal/complaint.h"
#include "app/terminal/exitlimit.h"
#include "app/terminal/shellword.h"
#include "models/formats/logout/logoutplan.h"
#include "models/monitor/contentdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/sessions/query/pastedtext.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/numbertext.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include <unistd.h>

namespace app
{

using messages::LogoutOrder;
using monitor::LogoutDesk;

namespace
{

/// The records of a few sessions; without them the preview tells what it knows.
constexpr std::chrono::seconds kSamplesComeWithin{5};
/// It is looked after a second and after five; a server that has a lot to do takes longer to answer.
constexpr std::chrono::seconds kChecksEndWithin{15};
/// What was sent before a signal came is answered in this time, or the connection counts as broken.
constexpr std::chrono::seconds kCancelledWithin{30};

messages::ConnectionProfile logoutProfile(const CommandLine &line)
{
    messages::ConnectionProfile profile = line.profile.value_or(messages::ConnectionProfile{});
    if (!line.sharedLog.isEmpty())
        profile.sharedLog = line.sharedLog;
    return profile;
}

} // namespace

LogoutCommand::LogoutCommand(const CommandLine &line, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_listing(line, logoutProfile(line), int(sessions::SessionTableModel::User))
    , m_output(STDOUT_FILENO)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &LogoutCommand::goOnWithoutAnswer);
    connect(&m_listing, &ServerListing::listed, this, &LogoutCommand::preview);
    connect(&m_listing, &ServerListing::failed, this, &LogoutCommand::finish);
    connect(&m_signals, &EndingSignals::received, this, &LogoutCommand::interrupt);
    connect(&m_question, &NumberQuestion::answered, this, &LogoutCommand::takeAnswer);
    monitor::SessionMonitor &monitor = m_listing.monitor();
    connect(&monitor.contents(), &monitor::ContentDesk::contentRead, this, &LogoutCommand::takeSample);
    connect(&monitor.logouts(), &LogoutDesk::logoutabilityChanged, this, &LogoutCommand::takePermissions);
    connect(&monitor.logouts(), &LogoutDesk::logoutProgressed, this, &LogoutCommand::showProgress);
    connect(&monitor.logouts(), &LogoutDesk::logoutFinished, this, &LogoutCommand::takeReport);
    connect(&monitor.logouts(), &LogoutDesk::logoutChecked, this, &LogoutCommand::takeCheck);
}

void LogoutCommand::start()
{
    if (const auto refused = refusedAtOnce())
        finish(*refused);
    else
        m_listing.start();
}

std::optional<ExitCode> LogoutCommand::refusedAtOnce() const
{
    if (const auto query = sessions::SessionQuery::parse(m_line.filter); query && !query->guessedUser().isEmpty()) {
        const QString term = sessions::SessionQuery::termForUser(query->guessedUser());
        complain(
            tr("--filter: This names no session, only a user, and whoever is called so in any application would be "
               "logged out. Nothing was sent. To end all sessions of that name, say --filter %1.")
                .arg(shellWord(term.toUtf8()).value_or(QStringLiteral("user:…"))));
        return ExitCode::WrongUsage;
    }
    if (m_line.dryRun)
        return std::nullopt;
    const messages::ConnectionProfile profile = logoutProfile(m_line);
    // The monitor refuses as well, and so does the connection: here it is said before a million sessions are read.
    if (profile.readOnly) {
        complain(tr("This connection is read-only: nobody can be logged out through it."));
        return ExitCode::Failed;
    }
    if (!mustBeTyped() || NumberQuestion::canBeAsked())
        return std::nullopt;
    complain(profile.production
                 ? tr("This server is marked as production: the number of sessions has to be typed, on a terminal.")
                 : tr("Without a terminal nobody can be asked: look with --dry-run, then say --yes."));
    return ExitCode::WrongUsage;
}

bool LogoutCommand::mustBeTyped() const
{
    return !m_line.isConfirmed || logoutProfile(m_line).production;
}

void LogoutCommand::preview()
{
    m_listing.sayWhatIsMissing();
    monitor::SessionMonitor &monitor = m_listing.monitor();
    if (m_listing.isIncomplete() || !m_listing.isWhole()) {
        complain(tr("Not everything could be read: there may be more sessions that match. Nothing was sent."));
        return finish(ExitCode::Failed);
    }
    m_preview = LogoutPreview::about(monitor.store(), monitor.table().slotsMatching(), monitor.formats().formatSet());
    if (m_preview->sessions() == 0 && monitor.progress().unreadable > 0) {
        complain(tr("Nobody knows whether a session matches: this account may not read all of them. Nothing was "
                    "sent."));
        return finish(ExitCode::Failed);
    }
    if (m_preview->sessions() == 0) {
        complain(tr("No session matches. Nothing was sent."));
        m_results.emplace(std::vector<LogoutSubject>(), QStringList());
        return m_line.dryRun ? printDryRun() : write(ExitCode::Done);
    }
    m_step = Step::Sampling;
    for (const LogoutSubject &sample : m_preview->samples()) {
        // An end needs no more than the key, and so do most logouts.
        const bool needsPayload = !formats::payloadMembers(monitor.formats().formatSet()->at(sample.format)).isEmpty();
        if (!m_line.in && needsPayload)
            m_unread.insert(sample.key);
    }
    if (m_unread.isEmpty() && arePermissionsKnown())
        return showPreview();
    m_patience.start(kSamplesComeWithin);
    for (const QByteArray &key : std::as_const(m_unread))
        monitor.contents().readContent(monitor.store().find(key));
}

/// Once it is known what the account may: by that goes what is sent.
void LogoutCommand::addCommands(const LogoutSubject &sample)
{
    if (m_line.in)
        m_preview->addEnd(sample, m_listing.monitor().clock().nowMs() + std::chrono::milliseconds(*m_line.in).count());
    else
        m_preview->addLogout(sample, m_payloads.value(sample.key),
                             m_listing.monitor().logouts().logoutability().deletion);
}

void LogoutCommand::takeSample(const messages::RecordContent &content)
{
    if (m_step != Step::Sampling || !m_unread.remove(content.key))
        return;
    m_payloads.insert(content.key, content.value);
    if (m_unread.isEmpty() && arePermissionsKnown())
        showPreview();
}

/// For all formats that are shown. Where nobody can be asked it is not known, and the answers tell.
bool LogoutCommand::arePermissionsKnown()
{
    const messages::Logoutability &may = m_listing.monitor().logouts().logoutability();
    const auto &samples = m_preview->samples();
    return std::all_of(samples.begin(), samples.end(),
                       [&may](const LogoutSubject &sample) { return may.of(sample.format).isAsked; });
}

void LogoutCommand::takePermissions()
{
    if (m_step == Step::Sampling && m_unread.isEmpty() && arePermissionsKnown())
        showPreview();
}

void LogoutCommand::showPreview()
{
    if (m_step != Step::Sampling)
        return;
    m_patience.stop();
    m_unread.clear();
    for (const LogoutSubject &sample : m_preview->samples())
        addCommands(sample);
    addCaveats();
    if (m_line.dryRun)
        return printDryRun();
    std::fputs(qPrintable(m_preview->text()), stderr);
    // A question whose answer changes nothing is none.
    if (mustBeTyped() && mayEndAny())
        ask();
    else
        run();
}

void LogoutCommand::addCaveats()
{
    const auto &formats = m_listing.monitor().formats().formatSet()->formats();
    std::vector<bool> isMet(formats.size());
    for (const LogoutSubject &subject : m_preview->subjects()) {
        if (subject.format >= isMet.size() || isMet[subject.format])
            continue;
        isMet[subject.format] = true;
        addPermissions(subject.format);
        // What its framework says of such a session is of one that ends at once.
        if (m_line.in && formats[subject.format].hasDeadlineKey())
            continue;
        for (const QString &caveat : formats[subject.format].caveats())
            m_preview->addCaveat(formats[subject.format].title(), caveat);
    }
    if (m_line.in)
        m_preview->addCaveat({}, tr("Sessions that end sooner by themselves are left alone."));
    else
        m_preview->addCaveat({},
                             tr("There is no way back: what can be undone is kept by the window, while it is open."));
}

messages::Permission LogoutCommand::permissionFor(int format)
{
    const messages::FormatPermissions may = m_listing.monitor().logouts().logoutability().of(format);
    return m_line.in ? may.setTimeLeft : may.end;
}

/// By the number of the format: there may be a million subjects, and there are few formats.
std::vector<messages::Permission> LogoutCommand::permissions()
{
    std::vector<messages::Permission> all;
    for (int format = 0; format < int(m_listing.monitor().formats().formatSet()->formats().size()); ++format)
        all.push_back(permissionFor(format));
    return all;
}

/// As far as is known.
bool LogoutCommand::mayEndAny()
{
    const auto &subjects = m_preview->subjects();
    return std::any_of(subjects.begin(), subjects.end(), [may = permissions()](const LogoutSubject &subject) {
        return !may[subject.format].isRefused();
    });
}

/// What the account may not do to sessions of this format.
void LogoutCommand::addPermissions(int format)
{
    using Answer = messages::Permission::Answer;
    const messages::Permission asked = permissionFor(format);
    const QString title = m_listing.monitor().formats().formatSet()->at(format).title();
    if (asked.answer == Answer::No)
        m_preview->addCaveat(title, tr("These will not be ended. %1").arg(asked.reason.cause));
    else if (asked.answer == Answer::InPart)
        m_preview->addCaveat(title, asked.reason.cause);
}

void LogoutCommand::printDryRun()
{
    complain(tr("A dry run: nothing was sent."));
    if (m_line.listFormat == ListFormat::Json)
        m_output.pending() += m_preview->json();
    else if (m_preview->sessions() > 0)
        m_output.pending() += m_preview->text().toUtf8();
    finish(m_output.finish() ? ExitCode::Done : ExitCode::Failed);
}

void LogoutCommand::ask()
{
    m_step = Step::Asking;
    const QString number = QString::number(m_preview->sessions());
    m_question.ask(m_line.in ? tr("Type %1 to end %2 in %Ln second(s): ", nullptr, int(m_line.in->count()))
                                   .arg(number, m_preview->counted())
                             : tr("Type %1 to log out %2: ").arg(number, m_preview->counted()));
}

void LogoutCommand::takeAnswer(const QByteArray &typed)
{
    if (m_step != Step::Asking)
        return;
    if (typed == QByteArray::number(m_preview->sessions()))
        return run();
    complain(tr("That is not the number. Nothing was sent."));
    finish(ExitCode::Failed);
}

/// By itself, than --in says.
bool LogoutCommand::endsSooner(sessions::Slot slot)
{
    const qint64 deadline = m_listing.monitor().store().deadline(slot);
    return m_line.in && deadline > 0 &&
           deadline <= m_listing.monitor().clock().nowMs() + std::chrono::milliseconds(*m_line.in).count();
}

std::vector<sessions::Slot> LogoutCommand::whatIsLeft()
{
    const sessions::SessionStore &store = m_listing.monitor().store();
    const std::vector<messages::Permission> may = permissions();
    std::vector<sessions::Slot> left;
    const auto query = m_listing.monitor().table().query();
    sessions::QueryScan scan(*query, store, m_listing.monitor().clock().nowMs());
    for (const LogoutSubject &subject : m_results->subjects()) {
        // What was said not to be ended is not tried either.
        if (may[subject.format].isRefused()) {
            m_results->spare(subject, LogoutFate::NotRun, may[subject.format].reason.cause);
            continue;
        }
        switch (subject.nowIn(store)) {
        case LogoutSubject::Now::Same:
            if (const sessions::Slot slot = store.find(subject.key); !scan.matches(slot))
                m_results->spare(subject, LogoutFate::NotRun, tr("The session does not match the filter any more."));
            else if (!endsSooner(slot))
                left.push_back(slot);
            else
                m_results->spare(subject, LogoutFate::EndsSooner);
            break;
        case LogoutSubject::Now::Ended:
            m_results->spare(subject, LogoutFate::AlreadyGone);
            break;
        case LogoutSubject::Now::ChangedHands:
            m_results->spare(subject, LogoutFate::ChangedHands);
            break;
        }
    }
    return left;
}

/// For the audit log, which holds no session's id.
QString LogoutCommand::chosenBy() const
{
    const auto query = sessions::SessionQuery::parse(m_line.filter);
    if (query && query->pasted())
        return tr("all that match %1").arg(sessions::pastedName(*query->pasted()));
    if (!query || query->mayNameSession())
        return tr("all that match a search that may name a session");
    return tr("all that match “%1”").arg(m_line.filter);
}

void LogoutCommand::run()
{
    m_step = Step::Running;
    monitor::SessionMonitor &monitor = m_listing.monitor();
    m_results.emplace(m_preview->subjects(), monitor.formats().formatTitles());
    const std::vector<sessions::Slot> left = whatIsLeft();
    if (left.empty())
        return print();
    m_job =
        monitor.logouts().logOut(left, {.action = m_line.in ? LogoutOrder::Action::EndIn : LogoutOrder::Action::LogOut,
                                        .in = m_line.in.value_or(std::chrono::seconds(0)),
                                        .reason = m_line.reason,
                                        .chosenBy = chosenBy()});
    if (m_job == 0) // why was said
        finish(ExitCode::Failed);
}

void LogoutCommand::showProgress(quint64 job, int done, int total)
{
    if (job != m_job || m_step != Step::Running || ::isatty(STDERR_FILENO) != 1)
        return;
    m_showsProgress = true;
    std::fprintf(stderr, "\r%s", qPrintable(tr("%1 of %2").arg(text::numberText(done), text::numberText(total))));
    std::fflush(stderr);
}

void LogoutCommand::endProgress()
{
    if (std::exchange(m_showsProgress, false))
        std::fputc('\n', stderr);
}

void LogoutCommand::takeReport(const messages::LogoutReport &report)
{
    if (report.job != m_job || m_step != Step::Running)
        return;
    endProgress();
    m_results->take(report);
    if (!report.unrecorded.isEmpty())
        complain(report.unrecorded);
    for (const QString &remark : report.remarks)
        complain(remark);
    // Nobody looks after sessions that are there as they are to be, with another end.
    if (m_isInterrupted || m_line.in || !m_results->wantsCheck())
        return print();
    m_step = Step::Checking;
    complain(tr("%1. Looking whether any comes back…").arg(m_results->summary()));
    m_patience.start(kChecksEndWithin);
}

void LogoutCommand::takeCheck(const messages::LogoutCheck &check)
{
    if (check.job != m_job || m_step != Step::Checking)
        return;
    m_results->take(check);
    if (!check.unchecked.isEmpty())
        complain(check.unchecked);
    if (check.isLast)
        print();
}

void LogoutCommand::goOnWithoutAnswer()
{
    if (m_step == Step::Sampling)
        showPreview();
    else if (m_step == Step::Checking)
        stopChecking();
}

void LogoutCommand::stopChecking()
{
    complain(tr("Nobody has looked to the end whether any came back."));
    print();
}

void LogoutCommand::print()
{
    write(m_results->isGood() && !m_isInterrupted ? ExitCode::Done : ExitCode::Failed);
}

void LogoutCommand::write(ExitCode code)
{
    m_listing.leave();
    m_results->append(m_output.pending(), m_line.listFormat);
    const bool written = m_output.finish();
    if (!written)
        complain(tr("What became of the sessions could not be written: %1").arg(m_output.errorString()));
    finish(written ? code : ExitCode::Failed);
}

void LogoutCommand::interrupt()
{
    m_isInterrupted = true;
    switch (m_step) {
    case Step::Running:
        // The signal has limited what is left of the program's time, for who hangs: this waits for an answer.
        limitExit(int(ExitCode::Failed), kCancelledWithin);
        endProgress();
        complain(tr("Cancelled: what has been sent is waited for."));
        m_listing.monitor().logouts().cancelLogout(m_job);
        return;
    case Step::Checking:
        return stopChecking();
    case Step::Over:
        return;
    case Step::Listing:
    case Step::Sampling:
    case Step::Asking:
        break;
    }
    complain(tr("Cancelled. Nothing was sent."));
    finish(ExitCode::Failed);
}

void LogoutCommand::finish(ExitCode code)
{
    if (std::exchange(m_step, Step::Over) == Step::Over)
        return;
    m_patience.stop();
    m_listing.leave();
    // Queued, for whoever connects after start() has returned.
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

} // namespace app

#include "moc_logoutcommand.cpp"
