// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/reply.h"

#include <QByteArray>
#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace redis
{
class Node;
}

namespace server
{

/// Asks one node, twice a second, whether what the table rests on still holds: whether it answers on both connections,
/// which events it announces, and (once a second) whether its data are still the same. Flags are changed behind our
/// back, a replica is filled anew, and SWAPDB or FLUSHALL exchange all keys without an event for any of them. A node of
/// a cluster is asked as well whether it is still a primary and, by its own word, serves its slots: HELLO, which every
/// account may use, and CLUSTER INFO.
///
/// Costs the node some 0.2 ms a second. What the account may not ask is asked rarely; then the answer says less, and
/// others have to find out: the rows that are looked at in turn, and the sweeps.
/// Lives in the I/O thread.
class SourceCheck final : public QObject
{
    Q_OBJECT

public:
    struct Answer {
        bool flagsAsked = false; ///< this time
        bool flagsKnown = false; ///< the account may ask
        QByteArray flags;        ///< notify-keyspace-events
        /// Run, replication, and the commands that exchange all keys. Another one than before: other data. Null: may
        /// not be asked, or was not.
        QByteArray identity;
        QByteArray run; ///< of the identity: another one after a restart. Empty: as that
        /// Calls of CONFIG SET so far, asked with the identity. Nothing: may not be asked, was not, or this server does
        /// not count them by themselves (before 7.0).
        std::optional<qint64> settings;
        /// It answers, but does not read for now: BUSY, LOADING, MASTERDOWN. Of a node of a cluster also: it is no
        /// primary any more, or has lost the majority of the others, who may have given its slots to another one.
        std::optional<redis::Error> trouble;
        QDateTime askedAt; ///< so long it was so at least: the answer may have waited while this computer slept
    };

    SourceCheck(redis::Node &node, QObject *parent);

    /// From now on. What is still to be answered from before is not heard any more.
    void start();
    void stop();
    /// It has not answered for longer than kMostSilence; or not since this computer slept.
    bool isSilent() const { return m_isSilent; }
    /// The computer slept, or the program was stopped, and nothing that was asked since is answered yet.
    bool hasToProve() const { return m_hasToProve; }
    /// The same of the connection for events: what it brings is that old, or it brings nothing any more.
    bool areEventsLate() const;

    static constexpr std::chrono::milliseconds kInterval{500};
    /// A server that others use answers within milliseconds. Noticed to the moment: with the interval before, what it
    /// has said before is taken for true for one and a half seconds at most.
    static constexpr std::chrono::milliseconds kMostSilence{1000};
    /// Between two turns: more, and this thread was not there. The peer may have gone meanwhile without our hearing of
    /// it, and what arrives first may be as old.
    static constexpr std::chrono::milliseconds kMostAway{4000};
    /// A peer that is still there answers by then, over a network that has to come back first.
    static constexpr std::chrono::milliseconds kMostAfterAway{4000};

Q_SIGNALS:
    void answered(const Answer &answer);
    /// isSilent() has changed.
    void silenceChanged();
    /// areEventsLate(), from now on.
    void eventsTurnedLate();
    /// Each time that it asks.
    void ticked();
    /// It has not for kMostAfterAway: the connections are those of before, and dead. Said once.
    void lostWhileAway();

private:
    void ask();
    /// What is asked at once.
    struct Asked {
        bool withFlags = false;
        bool withIdentity = false;
        bool withRole = false;
        bool withState = false; ///< of a cluster
        QDateTime at;
    };
    void take(const std::vector<redis::Reply> &replies, const Asked &asked);
    void judgeSilence();
    bool noteTurn();

    redis::Node &m_node;
    QTimer m_timer;
    QTimer m_patience;             ///< with what is asked
    QTimer m_eventsPatience;       ///< the same
    QElapsedTimer m_askedAt;       ///< invalid: nothing is awaited
    QElapsedTimer m_eventsAskedAt; ///< the same of the events' connection
    quint64 m_turn = 0;            ///< answers of an earlier start() are not wanted any more
    int m_asked = 0;
    bool m_mayAskFlags = true;
    bool m_mayAskIdentity = true;
    bool m_mayAskState = true;
    bool m_isSilent = false;
    bool m_hasToProve = false;
    bool m_isGivenUp = false; ///< lostWhileAway() was said
    qint64 m_turnAt = 0;      ///< the latest, or the start; monotonic ms, also while the computer sleeps
    qint64 m_backAt = 0;      ///< the same: when it was noticed
};

/// What of the answers to INFO SERVER, REPLICATION and COMMANDSTATS tells other data from the same.
QByteArray dataIdentity(QByteArrayView server, QByteArrayView replication, QByteArrayView commands);
/// SourceCheck::Answer::settings, by the answer to INFO COMMANDSTATS.
std::optional<qint64> settingsMade(QByteArrayView commands);
/// Of two of them: the same process was told in between to empty a database (FLUSHALL, FLUSHDB).
bool isEmptiedBetween(QByteArrayView before, QByteArrayView now);

} // namespace server
