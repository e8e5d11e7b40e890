// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"
#include "tests/support/keysnapshot.h"

#include <gtest/gtest.h>

using namespace server;
using UndoKind = messages::UndoOutcome::Kind;

namespace
{

class Undo : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(ending.redis.isRunning());
        put("a", "ann");
        put("b", "bob");
        ending.redis.command({"SET", "shop:lock:a", "x", "PX", "600000"});
        ASSERT_TRUE(ending.connect());
    }

    void put(const QByteArray &id, const QByteArray &user, const QByteArray &ttlMs = "600000")
    {
        ending.redis.command({"SET", "shop:s:" + id, shopSession(user), "PX", ttlMs});
    }
    void end(const std::vector<QByteArray> &keys)
    {
        const auto targets = ending.listed(keys);
        ASSERT_EQ(targets.size(), keys.size());
        ending.end(targets);
        ASSERT_EQ(ending.report().undoable, int(keys.size()));
    }

    EndingServer ending{formats::formatsOf({shopDescription()})};
};

} // namespace

TEST_F(Undo, BringsBackWithTheTimeThatWasLeft)
{
    const auto before = support::snapshotOf(ending.redis);
    end({"shop:s:a", "shop:s:b"});
    EXPECT_EQ(ending.redis.integer({"DBSIZE"}), 0);
    EXPECT_GT(ending.report().undoUntil, 0);
    const messages::UndoReport &undone = ending.undo();
    EXPECT_EQ(undone.count(UndoKind::Restored), 2);
    const auto after = support::snapshotOf(ending.redis);
    ASSERT_EQ(after.size(), before.size());
    for (const auto &[key, snapshot] : before) {
        EXPECT_EQ(after.at(key).content, snapshot.content);
        EXPECT_EQ(after.at(key).deadline, snapshot.deadline) << "the instant itself";
    }
    EXPECT_TRUE(ending.auditLog().contains("undo"));
    EXPECT_TRUE(ending.undo().outcomes.empty()) << "once";
}

TEST_F(Undo, WritesOverNothing)
{
    end({"shop:s:a", "shop:s:b"});
    put("a", "eve");
    const messages::UndoReport &undone = ending.undo();
    ASSERT_EQ(undone.outcomes.size(), 2U);
    EXPECT_EQ(undone.count(UndoKind::WrittenSince), 1);
    EXPECT_EQ(undone.count(UndoKind::Restored), 1);
    EXPECT_EQ(ending.redis.string({"GET", "shop:s:a"}), shopSession("eve"));
    EXPECT_EQ(ending.redis.integer({"EXISTS", "shop:lock:a"}), 0) << "nothing beside somebody else's session";
}

TEST_F(Undo, SaysWhatIsBesideItAndWasWrittenSince)
{
    end({"shop:s:a"});
    ending.redis.command({"SET", "shop:lock:a", "another's"});
    const messages::UndoReport &undone = ending.undo();
    ASSERT_EQ(undone.outcomes.size(), 1U);
    EXPECT_EQ(undone.outcomes[0].kind, UndoKind::InPart);
    EXPECT_FALSE(undone.outcomes[0].words.isEmpty());
    EXPECT_EQ(ending.redis.string({"GET", "shop:lock:a"}), "another's");
    EXPECT_EQ(ending.redis.string({"GET", "shop:s:a"}), shopSession("ann"));
}

TEST_F(Undo, WhoseTimeIsUpStaysAway)
{
    put("a", "ann", "1500");
    end({"shop:s:a"});
    put("clock", "nobody", "1500");
    ASSERT_TRUE(waitFor([this] { return ending.redis.integer({"EXISTS", "shop:s:clock"}) == 0; }));
    const messages::UndoReport &undone = ending.undo();
    ASSERT_EQ(undone.outcomes.size(), 1U);
    EXPECT_EQ(undone.outcomes[0].kind, UndoKind::Expired);
    EXPECT_EQ(ending.redis.integer({"EXISTS", "shop:s:a"}), 0);
}

