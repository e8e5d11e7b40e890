// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/slotholders.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace redis;

namespace
{

using Seat = SlotHolders::Seat;
using Move = SlotHolders::Move;

Endpoint place(quint16 port, const char *host = "10.0.0.1")
{
    Endpoint endpoint;
    endpoint.host = QLatin1String(host);
    endpoint.port = port;
    return endpoint;
}

ClusterMember member(const QByteArray &id, quint16 port)
{
    return {id, place(port)};
}

ClusterShard shard(const QByteArray &id, quint16 port, int first, int last, std::vector<ClusterMember> replicas = {})
{
    return {member(id, port), std::move(replicas), {{first, last}}};
}

/// A server's nodes as it would keep them.
struct Held {
    SlotHolders holders;
    std::vector<Seat> seats = {{place(7001), false}};

    SlotHolders::Change apply(std::vector<ClusterShard> shards)
    {
        const SlotHolders::Change change = holders.apply({std::move(shards)}, seats);
        for (const Endpoint &added : change.added)
            seats.push_back({added, false});
        for (const Move &move : change.moved)
            seats[size_t(move.node)] = {move.to, false};
        for (const int node : change.retired)
            seats[size_t(node)].isRetired = true;
        return change;
    }
    quint16 portOf(int slot) const
    {
        const auto holder = holders.holderOf(slot);
        return holder ? seats[size_t(*holder)].endpoint.port : quint16(0);
    }
};

const std::vector<ClusterShard> kThree = {shard("a", 7001, 0, 5000, {member("x", 7004)}),
                                          shard("b", 7002, 5001, 10000, {member("y", 7005)}),
                                          shard("c", 7003, 10001, 16383, {member("z", 7006)})};

} // namespace

TEST(SlotHolders, KnowsNobodyAtFirst)
{
    const SlotHolders holders;
    EXPECT_EQ(holders.holderOf(0), std::nullopt);
    EXPECT_EQ(holders.uncovered(), kSlots);
    EXPECT_EQ(holders.nodeAt(place(7001), {{place(7001), false}}), 0);
    EXPECT_EQ(holders.nodeAt(place(7001), {{place(7001), true}}), std::nullopt);
}

TEST(SlotHolders, AddsTheOthers)
{
    Held held;
    const auto change = held.apply(kThree);
    EXPECT_EQ(change.added, (std::vector<Endpoint>{place(7002), place(7003)}));
    EXPECT_TRUE(change.moved.empty() && change.retired.empty());
    EXPECT_TRUE(change.isOfSlots);
    EXPECT_EQ(held.holders.holderOf(5000), 0);
    EXPECT_EQ(held.holders.holderOf(5001), 1);
    EXPECT_EQ(held.holders.holderOf(16383), 2);
    EXPECT_EQ(held.holders.uncovered(), 0);
    EXPECT_FALSE(held.apply(kThree).isAny()) << "nothing has changed";
}

TEST(SlotHolders, ListsTheNodesOfOneThatHoldsNothing)
{
    Held held;
    held.apply({});
    EXPECT_FALSE(held.seats[0].isRetired) << "it is all that there is to ask";
    EXPECT_EQ(held.holders.uncovered(), kSlots);
}

TEST(SlotHolders, GivesTheOpenedNodeItsPrimary)
{
    Held replica;
    replica.seats = {{place(7005), false}};
    const auto change = replica.apply(kThree);
    EXPECT_EQ(change.moved, (std::vector<Move>{{0, place(7002)}}));
    EXPECT_EQ(change.added, (std::vector<Endpoint>{place(7001), place(7003)}));

    Held named; // by a name that nobody announces: the first
    named.seats = {{place(6379, "entry.example"), false}};
    EXPECT_EQ(named.apply(kThree).moved, (std::vector<Move>{{0, place(7001)}}));
}

TEST(SlotHolders, KeepsTheNodeOverAFailover)
{
    Held held;
    held.apply(kThree);
    auto shards = kThree;
    shards[1] = shard("y", 7005, 5001, 10000, {member("b", 7002)});
    EXPECT_EQ(held.apply(shards).moved, (std::vector<Move>{{1, place(7005)}}));
    EXPECT_EQ(held.holders.holderOf(7000), 1);

    // And by one that it has never heard of: by what it holds.
    shards[1] = shard("new", 7009, 5001, 10000);
    EXPECT_EQ(held.apply(shards).moved, (std::vector<Move>{{1, place(7009)}}));
    EXPECT_EQ(held.seats.size(), 3U);
}

