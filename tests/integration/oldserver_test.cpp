// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A server older than Redis 6.2: what it announces is followed, what it does not is found by reading again, and the
// status claims no more than that.
#include "tests/integration/watchedserver.h"
#include "tests/support/fakeredis.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace sessions;
using support::FakeRedis;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;
using Mode = Liveness::Mode;

namespace
{

TEST(OldServer, IsFollowedButNotCalledLive)
{
    WatchedServer watched(RedisServer::Listen::Tcp, support::seemingOld());
    ASSERT_TRUE(watched.server.isRunning());
    watched.setJson(sessionId(1), "alice", 600'000);
    QList<Mode> modes;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::livenessChanged, &watched.monitor,
                     [&modes](const Liveness &liveness) { modes += liveness.mode; });
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitForMode(Mode::ExpiryOnly));
    EXPECT_TRUE(watched.monitor.liveness().hidesChanges);
    EXPECT_TRUE(watched.monitor.liveness().notice.cause.contains(QStringLiteral("may be shown late")));
    // All else as at once as anywhere.
    watched.setJson(sessionId(2), "bob", 600'000);
    EXPECT_TRUE(watched.waitFor([&] { return watched.slotOf("session:" + sessionId(2)) != kNoSlot; }, 2000));
    watched.server.command({"PEXPIRE", "session:" + sessionId(2), "60000"});
    watched.server.command({"DEL", "session:" + sessionId(1)});
    EXPECT_TRUE(watched.waitFor([&] { return watched.count(SessionEvent::Kind::LoggedOut) == 1; }, 2000));
    EXPECT_FALSE(modes.contains(Mode::Live)) << "not for a moment";
}

/// Redis 5.0 tells nobody of a PERSIST.
TEST(OldServer, WhatItDoesNotAnnounceIsFoundByReading)
{
    FakeRedis old;
    old.growOld();
    old.setNotificationFlags("AKE");
    const QByteArray key = "session:" + sessionId(1);
    const QByteArray payload = R"({"user_id":"alice","ip":"203.0.113.7","created_at":1790000000})";
    old.keys.setString(key, payload, 600'000);
    monitor::SessionMonitor monitor;
    ConnectionProfile profile;
    profile.port = old.port();
    bool wasLive = false;
    QObject::connect(&monitor, &monitor::SessionMonitor::livenessChanged, &monitor,
                     [&wasLive](const Liveness &liveness) { wasLive = wasLive || isLive(liveness.mode); });
    monitor.connectTo(profile, {});
    const auto deadline = [&] {
        const SessionStore &store = monitor.store();
        return store.count() == 1 ? store.deadline(0) : -1;
    };
    ASSERT_TRUE(WatchedServer::waitFor([&] { return deadline() > 0; }));
    EXPECT_TRUE(WatchedServer::waitFor([&] { return monitor.liveness().mode == Mode::ExpiryOnly; }));
    EXPECT_TRUE(monitor.liveness().notice.cause.startsWith(QStringLiteral("Redis 5.0.14 is older than Redis 6.2: ")))
        << monitor.liveness().notice.sentences().toStdString();
    EXPECT_LE(monitor.liveness().sweepSeconds, 15);
    old.keys.setString(key, payload);
    EXPECT_TRUE(WatchedServer::waitFor([&] { return deadline() == 0; }, 40'000)) << "the time left is gone";
    EXPECT_FALSE(wasLive);
}

} // namespace
