// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"

#include <gtest/gtest.h>

using namespace server;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

class LogoutChecks : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(ending.redis.isRunning());
        put("a", "ann");
        put("b", "ann");
        ASSERT_TRUE(ending.connect());
        targets = ending.listed({"shop:s:a", "shop:s:b"});
        ASSERT_EQ(targets.size(), 2U);
    }

    void put(const QByteArray &id, const QByteArray &user)
    {
        ending.redis.command({"SET", "shop:s:" + id, shopSession(user), "EX", "600"});
    }

    EndingServer ending{formats::formatsOf({shopDescription()})};
    std::vector<messages::LogoutTarget> targets;
};

} // namespace

TEST_F(LogoutChecks, LooksAfterOneSecondAndAfterFive)
{
    ending.end(targets);
    ASSERT_TRUE(ending.waitForChecks());
    ASSERT_EQ(ending.checks().size(), 2U);
    EXPECT_EQ(ending.checks()[0].after, 1);
    EXPECT_EQ(ending.checks()[1].after, 5);
    EXPECT_FALSE(ending.checks()[0].isLast);
    EXPECT_TRUE(ending.returned().empty());
    EXPECT_TRUE(ending.checks()[1].unchecked.isEmpty());
    EXPECT_EQ(ending.jobs().remembered(), 1U) << "it can be undone";
    ending.undo();
    EXPECT_EQ(ending.jobs().remembered(), 0U);
}

TEST_F(LogoutChecks, TellsWhoIsThereAgain)
{
    ending.end(targets);
    put("b", "ann"); // a request that was on its way
    ASSERT_TRUE(ending.waitForChecks());
    ASSERT_EQ(ending.returned().size(), 1U) << "once";
    EXPECT_EQ(ending.checks()[0].returned.size(), 1U);
    EXPECT_EQ(ending.returned()[0].key, "shop:s:b");
    EXPECT_EQ(ending.returned()[0].user, "ann");
    EXPECT_TRUE(ending.auditLog().contains("came-back"));
    EXPECT_EQ(ending.redis.integer({"EXISTS", "shop:s:b"}), 1) << "only told";
}

/// As applications that take any id do, PHP among them: the next visitor is nobody.
TEST_F(LogoutChecks, SaysNothingOfAnIdThatIsTakenAgainByNobody)
{
    EndingServer express(support::Fixture::load(QStringLiteral("express")));
    const support::Fixture fixture = support::Fixture::load(QStringLiteral("express"));
    ASSERT_EQ(express.redis.pipeline(fixture.commands()), 0);
    ASSERT_TRUE(express.connect());
    const QByteArray key = fixture.expected.front().key;
    const auto listed = express.listed({key});
    ASSERT_EQ(listed.size(), 1U);
    ASSERT_FALSE(listed.front().user.isEmpty());
    express.end(listed);
    express.redis.command(
        {"SET", key, R"({"cookie":{"originalMaxAge":600000,"httpOnly":true,"path":"/"}})", "EX", "600"});
    ASSERT_TRUE(express.waitForChecks());
    EXPECT_TRUE(express.returned().empty());
    EXPECT_EQ(express.listed({key}).size(), 1U) << "it is there";
}

TEST_F(LogoutChecks, EndsThemAgainUntilItIsQuiet)
{
    ending.end(targets, true);
    put("a", "ann");
    put("b", "bob"); // somebody else's by now: spared
    ASSERT_TRUE(ending.waitForChecks(40'000));
    EXPECT_EQ(ending.redis.integer({"EXISTS", "shop:s:a"}), 0);
    EXPECT_EQ(ending.redis.integer({"EXISTS", "shop:s:b"}), 1);
    EXPECT_EQ(ending.returned().size(), 2U);
    std::vector<QByteArray> again;
    for (const messages::LogoutCheck &check : ending.checks())
        again.insert(again.end(), check.endedAgain.begin(), check.endedAgain.end());
    EXPECT_EQ(again, std::vector<QByteArray>{"shop:s:a"});
    EXPECT_GE(ending.checks().back().after, 10);
}

/// Nobody was told what became of them: the connection broke while the server held the commands back.
TEST_F(LogoutChecks, FindsOutWhatWasNotKnown)
{
    ending.redis.command({"CLIENT", "PAUSE", "60000", "WRITE"});
    ending.begin(targets);
    ASSERT_TRUE(waitFor([this] { return ending.redis.command({"CLIENT", "LIST"}).contains("cmd=unlink"); }));
    ending.redis.command({"CLIENT", "KILL", "TYPE", "normal"});
    ASSERT_TRUE(ending.waitForReport());
    EXPECT_EQ(ending.report().count(Kind::Unknown), 2);
    ending.redis.command({"CLIENT", "UNPAUSE"});
    ASSERT_TRUE(ending.waitForChecks());
    ASSERT_FALSE(ending.checks().empty());
    EXPECT_EQ(ending.checks()[0].stillThere.size() + ending.checks()[0].gone.size(), 2U);
    EXPECT_EQ(qint64(ending.checks()[0].stillThere.size()), ending.redis.integer({"DBSIZE"}));
    EXPECT_TRUE(ending.returned().empty());
}

TEST_F(LogoutChecks, WaitsForAServerThatIsDown)
{
    ending.end(targets);
    ending.redis.kill();
    ASSERT_TRUE(ending.redis.start());
    put("a", "ann");
    ASSERT_TRUE(ending.waitForChecks(40'000));
    EXPECT_EQ(ending.returned().size(), 1U);
}
