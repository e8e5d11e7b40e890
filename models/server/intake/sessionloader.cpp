// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/sessionloader.h"

#include "models/redis/server.h"
#include "models/server/intake/namelist.h"
#include "models/server/intake/replicasource.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace server
{

using namespace std::chrono_literals;

namespace
{

// Often enough to notice within a third of a second that others have to wait.
constexpr auto kMeasuring = 100ms;

/// How far a cursor has come. SCAN counts up the bits of its cursor from the highest of the table's mask to
/// the lowest, so the cursor read backwards grows evenly from 0 to 1 (dictScan in dict.c).
double fractionOf(quint64 cursor)
{
    quint64 reversed = 0;
    for (int bit = 0; bit < 64; ++bit) {
        reversed = (reversed << 1) | (cursor & 1);
        cursor >>= 1;
    }
    return double(reversed) / 18446744073709551616.0;
}

} // namespace

SessionLoader::SessionLoader(redis::Node &node, RecordReader &reader, bool gentle, QObject *parent)
    : QObject(parent)
    , m_place(node)
    , m_connection(node.commands())
    , m_events(node.events())
    , m_reader(reader)
    , m_node(quint8(node.index()))
    , m_pace(gentle)
    , m_replicaPace(gentle)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        m_paused = true;
        goOn();
    });
    m_measuring.setInterval(kMeasuring);
    connect(&m_measuring, &QTimer::timeout, this, &SessionLoader::measure);
    connect(&m_events, &redis::Subscriber::roundTripMeasured, this, [this](std::chrono::microseconds roundTrip) {
        if (isRunning() && !m_isAtReplica)
            m_pace.noteRoundTrip(roundTrip);
    });
}

void SessionLoader::setReplicas(ReplicaSource &replicas)
{
    m_replicas = &replicas;
    connect(m_replicas, &ReplicaSource::ready, this, [this] {
        if (m_stage == Stage::Preparing)
            begin(true);
    });
    connect(m_replicas, &ReplicaSource::unavailable, this, [this] {
        if (m_stage == Stage::Preparing)
            begin(false);
    });
    connect(m_replicas, &ReplicaSource::broken, this, [this](const redis::Error &error) {
        // What is left then is read at the node.
        if (m_stage != Stage::Waiting && m_stage != Stage::Completing)
            loseReplica(ReplicaRefusal::Why::BrokeOff, error);
    });
}

void SessionLoader::start(quint32 scan, const QByteArrayList &patterns, std::shared_ptr<const NameList> names)
{
    stop();
    m_scan = m_stamp = scan;
    m_patterns = patterns;
    m_names = std::move(names);
    m_refused = false;
    startOver();
    m_stage = Stage::Preparing;
    if (m_replicas)
        m_replicas->prepare();
    else
        begin(false);
}

void SessionLoader::startOver()
{
    ++m_pass;
    m_pattern = 0;
    m_cursor = "0";
    m_nextName = 0;
    m_heldPages.clear();
    m_heldHashes.clear();
    m_hashesMet.clear();
    m_hashPages = 0;
    m_hashFraction = 0;
    m_progress = {};
    m_patternFraction = 0;
    m_sessionsOfOthers = 0;
    m_reads = 0;
    m_rowsThere = 0;
    m_pageAsked = false;
    m_allScanned = m_names ? m_names->size() == 0 : m_patterns.isEmpty();
}

void SessionLoader::begin(bool atReplica)
{
    m_stage = Stage::Reading;
    m_isAtReplica = atReplica;
    m_paused = true; // the first page comes at once
    pace().restart();
    m_measuring.start();
    measure(); // before any load: that is what a quiet server takes
    goOn();
}

bool SessionLoader::isReachable() const
{
    return !m_place.isRetired() && m_connection.state() == redis::Connection::State::Ready;
}

bool SessionLoader::isRetired() const
{
    return m_place.isRetired();
}

void SessionLoader::stop()
{
    if (isRunning())
        end(false);
}

void SessionLoader::readUnmet(std::vector<QByteArray> keys)
{
    if (m_stage != Stage::Waiting)
        return;
    hold(std::move(keys), true);
    goOn();
}

void SessionLoader::completeUnmet()
{
    if (m_stage != Stage::Waiting)
        return;
    m_stage = Stage::Completing;
    goOn();
}

void SessionLoader::acknowledge()
{
    m_unacknowledged = std::max(0, m_unacknowledged - 1);
    goOn();
}

void SessionLoader::measure()
{
    if (m_events.state() == redis::Connection::State::Ready)
        m_events.measureRoundTrip();
}

