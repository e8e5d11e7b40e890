// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertwatch.h"

#include "models/activity/activityrecorder.h"
#include "models/activity/alerts/busiestusers.h"
#include "models/activity/alerts/sameyesterday.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/sessionmonitor.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <utility>

namespace alerts
{

using messages::Liveness;
using messages::SessionEvent;
using monitor::SessionMonitor;
using Phase = messages::ConnectionStatus::Phase;

namespace
{

constexpr int kEachSecondMs = 1000;
constexpr qint64 kPerSecond = 1000;
/// What expired longer ago says nothing of how late Redis is now.
constexpr qint64 kLagsCountForMs = 10'000;
constexpr size_t kMostLags = 4096;
/// A node says how much it uses every few seconds while somebody looks.
constexpr qint64 kFactsCountForMs = 60'000;

/// How much is heard of changes: the more, the better.
int levelOf(Liveness::Mode mode)
{
    return messages::isLive(mode) ? 2 : messages::isFresh(mode) ? 1 : 0;
}

/// Somebody or something has ended it; its time was not up.
bool isEndedBefore(SessionEvent::Kind kind)
{
    using Kind = SessionEvent::Kind;
    return kind == Kind::LoggedOut || kind == Kind::EndedHere || kind == Kind::Ended || kind == Kind::Evicted;
}

} // namespace

class AlertWatch::Private final : public QObject
{
public:
    Private(AlertWatch &owner, SessionMonitor &watched, activity::ActivityRecorder &recorded,
            history::HistoryDesk *history);

    void takeRules(const AlertJudge::Rules &rules);
    void follow();
    void leave();
    void tell(const std::vector<Transition> &transitions);
    void noteEvents(const QList<SessionEvent> &events);
    void noteLiveness(const Liveness &liveness);
    void look();
    bool isOn(AlertKind kind) const { return judge.rules()[size_t(kind)].isOn; }
    BusiestUsers::Limits userLimits() const;

    qint64 now() const { return startedAt + messages::ServerClock::monotonicMs() - startedMs; }
    Reading reading();
    Measure count() const;
    Measure offYesterday(const Measure &sessions);
    Measure ofUser(const std::optional<BusiestUsers::Found> &found, const Measure &sessions) const;
    Measure lag(qint64 at);
    Measure headroom() const;

