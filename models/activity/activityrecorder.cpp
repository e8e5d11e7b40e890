// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/activityrecorder.h"

#include "models/activity/eventlog.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/clocktext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"

#include <QTimer>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace activity
{

using messages::ConnectionStatus;
using messages::Liveness;
using messages::LoadProgress;
using messages::SessionEvent;

namespace
{

constexpr qint64 kSecondMs = 1000;
/// While more than so many have ended and linger, users are counted once a second only.
constexpr qsizetype kFewEnded = 2'000;
constexpr qint64 kMinuteSeconds = 60;
/// A late tick fills in the seconds it missed from the deadlines. After a longer pause (the machine slept)
/// nobody knows who came and went: those stay not watched.
constexpr qint64 kMostSecondsFilledIn = 5;
/// A server clock that falls back by more than this (a failover to another machine) starts the history
/// afresh; otherwise nothing would be recorded until it has caught up.
constexpr qint64 kMostSecondsBack = 60;

/// The log grows so often at most: faster than that nobody reads.
constexpr int kBetweenLogLinesMs = 200;

ActivitySample countOf(const SessionEvent &event)
{
    ActivitySample counts;
    switch (event.kind) {
    case SessionEvent::Kind::Created:
        counts.created = 1;
        break;
    case SessionEvent::Kind::Extended:
        break;
    case SessionEvent::Kind::Expired:
        counts.expired = 1;
        counts.hasInferred = event.isInferred;
        counts.hasTold = !event.isInferred;
        break;
    case SessionEvent::Kind::LoggedOut:
    case SessionEvent::Kind::EndedHere:
        counts.loggedOut = 1;
        break;
    case SessionEvent::Kind::Ended:
    case SessionEvent::Kind::Vanished:
        counts.gone = 1;
        break;
    case SessionEvent::Kind::Evicted:
        counts.evicted = 1;
        break;
    }
    return counts;
}

} // namespace

void countEvents(ActivityHistory &history, const QList<SessionEvent> &events, qint64 currentSecond)
{
    for (const SessionEvent &event : events) {
        if (event.kind != SessionEvent::Kind::Extended)
            history.add(std::min(event.at / kSecondMs, currentSecond), countOf(event));
    }
}

class ActivityRecorder::Private final : public QObject
{
public:
    Private(ActivityRecorder &owner, monitor::SessionMonitor &watched);

    qint64 currentSecond() const { return monitor.clock().nowMs() / kSecondMs; }
    void startAfresh();
    void scheduleTick();
    void tick();
    void takeFigures(bool isTick);
    void sample(qint64 upTo);
    void markLackingShare(qint64 upTo);
    void noteEvents(const QList<SessionEvent> &events);
    void logEvents();
    void noteConnection(const ConnectionStatus &status);
    void noteLiveness(const Liveness &liveness);
    void noteReading(const messages::ReadingResult &result);
    void noteProgress(const LoadProgress &progress);
    void note(const QString &text, EventLog::NoteKind kind = EventLog::NoteKind::Usual)
    {
        logEvents(); // the log is in order
        log.appendNote(monitor.clock().nowMs(), text, kind);
    }

    ActivityRecorder &q;
    monitor::SessionMonitor &monitor;
    ActivityHistory history;
    EventLog log;
    PresentFigures figures;
    QTimer timer;
    QTimer logTimer;              ///< runs: the log has grown a moment ago
    QList<SessionEvent> unlogged; ///< meanwhile
    qint64 skipped = 0;           ///< older than those, and too many
    qint64 nowSecond = 0;
    qint64 lacksShareSince = -1; ///< a second: some node's, up to now; negative: none's
    ConnectionStatus::Phase phase = ConnectionStatus::Phase::Disconnected;
    Liveness::Mode mode = Liveness::Mode::Disconnected;
    LoadProgress::Phase loadPhase = LoadProgress::Phase::Idle;
    QDateTime notedGapTo;
    bool loaded = false;       ///< the first load is done: the store's figures mean something
    bool wasConnected = false; ///< to this server, at any time
    bool wasFresh = false;     ///< the rows were as fresh as they get, at any time
    bool wasLive = false;
};

ActivityRecorder::Private::Private(ActivityRecorder &owner, monitor::SessionMonitor &watched)
    : q(owner)
    , monitor(watched)
{
    using monitor::SessionMonitor;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    connect(&timer, &QTimer::timeout, this, &Private::tick);
    logTimer.setSingleShot(true);
    logTimer.setInterval(kBetweenLogLinesMs);
    connect(&logTimer, &QTimer::timeout, this, &Private::logEvents);
    connect(&monitor, &SessionMonitor::profileChanged, this, &Private::startAfresh);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &Private::noteConnection);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &Private::noteLiveness);
    connect(&monitor, &SessionMonitor::progressChanged, this, &Private::noteProgress);
    connect(&monitor, &SessionMonitor::eventsOccurred, this, &Private::noteEvents);
    connect(&monitor.table(), &sessions::SessionTableModel::countsChanged, this, [this] { takeFigures(false); });
    connect(&monitor, &SessionMonitor::foundByReading, this, &Private::noteReading);
    connect(&monitor.logouts(), &monitor::LogoutDesk::logoutBegun, this,
            [this](quint64 job, const monitor::LogoutRequest &request) { log.noteReason(job, request.reason); });

    // The monitor may be at work already.
    phase = monitor.connectionStatus().phase;
    mode = monitor.liveness().mode;
    loadPhase = monitor.progress().phase;
    wasConnected = phase == ConnectionStatus::Phase::Connected;
    wasLive = messages::isLive(mode);
    wasFresh = messages::isFresh(mode);
    loaded = wasConnected && loadPhase != LoadProgress::Phase::Loading && mode != Liveness::Mode::Disconnected &&
             mode != Liveness::Mode::Loading;
    takeFigures(true);
    scheduleTick();
}

