// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyrecorder.h"

#include "models/activity/history/historyplace.h"
#include "models/activity/history/historywriter.h"
#include "models/activity/history/lagsample.h"
#include "models/audit/auditentry.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"

#include <QHash>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace history
{

namespace
{

using messages::Liveness;
using messages::SessionEvent;
using monitor::SessionMonitor;

/// After a crash, so much at most is not known to have been watched.
constexpr std::chrono::seconds kBetweenBeats{5};
/// Events of a logout come until some seconds after its report.
constexpr std::chrono::seconds kReasonKeptFor{60};
constexpr qint64 kAMinuteMs = 60'000;
/// What was done to the data is asked about each second.
constexpr qint64 kFlushKnownWithinMs = 2'000;
constexpr qint64 kSameFlushMs = 5'000;

EntryKind kindOf(SessionEvent::Kind kind)
{
    switch (kind) {
    case SessionEvent::Kind::Created:
        return EntryKind::Created;
    case SessionEvent::Kind::Extended:
        return EntryKind::Extended;
    case SessionEvent::Kind::Expired:
        return EntryKind::Expired;
    case SessionEvent::Kind::LoggedOut:
        return EntryKind::Deleted;
    case SessionEvent::Kind::EndedHere:
        return EntryKind::LoggedOut;
    case SessionEvent::Kind::Evicted:
        return EntryKind::Evicted;
    case SessionEvent::Kind::Ended:
        return EntryKind::EndedEarly;
    case SessionEvent::Kind::Vanished:
        break;
    }
    return EntryKind::Vanished;
}

std::optional<Watch> watchOf(Liveness::Mode mode)
{
    switch (mode) {
    case Liveness::Mode::Live:
        return Watch::Live;
    case Liveness::Mode::LiveByTracking:
        return Watch::Tracked;
    case Liveness::Mode::ExpiryOnly:
        return Watch::ExpiryOnly;
    case Liveness::Mode::Polling:
        return Watch::Polled;
    case Liveness::Mode::Disconnected:
    case Liveness::Mode::Loading:
    case Liveness::Mode::CatchingUp:
    case Liveness::Mode::Stale:
        break;
    }
    return std::nullopt;
}

} // namespace

class HistoryRecorder::Private final : public QObject
{
public:
    Private(HistoryRecorder &owner, SessionMonitor &watched, QString usualFolder, const Policy &wanted);

    void choose();
    void leave();
    void takeEvents(const QList<SessionEvent> &events);
    void takeLiveness(const Liveness &liveness);
    void takeRestart();
    void takeFlush();
    void takeDeadlines(const QList<SessionEvent> &events);
    Entry entryOf(const SessionEvent &event) const;
    void takeLogout(quint64 job, const QString &why);
    void beat();
    void endSpan(qint64 at);
    void count(const SessionEvent &event);
    void turnMinute(qint64 now);
    void takeMemory();
    void takeTitles();
    qint64 byServersClock(const QDateTime &moment) const;

    HistoryRecorder &q;
    SessionMonitor &monitor;
    const QString folder;
    const QString by = audit::Operator::present().user;
    Policy policy;
    HistoryWriter writer;
    QTimer beats;
    QString fileName; ///< that is written; empty: none
    std::optional<WatchSpan> span;
    qint64 flushedAt = 0;
    qint64 watchedUntil = 0; ///< the end of the span before; 0: there was none
    Activity minute;         ///< that runs; at 0: none
    LagSample lags;          ///< of it
    QList<QByteArray> titles;
    QHash<quint64, QString> reasons; ///< by the job
    QDateTime notedGapTo;
};

HistoryRecorder::Private::Private(HistoryRecorder &owner, SessionMonitor &watched, QString usualFolder,
                                  const Policy &wanted)
    : q(owner)
    , monitor(watched)
    , folder(std::move(usualFolder))
    , policy(wanted)
{
    beats.setInterval(kBetweenBeats);
    connect(&beats, &QTimer::timeout, this, &Private::beat);
    connect(&monitor, &SessionMonitor::profileChanged, this, &Private::choose);
    connect(&monitor, &SessionMonitor::eventsOccurred, this, &Private::takeEvents);
    connect(&monitor, &SessionMonitor::endedUnseen, this, &Private::takeEvents);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &Private::takeLiveness);
    connect(&monitor, &SessionMonitor::serverRestarted, this, &Private::takeRestart);
    connect(&monitor, &SessionMonitor::databaseEmptied, this, &Private::takeFlush);
    connect(&monitor, &SessionMonitor::deadlinesMoved, this, &Private::takeDeadlines);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &Private::takeTitles);
    connect(&monitor.logouts(), &monitor::LogoutDesk::logoutBegun, this,
            [this](quint64 job, const monitor::LogoutRequest &request) { takeLogout(job, request.reason); });
    connect(&monitor.logouts(), &monitor::LogoutDesk::logoutFinished, this, [this](const auto &report) {
        QTimer::singleShot(kReasonKeptFor, this, [this, job = report.job] { reasons.remove(job); });
    });
    connect(&writer, &HistoryWriter::problemOccurred, &q, &HistoryRecorder::problemOccurred);
    takeTitles();
}

