// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/connectionstatus.h"
#include "models/redis/error.h"
#include "models/redis/sentinelscout.h"
#include "models/server/intake/nodefollower.h"

#include <optional>
#include <vector>

namespace server
{

/// How the connection to a server is that was opened, by what is known of each node: it is there as long as one node
/// is; that others are missing is for the liveness to tell. Without any the worst speaks for all. `openError`: why the
/// nodes could not be found out. `sentinels`: how it stands with them, where they are to lead to the node.
messages::ConnectionStatus judgeConnection(const std::vector<NodeFollower::Status> &nodes,
                                           const std::optional<redis::Error> &openError,
                                           const messages::ConnectionProfile &profile,
                                           const std::optional<redis::SentinelStanding> &sentinels = {});

} // namespace server
