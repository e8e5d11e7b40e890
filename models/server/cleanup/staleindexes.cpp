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

audit::Outcome auditNotSent(const std::vector<messages::StaleEntry> &entries, const QString &job, const QString &words)
{
    messages::CleanUpReport report;
    report.outcomes.resize(entries.size());
    audit::Outcome outcome = auditOutcome(report, entries, job);
    outcome.words = words;
    return outcome;
}

audit::Intent headOf(const audit::Intent &intent)
{
    audit::Intent head = intent;
    head.sessions.clear();
    return head;
}

std::vector<messages::StaleEntry> entriesAt(const messages::CleanUpOrder &order, const std::vector<size_t> &places)
{
    std::vector<messages::StaleEntry> entries;
    entries.reserve(places.size());
    for (const size_t place : places)
        entries.push_back(order.entries[place]);
    return entries;
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

StaleIndexes::StaleIndexes(std::function<Watched()> watched, QObject *parent, audit::AuditLog log,
                           std::chrono::milliseconds kept, qint64 mostKept)
    : QObject(parent)
    , m_watched(std::move(watched))
    , m_log(std::move(log))
    , m_ownTurns(this)
    , m_shelf(this, kept, mostKept)
{
    connect(&m_shelf, &UndoShelf::expired, this, &StaleIndexes::forgetIfOver);
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
    m_past[job] = {order, headOf(intent), watched.server, watched.formats, &streamOf(watched.profile), 1};
    if (const auto recorded = m_log.begin(intent); !recorded)
        return giveUp(job, asProblem(recorded.error()));
    const auto goOn = [this, job](const tl::expected<void, messages::Problem> &written) {
        if (written)
            return run(job);
        const Past &past = m_past[job];
        (void)m_log.end(auditNotSent(past.order.entries, past.intent.job, written.error().sentences()));
        giveUp(job, written.error());
    };
    m_past[job].stream->begin(watched.server, *watched.formats, intent, goOn);
}

/// Nothing was sent.
void StaleIndexes::giveUp(quint64 job, const messages::Problem &problem)
{
    messages::CleanUpReport report = nothingSent(job, m_past[job].order.entries.size(), problem.sentences());
    report.unrecorded = problem;
    leave(job);
    Q_EMIT finished(report);
}

void StaleIndexes::run(quint64 job)
{
    const Past &past = m_past[job];
    const auto nodeOf = [server = past.server](QByteArrayView key) -> redis::Node * {
        return server ? server->nodeForKey(key) : nullptr;
    };
    const auto nodeAt = [server = past.server](const redis::Endpoint &place) -> redis::Node * {
        return server ? server->nodeAt(place) : nullptr;
    };
    const bool knowsAllNodes = past.server && past.server->finding() == redis::Server::Finding::Cluster;
    auto *run = new CleanUpJob(job, past.order.entries,
                               {{nodeOf, nodeAt}, past.formats, turns(), m_shelf, knowsAllNodes}, this);
    connect(run, &CleanUpJob::progressed, this, &StaleIndexes::cleanUpProgressed);
    connect(run, &CleanUpJob::finished, this,
            [this, run](const messages::CleanUpReport &report) { finish(*run, report); });
    forgetEnded(m_jobs);
    m_jobs.emplace_back(run);
    if (past.isCancelled || !past.server)
        run->cancel();
    else
        run->start();
}

void StaleIndexes::finish(const CleanUpJob &job, messages::CleanUpReport report)
{
    Past &past = m_past[report.job];
    past.kept = job.keptPlaces();
    past.withoutRoom = job.placesWithoutRoom();
    for (size_t i = 0; i < report.outcomes.size(); ++i) {
        if (report.outcomes[i].kind == OutcomeKind::Removed)
            past.removed.push_back(i);
    }
    const audit::Outcome outcome = auditOutcome(report, past.order.entries, past.intent.job);
    tellWhenWritten(past.intent, outcome, std::move(report));
}

/// The end of a clean-up, or of its undo.
void StaleIndexes::tellWhenWritten(const audit::Intent &intent, const audit::Outcome &outcome,
                                   messages::CleanUpReport report)
{
    const Past &past = m_past[report.job];
    if (const auto recorded = m_log.end(outcome); !recorded)
        report.unrecorded = asProblem(recorded.error());
    past.stream->end(past.server, intent, outcome,
                     [this, report](const tl::expected<void, messages::Problem> &written) mutable {
                         if (!written && report.unrecorded.isEmpty())
                             report.unrecorded = written.error();
                         leave(report.job);
                         Q_EMIT finished(report);
                     });
}

void StaleIndexes::cancelCleanUp(quint64 job)
{
    if (const auto past = m_past.find(job); past != m_past.end())
        past->second.isCancelled = true;
    for (const QPointer<CleanUpJob> &run : m_jobs) {
        if (run && run->number() == job)
            run->cancel();
    }
}

void StaleIndexes::undo(quint64 job)
{
    const auto found = m_past.find(job);
    if (found != m_past.end() && found->second.underWay > 0)
        return; // it has been asked for, or is not over
    if (found != m_past.end() && found->second.server)
        found->second.returning = m_shelf.take(job);
    if (found == m_past.end() || found->second.returning.empty()) {
        messages::CleanUpReport report;
        report.job = job;
        report.isUndo = true;
        Q_EMIT finished(report);
        return;
    }
    Past &past = found->second;
    ++past.underWay;
    const std::vector<messages::StaleEntry> entries = entriesAt(past.order, past.kept);
    audit::Intent intent = intentOf(audit::Action::Undo, past.order, entries, *past.formats);
    intent.ofJob = past.intent.job;
    if (const auto recorded = m_log.begin(intent); !recorded)
        return giveUpUndo(job, asProblem(recorded.error()));
    const auto goOn = [this, job, head = headOf(intent)](const tl::expected<void, messages::Problem> &written) {
        if (written)
            return runUndo(job, head);
        const Past &undone = m_past[job];
        (void)m_log.end(auditNotSent(entriesAt(undone.order, undone.kept), head.job, written.error().sentences()));
        giveUpUndo(job, written.error());
    };
    past.stream->begin(past.server, *past.formats, intent, goOn);
}

/// Nothing was sent: it can be tried again.
void StaleIndexes::giveUpUndo(quint64 job, const messages::Problem &problem)
{
    Past &past = m_past[job];
    messages::CleanUpReport report;
    report.job = job;
    report.isUndo = true;
    report.unrecorded = problem;
    const std::vector<size_t> places = std::exchange(past.kept, {});
    std::vector<KeptSession> returning = std::exchange(past.returning, {});
    for (size_t i = 0; i < returning.size(); ++i) {
        // Another clean-up may have filled the shelf meanwhile.
        (m_shelf.add(job, std::move(returning[i])) ? past.kept : past.withoutRoom).push_back(places[i]);
    }
    report.undoable = int(past.kept.size());
    report.undoUntil = m_shelf.close(job);
    leave(job);
    Q_EMIT finished(report);
}

void StaleIndexes::runUndo(quint64 job, const audit::Intent &intent)
{
    Past &past = m_past[job];
    const auto nodeOf = [server = past.server](QByteArrayView key) -> redis::Node * {
        return server ? server->nodeForKey(key) : nullptr;
    };
    auto *run = new UndoJob(job, std::exchange(past.returning, {}), nodeOf, turns(), this);
    connect(run, &UndoJob::progressed, this, &StaleIndexes::cleanUpProgressed);
    connect(run, &UndoJob::finished, this,
            [this, intent](const messages::UndoReport &undone) { finishUndo(undone, intent); });
    forgetEnded(m_undos);
    m_undos.emplace_back(run);
    run->start();
}

void StaleIndexes::finishUndo(const messages::UndoReport &undone, const audit::Intent &intent)
{
    const Past &past = m_past[undone.job];
    // The last one that was removed came back first.
    std::map<size_t, messages::CleanUpOutcome> byPlace;
    for (size_t i = 0; i < undone.outcomes.size() && i < past.kept.size(); ++i) {
        const messages::UndoOutcome &outcome = undone.outcomes[i];
        const QString words =
            outcome.kind == messages::UndoOutcome::Kind::Expired ? tr("its time was up") : outcome.words;
        byPlace[past.kept[past.kept.size() - 1 - i]] = {kindOf(outcome.kind), words};
    }
    messages::CleanUpReport ofKept;
    ofKept.commands = undone.commands;
    std::vector<messages::StaleEntry> entries;
    for (const auto &[place, outcome] : byPlace) {
        ofKept.outcomes.push_back(outcome);
        entries.push_back(past.order.entries[place]);
    }
    messages::CleanUpReport report;
    report.job = undone.job;
    report.isUndo = true;
    report.commands = undone.commands;
    for (const size_t place : past.removed) {
        const bool hadNoRoom =
            std::find(past.withoutRoom.begin(), past.withoutRoom.end(), place) != past.withoutRoom.end();
        if (const auto outcome = byPlace.find(place); outcome != byPlace.end())
            report.outcomes.push_back(outcome->second);
        else
            report.outcomes.push_back({OutcomeKind::NotRun, hadNoRoom ? tr("not kept: there was no room")
                                                                      : tr("not kept: the account may not")});
    }
    tellWhenWritten(intent, auditOutcome(ofKept, entries, intent.job), std::move(report));
}

AuditStream &StaleIndexes::streamOf(const messages::ConnectionProfile &profile)
{
    std::unique_ptr<AuditStream> &stream = m_streams[profile.sharedLog];
    if (!stream)
        stream = std::make_unique<AuditStream>(profile.sharedLog.toUtf8());
    return *stream;
}

Turns &StaleIndexes::turns()
{
    Turns *shared = m_watched().turns;
    return shared ? *shared : m_ownTurns;
}

/// Something of it is over.
void StaleIndexes::leave(quint64 job)
{
    if (const auto past = m_past.find(job); past != m_past.end())
        --past->second.underWay;
    forgetIfOver(job);
}

void StaleIndexes::forgetIfOver(quint64 job)
{
    const auto past = m_past.find(job);
    if (past != m_past.end() && past->second.underWay <= 0 && !m_shelf.holds(job))
        m_past.erase(past);
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
    for (auto &[job, past] : m_past)
        past.server = nullptr;
}

} // namespace server

#include "moc_staleindexes.cpp"
