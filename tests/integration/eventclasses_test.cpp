// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Events that not every server knows, and those that are on beside what is needed.
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace sessions;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;
using Kind = SessionEvent::Kind;
using Mode = Liveness::Mode;

namespace
{

QStringList telling(const QString &flags)
{
    return {QStringLiteral("--notify-keyspace-events"), flags};
}

/// How often the server has carried out a command, by its own account.
qint64 timesRun(RedisServer &server, const QByteArray &command)
{
    const QByteArray stats = server.string({"INFO", "commandstats"});
    const QByteArray line = "cmdstat_" + command + ":calls=";
    const qsizetype at = stats.indexOf(line);
    return at < 0 ? 0 : stats.mid(at + line.size()).split(',').first().toLongLong();
}

/// To read a key that is gone is a miss itself, which would be told, and read again, and so on.
TEST(EventClasses, MissesAreNotReadForEver)
{
    WatchedServer watched(RedisServer::Listen::Tcp, telling(QStringLiteral("AKEm")));
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    watched.server.command({"CONFIG", "RESETSTAT"});
    watched.server.command({"GET", "session:" + sessionId(2)});
    watched.server.command({"DEL", "session:" + sessionId(1)});
    watched.server.command({"GET", "session:" + sessionId(1)});
    // What comes after them has been read by then.
    for (int i = 3; i < 6; ++i) {
        watched.setJson(sessionId(i), "carla", 600'000);
        ASSERT_TRUE(watched.waitFor([&] { return watched.slotOf("session:" + sessionId(i)) != kNoSlot; }));
    }
    EXPECT_EQ(watched.count(Kind::LoggedOut), 1);
    EXPECT_LE(timesRun(watched.server, "getrange"), 4);
    EXPECT_TRUE(watched.waitUntilTrue());
}

TEST(EventClasses, NewKeysAreToldOnce)
{
    if (!support::serverKnowsEventClass('n'))
        GTEST_SKIP() << "this redis-server does not tell of new keys by themselves";
    WatchedServer watched(RedisServer::Listen::Tcp, telling(QStringLiteral("AKEn")));
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.waitFor([&] { return watched.count(Kind::Created) == 1; }));
    watched.setJson(sessionId(1), "bob", 600'000);
    EXPECT_TRUE(watched.waitUntilTrue());
    EXPECT_EQ(watched.count(Kind::Created), 1);
}

/// That something comes is no proof that everything does.
TEST(EventClasses, NewKeysAloneAreNotLive)
{
    if (!support::serverKnowsEventClass('n'))
        GTEST_SKIP() << "this redis-server does not tell of new keys by themselves";
    WatchedServer watched(RedisServer::Listen::Tcp, telling(QStringLiteral("Kxn")));
    watched.server.command({"ACL", "SETUSER", "support", "on", ">pw", "~*", "&*", "+@all", "-config", "-client"});
    ConnectionProfile profile = watched.profile();
    profile.userName = QStringLiteral("support");
    bool wasLive = false;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::livenessChanged, &watched.monitor,
                     [&wasLive](const Liveness &liveness) { wasLive = wasLive || isLive(liveness.mode); });
    watched.monitor.connectTo(profile, "pw");
    ASSERT_TRUE(watched.waitFor([&] { return isFresh(watched.monitor.liveness().mode); }));
    for (int i = 1; i < 4; ++i) {
        watched.setJson(sessionId(i), "alice", 600'000);
        ASSERT_TRUE(watched.waitFor([&] { return watched.slotOf("session:" + sessionId(i)) != kNoSlot; }));
    }
    EXPECT_FALSE(wasLive);
}

/// The last field takes the key with it.
TEST(EventClasses, AHashWhoseFieldsRunOutHasExpired)
{
    SKIP_UNLESS_SERVER_KNOWS("HPEXPIRE");
    WatchedServer watched;
    watched.setHash(sessionId(1), "alice", 600'000);
    watched.setHash(sessionId(2), "bob", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitForMode(Mode::Live));
    const QByteArray key = "session:" + sessionId(1);
    const QByteArrayList fields = watched.server.strings({"HKEYS", key});
    ASSERT_FALSE(fields.isEmpty());
    watched.server.command(QByteArrayList{"HPEXPIRE", key, "200", "FIELDS", QByteArray::number(fields.size())} +
                           fields);
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(Kind::Expired) == 1; }));
    watched.server.command({"DEL", "session:" + sessionId(2)});
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(Kind::LoggedOut) == 1; }));
    EXPECT_EQ(watched.count(Kind::Expired), 1);
    EXPECT_TRUE(watched.waitUntilTrue());
}

} // namespace
