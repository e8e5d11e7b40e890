// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/staleindexes.h"

#include "models/server/cleanup/cleanupjob.h"
#include "models/server/cleanup/stalesearch.h"
#include "models/server/logout/undojob.h"

#include <algorithm>
#include <utility>

namespace server
{

namespace
{

using OutcomeKind = messages::CleanUpOutcome::Kind;

audit::Intent intentOf(audit::Action action, const messages::CleanUpOrder &order,
                       const std::vector<messages::StaleEntry> &entries, const formats::FormatSet &formats)
{
    audit::Intent intent = audit::Intent::now(action);
    intent.redisUser = order.redisUser;
    intent.server = order.server;
    intent.profile = order.profile;
    intent.production = order.production;
    intent.reason = order.reason;
    intent.chosenBy = order.chosenBy;
    intent.sessions.reserve(entries.size());
    for (const messages::StaleEntry &entry : entries) {
        const bool isKnown = entry.format < formats.formats().size();
        intent.sessions.push_back(audit::SessionMention::of(entry.record, entry.id, entry.user, {},
                                                            isKnown ? formats.at(entry.format).title() : QString()));
    }
    return intent;
}

QString outcomeWord(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Removed:
        return QLatin1String(audit::outcomes::kCleanedUp);
    case OutcomeKind::AlreadyGone:
        return QLatin1String(audit::outcomes::kAlreadyGone);
    case OutcomeKind::SessionThere:
        return QLatin1String(audit::outcomes::kCameBack);
    case OutcomeKind::Changed:
    case OutcomeKind::WrittenSince:
        return QLatin1String(audit::outcomes::kChangedHands);
    case OutcomeKind::Refused:
        return QLatin1String(audit::outcomes::kRefused);
    case OutcomeKind::Unknown:
        return QLatin1String(audit::outcomes::kUnknown);
    case OutcomeKind::Restored:
        return QLatin1String(audit::outcomes::kRestored);
    case OutcomeKind::NotRun:
        break;
    }
    return QLatin1String(audit::outcomes::kNotSent);
}

OutcomeKind kindOf(messages::UndoOutcome::Kind kind)
{
    using UndoneKind = messages::UndoOutcome::Kind;
    switch (kind) {
    case UndoneKind::Restored:
    case UndoneKind::InPart:
        return OutcomeKind::Restored;
    case UndoneKind::WrittenSince:
        return OutcomeKind::WrittenSince;
    case UndoneKind::Expired:
        return OutcomeKind::AlreadyGone;
    case UndoneKind::Refused:
        return OutcomeKind::Refused;
    case UndoneKind::Unknown:
        break;
    }
    return OutcomeKind::Unknown;
}

audit::Outcome auditOutcome(const messages::CleanUpReport &report, const std::vector<messages::StaleEntry> &entries,
                            const QString &job)
{
    audit::Outcome outcome = audit::Outcome::now(job);
    outcome.commands = report.commands;
    outcome.sessions.reserve(report.outcomes.size());
    for (size_t i = 0; i < report.outcomes.size() && i < entries.size(); ++i) {
        outcome.sessions.push_back(
            {audit::digestOfKey(entries[i].record), outcomeWord(report.outcomes[i].kind), report.outcomes[i].words});
    }
    return outcome;
}

messages::Problem asProblem(const audit::Problem &problem)
{
    return {problem.cause, problem.nextStep};
}

messages::CleanUpReport nothingSent(quint64 job, size_t entries, const QString &words)
{
    messages::CleanUpReport report;
    report.job = job;
    report.outcomes.resize(entries, {OutcomeKind::NotRun, words});
    return report;
}

template<typename Job> void forgetEnded(std::vector<QPointer<Job>> &jobs)
{
    std::erase_if(jobs, [](const QPointer<Job> &job) { return job.isNull(); });
}

} // namespace

StaleIndexes::StaleIndexes(std::function<Watched()> watched, QObject *parent, audit::AuditLog log)
    : QObject(parent)
    , m_watched(std::move(watched))
    , m_log(std::move(log))
    , m_ownTurns(this)
    , m_shelf(this)
{
}

StaleIndexes::~StaleIndexes() = default;

void StaleIndexes::find(quint64 job, const QByteArray &user)
{
    for (const QPointer<StaleSearch> &search : m_searches) {
        if (search)
            search->cancel();
    }
    forgetEnded(m_searches);
    const Watched watched = m_watched();
    if (!watched.server || m_isForgotten)
        return;
    if (!watched.formats) {
        messages::StaleReport report;
        report.job = job;
        report.user = user;
        report.problems = {{tr("Which formats are in use on this server is not known yet."),
                            tr("Look again when its sessions are listed."), false}};
        Q_EMIT found(report);
        return;
    }
    const auto prefixesOf = [inUse = watched.inUse](const formats::Format &format) {
        QByteArrayList prefixes;
        for (size_t i = 0; inUse && i < inUse->detected.formats.size(); ++i) {
            const formats::DetectionResult::Found &seen = inUse->detected.formats[i];
            for (const QByteArray &prefix : seen.prefixes) {
                if (seen.description.id == format.id() && matchesShape(format.description().shape(), prefix))
                    prefixes.append(prefix);
            }
        }
        return prefixes;
    };
    auto *search = new StaleSearch(
        job, user, {*watched.server, watched.formats, watched.profile, prefixesOf, watched.askAgainAfter}, this);
    connect(search, &StaleSearch::progressed, this, &StaleIndexes::progressed);
    connect(search, &StaleSearch::finished, this, &StaleIndexes::found);
    m_searches.emplace_back(search);
    search->start();
}

void StaleIndexes::cancelFind(quint64 job)
{
    for (const QPointer<StaleSearch> &search : m_searches) {
        if (search && search->job() == job)
            search->cancel();
    }
}

