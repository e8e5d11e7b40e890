// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/sessionfeed.h"

#include "models/sessions/table/sessiontablemodel.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace monitor
{

using namespace std::chrono_literals;

namespace
{

// Of a frame's 16 ms: the rest is for painting, and for the table's own work.
constexpr std::chrono::nanoseconds kTurn = 6ms;
// Between two looks at the clock: about a tenth of a millisecond.
constexpr size_t kRowsAtOnce = 64;
constexpr sessions::Slot kSlotsOfScanAtOnce = 16'384;

/// Otherwise than by an extension; what is not known has not moved.
bool isMoved(qint64 before, qint64 now)
{
    if (before < 0 || now < 0 || before == now)
        return false;
    return before == 0 || now == 0 || now <= before - ExtensionFold::kLeastMs;
}

} // namespace

SessionFeed::SessionFeed(sessions::SessionStore &store, sessions::SessionTableModel &table, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_table(table)
{
    m_turn.setSingleShot(true);
    m_turn.setTimerType(Qt::PreciseTimer);
    connect(&m_turn, &QTimer::timeout, this, &SessionFeed::work);
    // At once: the table may lend the store again before the next turn.
    connect(&m_table, &sessions::SessionTableModel::storeReturned, this, &SessionFeed::work);
}

SessionFeed::~SessionFeed() = default;

void SessionFeed::addBatch(const messages::RowBatchPointer &batch)
{
    add(batch);
}

void SessionFeed::addAction(std::function<void()> action)
{
    add(std::move(action));
}

void SessionFeed::addScanStart(quint32 scan, bool isNews)
{
    m_isScanning = true;
    addAction([this, scan, isNews] {
        m_isScanning = true; // the end of the one before may have been waiting, too
        m_store.beginScan(scan);
        m_shareScans.clear();
        m_scanMayBeNews = isNews;
        m_foundEvents.clear();
        m_found = {};
        m_formatsOfScan = m_formats;
        m_table.setLoading(!m_loadedOnce);
    });
}

void SessionFeed::addFormatCount(int count)
{
    addAction([this, count] {
        m_formats = count;
        m_formatsRead = std::min(m_formatsRead, count);
    });
}

void SessionFeed::addScanEnd(quint32 scan, bool complete, bool isNews, const messages::NodeSet &read)
{
    add(ScanEnd{scan, complete, isNews, read, 0});
}

void SessionFeed::addShareStart(quint32 scan, quint8 node)
{
    addAction([this, scan, node] {
        m_store.beginScan(scan);
        m_shareScans[node] = scan;
    });
}

void SessionFeed::addUnmetQuestion(quint32 scan, const messages::NodeSet &nodes, quint32 from)
{
    add(UnmetQuestion{scan, nodes, from});
}

void SessionFeed::add(Item item)
{
    m_waiting.push_back(std::move(item));
    if (isHeld())
        return;
    // An interval of zero gives everything else its turn in between, which posted events do not. What comes behind
    // events waits with them.
    if (!m_turn.isActive())
        m_turn.start(isTooSoon() ? untilCommit() : 0);
    else if (m_isScanning)
        m_turn.start(0);
}

/// Whether what is next are events, and would be in the store before the table may show them. Of many that have piled
/// up none waits: then the table keeps up as it can.
bool SessionFeed::isTooSoon() const
{
    const auto *batch = std::get_if<messages::RowBatchPointer>(&m_waiting.front());
    return batch && (*batch)->scan == 0 && m_position == 0 && !m_isScanning && !m_isBehind && untilCommit() > 0;
}

int SessionFeed::untilCommit() const
{
    constexpr qint64 kBetween = sessions::SessionTableModel::kCommitIntervalMs;
    return m_sinceCommit.isValid() ? int(std::max<qint64>(0, kBetween - m_sinceCommit.elapsed())) : 0;
}

bool SessionFeed::isHeld() const
{
    return m_table.isStoreLent();
}

void SessionFeed::applyEventsAtOnce()
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!m_waiting.empty() && !isHeld() && elapsed.nsecsElapsed() < kTurn.count()) {
        const auto *batch = std::get_if<messages::RowBatchPointer>(&m_waiting.front());
        if (!batch || (*batch)->scan != 0)
            break; // a reading is under way: it is not what is left of one
        if (apply(*batch))
            m_waiting.pop_front();
    }
    tellEvents();
}

