// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/fleetledger.h"
#include "tests/integration/fleetwriter.h"

#include <QFile>
#include <QTest>

#include <gtest/gtest.h>

#include <cstdio>

using support::FleetFaults;
using support::FleetLedger;
using support::FleetView;
using support::FleetWriter;
using support::ProxiedCluster;
using support::Watched;

namespace
{

constexpr int kWritesPerSecond = 200;
constexpr int kFaultsBetweenCalms = 5;
constexpr int kUsuallyWholeMs = 10'000;
constexpr int kWholeMs = 60'000;
constexpr int kEqualMs = 60'000;
/// What the heap keeps for itself, and the log of events.
constexpr double kMostGrowthMb = 40;
constexpr int kMostConnects = 60;

quint32 seedOfRun()
{
    return qEnvironmentVariableIsSet("SESSIONSCOPE_SOAK_SEED") ? qEnvironmentVariable("SESSIONSCOPE_SOAK_SEED").toUInt()
                                                               : QRandomGenerator::global()->generate();
}

qint64 msOfRun()
{
    return qEnvironmentVariableIntValue("SESSIONSCOPE_SOAK_SECONDS") * 1000LL;
}

/// One after the other, and some two at a time: the nodes', and of the way to one of them.
void suffer(FleetFaults &faults, FleetLedger &ledger)
{
    for (int i = 0; i < kFaultsBetweenCalms; ++i) {
        const int dice = faults.between(0, 9);
        if (dice < 6) {
            if (const auto kind = faults.beginOfNodes())
                ledger.noteFault(*kind);
        }
        if (dice >= 4) {
            if (const auto kind = faults.beginOfWay())
                ledger.noteFault(*kind);
        }
        QTest::qWait(faults.between(300, 4000));
        faults.endAll();
        QTest::qWait(faults.between(100, 2500));
    }
}

} // namespace

// Faults without end, on a cluster with replicas whose sessions come and go. Whenever all is calm the table must equal
// the fleet; and all the time no session may be said to be live while it differs.
TEST(ClusterSoak, WhateverHappensTheStatusIsTrueAndTheTableEqualsTheFleet)
{
    if (msOfRun() <= 0)
        GTEST_SKIP() << "by hand, with SESSIONSCOPE_SOAK_SECONDS: it still finds faults (tests/integration/README.md)";
    const quint32 seed = seedOfRun();
    std::fprintf(stderr, "seed %u\n", seed);
    RecordProperty("seed", std::to_string(seed));
    SCOPED_TRACE("seed " + std::to_string(seed));

    ProxiedCluster watched(3, 1, FleetFaults::accountArguments());
    ASSERT_TRUE(watched.cluster.isRunning());
    watched.userInfo = QByteArray(FleetFaults::kAccount) + '@';
    watched.connectMonitor(QByteArray(FleetFaults::kPassword));
    ASSERT_TRUE(watched.waitUntilLive());

    QList<quint16> ports;
    for (int server = 0; server < watched.cluster.count(); ++server)
        ports.append(watched.cluster.at(server).port());
    FleetView view(watched.cluster);
    FleetFaults faults(watched, view, seed);
    FleetLedger ledger(watched, view, faults);
    FleetWriter writer(ports, seed, kWritesPerSecond);
    QTest::qWait(3000);

    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < msOfRun()) {
        suffer(faults, ledger);
        if (!Watched::waitFor([&] { return view.isWhole(); }, kUsuallyWholeMs)) {
            faults.repair();
            EXPECT_TRUE(Watched::waitFor([&] { return view.isWhole(); }, kWholeMs)) << "the cluster itself";
        }
        writer.pause();
        EXPECT_TRUE(ledger.waitUntilEqual(kEqualMs));
        writer.resume();
        watched.events.clear(); // they would count as the program's memory
        watched.readings.clear();
        if (ledger.comparisons() == 1)
            ledger.noteMemory();
    }

    const QString summary = ledger.summary(seed, writer.taken(), writer.failed());
    std::fprintf(stderr, "%s", qPrintable(summary));
    QFile report(qEnvironmentVariable("SESSIONSCOPE_SOAK_REPORT"));
    if (!report.fileName().isEmpty() && report.open(QIODevice::WriteOnly))
        report.write(summary.toUtf8());
    EXPECT_EQ(ledger.untruths(), 0);
    EXPECT_GT(writer.taken(), msOfRun() / 1000 * kWritesPerSecond / 10);
    EXPECT_LE(ledger.memoryGrowthMb(), kMostGrowthMb);
    EXPECT_LE(ledger.mostConnectsInASecond(), kMostConnects);
}
