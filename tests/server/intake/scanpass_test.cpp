// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/scanpass.h"

#include "models/server/intake/records/recordreader.h"
#include "models/server/intake/sessionloader.h"
#include "tests/server/intake/nodesonservers.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace server;
using messages::Liveness;
using messages::LoadProgress;

namespace
{

struct LoadedNode : NodeOnServer {
    explicit LoadedNode(int index)
        : NodeOnServer(index)
    {
        reader.setFormats(std::make_shared<const formats::FormatSet>(
            std::vector<formats::Format>{formats::plainFormat("session:*").value()}));
        QObject::connect(&loader, &SessionLoader::batchReady, &loader,
                         [this](const messages::RowBatchPointer &batch) { batches.push_back(batch); });
    }

    RecordReader reader{node.commands(), quint8(node.index()), nullptr};
    SessionLoader loader{node, reader, false, nullptr};
    std::vector<messages::RowBatchPointer> batches;
};

Liveness by(Liveness::Mode mode)
{
    Liveness liveness;
    liveness.mode = mode;
    return liveness;
}

class Passes : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(first.connect() && second.connect());
        pass.addNode(first.loader);
        pass.addNode(second.loader);
        QObject::connect(&pass, &ScanPass::progressed, &pass,
                         [this](const LoadProgress &now) { progress.push_back(now); });
        QObject::connect(&pass, &ScanPass::nodeRead, &pass, [this](size_t node) { read.push_back(node); });
        QObject::connect(&pass, &ScanPass::finished, &pass,
                         [this](quint32 scan, bool complete, bool) { ends.emplace_back(scan, complete); });
    }
    void acknowledgeAtOnce(LoadedNode &node)
    {
        QObject::connect(&node.loader, &SessionLoader::batchReady, &pass,
                         [this](const messages::RowBatchPointer &batch) { pass.acknowledge(batch->node); });
    }
    void start() { pass.start({"session:*"}); }
    bool hasEnded(size_t count)
    {
        return QTest::qWaitFor([this, count] { return ends.size() == count; }, redis::kWaitMs);
    }

    LoadedNode first{0};
    LoadedNode second{1};
    ScanPass pass{nullptr};
    std::vector<LoadProgress> progress;
    std::vector<size_t> read;
    std::vector<std::pair<quint32, bool>> ends;
};

} // namespace

TEST_F(Passes, AddsUpWhatTheNodesHave)
{
    first.fill("session:a", 300);
    second.fill("session:b", 500);
    start();
    EXPECT_TRUE(pass.isRunning());
    EXPECT_EQ(progress.back().phase, LoadProgress::Phase::Loading);
    ASSERT_TRUE(hasEnded(1));
    EXPECT_EQ(ends[0], std::make_pair(1U, true));
    std::sort(read.begin(), read.end());
    EXPECT_EQ(read, (std::vector<size_t>{0, 1}));
    EXPECT_EQ(progress.back().phase, LoadProgress::Phase::Idle);
    EXPECT_EQ(progress.back().sessions, 800);
    EXPECT_DOUBLE_EQ(progress.back().fraction, 1);
    EXPECT_FALSE(progress.back().partial);
    EXPECT_FALSE(progress.back().cutShort);
    EXPECT_TRUE(pass.hasLoaded());
    // Each batch says whose it is.
    ASSERT_FALSE(first.batches.empty() || second.batches.empty());
    EXPECT_EQ(first.batches[0]->node, 0);
    EXPECT_EQ(second.batches[0]->node, 1);

    start();
    EXPECT_EQ(progress.back().phase, LoadProgress::Phase::Reconciling);
    ASSERT_TRUE(hasEnded(2));
    EXPECT_EQ(ends[1], std::make_pair(2U, true));
    pass.startOver();
    start();
    EXPECT_EQ(progress.back().phase, LoadProgress::Phase::Loading);
}

