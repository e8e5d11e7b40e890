// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions of formats that nobody had seen before come while the window is open: they are there soon, and until they
// are the status does not say that all is known.
#include "models/formats/detection/formatsinuse.h"
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using namespace messages;
using support::sessionId;
using support::WatchedServer;

namespace
{

constexpr int kSoonMs = 3000;
const QByteArray kExpress = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"ann"}})";

struct Newcomer {
    const char *name;
    QByteArray prefix;
    QByteArray payload;
    QByteArray id;
};

const Newcomer kNewcomers[] = {
    {"Php", "PHPREDIS_SESSION:", "user|s:4:\"php1\";", "0123456789abcdefghijklmn"},
    {"AnotherPrefix", "blog7:sess:", kExpress, "9b2f0d1e-0a4b-4c1d-8e2f-0000000000"},
    {"Tenant", "tenantnew:session:", R"({"user_id":"7","created_at":1790000000})", "9b2f0d1e0a4b4c1d8e2f0000000000"},
};

/// Whether all keys of the server but `others` are in the table.
bool isComplete(WatchedServer &watched, int others = 0)
{
    return watched.monitor.store().count() + others == watched.server.integer({"DBSIZE"});
}

bool claimsAll(const WatchedServer &watched)
{
    return watched.monitor.liveness().areNamesKnown && watched.monitor.progress().namesSampled == 0;
}

class Newcomers : public ::testing::TestWithParam<Newcomer>
{
protected:
    static void come(WatchedServer &watched, int from, int count)
    {
        for (int i = from; i < from + count; ++i) {
            const QByteArray id = GetParam().id + QByteArray::number(i);
            watched.server.command({"SET", GetParam().prefix + id, GetParam().payload, "EX", "900"});
        }
    }
    static void fill(WatchedServer &watched)
    {
        for (int i = 1; i <= 5; ++i)
            watched.server.command({"SET", "sess:" + sessionId(i), kExpress, "EX", "900"});
    }
};

} // namespace

TEST_P(Newcomers, AreNoticedByTheirEvents)
{
    WatchedServer watched;
    fill(watched);
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitFor([&] { return claimsAll(watched); }, kSoonMs));
    come(watched, 10, 6);
    EXPECT_TRUE(watched.waitFor([&] { return isComplete(watched); }, kSoonMs));
    come(watched, 20, 1);
    EXPECT_TRUE(watched.waitFor([&] { return isComplete(watched) && claimsAll(watched); }, kSoonMs));
}

TEST_P(Newcomers, AreNoticedBesideOtherKeys)
{
    WatchedServer watched;
    fill(watched);
    for (int i = 0; i < 200; ++i)
        watched.server.command({"SET", "cache:" + QByteArray::number(i % 7) + ':' + sessionId(i), "x"});
    ASSERT_TRUE(watched.load());
    come(watched, 10, 1);
    for (int i = 200; i < 400; ++i)
        watched.server.command({"SET", "cache:" + QByteArray::number(i % 7) + ':' + sessionId(i), "x"});
    EXPECT_TRUE(watched.waitFor([&] { return isComplete(watched, 400); }, kSoonMs));
}

TEST_P(Newcomers, AreNoticedByReadingAgain)
{
    WatchedServer watched(support::RedisServer::Listen::Tcp, {});
    fill(watched);
    watched.server.command({"ACL", "SETUSER", "support", "on", ">pw", "~*", "&*", "+@all", "-client"});
    watched.userName = QStringLiteral("support");
    watched.password = "pw";
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.liveness().mode, Liveness::Mode::Polling);
    EXPECT_TRUE(claimsAll(watched));
    come(watched, 10, 3);
    // As soon as a reading that may have met them is over, it is not said that this was all.
    quint32 readings = 0;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::progressChanged, &watched.monitor, [&] {
        if (watched.monitor.progress().phase == LoadProgress::Phase::Idle && !isComplete(watched)) {
            ++readings;
            EXPECT_FALSE(watched.monitor.liveness().areNamesKnown && readings > 1);
        }
    });
    EXPECT_TRUE(watched.waitFor([&] { return isComplete(watched); }, 12'000));
}

TEST_P(Newcomers, AreNoticedAfterAGap)
{
    WatchedServer watched;
    fill(watched);
    ASSERT_TRUE(watched.load());
    bool toldTooMuch = false;
    QObject::connect(&watched.monitor, &monitor::SessionMonitor::livenessChanged, &watched.monitor,
                     [&](const Liveness &liveness) {
                         toldTooMuch = toldTooMuch || (liveness.gapTo.isValid() && liveness.areNamesKnown &&
                                                       liveness.mode == Liveness::Mode::Live && !isComplete(watched));
                     });
    watched.server.command({"MULTI"});
    watched.server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
    come(watched, 10, 2);
    watched.server.command({"EXEC"});
    EXPECT_TRUE(watched.waitFor([&] { return isComplete(watched) && claimsAll(watched); }, 10'000));
    EXPECT_FALSE(toldTooMuch);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Newcomers, ::testing::ValuesIn(kNewcomers),
                         [](const auto &each) { return std::string(each.param.name); });

/// Where an account may hear of its sessions only, or other keys are written all the time, a look at all names has to
/// do; until then the status is silent of other formats.
TEST(NewcomersUnheard, AreNotDenied)
{
    WatchedServer watched;
    watched.setJson(sessionId(1), "zoe", 600'000);
    watched.server.command(
        {"ACL", "SETUSER", "bob", "on", ">secret", "~*", "+@all", "resetchannels", "&__keyspace@0__:session:*"});
    ConnectionProfile profile = watched.profile();
    profile.userName = QStringLiteral("bob");
    watched.monitor.connectTo(profile, "secret");
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_EQ(watched.monitor.store().count(), 1);
    EXPECT_FALSE(watched.monitor.liveness().areNamesKnown);
    watched.setJson(sessionId(2), "yan", 600'000);
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 2; }, kSoonMs));
}

TEST(NewcomersUnheard, AStormOfOtherKeysIsNotListenedTo)
{
    WatchedServer watched;
    watched.setJson(sessionId(1), "zoe", 600'000);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitFor([&] { return claimsAll(watched); }, kSoonMs));
    int round = 0;
    EXPECT_TRUE(watched.waitFor(
        [&] {
            watched.server.command({"EVAL", "for i = 1, 500 do redis.call('SET', 'other' .. i % 100, i) end", "0"});
            return ++round > 10 && !watched.monitor.liveness().areNamesKnown;
        },
        20'000));
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    watched.setJson(sessionId(2), "yan", 600'000);
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 2; }, kSoonMs));
}
