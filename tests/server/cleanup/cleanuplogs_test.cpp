// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/cleanup/cleanedserver.h"
#include "tests/server/fakenode.h"
#include "tests/support/keysnapshot.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <gtest/gtest.h>

using namespace server;
using messages::CleanUpReport;
using messages::StaleEntry;
using Kind = messages::CleanUpOutcome::Kind;

// What the logs are told, what is kept for an undo and for how long, and how fast it goes.

namespace
{

formats::FormatDescription shopBeside()
{
    formats::FormatDescription description = shopDescription();
    description.companions = {formats::KeyTemplate::fromText("{p}extra:{id}").value_or(formats::KeyTemplate())};
    return description;
}

class CleanUpLogs : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cleaned.redis.isRunning());
        cleaned.sharedLog = QStringLiteral("team:log");
        ASSERT_TRUE(cleaned.connect());
        cleaned.redis.command({"SADD", "shop:u:7", "dead1", "dead2"});
        cleaned.redis.command({"SET", "shop:extra:dead1", "x"});
    }
    std::vector<StaleEntry> stale()
    {
        EXPECT_EQ(cleaned.find().stale(), 3);
        return entriesOf(cleaned.found());
    }
    QByteArray stream() { return cleaned.redis.command({"XRANGE", "team:log", "-", "+"}); }
    void breakStream()
    {
        cleaned.redis.command({"DEL", "team:log"});
        cleaned.redis.command({"SET", "team:log", "no stream"});
    }

    CleanedServer cleaned{{formats::Format(shopBeside())}};
};

} // namespace

TEST_F(CleanUpLogs, TheSharedLogHasBoth)
{
    const auto entries = stale();
    Overheard overheard(cleaned.redis);
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 3);
    EXPECT_TRUE(cleaned.cleaned().unrecorded.isEmpty());
    const QByteArrayList words = overheard.words();
    EXPECT_LT(words.indexOf("xadd"), words.indexOf("watch")) << "before anything is done";
    EXPECT_EQ(cleaned.redis.integer({"XLEN", "team:log"}), 2);
    EXPECT_TRUE(stream().contains("clean-up"));
    EXPECT_TRUE(stream().contains("spring cleaning"));
    EXPECT_TRUE(stream().contains("cleaned-up 3")) << stream().toStdString();
    EXPECT_FALSE(stream().contains("dead1")) << "masked";
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 3);
    EXPECT_GE(cleaned.cleaned().commands, 3);
    EXPECT_EQ(cleaned.redis.integer({"XLEN", "team:log"}), 4);
    EXPECT_TRUE(stream().contains("restored 3")) << stream().toStdString();
}

TEST_F(CleanUpLogs, WithoutTheSharedLogNothingIsSent)
{
    const auto entries = stale();
    breakStream();
    const auto before = support::snapshotOf(cleaned.redis);
    Overheard overheard(cleaned.redis);
    const CleanUpReport &report = cleaned.cleanUp(entries);
    EXPECT_EQ(report.count(Kind::NotRun), 3);
    EXPECT_EQ(report.commands, 0);
    EXPECT_TRUE(report.unrecorded.cause.contains(QStringLiteral("team:log")));
    EXPECT_EQ(overheard.words(), (QByteArrayList{"xadd", "echo"}));
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);
    EXPECT_TRUE(cleaned.auditLog().contains("not-sent")) << "the log of this machine has heard of it";
    EXPECT_EQ(cleaned.indexes().remembered(), 0U);
}

TEST_F(CleanUpLogs, AnUndoThatCouldNotBeRecordedCanBeTriedAgain)
{
    EXPECT_EQ(cleaned.cleanUp(stale()).count(Kind::Removed), 3);
    breakStream();
    const CleanUpReport &refused = cleaned.undo();
    EXPECT_TRUE(refused.isUndo);
    EXPECT_TRUE(refused.outcomes.empty());
    EXPECT_FALSE(refused.unrecorded.isEmpty());
    EXPECT_EQ(refused.undoable, 3);
    EXPECT_GT(refused.undoUntil, QDateTime::currentMSecsSinceEpoch());
    EXPECT_EQ(cleaned.redis.integer({"EXISTS", "shop:u:7"}), 0);
    cleaned.redis.command({"DEL", "team:log"});
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 3);
    EXPECT_EQ(cleaned.redis.integer({"SCARD", "shop:u:7"}), 2);
    EXPECT_EQ(cleaned.indexes().remembered(), 0U);
}

TEST_F(CleanUpLogs, WhatWasNotKeptHasItsOwnOutcome)
{
    QByteArray large(100'000, '\0');
    std::generate(large.begin(), large.end(), [] { return char(QRandomGenerator::global()->generate()); });
    cleaned.redis.command({"SET", "shop:extra:dead1", large});
    cleaned.mostKept = 50'000;
    ASSERT_TRUE(cleaned.connect());
    auto entries = stale();
    // In the middle, so that places are not right by chance.
    std::stable_sort(entries.begin(), entries.end(),
                     [](const StaleEntry &a, const StaleEntry &b) { return a.member < b.member; });
    std::swap(entries[0], entries[1]);
    ASSERT_EQ(entries[1].key, "shop:extra:dead1");
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 3);
    EXPECT_EQ(cleaned.cleaned().undoable, 2);
    const CleanUpReport &undone = cleaned.undo();
    ASSERT_EQ(undone.outcomes.size(), 3U) << "one for each that was removed";
    EXPECT_EQ(undone.outcomes[0].kind, Kind::Restored);
    EXPECT_EQ(undone.outcomes[1].kind, Kind::NotRun);
    EXPECT_TRUE(undone.outcomes[1].words.contains(QStringLiteral("no room")));
    EXPECT_EQ(undone.outcomes[2].kind, Kind::Restored);
}

TEST_F(CleanUpLogs, WhatCannotBeUndoneAnyMoreIsForgotten)
{
    cleaned.kept = std::chrono::milliseconds(50);
    ASSERT_TRUE(cleaned.connect());
    EXPECT_EQ(cleaned.cleanUp(stale()).count(Kind::Removed), 3);
    EXPECT_TRUE(waitFor([this] { return cleaned.indexes().remembered() == 0; }));
    EXPECT_TRUE(cleaned.undo().outcomes.empty());
}

TEST_F(CleanUpLogs, KeepsToTheServersPace)
{
    QByteArrayList command = {"SADD", "shop:u:8"};
    for (int i = 0; i < 97; ++i)
        command.append("gone" + QByteArray::number(i));
    cleaned.redis.command(command);
    EXPECT_EQ(cleaned.find().stale(), 100);
    Turns gentle(nullptr, true);
    cleaned.turns = &gentle;
    const size_t most = gentle.pace().sessionsAtOnce();
    std::vector<int> steps;
    QObject::connect(&cleaned.indexes(), &StaleIndexes::cleanUpProgressed, &cleaned.indexes(),
                     [&](quint64, int done, int) { steps.push_back(done); });
    QElapsedTimer clock;
    clock.start();
    EXPECT_EQ(cleaned.cleanUp(entriesOf(cleaned.found())).count(Kind::Removed), 100);
    ASSERT_GE(steps.size(), 5U);
    EXPECT_EQ(steps.front(), int(most));
    EXPECT_GE(clock.elapsed(), (100 - qint64(most)) * 1000 / Pace::kGentleRate) << "as many as a second may see";
    cleaned.turns = nullptr;
}
