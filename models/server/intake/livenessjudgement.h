// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/liveness.h"
#include "models/redis/error.h"
#include "models/redis/sentinelscout.h"
#include "models/server/intake/nodefollower.h"

#include <optional>
#include <vector>

namespace server
{

/// How the pass over all keys stands.
struct PassStanding {
    bool isRunning = false;
    bool hasLoaded = true;  ///< all has been read once
    bool isStopped = false; ///< by the user: nothing is read again by itself
    bool isBroken = false;  ///< the latest one did not come to its end
    std::optional<redis::Error> brokenBy;
    int secondsBetween = 0; ///< where events have come, but nobody says that they will
};

/// What of a cluster is not covered by its nodes.
struct ClusterStanding {
    /// One node is known, and the account may not ask for the others; or it may not any more.
    bool isHidden = false;
    bool isUnreadable = false; ///< the same, since what is said of them cannot be read
    bool isLapsed = false;     ///< with one of both: the others were known, and are followed
    int uncoveredSlots = 0;    ///< slots that no node holds
};

/// It was tried, and there is no connection. Of the others the rows are known nevertheless.
inline bool isMissing(const NodeFollower::Status &node)
{
    return node.stage == NodeFollower::Stage::Offline && node.error;
}

/// The same, and connected ones that have fallen silent.
inline bool doesNotAnswer(const NodeFollower::Status &node)
{
    return isMissing(node) || (node.trouble && node.trouble->kind == redis::ErrorKind::TimedOut);
}

/// No more is to be said of it than that it cannot be reached.
inline bool isOutOfReach(redis::ErrorKind kind)
{
    using redis::ErrorKind;
    return kind == ErrorKind::ConnectionRefused || kind == ErrorKind::HostUnreachable || kind == ErrorKind::TimedOut ||
           kind == ErrorKind::ConnectionLost || kind == ErrorKind::Closed;
}

/// How fresh the rows are, by what is known of each connected node: the weakest node decides, and one that is missing
/// makes the whole stale. `before` is the
/// latest judgement; a gap that it names stays named, and gets its end when no node has one open any more.
/// What the sentinels, if there are any, and the node itself say of whether it is still the primary goes before what
/// the node says of its sessions.
/// Says in Liveness::reason why it is not live, and what can be done. sweepSeconds is left to the caller.
messages::Liveness judgeLiveness(const std::vector<NodeFollower::Status> &nodes, const PassStanding &pass,
                                 const messages::Liveness &before, const messages::ConnectionProfile &profile,
                                 const ClusterStanding &cluster = {},
                                 const std::optional<redis::SentinelStanding> &sentinels = {});

} // namespace server