/// Does what may be done now. First the next page, then the records of those that are here: the server has
/// work while the answers are decoded.
void SessionLoader::goOn()
{
    if (!isRunning() || m_stage == Stage::Preparing)
        return;
    if (mayAskPage()) {
        const auto took = m_pageAge.isValid() ? std::chrono::microseconds(m_pageAge.nsecsElapsed() / 1000) : 0us;
        const auto pause = pace().pauseAfter(took);
        if (m_paused || pause == 0us)
            askPage();
        else if (!m_pause.isActive())
            m_pause.start(std::chrono::ceil<std::chrono::milliseconds>(pause));
    }
    while (isRunning() && !m_heldPages.empty() && m_reads < pace().batchesAtOnce() && m_unacknowledged < kBatchesAhead)
        readHeldPage();
    while (isRunning() && !m_heldHashes.empty() && m_hashPages < hashesAtOnce() && m_unacknowledged < kBatchesAhead)
        readHashPage();
    const bool isAllRead = m_allScanned && m_heldPages.empty() && m_reads == 0 && m_heldHashes.empty();
    if (!isAllRead)
        return;
    if (m_stage == Stage::Reading && m_isAtReplica)
        checkReplica();
    else if (m_stage == Stage::Reading || m_stage == Stage::Completing)
        end(true);
    else if (m_stage == Stage::Waiting)
        Q_EMIT unmetRead();
}

bool SessionLoader::mayAskPage()
{
    if (m_allScanned || m_pageAsked)
        return false;
    // Gently: one thing after the other.
    if (pace().isGentle())
        return m_heldPages.empty() && m_reads == 0 && m_heldHashes.empty();
    return m_heldPages.size() <= size_t(pace().batchesAtOnce());
}

void SessionLoader::askPage()
{
    m_paused = false;
    m_pause.stop();
    m_pageAge.start();
    if (m_names)
        return takeNames();
    m_pageAsked = true;
    if (m_isAtReplica)
        return askPageThere();
    m_connection.send(
        {"SCAN", m_cursor, "MATCH", m_patterns.at(m_pattern), "COUNT", QByteArray::number(pace().pageSize())}, this,
        [this, pass = m_pass](redis::Result<redis::Reply> &&page) {
            if (isRunning() && pass == m_pass)
                takePage(std::move(page));
        });
}

void SessionLoader::takePage(redis::Result<redis::Reply> &&page)
{
    m_pageAsked = false;
    if (!page || page->elements.size() != 2 || !page->elements[1].isArray()) {
        if (!page)
            noteFailure(page.error());
        end(false);
        return;
    }
    // The cursor is an unsigned 64-bit number, and the pass ends only at "0".
    m_cursor = page->elements[0].bytes;
    m_patternFraction = fractionOf(m_cursor.toULongLong());
    if (m_cursor == "0") {
        ++m_pattern;
        m_sessionsOfOthers = m_progress.sessions;
    }
    m_allScanned = m_pattern >= m_patterns.size();
    m_progress.fraction = m_allScanned ? 1 : (double(m_pattern) + m_patternFraction) / double(m_patterns.size());

    std::vector<QByteArray> keys;
    keys.reserve(page->elements[1].elements.size());
    for (redis::Reply &key : page->elements[1].elements) {
        if (key.isString()) // what else a server may put there is no name
            keys.push_back(std::move(key.bytes));
    }
    hold(std::move(keys), false);
    // Without a connection beside this one, what a page takes is the next best thing to go by.
    if (m_isAtReplica || m_events.state() != redis::Connection::State::Ready)
        pace().noteRoundTrip(std::chrono::microseconds(m_pageAge.nsecsElapsed() / 1000));
    tellProgress();
    goOn();
}

void SessionLoader::hold(std::vector<QByteArray> keys, bool isOfNode, bool wasRefused)
{
    for (auto first = keys.begin(); first != keys.end();) {
        const auto last = first + std::min<std::ptrdiff_t>(std::ptrdiff_t(pace().recordsAtOnce()), keys.end() - first);
        m_heldPages.push_back({{std::make_move_iterator(first), std::make_move_iterator(last)}, isOfNode, wasRefused});
        first = last;
    }
}

/// As many as there would be on a page of SCAN.
void SessionLoader::takeNames()
{
    const size_t last = std::min(m_names->size(), m_nextName + pace().pageSize());
    while (m_nextName < last) {
        std::vector<QByteArray> keys;
        for (; m_nextName < last && keys.size() < pace().recordsAtOnce(); ++m_nextName)
            keys.push_back(m_names->at(m_nextName).toByteArray());
        m_heldPages.push_back({std::move(keys)});
    }
    m_allScanned = last == m_names->size();
    m_patternFraction = double(last) / double(m_names->size());
    m_progress.fraction = m_patternFraction;
    tellProgress();
}

/// Hashes whose fields are sessions: read at the node, wherever the pass reads, a few at a time, of each one page after
/// the other.
void SessionLoader::holdHashes(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        if (m_hashesMet.contains(key))
            continue;
        m_hashesMet.insert(key);
        m_heldHashes.push_back({.key = key});
    }
}

void SessionLoader::readHashPage()
{
    ++m_hashPages;
    ++m_reads;
    const HeldHash hash = std::move(m_heldHashes.front());
    m_heldHashes.pop_front();
    m_reader.readHash(hash.key, hash.cursor, false, {},
                      [this, pass = m_pass, hash](const redis::Result<RecordReader::Answer> &page) {
                          if (isRunning() && pass == m_pass)
                              takeHashPage(hash, page);
                      });
}