TEST_F(Undo, OfAnEndThatCameNearer)
{
    using Action = messages::LogoutOrder::Action;
    using OutcomeKind = messages::LogoutOutcome::Kind;
    put("soon", "carla", "5000");
    const auto before = support::snapshotOf(ending.redis);
    const auto &report =
        ending.setTtl(ending.listed({"shop:s:a", "shop:s:b", "shop:s:soon"}), Action::EndIn, std::chrono::seconds(60));
    EXPECT_EQ(report.count(OutcomeKind::TtlSet), 2);
    EXPECT_EQ(report.outcomes[2].kind, OutcomeKind::NotRun) << "it ends sooner by itself";
    EXPECT_EQ(report.undoable, 2);
    EXPECT_LE(ending.redis.integer({"PTTL", "shop:s:a"}), 60'000);
    EXPECT_EQ(ending.redis.deadline("shop:s:soon"), before.at("shop:s:soon").deadline);
    EXPECT_TRUE(ending.checks().empty()) << "nothing has come back that is there";
    ending.redis.command({"PEXPIRE", "shop:s:b", "900000"}); // a request came
    const messages::UndoReport &undone = ending.undo();
    EXPECT_EQ(undone.count(UndoKind::Restored), 1);
    EXPECT_EQ(undone.count(UndoKind::WrittenSince), 1);
    EXPECT_TRUE(support::isSameDeadline(ending.redis.deadline("shop:s:a"), before.at("shop:s:a").deadline));
    EXPECT_GT(ending.redis.integer({"PTTL", "shop:s:b"}), 600'000);
    EXPECT_TRUE(ending.auditLog().contains("end-in"));
    EXPECT_TRUE(ending.auditLog().contains("shortened"));
}

TEST_F(Undo, BringsBackWhatHasRunOutSince)
{
    const auto before = support::snapshotOf(ending.redis);
    ending.setTtl(ending.listed({"shop:s:a"}), messages::LogoutOrder::Action::EndIn, std::chrono::seconds(1));
    ASSERT_TRUE(waitFor([this] { return ending.redis.integer({"EXISTS", "shop:s:a"}) == 0; }));
    EXPECT_EQ(ending.undo().count(UndoKind::Restored), 1);
    EXPECT_EQ(support::snapshotOf(ending.redis), before);
}

TEST_F(Undo, IsNotTakenForAReturn)
{
    end({"shop:s:a"});
    ending.undo();
    ASSERT_TRUE(ending.waitForChecks());
    EXPECT_TRUE(ending.returned().empty());
}

TEST_F(Undo, WhereTheLogCannotBeWrittenNothingIsSentAndItCanBeTriedAgain)
{
    end({"shop:s:a"});
    ending.breakAuditLog();
    const messages::UndoReport &refused = ending.undo();
    EXPECT_FALSE(refused.unrecorded.isEmpty());
    EXPECT_TRUE(refused.outcomes.empty());
    EXPECT_EQ(ending.redis.integer({"EXISTS", "shop:s:a"}), 0);
    ending.mendAuditLog();
    EXPECT_EQ(ending.undo().count(UndoKind::Restored), 1);
}

/// One whose rights do not let it: nothing is to be sent for a session that is there again, and the rest goes on.
TEST_F(Undo, WithoutTransactionsWritesOverNothingEither)
{
    ending.redis.command({"ACL", "SETUSER", "plain", "on", ">word", "~*", "+@all", "-multi"});
    ASSERT_TRUE(ending.connect("plain", "word"));
    end({"shop:s:a"});
    put("a", "eve");
    EXPECT_EQ(ending.undo().count(UndoKind::WrittenSince), 1);
    end({"shop:s:b"});
    EXPECT_EQ(ending.undo().count(UndoKind::Restored), 1) << "nobody is stuck";
}

TEST(UndoShelf, KeepsNoMoreThanHasRoom)
{
    server::UndoShelf shelf(nullptr, std::chrono::minutes(10), 3200);
    const KeptSession session{"key", 0, "ann", "", {KeptKey{.key = "key", .dump = QByteArray(1000, 'x')}}};
    EXPECT_TRUE(shelf.add(1, session));
    EXPECT_TRUE(shelf.add(2, session));
    EXPECT_FALSE(shelf.add(2, session)) << shelf.bytes();
    EXPECT_EQ(shelf.take(1).size(), 1U);
    EXPECT_TRUE(shelf.take(1).empty());
    EXPECT_TRUE(shelf.add(2, session)) << "there is room again";
    EXPECT_EQ(shelf.take(2).size(), 2U);
    EXPECT_EQ(shelf.bytes(), 0);
}

TEST(UndoShelf, ForgetsWhenTheTimeIsOver)
{
    server::UndoShelf shelf(nullptr, std::chrono::milliseconds(50));
    std::vector<quint64> expired;
    QObject::connect(&shelf, &server::UndoShelf::expired, &shelf, [&](quint64 job) { expired.push_back(job); });
    shelf.add(1, {"key", 0, "ann", "", {}});
    shelf.add(2, {"key", 0, "ann", "", {}});
    EXPECT_EQ(shelf.close(3), 0) << "nothing of it is kept";
    EXPECT_GT(shelf.close(1), 0);
    EXPECT_TRUE(shelf.holds(1));
    ASSERT_TRUE(waitFor([&shelf] { return !shelf.holds(1) && shelf.bytes() > 0; }));
    EXPECT_EQ(expired, std::vector<quint64>{1});
    EXPECT_EQ(shelf.take(2).size(), 1U) << "that one is still being filled";
}
