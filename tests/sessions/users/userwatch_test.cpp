// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/users/userwatch.h"
#include "tests/sessions/sessionrows.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace messages;
using namespace sessions;
using testrows::kNow;
using testrows::Row;
using Kind = UserIdentity::Kind;

namespace
{

Row watched(const char *key, const char *user, qint64 left, const char *ip)
{
    Row row{key, user, left == 0 ? 0 : kNow + left};
    row.ip = ip;
    return row;
}

QList<QByteArray> keysOf(const UserOverview &overview)
{
    QList<QByteArray> keys;
    for (const UserOverview::Session &one : overview.first)
        keys.append(one.key);
    return keys;
}

} // namespace

TEST(UserWatch, TellsOfTheUsersSessionsAndNobodyElses)
{
    SessionStore store;
    Row first = watched("s:1", "6351", 60'000, "10.0.0.1");
    first.otherNames = "alice@example.com";
    first.format = 1;
    first.lastAccess = kNow - 5'000;
    testrows::apply(store, first);
    Row second = watched("s:2", "6351", 30'000, "10.0.0.1");
    second.lastAccess = kNow - 9'000;
    testrows::apply(store, second);
    testrows::apply(store, watched("s:3", "6351", 0, "10.0.0.2"));
    testrows::apply(store, watched("s:4", "bob", 10'000, "10.0.0.3"));
    testrows::apply(store, watched("s:5", "", 5'000, "10.0.0.4"));

    UserWatch watch(store);
    watch.watch({Kind::Named, "6351"});
    ASSERT_TRUE(watch.isKnown()) << "a small store is looked through at once";
    const UserOverview &alice = watch.overview();
    EXPECT_EQ(alice.sessions, 3);
    EXPECT_EQ(keysOf(alice), (QList<QByteArray>{"s:2", "s:1", "s:3"})) << "what never ends is last";
    EXPECT_EQ(alice.addressCount, 2);
    EXPECT_EQ(alice.addresses, (std::vector<UserOverview::Address>{{"10.0.0.1", 2}, {"10.0.0.2", 1}}));
    ASSERT_EQ(alice.names.size(), 2U);
    EXPECT_EQ(alice.names[0].others, "alice@example.com");
    EXPECT_TRUE(alice.names[0].formats.test(1));
    ASSERT_TRUE(alice.latest);
    EXPECT_EQ(alice.latest->key, "s:1");

    watch.watch({Kind::Anonymous, {}});
    EXPECT_EQ(keysOf(watch.overview()), QList<QByteArray>{"s:5"});
    watch.watch({Kind::Named, "nobody"});
    EXPECT_TRUE(watch.isKnown());
    EXPECT_EQ(watch.overview().sessions, 0);
}

TEST(UserWatch, FollowsWhatComesAndGoes)
{
    SessionStore store;
    testrows::apply(store, watched("s:1", "alice", 60'000, "10.0.0.1"));
    UserWatch watch(store);
    QSignalSpy changes(&watch, &UserWatch::changed);
    watch.watch({Kind::Named, "alice"});
    EXPECT_EQ(changes.size(), 1);
    testrows::apply(store, watched("s:2", "alice", 30'000, "10.0.0.2"));
    store.end(store.find("s:1"), RowChange::LoggedOut, kNow);
    ASSERT_TRUE(QTest::qWaitFor([&] { return keysOf(watch.overview()) == QList<QByteArray>{"s:2"}; }, 10'000));
    EXPECT_EQ(watch.overview().sessions, 1);
    watch.stop();
    EXPECT_FALSE(watch.isKnown());
    EXPECT_EQ(watch.overview(), UserOverview());
}

TEST(UserWatch, LooksAtALargeStoreInSlices)
{
    SessionStore store;
    for (int number = 0; number < 120'000; ++number) {
        const bool isHers = number % 1'000 == 0;
        Row row{"s:" + QByteArray::number(number), isHers ? "alice" : "u" + QByteArray::number(number % 7),
                kNow + number};
        testrows::apply(store, row);
    }
    UserWatch watch(store);
    watch.watch({Kind::Named, "alice"});
    EXPECT_FALSE(watch.isKnown());
    ASSERT_TRUE(QTest::qWaitFor([&] { return watch.isKnown(); }, 10'000));
    EXPECT_EQ(watch.overview().sessions, 120);
    EXPECT_EQ(watch.overview().first.size(), UserWatch::kMostListed);
    EXPECT_EQ(watch.overview().first.front().key, "s:0");
}