void SessionLoader::takeHashPage(HeldHash hash, const redis::Result<RecordReader::Answer> &page)
{
    --m_hashPages;
    --m_reads;
    if (!page) {
        noteFailure(page.error());
        end(false);
        return;
    }
    hash.cursor = page->cursor;
    m_hashFraction = fractionOf(hash.cursor.toULongLong());
    const bool isLast = hash.cursor.isEmpty() || hash.cursor == "0";
    if (!isLast)
        m_heldHashes.push_front(hash); // before new ones: few are read in part
    if (!page->fields.empty())
        Q_EMIT hashPageRead(hash.key, page->fields, page->asked);
    handOver(*page);
    if (isLast && page->unreadable == 0 && page->redirected.empty())
        Q_EMIT hashRead(hash.key);
    tellProgress();
    goOn();
}

/// Of the keys, and of the hashes among them.
double SessionLoader::fractionRead() const
{
    const double keys =
        m_allScanned ? 1 : (double(m_pattern) + m_patternFraction) / double(std::max<qsizetype>(1, m_patterns.size()));
    const double hashes = double(m_hashesMet.size());
    const double left = double(m_heldHashes.size()) + m_hashPages;
    const double part = left > 0 ? m_hashFraction : 0;
    return (keys + (hashes - left + part) / hashes) / 2;
}

void SessionLoader::readHeldPage()
{
    Page page = std::move(m_heldPages.front());
    m_heldPages.pop_front();
    if (m_isAtReplica && !page.isOfNode && !splitPage(page))
        return readThere(std::move(page.keys));
    ++m_reads;
    m_reader.read(
        std::move(page.keys), false,
        [this, pass = m_pass, wasRefused = page.wasRefused](const redis::Result<RecordReader::Answer> &answer) {
            if (isRunning() && pass == m_pass)
                takeRecords(answer, wasRefused);
        });
}

void SessionLoader::takeRecords(const redis::Result<RecordReader::Answer> &answer, bool wasRefused)
{
    --m_reads;
    if (!answer) {
        noteFailure(answer.error());
        end(false);
        return;
    }
    const bool isUntrue = this->isUntrue(*answer->rows);
    const auto &rows = answer->rows->rows();
    const bool isReadHere = m_isAtReplica && wasRefused && !std::all_of(rows.begin(), rows.end(), isWithheld);
    handOver(*answer);
    if (isReadHere)
        return loseReplica(ReplicaRefusal::Why::Refused, m_refusedThere);
    if (isUntrue)
        return loseReplica(ReplicaRefusal::Why::Untrue);
    goOn();
}

void SessionLoader::handOver(const RecordReader::Answer &answer)
{
    if (answer.refused)
        noteRefusal(*answer.refused);
    m_progress.notSessions += answer.notSessions;
    m_progress.tooLong += answer.tooLong;
    m_progress.unreadable += answer.unreadable;
    m_progress.sessions += qint64(answer.rows->rows().size()) - answer.unread;
    const auto moves = [this](const RedirectedKey &key) { return !m_isLeftBehind || !m_isLeftBehind(key); };
    if (std::any_of(answer.redirected.begin(), answer.redirected.end(), moves))
        Q_EMIT disturbed();
    holdHashes(answer.hashes);
    if (!answer.beside.empty())
        Q_EMIT namesMet(answer.beside);
    if (!answer.closed.empty())
        Q_EMIT closedMet(answer.closed);
    if (!answer.rows->isEmpty()) {
        answer.rows->scan = m_stamp;
        answer.rows->node = m_node;
        ++m_unacknowledged;
        Q_EMIT batchReady(answer.rows);
    }
}

void SessionLoader::tellProgress()
{
    // What is still to come of the present pattern, by what came so far; patterns to come are not known at all.
    constexpr double kEnoughToTell = 0.02;
    m_progress.expected = 0;
    const bool isReadingHashes = !m_heldHashes.empty() || m_hashPages > 0;
    if (!m_hashesMet.isEmpty())
        m_progress.fraction = fractionRead();
    if (isReadingHashes)
        m_progress.expected = 0; // how many fields there are is known when they have been read
    else if (m_allScanned)
        m_progress.expected = m_progress.sessions;
    else if (m_patternFraction >= kEnoughToTell)
        m_progress.expected =
            m_sessionsOfOthers + qint64(double(m_progress.sessions - m_sessionsOfOthers) / m_patternFraction);
    Q_EMIT progressed(m_progress);
}

void SessionLoader::noteRefusal(const redis::Error &error)
{
    if (!std::exchange(m_refused, true))
        Q_EMIT refused(error);
}

/// Of a connection that broke others tell.
void SessionLoader::noteFailure(const redis::Error &error)
{
    if (m_connection.state() == redis::Connection::State::Ready)
        noteRefusal(error);
}

void SessionLoader::end(bool complete)
{
    m_stage = Stage::Idle;
    if (m_replicas)
        m_replicas->release();
    m_pause.stop();
    m_measuring.stop();
    m_heldPages.clear();
    m_heldHashes.clear();
    m_names.reset();
    if (complete)
        m_progress.fraction = 1;
    tellProgress();
    Q_EMIT finished(m_scan, complete);
}

} // namespace server

#include "moc_sessionloader.cpp"
