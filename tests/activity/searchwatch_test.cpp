// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/searchwatch.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using activity::SearchTrend;
using activity::SearchWatch;
using support::WatchedServer;

TEST(SearchTrend, KeepsAsMuchAsItShows)
{
    SearchTrend trend;
    EXPECT_EQ(trend.most(), SearchTrend::kUnknown);
    for (int second = 0; second < 100'000; ++second)
        trend.add(1'000'000 + second * 1000, second);
    ASSERT_LE(trend.points().size(), SearchTrend::kMost);
    EXPECT_GE(trend.points().size(), SearchTrend::kMost / 2);
    EXPECT_EQ(trend.points().front().at, 1'000'000);
    EXPECT_EQ(trend.points().back().count, 99'999);
    EXPECT_EQ(trend.least(), 0);
    for (size_t at = 1; at < trend.points().size(); ++at)
        EXPECT_GT(trend.points()[at].at, trend.points()[at - 1].at);
}

TEST(SearchTrend, AGapStaysOne)
{
    SearchTrend trend;
    for (int second = 0; second < 1000; ++second)
        trend.add(second * 1000 + 1, second == 500 ? SearchTrend::kUnknown : 7);
    int gaps = 0;
    for (const SearchTrend::Point &point : trend.points())
        gaps += point.count == SearchTrend::kUnknown ? 1 : 0;
    EXPECT_EQ(gaps, 1);
    EXPECT_EQ(trend.least(), 7);
    EXPECT_EQ(trend.most(), 7);
    SearchTrend close;
    close.add(1000, 1);
    close.add(1100, SearchTrend::kUnknown);
    close.add(1200, 5);
    EXPECT_EQ(close.points().back().count, SearchTrend::kUnknown) << "not made up for within its step";
    close.add(900, 9);
    EXPECT_EQ(close.points().back().at, 1200) << "time goes on";
}

TEST(SearchWatch, CountsFollowTheSessions)
{
    WatchedServer watched;
    ASSERT_TRUE(watched.server.isRunning());
    for (int number = 0; number < 5; ++number)
        watched.setJson("watch" + QByteArray::number(number), number < 3 ? "alice" : "bob", 600'000);
    SearchWatch watch(watched.monitor);
    const QString alice = QStringLiteral("user:=alice");
    const QString wrong = QStringLiteral("ttl<x");
    const QString ended = QStringLiteral("is:ended");
    watch.setSearches({alice, wrong, ended});
    ASSERT_TRUE(watch.find(alice));
    EXPECT_EQ(watch.find(alice)->count, SearchTrend::kUnknown) << "nothing was read";
    EXPECT_FALSE(watch.find(QStringLiteral("user:=bob")));
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    const auto counts = [&](const QString &text, qint64 count) {
        return WatchedServer::waitFor([&] { return watch.find(text)->count == count; });
    };
    EXPECT_TRUE(counts(alice, 3));
    EXPECT_FALSE(watch.find(wrong)->obstacle.isEmpty());
    EXPECT_EQ(watch.find(wrong)->count, SearchTrend::kUnknown);
    EXPECT_FALSE(watch.find(ended)->obstacle.isEmpty());
    watched.setJson("watch9", "alice", 600'000);
    EXPECT_TRUE(counts(alice, 4));
    watched.server.command({"DEL", "session:watch0", "session:watch1"});
    EXPECT_TRUE(counts(alice, 2)) << "what lingers has ended";
    EXPECT_EQ(watch.find(alice)->trend.most(), 4);
    watched.monitor.disconnectFromServer();
    EXPECT_TRUE(counts(alice, SearchTrend::kUnknown)) << "never as it was";
    EXPECT_EQ(watch.find(alice)->trend.points().back().count, SearchTrend::kUnknown);
    watch.setSearches({});
    EXPECT_FALSE(watch.find(alice));
}

/// Beside the window, one after the other.
TEST(SearchWatch, ManyAreCountedElsewhere)
{
    WatchedServer watched;
    ASSERT_TRUE(watched.server.isRunning());
    QByteArrayList commands;
    for (int number = 0; number < 3000; ++number)
        watched.setJson("many" + QByteArray::number(number), number % 3 ? "alice" : "bob", 600'000);
    SearchWatch watch(watched.monitor);
    const QStringList searches{QStringLiteral("user:=alice"), QStringLiteral("user:=bob"), QStringLiteral("ttl>1s")};
    watch.setSearches(searches);
    ASSERT_TRUE(watched.load());
    const QList<qint64> expected{2000, 1000, 3000};
    for (int at = 0; at < 3; ++at)
        EXPECT_TRUE(WatchedServer::waitFor([&] { return watch.find(searches[at])->count == expected[at]; })) << at;
    watched.server.command({"DEL", "session:many1"});
    EXPECT_TRUE(WatchedServer::waitFor([&] { return watch.find(searches[0])->count == 1999; }));
}
