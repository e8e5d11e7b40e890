// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/sourcecheck.h"

#include "models/redis/server.h"
#include "models/server/intake/unseenflags.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

using namespace server;
using support::FakeRedis;

namespace
{

constexpr const char *kServer = "# Server\r\nredis_version:7.0.15\r\nrun_id:aaa\r\nuptime_in_seconds:7\r\n";
constexpr const char *kReplication = "# Replication\r\nrole:master\r\nmaster_replid:bbb\r\nmaster_repl_offset:12\r\n";
constexpr const char *kCommands = "cmdstat_get:calls=7,usec=9\r\ncmdstat_flushall:calls=1,usec=90\r\n";

/// What a check of this peer says.
struct Checked {
    explicit Checked(FakeRedis &peer)
        : node(0, redis::tcp(peer.port()), {}, 0, redis::quick(), nullptr)
        , check(node, nullptr)
    {
        QObject::connect(&check, &SourceCheck::answered, &check,
                         [this](const SourceCheck::Answer &answer) { answers.push_back(answer); });
    }
    bool start()
    {
        node.commands().open();
        if (!redis::reaches(node.commands(), redis::Connection::State::Ready))
            return false;
        check.start();
        return true;
    }
    bool hasAnswers(size_t count)
    {
        return waitFor([this, count] { return answers.size() >= count; });
    }

    redis::Node node;
    SourceCheck check;
    std::vector<SourceCheck::Answer> answers;
};

} // namespace

TEST(DataIdentity, ChangesWithTheDataOnly)
{
    const QByteArray identity = dataIdentity(kServer, kReplication, kCommands);
    EXPECT_EQ(dataIdentity(QByteArray(kServer).replace("uptime_in_seconds:7", "uptime_in_seconds:8"),
                           QByteArray(kReplication).replace(":12", ":13"),
                           QByteArray(kCommands).replace("calls=7", "calls=8").replace("usec=90", "usec=95")),
              identity);
    EXPECT_NE(dataIdentity(QByteArray(kServer).replace("aaa", "abc"), kReplication, kCommands), identity);
    EXPECT_NE(dataIdentity(kServer, QByteArray(kReplication).replace("bbb", "abc"), kCommands), identity);
    EXPECT_NE(dataIdentity(kServer, QByteArray(kReplication) + "master_link_status:down\r\n", kCommands), identity);
    EXPECT_NE(dataIdentity(kServer, kReplication, QByteArray(kCommands).replace("calls=1", "calls=2")), identity);
    EXPECT_NE(dataIdentity(kServer, kReplication, QByteArray(kCommands) + "cmdstat_swapdb:calls=1\r\n"), identity);
    dataIdentity({}, {}, {}); // whatever a server says
}

TEST(SettingsMade, AreCountedWhereSubcommandsAre)
{
    EXPECT_EQ(settingsMade("cmdstat_config|get:calls=9,usec=1\r\ncmdstat_config|set:calls=12,usec=1\r\n"), 12);
    EXPECT_EQ(settingsMade("cmdstat_config|get:calls=9,usec=1\r\n"), 0);
    EXPECT_EQ(settingsMade("cmdstat_config:calls=9,usec=1\r\n"), std::nullopt) << "6.2: our own are among them";
    EXPECT_EQ(settingsMade("cmdstat_config|get:calls=9\r\ncmdstat_config|set:calls=many,\r\n"), std::nullopt);
    EXPECT_EQ(settingsMade({}), std::nullopt);
}

TEST(UnseenFlags, AreDoubtedAfterTwoCallsThatNobodyHasSeen)
{
    UnseenFlags flags;
    EXPECT_FALSE(flags.take(40)) << "of before";
    EXPECT_FALSE(flags.take(std::nullopt));
    EXPECT_FALSE(flags.take(40));
    EXPECT_FALSE(flags.take(41)) << "not away and back";
    EXPECT_TRUE(flags.take(43));
    flags.noteChange();
    EXPECT_FALSE(flags.take(44));
    flags.noteChange();
    EXPECT_FALSE(flags.take(46));
    flags.noteChange();
    EXPECT_TRUE(flags.take(49)) << "seen once, and away and back beside it";
    EXPECT_FALSE(flags.take(49));
    EXPECT_TRUE(flags.take(0)) << "the counts begin anew: nobody knows";
    flags.forget();
    EXPECT_FALSE(flags.take(7)) << "another server";
}

TEST(SourceCheck, TellsThatADatabaseWasEmptied)
{
    const QByteArray once = QByteArray("cmdstat_flushall:calls=1,usec=9\r\ncmdstat_flushdb:calls=3,usec=9\r\n");
    const QByteArray before = dataIdentity(kServer, kReplication, once);
    EXPECT_FALSE(isEmptiedBetween(before, before));
    EXPECT_TRUE(isEmptiedBetween(before, dataIdentity(kServer, kReplication, QByteArray(once).replace("=3", "=4"))));
    EXPECT_TRUE(isEmptiedBetween(dataIdentity(kServer, kReplication, {}), before));
    EXPECT_FALSE(isEmptiedBetween(before, dataIdentity(kServer, kReplication, {}))) << "counts were set back";
    EXPECT_FALSE(isEmptiedBetween(before, dataIdentity(QByteArray(kServer).replace("aaa", "abc"), kReplication,
                                                       QByteArray(once).replace("=3", "=4"))))
        << "another process";
    EXPECT_FALSE(isEmptiedBetween({}, {}));
}

