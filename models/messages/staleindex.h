// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace messages
{

/// What a framework has left behind of one session that does not exist any more.
struct StaleEntry {
    enum class Kind : quint8 {
        SetMember,       ///< of a user's index
        SortedSetMember, ///< the same
        ListElement,     ///< of a list in a JSON document
        Key,             ///< a key of its own beside the session
    };
    Kind kind = Kind::SetMember;
    QByteArray key;    ///< the index; of Kind::Key the key itself
    QByteArray member; ///< as it is stored, byte for byte; of a list the id that its element names; of Kind::Key empty
    QByteArray record; ///< where the session would be, by its format. There is no such key
    QByteArray id;     ///< of that session: a secret, to be masked
    QByteArray user;   ///< by the name of the key; empty: it does not say
    quint8 format = 0;
    friend bool operator==(const StaleEntry &, const StaleEntry &) = default;
};

/// One key in which something stale was found.
struct StaleIndex {
    QByteArray key;
    quint8 format = 0;
    QByteArray user;    ///< by the key's name; empty: it does not say
    qint64 entries = 0; ///< looked at; of Kind::Key 1
    qint64 living = 0;  ///< of them: their session is there
    qint64 unknown =
        0; ///< of them: nobody knows, since they name nothing that could be a session, or could not be asked
    bool isCut = false; ///< it has more than were looked at
    std::vector<StaleEntry> stale;
};

/// What a look for stale entries has found: of one moment, and only of what it says it has looked at.
struct StaleReport {
    quint64 job = 0;
    QByteArray user;                 ///< whose were looked for; empty: everybody's
    std::vector<StaleIndex> indexes; ///< those with something stale, most of it first
    qint64 keys = 0;                 ///< names that were looked at
    qint64 indexesRead = 0;          ///< of them: an index, or a key beside a session
    qint64 entries = 0;              ///< that those hold
    qint64 unknown = 0;              ///< of them: nobody knows, see StaleIndex. In all indexes, also those not listed
    QStringList formats;             ///< titles of those whose indexes were looked for
    QStringList withoutIndex;        ///< titles of formats in use that keep nothing of the kind
    bool isCancelled = false;        ///< there may be more
    bool isCut = false;              ///< more was found than is kept: see kMostEntries
    std::vector<Problem> problems;   ///< what could not be looked at, each once

    static constexpr qint64 kMostEntries = 100'000;
    qint64 stale() const
    {
        qint64 all = 0;
        for (const StaleIndex &index : indexes)
            all += static_cast<qint64>(index.stale.size());
        return all;
    }
};

/// What is asked for, and what the audit log is told of it.
struct CleanUpOrder {
    std::vector<StaleEntry> entries;
    QString reason;
    QString chosenBy; ///< in words: everybody's, or whose
    QString server;   ///< its address, without a password
    QString profile;
    QString redisUser;
    bool production = false;
};

/// What became of one entry: of the removal, and of bringing it back.
struct CleanUpOutcome {
    enum class Kind : quint8 {
        Removed,      ///< by the server's answer
        AlreadyGone,  ///< before its turn
        SessionThere, ///< spared: there is such a session (again)
        Changed,      ///< spared: what stands there is not what was found; `words` says more
        Refused,      ///< `words` has what the server said
        Unknown,      ///< the connection broke before the answer came
        NotRun,       ///< not sent: cancelled before, or `words` says why
        Restored,     ///< undo: it is there as before
        WrittenSince, ///< undo: there is something else by now, which was left alone
    };
    Kind kind = Kind::NotRun;
    QString words = {};
};

struct CleanUpReport {
    quint64 job = 0;
    bool isUndo = false;
    /// One for each entry of the order, in its order; of an undo one for each that was removed. An undo without any:
    /// nothing was sent.
    std::vector<CleanUpOutcome> outcomes;
    qint64 commands = 0; ///< that were to change something: sent and answered
    Problem unrecorded;  ///< of the logs. Before the first command: then nothing was sent. Empty: they have all
    QStringList remarks;
    int undoable = 0;
    qint64 undoUntil = 0; ///< epoch ms by this machine's clock; 0: none can be brought back (any more)
    QString noUndo;       ///< a sentence: why not, or not all of them
    int count(CleanUpOutcome::Kind kind) const
    {
        int all = 0;
        for (const CleanUpOutcome &outcome : outcomes)
            all += outcome.kind == kind ? 1 : 0;
        return all;
    }
};

} // namespace messages

Q_DECLARE_METATYPE(messages::StaleReport)
Q_DECLARE_METATYPE(messages::CleanUpReport)
