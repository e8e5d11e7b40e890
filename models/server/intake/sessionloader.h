// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/loadprogress.h"
#include "models/messages/rowbatch.h"
#include "models/redis/connection.h"
#include "models/server/connect/replicarefusal.h"
#include "models/server/intake/loadpace.h"
#include "models/server/intake/records/recordreader.h"

#include <QByteArrayList>
#include <QElapsedTimer>
#include <QObject>
#include <QSet>
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
class ReplicaSource;

/// Visits the key space of one node with SCAN and reads every record on the way. While a page's records are
/// read, the next page is already asked for, so that the server never waits for this program
/// (https://redis.io/docs/latest/commands/scan/). How fast that goes is LoadPace's to say, by a PING on the
/// connection for events, or by what a page takes where there is none.
///
/// Where replicas are preferred it asks ReplicaSource for one. Then pages and records are read there, but for keys of
/// which the node has told something else since; those are read at the node. Which rows the pass has not met is asked
/// for when all others are there (unmetWanted()), and those are read at the node, too: what is gone, the node says.
/// When the replica fails (replicaLost()) all is read once more, at the node: what was met by then counts as not met
/// (setStamp()). Lives in the I/O thread.
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
    /// What is read from now on was met by this scan, which is later than that of the pass. Until the next pass.
    void setStamp(quint32 scan) { m_stamp = scan; }
    bool isRunning() const { return m_stage != Stage::Idle; }
    /// Before the first pass. It outlives this.
    void setReplicas(ReplicaSource &replicas);
    /// The pass that runs, or the latest one, has read at a replica.
    bool isAtReplica() const { return m_isAtReplica; }
    /// Of such a pass: some of what it found was read there, or it found nothing. Else all was the node's to tell.
    bool hasReadThere() const { return m_isAtReplica && (m_rowsThere > 0 || m_progress.sessions == 0); }
    /// Whether the node tells of every write: only then what a replica lacks shows that it is wrong.
    void setHearsWrites(std::function<bool()> hearsWrites) { m_hearsWrites = std::move(hearsWrites); }
    /// In answer to unmetWanted(): keys of rows that it has not met. The pass ends after completeUnmet().
    void readUnmet(std::vector<QByteArray> keys);
    void completeUnmet();
    /// All of those that it was given have been read, and more may come.
    bool isUnmetRead() const { return m_stage == Stage::Waiting && m_heldPages.empty() && m_reads == 0; }
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
    /// Some fields of a hash whose fields are sessions, see RecordReader::Answer; and that all of them have been read.
    void hashPageRead(const QByteArray &hash, const std::vector<server::SeenField> &fields, quint64 asked);
    void hashRead(const QByteArray &hash);
    /// After each page: fraction and counts of this pass.
    void progressed(const messages::LoadProgress &progress);
    /// Keys that it has named were another node's when they were read: they are sought there, and what this pass has
    /// not met may be there as well. Not where all of them were left behind by a move that broke off: every pass would
    /// meet them.
    void disturbed();
    /// The server refuses a command that the pass needs (NOPERM), or all of them for now (BUSY); said once a pass.
    void refused(const redis::Error &error);
    /// Everything that the replica holds has been named, and handed over.
    void unmetWanted();
    /// All of those that are not met, and have been told so far, are read: isUnmetRead().
    void unmetRead();
    /// The pass begins again, and reads at the node: nothing that comes after this was read at the replica.
    void replicaLost();
    /// `complete`: every key that existed from start to end has been named.
    void finished(quint32 scan, bool complete);

