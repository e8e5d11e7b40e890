// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/intake/records/recordreader.h"

// What recordreader.cpp and recordrows.cpp share; nobody else's.

namespace server
{

// Reply of PTTL and PEXPIRETIME (https://redis.io/docs/latest/commands/pexpiretime/).
inline constexpr qint64 kNoKey = -2;
inline constexpr qint64 kNoExpiry = -1;

/// One key on its way to a row. What is asked of it in a round follows from what is known by then.
struct RecordReader::Entry {
    /// What few keys have: most are read in one round.
    struct More {
        std::vector<size_t> joins;      ///< the row waits for these
        std::vector<size_t> others;     ///< the same, of other nodes
        formats::SessionFields fields;  ///< with joins: what the record said
        QByteArray prefix;              ///< of a long string
        QByteArray cursor;              ///< of a hash: its page
        std::vector<redis::Reply> page; ///< the same, read: what is left is to ask when its fields run out
    };

    QByteArray key;
    int format = -1;
    formats::Format::Taken match;
    formats::RecordType asked = formats::RecordType::Unknown; ///< Unknown: only the deadline is asked for
    bool triedOther = false;
    Expiry expiry = Expiry::Instant; ///< as it was asked for
    bool wasRefused = false;         ///< a better way
    bool sizeOnly = false;           ///< a long string: the row waits for STRLEN
    bool readsOn = false;            ///< nobody was found in `prefix`: the row waits for what follows it
    bool isField = false;            ///< `key` is a FieldAddress
    bool isHash = false;             ///< `key` is a hash of which a page is read
    bool asksFieldEnds = false;      ///< when the field runs out, or those of the page do
    bool isReadOn = false;           ///< `prefix` is all that is read
    bool lacksFields = false;        ///< a hash: some of its fields were too large to be taken
    bool deadlineElsewhere = false;  ///< the reply to deadlineKey follows the record's own
    bool deadlineAtOther = false;    ///< deadlineKey is in another slot: another node is asked in the end
    bool unknownDeadline = false;
    bool unansweredDeadline = false; ///< the other node does not answer for now
    bool unknownSize = false;        ///< larger than what may be read, as far as is known
    qint64 deadline = 0;
    qint64 size = 0;
    std::unique_ptr<More> more;

    bool hasJoins() const { return more && !more->joins.empty(); }
    bool asksOthers() const { return deadlineAtOther || (more && !more->others.empty()); }
    More &needMore()
    {
        if (!more)
            more = std::make_unique<More>();
        return *more;
    }
};

struct RecordReader::Job {
    std::vector<Entry> entries;
    std::vector<Entry> again; ///< for the next round
    std::vector<Entry> held;  ///< read here; the rest is at other nodes
    Answer answer;
    Handler handler;
    IsKnown isKnown;
    std::optional<redis::Error> trouble; ///< the server reads nothing for now
    qint64 readAt = 0;                   ///< server-clock epoch ms of the latest answers
    quint64 number = 0;                  ///< of the question, see AnswerOrder
    bool byEvent = false;
    bool asking = false; ///< each command follows ASKING
    int rounds = 0;
    bool asksTime = false;   ///< the last command of this round: TIME, for what is left of a TTL
    bool asksBetter = false; ///< the last command of the first round: what was refused may be allowed again
};

} // namespace server
