// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/slotsweep.h"

#include "models/redis/keyslot.h"

#include <gtest/gtest.h>

#include <map>

using namespace monitor;
using messages::FleetNode;
using messages::RowBatch;
using messages::RowChange;
using sessions::SessionStore;

namespace
{

constexpr int kHalf = redis::kSlots / 2;

FleetNode nodeOf(int index, std::vector<messages::SlotSpan> slots, bool isMissing)
{
    FleetNode node;
    node.index = index;
    node.slots = std::move(slots);
    node.presence = isMissing ? FleetNode::Presence::Missing : FleetNode::Presence::Answers;
    return node;
}

messages::Fleet fleetOf(std::vector<FleetNode> nodes)
{
    messages::Fleet fleet;
    fleet.isCluster = true;
    fleet.nodes = std::move(nodes);
    return fleet;
}

/// A key whose slot is in the first half, or in the second one.
QByteArray keyIn(int half, int number)
{
    for (int i = number * 1000;; ++i) {
        const QByteArray key = "session:" + QByteArray::number(i);
        if (redis::slotOf(key) / kHalf == half)
            return key;
    }
}

void put(SessionStore &store, const QByteArray &key, quint8 node)
{
    RowBatch batch;
    RowBatch::Row row;
    row.key = batch.append(key);
    row.node = node;
    batch.add(row);
    store.apply(batch, row);
}

struct Swept {
    std::map<QByteArray, int> rehomed; ///< and where to
    std::map<QByteArray, int> toRead;
};

Swept swept(SlotSweep &sweep, const SessionStore &store)
{
    Swept all;
    while (!sweep.isOver()) {
        const SlotSweep::Portion portion = sweep.next(store);
        for (size_t i = 0; portion.rehomed && i < portion.rehomed->rows().size(); ++i) {
            const RowBatch::Row &row = portion.rehomed->rows()[i];
            EXPECT_EQ(row.change, RowChange::Unread);
            all.rehomed[portion.rehomed->view(row.key).toByteArray()] = row.node;
        }
        for (size_t i = 0; i < portion.keys.size(); ++i)
            all.toRead[portion.keys[i]] = portion.nodes[i];
    }
    return all;
}

} // namespace

TEST(SlotSweep, GivesRowsToWhoeverHoldsTheirSlotAndDoesNotAnswer)
{
    SessionStore store;
    const QByteArray own = keyIn(0, 1);
    const QByteArray moved = keyIn(1, 2);
    const QByteArray gone = keyIn(1, 3);
    const QByteArray back = keyIn(0, 4);
    put(store, own, 0);
    put(store, moved, 0);
    put(store, gone, 0);
    put(store, back, 1);
    store.end(store.find(gone), RowChange::Expired, 1);
    SlotSweep sweep;
    EXPECT_FALSE(
        sweep.take(fleetOf({nodeOf(0, {{0, kHalf - 1}}, false), nodeOf(1, {{kHalf, redis::kSlots - 1}}, false)})))
        << "all answer: each row is read where it is";
    const messages::Fleet oneMissing =
        fleetOf({nodeOf(0, {{0, kHalf - 1}}, false), nodeOf(1, {{kHalf, redis::kSlots - 1}}, true)});
    EXPECT_TRUE(sweep.take(oneMissing));
    const Swept all = swept(sweep, store);
    EXPECT_EQ(all.rehomed, (std::map<QByteArray, int>{{moved, 1}}));
    EXPECT_EQ(all.toRead, (std::map<QByteArray, int>{{back, 0}}));
    EXPECT_FALSE(sweep.take(oneMissing)) << "nothing is otherwise";
}

TEST(SlotSweep, BeginsAnewWhenSlotsMove)
{
    SessionStore store;
    for (int i = 0; i < 40'000; ++i)
        put(store, "session:" + QByteArray::number(i), 0);
    SlotSweep sweep;
    ASSERT_TRUE(sweep.take(fleetOf({nodeOf(0, {{0, redis::kSlots - 1}}, false), nodeOf(1, {}, true)})));
    const SlotSweep::Portion none = sweep.next(store);
    EXPECT_FALSE(none.rehomed) << "it holds nothing";
    EXPECT_FALSE(sweep.isOver()) << "a portion at a time";
    ASSERT_TRUE(
        sweep.take(fleetOf({nodeOf(0, {{0, kHalf - 1}}, false), nodeOf(1, {{kHalf, redis::kSlots - 1}}, true)})));
    const Swept all = swept(sweep, store);
    size_t expected = 0;
    for (int i = 0; i < 40'000; ++i)
        expected += redis::slotOf("session:" + QByteArray::number(i)) >= kHalf ? 1 : 0;
    EXPECT_EQ(all.rehomed.size(), expected);
    EXPECT_FALSE(sweep.take(messages::Fleet())) << "another server, or none";
    EXPECT_TRUE(sweep.isOver());
}
