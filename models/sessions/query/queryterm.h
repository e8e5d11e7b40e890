// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/addressnet.h"
#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QString>

#include <bitset>
#include <optional>
#include <vector>

namespace sessions
{

/// One compiled condition of a SessionQuery.
struct QueryTerm {
    enum class Field : quint8 {
        Everything, ///< a condition that is still being typed; negated, what nothing matches
        Any,        ///< user (and other names), id, IP or device
        User,
        Id,
        Key,
        Ip,
        Device,
        Format,
        Node,
        Ttl,
        Idle,
        Created,
        Anonymous,
        Due,
        Ended,
        Live,
        EndedAgo,
        EndedHow,
        Beyond, ///< none of the newest of its user: see NewestSessions
    };
    /// How a session ended, as `numbers` of EndedHow have it.
    enum class Ending : quint8 { Expired, GonePastDeadline, LoggedOut, Deleted, Evicted, EndedEarly, Unknown };
    Field field = Field::Everything;
    bool negated = false;
    bool alternative = false;      ///< joined to the term before by OR instead of AND
    bool above = false;            ///< Ttl, Idle, Created, EndedAgo: `>`
    bool whole = false;            ///< texts: the needle is all of the text, not a part of it
    bool relative = false;         ///< Created: the limit is counted from now
    bool derived = false;          ///< made by PastedQuery; of Id the needle is several texts, for isOneOf()
    QByteArray needle;             ///< texts: folded UTF-8; as it is where isExact(), and then it may be any bytes
    QByteArray written;            ///< texts: as somebody wrote it, in its own case
    QString wideNeedle;            ///< texts: not empty where the needle is not ASCII, and case needs Unicode
    std::optional<AddressNet> net; ///< Ip: in place of the needle
    qint64 limit = 0;         ///< Ttl, Idle, EndedAgo: ms; Created: epoch ms, or ms from now; Beyond: how many are kept
    std::bitset<256> numbers; ///< Format, Node: those whose title has the text; EndedHow: each Ending

    /// Whether only what has ended can match it.
    bool isOfEnded() const
    {
        return !negated && (field == Field::Ended || field == Field::EndedAgo || field == Field::EndedHow);
    }
    bool isText() const { return field >= Field::Any && field <= Field::Device; }
    /// Whether a text that matches must begin with the needle.
    bool isAnchored() const { return field == Field::Id || field == Field::Key || field == Field::Ip; }
    /// Whether case counts: of names that differ in nothing else, each is somebody else's.
    bool isExact() const { return whole && (field == Field::User || field == Field::Id || field == Field::Key); }
    /// Whether * and ? stand for other characters, and the needle for all of the text.
    bool isPattern() const { return field == Field::Key && !whole && (needle.contains('*') || needle.contains('?')); }
    bool dependsOnTime() const
    {
        return field == Field::Ttl || field == Field::Idle || field == Field::Due || field == Field::Live ||
               field == Field::EndedAgo || field == Field::Beyond || relative;
    }
    bool foundIn(QByteArrayView text) const;
    /// The same in names, one a line: all of the text is all of one name.
    bool foundInNames(QByteArrayView lines) const;
    /// The whole texts one of which it looks for, in the case that counts: of a derived Id several. For who keeps no
    /// ids, but can tell them.
    std::vector<QByteArray> wholeTexts() const;
    /// Everything that matches `this` also matches `other`.
    bool implies(const QueryTerm &other) const;

private:
    bool isAllOf(QByteArrayView text) const;
};

/// Whether all the terms hold, as they are joined: an AND of groups of alternatives. `holds(term)` does not regard the
/// term's negation.
template<typename Test> bool holdsAll(const std::vector<QueryTerm> &terms, Test &&holds)
{
    bool group = true; // of the empty query
    for (const QueryTerm &term : terms) {
        if (!term.alternative) {
            if (!group)
                return false;
            group = false;
        }
        group = group || holds(term) != term.negated;
    }
    return group;
}

} // namespace sessions