void ActivityRecorder::Private::startAfresh()
{
    history.clear();
    unlogged.clear();
    skipped = 0;
    log.clear();
    nowSecond = 0;
    lacksShareSince = -1;
    notedGapTo = {};
    loaded = false;
    wasConnected = false;
    wasFresh = false;
    wasLive = false;
    loadPhase = LoadProgress::Phase::Idle;
    takeFigures(true);
    Q_EMIT q.ticked();
}

/// Of the store as it is now: due is counted as of the moment that the rows show.
void ActivityRecorder::Private::takeFigures(bool isTick)
{
    const sessions::SessionStore &store = monitor.store();
    PresentFigures now = figures;
    now.sessions = store.count();
    now.due = store.deadlines().dueAt(monitor.table().clock().shownMs());
    if (isTick || store.endedCount() <= kFewEnded)
        now.users = store.userCount();
    if (isTick) {
        now.newInLastMinute = 0;
        for (const auto &bucket : history.buckets(nowSecond + 1 - kMinuteSeconds, nowSecond + 1, int(kMinuteSeconds)))
            now.newInLastMinute += bucket.sample.created;
    }
    if (std::exchange(figures, now) != now)
        Q_EMIT q.figuresChanged();
}

/// Aims at the server's full second, so that samples of one second are of one second, and at the half second between,
/// when other rows are shown as due. Time also goes on where a server
/// was watched and no longer is: the charts end at "now", and show that nobody has looked. Without one nothing wakes
/// up.
void ActivityRecorder::Private::scheduleTick()
{
    const bool isLeft = phase == ConnectionStatus::Phase::Disconnected || phase == ConnectionStatus::Phase::Failed;
    if (isLeft && nowSecond == 0) {
        timer.stop();
        return;
    }
    timer.start(monitor.clock().untilNextShownMs());
}