void SessionFeed::clear()
{
    m_waiting.clear();
    m_position = 0;
    m_turn.stop();
    m_sinceCommit.invalidate();
    m_isScanning = false;
    m_hasChanges = false;
    m_isBehind = false;
    m_shareScans.clear();
    m_events.clear();
    m_moved.clear();
    m_endingHere.clear();
    m_foundEvents.clear();
    m_found = {};
    m_lagCount = 0;
    m_extensions.clear();
    m_loadedOnce = false;
}

void SessionFeed::work()
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (!m_waiting.empty() && !isHeld() && !isTooSoon() && elapsed.nsecsElapsed() < kTurn.count()) {
        bool done = true;
        if (auto *batch = std::get_if<messages::RowBatchPointer>(&m_waiting.front())) {
            done = apply(*batch);
        } else if (auto *question = std::get_if<UnmetQuestion>(&m_waiting.front())) {
            done = answer(*question);
        } else if (auto *end = std::get_if<ScanEnd>(&m_waiting.front())) {
            done = endScan(*end);
        } else {
            // Out of the queue first: it may clear it.
            const auto action = std::get<std::function<void()>>(std::move(m_waiting.front()));
            m_waiting.pop_front();
            action();
            continue;
        }
        if (done)
            m_waiting.pop_front();
    }
    const bool waits = !m_waiting.empty() && !isHeld() && isTooSoon();
    m_isBehind = !m_waiting.empty() && !waits;
    if (!m_isBehind && std::exchange(m_hasChanges, false))
        showChanges();
    tellEvents();
    if (!m_waiting.empty() && !isHeld())
        m_turn.start(isTooSoon() ? untilCommit() : 0);
}

void SessionFeed::tellEvents()
{
    if (!m_moved.isEmpty())
        Q_EMIT deadlinesMoved(std::exchange(m_moved, {}));
    if (!m_events.isEmpty())
        Q_EMIT eventsOccurred(std::exchange(m_events, {}));
}

/// Of a scan the table makes larger steps by itself.
void SessionFeed::showChanges()
{
    if (m_isScanning || untilCommit() > 0)
        return;
    m_sinceCommit.start();
    m_table.commit();
}

/// Some rows of the batch. True when it is done.
bool SessionFeed::apply(const messages::RowBatchPointer &batch)
{
    const size_t last = std::min(m_position + kRowsAtOnce, batch->rows().size());
    m_store.applyRows(*batch, m_position, last,
                      [this](const messages::RowBatch::Row &row, const sessions::SessionStore::Applied &applied) {
                          take(row, applied);
                      });
    m_position = last;
    if (last < batch->rows().size())
        return false;
    m_position = 0;
    if (batch->scan != 0)
        Q_EMIT batchApplied(batch->node);
    return true;
}

void SessionFeed::take(const messages::RowBatch::Row &row, const sessions::SessionStore::Applied &applied)
{
    if (applied.effect == sessions::SessionStore::Effect::None)
        return;
    // Before anything was read, what an event names may as well have been there for days.
    if (applied.effect == sessions::SessionStore::Effect::Created && m_loadedOnce && row.format < m_formatsRead)
        m_store.setFirstSeen(applied.slot, row.at);
    m_table.noteChange(applied);
    m_hasChanges = true;
    if (applied.effect == sessions::SessionStore::Effect::Created) {
        if (row.byEvent)
            append(messages::SessionEvent::Kind::Created, applied.slot, row.at);
        else if (m_loadedOnce && row.format < m_formatsRead)
            noteFound(applied.slot, row.at);
    } else if (applied.effect == sessions::SessionStore::Effect::Changed) {
        // By an event: what a scan finds later than it was happened at some time that nobody knows.
        if (row.byEvent && applied.previousDeadline != 0 &&
            row.deadline >= applied.previousDeadline + ExtensionFold::kLeastMs &&
            m_extensions.tells(applied.slot, row.at))
            append(messages::SessionEvent::Kind::Extended, applied.slot, row.at);
        else if (row.byEvent && m_tellsUnseen && isMoved(applied.previousDeadline, row.deadline))
            m_moved.append(eventOf(messages::SessionEvent::Kind::Extended, applied.slot, row.at));
    } else if (applied.effect == sessions::SessionStore::Effect::Ended) {
        const qint64 deadline = applied.previousDeadline;
        // Only what Redis said itself tells when it reaped; that the key went when it was due is enough for that.
        const bool isNamed = row.change == messages::RowChange::Ended; // at once, by tracking
        const bool isTold = row.change == messages::RowChange::Expired ||
                            (isNamed && m_store.state(applied.slot) == messages::RowChange::RanOut);
        const bool reaped = isTold && deadline != 0;
        noteEnd(applied.slot, row.at, reaped ? std::max<qint64>(0, row.at - deadline) : -1);
    }
}

