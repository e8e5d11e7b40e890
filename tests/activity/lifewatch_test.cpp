// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// On a real server: whose life is kept, its row is asked for.
#include "models/activity/lifewatch.h"
#include "models/monitor/sessionmonitor.h"
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

#include <algorithm>

using activity::LifeWatch;
using messages::SessionEvent;
using support::sessionId;
using support::WatchedServer;

namespace
{

SessionEvent eventOf(const WatchedServer &watched, SessionEvent::Kind kind, int number)
{
    SessionEvent event;
    event.kind = kind;
    event.key = "session:" + sessionId(number);
    event.at = watched.monitor.clock().nowMs();
    event.created = event.at;
    event.deadline = event.at + 600'000;
    return event;
}

} // namespace

TEST(LifeWatch, WhoWasChosenIsKeptAsLongAsAnybody)
{
    constexpr int kSessions = int(LifeWatch::kMostLives);
    constexpr int kAtOnce = 400;
    WatchedServer watched(support::RedisServer::Listen::Tcp,
                          QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")});
    for (int i = 0; i < kSessions; ++i)
        watched.setJson(sessionId(i), "alice", 600'000);
    ASSERT_TRUE(watched.load() && watched.waitUntilLive());
    ASSERT_TRUE(watched.waitFor([&] { return qint64(watched.monitor.store().count()) == kSessions; }));
    LifeWatch lives(watched.monitor);
    Q_EMIT watched.monitor.eventsOccurred({eventOf(watched, SessionEvent::Kind::Created, 0)});
    const QByteArray key = "session:" + sessionId(0);
    lives.follow(key);
    ASSERT_TRUE(lives.life().isFromBirth());
    lives.follow({}); // kept again
    for (int first = 1; first < kSessions; first += kAtOnce) {
        QList<SessionEvent> events;
        for (int i = first; i < std::min(first + kAtOnce, kSessions); ++i)
            events += eventOf(watched, SessionEvent::Kind::Extended, i);
        Q_EMIT watched.monitor.eventsOccurred(events);
    }
    lives.follow(key);
    EXPECT_TRUE(lives.life().isFromBirth()) << "there was room for as many";
    lives.follow({});
    // It comes back under its key, and is the youngest then.
    Q_EMIT watched.monitor.eventsOccurred({eventOf(watched, SessionEvent::Kind::Created, 0)});
    for (int i = 1; i < kAtOnce; ++i)
        Q_EMIT watched.monitor.eventsOccurred({eventOf(watched, SessionEvent::Kind::Created, i)});
    lives.follow(key);
    EXPECT_TRUE(lives.life().isFromBirth());
}
