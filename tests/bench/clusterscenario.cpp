// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The sessions of three primaries: how long the window takes to load them beside three readers that throw them away,
// and how it follows 10,000 events a second that come from all of them.
#include "tests/bench/childprocess.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/loadfloor.h"
#include "tests/bench/steadywrites.h"
#include "tests/support/rediscluster.h"

#include <algorithm>

namespace bench
{

namespace
{

constexpr int kPrimaries = 3;

const RowSpec kLoad{QStringLiteral("full load from three primaries"), QStringLiteral("ms"), Judged::RatioAtMost, 1.2,
                    Stands::Median};
const RowSpec kFloorByThreads{QStringLiteral("three primaries: their floor, a thread each"), QStringLiteral("ms")};
const RowSpec kFloorInTurn{QStringLiteral("three primaries: their floor, one thread in turn"), QStringLiteral("ms")};
const RowSpec kFirstRows{QStringLiteral("three primaries: first rows on screen after connecting"), QStringLiteral("ms"),
                         Judged::AtMost, 150, Stands::Median};
const RowSpec kGui{QStringLiteral("load from three primaries: processor time of the GUI thread"), QStringLiteral("ms")};
const RowSpec kIo{QStringLiteral("load from three primaries: processor time of the I/O thread"), QStringLiteral("ms")};
const RowSpec kOthers{QStringLiteral("load from three primaries: processor time of other threads"),
                      QStringLiteral("ms")};
const RowSpec kProgram{QStringLiteral("load from three primaries: processor time of the program, beside the servers'"),
                       QStringLiteral("ms"), Judged::RatioAtMost, 0.6, Stands::Median};
const RowSpec kServers{QStringLiteral("load from three primaries: processor time of the servers"),
                       QStringLiteral("ms")};
const RowSpec kMemory{QStringLiteral("three primaries: memory for each session, loaded and quiet"),
                      QStringLiteral("bytes"), Judged::AtMost, 150, Stands::Worst};
const RowSpec kReloaded{QStringLiteral("three primaries: memory for each session, after reloading twice"),
                        QStringLiteral("bytes"), Judged::AtMost, 150, Stands::Worst};

/// The primaries, filled.
class FilledCluster
{
public:
    explicit FilledCluster(int sessions)
        : m_cluster(kPrimaries)
        , m_nodes(portsOf(m_cluster))
        , m_isThere(m_cluster.isRunning() && writeSessions(m_nodes, 0, sessions, sessions))
    {
    }

    bool isThere() const { return m_isThere; }
    const Nodes &nodes() const { return m_nodes; }
    CpuMeter meter() const
    {
        std::vector<qint64> processes;
        for (int server = 0; server < kPrimaries; ++server)
            processes.push_back(m_cluster.at(server).processId());
        return CpuMeter(processes);
    }

private:
    static std::vector<quint16> portsOf(const support::RedisCluster &cluster)
    {
        std::vector<quint16> ports;
        for (int server = 0; server < kPrimaries; ++server)
            ports.push_back(cluster.at(server).port());
        return ports;
    }

    support::RedisCluster m_cluster;
    Nodes m_nodes;
    bool m_isThere;
};

/// The faster of two ways, as a floor must be. -1: failed.
double floorOf(Bench &bench, const FilledCluster &cluster)
{
    double fastest = -1;
    for (const SideBySide how : {SideBySide::ThreadEach, SideBySide::InTurn}) {
        const LoadFloor floor = measureLoadFloor(cluster.nodes().ports(), "session:*", how);
        if (floor.milliseconds < 0 || floor.keys < bench.options().sessions)
            return -1;
        const auto took = double(floor.milliseconds);
        bench.table().add(how == SideBySide::ThreadEach ? kFloorByThreads : kFloorInTurn, took);
        fastest = fastest < 0 ? took : std::min(fastest, took);
    }
    return fastest;
}

bool loadOnce(Bench &bench, const FilledCluster &cluster, double floorMs)
{
    const int sessions = bench.options().sessions;
    BenchWindow window;
    EventLoopWatch watch;
    CpuMeter cpu = cluster.meter();
    QElapsedTimer elapsed;
    elapsed.start();
    watch.start();
    window.connectTo(cluster.nodes().ports().front());
    const bool loaded = waitUntil([&] { return window.isLoaded(sessions); }) && window.waitForPaint();
    const double took = double(elapsed.nsecsElapsed()) / 1e6;
    watch.stop();
    const CpuMeter::Times times = cpu.elapsed();
    QString fault = loaded ? window.fault(sessions) : QStringLiteral("did not finish");
    if (fault.isEmpty() && window.monitor().nodeNames().size() != kPrimaries)
        fault = QStringLiteral("%1 nodes").arg(window.monitor().nodeNames().size());
    if (!fault.isEmpty()) {
        bench.table().fail(kLoad.what, fault);
        return false;
    }
    BudgetTable &table = bench.table();
    table.add(kLoad, took, floorMs);
    table.add(kFirstRows, window.firstRowsMs());
    addStalls(table, QStringLiteral("load from three primaries"), watch);
    table.add(kGui, times.gui);
    table.add(kIo, times.io);
    table.add(kOthers, times.others);
    table.add(kProgram, times.gui + times.io + times.others, times.server);
    table.add(kServers, times.server);
    return true;
}

void measureMemoryOf(Bench &bench, const FilledCluster &cluster)
{
    const auto figures = runChild("memory", cluster.nodes().ports().front(), bench.options());
    if (!figures)
        return bench.table().fail(kMemory.what, QStringLiteral("the child did not finish"));
    const auto each = [&](const char *name) {
        return (figures->value(name) - figures->value("empty")) / bench.options().sessions;
    };
    bench.table().add(kMemory, each("loaded"));
    bench.table().add(kReloaded, each("reloaded"));
}

void followAll(Bench &bench, const FilledCluster &cluster)
{
    const Options &options = bench.options();
    BenchWindow window;
    window.connectTo(cluster.nodes().ports().front());
    const QString where = QStringLiteral(" over three nodes");
    if (!waitUntil([&] { return window.isLoaded(options.sessions); }))
        return bench.table().fail(QStringLiteral("event to changed row") + where, QStringLiteral("did not load"));
    for (int repetition = 0; repetition < options.repetitions; ++repetition) {
        if (!prepareSamples(cluster.nodes(), window, options.sessions))
            return bench.table().fail(QStringLiteral("event to changed row") + where,
                                      QStringLiteral("the samples do not show"));
        EventLoopWatch watch;
        const Followed followed =
            followWrites(cluster.nodes(), cluster.meter(), window, options.sessions, options.eventSeconds, watch);
        addFollowed(bench.table(), where, followed, watch);
    }
}

} // namespace

void measureCluster(Bench &bench)
{
    bench.closeWindow();
    Bench::say(QStringLiteral("filling three private primaries with %1 sessions").arg(bench.options().sessions));
    const FilledCluster cluster(bench.options().sessions);
    if (!cluster.isThere())
        return bench.table().fail(kLoad.what, QStringLiteral("the cluster could not be started or filled"));
    for (int i = 0; i < bench.options().repetitions; ++i) {
        const double floor = floorOf(bench, cluster);
        if (floor < 0)
            return bench.table().fail(kLoad.what, QStringLiteral("the floor could not be measured"));
        if (!loadOnce(bench, cluster, floor))
            return;
    }
    measureMemoryOf(bench, cluster);
    followAll(bench, cluster);
}

} // namespace bench
