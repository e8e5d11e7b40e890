// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historyentry.h"

#include <optional>
#include <vector>

namespace history
{

/// An entry as it is read: without the id, which nobody has.
struct StoredEntry {
    qint64 number = 0;
    qint64 digest = 0;
    QString mask;
    Entry entry;
};

struct Extension {
    qint64 at = 0;
    qint64 due = 0;           ///< from then on; 0: none
    bool isShortened = false; ///< it came nearer, or there was none before

    /// Otherwise nobody has used the session for it: somebody moved its deadline.
    bool isLater() const { return due != 0 && !isShortened; }
};

struct Ending {
    EntryKind kind = EntryKind::Vanished;
    qint64 at = 0; ///< Vanished: when that was found
    qint64 lagMs = -1;
    bool isInferred = false;
    QString by, why;
    bool isWithRestart = false; ///< Vanished: the server was started anew in that time, which may have lost it or not
    bool isWithFlush = false;   ///< Vanished: a database was emptied about that time, which need not be the one
    qint64 unwatchedSince = 0;  ///< Vanished, or inferred: it may have ended at any time from then on; 0: at its time
};

/// Whose a session was before it became somebody else's, by a login under the same id.
struct FormerUser {
    QByteArray user, otherNames;
    qint64 knownUntil = 0; ///< what was known last of it as this user's was then
};

/// What is known of a session, from its beginning to its end.
struct Life {
    qint64 digest = 0;
    QString mask;
    QByteArray user, otherNames, format, agent, address; ///< as they were last
    std::vector<FormerUser> formerUsers;                 ///< the earliest first
    qint64 firstSeen = 0; ///< when it was created, while somebody watched; 0: it was there before
    qint64 created = 0;   ///< by its own word; 0: not known
    qint64 lastAccess = 0;
    qint64 due = 0;                    ///< its latest deadline; 0: not known, or none
    std::vector<Extension> extensions; ///< of a session that is used often not each
    std::optional<Ending> end;         ///< nothing: it had not ended when it was watched last
    qint64 latest = 0;                 ///< what is known last was known then

    qint64 beginning() const { return firstSeen != 0 ? firstSeen : created; } ///< 0: not known
};

/// The lives of one session id, the earliest first; several, where an id was used again. What two windows have both
/// written is one; of two accounts of an end that counts which knows more, and of one that was only found later
/// nothing. `entries` in any order.
std::vector<Life> livesOf(std::vector<StoredEntry> entries);

/// Tells each end that nobody saw from what time on it may have been, and whether there was a restart meanwhile. That
/// is no cause: a server that saves its data loses nothing by it.
void placeEndings(std::vector<Life> &lives, const std::vector<Gap> &gaps);

/// Nobody saw how it ended, only that its deadline had passed by then: it may have been deleted before that.
bool isGonePastDeadline(const Ending &end);

/// Whether sessions may have ended in it without an entry that says so.
bool hidesEnds(const Gap &gap);

/// Whether an answer about this session has to mention the gap: something of its life may have happened in it.
bool matters(const Gap &gap, const Life &life);

} // namespace history