private:
    enum class Stage : quint8 {
        Idle,
        Preparing,  ///< a replica is being found
        Reading,    ///< pages and records
        Checking,   ///< whether the replica still is one: all has been read there
        Waiting,    ///< for what the pass has not met
        Completing, ///< the records of that are read
    };
    /// One whose fields are sessions.
    struct HeldHash {
        QByteArray key;
        QByteArray cursor = QByteArrayLiteral("0");
    };
    /// Keys of one batch of records.
    struct Page {
        std::vector<QByteArray> keys;
        bool isOfNode = false;   ///< to be read at the node, be the pass at a replica
        bool wasRefused = false; ///< by the replica
    };

    void startOver();
    void begin(bool atReplica);
    void askPageThere();
    void checkReplica();
    void loseReplica(ReplicaRefusal::Why why, const redis::Error &error = {});
    static bool isWithheld(const messages::RowBatch::Row &row);
    bool isUntrue(const messages::RowBatch &unmet) const;
    bool splitPage(Page &page);
    void readThere(std::vector<QByteArray> keys);
    void takeRecordsThere(const redis::Result<RecordReader::Answer> &answer);
    void holdRefused(RecordReader::Answer &answer);
    void handOver(const RecordReader::Answer &answer);
    void hold(std::vector<QByteArray> keys, bool isOfNode, bool wasRefused = false);
    LoadPace &pace() { return m_isAtReplica ? m_replicaPace : m_pace; }
    void goOn();
    bool mayAskPage();
    void askPage();
    void takeNames();
    void takePage(redis::Result<redis::Reply> &&page);
    void readHeldPage();
    void holdHashes(const std::vector<QByteArray> &keys);
    void readHashPage();
    void takeHashPage(HeldHash hash, const redis::Result<RecordReader::Answer> &page);
    int hashesAtOnce() { return pace().isGentle() ? 1 : kHashesAtOnce; }
    double fractionRead() const;
    void takeRecords(const redis::Result<RecordReader::Answer> &answer, bool wasRefused);
    void measure();
    void tellProgress();
    void end(bool complete);
    void noteRefusal(const redis::Error &error);
    void noteFailure(const redis::Error &error);

    /// The receiver may be busy painting for a while: that much (some 10 MB) is read ahead meanwhile.
    static constexpr int kBatchesAhead = 48;
    /// Of hashes with a few fields each a page is a way to the server and back.
    static constexpr int kHashesAtOnce = 4;

    redis::Node &m_place;
    redis::Connection &m_connection;
    redis::Subscriber &m_events;
    RecordReader &m_reader;
    const quint8 m_node;
    std::function<bool(const RedirectedKey &key)> m_isLeftBehind; ///< null: none is
    std::function<bool()> m_hearsWrites;                          ///< null: it does not
    LoadPace m_pace;
    LoadPace m_replicaPace; ///< by what a page takes there
    ReplicaSource *m_replicas = nullptr;
    Stage m_stage = Stage::Idle;
    QTimer m_pause;          ///< before the next page
    QTimer m_measuring;      ///< of round trips
    QElapsedTimer m_pageAge; ///< since the latest page was asked for
    bool m_paused = false;   ///< the pause before the next page is over
    QByteArrayList m_patterns;
    qsizetype m_pattern = 0; ///< index of the one being scanned
    QByteArray m_cursor;
    std::shared_ptr<const NameList> m_names; ///< in the place of pages
    size_t m_nextName = 0;
    std::deque<Page> m_heldPages;      ///< scanned, not yet read
    std::deque<HeldHash> m_heldHashes; ///< of which a page is to be read
    QSet<QByteArray> m_hashesMet;      ///< SCAN may name one twice
    int m_hashPages = 0;               ///< on their way, each of another one
    double m_hashFraction = 0;         ///< of the one that was read of last
    messages::LoadProgress m_progress;
    double m_patternFraction = 0;  ///< of the pattern being scanned
    qint64 m_sessionsOfOthers = 0; ///< found by the patterns before
    quint64 m_pass = 0;            ///< answers of an earlier pass are not wanted any more
    qint64 m_rowsThere = 0;        ///< that were read at the replica
    redis::Error m_refusedThere;   ///< the latest that the replica did not let read
    quint32 m_scan = 0;
    quint32 m_stamp = 0; ///< of what is read
    int m_unacknowledged = 0;
    int m_reads = 0;
    bool m_isAtReplica = false;
    bool m_isLeaving = false; ///< the replica: its connection is being closed
    bool m_pageAsked = false;
    bool m_allScanned = false;
    bool m_refused = false;
};

} // namespace server
