// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/keyslot.h"
#include "models/redis/reply.h"
#include "models/redis/serveraddress.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace redis
{

/// Slots from `first` to `last`, both included.
struct SlotRange {
    int first = 0;
    int last = 0;
    friend bool operator==(const SlotRange &, const SlotRange &) = default;
};

/// One server of a cluster.
struct ClusterMember {
    QByteArray id;                    ///< as the cluster names it, for ever
    std::optional<Endpoint> endpoint; ///< nothing: the cluster does not know it, or has told none that is one
    /// Where `endpoint` is a host name: the same by its IP address, as far as that is told. For who cannot look the
    /// name up.
    std::optional<Endpoint> byAddress = {};
    bool isFailed = false; ///< the others have given it up; CLUSTER SLOTS leaves such replicas out
    friend bool operator==(const ClusterMember &, const ClusterMember &) = default;
};

/// A primary with slots, and its replicas.
struct ClusterShard {
    ClusterMember primary;
    std::vector<ClusterMember> replicas;
    std::vector<SlotRange> ranges; ///< never none
    friend bool operator==(const ClusterShard &, const ClusterShard &) = default;
};

/// Who holds what, as one node of the cluster sees it. No slot is in two shards, and no member is primary of two.
struct ClusterTopology {
    /// A row knows its node by one byte.
    static constexpr size_t kMostShards = 256;

    std::vector<ClusterShard> shards;
    friend bool operator==(const ClusterTopology &, const ClusterTopology &) = default;
};

/// Reads the reply to CLUSTER SHARDS (7.0). `asked`: who has answered; the others are reached the same way (TLS), and
/// where no host is told it is that one's. The endpoint that the cluster prefers is taken (cluster-preferred-endpoint-
/// type), its IP address where that is a host name that nobody has announced ("?"). By TLS the certificate is held
/// against an announced host name, whatever it is reached by. Primaries without slots are left out.
/// Errors: ProtocolError where it contradicts itself or is no such reply, TooLarge.
Result<ClusterTopology> readClusterShards(const Reply &reply, const Endpoint &asked);
/// The same of CLUSTER SLOTS, which older servers know.
Result<ClusterTopology> readClusterSlots(const Reply &reply, const Endpoint &asked);

/// Where a server sends to with an error reply: `MOVED 3999 127.0.0.1:6381` (for good), `ASK …` (this key, this time).
/// Without a host it is the one that was asked; "?": a host name that nobody has announced, so at no known place.
struct Redirection {
    bool isAsk = false;
    int slot = 0;
    Endpoint target;
};
/// Nothing: it is no such error, or not a place.
std::optional<Redirection> redirectionOf(QByteArrayView error, const Endpoint &asked);

} // namespace redis
