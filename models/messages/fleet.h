// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/liveness.h"
#include "models/messages/problem.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace messages
{

/// Whether something is known of a node, and if not, why.
enum class Telling : quint8 {
    NotAsked, ///< (yet)
    Told,
    Refused,    ///< the account may not ask, or the server does not know the command
    Unanswered, ///< asked, and no answer has come
};

/// A replica, as its primary tells of it.
struct ReplicaTold {
    QString place; ///< "host:port", as the primary sees it
    bool isOnline = false;
    qint64 offset = -1;     ///< of the replication stream, bytes; -1: not told
    qint64 lagSeconds = -1; ///< since it has said so; -1: not told
    friend bool operator==(const ReplicaTold &, const ReplicaTold &) = default;
};

/// What a node says of itself: INFO, ROLE, CONFIG GET. Numbers that are not told are -1, texts empty.
struct NodeFacts {
    Telling info = Telling::NotAsked;
    Telling role = Telling::NotAsked;
    Telling config = Telling::NotAsked;
    QDateTime at; ///< when it answered the last time; invalid: never

    QDateTime memoryAt;       ///< when it told usedMemory and maxMemory, which are also asked alone; invalid: never
    qint64 usedMemory = -1;   ///< bytes
    qint64 maxMemory = -1;    ///< bytes; 0: no limit
    QString evictionPolicy;   ///< maxmemory-policy
    double growth = 0;        ///< bytes a second, over growthSeconds
    qint64 growthSeconds = 0; ///< for which it was watched; 0: not long enough

    std::optional<bool> hasAppendFile; ///< appendonly
    QString appendFsync;               ///< always, everysec, no
    std::optional<bool> isAppendWell;  ///< its latest write
    std::optional<QString> savePoints; ///< `save`: "3600 1 300 100"; empty: no snapshots
    std::optional<bool> isSaveWell;    ///< the latest snapshot
    std::optional<bool> stopsWrites;   ///< where a snapshot fails: stop-writes-on-bgsave-error
    qint64 unsavedChanges = -1;        ///< since the latest snapshot

    std::optional<QString> notificationFlags; ///< notify-keyspace-events
    int hz = -1;
    int expireEffort = -1;   ///< active-expire-effort
    qint64 keys = -1;        ///< in all databases together
    qint64 keysWithTtl = -1; ///< of these, those that will expire

    std::optional<bool> isPrimary;
    qint64 offset = -1;                ///< of the replication stream, bytes
    std::optional<bool> isLinked;      ///< of a replica: with its primary
    qint64 linkSilentSeconds = -1;     ///< of a replica: since it has heard from it, or lost it
    QString primaryPlace;              ///< of a replica: "host:port"
    std::vector<ReplicaTold> replicas; ///< of a primary
    friend bool operator==(const NodeFacts &, const NodeFacts &) = default;
};

/// Slots from `first` to `last`, both included.
struct SlotSpan {
    int first = 0;
    int last = 0;
    friend bool operator==(const SlotSpan &, const SlotSpan &) = default;
};

struct FleetNode {
    enum class Presence : quint8 {
        Unknown, ///< not tried yet
        Answers,
        SaidToRun,  ///< by its primary, or by the other nodes: it was not asked itself
        SaidToFail, ///< the same
        Missing,    ///< asked, and does not answer
    };

    QString name;    ///< as rows name it: "host:port", or the socket's path
    QString address; ///< where it is reached
    bool isReplica = false;
    QString primary;             ///< of a replica: the name of the node that it follows
    int index = -1;              ///< what the rows of its sessions have; -1: it is a replica
    std::vector<SlotSpan> slots; ///< of a cluster; a replica's are its primary's

    Presence presence = Presence::Unknown;
    QDateTime missingSince; ///< Missing; invalid: it was never there
    QDateTime retryAt;      ///< Missing; invalid: it is being tried, or will not be by itself
    Problem problem;        ///< Missing
    bool wasRead = false;   ///< its sessions have been read to the end at some time
    QString readFrom;       ///< the replica at which they were, the last time; empty: here
    Problem readHere;       ///< why here, where replicas are preferred
    QDateTime knownUntil;   ///< Missing: until when its rows are known to be right; invalid: never

    Liveness::Mode mode = Liveness::Mode::Disconnected; ///< how fresh its rows are; of a replica: none
    bool hidesChanges = false;                          ///< as Liveness has it
    qint64 roundTrip = -1;                              ///< microseconds; -1: not measured
    int events = -1;                                    ///< of keys, in the latest second; -1: not followed
    qint64 behindBytes = -1;                            ///< of a replica: what it has not received yet; -1: not known
    qint64 behindSeconds = -1;                          ///< since it was heard of, or has heard; -1: not known
    NodeFacts facts;

    bool isMissing() const { return presence == Presence::Missing; }
    /// Nobody says that it does not.
    bool isThere() const { return presence == Presence::Answers || presence == Presence::SaidToRun; }
    /// Its rows are known as they were, not as they are.
    bool hasOldRows() const { return isMissing() && index >= 0; }
    friend bool operator==(const FleetNode &, const FleetNode &) = default;
};

/// The nodes behind an address, as far as they are known. Immutable once handed over.
struct Fleet {
    bool isCluster = false;
    std::vector<FleetNode> nodes; ///< in the order of their slots; replicas after their primary
    bool isAsked = false;         ///< somebody looks: facts, and round trips, are asked for
    QDateTime at;

    friend bool operator==(const Fleet &, const Fleet &) = default;
};

using FleetPointer = std::shared_ptr<const Fleet>;

} // namespace messages

Q_DECLARE_METATYPE(messages::FleetPointer)
