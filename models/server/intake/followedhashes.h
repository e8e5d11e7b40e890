// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/recordreader.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>
#include <set>
#include <utility>
#include <vector>

namespace server
{

/// The hashes of one node whose fields are sessions. Redis tells that a hash was written, not which of its fields: so
/// it is read again, page by page; what was written becomes a row, and what is missing has ended. How it ended the
/// events tell where all that came of the hash since are of one kind.
///
/// A hash waits once, however often it is written, and three times as long as its last reading took: a large one that
/// is written all the time costs its server a quarter of that time at most. A few pages are under way at a time, of
/// hashes that take turns, so that none waits for the end of a large one. What is kept of a field is its address and a
/// digest; it counts as known where it was handed over since the latest pass began, since rows that a pass does not
/// meet come to an end. Lives in the I/O thread.
class FollowedHashes final : public QObject
{
    Q_OBJECT

public:
    FollowedHashes(redis::Connection &connection, RecordReader &reader, QObject *parent);
    ~FollowedHashes() override;

    /// An event of this name; empty: something was done to it (CLIENT TRACKING), nobody knows what.
    void noteWrite(QByteArrayView hash, QByteArrayView eventName);
    /// A pass begins, or begins again: what it does not meet comes to an end with it.
    void notePassStart() { ++m_pass; }
    /// Some of its fields, read by a pass. `asked`: see RecordReader::Answer.
    void notePage(const QByteArray &hash, const std::vector<SeenField> &fields, quint64 asked);
    /// The pass has read all of them: others are gone.
    void noteWhole(const QByteArray &hash);
    /// A row of this field was handed over, by whatever it was read. `asked`: RecordReader::asked() when it was asked
    /// for.
    void noteRow(QByteArrayView address, quint64 asked);
    /// A pass has read all that there is: what comes from now on is new.
    void noteLoaded() { m_isLoaded = true; }
    /// What it has not met has ended with it.
    void notePassEnd();
    /// This row has ended, by whatever it was told.
    void noteEnded(QByteArrayView address);
    /// The hash is gone: what it held, which is forgotten. Pages of it that are on their way are void.
    std::vector<QByteArray> takeAll(QByteArrayView hash);
    /// All of them: another pass reads them.
    void clear();

    bool isEmpty() const { return m_hashes.isEmpty(); }
    /// Since when the oldest write has waited of which nobody knows yet what it did: monotonic ms; 0: there is none.
    qint64 unreadSince() const { return m_unread.empty() ? 0 : *m_unread.begin(); }

    static constexpr qint64 kShortestPauseMs = 100;
    static constexpr qint64 kLongestPauseMs = 5'000;
    /// As many as keep the server at work over a long line.
    static constexpr int kPagesAtOnce = 4;

Q_SIGNALS:
    /// A page, with the rows of those that are new or were written.
    void pageRead(const QByteArray &hash, const server::RecordReader::Answer &page);
    /// There is none.
    void failed(const redis::Error &error);
    void gone(const std::vector<QByteArray> &addresses, messages::RowChange how);
    /// Of a cluster: the hash is another node's now, and with it these sessions.
    void moved(const std::vector<QByteArray> &addresses);

private:
    /// What the events that came may have done to the fields that are gone.
    struct Told {
        bool deletion = false;  ///< HDEL
        bool expiry = false;    ///< HEXPIRE's end
        bool something = false; ///< whatever else removes fields, or nobody knows what

        void add(const Told &other);
        messages::RowChange how() const;
    };
    struct Field {
        size_t digest = 0;
        quint64 asked = 0; ///< of the latest page that had it
        quint32 pass = 0;  ///< in which it was handed over the last time
    };
    struct Hash {
        QHash<QByteArray, Field> fields; ///< by address
        Told told;                       ///< since the latest reading began
        qint64 notBefore = 0;            ///< monotonic ms
        qint64 unreadSince = 0;          ///< the first write that no reading knows; 0: there is none
        bool isWaiting = false;
        bool isBeingRead = false;
        bool isPutOff = false; ///< some are gone, and an event may still say how
    };
    /// Of one that is being read.
    struct Reading {
        quint64 number = 0;
        QByteArray cursor = QByteArrayLiteral("0");
        quint64 asked = 0; ///< its first page: what none has that was asked for since is gone
        Told told;
        qint64 beganAt = 0;
        qint64 unreadSince = 0;
    };

    static Told toldBy(QByteArrayView eventName);
    void wait(const QByteArray &key, Hash &hash, qint64 notBefore);
    void schedule();
    void readOn();
    bool begin(qint64 now);
    void readPage(const QByteArray &key);
    void take(const QByteArray &key, const redis::Result<RecordReader::Answer> &answer);
    void keep(Hash &hash, const std::vector<SeenField> &fields, quint64 asked);
    void finish(const QByteArray &key, bool isGone);
    void giveUp(const QByteArray &key);
    void noteRead(qint64 since);

    redis::Connection &m_connection;
    RecordReader &m_reader;
    QHash<QByteArray, Hash> m_hashes;
    std::set<std::pair<qint64, QByteArray>> m_due; ///< those that wait and are not being read, by notBefore
    QHash<QByteArray, Reading> m_readings;
    std::deque<QByteArray> m_turns; ///< those of them whose next page is to be asked for
    std::multiset<qint64> m_unread; ///< unreadSince of all hashes and readings
    int m_pagesAsked = 0;
    bool m_isLoaded = false;
    bool m_isNewNext = true; ///< hashes that wait and those that are being read take turns
    quint32 m_pass = 1;
    quint64 m_latest = 0; ///< answers of a reading that was given up are not wanted any more
    QTimer m_timer;
};

} // namespace server