TEST_F(Passes, CreditsOnlyTheNodeWhoseBatchIsWorkedOff)
{
    first.fill("session:a", 30'000);
    second.fill("session:b", 30'000);
    acknowledgeAtOnce(second);
    start();
    const auto rowsOf = [](const LoadedNode &node) {
        size_t rows = 0;
        for (const messages::RowBatchPointer &batch : node.batches)
            rows += batch->rows().size();
        return rows;
    };
    // The other one has sent what may be on its way, and waits for whoever takes it.
    ASSERT_TRUE(QTest::qWaitFor([&] { return rowsOf(second) == 30'000U; }, redis::kWaitMs));
    EXPECT_TRUE(read.empty()) << "a session that moves is missed by a node alone, and not by all";
    EXPECT_LT(rowsOf(first), 30'000U);
    EXPECT_TRUE(pass.isRunning());

    acknowledgeAtOnce(first);
    for (size_t i = 0; i < first.batches.size(); ++i)
        pass.acknowledge(0);
    ASSERT_TRUE(hasEnded(1));
    EXPECT_TRUE(ends[0].second);
    EXPECT_EQ(read, (std::vector<size_t>{0, 1}));
    EXPECT_EQ(rowsOf(first), 30'000U);
}

TEST_F(Passes, IsNotCompleteWithoutEachNode)
{
    first.fill("session:a", 300);
    second.node.commands().close();
    start();
    ASSERT_TRUE(hasEnded(1));
    EXPECT_FALSE(ends[0].second);
    EXPECT_EQ(read, std::vector<size_t>{0});
    EXPECT_TRUE(progress.back().partial);
    EXPECT_TRUE(progress.back().cutShort);
    EXPECT_FALSE(progress.back().stopped);
    EXPECT_TRUE(pass.hasLoaded()) << "what can be reached";
    EXPECT_FALSE(pass.standing().isBroken);
}

TEST_F(Passes, AreDisturbedByANodeThatGoesMeanwhile)
{
    first.fill("session:a", 300);
    second.fill("session:b", 30'000);
    acknowledgeAtOnce(first);
    start();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !second.batches.empty(); }, redis::kWaitMs));
    ASSERT_TRUE(pass.isRunning());
    second.node.retire();
    ASSERT_TRUE(hasEnded(1));
    EXPECT_FALSE(ends[0].second) << "its keys are somewhere, and were not named";
    EXPECT_TRUE(read.empty()) << "the first may have them now, behind where it was read";
    EXPECT_TRUE(progress.back().cutShort);
    EXPECT_TRUE(QTest::qWaitFor([this] { return pass.isDue(by(Liveness::Mode::Live)); }, redis::kWaitMs));
    acknowledgeAtOnce(second);
    start();
    ASSERT_TRUE(hasEnded(2));
    EXPECT_TRUE(ends[1].second);
}

TEST_F(Passes, StayStoppedUntilOneIsWanted)
{
    first.fill("session:a", 30'000);
    start();
    pass.stop();
    ASSERT_EQ(ends.size(), 1U);
    EXPECT_FALSE(ends[0].second);
    EXPECT_TRUE(progress.back().stopped);
    EXPECT_TRUE(pass.isStopped());
    EXPECT_FALSE(pass.isDue(by(Liveness::Mode::Polling)));

    // One that has to be, for another reason, goes no further than that one did.
    pass.stayStopped();
    start();
    ASSERT_EQ(ends.size(), 2U);
    EXPECT_TRUE(pass.isStopped());
    acknowledgeAtOnce(first);
    start();
    EXPECT_FALSE(pass.isStopped());
    ASSERT_TRUE(hasEnded(3));
    EXPECT_TRUE(ends[2].second);
}

TEST_F(Passes, GivesUpTheOneThatRuns)
{
    first.fill("session:a", 2'000);
    start();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !first.batches.empty(); }, redis::kWaitMs));
    start();
    ASSERT_TRUE(hasEnded(1));
    EXPECT_EQ(ends[0], std::make_pair(2U, true));
    EXPECT_EQ(progress.back().sessions, 2'000);
}

TEST_F(Passes, SayWhatTheNamesSaid)
{
    pass.noteSample(20'000, 7);
    EXPECT_TRUE(progress.empty()); // nothing was read yet
    start();
    ASSERT_TRUE(hasEnded(1));
    EXPECT_EQ(progress.back().namesSampled, 20'000);
    EXPECT_EQ(progress.back().unreadable, 7);
    pass.noteSample(0, 7);
    EXPECT_EQ(progress.back().namesSampled, 0);
}

TEST_F(Passes, AreDueSoonerWhereLessArrivesByItself)
{
    EXPECT_GT(pass.secondsBetween(by(Liveness::Mode::Live)), pass.secondsBetween(by(Liveness::Mode::ExpiryOnly)));
    EXPECT_GT(pass.secondsBetween(by(Liveness::Mode::ExpiryOnly)), pass.secondsBetween(by(Liveness::Mode::Polling)));
    start();
    EXPECT_FALSE(pass.isDue(by(Liveness::Mode::Polling))); // it runs
    ASSERT_TRUE(hasEnded(1));
    EXPECT_FALSE(pass.isDue(by(Liveness::Mode::Polling)));
}