void StaleIndexes::cleanUp(quint64 job, const messages::CleanUpOrder &order)
{
    const Watched watched = m_watched();
    if (!watched.server || m_isForgotten)
        return;
    if (watched.profile.readOnly || !watched.formats) {
        Q_EMIT finished(nothingSent(job, order.entries.size(),
                                    watched.profile.readOnly ? tr("this connection is read-only")
                                                             : tr("which formats are in use is not known yet")));
        return;
    }
    const audit::Intent intent = intentOf(audit::Action::CleanUp, order, order.entries, *watched.formats);
    if (const auto recorded = m_log.begin(intent); !recorded) {
        const messages::Problem problem = asProblem(recorded.error());
        messages::CleanUpReport report = nothingSent(job, order.entries.size(), problem.sentences());
        report.unrecorded = problem;
        Q_EMIT finished(report);
        return;
    }
    m_past.insert(job, {order, intent.job, watched.formats, {}});
    const auto nodeOf = [server = watched.server](QByteArrayView key) { return server->nodeForKey(key); };
    Turns &turns = watched.turns ? *watched.turns : m_ownTurns;
    auto *run = new CleanUpJob(job, order.entries, {nodeOf, watched.formats, turns, m_shelf}, this);
    connect(run, &CleanUpJob::progressed, this, &StaleIndexes::cleanUpProgressed);
    connect(run, &CleanUpJob::finished, this,
            [this, run](const messages::CleanUpReport &report) { finish(*run, report); });
    forgetEnded(m_jobs);
    m_jobs.emplace_back(run);
    run->start();
}

void StaleIndexes::finish(const CleanUpJob &job, messages::CleanUpReport report)
{
    Past &past = m_past[report.job];
    past.kept = job.keptPlaces();
    if (const auto recorded = m_log.end(auditOutcome(report, past.order.entries, past.auditJob)); !recorded)
        report.unrecorded = asProblem(recorded.error());
    if (past.kept.empty())
        m_past.remove(report.job);
    Q_EMIT finished(report);
}

void StaleIndexes::cancelCleanUp(quint64 job)
{
    for (const QPointer<CleanUpJob> &run : m_jobs) {
        if (run && run->number() == job)
            run->cancel();
    }
}

void StaleIndexes::undo(quint64 job)
{
    const Watched watched = m_watched();
    messages::CleanUpReport report;
    report.job = job;
    report.isUndo = true;
    const auto past = m_past.constFind(job);
    std::vector<KeptSession> kept =
        past == m_past.cend() || !watched.server || m_isForgotten ? std::vector<KeptSession>() : m_shelf.take(job);
    if (kept.empty()) {
        Q_EMIT finished(report);
        return;
    }
    std::vector<messages::StaleEntry> entries;
    for (const size_t place : past->kept)
        entries.push_back(past->order.entries[place]);
    audit::Intent intent = intentOf(audit::Action::Undo, past->order, entries, *past->formats);
    intent.ofJob = past->auditJob;
    if (const auto recorded = m_log.begin(intent); !recorded) {
        report.unrecorded = asProblem(recorded.error());
        Q_EMIT finished(report);
        // Nothing was sent: it can be tried again.
        for (KeptSession &each : kept)
            m_shelf.add(job, std::move(each));
        m_shelf.close(job);
        return;
    }
    const auto nodeOf = [server = watched.server](QByteArrayView key) { return server->nodeForKey(key); };
    auto *run = new UndoJob(job, std::move(kept), nodeOf, watched.turns ? *watched.turns : m_ownTurns, this);
    connect(run, &UndoJob::progressed, this, &StaleIndexes::cleanUpProgressed);
    connect(run, &UndoJob::finished, this,
            [this, places = past->kept, auditJob = intent.job](const messages::UndoReport &undone) {
                finishUndo(undone, undone.job, places, auditJob);
            });
    forgetEnded(m_undos);
    m_undos.emplace_back(run);
    run->start();
}

void StaleIndexes::finishUndo(const messages::UndoReport &undone, quint64 job, const std::vector<size_t> &kept,
                              const QString &auditJob)
{
    messages::CleanUpReport report;
    report.job = job;
    report.isUndo = true;
    // The last one that was removed came back first.
    std::vector<std::pair<size_t, messages::CleanUpOutcome>> byPlace;
    for (size_t i = 0; i < undone.outcomes.size() && i < kept.size(); ++i) {
        const messages::UndoOutcome &outcome = undone.outcomes[i];
        const QString words =
            outcome.kind == messages::UndoOutcome::Kind::Expired ? tr("its time was up") : outcome.words;
        byPlace.emplace_back(kept[kept.size() - 1 - i], messages::CleanUpOutcome{kindOf(outcome.kind), words});
    }
    std::stable_sort(byPlace.begin(), byPlace.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    const Past past = m_past.take(job);
    std::vector<messages::StaleEntry> entries;
    for (const auto &[place, outcome] : byPlace) {
        report.outcomes.push_back(outcome);
        entries.push_back(past.order.entries[place]);
    }
    if (const auto recorded = m_log.end(auditOutcome(report, entries, auditJob)); !recorded)
        report.unrecorded = asProblem(recorded.error());
    Q_EMIT finished(report);
}

void StaleIndexes::forget()
{
    m_isForgotten = true;
    for (const QPointer<StaleSearch> &search : m_searches)
        delete search;
    for (const QPointer<CleanUpJob> &job : m_jobs) {
        if (job)
            job->cancel();
    }
    for (const QPointer<UndoJob> &job : m_undos) {
        if (job)
            job->cancel();
    }
}

} // namespace server

#include "moc_staleindexes.cpp"
