// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/slotholders.h"

#include "models/redis/placereplacement.h"

#include <algorithm>
#include <utility>

namespace redis
{

namespace
{

bool isAt(const ClusterMember &member, const Endpoint &place)
{
    return (member.endpoint && isSamePlace(*member.endpoint, place)) ||
           (member.byAddress && isSamePlace(*member.byAddress, place));
}

/// Of two shards that are said to be at one place one cannot be: each would be listed as the other.
std::vector<ClusterShard> eachAtItsOwn(std::vector<ClusterShard> shards)
{
    for (auto shard = shards.begin(); shard != shards.end(); ++shard) {
        const std::optional<Endpoint> place = shard->primary.endpoint;
        if (place && std::any_of(shards.begin(), shard,
                                 [&place](const ClusterShard &other) { return isAt(other.primary, *place); }))
            shard->primary = {shard->primary.id, {}, {}};
    }
    return shards;
}

} // namespace

/// Who takes which shard, while that is being found out.
struct SlotHolders::Seating {
    const std::vector<ClusterShard> &shards;
    const std::vector<Seat> &seats;
    Owners owners;
    std::vector<Endpoint> added;

    bool isTaken(int node) const { return std::find(owners.begin(), owners.end(), node) != owners.end(); }
    bool isFree(int node) const { return !seats[size_t(node)].isRetired && !isTaken(node); }
    int count() const { return int(seats.size()); }
};

SlotHolders::SlotHolders()
{
    m_slots.fill(-1);
}

std::optional<int> SlotHolders::holderOf(int slot) const
{
    const qint16 index = m_slots[size_t(slot)];
    return index < 0 ? std::nullopt : std::optional(int(index));
}

std::optional<int> SlotHolders::nodeAt(const Endpoint &place, const std::vector<Seat> &seats) const
{
    for (size_t i = 0; i < seats.size(); ++i) {
        const bool isAnnounced = i < m_holdings.size() && isAt(m_holdings[i].where, place);
        if (!seats[i].isRetired && (isAnnounced || isSamePlace(seats[i].endpoint, place)))
            return int(i);
    }
    return std::nullopt;
}

std::optional<Endpoint> SlotHolders::otherPlaceOf(int node, const Endpoint &now) const
{
    const Holding *holding = size_t(node) < m_holdings.size() ? &m_holdings[size_t(node)] : nullptr;
    const auto announced = holding ? holding->where.endpoint : std::nullopt;
    return announced && isSamePlace(*announced, now) ? holding->where.byAddress : std::nullopt;
}

int SlotHolders::uncovered() const
{
    return int(std::count(m_slots.begin(), m_slots.end(), -1));
}

SlotHolders::Change SlotHolders::apply(const ClusterTopology &topology, const std::vector<Seat> &seats)
{
    Change change;
    std::array<qint16, kSlots> slots;
    slots.fill(-1);
    m_holdings.resize(std::max(m_holdings.size(), seats.size()));
    if (!topology.shards.empty()) { // else nobody holds anything yet: the one that was opened stays
        const std::vector<ClusterShard> shards = eachAtItsOwn(topology.shards);
        Seating seating{shards, seats, Owners(shards.size()), {}};
        seatKnown(seating);
        seatOpened(seating);
        for (size_t i = 0; i < seating.shards.size(); ++i) {
            if (!seating.owners[i])
                seating.owners[i] = heirOf(seating.shards[i], seating);
        }
        seatNew(seating);
        m_holdings.resize(seats.size() + seating.added.size());
        for (size_t i = 0; i < seating.shards.size(); ++i) {
            const auto owner = seating.owners[i];
            if (!owner)
                continue;
            const bool isNew = size_t(*owner) >= seats.size();
            if (hold(*owner, seating.shards[i], isNew ? nullptr : &seats[size_t(*owner)]))
                change.moved.push_back({*owner, *seating.shards[i].primary.endpoint});
            for (const SlotRange &range : seating.shards[i].ranges)
                std::fill(slots.begin() + range.first, slots.begin() + range.last + 1, qint16(*owner));
        }
        for (int node = 0; node < seating.count(); ++node) {
            if (!seating.isFree(node))
                continue;
            m_holdings[size_t(node)] = {};
            change.retired.push_back(node);
        }
        change.added = std::move(seating.added);
    }
    change.isOfSlots = std::exchange(m_slots, slots) != slots;
    return change;
}

/// Those that are known by their primaries.
void SlotHolders::seatKnown(Seating &seating) const
{
    for (size_t i = 0; i < seating.shards.size(); ++i) {
        for (int node = 0; node < seating.count(); ++node) {
            if (seating.isFree(node) && m_holdings[size_t(node)].where.id == seating.shards[i].primary.id)
                seating.owners[i] = node;
        }
    }
}

/// The one that was opened: it is a primary, or one's replica, or goes by a name that only the user knows.
void SlotHolders::seatOpened(Seating &seating) const
{
    const auto &shards = seating.shards;
    for (int node = 0; node < seating.count(); ++node) {
        if (!seating.isFree(node) || !m_holdings[size_t(node)].where.id.isEmpty())
            continue;
        const auto isHere = [&place = seating.seats[size_t(node)].endpoint](const ClusterMember &member) {
            return isAt(member, place);
        };
        auto own = std::find_if(shards.begin(), shards.end(),
                                [&](const ClusterShard &shard) { return isHere(shard.primary); });
        if (own == shards.end()) {
            own = std::find_if(shards.begin(), shards.end(), [&](const ClusterShard &shard) {
                return std::any_of(shard.replicas.begin(), shard.replicas.end(), isHere);
            });
        }
        const auto index = own == shards.end() ? size_t(0) : size_t(own - shards.begin());
        if (!seating.owners[index])
            seating.owners[index] = node;
    }
}

/// For what is left: a node that is retired, else a new one.
void SlotHolders::seatNew(Seating &seating) const
{
    for (size_t i = 0; i < seating.shards.size(); ++i) {
        const auto &endpoint = seating.shards[i].primary.endpoint;
        if (seating.owners[i] || !endpoint)
            continue;
        int node = 0;
        while (node < seating.count() && (!seating.seats[size_t(node)].isRetired || seating.isTaken(node)))
            ++node;
        if (node < seating.count()) {
            seating.owners[i] = node;
        } else if (seating.seats.size() + seating.added.size() < ClusterTopology::kMostShards) {
            seating.owners[i] = int(seating.seats.size() + seating.added.size());
            seating.added.push_back(*endpoint);
        }
    }
}

/// The node whose primary this shard's has replaced: it was its replica, or it holds what that one held.
std::optional<int> SlotHolders::heirOf(const ClusterShard &shard, const Seating &seating) const
{
    std::vector<int> held(seating.seats.size(), 0);
    for (const SlotRange &range : shard.ranges) {
        for (int slot = range.first; slot <= range.last; ++slot) {
            if (const auto holder = holderOf(slot))
                ++held[size_t(*holder)];
        }
    }
    std::optional<int> heir;
    for (int node = 0; node < seating.count(); ++node) {
        if (!seating.isFree(node))
            continue;
        const std::vector<QByteArray> &replicas = m_holdings[size_t(node)].replicas;
        if (std::find(replicas.begin(), replicas.end(), shard.primary.id) != replicas.end())
            return node;
        if (held[size_t(node)] > 0 && (!heir || held[size_t(node)] > held[size_t(*heir)]))
            heir = node;
    }
    return heir;
}

/// True: it is reached elsewhere now. `seat`: null for a new node, which is where it is announced.
bool SlotHolders::hold(int node, const ClusterShard &shard, const Seat *seat)
{
    Holding &holding = m_holdings[size_t(node)];
    holding.replicas.clear();
    for (const ClusterMember &replica : shard.replicas)
        holding.replicas.push_back(replica.id);
    const ClusterMember before = holding.where;
    holding.where.id = shard.primary.id;
    if (!shard.primary.endpoint || before == shard.primary)
        return false;
    holding.where = shard.primary;
    // Opened by another name for the same: it stays as it is.
    return seat && (seat->isRetired || !isAt(shard.primary, seat->endpoint));
}

} // namespace redis
