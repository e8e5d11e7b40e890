// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using namespace messages;
using support::HonestStatus;
using support::sessionId;
using support::Watched;
using support::WatchedServer;
using Mode = Liveness::Mode;

// What happens between two looks at a server, and is as before when it is looked at again.

namespace
{

constexpr int kSoonMs = 60'000;

/// As INFO COMMANDSTATS has them; 0: it does not name this command.
int callsOf(support::RedisServer &server, const QByteArray &command)
{
    const QByteArray stats = server.string({"INFO", "commandstats"});
    const QByteArray name = "cmdstat_" + command + ":calls=";
    const qsizetype at = stats.indexOf(name);
    return at < 0 ? 0 : stats.mid(at + name.size(), stats.indexOf(',', at) - at - name.size()).toInt();
}

} // namespace

/// The end of a session is heard, and that it was written anew is not: for the moment only ends were announced.
TEST(Unseen, FlagsAreOthersForAMoment)
{
    WatchedServer watched;
    for (int i = 0; i < 20; ++i)
        watched.setJson(sessionId(i), "user", 600'000);
    watched.server.command({"CONFIG", "GET", "maxmemory"});
    if (callsOf(watched.server, "config|get") == 0)
        GTEST_SKIP() << "this redis-server does not count CONFIG SET by itself (before 7.0)";
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.liveness().mode, Mode::Live);
    const HonestStatus honest(watched);
    // By then it is known how often it was called: a second after the connect.
    ASSERT_TRUE(Watched::waitFor([&] { return callsOf(watched.server, "dbsize") >= 4; }));
    const QByteArray key = "session:" + sessionId(3);
    const auto set = [&](const char *flags) {
        watched.server.command({"CONFIG", "SET", "notify-keyspace-events", flags});
    };
    watched.server.command({"MULTI"});
    watched.server.command({"DEL", key});
    set("Kx");
    watched.server.command({"SET", key, R"({"user_id":"anew"})"});
    set("AKE");
    watched.server.command({"EXEC"});
    EXPECT_TRUE(watched.waitUntilTrue(kSoonMs));
    EXPECT_TRUE(watched.waitForMode(Mode::Live, kSoonMs));
    EXPECT_TRUE(watched.shown().contains(key));
}
