// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an account may not do is known before anybody asks for it, and nothing is changed to find it out.
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::RedisServer;
using support::sessionId;
using support::WatchedServer;
using Answer = Permission::Answer;

namespace
{

/// Whether the account may ask with ACL DRYRUN, or only by commands that are never carried out.
class Permissions : public testing::TestWithParam<bool>
{
protected:
    void SetUp() override
    {
        if (GetParam())
            SKIP_UNLESS_SERVER_KNOWS("ACL DRYRUN");
    }
    Permissions()
    {
        watched.setJson(sessionId(1), "alice", 600'000);
        watched.setJson(sessionId(2), "bob", 600'000);
    }
    /// Logs in as `support`, who may do all but what these say.
    bool loadWithout(const QByteArrayList &rules)
    {
        QByteArrayList all{"ACL", "SETUSER", "support", "reset", "on", ">pw", "~*", "&*", "+@all"};
        if (!GetParam() && support::serverKnows("ACL DRYRUN"))
            all.append("-acl|dryrun");
        EXPECT_EQ(watched.server.command(all + rules), "+OK");
        watched.server.command({"CONFIG", "RESETSTAT"});
        ConnectionProfile profile = watched.profile();
        profile.userName = QStringLiteral("support");
        watched.monitor.connectTo(profile, "pw");
        return watched.waitForMode(Liveness::Mode::Live) &&
               watched.waitFor([this] { return may().transactions.answer != Answer::Unknown; });
    }
    const Logoutability &may() { return watched.monitor.logouts().logoutability(); }
    FormatPermissions textbook() { return may().of(watched.monitor.store().format(alice())); }
    Slot alice() { return watched.slotOf("session:" + sessionId(1)); }
    /// By the server's own account of what it has carried out.
    bool wasCarriedOut(const char *command)
    {
        const QByteArray stats = watched.server.string({"INFO", "commandstats"});
        const QByteArray line = QByteArray("cmdstat_") + command + ":calls=";
        const qsizetype at = stats.indexOf(line);
        return at >= 0 && stats.at(at + line.size()) != '0';
    }
    void TearDown() override
    {
        if (IsSkipped())
            return;
        for (const char *command : {"unlink", "del", "restore", "pexpireat", "srem", "zrem", "sadd", "zadd"})
            EXPECT_FALSE(wasCarriedOut(command)) << command;
        EXPECT_EQ(wasCarriedOut("exec"), triesToLogOut) << "a question never ends with it";
        EXPECT_EQ(watched.server.integer({"DBSIZE"}), 2);
        EXPECT_TRUE(watched.events.isEmpty());
    }

    WatchedServer watched;
    bool triesToLogOut = false;
};

TEST_P(Permissions, AreAllThereByDefault)
{
    ASSERT_TRUE(loadWithout({}));
    EXPECT_EQ(may().end().answer, Answer::Yes);
    EXPECT_EQ(textbook().undo.answer, Answer::Yes);
    EXPECT_EQ(textbook().setTimeLeft.answer, Answer::Yes);
    EXPECT_EQ(may().transactions.answer, Answer::Yes);
}

TEST_P(Permissions, WithoutUnlinkAndDelNothingEnds)
{
    ASSERT_TRUE(loadWithout({"-unlink", "-del"}));
    EXPECT_TRUE(may().end().isRefused());
    EXPECT_TRUE(may().end().reason.cause.startsWith(QStringLiteral("The account “support” may not end sessions of ")))
        << may().end().reason.cause.toStdString();
    EXPECT_TRUE(may().end().reason.cause.endsWith(QStringLiteral("it may not run UNLINK.")));
    EXPECT_EQ(textbook().undo.answer, Answer::Yes);
}

TEST_P(Permissions, DelAloneIsEnough)
{
    ASSERT_TRUE(loadWithout({"-unlink"}));
    EXPECT_EQ(may().end().answer, Answer::Yes);
}

TEST_P(Permissions, KeysMayBeTooNarrow)
{
    SKIP_UNLESS_SERVER_HAS_KEY_PERMISSIONS();
    ASSERT_TRUE(loadWithout({"resetkeys", "%R~*", "%W~other:*"}));
    EXPECT_TRUE(may().end().isRefused());
    EXPECT_TRUE(may().end().reason.cause.contains(QStringLiteral("UNLINK on the keys session:*")))
        << may().end().reason.cause.toStdString();
    EXPECT_TRUE(textbook().undo.isRefused());
    EXPECT_TRUE(textbook().setTimeLeft.isRefused());
}

TEST_P(Permissions, CompanionsMayBeOutOfReach)
{
    ASSERT_TRUE(loadWithout({"resetkeys", "~session:*"}));
    EXPECT_EQ(textbook().end.answer, Answer::InPart);
    EXPECT_TRUE(textbook().end.reason.cause.contains(QStringLiteral("user_sessions:{user}")))
        << textbook().end.reason.cause.toStdString();
    EXPECT_FALSE(may().end().isRefused());
}

TEST_P(Permissions, WithoutDumpOrRestoreThereIsNoWayBack)
{
    ASSERT_TRUE(loadWithout({"-restore"}));
    EXPECT_EQ(may().end().answer, Answer::Yes);
    EXPECT_TRUE(textbook().undo.isRefused());
    EXPECT_TRUE(textbook().undo.reason.cause.contains(QStringLiteral("RESTORE")));
    ASSERT_TRUE(loadWithout({"-dump"}));
    EXPECT_TRUE(textbook().undo.isRefused());
    EXPECT_TRUE(textbook().undo.reason.cause.contains(QStringLiteral("DUMP")));
}

TEST_P(Permissions, WithoutMultiOnlyADryRunTells)
{
    ASSERT_TRUE(loadWithout({"-multi", "-dump"}));
    EXPECT_TRUE(may().transactions.isRefused());
    EXPECT_EQ(may().end().answer, GetParam() ? Answer::Yes : Answer::Unknown);
    EXPECT_EQ(textbook().undo.answer, GetParam() ? Answer::No : Answer::Unknown);
}

TEST_P(Permissions, MayBeTakenAndGivenWhileConnected)
{
    ASSERT_TRUE(loadWithout({}));
    ASSERT_EQ(may().end().answer, Answer::Yes);
    watched.server.command({"ACL", "SETUSER", "support", "-unlink", "-del"});
    // Nobody has heard of that yet.
    triesToLogOut = true;
    ASSERT_NE(watched.monitor.logouts().logOut({alice()}), 0U);
    ASSERT_TRUE(watched.waitFor([this] { return watched.report.count(LogoutOutcome::Kind::Refused) == 1; }));
    EXPECT_TRUE(watched.waitFor([this] { return may().end().isRefused(); }));
    watched.server.command({"ACL", "SETUSER", "support", "+unlink", "+del"});
    watched.monitor.reload();
    EXPECT_TRUE(watched.waitFor([this] { return may().end().answer == Answer::Yes; }));
    if (GetParam())
        return;
    // And by a look now and then, which takes its time.
    watched.server.command({"ACL", "SETUSER", "support", "-restore"});
    EXPECT_TRUE(watched.waitFor([this] { return textbook().undo.isRefused(); }, 60'000));
    watched.monitor.disconnectFromServer();
    EXPECT_EQ(may(), Logoutability());
}

INSTANTIATE_TEST_SUITE_P(Ways, Permissions, testing::Bool(), [](const testing::TestParamInfo<bool> &way) {
    return std::string(way.param ? "ByDryRun" : "ByQueueing");
});

TEST(PermissionsOfAReplica, AreNone)
{
    RedisServer primary;
    primary.command({"SET", "session:" + sessionId(1), R"({"user_id":"alice"})", "PX", "600000"});
    WatchedServer watched(RedisServer::Listen::Tcp, {QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"),
                                                     QString::number(primary.port())});
    ASSERT_TRUE(watched.waitFor([&] { return watched.server.integer({"DBSIZE"}) == 1; }));
    ASSERT_TRUE(watched.load());
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.logouts().logoutability().end().isRefused(); }));
    EXPECT_EQ(watched.monitor.logouts().logoutability().end().reason.cause,
              QStringLiteral("The server is a replica, and nothing can be changed there."));
}

} // namespace
