// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjobs.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/formats/logout/logoutplan.h"

#include <algorithm>
#include <utility>

namespace server
{

using Kind = messages::LogoutOutcome::Kind;

namespace
{

audit::Action actionOf(messages::LogoutOrder::Action action)
{
    switch (action) {
    case messages::LogoutOrder::Action::EndIn:
        return audit::Action::EndIn;
    case messages::LogoutOrder::Action::SetTtl:
        return audit::Action::Extend;
    case messages::LogoutOrder::Action::LogOut:
        break;
    }
    return audit::Action::LogOut;
}

audit::Intent intentOf(audit::Action action, const messages::LogoutOrder &order, const formats::FormatSet &formats)
{
    audit::Intent intent = audit::Intent::now(action);
    intent.redisUser = order.redisUser;
    intent.server = order.server;
    intent.profile = order.profile;
    intent.production = order.production;
    intent.reason = order.reason;
    intent.chosenBy = order.chosenBy;
    intent.sessions.reserve(order.targets.size());
    for (const messages::LogoutTarget &target : order.targets) {
        const formats::Format &format = formats.at(target.format);
        intent.sessions.push_back(audit::SessionMention::of(target.key, format.capturesOf(target.key).id, target.user,
                                                            target.otherNames, format.title()));
    }
    return intent;
}

QString wordOf(Kind kind, messages::LogoutOrder::Action action)
{
    switch (kind) {
    case Kind::Ended:
        return QLatin1String(audit::outcomes::kEnded);
    case Kind::AlreadyGone:
        return QLatin1String(audit::outcomes::kAlreadyGone);
    case Kind::Refused:
        return QLatin1String(audit::outcomes::kRefused);
    case Kind::Unknown:
        return QLatin1String(audit::outcomes::kUnknown);
    case Kind::ChangedHands:
        return QLatin1String(audit::outcomes::kChangedHands);
    case Kind::TtlSet:
        return QLatin1String(action == messages::LogoutOrder::Action::EndIn ? audit::outcomes::kShortened
                                                                            : audit::outcomes::kExtended);
    case Kind::NotRun:
        break;
    }
    return QLatin1String(audit::outcomes::kNotSent);
}

QString wordOf(messages::UndoOutcome::Kind kind)
{
    using UndoKind = messages::UndoOutcome::Kind;
    switch (kind) {
    case UndoKind::Restored:
    case UndoKind::InPart:
        return QLatin1String(audit::outcomes::kRestored);
    case UndoKind::WrittenSince:
        return QLatin1String(audit::outcomes::kChangedHands);
    case UndoKind::Expired:
        return QLatin1String(audit::outcomes::kAlreadyGone);
    case UndoKind::Refused:
        return QLatin1String(audit::outcomes::kRefused);
    case UndoKind::Unknown:
        break;
    }
    return QLatin1String(audit::outcomes::kUnknown);
}

audit::Outcome outcomeOf(const messages::UndoReport &report, const QString &job)
{
    audit::Outcome outcome = audit::Outcome::now(job);
    outcome.sessions.reserve(report.outcomes.size());
    for (const messages::UndoOutcome &session : report.outcomes)
        outcome.sessions.push_back({audit::digestOfKey(session.key), wordOf(session.kind), session.words});
    return outcome;
}

audit::Outcome outcomeOf(const messages::LogoutReport &report, const QString &job, messages::LogoutOrder::Action action)
{
    audit::Outcome outcome = audit::Outcome::now(job);
    outcome.commands = report.commands;
    outcome.sessions.reserve(report.outcomes.size());
    for (const messages::LogoutOutcome &session : report.outcomes)
        outcome.sessions.push_back({audit::digestOfKey(session.key), wordOf(session.kind, action), session.words});
    return outcome;
}

/// Whether the record of such a session is still there when it has ended.
bool recordStays(const formats::Format &format, const messages::LogoutTarget &target)
{
    const auto touched = formats::keysOf(formats::logoutPlan(format, target.key, target.user, {}));
    return std::any_of(touched.begin(), touched.end(), [](const formats::TouchedKey &key) {
        using Fate = formats::TouchedKey::Fate;
        return key.isRecord && key.fate != Fate::Deleted && key.fate != Fate::FieldRemoved;
    });
}

audit::SessionOutcome notSent(const QByteArray &key)
{
    return {audit::digestOfKey(key), QLatin1String(audit::outcomes::kNotSent), {}};
}

audit::Intent withoutSessions(const audit::Intent &intent)
{
    audit::Intent head = intent;
    head.sessions.clear();
    return head;
}

messages::Problem problemOf(const audit::Problem &problem)
{
    return {problem.cause, problem.nextStep};
}

} // namespace

LogoutJobs::LogoutJobs(QObject *parent, audit::AuditLog log, const messages::ConnectionProfile &profile)
    : QObject(parent)
    , m_log(std::move(log))
    , m_turns(this, profile.gentle)
    , m_shelf(this)
    , m_stream(profile.sharedLog.toUtf8(), this)
{
    connect(&m_shelf, &UndoShelf::expired, this, &LogoutJobs::forgetIfOver);
}

void LogoutJobs::start(quint64 number, const messages::LogoutOrder &order, redis::Server &server,
                       std::shared_ptr<const formats::FormatSet> formats)
{
    audit::Intent intent = intentOf(actionOf(order.action), order, *formats);
    if (order.action != messages::LogoutOrder::Action::LogOut)
        intent.leftMs = std::chrono::milliseconds(order.in).count();
    m_past[number] = {order, withoutSessions(intent), &server, std::move(formats), 1};
    if (const auto recorded = m_log.begin(intent); !recorded)
        return giveUp(number, problemOf(recorded.error()));
    const auto goOn = [this, number](const auto &written) {
        if (written)
            return run(number);
        const Past &past = m_past[number];
        audit::Outcome outcome = audit::Outcome::now(past.intent.job);
        outcome.words = written.error().sentences();
        for (const messages::LogoutTarget &target : past.order.targets)
            outcome.sessions.push_back(notSent(target.key));
        (void)m_log.end(outcome);
        giveUp(number, written.error());
    };
    m_stream.begin(&server, *m_past[number].formats, intent, goOn);
}

/// Nothing was sent.
void LogoutJobs::giveUp(quint64 number, const messages::Problem &problem)
{
    messages::LogoutReport report;
    report.job = number;
    report.unrecorded = problem;
    const QString words = problem.sentences();
    for (const messages::LogoutTarget &target : m_past[number].order.targets)
        report.outcomes.push_back({Kind::NotRun, target.key, words});
    Q_EMIT finished(report);
    leave(number);
}

void LogoutJobs::run(quint64 number)
{
    const Past &past = m_past[number];
    LogoutJob *job = newJob(number, past.order.targets, past);
    connect(job, &LogoutJob::progressed, this, &LogoutJobs::progressed);
    connect(job, &LogoutJob::finished, this, &LogoutJobs::finish);
    if (past.isPaused)
        job->pause(true);
    if (past.isCancelled || !past.server)
        job->cancel();
    else
        job->start();
}

LogoutJob *LogoutJobs::newJob(quint64 number, std::vector<messages::LogoutTarget> targets, const Past &past)
{
    std::erase_if(m_jobs, [](const QPointer<LogoutJob> &job) { return job.isNull(); });
    const auto nodeOf = [server = past.server](QByteArrayView key) {
        return server->nodeForKey(formats::keyOfRecord(key));
    };
    const bool knowsAllNodes = past.server->finding() == redis::Server::Finding::Cluster;
    auto *job = new LogoutJob(number, std::move(targets), {nodeOf, past.formats, m_turns, m_shelf, knowsAllNodes}, this,
                              {past.order.action, past.order.in});
    connect(job, &LogoutJob::ended, this, &LogoutJobs::ended);
    connect(job, &LogoutJob::ttlSet, this, &LogoutJobs::changed);
    m_jobs.emplace_back(job);
    return job;
}

void LogoutJobs::finish(messages::LogoutReport report)
{
    const Past &past = m_past[report.job];
    const audit::Outcome outcome = outcomeOf(report, past.intent.job, past.order.action);
    if (const auto recorded = m_log.end(outcome); !recorded)
        report.unrecorded = problemOf(recorded.error());
    m_stream.end(past.server, past.intent, outcome,
                 [this, report](const tl::expected<void, messages::Problem> &written) mutable {
                     if (!written && report.unrecorded.isEmpty())
                         report.unrecorded = written.error();
                     Q_EMIT finished(report);
                     check(report);
                     leave(report.job);
                 });
}

void LogoutJobs::check(const messages::LogoutReport &report)
{
    Past *past = &m_past[report.job];
    if (!past->server)
        return;
    std::vector<LogoutCheck::Question> questions;
    std::vector<messages::LogoutTarget> targets = std::exchange(past->order.targets, {});
    for (size_t i = 0; i < report.outcomes.size() && i < targets.size(); ++i) {
        const Kind kind = report.outcomes[i].kind;
        if (past->order.action != messages::LogoutOrder::Action::LogOut)
            break; // those with a new end are there, as they are to be
        if (kind != Kind::Ended && kind != Kind::Unknown)
            continue;
        const bool stays = recordStays(past->formats->at(targets[i].format), targets[i]);
        questions.push_back({std::move(targets[i]), kind == Kind::Ended, stays});
    }
    if (questions.empty())
        return;
    std::erase_if(m_checks, [](const QPointer<LogoutCheck> &check) { return check.isNull(); });
    const auto nodeOf = [server = past->server](QByteArrayView key) {
        return server->nodeForKey(formats::keyOfRecord(key));
    };
    auto *check = new LogoutCheck(report.job, std::move(questions), nodeOf, past->formats, this);
    if (past->order.untilQuiet)
        check->setUntilQuiet();
    connect(check, &LogoutCheck::checked, this, &LogoutJobs::takeCheck);
    connect(check, &LogoutCheck::againWanted, this,
            [this, number = report.job](const std::vector<messages::LogoutTarget> &again) { endAgain(number, again); });
    m_checks.emplace_back(check);
    ++past->underWay;
    check->start();
}

/// Of those that have come back: by the same plan and with the same guard. The log has it as part of the same job.
void LogoutJobs::endAgain(quint64 number, const std::vector<messages::LogoutTarget> &targets)
{
    Past &past = m_past[number];
    if (!past.server)
        return;
    LogoutJob *job = newJob(number, targets, past);
    ++past.underWay;
    connect(job, &LogoutJob::finished, this, &LogoutJobs::takeEndedAgain);
    job->start();
}

void LogoutJobs::takeEndedAgain(const messages::LogoutReport &report)
{
    std::vector<QByteArray> keys;
    for (const messages::LogoutOutcome &outcome : report.outcomes) {
        if (outcome.kind == Kind::Ended)
            keys.push_back(outcome.key);
    }
    for (const QPointer<LogoutCheck> &check : m_checks) {
        if (check && check->job() == report.job)
            check->noteEndedAgain(keys);
    }
    // Unwritten, it is told with the report of the first one, if at all: the logs have the intent.
    const Past &past = m_past[report.job];
    const audit::Outcome outcome = outcomeOf(report, past.intent.job, messages::LogoutOrder::Action::LogOut);
    (void)m_log.end(outcome);
    m_stream.end(past.server, past.intent, outcome, [](const auto &) {});
    leave(report.job);
}

void LogoutJobs::takeCheck(const messages::LogoutCheck &check)
{
    std::vector<QByteArray> digests;
    for (const messages::LogoutReturn &session : check.returned)
        digests.push_back(audit::digestOfKey(session.key));
    if (!digests.empty()) {
        const Past &past = m_past[check.job];
        const auto cameBack = audit::CameBack::now(past.intent.job, std::move(digests));
        (void)m_log.cameBack(cameBack);
        m_stream.cameBack(past.server, past.intent, cameBack, [](const auto &) {});
    }
    Q_EMIT checked(check);
    if (check.isLast)
        leave(check.job);
}

/// Something of it is over.
void LogoutJobs::leave(quint64 number)
{
    if (const auto past = m_past.find(number); past != m_past.end())
        --past->second.underWay;
    forgetIfOver(number);
}

void LogoutJobs::forgetIfOver(quint64 number)
{
    const auto past = m_past.find(number);
    if (past != m_past.end() && past->second.underWay <= 0 && !m_shelf.holds(number))
        m_past.erase(past);
}

void LogoutJobs::undo(quint64 number)
{
    const auto found = m_past.find(number);
    if (found != m_past.end() && found->second.server && found->second.kept.empty())
        found->second.kept = m_shelf.take(number);
    else if (found != m_past.end() && !found->second.kept.empty())
        return; // it has been asked for
    if (found == m_past.end() || found->second.kept.empty()) {
        messages::UndoReport report;
        report.job = number;
        Q_EMIT undone(report);
        return;
    }
    Past &past = found->second;
    ++past.underWay;
    // What comes back now has not come back by itself.
    for (const QPointer<LogoutCheck> &check : m_checks) {
        if (check && check->job() == number)
            check->stop();
    }
    messages::LogoutOrder order = past.order;
    order.targets.clear();
    for (const KeptSession &session : past.kept)
        order.targets.push_back({session.record, session.format, session.user, session.otherNames});
    audit::Intent intent = intentOf(audit::Action::Undo, order, *past.formats);
    intent.ofJob = past.intent.job;
    if (const auto recorded = m_log.begin(intent); !recorded)
        return giveUpUndo(number, problemOf(recorded.error()));
    const auto goOn = [this, number, head = withoutSessions(intent)](const auto &written) {
        if (written)
            return runUndo(number, head);
        audit::Outcome outcome = audit::Outcome::now(head.job);
        outcome.words = written.error().sentences();
        for (const KeptSession &session : m_past[number].kept)
            outcome.sessions.push_back(notSent(session.record));
        (void)m_log.end(outcome);
        giveUpUndo(number, written.error());
    };
    m_stream.begin(past.server, *past.formats, intent, goOn);
}

/// Nothing was sent: it can be tried again.
void LogoutJobs::giveUpUndo(quint64 number, const messages::Problem &problem)
{
    messages::UndoReport report;
    report.job = number;
    report.unrecorded = problem;
    Q_EMIT undone(report);
    for (KeptSession &session : std::exchange(m_past[number].kept, {}))
        m_shelf.add(number, std::move(session));
    m_shelf.close(number);
    leave(number);
}

void LogoutJobs::runUndo(quint64 number, const audit::Intent &intent)
{
    Past &past = m_past[number];
    const auto nodeOf = [server = past.server](QByteArrayView key) -> redis::Node * {
        return server ? server->nodeForKey(formats::keyOfRecord(key)) : nullptr;
    };
    auto *job = new UndoJob(number, std::exchange(past.kept, {}), nodeOf, m_turns, this);
    connect(job, &UndoJob::progressed, this, &LogoutJobs::undoProgressed);
    connect(job, &UndoJob::restored, this, &LogoutJobs::changed);
    connect(job, &UndoJob::finished, this,
            [this, intent](const messages::UndoReport &done) { finishUndo(done, intent); });
    std::erase_if(m_undos, [](const QPointer<UndoJob> &each) { return each.isNull(); });
    m_undos.emplace_back(job);
    job->start();
}

void LogoutJobs::finishUndo(messages::UndoReport report, const audit::Intent &intent)
{
    const audit::Outcome outcome = outcomeOf(report, intent.job);
    if (const auto recorded = m_log.end(outcome); !recorded)
        report.unrecorded = problemOf(recorded.error());
    m_stream.end(m_past[report.job].server, intent, outcome,
                 [this, report](const tl::expected<void, messages::Problem> &written) mutable {
                     if (!written && report.unrecorded.isEmpty())
                         report.unrecorded = written.error();
                     Q_EMIT undone(report);
                     leave(report.job);
                 });
}

void LogoutJobs::cancel(quint64 number)
{
    if (const auto past = m_past.find(number); past != m_past.end())
        past->second.isCancelled = true;
    for (const QPointer<LogoutJob> &job : m_jobs) {
        if (job && job->number() == number)
            job->cancel();
    }
    for (const QPointer<LogoutCheck> &check : m_checks) {
        if (check && check->job() == number)
            check->stop();
    }
}

void LogoutJobs::pause(quint64 number, bool paused)
{
    if (const auto past = m_past.find(number); past != m_past.end())
        past->second.isPaused = paused;
    for (const QPointer<LogoutJob> &job : m_jobs) {
        if (job && job->number() == number)
            job->pause(paused);
    }
}

void LogoutJobs::forget()
{
    for (const QPointer<LogoutJob> &job : m_jobs) {
        if (job)
            job->cancel();
    }
    for (const QPointer<LogoutCheck> &check : m_checks)
        delete check;
    for (const QPointer<UndoJob> &job : m_undos) {
        if (job)
            job->cancel();
    }
    for (auto &[number, past] : m_past)
        past.server = nullptr;
}

} // namespace server

#include "moc_logoutjobs.cpp"
