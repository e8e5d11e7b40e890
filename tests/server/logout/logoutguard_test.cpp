// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"
#include "tests/support/keysnapshot.h"

#include <gtest/gtest.h>

using namespace server;
using Kind = messages::LogoutOutcome::Kind;

// What was listed may be another's by the time it is ended.

namespace
{

class LogoutGuard : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(ending.redis.isRunning());
        for (const QByteArray id : {"a", "b", "c"})
            put(id, "ann");
        ASSERT_TRUE(ending.connect());
        targets = ending.listed({"shop:s:a", "shop:s:b", "shop:s:c"});
        ASSERT_EQ(targets.size(), 3U);
    }

    void put(const QByteArray &id, const QByteArray &user)
    {
        ending.redis.command({"SET", "shop:s:" + id, shopSession(user), "EX", "600"});
    }

    Kind outcomeOf(size_t index) const { return ending.report().outcomes.at(index).kind; }

    EndingServer ending{formats::formatsOf({shopDescription()})};
    std::vector<messages::LogoutTarget> targets;
};

} // namespace

TEST_F(LogoutGuard, SparesWhoeverIsThereNow)
{
    put("b", "bob");
    ending.end(targets);
    EXPECT_EQ(outcomeOf(0), Kind::Ended);
    EXPECT_EQ(outcomeOf(1), Kind::ChangedHands);
    EXPECT_EQ(outcomeOf(2), Kind::Ended);
    EXPECT_EQ(ending.redis.strings({"KEYS", "*"}), QByteArrayList{"shop:s:b"});
    EXPECT_EQ(ending.report().undoable, 2) << "what was spared was not kept";
}

TEST_F(LogoutGuard, SparesWhatIsNoSessionAnyMore)
{
    ending.redis.command({"SET", "shop:s:a", "42"});
    ending.redis.command({"DEL", "shop:s:b"});
    ending.redis.command({"SADD", "shop:s:b", "x"});
    ending.redis.command({"DEL", "shop:s:c"});
    const auto before = support::snapshotOf(ending.redis);
    ending.end(targets);
    EXPECT_EQ(outcomeOf(0), Kind::ChangedHands);
    EXPECT_EQ(outcomeOf(1), Kind::ChangedHands);
    EXPECT_EQ(outcomeOf(2), Kind::AlreadyGone);
    EXPECT_EQ(support::snapshotOf(ending.redis), before);
    EXPECT_EQ(ending.report().commands, 0);
}

TEST_F(LogoutGuard, LeavesNothingWatched)
{
    put("a", "bob");
    ending.end({targets[0]});
    EXPECT_EQ(outcomeOf(0), Kind::ChangedHands);
    // Whoever comes next on this connection is not tripped up by what was watched.
    put("a", "carla");
    ASSERT_TRUE(redis::ask(ending.connection(), {"MULTI"}));
    ASSERT_TRUE(redis::ask(ending.connection(), {"PING"}));
    const auto executed = redis::ask(ending.connection(), {"EXEC"});
    ASSERT_TRUE(executed);
    EXPECT_TRUE(executed->isArray());
}

TEST(LogoutOfACluster, SaysThatItIsOneNodeOfItWhereItMayNotAskForOthers)
{
    EndingServer ending(formats::formatsOf({shopDescription()}),
                        {QStringLiteral("--cluster-enabled"), QStringLiteral("yes")});
    ASSERT_TRUE(ending.redis.isRunning());
    ending.redis.command({"CLUSTER", "ADDSLOTSRANGE", "0", "16383"});
    ASSERT_TRUE(waitFor([&] { return ending.redis.command({"SET", "shop:s:a", shopSession("ann")}) == "+OK"; }));
    ending.redis.command({"SET", "shop:s:b", shopSession("ann")});
    ending.redis.command({"ACL", "SETUSER", "few", "on", ">pw", "~*", "&*", "+@all", "-cluster"});
    const auto saysSo = [&ending](const QByteArray &key) {
        const messages::LogoutReport &report = ending.end(ending.listed({key}));
        EXPECT_EQ(report.count(Kind::Ended), 1);
        return report.remarks.join(u' ').contains(QStringLiteral("one node of a cluster"));
    };
    ASSERT_TRUE(ending.connect());
    EXPECT_FALSE(saysSo("shop:s:a")) << "it knows them all";
    ASSERT_TRUE(ending.connect("few", "pw"));
    EXPECT_TRUE(saysSo("shop:s:b"));
}

