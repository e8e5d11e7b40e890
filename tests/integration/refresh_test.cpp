// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What many writes cost the server, and who is read first.
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace sessions;
using support::Heard;
using support::heardName;
using support::sessionId;
using support::WatchedServer;

namespace
{

QByteArray keyOf(int number)
{
    return "session:" + sessionId(number);
}

bool fill(WatchedServer &watched, int first, int count, int ttlMs)
{
    QList<QByteArrayList> commands;
    for (int i = first; i < first + count; ++i)
        commands.append({"SET", keyOf(i), R"({"user_id":"user"})", "PX", QByteArray::number(ttlMs)});
    return watched.server.pipeline(commands) == 0;
}

/// How often the server has executed the command since CONFIG RESETSTAT.
qint64 callsOf(WatchedServer &watched, const QByteArray &command)
{
    const QByteArray statistics = watched.server.string({"INFO", "commandstats"});
    const QByteArray name = "cmdstat_" + command + ":calls=";
    const qsizetype at = statistics.indexOf(name);
    if (at < 0)
        return 0;
    const qsizetype from = at + name.size();
    return statistics.mid(from, statistics.indexOf(',', from) - from).toLongLong();
}

class Refreshed : public ::testing::TestWithParam<Heard>
{
};

} // namespace

TEST_P(Refreshed, ReadsSlidingSessionsFarLessOftenThanTheyAreWritten)
{
    constexpr int kSessions = 20;
    constexpr int kWrites = 20'000;
    WatchedServer watched(GetParam());
    ASSERT_TRUE(fill(watched, 0, kSessions, 600'000));
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), kSessions);
    watched.server.command({"CONFIG", "RESETSTAT"});

    QList<QByteArrayList> commands;
    for (int i = 0; i < kWrites; ++i)
        commands.append({"PEXPIRE", keyOf(i % kSessions), QByteArray::number(600'000 + i)});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.waitUntilTrue());
    // PEXPIRETIME is also how the test looks at the server.
    const qint64 reads = callsOf(watched, "getrange");
    EXPECT_GE(reads, kSessions);
    EXPECT_LT(reads, kWrites / 10) << "ten times a second each, however long the server took";
}

TEST_P(Refreshed, ReadsWhatIsOnScreenBeforeTheBacklog)
{
    constexpr int kSessions = 20'000;
    WatchedServer watched(GetParam());
    ASSERT_TRUE(fill(watched, 0, kSessions, 600'000));
    ASSERT_TRUE(watched.load());
    const SessionStore &store = watched.monitor.store();
    ASSERT_EQ(store.count(), kSessions);
    const Slot seen = watched.slotOf(keyOf(kSessions - 1)); // written last of all
    watched.monitor.setVisibleSessions({seen});

    QList<QByteArrayList> commands;
    for (int i = 0; i < kSessions; ++i)
        commands.append({"PEXPIRE", keyOf(i), "900000"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.waitFor([&] { return store.extensions(seen) == 1; }));
    int read = 0;
    store.forEach([&](Slot slot) { read += store.extensions(slot) > 0 ? 1 : 0; });
    EXPECT_LT(read, kSessions) << "all others were read before";
    ASSERT_TRUE(watched.waitFor([&] {
        int done = 0;
        store.forEach([&](Slot slot) { done += store.extensions(slot) > 0 ? 1 : 0; });
        return done == kSessions;
    })) << "but none is forgotten";
}

TEST(Refresh, DoesNotReadWhatIsGoneByThen)
{
    constexpr int kSessions = 5'000;
    WatchedServer watched;
    ASSERT_TRUE(watched.load());
    watched.server.command({"CONFIG", "RESETSTAT"});
    QList<QByteArrayList> commands;
    for (int i = 0; i < kSessions; ++i) {
        commands.append({"SET", keyOf(i), R"({"user_id":"user"})"});
        commands.append({"DEL", keyOf(i)});
    }
    commands.append({"SET", keyOf(kSessions), R"({"user_id":"the last"})"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 1; }));
    EXPECT_LT(callsOf(watched, "getrange"), kSessions / 2);
}

INSTANTIATE_TEST_SUITE_P(Sources, Refreshed, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &of) { return heardName(of.param); });
