// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditentry.h"
#include "models/audit/auditproblem.h"

#include <QMap>
#include <QStringList>

#include <stop_token>
#include <vector>

#include <tl/expected.hpp>

class QIODevice;

namespace audit
{

/// Where a line stands in the file.
struct LinePlace {
    qint64 offset = 0;
    qint64 length = 0; ///< without the line feed
};

/// A job, as far as the log was read: its lines may be far apart.
struct Entry {
    static constexpr qsizetype kUsersNamed = 3;

    QString job;
    bool hasBeginning = false; ///< false: nothing is known of who, where and why; it stands before what was read
    Intent intent;             ///< without its sessions
    QString action;            ///< its word
    qint64 count = 0;          ///< sessions
    QStringList users;         ///< the first kUsersNamed of them
    bool hasMoreUsers = false;
    bool hasEnd = false; ///< false: it is running, or the program has ended before it could write what became of it
    Outcome outcome;     ///< without its sessions
    QMap<QString, qint64> counts; ///< sessions by outcome
    qint64 cameBack = 0;
    std::vector<LinePlace> lines; ///< in the order of the file

    /// When it began; where that is not known, the earliest that is.
    QDateTime when;
};

/// What is looked for in the log.
struct Query {
    /// Words that all stand somewhere in a job, in letters of any case: users, reason, server, operator, action. The
    /// text may also be a session's whole key, or the first digits of its digest.
    QString text;
    qsizetype mostEntries = 500;
    qint64 mostBytes = qint64(64) * 1024 * 1024; ///< from the file's end
};

/// What the end of the log says, newest first.
struct Page {
    std::vector<Entry> entries;
    bool isMissing = false;      ///< there is no log yet
    qint64 size = 0;             ///< of the file
    bool isAll = true;           ///< false: there is more before what was read
    qint64 unreadable = 0;       ///< lines that are none of this log: cut by a full disk, or written by something else
    bool endsInsideLine = false; ///< the last line is cut, or being written
    bool isStopped = false;
};

/// Reads the log from its end, in pieces: whatever its size, in bounded memory.
tl::expected<Page, Problem> readLog(const QString &file, const Query &query, const std::stop_token &stop = {});

/// One session of a job, with what became of it.
struct SessionEntry {
    SessionMention session; ///< of one that only the end names, the digest alone
    QString outcome;        ///< its word; empty: none is written
    QString words;
    bool cameBack = false;
};

struct SessionList {
    std::vector<SessionEntry> sessions;
    bool isAll = true;
};

/// The sessions of an entry, in the order of the log, and no more than so many.
tl::expected<SessionList, Problem> readSessions(const QString &file, const Entry &entry, qsizetype most,
                                                const std::stop_token &stop = {});

/// The lines of these entries as they stand in the file, in that order.
tl::expected<void, Problem> copyLines(const QString &file, const std::vector<Entry> &entries, QIODevice &to,
                                      const std::stop_token &stop = {});

} // namespace audit