TEST(SourceCheck, SaysWhichFlagsThereAreNow)
{
    FakeRedis peer;
    peer.setNotificationFlags("AKE");
    Checked checked(peer);
    ASSERT_TRUE(checked.start());
    ASSERT_TRUE(checked.hasAnswers(1));
    EXPECT_TRUE(checked.answers[0].flagsKnown);
    EXPECT_EQ(checked.answers[0].flags, "AKE");
    EXPECT_TRUE(checked.answers[0].identity.isNull()) << "this one does not know INFO";
    peer.setNotificationFlags("");
    EXPECT_TRUE(waitFor([&] { return checked.answers.back().flags.isEmpty(); }));
    peer.forbid({"CONFIG GET"});
    EXPECT_TRUE(waitFor([&] { return checked.answers.back().flagsAsked && !checked.answers.back().flagsKnown; }));
    const size_t answered = checked.answers.size();
    peer.clearCommands();
    ASSERT_TRUE(checked.hasAnswers(answered + 2));
    EXPECT_LE(peer.count("CONFIG GET"), 1) << "and is not asked each time";
}

TEST(SourceCheck, DoesNotTakeAMomentForAPermission)
{
    FakeRedis peer([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "PING" || command.front() == "CLIENT")
            return std::nullopt;
        return support::resp::error("BUSY Redis is busy running a script.");
    });
    Checked checked(peer);
    ASSERT_TRUE(checked.start());
    ASSERT_TRUE(checked.hasAnswers(2));
    EXPECT_FALSE(checked.answers[1].flagsAsked) << "nothing was said of them";
    ASSERT_TRUE(checked.answers[1].trouble);
    EXPECT_EQ(checked.answers[1].trouble->kind, redis::ErrorKind::Busy);
    peer.setScript({});
    ASSERT_TRUE(checked.hasAnswers(checked.answers.size() + 1));
    EXPECT_FALSE(checked.answers.back().trouble);
    EXPECT_TRUE(checked.answers.back().flagsKnown);
}

TEST(SourceCheck, NoticesAServerThatIsSilent)
{
    FakeRedis peer;
    Checked checked(peer);
    ASSERT_TRUE(checked.start());
    ASSERT_TRUE(checked.hasAnswers(1));
    EXPECT_FALSE(checked.check.isSilent());
    peer.hold("DBSIZE");
    EXPECT_TRUE(waitFor([&] { return checked.check.isSilent(); }));
    peer.release();
    EXPECT_TRUE(waitFor([&] { return !checked.check.isSilent(); }));
}

TEST(SourceCheck, NoticesEventsThatComeLate)
{
    FakeRedis peer;
    Checked checked(peer);
    int turned = 0;
    QObject::connect(&checked.check, &SourceCheck::eventsTurnedLate, &checked.check, [&turned] { ++turned; });
    checked.node.events().setPatterns({"__keyspace@0__:*"});
    checked.node.events().open();
    ASSERT_TRUE(waitFor([&] { return checked.node.events().isSubscribed(); }));
    ASSERT_TRUE(checked.start());
    ASSERT_TRUE(checked.hasAnswers(1));
    EXPECT_EQ(turned, 0);
    peer.hold("PING");
    EXPECT_TRUE(waitFor([&] { return turned > 0; }));
    EXPECT_TRUE(checked.check.areEventsLate());
    peer.release();
    EXPECT_TRUE(waitFor([&] { return !checked.check.areEventsLate(); }));
}

/// What it holds may be another's by now, whoever is asked about that.
TEST(SourceCheck, NoticesANodeOfAClusterThatDoesNotServeItsSlots)
{
    namespace resp = support::resp;
    QByteArray role = "master";
    QByteArray state = "ok";
    bool isRefused = false;
    FakeRedis peer([&](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() == "HELLO")
            return resp::strings({"mode", "cluster", "role", role});
        if (command.front() != "CLUSTER")
            return std::nullopt;
        return isRefused ? resp::error("NOPERM no permissions")
                         : resp::bulk("cluster_state:" + state + "\r\ncluster_size:3\r\n");
    });
    Checked checked(peer);
    ASSERT_TRUE(checked.start());
    ASSERT_TRUE(checked.hasAnswers(1));
    EXPECT_EQ(peer.count("HELLO"), 0) << "it is not known to be one of a cluster";
    const auto hasTrouble = [&](redis::ErrorKind kind) {
        return waitFor([&] { return checked.answers.back().trouble && checked.answers.back().trouble->kind == kind; });
    };
    const auto isWell = [&] { return waitFor([&] { return !checked.answers.back().trouble; }); };
    checked.node.setOfCluster();
    ASSERT_TRUE(checked.hasAnswers(checked.answers.size() + 2));
    EXPECT_FALSE(checked.answers.back().trouble);
    EXPECT_TRUE(checked.answers.back().flagsKnown);
    state = "fail";
    EXPECT_TRUE(hasTrouble(redis::ErrorKind::ClusterDown));
    state = "ok";
    EXPECT_TRUE(isWell());
    role = "slave";
    EXPECT_TRUE(hasTrouble(redis::ErrorKind::NoPrimary));
    role = "master";
    EXPECT_TRUE(isWell());

    isRefused = true;
    ASSERT_TRUE(checked.hasAnswers(checked.answers.size() + 2));
    EXPECT_FALSE(checked.answers.back().trouble);
    peer.clearCommands();
    ASSERT_TRUE(checked.hasAnswers(checked.answers.size() + 2));
    EXPECT_LE(peer.count("CLUSTER INFO"), 1) << "and is not asked each time";
    role = "slave";
    EXPECT_TRUE(hasTrouble(redis::ErrorKind::NoPrimary)) << "this every account may ask";
}
