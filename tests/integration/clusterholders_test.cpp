// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/proxiedcluster.h"

#include <gtest/gtest.h>

using namespace messages;
using support::HonestStatus;
using support::ProxiedCluster;
using support::Watched;
using Mode = Liveness::Mode;

// Whether a node still serves the slots that it was known to hold, while others cannot be asked.

namespace
{

constexpr int kAtEach = 20; ///< sessions on each node
constexpr int kMendedMs = 40'000;

void expectTrueTable(ProxiedCluster &watched)
{
    EXPECT_TRUE(watched.waitForMode(Mode::Live, kMendedMs))
        << qPrintable(watched.monitor.liveness().reason.sentences());
    EXPECT_TRUE(watched.waitUntilTrue(kMendedMs));
}

} // namespace

/// The node that tells who holds what hangs, and nothing breaks yet: another one is asked meanwhile.
TEST(ClusterHolders, AFailoverIsHeardOfWhileTheNodeThatTellsHangs)
{
    ProxiedCluster watched(3, 1);
    ASSERT_TRUE(watched.cluster.isRunning());
    const QList<QByteArrayList> ids = watched.fill(kAtEach);
    ASSERT_TRUE(watched.load());
    HonestStatus honest(watched);
    const int second = watched.cluster.replicaOf(1);
    const QByteArray &id = ids[1][0];
    // The opened one is asked as long as it answers.
    watched.proxy(0).halfOpen();
    watched.proxy(1).halfOpen();
    const int attempts = watched.proxy(0).accepted();
    ASSERT_TRUE(watched.cluster.failOver(second));
    watched.setJson(id, "elsewhere", 600'000);
    const auto isKnown = [&] {
        return watched.nodeOf(id) == watched.reachedName(second) &&
               watched.shown().value("session:" + id).user == "elsewhere";
    };
    EXPECT_TRUE(Watched::waitFor(isKnown));
    EXPECT_EQ(watched.proxy(0).accepted(), attempts) << "only when it was given up";
    expectTrueTable(watched);
}

/// Without the majority of the others a primary is none any more, whatever it answers: they may have made another one.
TEST(ClusterHolders, APrimaryWithoutTheOthersIsNotLive)
{
    ProxiedCluster watched;
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.fill(kAtEach);
    ASSERT_TRUE(watched.load());
    const int attempts = watched.proxy(0).accepted();
    watched.cluster.at(0).suspend();
    watched.cluster.at(2).suspend();
    const Liveness &liveness = watched.monitor.liveness();
    const auto isSaid = [&] {
        return liveness.mode == Mode::Stale && liveness.others && !isLive(liveness.others->mode) &&
               liveness.others->answering == 1;
    };
    const bool wasSaid = Watched::waitFor(isSaid, kMendedMs);
    const int attemptsThen = watched.proxy(0).accepted();
    const QString reason = liveness.reason.sentences();
    const QByteArray state = watched.cluster.at(1).command({"CLUSTER", "INFO"});
    watched.cluster.at(0).resume();
    watched.cluster.at(2).resume();
    EXPECT_TRUE(wasSaid) << qPrintable(reason);
    EXPECT_TRUE(state.contains("cluster_state:fail")) << "no sooner";
    EXPECT_EQ(attemptsThen, attempts) << "only when those that hang were given up";
    expectTrueTable(watched);
}