void ActivityRecorder::Private::tick()
{
    const qint64 complete = currentSecond() - 1;
    if (complete < nowSecond - kMostSecondsBack) {
        history.clear();
        nowSecond = 0;
        note(ActivityRecorder::tr("The server’s clock went back: the charts begin afresh"));
    }
    scheduleTick();
    if (complete <= nowSecond) { // this second is already there
        takeFigures(false);
        return;
    }
    sample(complete);
    markLackingShare(complete);
    nowSecond = complete;
    takeFigures(true);
    Q_EMIT q.ticked();
}

void ActivityRecorder::Private::sample(qint64 upTo)
{
    if (phase != ConnectionStatus::Phase::Connected || !loaded) {
        history.setActive(upTo, -1);
        return;
    }
    const bool late = nowSecond > 0 && upTo - nowSecond <= kMostSecondsFilledIn;
    for (qint64 second = late ? nowSecond + 1 : upTo; second <= upTo; ++second)
        history.setActive(second, monitor.store().deadlines().activeAt((second + 1) * kSecondMs));
}

/// That a node is silent is found out some seconds after it has told something: those were not whole either.
void ActivityRecorder::Private::markLackingShare(qint64 upTo)
{
    const std::optional<qint64> since = monitor.fleet().unknownSince();
    const qint64 second = since ? *since / kSecondMs : -1;
    const qint64 before = std::exchange(lacksShareSince, second);
    if (!since)
        return;
    const bool isMarked = before >= 0 && before <= second;
    history.markLackingShare(isMarked ? std::max(nowSecond, before) : second, upTo);
}

/// What comes alone is logged at once. When thousands come in a moment, in many batches, the log grows a few
/// times a second, and no line is made of what would have left it by then.
void ActivityRecorder::Private::noteEvents(const QList<SessionEvent> &events)
{
    countEvents(history, events, currentSecond());
    log.tally(events);
    unlogged.append(events);
    if (unlogged.size() > 2 * EventLog::kCapacity) {
        const qsizetype surplus = unlogged.size() - EventLog::kCapacity;
        unlogged.remove(0, surplus);
        skipped += surplus;
    }
    if (!logTimer.isActive())
        logEvents();
    // Their rows are painted so from now on, be the table in order or not.
    if (loadPhase != LoadProgress::Phase::Loading)
        takeFigures(false);
}

void ActivityRecorder::Private::logEvents()
{
    if (unlogged.isEmpty())
        return;
    log.append(std::exchange(unlogged, {}), std::exchange(skipped, 0));
    logTimer.start();
}

void ActivityRecorder::forget(const QByteArray &user)
{
    d->logEvents(); // what has happened already goes with the others
    if (user.isEmpty())
        d->log.clear();
    else
        d->log.forgetUser(user);
}

void ActivityRecorder::Private::noteConnection(const ConnectionStatus &status)
{
    const ConnectionStatus::Phase before = std::exchange(phase, status.phase);
    if (before == status.phase)
        return;
    const QString cause = status.problem.cause;
    switch (status.phase) {
    case ConnectionStatus::Phase::Connecting:
        break;
    case ConnectionStatus::Phase::Connected:
        if (wasConnected)
            note(ActivityRecorder::tr("Connected again"), EventLog::NoteKind::Always);
        else
            note(ActivityRecorder::tr("Connected"));
        wasConnected = true;
        break;
    case ConnectionStatus::Phase::Retrying:
        if (before == ConnectionStatus::Phase::Connected)
            note(ActivityRecorder::tr("Connection lost: %1").arg(cause), EventLog::NoteKind::Always);
        else
            note(ActivityRecorder::tr("Could not connect: %1").arg(cause));
        break;
    case ConnectionStatus::Phase::Failed:
        note(ActivityRecorder::tr("Could not connect: %1").arg(cause));
        break;
    case ConnectionStatus::Phase::Disconnected:
        note(ActivityRecorder::tr("Disconnected"), EventLog::NoteKind::Always);
        loaded = false;
        break;
    }
    scheduleTick();
    takeFigures(true);
    Q_EMIT q.ticked();
}

