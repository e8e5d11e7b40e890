// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/cleanup/cleanedserver.h"
#include "tests/redis/peers.h"
#include "tests/server/fakenode.h"
#include "tests/support/keysnapshot.h"

#include <gtest/gtest.h>

using namespace server;
using messages::CleanUpReport;
using messages::StaleEntry;
using Kind = messages::CleanUpOutcome::Kind;

// Who is spared, what an account may not do, and what goes wrong.

namespace
{

/// `shop:s:{id}`, with a set for each user and a key beside each session.
formats::FormatDescription shopWithExtra()
{
    formats::FormatDescription description = shopDescription();
    description.companions = {formats::KeyTemplate::fromText("{p}extra:{id}").value_or(formats::KeyTemplate())};
    return description;
}

class CleanUpGuard : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cleaned.redis.isRunning());
        ASSERT_TRUE(cleaned.connect());
        cleaned.redis.command({"SET", "shop:s:alive", shopSession("7")});
        cleaned.redis.command({"SADD", "shop:u:7", "alive", "dead1", "dead2"});
        cleaned.redis.command({"SET", "shop:extra:dead1", "x"});
        before = support::snapshotOf(cleaned.redis);
    }
    std::vector<StaleEntry> stale()
    {
        EXPECT_EQ(cleaned.find().stale(), 3);
        return entriesOf(cleaned.found());
    }
    const messages::CleanUpOutcome &outcomeOf(const std::vector<StaleEntry> &entries, const QByteArray &member)
    {
        for (size_t i = 0; i < entries.size(); ++i) {
            if (entries[i].member == member)
                return cleaned.cleaned().outcomes.at(i);
        }
        ADD_FAILURE() << "no such entry";
        return cleaned.cleaned().outcomes.front();
    }
    /// With somebody else who writes between the last question and EXEC: what WATCH is for.
    void cleanUpAgainst(const std::vector<StaleEntry> &entries, Overheard &overheard, const QByteArrayList &written)
    {
        bool isWritten = false;
        cleaned.beginCleanUp(entries);
        // Answers come in the order of asking: behind this one the batch has asked whether the sessions are gone. The
        // server says so, and before anybody here can read it the other has written.
        cleaned.connection().send({"PING"}, nullptr, [&](const auto &) {
            cleaned.connection().flush();
            isWritten = overheard.waitsFor("exists");
            overheard.words();
            cleaned.redis.command(written);
        });
        EXPECT_TRUE(cleaned.waitForCleaned());
        EXPECT_TRUE(isWritten);
    }
    bool isUnchanged() { return support::snapshotOf(cleaned.redis) == before; }

    CleanedServer cleaned{{formats::Format(shopWithExtra())}};
    std::map<QByteArray, support::KeySnapshot> before;
};

} // namespace

TEST_F(CleanUpGuard, WhoComesBackBeforeIsSpared)
{
    const auto entries = stale();
    cleaned.redis.command({"SET", "shop:s:dead1", shopSession("7")});
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::SessionThere), 2) << "its member and its key";
    EXPECT_EQ(outcomeOf(entries, "dead2").kind, Kind::Removed);
    EXPECT_EQ(cleaned.redis.integer({"SISMEMBER", "shop:u:7", "dead1"}), 1);
    EXPECT_EQ(cleaned.redis.integer({"EXISTS", "shop:extra:dead1"}), 1);
}

TEST_F(CleanUpGuard, WhateverHoldsItsKeyIsASession)
{
    const auto entries = stale();
    cleaned.redis.command({"LPUSH", "shop:s:dead1", "a list"});
    EXPECT_EQ(cleaned.find().stale(), 1);
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::SessionThere), 2);
}

