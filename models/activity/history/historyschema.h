// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace history
{

// Entries stand in the order in which they were written, in segments of kSegment numbers. A segment that is full is
// indexed at once, sorted: `look` grows at its end only. An index in the order of users or digests would be written
// to all over at each batch, which at thousands of entries a second costs more than all else together. Who looks for
// something asks each segment, and reads the last one, which is not full, from its beginning.

// 2: `slow` in minutes and hours.
inline constexpr qint64 kSchemaVersion = 2;
inline constexpr int kSegmentBits = 16;
inline constexpr qint64 kSegment = qint64(1) << kSegmentBits;

/// What `look` is sorted by.
enum class Look : quint8 {
    Digest = 1,
    Person = 2,
    Address = 3,
    Mask = 4,
    Agent = 5, ///< only that it is in the segment: entry is 0
};

/// What `text` holds.
enum class TextKind : quint8 {
    Person = 1, ///< the user, and the other names, each on a line
    Address = 2,
    Agent = 3,
    Format = 4,
};

/// ASCII's sign for one that cannot stand where it was.
inline constexpr char kSubstitute = '\x1a';

inline constexpr const char *kSchema[] = {
    // `indexed`: the first segment that `look` does not have. `forgotten`: how often something was: texts that somebody
    // remembers by their numbers may be gone.
    "CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO state VALUES('indexed', 0), ('forgotten', 0)",
    // `day`: the latest on which it was used. Numbers are not used again.
    "CREATE TABLE text(id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, bytes BLOB NOT NULL,"
    " day INTEGER NOT NULL, UNIQUE(kind, bytes))",
    // `facts`: packedFacts(). Numbers are not used again: they would be of segments that were indexed without them.
    "CREATE TABLE entry(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, digest INTEGER NOT NULL,"
    " person INTEGER, format INTEGER, agent INTEGER, address INTEGER, mask TEXT, facts BLOB NOT NULL)",
    "CREATE TABLE look(segment INTEGER, kind INTEGER, value, entry INTEGER,"
    " PRIMARY KEY(segment, kind, value, entry)) WITHOUT ROWID",
    "CREATE TABLE logout(entry INTEGER PRIMARY KEY, by TEXT, why TEXT)",
    "CREATE TABLE span(id INTEGER PRIMARY KEY AUTOINCREMENT, since INTEGER NOT NULL, until INTEGER NOT NULL,"
    " watch INTEGER NOT NULL)",
    "CREATE TABLE gap(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,"
    " count INTEGER NOT NULL)",
    "CREATE TABLE minute(at INTEGER PRIMARY KEY, sessions, created, expired, deleted, evicted, gone, lag, longest,"
    " used, most, slow DEFAULT -1)",
    "CREATE TABLE hour(at INTEGER PRIMARY KEY, sessions, created, expired, deleted, evicted, gone, lag, longest,"
    " used, most, slow DEFAULT -1)",
};

/// What makes a history of version 1 one of version 2. Who only reads does without.
inline constexpr const char *kSchemaFrom1[] = {
    "ALTER TABLE minute ADD COLUMN slow DEFAULT -1",
    "ALTER TABLE hour ADD COLUMN slow DEFAULT -1",
};

} // namespace history