void ActivityRecorder::Private::noteLiveness(const Liveness &liveness)
{
    const Liveness::Mode before = std::exchange(mode, liveness.mode);
    if (liveness.gapFrom.isValid() && liveness.gapTo.isValid() && liveness.gapTo != notedGapTo) {
        notedGapTo = liveness.gapTo;
        note(ActivityRecorder::tr("Events were missed from %1 to %2")
                 .arg(text::clockText(liveness.gapFrom), text::clockText(liveness.gapTo)),
             EventLog::NoteKind::Gap);
    }
    if (before == liveness.mode)
        return;
    switch (liveness.mode) {
    case Liveness::Mode::Disconnected:
    case Liveness::Mode::Loading:
        break;
    case Liveness::Mode::CatchingUp:
        if (wasFresh && before != Liveness::Mode::Stale)
            note(ActivityRecorder::tr("Reading everything again"));
        break;
    case Liveness::Mode::Stale:
        note(ActivityRecorder::tr("Not up to date: %1").arg(liveness.reason.cause));
        break;
    case Liveness::Mode::LiveByTracking:
    case Liveness::Mode::Live:
        // The first time is no news, nor is another way of being so.
        if (std::exchange(wasLive, true) && !messages::isLive(before))
            note(ActivityRecorder::tr("Live again"));
        wasFresh = true;
        break;
    case Liveness::Mode::ExpiryOnly:
    case Liveness::Mode::Polling:
        wasFresh = true;
        break;
    }
}

/// One line, however many they are. What was there unknown to anybody has not just been created, and is not counted.
/// What has gone is, when it is missed: nothing else in the charts would say where all those went.
void ActivityRecorder::Private::noteReading(const messages::ReadingResult &result)
{
    if (result.gone > 0) {
        ActivitySample counts;
        counts.gone = quint32(std::min<qint64>(result.gone, std::numeric_limits<quint32>::max()));
        history.add(std::min(result.at / kSecondMs, currentSecond()), counts);
    }
    QStringList parts;
    if (result.found > 0)
        parts +=
            ActivityRecorder::tr("%Ln session(s) found that were not known", nullptr, text::pluralCount(result.found));
    if (result.gone > 0)
        parts += ActivityRecorder::tr("%Ln session(s) gone, how is not known", nullptr, text::pluralCount(result.gone));
    // A great loss, too, and nobody knows of which moment.
    note(ActivityRecorder::tr("Read again: %1").arg(text::listText(parts)),
         result.gone >= LossRuns::kGreat ? EventLog::NoteKind::Always : EventLog::NoteKind::Usual);
}

void ActivityRecorder::Private::noteProgress(const LoadProgress &progress)
{
    const LoadProgress::Phase before = std::exchange(loadPhase, progress.phase);
    if (before == LoadProgress::Phase::Loading && progress.phase != LoadProgress::Phase::Loading &&
        phase == ConnectionStatus::Phase::Connected) {
        loaded = true;
        Q_EMIT q.ticked(); // what is known now is not kept back till the next second
    }
}

ActivityRecorder::ActivityRecorder(monitor::SessionMonitor &monitor, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, monitor))
{
}

ActivityRecorder::~ActivityRecorder() = default;

const ActivityHistory &ActivityRecorder::history() const
{
    return d->history;
}

EventLog &ActivityRecorder::eventLog()
{
    return d->log;
}

const EventLog &ActivityRecorder::eventLog() const
{
    return d->log;
}

qint64 ActivityRecorder::nowSecond() const
{
    return d->nowSecond;
}

const PresentFigures &ActivityRecorder::figures() const
{
    return d->figures;
}

bool ActivityRecorder::knowsPresent() const
{
    return d->phase == ConnectionStatus::Phase::Connected && d->loaded;
}

std::vector<qint64> ActivityRecorder::forecast(qint64 stepSeconds, int count) const
{
    return d->monitor.store().deadlines().endingFrom(d->monitor.table().clock().nowMs(), stepSeconds, count);
}

} // namespace activity

#include "moc_activityrecorder.cpp"