TEST_F(CleanUpGuard, WhatStandsThereNowIsNotWhatWasFound)
{
    const auto entries = stale();
    cleaned.redis.command({"SREM", "shop:u:7", "dead1"});
    cleaned.cleanUp(entries);
    EXPECT_EQ(outcomeOf(entries, "dead1").kind, Kind::AlreadyGone);
    cleaned.redis.command({"DEL", "shop:u:7"});
    cleaned.redis.command({"SET", "shop:u:7", "something else"});
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Changed), 2);
    EXPECT_EQ(cleaned.redis.string({"GET", "shop:u:7"}), "something else");
}

TEST_F(CleanUpGuard, AnEntryThatNoFormatKnowsIsNotTouched)
{
    auto entries = stale();
    entries[0].key = "other:u:7";
    entries[1].record = "somebody's";
    entries[2].id = "alive";
    cleaned.redis.command({"SADD", "other:u:7", "dead1", "dead2"});
    before = support::snapshotOf(cleaned.redis);
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Changed), 3);
    EXPECT_TRUE(isUnchanged());
}

TEST_F(CleanUpGuard, WhoComesBackInTheLastMomentIsSpared)
{
    const auto entries = stale();
    Overheard overheard(cleaned.redis);
    cleanUpAgainst(entries, overheard, {"SET", "shop:s:dead1", shopSession("7")});
    EXPECT_EQ(cleaned.cleaned().count(Kind::SessionThere), 2);
    EXPECT_EQ(outcomeOf(entries, "dead2").kind, Kind::Removed) << "by itself, the second time";
    EXPECT_EQ(cleaned.redis.integer({"SISMEMBER", "shop:u:7", "dead1"}), 1);
    EXPECT_EQ(overheard.words().count("exec"), 2) << "in vain, and of the one that is left";
}

TEST_F(CleanUpGuard, WhoWritesToAnIndexInTheLastMomentMakesItBeLookedAtAgain)
{
    const auto entries = stale();
    Overheard overheard(cleaned.redis);
    cleanUpAgainst(entries, overheard, {"SADD", "shop:u:7", "new"});
    EXPECT_EQ(cleaned.cleaned().count(Kind::Removed), 3);
    EXPECT_EQ(cleaned.redis.integer({"SISMEMBER", "shop:u:7", "new"}), 1);
    EXPECT_EQ(overheard.words().count("exec"), 4) << "in vain, and one by one";
}

TEST_F(CleanUpGuard, WithoutTransactionsItIsSaidSo)
{
    for (const char *word : {"-watch", "-multi", "-exec"}) {
        cleaned.redis.command({"SADD", "shop:u:7", "dead1", "dead2"});
        cleaned.redis.command({"SET", "shop:extra:dead1", "x"});
        ASSERT_TRUE(cleaned.connectWith({"~*", "+@all", word}));
        const auto entries = stale();
        EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 3) << word;
        ASSERT_EQ(cleaned.cleaned().remarks.size(), 1) << word;
        EXPECT_TRUE(cleaned.cleaned().remarks.front().contains(QStringLiteral("transactions")));
        EXPECT_EQ(cleaned.redis.strings({"SMEMBERS", "shop:u:7"}), QByteArrayList{"alive"});
        EXPECT_EQ(cleaned.undo().count(Kind::Restored), 3) << word;
        EXPECT_TRUE(isUnchanged()) << word;
    }
}

/// A key that may not be watched says nothing of the others.
TEST_F(CleanUpGuard, WhoseRecordMayNotBeSeenIsRefusedAndTheOthersKeepTheirTransactions)
{
    const auto entries = stale();
    ASSERT_TRUE(cleaned.connectWith({"~shop:u:*", "~shop:extra:*", "~shop:s:dead2", "+@all"}));
    Overheard overheard(cleaned.redis);
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Refused), 2);
    EXPECT_EQ(outcomeOf(entries, "dead2").kind, Kind::Removed);
    EXPECT_TRUE(cleaned.cleaned().remarks.isEmpty()) << cleaned.cleaned().remarks.join(u' ').toStdString();
    EXPECT_EQ(cleaned.redis.integer({"SISMEMBER", "shop:u:7", "dead1"}), 1);
    EXPECT_GT(overheard.words().count("exec"), 0);
}

