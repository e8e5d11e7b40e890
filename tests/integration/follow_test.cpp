// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::Heard;
using support::heardName;
using support::HonestStatus;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;

namespace
{

class Follow : public ::testing::TestWithParam<RedisServer::Listen>
{
};

TEST_P(Follow, LoadsWhatIsThereAndNothingElse)
{
    WatchedServer watched(GetParam());
    watched.setJson(sessionId(1), "alice", 60'000);
    watched.setHash(sessionId(2), "bob", 0);
    watched.server.command({"SET", "session:next", "17"});
    watched.server.command({"RPUSH", "session:" + sessionId(3), "a list"});
    watched.server.command(
        {"SET", "sess:" + sessionId(4), R"({"cookie":{"originalMaxAge":60000},"passport":{"user":42}})"});
    watched.server.command({"SET", "other", "value"});
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::Live);
    EXPECT_EQ(watched.monitor.store().count(), 3);
    EXPECT_EQ(watched.monitor.progress().notSessions, 2);

    const SessionStore &store = watched.monitor.store();
    const Slot express = watched.slotOf("sess:" + sessionId(4));
    ASSERT_NE(express, kNoSlot);
    EXPECT_EQ(store.user(express).toByteArray(), "42");
    EXPECT_EQ(store.id(express).toByteArray(), sessionId(4));
    const Slot alice = watched.slotOf("session:" + sessionId(1));
    ASSERT_NE(alice, kNoSlot);
    EXPECT_EQ(store.ip(alice).toByteArray(), "203.0.113.7");
    EXPECT_EQ(store.created(alice), 1790000000000);
    EXPECT_TRUE(support::isSameDeadline(store.deadline(alice), watched.server.deadline("session:" + sessionId(1))));
    EXPECT_EQ(store.deadline(watched.slotOf("session:" + sessionId(2))), 0);
    EXPECT_TRUE(watched.events.isEmpty()) << "what is found by the first load did not just happen";
}

INSTANTIATE_TEST_SUITE_P(Sockets, Follow, ::testing::Values(RedisServer::Listen::Tcp, RedisServer::Listen::UnixSocket));

class Heed : public ::testing::TestWithParam<Heard>
{
};

TEST_P(Heed, SeesSessionsComeChangeAndGo)
{
    WatchedServer watched(GetParam());
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.liveness().mode, watched.liveMode);
    const HonestStatus honest(watched);

    watched.setJson(sessionId(1), "alice", 60'000);
    watched.setHash(sessionId(2), "bob", 60'000);
    watched.setJson(sessionId(3), "carol", 300);
    watched.setJson(sessionId(4), "dave", 60'000);
    ASSERT_TRUE(watched.waitFor([&] { return watched.count(SessionEvent::Kind::Created) == 4; }));

    // Sliding expiry.
    watched.server.command({"PEXPIRE", "session:" + sessionId(1), "600000"});
    const Slot alice = watched.slotOf("session:" + sessionId(1));
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.store().extensions(alice) == 1; }));

    // Each ending with its own reason, where one is told.
    const bool isTold = GetParam() == Heard::ByEvents;
    watched.server.command({"DEL", "session:" + sessionId(2)});
    watched.server.command({"RENAME", "session:" + sessionId(4), "elsewhere"});
    ASSERT_TRUE(watched.waitFor([&] {
        return watched.count(SessionEvent::Kind::LoggedOut) == (isTold ? 1 : 0) &&
               watched.count(SessionEvent::Kind::Expired) == 1 &&
               watched.count(SessionEvent::Kind::Vanished) == (isTold ? 1 : 0) &&
               watched.count(SessionEvent::Kind::Ended) == (isTold ? 0 : 2);
    }));
    for (const SessionEvent &event : watched.events) {
        if (event.kind == SessionEvent::Kind::Expired) {
            EXPECT_EQ(event.user, "carol");
            EXPECT_GE(event.lagMs, 0);
            EXPECT_EQ(event.isInferred, !isTold);
        }
        if (event.kind == SessionEvent::Kind::LoggedOut) {
            EXPECT_EQ(event.user, "bob");
        }
    }
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 1);
    // Ended rows linger, then go.
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.table().rowCount() == 1; }));
    EXPECT_EQ(watched.monitor.liveness().mode, watched.liveMode);
}

TEST_P(Heed, KnowsItsOwnLogouts)
{
    WatchedServer watched(GetParam());
    watched.setJson(sessionId(1), "alice", 60'000);
    ASSERT_TRUE(watched.load());
    const Slot slot = watched.slotOf("session:" + sessionId(1));
    ASSERT_NE(watched.monitor.logouts().logOut({slot}), 0U);
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.count(LogoutOutcome::Kind::Ended) == 1; }));
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(SessionEvent::Kind::EndedHere) == 1; }));
    EXPECT_EQ(watched.events.size(), 1);
    EXPECT_TRUE(watched.waitFor([&] {
        return watched.monitor.store().contains(slot) && watched.monitor.store().state(slot) == RowChange::LoggedOut;
    }));
}

