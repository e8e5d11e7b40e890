// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace history
{

// All times are epoch milliseconds by the server's clock; 0: not known. The numbers of the kinds stand in files: they
// do not change.

/// What an entry says of a session.
enum class EntryKind : quint8 {
    Created = 1,
    Extended = 2, ///< its deadline moved, mostly to a later one; `deadline` 0: it has none from then on
    Expired = 3,
    Deleted = 4,    ///< by the application, or by somebody else than this program
    LoggedOut = 5,  ///< here; `by` and `why` say by whom and what for
    Evicted = 6,    ///< under the server's memory limit
    EndedEarly = 7, ///< seen to go before its deadline; deleted or evicted, nobody said which
    Vanished = 8,   ///< found gone, and nobody saw how
};

inline bool isEnd(EntryKind kind)
{
    return kind >= EntryKind::Expired;
}

/// One thing that happened to a session, on its way into the file.
struct Entry {
    EntryKind kind = EntryKind::Created;
    qint64 at = 0;
    qint64 lagMs = -1;       ///< Expired: after its deadline; -1: not known
    bool isInferred = false; ///< Expired: since its deadline had passed when it was gone. Vanished: it had passed
    QByteArray id;           ///< stays in memory: the file has its mask and its digest
    QByteArray user;         ///< UTF-8; empty: anonymous or unknown
    QByteArray otherNames;   ///< one a line
    QByteArray format;       ///< title
    QByteArray agent;
    QByteArray address;
    qint64 created = 0; ///< by the session's own word
    qint64 lastAccess = 0;
    qint64 deadline = 0; ///< as it was last known
    QString by;          ///< LoggedOut: the account at this computer
    QString why;         ///< LoggedOut: the reason that was given; may be empty
};

/// How a server was watched.
enum class Watch : quint8 {
    Live = 1,       ///< each ending is told, and how
    Tracked = 2,    ///< each ending is told, but not how
    ExpiryOnly = 3, ///< endings are told; creations and extensions are found late
    Polled = 4,     ///< both are found late
};

/// A time that is not, or not wholly, in the history.
enum class GapKind : quint8 {
    NotWatched = 0, ///< nobody looked, or the server could not be reached: follows from what was watched
    Missed = 1,     ///< events were lost on the way here
    Dropped = 2,    ///< too many at once, or no room on the disk: `count` were not written
    Restart = 3,    ///< the server was started anew in it
    Emptied = 4,    ///< a database of the server was emptied at once, perhaps another one
};

struct Gap {
    GapKind kind = GapKind::NotWatched;
    qint64 since = 0;
    qint64 until = 0; ///< NotWatched: 0: to this day
    qint64 count = 0;
    friend bool operator==(const Gap &, const Gap &) = default;
};

/// A minute of a server, or an hour: what came and went in it, and how it stood at its end.
struct Activity {
    qint64 at = 0;        ///< when it begins
    qint64 sessions = -1; ///< -1: not known
    qint64 created = 0;
    qint64 expired = 0;
    qint64 deleted = 0; ///< by whomever
    qint64 evicted = 0;
    qint64 gone = 0;   ///< how is not known
    qint64 lagMs = -1; ///< of those that expired in it: half of them took no longer; of an hour, in its worst minute
    qint64 longestLagMs = -1;
    qint64 usedMemory = -1, maxMemory = -1; ///< of the node that had the least room; max: 0: there is no limit
    qint64 slowLagMs = -1;                  ///< 95 of a hundred took no longer
    friend bool operator==(const Activity &, const Activity &) = default;
};

/// How much is kept.
struct Limits {
    int days = 90; ///< of endings; activity by the minute is kept for 30 days, by the hour for two years
    int megabytes = 1024;
    friend bool operator==(const Limits &, const Limits &) = default;
};

} // namespace history