TEST_F(CleanUpGuard, WhoMayNotAskClaimsNothing)
{
    ASSERT_TRUE(cleaned.connectWith({"~*", "+@all", "-exists"}));
    const messages::StaleReport &report = cleaned.find();
    EXPECT_EQ(report.stale(), 0);
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_TRUE(report.problems.front().cause.contains(QStringLiteral("exists")));
    EXPECT_EQ(cleaned.find("7").stale(), 0);
    EXPECT_EQ(cleaned.found().problems.size(), 1U);
}

TEST_F(CleanUpGuard, WhoMayNotSeeTheRecordsClaimsNothing)
{
    ASSERT_TRUE(cleaned.connectWith({"~shop:u:*", "~shop:extra:*", "+@all"}));
    EXPECT_EQ(cleaned.find().stale(), 0);
    EXPECT_EQ(cleaned.found().problems.size(), 1U);
}

TEST_F(CleanUpGuard, WhoMayNotReadAnIndexIsTold)
{
    for (const char *word : {"-sscan", "-type", "-scan"}) {
        ASSERT_TRUE(cleaned.connectWith({"~*", "+@all", word}));
        const messages::StaleReport &report = cleaned.find();
        EXPECT_LE(report.stale(), 1) << "the key beside it";
        ASSERT_EQ(report.problems.size(), 1U) << word;
        EXPECT_TRUE(report.problems.front().cause.contains(QString::fromLatin1(word + 1))) << word;
    }
}

TEST_F(CleanUpGuard, WhoMayNotRemoveIsRefused)
{
    ASSERT_TRUE(cleaned.connectWith({"~*", "+@all", "-srem"}));
    const auto entries = stale();
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Refused), 2);
    EXPECT_EQ(cleaned.cleaned().count(Kind::Removed), 1) << "the key beside it";
    EXPECT_TRUE(outcomeOf(entries, "dead1").words.contains(QStringLiteral("srem")));
    EXPECT_EQ(cleaned.redis.integer({"SCARD", "shop:u:7"}), 3);
    EXPECT_EQ(redis::ask(cleaned.connection(), {"PING"})->bytes, "PONG") << "nobody is stuck";
}

TEST_F(CleanUpGuard, WhoMayNotAskAnyMoreRemovesNothing)
{
    const auto entries = stale();
    ASSERT_TRUE(cleaned.connectWith({"~*", "+@all", "-exists"}));
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Refused), 3);
    EXPECT_TRUE(isUnchanged());
}

TEST_F(CleanUpGuard, WithoutDumpThereIsNoWayBack)
{
    ASSERT_TRUE(cleaned.connectWith({"~*", "+@all", "-dump"}));
    const CleanUpReport &report = cleaned.cleanUp(stale());
    EXPECT_EQ(report.count(Kind::Removed), 3);
    EXPECT_EQ(report.undoable, 0);
    EXPECT_TRUE(report.noUndo.contains(QStringLiteral("dump")));
    EXPECT_TRUE(cleaned.undo().outcomes.empty());
}

TEST_F(CleanUpGuard, AReadOnlyConnectionSendsNothingThatWrites)
{
    const auto entries = stale();
    cleaned.isReadOnly = true;
    ASSERT_TRUE(cleaned.connect());
    EXPECT_EQ(cleaned.find().stale(), 3) << "it may look";
    Overheard overheard(cleaned.redis);
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::NotRun), 3);
    EXPECT_EQ(cleaned.cleaned().commands, 0);
    redis::ask(cleaned.connection(), {"PING"}); // behind all that was sent
    const QByteArrayList words = overheard.words();
    EXPECT_FALSE(words.contains("srem"));
    EXPECT_EQ(words.count("watch"), words.count("unwatch")) << "nobody else's transaction fails for it";
    EXPECT_TRUE(words.contains("watch"));
    cleaned.saysReadOnly = true;
    ASSERT_TRUE(cleaned.connect());
    const QByteArray log = cleaned.auditLog();
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::NotRun), 3);
    EXPECT_EQ(overheard.words().count("watch"), 0);
    EXPECT_EQ(cleaned.auditLog(), log);
    EXPECT_TRUE(isUnchanged());
}