/// Ascending.
std::vector<sessions::Slot> SessionFeed::unmetBy(quint32 scan, sessions::Slot first, sessions::Slot last) const
{
    std::vector<sessions::Slot> unmet = m_store.notSeenBy(scan, first, last);
    if (m_shareScans.empty())
        return unmet;
    std::erase_if(unmet, [this](sessions::Slot slot) { return m_shareScans.contains(m_store.node(slot)); });
    for (const auto &[node, own] : m_shareScans) {
        for (const sessions::Slot slot : m_store.notSeenBy(own, first, last)) {
            if (m_store.node(slot) == node)
                unmet.push_back(slot);
        }
    }
    std::sort(unmet.begin(), unmet.end());
    return unmet;
}

/// Looks at some slots. True when some were found, or all were looked at.
bool SessionFeed::answer(UnmetQuestion &question)
{
    const sessions::Slot last = std::min(m_store.slotLimit(), question.next + kSlotsOfScanAtOnce);
    std::vector<QByteArray> keys;
    std::vector<quint8> nodes;
    for (const sessions::Slot slot : unmetBy(question.scan, question.next, last)) {
        if (!question.nodes.test(m_store.node(slot)))
            continue;
        keys.push_back(m_store.key(slot).toByteArray());
        nodes.push_back(m_store.node(slot));
    }
    question.next = last;
    const bool isLast = last == m_store.slotLimit();
    if (!isLast && keys.empty())
        return false;
    Q_EMIT unmetFound(question.scan, keys, nodes, isLast ? 0 : last);
    return true;
}

/// Looks at some slots. True when all were looked at.
bool SessionFeed::endScan(ScanEnd &end)
{
    if (end.complete || end.read.any()) {
        const qint64 now = m_table.clock().nowMs();
        const sessions::Slot last = std::min(m_store.slotLimit(), end.next + kSlotsOfScanAtOnce);
        for (const sessions::Slot slot : unmetBy(end.scan, end.next, last)) {
            if (!end.complete && !end.read.test(m_store.node(slot)))
                continue;
            const qint64 deadline = m_store.deadline(slot);
            const messages::RowChange how =
                deadline != 0 && deadline <= now ? messages::RowChange::RanOut : messages::RowChange::Vanished;
            if (!m_store.end(slot, how, now))
                continue;
            sessions::SessionStore::Applied applied;
            applied.slot = slot;
            applied.effect = sessions::SessionStore::Effect::Ended;
            applied.previousDeadline = deadline;
            m_table.noteChange(applied);
            m_hasChanges = true;
            if (end.isNews)
                noteEnd(slot, now, -1);
            else // past the deadline it has expired, as was to be expected
                m_found.gone += m_store.state(slot) == messages::RowChange::Vanished;
            if (!end.isNews && m_tellsUnseen)
                noteUnseenEnd(slot, now);
        }
        end.next = last;
        if (!m_unseen.isEmpty())
            Q_EMIT endedUnseen(std::exchange(m_unseen, {}));
        if (last < m_store.slotLimit())
            return false;
    }
    if (end.complete) {
        // What nobody asked for before was there already.
        if (!m_loadedOnce || m_formatsOfScan > m_formatsRead)
            m_store.setAllReadAt(m_table.clock().nowMs());
        m_loadedOnce = true;
        m_formatsRead = m_formatsOfScan;
    }
    m_isScanning = false;
    m_table.setLoading(false);
    tellFound(end.isNews);
    if (end.complete || end.read.any())
        m_table.commit(); // what is said to be complete is also shown completely
    return true;
}

/// A session that a reading has met, and nobody announced.
void SessionFeed::noteFound(sessions::Slot slot, qint64 at)
{
    ++m_found.found;
    if (m_scanMayBeNews)
        m_foundEvents.append(eventOf(messages::SessionEvent::Kind::Created, slot, at));
}

void SessionFeed::tellFound(bool isNews)
{
    if (isNews)
        m_events.append(std::exchange(m_foundEvents, {}));
    m_foundEvents.clear();
    messages::ReadingResult result = std::exchange(m_found, {});
    result.at = m_table.clock().nowMs();
    if (!isNews && (result.found > 0 || result.gone > 0))
        Q_EMIT foundByReading(result);
}