/// A server whose transactions somebody else gets in the way of, so many times.
class Racing : public ::testing::Test
{
protected:
    void SetUp() override
    {
        peer.setScript([this](const QByteArrayList &command) { return answer(command); });
        node = std::make_unique<redis::Node>(0, redis::tcp(peer.port()), redis::Login(), 0, redis::quick(), nullptr);
        node->commands().open();
        ASSERT_TRUE(redis::reaches(node->commands(), redis::Connection::State::Ready));
        for (const QByteArray id : {"a", "b"})
            peer.keys.setString("shop:s:" + id, shopSession("ann"));
    }

    std::optional<QByteArray> answer(const QByteArrayList &command)
    {
        const QByteArray &name = command.front();
        if (name == "WATCH" || name == "UNWATCH")
            return support::resp::status("OK");
        if (name == "MULTI") {
            isOpen = true;
            queued.clear();
            return support::resp::status("OK");
        }
        if (name == "EXEC") {
            isOpen = false;
            if (queued.isEmpty())
                return support::resp::array({});
            ++executions;
            if (races-- > 0) {
                if (whenRaced)
                    whenRaced();
                return QByteArray("*-1\r\n");
            }
            QByteArrayList answers;
            for (const QByteArrayList &each : queued)
                answers.append(peer.keys.answer(each).value_or(support::resp::nil()));
            return support::resp::array(answers);
        }
        if (!isOpen)
            return std::nullopt;
        queued.append(command);
        return support::resp::status("QUEUED");
    }

    const messages::LogoutReport &run()
    {
        auto *job =
            new LogoutJob(1, {{"shop:s:a", 0, "ann"}, {"shop:s:b", 0, "ann"}},
                          {[this](QByteArrayView) { return node.get(); }, shopFormats(), turns, shelf}, &context);
        QObject::connect(job, &LogoutJob::finished, &context,
                         [this](const messages::LogoutReport &result) { report = result; });
        job->start();
        EXPECT_TRUE(waitFor([this] { return report.has_value(); }));
        return *report;
    }

    int races = 0;
    int executions = 0;
    std::function<void()> whenRaced;
    support::FakeRedis peer;
    std::unique_ptr<redis::Node> node;
    Turns turns;
    UndoShelf shelf;
    QObject context;
    std::optional<messages::LogoutReport> report;
    bool isOpen = false;
    QList<QByteArrayList> queued;
};

TEST_F(Racing, LooksAgainWhenSomebodyWroteInBetween)
{
    races = 2;
    run();
    EXPECT_EQ(report->count(Kind::Ended), 2);
    EXPECT_EQ(executions, 4) << "both together, then one by one, one of them twice";
    EXPECT_TRUE(peer.keys.names().isEmpty());
}

TEST_F(Racing, SparesWhoeverLoggedInInBetween)
{
    races = 1;
    whenRaced = [this] { peer.keys.setString("shop:s:b", shopSession("bob")); };
    run();
    EXPECT_EQ(report->outcomes[0].kind, Kind::Ended);
    EXPECT_EQ(report->outcomes[1].kind, Kind::ChangedHands);
    EXPECT_EQ(peer.keys.names(), QByteArrayList{"shop:s:b"});
}

TEST_F(Racing, GivesUpWhereItNeverGetsAWordIn)
{
    races = 1000;
    run();
    EXPECT_EQ(report->count(Kind::NotRun), 2);
    EXPECT_FALSE(report->outcomes[0].words.isEmpty());
    EXPECT_EQ(peer.keys.names().size(), 2);
    EXPECT_EQ(report->commands, 0) << "nothing was changed";
    EXPECT_LT(executions, 30);
}
