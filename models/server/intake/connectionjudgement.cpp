// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/connectionjudgement.h"

#include "models/server/connect/problemtext.h"
#include "models/server/connect/sentinelproblemtext.h"
#include "models/server/intake/livenessjudgement.h"

#include <algorithm>

namespace server
{

using messages::ConnectionStatus;

ConnectionStatus judgeConnection(const std::vector<NodeFollower::Status> &nodes,
                                 const std::optional<redis::Error> &openError,
                                 const messages::ConnectionProfile &profile,
                                 const std::optional<redis::SentinelStanding> &sentinels)
{
    ConnectionStatus status;
    status.phase = ConnectionStatus::Phase::Connecting;
    if (openError) {
        status.phase = ConnectionStatus::Phase::Failed;
        status.problem = describe(*openError, profile);
        return status;
    }
    const auto isOnline = [](const NodeFollower::Status &node) { return node.stage != NodeFollower::Stage::Offline; };
    if (std::any_of(nodes.begin(), nodes.end(), isOnline)) {
        status.phase = ConnectionStatus::Phase::Connected;
        return status;
    }
    const auto failed =
        std::find_if(nodes.begin(), nodes.end(), [](const NodeFollower::Status &node) { return node.error; });
    if (failed != nodes.end()) {
        status.phase = failed->failedForGood ? ConnectionStatus::Phase::Failed : ConnectionStatus::Phase::Retrying;
        status.problem = sentinels ? describePrimary(*failed->error, *sentinels, profile)
                                   : describe(*failed->error, profile, nodes.size() > 1 ? failed->name : QString());
        status.retryAt = failed->retryAt;
        status.needsPassword = concernsPassword(*failed->error);
        status.needsPassphrase = concernsPassphrase(*failed->error);
        using Verdict = redis::SentinelVerdict::Kind;
        // What answers, and is not to be trusted, is no primary that another one takes over from.
        status.mayBeReplaced = sentinels && !failed->failedForGood && isOutOfReach(failed->error->kind) &&
                               sentinels->verdict.kind == Verdict::Named;
        return status;
    }
    if (!sentinels)
        return status;
    status.problem = describeSentinels(*sentinels, profile);
    if (status.problem.isEmpty())
        return status;
    status.needsSentinelPassword = concernsSentinelPassword(*sentinels);
    status.phase = status.needsSentinelPassword ? ConnectionStatus::Phase::Failed : ConnectionStatus::Phase::Retrying;
    status.mayBeReplaced = sentinels->isReplicaNamed;
    return status;
}

} // namespace server