TEST(FollowEvents, TellsEvictionApart)
{
    WatchedServer watched(RedisServer::Listen::Tcp,
                          {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"),
                           QStringLiteral("--maxmemory-policy"), QStringLiteral("allkeys-random")});
    for (int i = 0; i < 50; ++i)
        watched.setJson(sessionId(i), "user", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 50);
    watched.server.command({"CONFIG", "SET", "maxmemory", "1"});
    watched.server.command({"SET", "x", "1"}); // evicts before it is refused
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(SessionEvent::Kind::Evicted) > 0; }));
}

TEST_P(Heed, KeepsBytesThatAreNotUtf8)
{
    WatchedServer watched(GetParam());
    const QByteArray key = QByteArray("session:\xff\xfe\x00\r\n\x01", 14) + sessionId(1);
    watched.server.command({"HSET", key, "user_id", QByteArray("\xc3\x28", 2)});
    ASSERT_TRUE(watched.load());
    const Slot slot = watched.slotOf(key);
    ASSERT_NE(slot, kNoSlot);
    EXPECT_EQ(watched.monitor.store().key(slot).toByteArray(), key);
    ASSERT_NE(watched.monitor.logouts().logOut({slot}), 0U);
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.count(LogoutOutcome::Kind::Ended) == 1; }));
    EXPECT_EQ(watched.server.integer({"EXISTS", key}), 0);
}

TEST_P(Heed, NoticesASessionThatBecomesSomethingElse)
{
    WatchedServer watched(GetParam());
    watched.setJson(sessionId(1), "alice", 0);
    ASSERT_TRUE(watched.load());
    watched.server.command({"SET", "session:" + sessionId(1), "17"});
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 0);
    watched.server.command({"DEL", "session:" + sessionId(1)});
    watched.setHash(sessionId(1), "alice again", 0);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.monitor.store().count(), 1);
}

TEST_P(Heed, NoticesFlushAllWhichNobodyReports)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < 100; ++i)
        watched.setJson(sessionId(i), "user", 600'000);
    ASSERT_TRUE(watched.load());
    watched.server.command({"FLUSHALL"});
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 0; }));
}

TEST(FollowEvents, ReadsValuesOfTwentyMegabytes)
{
    WatchedServer watched;
    const QByteArray value = R"({"user_id":"alice","blob":")" + QByteArray(20 * 1024 * 1024, 'x') + R"("})";
    watched.server.command({"SET", "session:" + sessionId(1), value});
    ASSERT_TRUE(watched.load());
    const Slot slot = watched.slotOf("session:" + sessionId(1));
    ASSERT_NE(slot, kNoSlot);
    EXPECT_EQ(watched.monitor.store().user(slot).toByteArray(), "alice");
    EXPECT_EQ(watched.monitor.store().size(slot), quint32(value.size()));

    RecordContent content;
    QObject::connect(&watched.monitor.contents(), &ContentDesk::contentRead, &watched.monitor,
                     [&](const RecordContent &read) { content = read; });
    watched.monitor.contents().readContent(slot);
    ASSERT_TRUE(watched.waitFor([&] { return content.exists; }));
    EXPECT_TRUE(content.truncated);
    EXPECT_EQ(content.size, value.size());
    EXPECT_TRUE(content.problem.isEmpty());
}

TEST_P(Heed, ListsWhatAUserNamedPatternMatches)
{
    WatchedServer watched(GetParam());
    watched.server.command({"SET", "myapp:s:one", "opaque \x01 bytes", "PX", "60000"});
    watched.server.command({"SADD", "myapp:s:two", "member"});
    watched.server.command({"SET", "myapp:other", "x"});
    ConnectionProfile profile = watched.profile();
    profile.keyPatterns = {QStringLiteral("myapp:s:*")};
    watched.monitor.connectTo(profile, watched.password);
    ASSERT_TRUE(watched.waitUntilLive());
    EXPECT_EQ(watched.monitor.store().count(), 2);
    const Slot one = watched.slotOf("myapp:s:one");
    ASSERT_NE(one, kNoSlot);
    EXPECT_EQ(watched.monitor.store().id(one).toByteArray(), "one");
    EXPECT_GT(watched.monitor.store().deadline(one), 0);
    EXPECT_GT(watched.monitor.store().size(one), 0U);
    watched.server.command({"SET", "myapp:s:three", "new"});
    EXPECT_TRUE(watched.waitFor([&] { return watched.slotOf("myapp:s:three") != kNoSlot; }));
}

TEST(FollowEvents, FindsAThousandAmongAMillionOtherKeys)
{
    WatchedServer watched(RedisServer::Listen::Tcp,
                          QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")} +
                              support::allowingDebug());
    watched.server.command({"DEBUG", "POPULATE", "1000000", "cache", "10"});
    ASSERT_EQ(watched.server.integer({"DBSIZE"}), 1'000'000);
    for (int i = 0; i < 1000; ++i)
        watched.setJson(sessionId(i), "user" + QByteArray::number(i), 600'000);
    ASSERT_TRUE(watched.load());
    EXPECT_EQ(watched.monitor.store().count(), 1000);
    EXPECT_TRUE(watched.waitUntilTrue());
}

INSTANTIATE_TEST_SUITE_P(Sources, Heed, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &of) { return heardName(of.param); });

} // namespace
