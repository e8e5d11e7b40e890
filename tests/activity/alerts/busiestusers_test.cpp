// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/busiestusers.h"
#include "tests/sessions/sessionrows.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <map>
#include <set>

using alerts::BusiestUsers;
using sessions::SessionStore;

namespace
{

constexpr int kRankingLimitMs = 60'000;

void put(SessionStore &store, int number, const QByteArray &user, const QByteArray &ip)
{
    testrows::apply(store, {.key = "s:" + QByteArray::number(number), .user = user, .ip = ip});
}

QByteArray address(int number)
{
    return "10.0." + QByteArray::number(number / 250) + '.' + QByteArray::number(number % 250);
}

} // namespace

TEST(BusiestUsers, CountsWhoIsThere)
{
    SessionStore store;
    BusiestUsers users(store);
    users.look({3, 3});
    EXPECT_EQ(users.mostSessions(), BusiestUsers::Found{}) << "nobody has any";
    for (int i = 0; i < 5; ++i)
        put(store, i, "alice", address(i % 2));
    for (int i = 5; i < 9; ++i)
        put(store, i, "bob", address(i));
    for (int i = 9; i < 30; ++i)
        put(store, i, {}, address(i)); // nobody's
    users.look({3, 3});
    EXPECT_FALSE(users.isLooking());
    EXPECT_EQ(users.mostSessions(), (BusiestUsers::Found{5, "alice"}));
    EXPECT_EQ(users.mostAddresses(), (BusiestUsers::Found{4, "bob"}));
    testrows::apply(store, {.key = "s:0", .change = messages::RowChange::LoggedOut});
    testrows::apply(store, {.key = "s:1", .change = messages::RowChange::LoggedOut});
    users.look({3, -1});
    EXPECT_EQ(users.mostSessions(), (BusiestUsers::Found{4, "bob"})) << "who has ended is not there";
    EXPECT_FALSE(users.mostAddresses().has_value()) << "nobody has asked";
}

TEST(BusiestUsers, AgreesWithANaiveCountOfManyInSlices)
{
    SessionStore store;
    QRandomGenerator random(7);
    std::map<QByteArray, int> sessions;
    std::map<QByteArray, std::set<QByteArray>> addresses;
    for (int i = 0; i < 3 * int(BusiestUsers::kSlice); ++i) {
        const QByteArray user = "user" + QByteArray::number(random.bounded(2000));
        const QByteArray ip = address(random.bounded(40));
        put(store, i, user, ip);
        ++sessions[user];
        addresses[user].insert(ip);
    }
    BusiestUsers users(store);
    QSignalSpy looked(&users, &BusiestUsers::looked);
    users.look({1, 1});
    EXPECT_TRUE(users.isLooking()) << "not all at once";
    ASSERT_TRUE(looked.wait(kRankingLimitMs));
    int most = 0;
    size_t mostAddresses = 0;
    for (const auto &[user, count] : sessions)
        most = std::max(most, count);
    for (const auto &[user, places] : addresses)
        mostAddresses = std::max(mostAddresses, places.size());
    ASSERT_TRUE(users.mostSessions() && users.mostAddresses());
    EXPECT_EQ(users.mostSessions()->count, most);
    EXPECT_EQ(sessions[users.mostSessions()->user], most);
    EXPECT_EQ(users.mostAddresses()->count, qint64(mostAddresses));
    EXPECT_EQ(addresses[users.mostAddresses()->user].size(), mostAddresses);
}

TEST(BusiestUsers, SaysNothingOfWhoHasGoneWhileItLooked)
{
    SessionStore store;
    for (int i = 0; i < 2 * int(BusiestUsers::kSlice); ++i)
        put(store, i, i < 100 ? QByteArray("alice") : "user" + QByteArray::number(i), address(i % 40));
    BusiestUsers users(store);
    QSignalSpy looked(&users, &BusiestUsers::looked);
    users.look({50, -1});
    ASSERT_TRUE(users.isLooking());
    for (int i = 0; i < 100; ++i)
        testrows::apply(store, {.key = "s:" + QByteArray::number(i), .change = messages::RowChange::LoggedOut});
    ASSERT_TRUE(looked.wait(kRankingLimitMs));
    EXPECT_FALSE(users.mostSessions().has_value());
    users.look({50, -1});
    ASSERT_TRUE(looked.wait(kRankingLimitMs));
    EXPECT_EQ(users.mostSessions()->count, 1);
}