TEST_F(CleanUpGuard, WithoutAnAuditLogNothingIsSent)
{
    const auto entries = stale();
    cleaned.breakAuditLog();
    Overheard overheard(cleaned.redis);
    const CleanUpReport &report = cleaned.cleanUp(entries);
    EXPECT_FALSE(report.unrecorded.isEmpty());
    EXPECT_EQ(report.count(Kind::NotRun), 3);
    EXPECT_EQ(overheard.words(), QByteArrayList{"echo"});
    EXPECT_TRUE(isUnchanged());
}

TEST_F(CleanUpGuard, WhatIsCancelledIsNotSent)
{
    QList<QByteArrayList> commands;
    for (int i = 0; i < 500; ++i)
        commands.append({"SADD", "shop:u:8", "dead" + QByteArray::number(i)});
    ASSERT_EQ(cleaned.redis.pipeline(commands), 0);
    EXPECT_EQ(cleaned.find().stale(), 503);
    const quint64 job = cleaned.beginCleanUp(entriesOf(cleaned.found()));
    ASSERT_TRUE(waitFor([this] { return cleaned.lastDone() >= 50; }));
    cleaned.indexes().cancelCleanUp(job);
    ASSERT_TRUE(cleaned.waitForCleaned());
    const CleanUpReport &report = cleaned.cleaned();
    EXPECT_GE(report.count(Kind::Removed), 50);
    EXPECT_GE(report.count(Kind::NotRun), 300);
    EXPECT_EQ(report.count(Kind::Removed) + report.count(Kind::NotRun), 503);
    const int removed = report.count(Kind::Removed);
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), removed);
}

TEST_F(CleanUpGuard, ACutConnectionIsTold)
{
    QList<QByteArrayList> commands;
    for (int i = 0; i < 500; ++i)
        commands.append({"SADD", "shop:u:8", "dead" + QByteArray::number(i)});
    ASSERT_EQ(cleaned.redis.pipeline(commands), 0);
    ASSERT_TRUE(cleaned.connectWith({"~*", "+@all"}));
    EXPECT_EQ(cleaned.find().stale(), 503);
    cleaned.beginCleanUp(entriesOf(cleaned.found()));
    ASSERT_TRUE(waitFor([this] { return cleaned.lastDone() >= 50; }));
    // Ends its connections, and lets none come back in a rest between two batches.
    cleaned.redis.command({"ACL", "DELUSER", "admin"});
    ASSERT_TRUE(cleaned.waitForCleaned());
    const CleanUpReport &report = cleaned.cleaned();
    const qint64 left = cleaned.redis.integer({"SCARD", "shop:u:8"});
    const int removed = report.count(Kind::Removed);
    EXPECT_GE(removed, 50);
    EXPECT_LE(report.count(Kind::Unknown), 50) << "one batch at most was on its way";
    EXPECT_EQ(removed + report.count(Kind::Unknown) + report.count(Kind::NotRun), 503);
    EXPECT_GT(report.count(Kind::NotRun), 0);
    EXPECT_GE(left, 500 - removed - report.count(Kind::Unknown));
}

TEST_F(CleanUpGuard, TheServerGoes)
{
    cleaned.beginCleanUp(stale());
    cleaned.indexes().forget();
    cleaned.connection().close();
    ASSERT_TRUE(cleaned.waitForCleaned());
    EXPECT_EQ(cleaned.cleaned().count(Kind::Removed), 0);
    EXPECT_TRUE(isUnchanged());
    EXPECT_TRUE(cleaned.undo().outcomes.empty());
}
