// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/writingthread.h"

#include "models/activity/history/historyproblem.h"
#include "models/activity/history/historywriter.h"
#include "models/files/folderlock.h"
#include "models/files/ownfile.h"
#include "models/files/regularfile.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <utility>

namespace history
{

namespace
{

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kRetryAfter = 5s;
/// The others open a file meanwhile, or rename some.
constexpr std::chrono::milliseconds kSetAsideLimit = 5s;
constexpr char kSetAside[] = ".damaged-";
/// What SQLite keeps beside a file.
constexpr const char *kBeside[] = {"-wal", "-shm"};

/// What is lost until something can be written is one gap, however often it is tried meanwhile.
void join(std::vector<Gap> &gaps, const Gap &lost)
{
    const auto known =
        std::find_if(gaps.begin(), gaps.end(), [](const Gap &gap) { return gap.kind == GapKind::Dropped; });
    if (known == gaps.end()) {
        gaps.push_back(lost);
        return;
    }
    known->since = std::min(known->since, lost.since);
    known->until = std::max(known->until, lost.until);
    known->count += lost.count;
}

void join(std::optional<Gap> &lost, const std::vector<Entry> &entries)
{
    const auto [first, last] =
        std::minmax_element(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.at < b.at; });
    if (!lost)
        lost = Gap{GapKind::Dropped, first->at, last->at, 0};
    lost->since = std::min(lost->since, first->at);
    lost->until = std::max(lost->until, last->at);
    lost->count += qint64(entries.size());
}

} // namespace

WritingThread::WritingThread() = default;
WritingThread::~WritingThread() = default;

void WritingThread::give(Item item)
{
    const QMutexLocker lock(&m_mutex);
    if (auto *entries = std::get_if<std::vector<Entry>>(&item)) {
        if (m_waiting + qint64(entries->size()) > HistoryWriter::kMostWaiting) {
            join(m_lost, *entries);
            return;
        }
        m_waiting += qint64(entries->size());
    } else if (const auto *span = std::get_if<WatchSpan>(&item); span && !m_items.empty()) {
        // While nothing is written for long, they would pile up.
        if (auto *latest = std::get_if<WatchSpan>(&m_items.back());
            latest && latest->since == span->since && latest->watch == span->watch) {
            *latest = *span;
            return;
        }
    }
    const bool canWait = std::holds_alternative<std::vector<Entry>>(item) || std::holds_alternative<Gap>(item) ||
                         std::holds_alternative<Activity>(item) || std::holds_alternative<WatchSpan>(item);
    m_isUrgent = m_isUrgent || !canWait;
    m_items.push_back(std::move(item));
    m_given.wakeOne();
}

void WritingThread::finish()
{
    const QMutexLocker lock(&m_mutex);
    m_isFinishing = true;
    m_given.wakeOne();
}

/// Waits for something, and for what comes within a second after it. False: it is over, and all was taken.
bool WritingThread::take(std::deque<Item> &items)
{
    const QMutexLocker lock(&m_mutex);
    const auto isNeeded = [this] { return m_isUrgent || m_isFinishing; };
    while (m_items.empty() && !m_isFinishing && (m_batch.isEmpty() || !m_retry.hasExpired()))
        m_given.wait(&m_mutex, m_batch.isEmpty() ? QDeadlineTimer(QDeadlineTimer::Forever) : m_retry);
    QDeadlineTimer gathered(HistoryWriter::kBetweenBatches);
    while (!isNeeded() && !gathered.hasExpired())
        m_given.wait(&m_mutex, gathered);
    m_isUrgent = false;
    items = std::exchange(m_items, {});
    return !m_isFinishing || !items.empty();
}

void WritingThread::run()
{
    std::deque<Item> items;
    bool goesOn = true;
    while (goesOn) {
        goesOn = take(items);
        for (Item &item : items)
            handle(item);
        if (!goesOn)
            m_retry = QDeadlineTimer(0); // for the last time
        write();
    }
    m_store.reset(); // by the thread that has opened it
}

void WritingThread::handle(Item &item)
{
    if (auto *entries = std::get_if<std::vector<Entry>>(&item)) {
        m_batch.entries.insert(m_batch.entries.end(), std::make_move_iterator(entries->begin()),
                               std::make_move_iterator(entries->end()));
    } else if (const auto *gap = std::get_if<Gap>(&item)) {
        m_batch.gaps.push_back(*gap);
    } else if (const auto *minute = std::get_if<Activity>(&item)) {
        m_batch.minutes.push_back(*minute);
    } else if (const auto *span = std::get_if<WatchSpan>(&item)) {
        if (m_batch.spans.empty() || m_batch.spans.back().since != span->since ||
            m_batch.spans.back().watch != span->watch)
            m_batch.spans.push_back(*span);
        m_batch.spans.back().until = span->until;
    } else if (const auto *place = std::get_if<Place>(&item)) {
        change(*place);
    } else if (const auto *user = std::get_if<ForgetUser>(&item)) {
        forget(user->user);
    } else if (std::holds_alternative<ForgetAll>(item)) {
        forget(std::nullopt);
    } else if (const auto *flush = std::get_if<Flush>(&item)) {
        m_flushes.push_back(flush->number);
    } else if (const auto *pages = std::get_if<LimitPages>(&item)) {
        Failure failure;
        if (m_store || open(failure))
            (void)m_store->limitPages(pages->more);
    }
}

