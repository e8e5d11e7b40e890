// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <functional>
#include <vector>

namespace sessions
{

/// Which sessions are left when each user keeps the newest `kept`: of those that are there and not due, whatever else a
/// search asks for. Users are told apart by their names alone, as in the list of users; who has none keeps everything.
///
/// A session's age is its creation; where nobody tells it, when it came (SessionStore::firstSeen). One that was there
/// when all was read first may be of any age until then, and a creation that is yet to come says nothing. Only what is
/// known to be older than `kept` others is beyond them: where it cannot be told, more are kept.
///
/// Two walks over the store; 12 bytes a user, and 8 a session of those who have more than are kept. Valid as long as
/// the store does not change.
class NewestSessions final
{
public:
    NewestSessions(const SessionStore &store, qint64 nowMs, qint64 kept);

    /// Whether the session is none of the newest of its user.
    bool isBeyond(Slot slot) const;

    /// The same of one session alone: a walk over the store, and nothing is kept in mind.
    static bool isBeyond(const SessionStore &store, Slot slot, qint64 nowMs, qint64 kept);

    /// How many that concern somebody are kept beyond what each user was to keep, since nobody knows which are newer.
    qint64 keptInDoubt(const std::function<bool(Slot)> &concerns) const;

private:
    const SessionStore &m_store;
    qint64 m_nowMs;
    qint64 m_kept;
    std::vector<qint64> m_oldestKept; ///< by the user's number: when the oldest one that is kept began
};

} // namespace sessions
