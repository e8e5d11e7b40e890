// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/sessionquery.h"
#include "models/sessions/store/packedtime.h"
#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QByteArrayView>

#include <bitset>
#include <memory>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace sessions
{

/// Whose sessions: a name, or one of the two groups that have none.
struct UserIdentity {
    enum class Kind : quint8 {
        Named,
        Anonymous, ///< nobody's
        Unknown    ///< of formats that do not say whose
    };
    Kind kind = Kind::Named;
    QByteArray name; ///< empty unless named
    friend bool operator==(const UserIdentity &, const UserIdentity &) = default;

    static UserIdentity of(const SessionStore &store, Slot slot);
    /// The search for exactly these sessions.
    QString searchTerm() const;
    /// The name's number in the store now; 0: it has none.
    SessionStore::TextId numberIn(const SessionStore &store) const;
    /// Whether this is a present session of the user whose numberIn() is `number`.
    bool isOf(const SessionStore &store, Slot slot, SessionStore::TextId number) const;
    /// Present sessions, ascending. One pass over a column of the store.
    std::vector<Slot> presentSessions(const SessionStore &store) const;
};
/// Those of several users, ascending, each once. One pass over a column of the store, however many they are.
std::vector<Slot> presentSessionsOf(const std::vector<UserIdentity> &users, const SessionStore &store);

/// What is known of one user's present sessions. 40 bytes: there may be as many users as sessions.
struct UserEntry {
    quint32 key = 0;        ///< see UserList
    quint32 nameAt = 0;     ///< where the name begins; it ends where the next one begins, less what he is called
    quint32 sessions = 0;   ///< all of them, whatever is searched for
    quint32 addresses = 0;  ///< different ones; sessions without one do not count
    Slot sample = kNoSlot;  ///< one of the sessions, with an address where any has one
    PackedDuration fullTtl; ///< of the session that ends next
    PackedTime deadline;    ///< the earliest; 0: none of them ever ends
    PackedTime lastAccess;  ///< the latest; 0: unknown
    quint16 formats = 0;    ///< number of a set in UserList::formats()
    quint16 calledSize = 0; ///< of what people call a user who is a number; it stands behind the name
};
static_assert(sizeof(UserEntry) == 40);

/// Sets of format numbers, each kept once: most users have the one format that there is.
class FormatSets
{
public:
    using Set = std::bitset<256>;
    FormatSets();
    /// The set with one more in it.
    quint16 with(quint16 set, quint8 format) { return m_sets[set].test(format) ? set : grown(set, format); }
    const Set &operator[](quint16 set) const { return m_sets[set]; }
    quint16 count() const { return static_cast<quint16>(m_sets.size()); }

private:
    quint16 grown(quint16 set, quint8 format);

    std::vector<Set> m_sets;
    std::unordered_map<quint32, quint16> m_grown; ///< by set and format
};

/// The present sessions grouped by user, at one moment: a value that nobody changes, and that holds nothing of
/// the store, so that any thread can read it at any time.
///
/// Entries ascend by their key, which is the name's number in the store (SessionStore::TextId; 0: anonymous), so
/// that two lists of one store are compared by walking along both. Numbers are reused: the names decide.
class UserList
{
public:
    static constexpr quint32 kAnonymousKey = 0;
    static constexpr quint32 kUnknownKey = 0xffffffffu;

    /// The users of whom at least one session matches. Two passes over the store, about 75 ms at a million
    /// sessions, and what the query costs; 4 bytes a session, and 4 an address, meanwhile. Null: it was stopped.
    static std::shared_ptr<const UserList> gathered(const SessionStore &store, const SessionQuery &query, qint64 nowMs,
                                                    const std::stop_token &stop = {});

    quint32 count() const { return static_cast<quint32>(m_entries.size()); }
    const UserEntry &operator[](quint32 index) const { return m_entries[index]; }
    QByteArrayView name(quint32 index) const;
    /// What people say, by which users are ordered: the name, or of a number in one format another of the names.
    QByteArrayView called(quint32 index) const;
    UserIdentity::Kind kind(quint32 index) const;
    /// How many people may be behind the user, by what else the sessions call him; 1: nothing speaks against one.
    quint32 people(quint32 index) const;
    UserIdentity identity(quint32 index) const;
    /// How many of the user's sessions match.
    quint32 matching(quint32 index) const { return m_matching.empty() ? m_entries[index].sessions : m_matching[index]; }
    const FormatSets &formats() const { return m_formats; }
    /// Users with a name, whether listed or not.
    quint32 namedUsers() const { return m_namedUsers; }
    /// Users with a name, of those listed.
    quint32 listedUsers() const;
    /// The same user, with all that a row shows.
    static bool areEqual(const UserList &left, quint32 leftIndex, const UserList &right, quint32 rightIndex);
    qsizetype memoryUse() const;

private:
    class Gathering;
    QByteArrayView allNames(quint32 index) const;

    std::vector<UserEntry> m_entries;
    std::vector<quint32> m_matching; ///< beside the entries; empty: all match
    std::vector<char> m_names;
    std::unordered_map<quint32, quint32> m_people; ///< by key, where there are several
    FormatSets m_formats;
    quint32 m_namedUsers = 0;
};

} // namespace sessions