TEST(SlotHolders, TakesAnotherServerUnderTheSameAddressForTheSameNode)
{
    Held held;
    held.apply(kThree);
    auto shards = kThree;
    shards[2] = shard("other", 7003, 10001, 16383);
    const auto change = held.apply(shards);
    EXPECT_FALSE(change.isAny()) << "its connections tell that it is another";
    EXPECT_EQ(held.holders.holderOf(16383), 2);
}

TEST(SlotHolders, RetiresWhoHoldsNothingAndTakesItBack)
{
    Held held;
    held.apply(kThree);
    const auto change = held.apply({shard("a", 7001, 0, 10000), kThree[2]});
    EXPECT_EQ(change.retired, std::vector<int>{1});
    EXPECT_EQ(held.holders.holderOf(7000), 0);
    EXPECT_EQ(held.holders.nodeAt(place(7002), held.seats), std::nullopt);
    const auto back = held.apply({shard("a", 7001, 0, 9000), shard("n", 7010, 9001, 10000), kThree[2]});
    EXPECT_EQ(back.moved, (std::vector<Move>{{1, place(7010)}}));
    EXPECT_TRUE(back.added.empty());
    EXPECT_EQ(held.portOf(9500), 7010);
}

TEST(SlotHolders, LeavesWhatNobodyTellsThePlaceOf)
{
    Held held;
    auto shards = kThree;
    shards[1].primary.endpoint.reset();
    held.apply(shards);
    EXPECT_EQ(held.holders.holderOf(5001), std::nullopt);
    EXPECT_EQ(held.holders.uncovered(), 5000);
    held.apply(kThree);
    held.apply(shards);
    EXPECT_EQ(held.portOf(5001), 7002) << "where it was known to be";
}

TEST(SlotHolders, TakesNoTwoShardsAtOnePlace)
{
    Held held;
    auto shards = kThree;
    shards[1].primary.endpoint = place(7001);
    held.apply(shards);
    EXPECT_EQ(held.seats.size(), 2U);
    EXPECT_EQ(held.holders.holderOf(5001), std::nullopt) << "else the first one's keys would be listed as its";
    EXPECT_EQ(held.holders.uncovered(), 5000);
}

TEST(SlotHolders, ToldApartByTheirPortsAreTwoBehindOneAddress)
{
    EXPECT_FALSE(isSamePlace(place(7001), place(7002)));
    EXPECT_FALSE(isSamePlace(place(7001, "127.0.0.1"), place(7002, "localhost")));
    EXPECT_TRUE(isSamePlace(place(7001, "127.0.0.1"), place(7001, "localhost")));
    EXPECT_TRUE(isSamePlace(place(7001, "Db.Example"), place(7001, "db.example")));
    EXPECT_TRUE(isSamePlace(place(7001, "2001:db8::1"), place(7001, "2001:DB8:0::1")));
    EXPECT_FALSE(isSamePlace(place(7001, "2001:db8::1"), place(7001, "2001:db8::2")));
}

/// Whatever is announced, each slot is where the announcement says, and no two nodes are at one place.
TEST(SlotHolders, HoldWhatWasAnnounced)
{
    std::mt19937 random(20261129);
    const auto upTo = [&random](int most) { return int(random() % unsigned(most + 1)); };
    Held held;
    for (int round = 0; round < 300; ++round) {
        std::vector<int> ports{7001, 7002, 7003, 7004, 7005, 7006};
        std::shuffle(ports.begin(), ports.end(), random);
        const int count = 1 + upTo(4);
        std::vector<ClusterShard> shards;
        std::vector<quint16> expected(kSlots, 0);
        int next = 0;
        for (int i = 0; i < count && next < kSlots; ++i) {
            const int last = i + 1 == count ? kSlots - 1 : std::min(kSlots - 1, next + upTo(8000));
            const auto port = quint16(ports[size_t(i)]);
            const QByteArray id = upTo(3) == 0 ? "new" + QByteArray::number(round * 100 + i) : QByteArray::number(port);
            shards.push_back(shard(id, port, next, last));
            std::fill(expected.begin() + next, expected.begin() + last + 1, port);
            next = last + 1;
        }
        held.apply(shards);
        for (int slot = 0; slot < kSlots; slot += 97)
            ASSERT_EQ(held.portOf(slot), expected[size_t(slot)]) << round << " " << slot;
        std::set<quint16> places;
        for (const Seat &seat : held.seats)
            ASSERT_TRUE(seat.isRetired || places.insert(seat.endpoint.port).second) << round;
        ASSERT_EQ(places.size(), shards.size());
    }
}
