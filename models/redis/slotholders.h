// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/clustertopology.h"

#include <QByteArray>

#include <array>
#include <optional>
#include <vector>

namespace redis
{

/// Which node of a Server holds which slots of a cluster, and which takes the place of another. A node goes by its
/// index, for ever: it is the same when a replica becomes the primary of what it holds, and one that holds nothing any
/// more may come back as another. Values only: nothing is connected to from here.
class SlotHolders
{
public:
    /// A node as it is now: where it is connected to, and whether it is one that holds nothing.
    struct Seat {
        Endpoint endpoint;
        bool isRetired = false;
    };

    struct Move {
        int node = 0;
        Endpoint to;
        friend bool operator==(const Move &, const Move &) = default;
    };
    /// What has become of the nodes by an answer of the cluster.
    struct Change {
        std::vector<Endpoint> added; ///< new nodes, from the index on that is the next one
        std::vector<Move> moved;     ///< nodes that were there, retired ones among them: reached elsewhere now
        std::vector<int> retired;    ///< they hold nothing any more
        bool isOfSlots = false;      ///< slots are other nodes' than before
        bool isAny() const { return isOfSlots || !added.empty() || !moved.empty() || !retired.empty(); }
    };

    SlotHolders();

    /// Takes over who holds what. `seats`: the nodes by their indexes. Where nobody holds anything yet they stay as
    /// they are. A shard of which nobody says where its primary is, or that is said to be where another one is, goes
    /// without a node, unless it has one already.
    Change apply(const ClusterTopology &topology, const std::vector<Seat> &seats);

    /// The node's index; nothing: nobody holds it, as far as is known.
    std::optional<int> holderOf(int slot) const;
    /// The node at this place, or whose primary was announced there; nothing: none that is known.
    std::optional<int> nodeAt(const Endpoint &place, const std::vector<Seat> &seats) const;
    /// Another way to the node, whose connection leads to `now`; nothing: that is another place, or there is none.
    std::optional<Endpoint> otherPlaceOf(int node, const Endpoint &now) const;
    /// Slots that no node holds.
    int uncovered() const;

private:
    /// What is known of a node.
    struct Holding {
        ClusterMember where; ///< its primary, as it was announced; an empty id: not told yet
        std::vector<QByteArray> replicas;
    };
    using Owners = std::vector<std::optional<int>>; ///< by shard: the node's index

    struct Seating;
    void seatKnown(Seating &seating) const;
    void seatOpened(Seating &seating) const;
    void seatNew(Seating &seating) const;
    std::optional<int> heirOf(const ClusterShard &shard, const Seating &seating) const;
    bool hold(int node, const ClusterShard &shard, const Seat *seat);

    std::vector<Holding> m_holdings;    ///< by the node's index
    std::array<qint16, kSlots> m_slots; ///< the node's index; -1: nobody's
};

} // namespace redis
