// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"
#include "models/redis/error.h"

#include <QString>

namespace server
{

/// Why the keys of a primary are not read at a replica of it.
struct ReplicaRefusal {
    enum class Why : quint8 {
        NoneOnline, ///< the primary names none
        BySocket,   ///< it is reached by a Unix socket: where others are is not known from here
        NotTold,    ///< how far it is, by the primary, or by the replica at `place`
        NotNow,     ///< the same, by an error that passes
        IsReplica,  ///< what this is connected to is one itself
        VersionNotTold,
        TooOld,       ///< before Redis 7.0 a replica counts what is left of a TTL by itself
        Unreachable,  ///< `error` says why
        Refused,      ///< it is reached, but answers what has to be asked with `error`
        NotFollowing, ///< it is no replica, or not of this primary, or has lost it
        Behind,       ///< it has not caught up in time
        TakesWrites,  ///< of its own: what it holds may never have been at the primary
        ClocksApart,  ///< its own is ahead or behind: it leaves out sessions that are there, or lets them live longer
        BrokeOff,     ///< in the middle, with `error`
        Overtaken,    ///< of all that it holds the primary has told something newer
        Untrue,       ///< it lacked what the primary has
    };

    Why why = Why::NoneOnline;
    QString place = {}; ///< of the replica; empty: the primary itself is meant
    redis::Error error = {};
    friend bool operator==(const ReplicaRefusal &, const ReplicaRefusal &) = default;
};

/// The sentences for it.
messages::Problem describe(const ReplicaRefusal &refusal, const messages::ConnectionProfile &profile);

} // namespace server