/// What could not be written to the one before is lost.
void WritingThread::change(const Place &place)
{
    m_retry = QDeadlineTimer(0);
    write();
    {
        const QMutexLocker lock(&m_mutex);
        m_waiting -= qint64(m_batch.entries.size());
        m_lost.reset();
    }
    m_batch = {};
    m_store.reset();
    m_upkeepFailure.reset();
    m_told.reset();
    m_retry = QDeadlineTimer(0);
    m_place = place;
}

/// Without a user: everybody.
void WritingThread::forget(const std::optional<QByteArray> &user)
{
    m_retry = QDeadlineTimer(0);
    write();
    if (m_place.fileName.isEmpty()) {
        Q_EMIT forgotten({});
        return;
    }
    using Outcome = Forgotten::Outcome;
    Failure failure;
    if (!m_store && !open(failure)) {
        Q_EMIT forgotten({Outcome::Failed, 0, problemWriting(failure, m_place.path())});
        return;
    }
    // It cannot be searched, and may name anybody.
    removeSetAside({});
    const tl::expected<qint64, Failure> count = user ? m_store->forgetUser(*user) : m_store->forgetAll();
    if (!count)
        Q_EMIT forgotten({Outcome::Failed, 0, problemWriting(count.error(), m_place.path())});
    else if (const auto &traces = m_store->tracesFailure())
        Q_EMIT forgotten({Outcome::NotShrunk, *count, problemShrinking(*traces, m_place.path())});
    else
        Q_EMIT forgotten({Outcome::Done, *count, {}});
}

/// True: nothing waits any more.
bool WritingThread::write()
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_lost)
            join(m_batch.gaps, *std::exchange(m_lost, std::nullopt));
    }
    if (!m_retry.hasExpired())
        return false;
    Failure failure;
    bool isDone = m_place.fileName.isEmpty() || m_batch.isEmpty() || writeOnce(failure);
    if (!isDone && failure.kind == Failure::Kind::Broken) {
        setAside();
        isDone = writeOnce(failure);
    }
    if (!isDone) {
        m_retry = QDeadlineTimer(kRetryAfter);
        tell(failure);
        return false;
    }
    {
        const QMutexLocker lock(&m_mutex);
        m_waiting -= qint64(m_batch.entries.size());
    }
    m_batch = {};
    if (m_upkeepFailure)
        tell(*m_upkeepFailure);
    else if (std::exchange(m_told, std::nullopt))
        Q_EMIT recovered();
    for (const quint64 flush : std::exchange(m_flushes, {}))
        Q_EMIT written(flush);
    return true;
}

bool WritingThread::writeOnce(Failure &failure)
{
    if (m_store && m_store->isMoved())
        m_store.reset();
    if (!m_store && !open(failure))
        return false;
    const auto done = m_store->write(m_batch);
    const std::optional<Failure> upkeep = done ? m_store->upkeepFailure() : std::nullopt;
    const bool isBroken = upkeep && upkeep->kind == Failure::Kind::Broken; // then the batch is lost with the file
    if (done && !isBroken) {
        m_upkeepFailure = upkeep;
        return true;
    }
    failure = done ? *upkeep : done.error();
    m_store.reset(); // anew next time: what has failed may go on failing
    return false;
}

bool WritingThread::open(Failure &failure)
{
    const auto made = files::makeOwnFolder(m_place.folder);
    auto key = made ? HistoryKey::ofFolder(m_place.folder)
                    : tl::expected<HistoryKey, files::FileProblem>(tl::unexpected(made.error()));
    if (!key) {
        failure = {Failure::Kind::Refused, key.error().reason};
        return false;
    }
    // Not while another sets it aside: what is beside the new file would be taken for that of the old one.
    const files::FolderLock lock(m_place.folder, kSetAsideLimit);
    m_fileNumber = files::fileNumber(m_place.path());
    auto store = HistoryStore::open(m_place.path(), std::move(*key), m_place.limits);
    if (!store) {
        failure = store.error();
        return false;
    }
    m_store = std::move(*store);
    if (m_fileNumber == 0) // it has been made
        m_fileNumber = files::fileNumber(m_place.path());
    return true;
}

/// Of those one is kept: they are as large as a history may be.
void WritingThread::setAside()
{
    m_store.reset();
    const QString file = m_place.path();
    // Another may have done it, and begun a new one.
    const files::FolderLock lock(m_place.folder, kSetAsideLimit);
    if (lock.isRefused() || files::fileNumber(file) != m_fileNumber)
        return;
    const QString kept =
        file + QLatin1String(kSetAside) + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss"));
    // First what is beside it: after that it could be the new one's.
    for (const char *beside : kBeside) {
        const QString end = QLatin1String(beside);
        (void)files::renameFile(file + end, kept + end); // mostly there is none
    }
    const auto renamed = files::renameFile(file, kept);
    removeSetAside(kept);
    if (renamed)
        Q_EMIT problemOccurred(history::setAside(file, kept));
}

void WritingThread::removeSetAside(const QString &but)
{
    for (const QString &path : files::filesNamed(m_place.folder, m_place.fileName + QLatin1String(kSetAside))) {
        if (but.isEmpty() || !path.startsWith(but))
            (void)files::removeFile(path); // somebody else may have
    }
}

void WritingThread::tell(const Failure &failure)
{
    if (std::exchange(m_told, failure.kind) != failure.kind)
        Q_EMIT problemOccurred(problemWriting(failure, m_place.path()));
}

} // namespace history

#include "moc_writingthread.cpp"
