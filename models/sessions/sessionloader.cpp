// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/sessionloader.h"

#include "models/sessions/recordreader.h"

#include <algorithm>
#include <utility>

namespace sessions
{

namespace
{

// Larger pages block the server for other clients (10,000: 14 ms a page), smaller ones cost round trips.
constexpr QByteArrayView kCount = "1000";
// Records of one batch: about 1 ms of the server's time, and of this thread's for decoding.
constexpr size_t kKeysAtOnce = 500;

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

SessionLoader::SessionLoader(redis::Connection &connection, RecordReader &reader, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_reader(reader)
{
}

void SessionLoader::start(quint32 scan, const QByteArrayList &patterns)
{
    stop();
    ++m_pass;
    m_scan = scan;
    m_patterns = patterns;
    m_pattern = 0;
    m_cursor = "0";
    m_heldPages.clear();
    m_progress = {};
    m_patternFraction = 0;
    m_sessionsOfOthers = 0;
    m_reads = 0;
    m_pageAsked = false;
    m_allScanned = patterns.isEmpty();
    m_refused = false;
    m_running = true;
    if (m_allScanned)
        endIfDone();
    else
        askPage();
}

void SessionLoader::stop()
{
    if (m_running)
        end(false);
}

void SessionLoader::acknowledge()
{
    m_unacknowledged = std::max(0, m_unacknowledged - 1);
    if (m_running)
        readHeldPages();
}

void SessionLoader::askPage()
{
    m_pageAsked = true;
    m_connection.send({"SCAN", m_cursor, "MATCH", m_patterns.at(m_pattern), "COUNT", kCount}, this,
                      [this, pass = m_pass](const redis::Result<redis::Reply> &page) {
                          if (m_running && pass == m_pass)
                              takePage(page);
                      });
}

void SessionLoader::takePage(const redis::Result<redis::Reply> &page)
{
    m_pageAsked = false;
    if (!page || page->elements.size() != 2 || !page->elements[1].isArray()) {
        if (!page && m_connection.state() == redis::Connection::State::Ready)
            noteRefusal(page.error());
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
    for (const redis::Reply &key : page->elements[1].elements) {
        keys.push_back(key.bytes);
        if (keys.size() == kKeysAtOnce)
            m_heldPages.push_back(std::exchange(keys, {}));
    }
    if (!keys.empty())
        m_heldPages.push_back(std::move(keys));

    // First the next page, then this one's records: the server has work while these are decoded.
    if (!m_allScanned && m_heldPages.size() <= size_t(kReadsAtOnce))
        askPage();
    tellProgress();
    readHeldPages();
    endIfDone();
}

void SessionLoader::readHeldPages()
{
    while (m_running && !m_heldPages.empty() && m_reads < kReadsAtOnce && m_unacknowledged < kBatchesAhead) {
        std::vector<QByteArray> keys = std::move(m_heldPages.front());
        m_heldPages.pop_front();
        if (!m_allScanned && !m_pageAsked && m_heldPages.size() <= size_t(kReadsAtOnce))
            askPage();
        ++m_reads;
        m_reader.read(std::move(keys), false, [this, pass = m_pass](redis::Result<RecordReader::Answer> answer) {
            if (!m_running || pass != m_pass)
                return;
            --m_reads;
            if (!answer) {
                end(false);
                return;
            }
            if (answer->refused)
                noteRefusal(*answer->refused);
            m_progress.notSessions += answer->notSessions;
            m_progress.unreadable += answer->unreadable;
            m_progress.sessions += qint64(answer->rows->rows().size());
            if (!answer->rows->isEmpty()) {
                answer->rows->scan = m_scan;
                ++m_unacknowledged;
                Q_EMIT batchReady(answer->rows);
            }
            readHeldPages();
            endIfDone();
        });
    }
}

void SessionLoader::tellProgress()
{
    // What is still to come of the present pattern, by what came so far; patterns to come are not known at all.
    constexpr double kEnoughToTell = 0.02;
    m_progress.expected = 0;
    if (m_allScanned)
        m_progress.expected = m_progress.sessions;
    else if (m_patternFraction >= kEnoughToTell)
        m_progress.expected = m_sessionsOfOthers
                              + qint64(double(m_progress.sessions - m_sessionsOfOthers) / m_patternFraction);
    Q_EMIT progressed(m_progress);
}

void SessionLoader::endIfDone()
{
    if (m_running && m_allScanned && m_heldPages.empty() && m_reads == 0)
        end(true);
}

void SessionLoader::noteRefusal(const redis::Error &error)
{
    if (!std::exchange(m_refused, true))
        Q_EMIT refused(error);
}

void SessionLoader::end(bool complete)
{
    m_running = false;
    m_heldPages.clear();
    if (complete)
        m_progress.fraction = 1;
    tellProgress();
    Q_EMIT finished(m_scan, complete);
}

} // namespace sessions
