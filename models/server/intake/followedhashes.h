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

#include <optional>
#include <vector>

namespace server
{

/// The hashes of one node whose fields are sessions. Redis tells that a hash was written, not which of its fields: so
/// it is read again, page by page, one hash at a time; what was written becomes a row, and what is missing has ended.
/// How it ended the events tell where all that came of the hash since are of one kind.
///
/// A hash waits once, however often it is written, and three times as long as its last reading took: a large one that
/// is written all the time costs its server a quarter of that time at most. What is kept of a field is its address and
/// a digest. Lives in the I/O thread.
class FollowedHashes final : public QObject
{
    Q_OBJECT

public:
    FollowedHashes(redis::Connection &connection, RecordReader &reader, QObject *parent);
    ~FollowedHashes() override;

    /// An event of this name; empty: something was done to it (CLIENT TRACKING), nobody knows what.
    void noteWrite(QByteArrayView hash, QByteArrayView eventName);
    /// Some of its fields, read by a pass.
    void notePage(const QByteArray &hash, const std::vector<SeenField> &fields);
    /// The pass has read all of them, so many: others are gone.
    void noteWhole(const QByteArray &hash, qsizetype count);
    /// A pass has read all that there is: what comes from now on is new.
    void noteLoaded() { m_isLoaded = true; }
    /// These sessions were ended by this program.
    void noteEnded(const std::vector<QByteArray> &addresses);
    /// The hash is gone: what it held, which is forgotten.
    std::vector<QByteArray> takeAll(QByteArrayView hash);
    /// All of them: another pass reads them.
    void clear();

    static constexpr qint64 kShortestPauseMs = 100;
    static constexpr qint64 kLongestPauseMs = 5'000;

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
    struct Hash {
        QHash<QByteArray, size_t> fields; ///< by address: the digest
        Told told;                        ///< since the latest reading began
        qint64 notBefore = 0;             ///< monotonic ms
        bool isWaiting = false;
        bool isPutOff = false; ///< some are gone, and an event may still say how
    };
    /// The one that is being read.
    struct Reading {
        QByteArray hash;
        QByteArray cursor = QByteArrayLiteral("0");
        QHash<QByteArray, size_t> met = {};
        Told told;
        qint64 beganAt = 0;
    };

    static Told toldBy(QByteArrayView eventName);
    void wait(Hash &hash, qint64 notBefore);
    void schedule();
    void readNext();
    void readPage();
    void take(const redis::Result<RecordReader::Answer> &answer);
    void finish(bool isGone);
    void giveUp();

    redis::Connection &m_connection;
    RecordReader &m_reader;
    QHash<QByteArray, Hash> m_hashes;
    std::optional<Reading> m_reading;
    bool m_isLoaded = false;
    quint64 m_turn = 0; ///< answers of a reading that was given up are not wanted any more
    QTimer m_timer;
};

} // namespace server
