// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/sessionmonitor.h"

#include "models/formats/formatset.h"
#include "models/formats/formatsinuse.h"
#include "models/formats/userlookupplan.h"
#include "models/monitor/sessionfeed.h"
#include "models/server/serverwatch.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <QPointer>
#include <QSet>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <bitset>
#include <chrono>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace monitor
{

using namespace std::chrono_literals;

namespace
{

// A due row is given this long to be reaped by Redis itself: reading it earlier would make the server reap it
// because of us, and hide the very thing that some want to watch.
constexpr qint64 kDueGraceMs = 5000;
// Rows looked at again each second, at most.
constexpr size_t kChecksAtOnce = 2000;
// Slots visited for that each second, at most: a fraction of a millisecond. A million take ten seconds.
constexpr sessions::Slot kSlotsAtOnce = 100'000;
// The key count is below the row count this often in a row before everything is read again (FLUSHALL).
constexpr int kSurplusTicks = 2;
constexpr unsigned long kStopLimitMs = 3000;

/// What was freed in small pieces stays with the allocator, which other programs cannot use
/// (https://man7.org/linux/man-pages/man3/malloc_trim.3.html).
void returnFreedMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

class SessionMonitor::Private final
{
public:
    explicit Private(SessionMonitor *monitor)
        : q(monitor)
        , table(store)
        , feed(store, table)
    {
    }

    void openLink();
    void closeLink();
    void clearStore();
    void startOver();
    void takeFormats(std::shared_ptr<const formats::FormatsInUse> chosen);
    void takeLiveness(const messages::Liveness &now);
    void takeProgress(const messages::LoadProgress &now);
    void takeVitals(qint64 roundTrip, int events, qint64 keys);
    void takeLogoutReport(const messages::LogoutReport &report);
    void checkDueRows();
    template<typename Request> void ask(Request request)
    {
        if (source)
            QMetaObject::invokeMethod(source, [target = source, request] { request(*target); });
    }

    SessionMonitor *q;
    QThread thread;
    sessions::SessionStore store;
    sessions::SessionTableModel table;
    SessionFeed feed;
    messages::ConnectionProfile profile;
    QByteArray password;
    std::shared_ptr<const formats::FormatsInUse> formats; ///< null until the server has been looked at
    server::ServerWatch *source = nullptr;                ///< lives in `thread`, deletes itself after stop()
    QObject *link = nullptr;                              ///< context of the connections to `source`: gone with it
    messages::ServerClock clock;
    QStringList formatTitles;
    QStringList nodeNames;
    messages::ConnectionStatus connection;
    messages::Liveness liveness;
    messages::LoadProgress progress;
    qint64 roundTrip = 0;
    int eventRate = 0;
    int surplusTicks = 0;
    quint64 livenessNumber = 0; ///< of the latest that arrived
    bool willRestoreFlags = false;
    sessions::Slot nextCheck = 0;
    quint64 lastJob = 0;
    quint64 lastFormatRequest = 0;
};

SessionMonitor::SessionMonitor(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<messages::RowBatchPointer>();
    connect(&d->feed, &SessionFeed::eventsOccurred, this, &SessionMonitor::eventsOccurred);
    d->thread.setObjectName(QStringLiteral("redis"));
    d->thread.start();
}

SessionMonitor::~SessionMonitor()
{
    if (d->source) {
        connect(d->source, &QObject::destroyed, &d->thread, &QThread::quit, Qt::DirectConnection);
        d->closeLink();
    } else {
        d->thread.quit();
    }
    if (!d->thread.wait(kStopLimitMs)) {
        d->thread.quit();
        d->thread.wait();
    }
}

// --- coming and going --------------------------------------------------------------------------------

void SessionMonitor::connectTo(const messages::ConnectionProfile &profile, const QByteArray &password)
{
    disconnectFromServer();
    d->profile = profile;
    QString refusedPattern;
    for (const QString &pattern : profile.keyPatterns) {
        if (const auto plain = formats::plainFormat(pattern.toUtf8()); !plain)
            refusedPattern = QStringLiteral("%1: %2").arg(pattern, plain.error());
    }
    d->takeFormats(nullptr);
    Q_EMIT profileChanged();
    d->password = password;
    d->openLink();
    if (!refusedPattern.isEmpty())
        Q_EMIT requestRefused({tr("A key pattern of this profile cannot be used: %1").arg(refusedPattern),
                               tr("Edit the connection and correct the pattern.")});
}

void SessionMonitor::Private::takeFormats(std::shared_ptr<const formats::FormatsInUse> chosen)
{
    // The names were counted anew, and the rows are what they were: nothing is to be sorted or searched again.
    const bool isSame = formats && chosen && formats->set == chosen->set && !chosen->startsOver;
    formats = std::move(chosen);
    if (isSame) {
        Q_EMIT q->detectionChanged();
        return;
    }
    formatTitles.clear();
    std::bitset<256> withoutUsers;
    for (int i = 0; formats && i < int(formats->set->formats().size()); ++i) {
        const formats::Format &format = formats->set->at(i);
        if (size_t(i) < withoutUsers.size())
            withoutUsers.set(size_t(i), !format.knowsUsers());
        formatTitles.append(format.title());
    }
    store.setFormatsWithoutUsers(withoutUsers);
    table.setFormatTitles(formatTitles);
    Q_EMIT q->formatsChanged();
}

void SessionMonitor::disconnectFromServer()
{
    d->closeLink();
    d->feed.clear();
    d->clearStore();
    d->nodeNames.clear();
    d->roundTrip = 0;
    d->eventRate = 0;
    d->surplusTicks = 0;
    d->nextCheck = 0;
    d->willRestoreFlags = false;
    d->connection = {};
    d->liveness = {};
    d->progress = {};
    Q_EMIT connectionChanged(d->connection);
    Q_EMIT livenessChanged(d->liveness);
    Q_EMIT progressChanged(d->progress);
    Q_EMIT vitalsChanged();
}

void SessionMonitor::Private::openLink()
{
    source = new server::ServerWatch(profile, std::exchange(password, {}));
    source->moveToThread(&thread);
    link = new QObject(q);
    QObject::connect(source, &server::ServerWatch::stopped, source, &QObject::deleteLater);

    QObject::connect(source, &server::ServerWatch::nodesChanged, link, [this](const QStringList &names) {
        nodeNames = names;
        table.setNodeNames(names);
        Q_EMIT q->formatsChanged();
    });
    QObject::connect(source, &server::ServerWatch::formatsChosen, link,
                     [this](const std::shared_ptr<const formats::FormatsInUse> &chosen) {
                         // Rows by the formats of before are on their way still: after them.
                         if (chosen->startsOver)
                             feed.addAction([this] { startOver(); });
                         feed.addFormatCount(int(chosen->set->formats().size()));
                         takeFormats(chosen);
                     });
    QObject::connect(source, &server::ServerWatch::sampleRead, link,
                     [this](const messages::SampleReading &reading) { Q_EMIT q->sampleRead(reading); });
    QObject::connect(source, &server::ServerWatch::formatPreviewed, link,
                     [this](const messages::FormatPreviewResult &result) { Q_EMIT q->formatPreviewed(result); });
    QObject::connect(source, &server::ServerWatch::connectionChanged, link,
                     [this](const messages::ConnectionStatus &status) {
                         connection = status;
                         Q_EMIT q->connectionChanged(status);
                     });
    // What is said of the rows waits until they are there.
    QObject::connect(source, &server::ServerWatch::livenessChanged, link,
                     [this](const messages::Liveness &now) { takeLiveness(now); });
    QObject::connect(source, &server::ServerWatch::progressChanged, link,
                     [this](const messages::LoadProgress &now) { feed.addAction([this, now] { takeProgress(now); }); });
    QObject::connect(source, &server::ServerWatch::clockChanged, link, [this](const messages::ServerClock &now) {
        clock = now;
        table.setClock(now);
    });
    QObject::connect(source, &server::ServerWatch::vitalsMeasured, link,
                     [this](qint64 took, int rate, qint64 keys) { takeVitals(took, rate, keys); });
    QObject::connect(source, &server::ServerWatch::scanStarted, link,
                     [this](quint32 scan) { feed.addScanStart(scan); });
    QObject::connect(source, &server::ServerWatch::batchReady, link,
                     [this](const messages::RowBatchPointer &batch) { feed.addBatch(batch); });
    QObject::connect(source, &server::ServerWatch::scanFinished, link,
                     [this](quint32 scan, bool complete) { feed.addScanEnd(scan, complete); });
    QObject::connect(&feed, &SessionFeed::batchApplied, link, [this](quint8 node) {
        ask([node](server::ServerWatch &target) { target.acknowledgeBatch(node); });
    });
    QObject::connect(source, &server::ServerWatch::contentRead, q, &SessionMonitor::contentRead);
    QObject::connect(source, &server::ServerWatch::logoutProgressed, q, &SessionMonitor::logoutProgressed);
    QObject::connect(source, &server::ServerWatch::logoutFinished, q,
                     [this](const messages::LogoutReport &report) { takeLogoutReport(report); });
    QObject::connect(source, &server::ServerWatch::flagsChangedByUs, link, [this](bool restore) {
        willRestoreFlags = restore;
        Q_EMIT q->livenessChanged(liveness);
    });
    QObject::connect(source, &server::ServerWatch::userLookupProgressed, q, &SessionMonitor::userLookupProgressed);
    // What is said of the rows waits until they are there.
    QObject::connect(source, &server::ServerWatch::userLookupFinished, link,
                     [this](const messages::UserLookupReport &report) {
                         feed.addAction([this, report] { Q_EMIT q->userLookupFinished(report); });
                     });
    QObject::connect(source, &server::ServerWatch::requestRefused, q, &SessionMonitor::requestRefused);
    ask([](server::ServerWatch &target) { target.start(); });
}

void SessionMonitor::Private::closeLink()
{
    if (!source)
        return;
    // Whatever is still on its way from the old server finds no receiver any more.
    delete std::exchange(link, nullptr);
    source->disconnect(q);
    ask([](server::ServerWatch &target) { target.stop(); });
    source = nullptr;
}

/// Giving back the memory of a million sessions takes tens of milliseconds: another thread does it.
void SessionMonitor::Private::clearStore()
{
    std::shared_ptr<const sessions::SessionStore> old = store.count() > 0 ? store.lend() : nullptr;
    store.clear();
    table.noteCleared();
    if (!old)
        return;
    QThreadPool::globalInstance()->start([old = std::move(old)]() mutable {
        old.reset();
        returnFreedMemory();
    });
}

/// The rows come again, by other formats.
void SessionMonitor::Private::startOver()
{
    clearStore();
    feed.startOver();
    nextCheck = 0;
}

void SessionMonitor::retryNow()
{
    d->ask([](server::ServerWatch &target) { target.retryNow(); });
}

// --- what arrives ------------------------------------------------------------------------------------

/// That rows are fresh is true when they are there; that they are not is true at once.
void SessionMonitor::Private::takeLiveness(const messages::Liveness &now)
{
    const auto tell = [this, now, number = ++livenessNumber] {
        if (number != livenessNumber)
            return; // overtaken by bad news
        liveness = now;
        Q_EMIT q->livenessChanged(now);
    };
    if (now.mode == messages::Liveness::Mode::Disconnected || now.mode == messages::Liveness::Mode::CatchingUp)
        tell();
    else
        feed.addAction(tell);
}

void SessionMonitor::Private::takeProgress(const messages::LoadProgress &now)
{
    const bool loaded =
        progress.phase == messages::LoadProgress::Phase::Loading && now.phase == messages::LoadProgress::Phase::Idle;
    progress = now;
    if (now.phase == messages::LoadProgress::Phase::Loading)
        store.expect(now.expected);
    if (loaded) // what was on its way between the threads is not needed any more
        QThreadPool::globalInstance()->start(returnFreedMemory);
    Q_EMIT q->progressChanged(now);
}

void SessionMonitor::Private::takeVitals(qint64 took, int rate, qint64 keys)
{
    if (took > 0)
        roundTrip = took;
    eventRate = rate;
    // Fewer keys than rows: something removed them without a word, as FLUSHALL does.
    surplusTicks = keys >= 0 && feed.isEmpty() && keys < store.count() ? surplusTicks + 1 : 0;
    if (surplusTicks >= kSurplusTicks) {
        surplusTicks = 0;
        q->reload();
    }
    checkDueRows();
    Q_EMIT q->vitalsChanged();
}

void SessionMonitor::Private::checkDueRows()
{
    const qint64 now = clock.nowMs();
    store.advanceTo(now);
    if (progress.phase != messages::LoadProgress::Phase::Idle || store.deadlines().dueAt(now) == 0)
        return;
    std::vector<QByteArray> keys;
    std::vector<quint8> nodes;
    const sessions::Slot limit = store.slotLimit();
    for (sessions::Slot visited = 0; visited < std::min(limit, kSlotsAtOnce) && keys.size() < kChecksAtOnce;
         ++visited) {
        const sessions::Slot slot = nextCheck < limit ? nextCheck : 0;
        nextCheck = slot + 1;
        if (!store.contains(slot) || store.state(slot) != messages::RowChange::Present || store.deadline(slot) == 0 ||
            store.deadline(slot) > now - kDueGraceMs) {
            continue;
        }
        keys.push_back(store.key(slot).toByteArray());
        nodes.push_back(store.node(slot));
    }
    if (!keys.empty())
        ask([keys, nodes](server::ServerWatch &target) { target.check(keys, nodes); });
}

void SessionMonitor::Private::takeLogoutReport(const messages::LogoutReport &report)
{
    // Events of these keys may still be on their way; they are this program's doing all the same.
    QTimer::singleShot(2s, link ? link : q, [this, job = report.job] { feed.forgetLogout(job); });
    Q_EMIT q->logoutFinished(report);
}

// --- what is asked for -------------------------------------------------------------------------------

void SessionMonitor::reload()
{
    d->ask([](server::ServerWatch &target) { target.reload(); });
}

void SessionMonitor::stopLoading()
{
    d->ask([](server::ServerWatch &target) { target.stopLoading(); });
}

void SessionMonitor::setOfferedFlags(bool restoreAtExit)
{
    if (d->profile.readOnly) {
        Q_EMIT requestRefused(
            {tr("This connection is read-only."), tr("Use a profile without the read-only mark to change anything.")});
        return;
    }
    d->ask([restoreAtExit](server::ServerWatch &target) { target.setOfferedFlags(restoreAtExit); });
}

void SessionMonitor::setVisibleSessions(const std::vector<sessions::Slot> &visible)
{
    std::vector<QByteArray> keys;
    keys.reserve(visible.size());
    for (const sessions::Slot slot : visible) {
        if (d->store.contains(slot))
            keys.push_back(d->store.key(slot).toByteArray());
    }
    d->ask([keys = std::move(keys)](server::ServerWatch &target) { target.setVisibleKeys(keys); });
}

void SessionMonitor::readContent(sessions::Slot slot)
{
    if (!d->store.contains(slot))
        return;
    d->ask([key = d->store.key(slot).toByteArray(), format = int(d->store.format(slot))](server::ServerWatch &target) {
        target.readContent(key, format);
    });
}

std::shared_ptr<const formats::FormatSet> SessionMonitor::formatSet() const
{
    return d->formats ? d->formats->set : nullptr;
}

void SessionMonitor::setUnlistedFormats(const QStringList &unlisted)
{
    d->profile.unlistedFormats = unlisted;
    d->ask([unlisted](server::ServerWatch &target) { target.setUnlistedFormats(unlisted); });
}

quint64 SessionMonitor::readSample(const QByteArray &key, bool isGlob)
{
    const quint64 request = ++d->lastFormatRequest;
    d->ask([request, key, isGlob](server::ServerWatch &target) { target.readSample(request, key, isGlob); });
    return request;
}

quint64 SessionMonitor::previewFormat(const formats::FormatDescription &description,
                                      const std::shared_ptr<const formats::SampleRecord> &sample)
{
    const quint64 request = ++d->lastFormatRequest;
    d->ask([request, description, sample](server::ServerWatch &target) {
        target.previewFormat(request, description, sample);
    });
    return request;
}

void SessionMonitor::cancelPreview()
{
    d->ask([](server::ServerWatch &target) { target.cancelPreview(); });
}

void SessionMonitor::useFormat(const formats::FormatDescription &description)
{
    d->ask([description](server::ServerWatch &target) { target.useFormat(description); });
}

void SessionMonitor::dropFormat(const QString &id)
{
    d->ask([id](server::ServerWatch &target) { target.dropFormat(id); });
}

quint64 SessionMonitor::logOut(const std::vector<sessions::Slot> &sessions)
{
    // Also refused by the connection itself, should anything ever get past here.
    if (d->profile.readOnly) {
        Q_EMIT requestRefused({tr("This connection is read-only: nobody can be logged out through it."),
                               tr("Use a profile without the read-only mark.")});
        return 0;
    }
    if (!d->source || d->connection.phase != messages::ConnectionStatus::Phase::Connected) {
        Q_EMIT requestRefused({tr("There is no connection to the server."), tr("Connect, then try again.")});
        return 0;
    }
    std::vector<server::LogoutTarget> targets;
    QSet<QByteArray> keys;
    for (const sessions::Slot slot : sessions) {
        if (!d->store.contains(slot))
            continue;
        targets.push_back({d->store.key(slot).toByteArray(), d->store.format(slot)});
        keys.insert(targets.back().key);
    }
    if (targets.empty()) {
        Q_EMIT requestRefused({tr("No session is selected."), tr("Select one or more sessions first.")});
        return 0;
    }
    const quint64 job = ++d->lastJob;
    d->feed.expectLogout(job, keys);
    d->ask([job, targets](server::ServerWatch &target) { target.logOut(job, targets); });
    return job;
}

void SessionMonitor::cancelLogout(quint64 job)
{
    d->ask([job](server::ServerWatch &target) { target.cancelLogout(job); });
}

bool SessionMonitor::mayFindUsers() const
{
    return d->connection.phase == messages::ConnectionStatus::Phase::Connected && d->formats &&
           formats::mayHaveUserIndex(d->formats->detected);
}

quint64 SessionMonitor::findUser(const QByteArray &user)
{
    if (!d->source || d->connection.phase != messages::ConnectionStatus::Phase::Connected || !d->formats) {
        Q_EMIT requestRefused({tr("There is no connection to the server."), tr("Connect, then try again.")});
        return 0;
    }
    const quint64 job = ++d->lastJob;
    d->ask([job, user, inUse = d->formats](server::ServerWatch &target) { target.findUser(job, user, inUse); });
    return job;
}

void SessionMonitor::cancelFindUser(quint64 job)
{
    d->ask([job](server::ServerWatch &target) { target.cancelFindUser(job); });
}

// --- how things stand --------------------------------------------------------------------------------

const messages::ConnectionProfile &SessionMonitor::profile() const
{
    return d->profile;
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

const QStringList &SessionMonitor::formatTitles() const
{
    return d->formatTitles;
}

const formats::DetectionResult &SessionMonitor::detected() const
{
    static const formats::DetectionResult kNothing;
    return d->formats ? d->formats->detected : kNothing;
}

const QStringList &SessionMonitor::nodeNames() const
{
    return d->nodeNames;
}

const QStringList &SessionMonitor::formatCaveats(int format) const
{
    static const QStringList kNone;
    if (!d->formats || format < 0 || size_t(format) >= d->formats->set->formats().size())
        return kNone;
    return d->formats->set->at(format).caveats();
}

const messages::ConnectionStatus &SessionMonitor::connectionStatus() const
{
    return d->connection;
}

const messages::Liveness &SessionMonitor::liveness() const
{
    return d->liveness;
}

const messages::LoadProgress &SessionMonitor::progress() const
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

bool SessionMonitor::willRestoreFlags() const
{
    return d->willRestoreFlags;
}

} // namespace monitor
