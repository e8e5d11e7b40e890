// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/usersessions.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

sessions::Slot add(sessions::SessionStore &store, const QByteArray &key, const QByteArray &user, qint64 deadline)
{
    messages::RowBatch batch;
    messages::RowBatch::Row row;
    row.key = batch.append(key);
    row.user = batch.append(user);
    row.deadline = deadline;
    return store.apply(batch, row).slot;
}

} // namespace

TEST(UserSessions, ListsThoseThatEndFirstAndCountsAll)
{
    sessions::SessionStore store;
    const sessions::Slot own = add(store, "own", "alice", 1);
    add(store, "endless", "alice", 0);
    for (int i = 0; i < 30; ++i)
        add(store, "s" + QByteArray::number(i), i % 3 == 0 ? "bob" : "alice", 1'000'000 - i);
    ui::UserSessions others(store);
    others.watch(own);
    EXPECT_EQ(others.count(), 21);
    ASSERT_EQ(others.sessions().size(), ui::UserSessions::kMostListed);
    EXPECT_EQ(others.sessions().front().key, QByteArray("s29"));
    EXPECT_EQ(others.sessions().back().key, QByteArray("s1")) << "what has no TTL ends last";
    others.watch(add(store, "nobody", "", 5));
    EXPECT_EQ(others.count(), 0) << "no user is nobody's other";
}

TEST(UserSessions, LooksAtALargeStoreInSlicesAndFollowsIt)
{
    sessions::SessionStore store;
    const sessions::Slot own = add(store, "own", "alice", 1);
    for (int i = 0; i < 120'000; ++i)
        add(store, "s" + QByteArray::number(i), "user" + QByteArray::number(i % 1000), 1000);
    const sessions::Slot last = add(store, "last", "alice", 7);
    ui::UserSessions others(store);
    QSignalSpy changed(&others, &ui::UserSessions::changed);
    others.watch(own);
    EXPECT_EQ(others.count(), 0) << "not all are looked at in one go";
    EXPECT_TRUE(QTest::qWaitFor([&] { return others.count() == 1; }, 20'000));
    EXPECT_EQ(others.sessions().front().slot, last);
    store.end(last, messages::RowChange::Expired, 8);
    EXPECT_TRUE(QTest::qWaitFor([&] { return others.count() == 0; }, 20'000));
    EXPECT_EQ(changed.count(), 2);
    others.stop();
}
