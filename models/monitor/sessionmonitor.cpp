// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/sessionmonitor.h"

#include "models/formats/detection/formatsinuse.h"
#include "models/monitor/contentdesk.h"
#include "models/monitor/duecheck.h"
#include "models/monitor/fleetdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/freedmemory.h"
#include "models/monitor/iothread.h"
#include "models/monitor/indexdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/lookupdesk.h"
#include "models/monitor/patternproblems.h"
#include "models/monitor/rowsample.h"
#include "models/monitor/serverlink.h"
#include "models/monitor/sessionfeed.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace monitor
{

using messages::Liveness;
using messages::LoadProgress;
using server::ServerWatch;

namespace
{

/// Some rows at least are claimed to be as fresh as they get.
bool isFresh(const Liveness &liveness)
{
    return messages::isFresh(liveness.others ? liveness.others->mode : liveness.mode);
}

// The key count is below that of the rows this often in a row before everything is read again (FLUSHALL).
constexpr int kSurplusTicks = 2;

} // namespace

class SessionMonitor::Private final
{
public:
    explicit Private(SessionMonitor *monitor);

    void listen();
    void clearStore();
    void startOver();
    void takeFormats(const std::shared_ptr<const formats::FormatsInUse> &chosen);
    void takeNodes(const QStringList &names);
    void takeStatus(const messages::ConnectionStatus &now);
    void takeClock(const messages::ServerClock &now);
    void takeLiveness(const Liveness &now);
    void takeProgress(const LoadProgress &now);
    void takeVitals(qint64 took, int rate, qint64 keys);
    void takeFlagsChange(bool restores);
    void acknowledge(quint8 node);
    void checkRows();

    SessionMonitor *q;
    IoThread thread; // goes last: whoever lives in it takes leave of its server first
    sessions::SessionStore store;
    sessions::SessionTableModel table;
    SessionFeed feed;
    ServerLink link;
    FormatDesk formats;
    LogoutDesk logouts;
    LookupDesk lookups;
    IndexDesk indexes;
    ContentDesk contents;
    FleetDesk fleet;
    DueCheck dueCheck;
    messages::ServerClock clock;
    QStringList nodeNames;
    Liveness liveness;
    LoadProgress progress;
    qint64 roundTrip = 0;
    int eventRate = 0;
    int surplusTicks = 0;
    bool isWatched = false;     ///< connected: the table's clock runs
    quint64 livenessNumber = 0; ///< of the latest that arrived
    bool willRestoreFlags = false;
    bool isHeld = false;
    std::vector<quint8> unacknowledged; ///< nodes, once a batch: told when nothing is held any more
};

SessionMonitor::Private::Private(SessionMonitor *monitor)
    : q(monitor)
    , table(store)
    , feed(store, table)
    , link(thread)
    , formats(link, store, table)
    , logouts(link, store, feed)
    , lookups(link, formats, feed)
    , indexes(link)
    , contents(link, store)
    , fleet(link, store, table)
{
}

SessionMonitor::SessionMonitor(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<messages::RowBatchPointer>();
    d->listen();
}

SessionMonitor::~SessionMonitor() = default;

void SessionMonitor::Private::listen()
{
    link.hear(&ServerWatch::formatsChosen, [this](const auto &chosen) { takeFormats(chosen); });
    link.hear(&ServerWatch::nodesChanged, [this](const QStringList &names) { takeNodes(names); });
    link.hear(&ServerWatch::clockChanged, [this](const messages::ServerClock &now) { takeClock(now); });
    link.hear(&ServerWatch::scanStarted, &feed, &SessionFeed::addScanStart);
    link.hear(&ServerWatch::batchReady, &feed, &SessionFeed::addBatch);
    link.hear(&ServerWatch::unmetWanted, &feed, &SessionFeed::addUnmetQuestion);
    link.hear(&ServerWatch::shareStarted, &feed, &SessionFeed::addShareStart);
    link.hear(&ServerWatch::scanFinished, &feed, &SessionFeed::addScanEnd);
    link.hear(&ServerWatch::livenessChanged, [this](const Liveness &now) { takeLiveness(now); });
    // What is said of the rows waits until they are there.
    link.hear(&ServerWatch::progressChanged,
              [this](const LoadProgress &now) { feed.addAction([this, now] { takeProgress(now); }); });
    link.hear(&ServerWatch::vitalsMeasured,
              [this](qint64 took, int rate, qint64 keys) { takeVitals(took, rate, keys); });
    link.hear(&ServerWatch::flagsChangedByUs, [this](bool restores) { takeFlagsChange(restores); });
    link.hear(&ServerWatch::requestRefused, q, &SessionMonitor::requestRefused);
    link.hear(&ServerWatch::serverRestarted, q, &SessionMonitor::serverRestarted);
    link.hear(&ServerWatch::databaseEmptied, q, &SessionMonitor::databaseEmptied);
    connect(&link, &ServerLink::statusChanged, q,
            [this](const messages::ConnectionStatus &status) { takeStatus(status); });
    connect(&link, &ServerLink::statusChanged, q, &SessionMonitor::connectionChanged);
    connect(&fleet, &FleetDesk::rowsRehomed, &feed, &SessionFeed::addBatch);
    connect(q, &SessionMonitor::connectionChanged, &formats, &FormatDesk::connectionChanged);
    connect(&logouts, &LogoutDesk::requestRefused, q, &SessionMonitor::requestRefused);
    connect(&indexes, &IndexDesk::requestRefused, q, &SessionMonitor::requestRefused);
    connect(&lookups, &LookupDesk::requestRefused, q, &SessionMonitor::requestRefused);
    connect(&feed, &SessionFeed::eventsOccurred, q, &SessionMonitor::eventsOccurred);
    connect(&feed, &SessionFeed::foundByReading, q, &SessionMonitor::foundByReading);
    connect(&feed, &SessionFeed::endedUnseen, q, &SessionMonitor::endedUnseen);
    connect(&feed, &SessionFeed::deadlinesMoved, q, &SessionMonitor::deadlinesMoved);
    connect(&feed, &SessionFeed::unmetFound, q, [this](quint32 scan, auto keys, auto nodes, quint32 next) {
        link.ask([=](ServerWatch &watch) { watch.takeUnmet(scan, keys, nodes, next); });
    });
    connect(&feed, &SessionFeed::batchApplied, q, [this](quint8 node) { acknowledge(node); });
}

// --- coming and going --------------------------------------------------------------------------------

void SessionMonitor::connectTo(const messages::ConnectionProfile &profile, const messages::Credentials &credentials)
{
    disconnectFromServer();
    d->link.setProfile(profile);
    d->formats.forget();
    Q_EMIT profileChanged();
    d->link.open(credentials);
    d->fleet.startAfresh();
    for (const messages::Problem &problem : patternProblems(profile.keyPatterns))
        Q_EMIT requestRefused(problem);
}

void SessionMonitor::disconnectFromServer()
{
    d->link.close();
    d->feed.applyEventsAtOnce();
    d->feed.clear();
    d->clearStore();
    d->nodeNames.clear();
    d->roundTrip = 0;
    d->eventRate = 0;
    d->surplusTicks = 0;
    d->isHeld = false;
    d->unacknowledged.clear();
    d->dueCheck.startOver();
    d->contents.leaveDueAlone(false);
    d->isWatched = false;
    d->table.setClock(d->clock);
    d->willRestoreFlags = false;
    d->logouts.forget();
    d->fleet.startAfresh();
    d->liveness = {};
    d->progress = {};
    Q_EMIT connectionChanged(d->link.status());
    Q_EMIT livenessChanged(d->liveness);
    Q_EMIT progressChanged(d->progress);
    Q_EMIT vitalsChanged();
}

void SessionMonitor::Private::clearStore()
{
    std::shared_ptr<const sessions::SessionStore> old = store.count() > 0 ? store.lend() : nullptr;
    store.clear();
    table.noteCleared();
    if (old)
        freeElsewhere(std::move(old));
}

/// The rows come again, by other formats.
void SessionMonitor::Private::startOver()
{
    clearStore();
    feed.startOver();
    dueCheck.startOver();
}

// --- what arrives ------------------------------------------------------------------------------------

void SessionMonitor::Private::takeFormats(const std::shared_ptr<const formats::FormatsInUse> &chosen)
{
    // Rows by the formats of before are on their way still: after them.
    if (chosen->startsOver)
        feed.addAction([this] { startOver(); });
    feed.addFormatCount(int(chosen->set->formats().size()));
}

void SessionMonitor::Private::takeNodes(const QStringList &names)
{
    nodeNames = names;
    table.setNodeNames(names);
    Q_EMIT q->nodesChanged();
}

void SessionMonitor::Private::takeClock(const messages::ServerClock &now)
{
    clock = now;
    if (!table.clock().isStopped())
        table.setClock(now);
}

/// What is not watched any more stays as it was known last: nothing becomes due by the clock of this machine alone.
void SessionMonitor::Private::takeStatus(const messages::ConnectionStatus &now)
{
    const bool was = std::exchange(isWatched, now.phase == messages::ConnectionStatus::Phase::Connected);
    roundTrip = was && isWatched ? roundTrip : 0; // of another connection nothing is known yet
    if (isWatched)
        table.setClock(clock);
    else if (was)
        table.setClock(clock.stopped());
}

/// That rows are fresh is true when they are there; that they are not is true at once.
void SessionMonitor::Private::takeLiveness(const Liveness &now)
{
    const auto tell = [this, now, number = ++livenessNumber] {
        if (number != livenessNumber)
            return; // overtaken by bad news
        liveness = now;
        Q_EMIT q->livenessChanged(now);
    };
    switch (now.mode) {
    case Liveness::Mode::Disconnected:
    case Liveness::Mode::Loading:
    case Liveness::Mode::CatchingUp:
        tell();
        break;
    case Liveness::Mode::Stale:
        // The same of those nodes that answer, where some do not.
        if (isFresh(now) && !isFresh(liveness))
            feed.addAction(tell);
        else
            tell();
        break;
    case Liveness::Mode::Polling:
    case Liveness::Mode::ExpiryOnly:
    case Liveness::Mode::LiveByTracking:
    case Liveness::Mode::Live:
        feed.addAction(tell);
        break;
    }
}

void SessionMonitor::Private::takeProgress(const LoadProgress &now)
{
    const bool isOver = progress.phase != LoadProgress::Phase::Idle && now.phase == LoadProgress::Phase::Idle;
    progress = now;
    if (now.phase == LoadProgress::Phase::Loading) {
        store.expect(now.expected);
        table.expect(now.expected);
    }
    if (isOver) // what was on its way between the threads is not needed any more
        returnFreedMemory();
    Q_EMIT q->progressChanged(now);
}

void SessionMonitor::Private::takeVitals(qint64 took, int rate, qint64 keys)
{
    roundTrip = took != 0 ? took : std::max<qint64>(roundTrip, 0);
    eventRate = rate;
    // Fewer keys than rows: something removed them without a word, as FLUSHALL does.
    surplusTicks = keys >= 0 && feed.isEmpty() && keys < formats.fewestKeys() ? surplusTicks + 1 : 0;
    if (surplusTicks >= kSurplusTicks && std::exchange(surplusTicks, 0) > 0)
        q->reload();
    checkRows();
    Q_EMIT q->vitalsChanged();
}

void SessionMonitor::Private::checkRows()
{
    const qint64 now = clock.nowMs();
    store.advanceTo(now);
    if (progress.phase != LoadProgress::Phase::Idle)
        return;
    if (const DueCheck::Rows due = dueCheck.next(store, now); !due.keys.empty() && !contents.leavesDueAlone())
        link.ask([due](ServerWatch &watch) { watch.check(due.keys, due.nodes); });
    if (!messages::isLive(liveness.mode) || !feed.isEmpty())
        return; // nobody says that the rows are right
    if (const RowSample::Rows some = RowSample::draw(store, now); !some.keys.empty())
        link.ask([some](ServerWatch &watch) { watch.verify(some.keys, some.nodes); });
}

void SessionMonitor::Private::takeFlagsChange(bool restores)
{
    willRestoreFlags = restores;
    Q_EMIT q->livenessChanged(liveness);
}

void SessionMonitor::Private::acknowledge(quint8 node)
{
    if (isHeld)
        unacknowledged.push_back(node);
    else
        link.ask([node](ServerWatch &watch) { watch.acknowledgeBatch(node); });
}

// --- what is asked for -------------------------------------------------------------------------------

void SessionMonitor::retryNow()
{
    d->link.ask([](ServerWatch &watch) { watch.retryNow(); });
}

void SessionMonitor::reload()
{
    d->link.ask([](ServerWatch &watch) { watch.reload(); });
}

void SessionMonitor::holdReading(bool held)
{
    d->isHeld = held;
    if (held)
        return;
    for (const quint8 node : std::exchange(d->unacknowledged, {}))
        d->acknowledge(node);
}

void SessionMonitor::matchEvents()
{
    d->feed.setMatchesEvents(true);
}

void SessionMonitor::stopLoading()
{
    d->link.ask([](ServerWatch &watch) { watch.stopLoading(); });
}

void SessionMonitor::setOfferedFlags(bool restoreAtExit)
{
    if (profile().readOnly) {
        Q_EMIT requestRefused(
            {tr("This connection is read-only."), tr("Use a profile without the read-only mark to change anything.")});
        return;
    }
    d->link.ask([restoreAtExit](ServerWatch &watch) { watch.setOfferedFlags(restoreAtExit); });
}

void SessionMonitor::tellUnseenEnds(bool tells)
{
    d->feed.setTellsUnseen(tells);
}

void SessionMonitor::setVisibleSessions(const std::vector<sessions::Slot> &visible)
{
    std::vector<QByteArray> keys;
    keys.reserve(visible.size());
    for (const sessions::Slot slot : visible) {
        if (d->store.contains(slot))
            keys.push_back(d->store.key(slot).toByteArray());
    }
    d->link.ask([keys = std::move(keys)](ServerWatch &watch) { watch.setVisibleKeys(keys); });
}

FormatDesk &SessionMonitor::formats()
{
    return d->formats;
}

IndexDesk &SessionMonitor::indexes()
{
    return d->indexes;
}

LogoutDesk &SessionMonitor::logouts()
{
    return d->logouts;
}

LookupDesk &SessionMonitor::lookups()
{
    return d->lookups;
}

ContentDesk &SessionMonitor::contents()
{
    return d->contents;
}

FleetDesk &SessionMonitor::fleet()
{
    return d->fleet;
}

IoThread &SessionMonitor::ioThread()
{
    return d->thread;
}

// --- how things stand --------------------------------------------------------------------------------

const messages::ConnectionProfile &SessionMonitor::profile() const
{
    return d->link.profile();
}

sessions::SessionTableModel &SessionMonitor::table()
{
    return d->table;
}

const sessions::SessionStore &SessionMonitor::store() const
{
    return d->store;
}

const messages::ServerClock &SessionMonitor::clock() const
{
    return d->clock;
}

const QStringList &SessionMonitor::nodeNames() const
{
    return d->nodeNames;
}

const messages::ConnectionStatus &SessionMonitor::connectionStatus() const
{
    return d->link.status();
}

const Liveness &SessionMonitor::liveness() const
{
    return d->liveness;
}

const LoadProgress &SessionMonitor::progress() const
{
    return d->progress;
}

qint64 SessionMonitor::roundTripMicroseconds() const
{
    return d->roundTrip;
}

int SessionMonitor::eventsPerSecond() const
{
    return d->eventRate;
}

qint64 SessionMonitor::expiryLagMs() const
{
    return d->feed.expiryLagMs();
}

ExpiryLag SessionMonitor::expiryLag() const
{
    return d->feed.expiryLag();
}

bool SessionMonitor::willRestoreFlags() const
{
    return d->willRestoreFlags;
}

} // namespace monitor

#include "moc_sessionmonitor.cpp"