messages::SessionEvent SessionFeed::eventOf(messages::SessionEvent::Kind kind, sessions::Slot slot, qint64 at) const
{
    messages::SessionEvent event;
    event.kind = kind;
    event.at = at;
    event.format = m_store.format(slot);
    event.user = m_store.user(slot).toByteArray();
    event.otherNames = m_store.otherNames(slot).toByteArray(); // mostly none
    event.id = m_store.id(slot).toByteArray();
    event.key = m_store.key(slot).toByteArray();
    event.ip = m_store.ip(slot).toByteArray();
    event.userAgent = m_store.userAgent(slot).toByteArray();
    event.node = m_store.node(slot);
    event.created = m_store.created(slot);
    event.lastAccess = m_store.lastAccess(slot);
    event.deadline = m_store.deadline(slot);
    if (const auto query = m_matchesEvents ? m_table.query() : nullptr)
        event.isSought = query->matches(m_store, slot, at);
    return event;
}

void SessionFeed::append(messages::SessionEvent::Kind kind, sessions::Slot slot, qint64 at)
{
    m_events.append(eventOf(kind, slot, at));
}

void SessionFeed::noteEnd(sessions::Slot slot, qint64 at, qint64 lagMs)
{
    using Kind = messages::SessionEvent::Kind;
    // While this program ends it, and nobody else has said why.
    const messages::RowChange how = m_store.state(slot);
    if ((how == messages::RowChange::Ended || how == messages::RowChange::Vanished) && jobThatEnds(slot) != 0)
        m_store.explainEnd(slot, messages::RowChange::LoggedOut);
    switch (m_store.state(slot)) {
    case messages::RowChange::Expired:
    case messages::RowChange::RanOut:
        append(Kind::Expired, slot, at);
        m_events.last().lagMs = lagMs;
        m_events.last().isInferred = m_store.state(slot) == messages::RowChange::RanOut;
        if (lagMs >= 0 && !m_events.last().isInferred) // else nobody has measured it
            m_lags[m_lagCount++ % m_lags.size()] = lagMs;
        break;
    case messages::RowChange::LoggedOut:
        appendEnd(Kind::LoggedOut, slot, at);
        break;
    case messages::RowChange::Ended:
        append(Kind::Ended, slot, at);
        break;
    case messages::RowChange::Evicted:
        append(Kind::Evicted, slot, at);
        break;
    case messages::RowChange::Vanished:
    case messages::RowChange::Replaced:
    case messages::RowChange::Present:
    case messages::RowChange::Unread:
        append(Kind::Vanished, slot, at);
        break;
    }
}

/// By a logout of this program it is another kind.
void SessionFeed::appendEnd(messages::SessionEvent::Kind kind, sessions::Slot slot, qint64 at)
{
    const quint64 job = jobThatEnds(slot);
    append(job != 0 ? messages::SessionEvent::Kind::EndedHere : kind, slot, at);
    m_events.last().job = job;
}

/// What happened while nobody heard of it: neither when nor how is known. One that is past its deadline may have been
/// deleted before it.
void SessionFeed::noteUnseenEnd(sessions::Slot slot, qint64 at)
{
    m_unseen.append(eventOf(messages::SessionEvent::Kind::Vanished, slot, at));
    m_unseen.last().isInferred = m_store.state(slot) != messages::RowChange::Vanished;
}

/// 0: none.
quint64 SessionFeed::jobThatEnds(sessions::Slot slot) const
{
    const QByteArray key = m_endingHere.isEmpty() ? QByteArray() : m_store.key(slot).toByteArray();
    const auto job = std::find_if(m_endingHere.cbegin(), m_endingHere.cend(),
                                  [&key](const QSet<QByteArray> &keys) { return keys.contains(key); });
    return job == m_endingHere.cend() ? 0 : job.key();
}

void SessionFeed::expectLogout(quint64 job, const QSet<QByteArray> &keys)
{
    m_endingHere.insert(job, keys);
}

void SessionFeed::forgetLogout(quint64 job)
{
    m_endingHere.remove(job);
}

void SessionFeed::addSpared(quint64 job, const QSet<QByteArray> &keys)
{
    addAction([this, job, keys] {
        if (const auto expected = m_endingHere.find(job); expected != m_endingHere.end())
            expected->subtract(keys);
    });
}

qint64 SessionFeed::expiryLagMs() const
{
    const ExpiryLag lag = expiryLag();
    return lag.count == 0 ? -1 : lag.median;
}

ExpiryLag SessionFeed::expiryLag() const
{
    const size_t known = std::min(m_lagCount, m_lags.size());
    if (known == 0)
        return {};
    std::array<qint64, 101> sorted = m_lags;
    std::sort(sorted.begin(), sorted.begin() + std::ptrdiff_t(known));
    return {int(known), sorted[known / 2], sorted[known * 95 / 100]};
}

} // namespace monitor

#include "moc_sessionfeed.cpp"