/// Another server, or another word on whether it is recorded.
void HistoryRecorder::Private::choose()
{
    const messages::ConnectionProfile &profile = monitor.profile();
    const QString place = profile.historyFolder.isEmpty() ? folder : profile.historyFolder;
    const bool isWanted = policy.isOn && !profile.keepsNoHistory && !place.isEmpty();
    leave();
    fileName = isWanted ? fileNameFor(profile) : QString();
    watchedUntil = 0;
    flushedAt = 0;
    notedGapTo = monitor.liveness().gapTo; // that was before
    reasons.clear();
    monitor.tellUnseenEnds(isWanted);
    monitor.fleet().setMemoryKept(isWanted);
    if (isWanted) {
        writer.open(place, fileName, policy.limits);
        beats.start();
        takeLiveness(monitor.liveness());
    } else {
        writer.close();
        beats.stop();
    }
    Q_EMIT q.recordingChanged();
}

void HistoryRecorder::Private::leave()
{
    if (fileName.isEmpty())
        return;
    const qint64 now = monitor.clock().nowMs();
    endSpan(now);
    turnMinute(now + kAMinuteMs);
}

void HistoryRecorder::Private::takeTitles()
{
    titles.clear();
    for (const QString &title : monitor.formats().formatTitles())
        titles += title.toUtf8();
}

void HistoryRecorder::Private::takeEvents(const QList<SessionEvent> &events)
{
    if (fileName.isEmpty())
        return;
    std::vector<Entry> entries;
    entries.reserve(size_t(events.size()));
    for (const SessionEvent &event : events) {
        entries.push_back(entryOf(event));
        count(event);
    }
    writer.add(std::move(entries));
}

Entry HistoryRecorder::Private::entryOf(const SessionEvent &event) const
{
    Entry entry;
    entry.kind = kindOf(event.kind);
    entry.at = event.at;
    entry.lagMs = event.lagMs;
    entry.isInferred = event.isInferred;
    entry.id = event.id;
    entry.user = event.user;
    entry.otherNames = event.otherNames;
    entry.format = titles.value(event.format);
    entry.agent = event.userAgent;
    entry.address = event.ip;
    entry.created = event.created;
    entry.lastAccess = event.lastAccess;
    entry.deadline = event.deadline;
    if (event.kind == SessionEvent::Kind::EndedHere) {
        entry.by = by;
        entry.why = reasons.value(event.job);
    }
    return entry;
}

/// So that what is written of a deadline is not one that was taken away since.
void HistoryRecorder::Private::takeDeadlines(const QList<SessionEvent> &events)
{
    if (fileName.isEmpty())
        return;
    std::vector<Entry> entries;
    entries.reserve(size_t(events.size()));
    for (const SessionEvent &event : events)
        entries.push_back(entryOf(event));
    writer.add(std::move(entries));
}

void HistoryRecorder::Private::takeLogout(quint64 job, const QString &why)
{
    if (!fileName.isEmpty())
        reasons.insert(job, why);
}

// --- what was watched --------------------------------------------------------------------------------

qint64 HistoryRecorder::Private::byServersClock(const QDateTime &moment) const
{
    return monitor.clock().nowMs() - moment.msecsTo(QDateTime::currentDateTimeUtc());
}

void HistoryRecorder::Private::takeLiveness(const Liveness &liveness)
{
    if (fileName.isEmpty())
        return;
    const std::optional<Watch> watch = watchOf(liveness.mode);
    const bool isGapOver = liveness.gapFrom.isValid() && liveness.gapTo.isValid();
    if (isGapOver && liveness.gapTo != notedGapTo) {
        notedGapTo = liveness.gapTo;
        writer.add(Gap{GapKind::Missed, byServersClock(liveness.gapFrom), byServersClock(liveness.gapTo), 0});
    }
    if (span && watch && span->watch == *watch)
        return;
    const qint64 now = monitor.clock().nowMs();
    // That it was lost is noticed after it was.
    const bool isGapOpen = liveness.gapFrom.isValid() && !liveness.gapTo.isValid();
    endSpan(isGapOpen ? std::min(now, byServersClock(liveness.gapFrom)) : now);
    if (watch) {
        span = WatchSpan{*watch, now, now};
        writer.watch(*span);
    }
}

