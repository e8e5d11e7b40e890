// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjobs.h"

#include "models/formats/logout/logoutplan.h"

#include <algorithm>
#include <utility>

namespace server
{

namespace
{

using Kind = messages::LogoutOutcome::Kind;

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
        return key.isRecord && key.fate != formats::TouchedKey::Fate::Deleted;
    });
}

messages::Problem problemOf(const audit::Problem &problem)
{
    return {problem.cause, problem.nextStep};
}

} // namespace

LogoutJobs::LogoutJobs(QObject *parent, audit::AuditLog log)
    : QObject(parent)
    , m_log(std::move(log))
    , m_turns(this)
    , m_shelf(this)
{
}

void LogoutJobs::start(quint64 number, const messages::LogoutOrder &order, redis::Server &server,
                       std::shared_ptr<const formats::FormatSet> formats)
{
    audit::Intent intent = intentOf(actionOf(order.action), order, *formats);
    if (order.action != messages::LogoutOrder::Action::LogOut)
        intent.leftMs = std::chrono::milliseconds(order.in).count();
    if (const auto recorded = m_log.begin(intent); !recorded) {
        messages::LogoutReport report;
        report.job = number;
        report.unrecorded = problemOf(recorded.error());
        for (const messages::LogoutTarget &target : order.targets)
            report.outcomes.push_back({Kind::NotRun, target.key, report.unrecorded.sentences()});
        Q_EMIT finished(report);
        return;
    }
    const Past &past = *m_past.insert(number, {order, intent.job, &server, std::move(formats)});
    LogoutJob *job = newJob(number, order.targets, past);
    connect(job, &LogoutJob::progressed, this, &LogoutJobs::progressed);
    connect(job, &LogoutJob::finished, this, &LogoutJobs::finish);
    job->start();
}

LogoutJob *LogoutJobs::newJob(quint64 number, std::vector<messages::LogoutTarget> targets, const Past &past)
{
    std::erase_if(m_jobs, [](const QPointer<LogoutJob> &job) { return job.isNull(); });
    const auto nodeOf = [server = past.server](QByteArrayView key) { return server->nodeForKey(key); };
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
    const Past past = m_past.value(report.job);
    if (const auto recorded = m_log.end(outcomeOf(report, past.auditJob, past.order.action)); !recorded)
        report.unrecorded = problemOf(recorded.error());
    Q_EMIT finished(report);
    check(report);
}

void LogoutJobs::check(const messages::LogoutReport &report)
{
    const auto past = m_past.find(report.job);
    if (past == m_past.end() || !past->server)
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
    const auto nodeOf = [server = past->server](QByteArrayView key) { return server->nodeForKey(key); };
    auto *check = new LogoutCheck(report.job, std::move(questions), nodeOf, past->formats, this);
    if (past->order.untilQuiet)
        check->setUntilQuiet();
    connect(check, &LogoutCheck::checked, this, &LogoutJobs::takeCheck);
    connect(check, &LogoutCheck::againWanted, this,
            [this, number = report.job](const std::vector<messages::LogoutTarget> &again) { endAgain(number, again); });
    m_checks.emplace_back(check);
    check->start();
}

/// Of those that have come back: by the same plan and with the same guard. The log has it as part of the same job.
void LogoutJobs::endAgain(quint64 number, const std::vector<messages::LogoutTarget> &targets)
{
    const auto past = m_past.constFind(number);
    if (past == m_past.cend())
        return;
    LogoutJob *job = newJob(number, targets, *past);
    connect(job, &LogoutJob::finished, this, [this, number](const messages::LogoutReport &report) {
        std::vector<QByteArray> keys;
        for (const messages::LogoutOutcome &outcome : report.outcomes) {
            if (outcome.kind == Kind::Ended)
                keys.push_back(outcome.key);
        }
        for (const QPointer<LogoutCheck> &check : m_checks) {
            if (check && check->job() == number)
                check->noteEndedAgain(keys);
        }
        // Unwritten, it is told with the report of the first one, if at all: the log has the intent.
        (void)m_log.end(outcomeOf(report, m_past.value(number).auditJob, messages::LogoutOrder::Action::LogOut));
    });
    job->start();
}

void LogoutJobs::takeCheck(const messages::LogoutCheck &check)
{
    std::vector<QByteArray> digests;
    for (const messages::LogoutReturn &session : check.returned)
        digests.push_back(audit::digestOfKey(session.key));
    if (!digests.empty())
        (void)m_log.cameBack(audit::CameBack::now(m_past.value(check.job).auditJob, std::move(digests)));
    Q_EMIT checked(check);
}

void LogoutJobs::undo(quint64 number)
{
    const auto past = m_past.constFind(number);
    messages::UndoReport report;
    report.job = number;
    std::vector<KeptSession> kept =
        past == m_past.cend() || !past->server ? std::vector<KeptSession>() : m_shelf.take(number);
    if (kept.empty()) {
        Q_EMIT undone(report);
        return;
    }
    // What comes back now has not come back by itself.
    for (const QPointer<LogoutCheck> &check : m_checks) {
        if (check && check->job() == number)
            check->stop();
    }
    messages::LogoutOrder order = past->order;
    order.targets.clear();
    for (const KeptSession &session : kept)
        order.targets.push_back({session.record, session.format, session.user, session.otherNames});
    audit::Intent intent = intentOf(audit::Action::Undo, order, *past->formats);
    intent.ofJob = past->auditJob;
    if (const auto recorded = m_log.begin(intent); !recorded) {
        report.unrecorded = problemOf(recorded.error());
        Q_EMIT undone(report);
        // Nothing was sent: it can be tried again.
        for (KeptSession &session : kept)
            m_shelf.add(number, std::move(session));
        m_shelf.close(number);
        return;
    }
    const auto nodeOf = [server = past->server](QByteArrayView key) { return server->nodeForKey(key); };
    auto *job = new UndoJob(number, std::move(kept), nodeOf, m_turns, this);
    connect(job, &UndoJob::progressed, this, &LogoutJobs::undoProgressed);
    connect(job, &UndoJob::restored, this, &LogoutJobs::changed);
    connect(job, &UndoJob::finished, this,
            [this, auditJob = intent.job](const messages::UndoReport &done) { finishUndo(done, auditJob); });
    std::erase_if(m_undos, [](const QPointer<UndoJob> &each) { return each.isNull(); });
    m_undos.emplace_back(job);
    job->start();
}

void LogoutJobs::finishUndo(messages::UndoReport report, const QString &auditJob)
{
    if (const auto recorded = m_log.end(outcomeOf(report, auditJob)); !recorded)
        report.unrecorded = problemOf(recorded.error());
    Q_EMIT undone(report);
}

void LogoutJobs::cancel(quint64 number)
{
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
    for (Past &past : m_past)
        past.server = nullptr;
}

} // namespace server

#include "moc_logoutjobs.cpp"
