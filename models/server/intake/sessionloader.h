// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/loadprogress.h"
#include "models/messages/rowbatch.h"
#include "models/redis/connection.h"
#include "models/server/intake/loadpace.h"
#include "models/server/intake/recordreader.h"

#include <QByteArrayList>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace redis
{
class Node;
class Subscriber;
} // namespace redis

namespace server
{

class NameList;

/// Visits the key space of one node with SCAN and reads every record on the way. While a page's records are
/// read, the next page is already asked for, so that the server never waits for this program
/// (https://redis.io/docs/latest/commands/scan/). How fast that goes is LoadPace's to say, by a PING on the
/// connection for events, or by what a page takes where there is none.
/// Lives in the I/O thread.
class SessionLoader final : public QObject
{
    Q_OBJECT

public:
    SessionLoader(redis::Node &node, RecordReader &reader, bool gentle, QObject *parent);

    /// Starts a pass over all keys under `patterns`; a running pass is given up. Every batch carries `scan` and the
    /// node, so that acknowledge() can be asked of the loader that sent it.
    /// With `names` it reads those instead of asking for them: they are all that there are.
    void start(quint32 scan, const QByteArrayList &patterns, std::shared_ptr<const NameList> names = {});
    /// Ends the pass, if one runs, with finished(…, false).
    void stop();
    bool isRunning() const { return m_running; }
    /// Whether a pass can be asked of it now; and whether it holds nothing any more, and none need be.
    bool isReachable() const;
    bool isRetired() const;
    /// Tells keys that were left behind here from those on their way: see disturbed().
    void setLeftBehind(std::function<bool(const RedirectedKey &key)> isLeftBehind)
    {
        m_isLeftBehind = std::move(isLeftBehind);
    }
    /// The receiver has worked a batch of this loader off. At most kBatchesAhead are handed over before it does.
    void acknowledge();

Q_SIGNALS:
    void batchReady(const messages::RowBatchPointer &batch);
    /// Keys that no format in use takes: the patterns are wider than the formats.
    void namesMet(const std::vector<QByteArray> &names);
    /// Keys that may not be read.
    void closedMet(const std::vector<QByteArray> &keys);
    /// After each page: fraction and counts of this pass.
    void progressed(const messages::LoadProgress &progress);
    /// Keys that it has named were another node's when they were read: they are sought there, and what this pass has
    /// not met may be there as well. Not where all of them were left behind by a move that broke off: every pass would
    /// meet them.
    void disturbed();
    /// The server refuses a command that the pass needs (NOPERM), or all of them for now (BUSY); said once a pass.
    void refused(const redis::Error &error);
    /// `complete`: every key that existed from start to end has been named.
    void finished(quint32 scan, bool complete);

private:
    void goOn();
    bool mayAskPage() const;
    void askPage();
    void takeNames();
    void takePage(redis::Result<redis::Reply> &&page);
    void readHeldPage();
    void takeRecords(const redis::Result<RecordReader::Answer> &answer);
    void measure();
    void tellProgress();
    void end(bool complete);
    void noteRefusal(const redis::Error &error);
    void noteFailure(const redis::Error &error);

    /// The receiver may be busy painting for a while: that much (some 10 MB) is read ahead meanwhile.
    static constexpr int kBatchesAhead = 48;

    redis::Node &m_place;
    redis::Connection &m_connection;
    redis::Subscriber &m_events;
    RecordReader &m_reader;
    const quint8 m_node;
    std::function<bool(const RedirectedKey &key)> m_isLeftBehind; ///< null: none is
    LoadPace m_pace;
    QTimer m_pause;          ///< before the next page
    QTimer m_measuring;      ///< of round trips
    QElapsedTimer m_pageAge; ///< since the latest page was asked for
    bool m_paused = false;   ///< the pause before the next page is over
    QByteArrayList m_patterns;
    qsizetype m_pattern = 0; ///< index of the one being scanned
    QByteArray m_cursor;
    std::shared_ptr<const NameList> m_names; ///< in the place of pages
    size_t m_nextName = 0;
    std::deque<std::vector<QByteArray>> m_heldPages; ///< scanned, not yet read
    messages::LoadProgress m_progress;
    double m_patternFraction = 0;  ///< of the pattern being scanned
    qint64 m_sessionsOfOthers = 0; ///< found by the patterns before
    quint64 m_pass = 0;            ///< answers of an earlier pass are not wanted any more
    quint32 m_scan = 0;
    int m_unacknowledged = 0;
    int m_reads = 0;
    bool m_running = false;
    bool m_pageAsked = false;
    bool m_allScanned = false;
    bool m_refused = false;
};

} // namespace server