void HistoryRecorder::Private::endSpan(qint64 at)
{
    if (!span)
        return;
    span->until = std::max(span->until, at);
    writer.watch(*span);
    watchedUntil = span->until;
    span.reset();
}

void HistoryRecorder::Private::takeRestart()
{
    if (fileName.isEmpty())
        return;
    // Mostly it is watched again by the time that this is known.
    const qint64 now = monitor.clock().nowMs();
    const qint64 since = watchedUntil != 0 ? watchedUntil : now;
    writer.add(Gap{GapKind::Restart, std::min(since, now), now, 0});
}

void HistoryRecorder::Private::takeFlush()
{
    if (fileName.isEmpty())
        return;
    const qint64 now = monitor.clock().nowMs();
    // Each node tells it, and each in two ways.
    if (now - std::exchange(flushedAt, now) < kSameFlushMs)
        return;
    writer.add(Gap{GapKind::Emptied, now - kFlushKnownWithinMs, now, 0});
}

// --- activity ----------------------------------------------------------------------------------------

void HistoryRecorder::Private::beat()
{
    const qint64 now = monitor.clock().nowMs();
    if (span) {
        span->until = std::max(span->until, now);
        writer.watch(*span);
    }
    turnMinute(now);
}

void HistoryRecorder::Private::count(const SessionEvent &event)
{
    // What came late belongs to now: a minute that is written is not opened again.
    turnMinute(event.at);
    switch (event.kind) {
    case SessionEvent::Kind::Created:
        ++minute.created;
        break;
    case SessionEvent::Kind::Extended:
        break;
    case SessionEvent::Kind::Expired:
        ++minute.expired;
        if (event.isInferred || event.lagMs < 0) // nobody has measured it
            break;
        minute.longestLagMs = std::max(minute.longestLagMs, event.lagMs);
        lags.add(event.lagMs);
        break;
    case SessionEvent::Kind::LoggedOut:
    case SessionEvent::Kind::EndedHere:
        ++minute.deleted;
        break;
    case SessionEvent::Kind::Evicted:
        ++minute.evicted;
        break;
    case SessionEvent::Kind::Ended:
    case SessionEvent::Kind::Vanished:
        ++minute.gone;
        break;
    }
}

/// Of the node that has the least room; of what was said long ago nothing.
void HistoryRecorder::Private::takeMemory()
{
    if (const messages::NodeFacts *facts = monitor.fleet().tightestMemory()) {
        minute.usedMemory = facts->usedMemory;
        minute.maxMemory = facts->maxMemory;
    }
}

void HistoryRecorder::Private::turnMinute(qint64 now)
{
    const qint64 begins = now / kAMinuteMs * kAMinuteMs;
    if (begins <= minute.at)
        return;
    if (minute.at != 0 && (span || minute != Activity{minute.at})) {
        // As everywhere in the window: those that are past their deadline are not among the active.
        minute.sessions = span ? monitor.store().deadlines().activeAt(monitor.clock().nowMs()) : -1;
        minute.lagMs = lags.percentile(50);
        minute.slowLagMs = lags.percentile(95);
        takeMemory();
        writer.add(minute);
    }
    minute = {};
    lags = {};
    minute.at = begins;
}

HistoryRecorder::HistoryRecorder(SessionMonitor &monitor, QString folder, const Policy &policy, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, monitor, std::move(folder), policy))
{
    // The monitor may be at work already.
    if (monitor.connectionStatus().phase != messages::ConnectionStatus::Phase::Disconnected)
        d->choose();
}

HistoryRecorder::~HistoryRecorder()
{
    d->leave();
    d->monitor.tellUnseenEnds(false);
    d->monitor.fleet().setMemoryKept(false);
}

void HistoryRecorder::setPolicy(const Policy &policy)
{
    if (std::exchange(d->policy, policy) == policy)
        return;
    if (d->monitor.connectionStatus().phase != messages::ConnectionStatus::Phase::Disconnected)
        d->choose();
}

bool HistoryRecorder::isRecording() const
{
    return !d->fileName.isEmpty();
}

HistoryWriter &HistoryRecorder::writer()
{
    return d->writer;
}

} // namespace history

#include "moc_historyrecorder.cpp"
