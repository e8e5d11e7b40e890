// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/logout/endingserver.h"
#include "tests/redis/peers.h"
#include "tests/support/keysnapshot.h"

#include <gtest/gtest.h>

using namespace server;
using support::Fixture;
using Kind = messages::LogoutOutcome::Kind;
using messages::UndoOutcome;

// What the server lets an account do, a command short each time.

namespace
{

class LogoutAccounts : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(ending.redis.isRunning());
        ASSERT_EQ(ending.redis.pipeline(fixture.commands()), 0);
        before = support::snapshotOf(ending.redis);
    }

    /// Ends the first session, which stands in indexes, as somebody with these rules.
    const messages::LogoutReport &endAs(const QByteArrayList &rules)
    {
        EXPECT_EQ(ending.redis.command(QByteArrayList{"ACL", "SETUSER", "admin", "reset", "on", ">word"} + rules),
                  "+OK");
        EXPECT_TRUE(ending.connect("admin", "word"));
        return ending.end(ending.listed({fixture.expected.front().key}));
    }

    Kind outcome() const { return ending.report().outcomes.at(0).kind; }
    std::string words() const { return ending.report().outcomes.at(0).words.toStdString(); }
    bool isIndexed()
    {
        const auto &[key, member] = fixture.expected.front().companionMembers.front();
        return ending.redis.integer({"SISMEMBER", key, member}) == 1;
    }
    bool isUsable()
    {
        const auto answer = redis::ask(ending.connection(), {"PING"});
        return answer && answer->bytes == "PONG";
    }

    Fixture fixture = Fixture::load(QStringLiteral("spring-indexed"));
    EndingServer ending{fixture};
    std::map<QByteArray, support::KeySnapshot> before;
};

constexpr auto kAll = "+@all";

} // namespace

TEST_F(LogoutAccounts, WithoutDumpThereIsNoWayBack)
{
    const messages::LogoutReport &report = endAs({"~*", kAll, "-dump"});
    EXPECT_EQ(outcome(), Kind::Ended) << words();
    EXPECT_EQ(report.undoable, 0);
    EXPECT_EQ(report.undoUntil, 0);
    EXPECT_TRUE(report.noUndo.contains(QStringLiteral("dump"))) << report.noUndo.toStdString();
    EXPECT_FALSE(isIndexed());
    EXPECT_TRUE(ending.undo().outcomes.empty());
}

TEST_F(LogoutAccounts, WhatCannotBeUndoneIsForgottenAfterTheLastLook)
{
    endAs({kAll, "~*", "-dump"});
    EXPECT_EQ(outcome(), Kind::Ended);
    EXPECT_EQ(ending.jobs().remembered(), 1U) << "it is looked after";
    ASSERT_TRUE(ending.waitForChecks());
    EXPECT_EQ(ending.jobs().remembered(), 0U);
}

TEST_F(LogoutAccounts, WithoutPexpiretimeItStillCanBeUndone)
{
    // As servers before 7.0, which know PTTL alone; there it is unknown, here it may not be used.
    endAs({"~*", kAll, "-unlink"});
    EXPECT_EQ(outcome(), Kind::Ended) << words();
    EXPECT_EQ(ending.undo().count(UndoOutcome::Kind::Restored), 1);
    EXPECT_TRUE(isIndexed());
}

TEST_F(LogoutAccounts, WhoMayNotDeleteIsRefusedAndNothingChanges)
{
    const messages::LogoutReport &report = endAs({"~*", kAll, "-unlink", "-del", "-hset", "-expire"});
    EXPECT_EQ(outcome(), Kind::Refused);
    EXPECT_TRUE(words().starts_with("NOPERM")) << words();
    EXPECT_EQ(report.commands, 0);
    EXPECT_EQ(support::snapshotOf(ending.redis), before) << "not even its companions";
    EXPECT_TRUE(isUsable());
}

TEST_F(LogoutAccounts, WithoutATransactionItIsSaidThatItWasNone)
{
    for (const QByteArray missing : {"-watch", "-multi", "-exec"}) {
        SCOPED_TRACE(missing.toStdString());
        ending.redis.command({"FLUSHALL"});
        ASSERT_EQ(ending.redis.pipeline(fixture.commands()), 0);
        const messages::LogoutReport &report = endAs({"~*", kAll, missing});
        EXPECT_EQ(outcome(), Kind::Ended) << words();
        EXPECT_FALSE(isIndexed());
        ASSERT_FALSE(report.remarks.isEmpty());
        EXPECT_TRUE(report.remarks.last().contains(QString::fromLatin1(missing.mid(1))))
            << report.remarks.last().toStdString();
        EXPECT_TRUE(isUsable());
        EXPECT_EQ(ending.undo().count(UndoOutcome::Kind::Restored), 1);
        EXPECT_TRUE(isIndexed());
    }
}

