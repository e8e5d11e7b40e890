// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/rowsample.h"
#include "tests/sessions/sessionrows.h"

#include <gtest/gtest.h>

#include <set>

namespace
{

using namespace messages;
using namespace monitor;
using namespace sessions;
using testrows::kNow;
using testrows::Row;

void add(SessionStore &store, const Row &row)
{
    const RowBatch batch = testrows::toBatch(row);
    store.apply(batch, batch.rows().front());
}

TEST(RowSample, DrawsOnlyWhatShouldStillBeThere)
{
    SessionStore store;
    QRandomGenerator random(7);
    EXPECT_TRUE(RowSample::draw(store, kNow, random).keys.empty());
    add(store, {.key = "session:due", .deadline = kNow - 1000});
    add(store, {.key = "session:soon", .deadline = kNow + 1000});
    add(store, {.key = "session:gone"});
    add(store, {.key = "session:gone", .change = RowChange::LoggedOut});
    EXPECT_TRUE(RowSample::draw(store, kNow, random).keys.empty());
    add(store, {.key = "session:lives", .deadline = kNow + 60'000});
    EXPECT_EQ(RowSample::draw(store, kNow, random).keys, (std::vector<QByteArray>{"session:lives"})) << "and once";
}

TEST(RowSample, ComesAroundToAll)
{
    SessionStore store;
    for (int i = 0; i < 100; ++i)
        add(store, {.key = "session:" + QByteArray::number(i), .deadline = kNow + 60'000});
    QRandomGenerator random(7);
    std::set<QByteArray> drawn;
    for (int turn = 0; turn < 200; ++turn) {
        const RowSample::Rows rows = RowSample::draw(store, kNow, random);
        EXPECT_LE(rows.keys.size(), RowSample::kRows);
        EXPECT_EQ(rows.keys.size(), rows.nodes.size());
        drawn.insert(rows.keys.begin(), rows.keys.end());
    }
    EXPECT_EQ(drawn.size(), 100u);
}

} // namespace
