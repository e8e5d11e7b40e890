// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;

namespace
{

TEST(Logout, EndsTheSelectedOnesAndOnlyThese)
{
    WatchedServer watched;
    for (int i = 0; i < 10; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    ASSERT_TRUE(watched.load());
    const Slot first = watched.slotOf("session:" + sessionId(1));
    const Slot second = watched.slotOf("session:" + sessionId(2));
    const quint64 job = watched.monitor.logouts().logOut({first, second});
    ASSERT_NE(job, 0U);
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.job == job; }));
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::Ended), 2);
    EXPECT_EQ(watched.server.integer({"DBSIZE"}), 8);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.count(SessionEvent::Kind::EndedHere), 2);
    EXPECT_EQ(watched.count(SessionEvent::Kind::LoggedOut), 0);
}

TEST(Logout, TellsTheOutcomeOfEach)
{
    // Without events the table does not know yet that one is gone.
    WatchedServer watched(RedisServer::Listen::Tcp, {});
    watched.setJson(sessionId(1), "alice", 600'000);
    watched.setJson(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.load());
    const Slot alice = watched.slotOf("session:" + sessionId(1));
    const Slot bob = watched.slotOf("session:" + sessionId(2));
    watched.server.command({"DEL", "session:" + sessionId(2)});
    watched.monitor.logouts().logOut({alice, bob});
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.outcomes.size() == 2; }));
    EXPECT_EQ(watched.report.outcomes[0].kind, LogoutOutcome::Kind::Ended);
    EXPECT_EQ(watched.report.outcomes[0].key, "session:" + sessionId(1));
    EXPECT_EQ(watched.report.outcomes[1].kind, LogoutOutcome::Kind::AlreadyGone);
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Logout, ManyArePipelinedWithProgress)
{
    WatchedServer watched;
    QList<QByteArrayList> commands;
    for (int i = 0; i < 20'000; ++i)
        commands.append({"SET", "session:" + sessionId(i), R"({"user_id":"u"})", "PX", "600000"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.load());
    int progressed = 0;
    QObject::connect(&watched.monitor.logouts(), &LogoutDesk::logoutProgressed, &watched.monitor,
                     [&] { ++progressed; });
    std::vector<Slot> all;
    watched.monitor.store().forEach([&](Slot slot) { all.push_back(slot); });
    ASSERT_EQ(all.size(), 20'000U);
    watched.monitor.logouts().logOut(all);
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.count(LogoutOutcome::Kind::Ended) == 20'000; }, 60'000));
    EXPECT_GT(progressed, 10);
    EXPECT_EQ(watched.server.integer({"DBSIZE"}), 0);
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Logout, CancelledOnesAreNotRun)
{
    WatchedServer watched;
    QList<QByteArrayList> commands;
    for (int i = 0; i < 50'000; ++i)
        commands.append({"SET", "session:" + sessionId(i), R"({"user_id":"u"})"});
    watched.server.pipeline(commands);
    ASSERT_TRUE(watched.load());
    std::vector<Slot> all;
    watched.monitor.store().forEach([&](Slot slot) { all.push_back(slot); });
    const quint64 job = watched.monitor.logouts().logOut(all);
    watched.monitor.logouts().cancelLogout(job);
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.job == job; }));
    const int ended = watched.report.count(LogoutOutcome::Kind::Ended);
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::NotRun), 50'000 - ended);
    EXPECT_GT(watched.report.count(LogoutOutcome::Kind::NotRun), 0);
    EXPECT_EQ(watched.server.integer({"DBSIZE"}), 50'000 - ended);
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(Logout, BrokenConnectionIsToldForEach)
{
    WatchedServer watched;
    for (int i = 0; i < 1000; ++i)
        watched.setJson(sessionId(i), "user", 0);
    ASSERT_TRUE(watched.load());
    std::vector<Slot> all;
    watched.monitor.store().forEach([&](Slot slot) { all.push_back(slot); });
    watched.server.suspend();
    const quint64 job = watched.monitor.logouts().logOut(all);
    ASSERT_NE(job, 0U);
    watched.server.kill();
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.job == job; }, 40'000));
    EXPECT_EQ(watched.report.outcomes.size(), 1000U);
    // The first look at them was not answered: nothing was sent that ends any.
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::NotRun), 1000);
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::Ended), 0);
}

TEST(Logout, SessionThatComesBackIsShownAgain)
{
    WatchedServer watched;
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    watched.monitor.logouts().logOut({watched.slotOf("session:" + sessionId(1))});
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.count(LogoutOutcome::Kind::Ended) == 1; }));
    watched.setJson(sessionId(1), "alice", 600'000); // a request that was in flight
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(SessionEvent::Kind::Created) == 1; }));
    EXPECT_TRUE(watched.waitUntilTrue());
}

} // namespace