TEST_F(LogoutAccounts, WhoMayNotReadWhatIsWrittenAnewEndsItAllTheSame)
{
    // Not known how the field is written, the record goes as a whole: that is an end, and its own.
    const messages::LogoutReport &report = endAs({"~*", kAll, "-hget"});
    EXPECT_EQ(outcome(), Kind::Ended) << words();
    EXPECT_EQ(report.undoable, 1) << report.noUndo.toStdString();
    EXPECT_EQ(ending.redis.integer({"EXISTS", fixture.expected.front().key}), 0);
    EXPECT_EQ(ending.undo().count(UndoOutcome::Kind::Restored), 1);
    EXPECT_TRUE(isIndexed());
    EXPECT_EQ(ending.redis.integer({"EXISTS", fixture.expected.front().key}), 1);
}

TEST_F(LogoutAccounts, SoIsOneWhoseFieldNobodyCanWriteAnew)
{
    for (const QByteArray &stored : {QByteArray("\x01\x7f(kryo)"), QByteArray()}) {
        ending.redis.command({"FLUSHALL"});
        ASSERT_EQ(ending.redis.pipeline(fixture.commands()), 0);
        ending.redis.command({"HSET", fixture.expected.front().key, "maxInactiveInterval", stored});
        endAs({"~*", kAll});
        EXPECT_EQ(outcome(), Kind::Ended) << words();
        EXPECT_EQ(ending.redis.integer({"EXISTS", fixture.expected.front().key}), 0);
        EXPECT_EQ(ending.undo().count(UndoOutcome::Kind::Restored), 1);
    }
}

/// When one wants to end sessions most.
TEST_F(LogoutAccounts, AServerAtItsLimitOfMemoryStillEndsThem)
{
    const support::Fixture plain = Fixture::load(QStringLiteral("express"));
    EndingServer full(plain);
    ASSERT_EQ(full.redis.pipeline(plain.commands()), 0);
    full.redis.command({"CONFIG", "SET", "maxmemory", "1"});
    ASSERT_TRUE(full.connect());
    const auto &report = full.end(full.listed({plain.expected.front().key}));
    ASSERT_EQ(report.outcomes.size(), 1U);
    EXPECT_EQ(report.outcomes[0].kind, Kind::Ended) << report.outcomes[0].words.toStdString();
    ASSERT_FALSE(report.remarks.isEmpty());
    EXPECT_TRUE(report.remarks.last().contains(QStringLiteral("OOM"))) << report.remarks.last().toStdString();
    EXPECT_EQ(full.redis.integer({"EXISTS", plain.expected.front().key}), 0);
}

TEST_F(LogoutAccounts, SaysWhatItHadToLeave)
{
    const messages::LogoutReport &report = endAs({"~*", kAll, "-srem"});
    EXPECT_EQ(outcome(), Kind::Ended) << words();
    EXPECT_TRUE(isIndexed());
    ASSERT_FALSE(report.remarks.isEmpty());
    EXPECT_TRUE(report.remarks.join(u' ').contains(QStringLiteral("may not change")))
        << report.remarks.join(u' ').toStdString();
}

TEST_F(LogoutAccounts, OfKeysThatItMayNotTouchToo)
{
    const messages::LogoutReport &report = endAs({"~spring:session:sessions:*", kAll});
    EXPECT_EQ(outcome(), Kind::Ended) << words();
    EXPECT_TRUE(isIndexed());
    EXPECT_TRUE(report.remarks.join(u' ').contains(QStringLiteral("may not change")));
}

TEST_F(LogoutAccounts, WithoutRestoreTheUndoIsRefused)
{
    endAs({"~*", kAll, "-restore"});
    ASSERT_EQ(outcome(), Kind::Ended) << words();
    const messages::UndoReport &undone = ending.undo();
    ASSERT_EQ(undone.outcomes.size(), 1U);
    EXPECT_EQ(undone.outcomes[0].kind, UndoOutcome::Kind::Refused);
    EXPECT_TRUE(undone.outcomes[0].words.contains(QStringLiteral("restore")));
    EXPECT_FALSE(isIndexed()) << "nothing by halves";
}