    AlertWatch &q;
    SessionMonitor &monitor;
    activity::ActivityRecorder &recorder;
    AlertJudge judge;
    BusiestUsers users;
    SameYesterday yesterday;
    QTimer timer;
    const qint64 startedAt = QDateTime::currentMSecsSinceEpoch();
    const qint64 startedMs = messages::ServerClock::monotonicMs();
    qint64 lookedAt = -1;                       ///< by now(); -1: not since this server is watched
    bool wasLive = false;                       ///< when it was looked last
    qint64 created = 0;                         ///< since then
    qint64 ended = 0;                           ///< before their time, since then
    qint64 evicted = 0;                         ///< since then
    int bestLevel = 0;                          ///< of this server
    qint64 lostSince = -1;                      ///< by now(); -1: it is as live as it has been
    std::deque<std::pair<qint64, qint64>> lags; ///< when it was heard, and ms; oldest first
};

AlertWatch::Private::Private(AlertWatch &owner, SessionMonitor &watched, activity::ActivityRecorder &recorded,
                             history::HistoryDesk *history)
    : q(owner)
    , monitor(watched)
    , recorder(recorded)
    , users(watched.store())
    , yesterday(history)
{
    timer.setInterval(kEachSecondMs);
    timer.setTimerType(Qt::PreciseTimer);
    connect(&timer, &QTimer::timeout, this, &Private::look);
    connect(&monitor, &SessionMonitor::profileChanged, this, [this] { leave(); });
    connect(&monitor, &SessionMonitor::connectionChanged, this, &Private::follow);
    connect(&monitor, &SessionMonitor::livenessChanged, this, &Private::noteLiveness);
    connect(&monitor, &SessionMonitor::eventsOccurred, this, &Private::noteEvents);
    takeRules(judge.rules());
    noteLiveness(monitor.liveness());
    follow();
}

void AlertWatch::Private::takeRules(const AlertJudge::Rules &rules)
{
    const auto transitions = judge.setRules(rules, now());
    monitor.fleet().setLookedAt(isOn(AlertKind::MemoryHeadroom), this);
    yesterday.setWanted(isOn(AlertKind::OffYesterday));
    tell(transitions);
    Q_EMIT q.judged();
}

/// Only somebody's wish ends the watch: a server that does not answer is what it is for.
void AlertWatch::Private::follow()
{
    if (monitor.connectionStatus().phase == Phase::Disconnected)
        leave();
    else if (!timer.isActive())
        timer.start();
}

void AlertWatch::Private::leave()
{
    timer.stop();
    lookedAt = -1;
    wasLive = false;
    created = ended = evicted = 0;
    bestLevel = 0;
    lostSince = -1;
    lags.clear();
    users.stop();
    yesterday.forget();
    tell(judge.leave(now()));
    Q_EMIT q.judged();
    if (monitor.connectionStatus().phase != Phase::Disconnected)
        timer.start();
}

void AlertWatch::Private::tell(const std::vector<Transition> &transitions)
{
    if (!transitions.empty())
        Q_EMIT q.transitioned(QList<Transition>(transitions.begin(), transitions.end()));
}

void AlertWatch::Private::noteEvents(const QList<SessionEvent> &events)
{
    const qint64 at = now();
    for (const SessionEvent &event : events) {
        created += event.kind == SessionEvent::Kind::Created;
        ended += isEndedBefore(event.kind);
        evicted += event.kind == SessionEvent::Kind::Evicted;
        // Inferred, it may have been deleted after its deadline: nobody has measured how late Redis was.
        if (event.kind == SessionEvent::Kind::Expired && !event.isInferred && event.lagMs >= 0)
            lags.emplace_back(at, event.lagMs);
    }
    while (lags.size() > kMostLags)
        lags.pop_front();
}

void AlertWatch::Private::noteLiveness(const Liveness &liveness)
{
    const int level = levelOf(liveness.mode);
    bestLevel = std::max(bestLevel, level);
    if (level >= bestLevel)
        lostSince = -1;
    else if (lostSince < 0)
        lostSince = now();
}

void AlertWatch::Private::look()
{
    tell(judge.judge(reading()));
    Q_EMIT q.judged();
    if (!users.isLooking() && recorder.knowsPresent())
        users.look(userLimits());
}

BusiestUsers::Limits AlertWatch::Private::userLimits() const
{
    const auto limit = [this](AlertKind kind) { return isOn(kind) ? judge.rules()[size_t(kind)].limit : -1; };
    return {limit(AlertKind::UserSessions), limit(AlertKind::UserAddresses)};
}

Reading AlertWatch::Private::reading()
{
    Reading reading;
    reading.at = now();
    const Liveness &liveness = monitor.liveness();
    const bool isConnected = monitor.connectionStatus().phase == Phase::Connected;
    const bool isLive = isConnected && messages::isLive(liveness.mode);
    const Measure sessions = count();
    reading[AlertKind::CountAbove] = reading[AlertKind::CountBelow] = sessions;
    reading[AlertKind::OffYesterday] = offYesterday(sessions);
    // Where it is not announced at once, what a reading has found says nothing of a second.
    if (lookedAt >= 0 && isLive && wasLive && reading.at > lookedAt) {
        const qint64 elapsed = std::max(reading.at - lookedAt, kPerSecond / 2);
        const auto rate = [elapsed](qint64 number) { return (number * kPerSecond + elapsed / 2) / elapsed; };
        reading[AlertKind::CreatedRate] = Measure::of(rate(created));
        reading[AlertKind::EndedRate] = Measure::of(rate(ended));
    }
    // By tracking, nobody says what was evicted; what was said to be is, in any mode.
    if (evicted > 0 || (isLive && wasLive && liveness.mode == Liveness::Mode::Live && !liveness.isTracked))
        reading[AlertKind::Evictions] = Measure::of(evicted);
    reading[AlertKind::UserSessions] = ofUser(users.mostSessions(), sessions);
    reading[AlertKind::UserAddresses] = ofUser(users.mostAddresses(), sessions);
    reading[AlertKind::ExpiryLag] = lag(reading.at);
    if (bestLevel > 0)
        reading[AlertKind::LivenessLost] = Measure::of(lostSince < 0 ? 0 : (reading.at - lostSince) / kPerSecond);
    reading[AlertKind::MemoryHeadroom] = headroom();
    lookedAt = reading.at;
    wasLive = isLive;
    created = ended = evicted = 0;
    return reading;
}

/// Of what is there for certain. Rows of a node that does not answer may have gone.
Measure AlertWatch::Private::count() const
{
    const messages::LoadProgress &progress = monitor.progress();
    if (monitor.connectionStatus().phase != Phase::Connected || monitor.fleet().unknownSince())
        return {};
    const qint64 sessions = qint64(monitor.store().count());
    const Liveness::Mode mode = monitor.liveness().mode;
    const bool isPart = progress.phase == messages::LoadProgress::Phase::Loading || progress.partial ||
                        progress.stopped || progress.unreadable > 0;
    if (mode == Liveness::Mode::Loading || (messages::isFresh(mode) && isPart))
        return {sessions, true, {}};
    if (!messages::isFresh(mode) || !recorder.knowsPresent())
        return {};
    return Measure::of(sessions);
}

Measure AlertWatch::Private::offYesterday(const Measure &sessions)
{
    const qint64 then = yesterday.sessions(monitor.clock().nowMs());
    if (!sessions.value || sessions.isAtLeast || then <= 0) // of none there is no share
        return {};
    constexpr qint64 kWhole = 100;
    // As the history counts: those that are past their deadline, and are not gone yet, are not among them.
    const qint64 active = monitor.store().deadlines().activeAt(monitor.clock().nowMs());
    return Measure::of(std::abs(active - then) * kWhole / then);
}

Measure AlertWatch::Private::ofUser(const std::optional<BusiestUsers::Found> &found, const Measure &sessions) const
{
    if (!found || !sessions.value)
        return {};
    return {found->count, sessions.isAtLeast, found->user};
}

/// The median of what expired a moment ago.
Measure AlertWatch::Private::lag(qint64 at)
{
    while (!lags.empty() && at - lags.front().first > kLagsCountForMs)
        lags.pop_front();
    if (lags.empty() || !isOn(AlertKind::ExpiryLag))
        return {};
    std::vector<qint64> all;
    all.reserve(lags.size());
    for (const auto &[heard, ms] : lags)
        all.push_back(ms);
    const auto middle = all.begin() + std::ptrdiff_t(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    return Measure::of(*middle);
}

/// Of the node that has least. Without a limit there is none.
Measure AlertWatch::Private::headroom() const
{
    Measure least;
    const QDateTime present = QDateTime::currentDateTime();
    for (const messages::FleetNode &node : monitor.fleet().fleet()->nodes) {
        if (node.index < 0)
            continue;
        const messages::NodeFacts &facts = node.facts;
        if (facts.maxMemory == 0)
            continue;
        const bool isOld = !facts.at.isValid() || facts.at.msecsTo(present) > kFactsCountForMs;
        if (facts.usedMemory < 0 || facts.maxMemory < 0 || isOld || node.isMissing())
            return {}; // it may be the one
        const qint64 free = std::max<qint64>(0, facts.maxMemory - facts.usedMemory);
        const auto share = qint64(double(free) * 100 / double(facts.maxMemory));
        if (!least.value || share < *least.value)
            least = Measure::of(share);
    }
    return least;
}

AlertWatch::AlertWatch(SessionMonitor &monitor, activity::ActivityRecorder &recorder, history::HistoryDesk *history,
                       QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, monitor, recorder, history))
{
}

AlertWatch::~AlertWatch() = default;

void AlertWatch::setRules(const AlertJudge::Rules &rules)
{
    d->takeRules(rules);
}

const AlertJudge &AlertWatch::judge() const
{
    return d->judge;
}

qint64 AlertWatch::yesterday() const
{
    return d->yesterday.sessions(d->monitor.clock().nowMs());
}

} // namespace alerts

#include "moc_alertwatch.cpp"
