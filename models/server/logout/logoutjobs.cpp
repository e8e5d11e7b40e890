// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjobs.h"

#include <utility>

namespace server
{

namespace
{

using Kind = messages::LogoutOutcome::Kind;

audit::Intent intentOf(const messages::LogoutOrder &order, const formats::FormatSet &formats)
{
    audit::Intent intent = audit::Intent::now(audit::Action::LogOut);
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

QString wordOf(Kind kind)
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
        return QLatin1String(audit::outcomes::kShortened);
    case Kind::NotRun:
        break;
    }
    return QLatin1String(audit::outcomes::kNotSent);
}

audit::Outcome outcomeOf(const messages::LogoutReport &report, const QString &job)
{
    audit::Outcome outcome = audit::Outcome::now(job);
    outcome.commands = report.commands;
    outcome.sessions.reserve(report.outcomes.size());
    for (const messages::LogoutOutcome &session : report.outcomes)
        outcome.sessions.push_back({audit::digestOfKey(session.key), wordOf(session.kind), session.words});
    return outcome;
}

} // namespace

LogoutJobs::LogoutJobs(QObject *parent, audit::AuditLog log)
    : QObject(parent)
    , m_log(std::move(log))
{
}

void LogoutJobs::start(quint64 number, const messages::LogoutOrder &order, redis::Server &server,
                       std::shared_ptr<const formats::FormatSet> formats)
{
    std::erase_if(m_jobs, [](const QPointer<LogoutJob> &job) { return job.isNull(); });
    const audit::Intent intent = intentOf(order, *formats);
    if (const auto recorded = m_log.begin(intent); !recorded) {
        messages::LogoutReport report;
        report.job = number;
        report.unrecorded = {recorded.error().cause, recorded.error().nextStep};
        for (const messages::LogoutTarget &target : order.targets)
            report.outcomes.push_back({Kind::NotRun, target.key, report.unrecorded.sentences()});
        Q_EMIT finished(report);
        return;
    }
    m_recorded.insert(number, intent.job);
    auto *job = new LogoutJob(number, order.targets, server, std::move(formats), this);
    connect(job, &LogoutJob::progressed, this, &LogoutJobs::progressed);
    connect(job, &LogoutJob::ended, this, &LogoutJobs::ended);
    connect(job, &LogoutJob::finished, this, &LogoutJobs::finish);
    m_jobs.emplace_back(job);
    job->start();
}

void LogoutJobs::finish(messages::LogoutReport report)
{
    if (const auto recorded = m_log.end(outcomeOf(report, m_recorded.take(report.job))); !recorded)
        report.unrecorded = {recorded.error().cause, recorded.error().nextStep};
    Q_EMIT finished(report);
}

void LogoutJobs::pause(quint64 /*number*/, bool /*paused*/)
{
}

void LogoutJobs::undo(quint64 /*number*/)
{
}

void LogoutJobs::cancel(quint64 number)
{
    for (const QPointer<LogoutJob> &job : m_jobs) {
        if (job && job->number() == number)
            job->cancel();
    }
}

} // namespace server

#include "moc_logoutjobs.cpp"
