// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The load: how long, how soon the first rows are there, whether the window stays usable meanwhile, and who
// does the work.
#include "tests/bench/bench.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/loadfloor.h"
#include "tests/bench/processfigures.h"
#include "tests/support/redisserver.h"

namespace bench
{

namespace
{

const RowSpec kLoad{QStringLiteral("full load into the shown window"), QStringLiteral("ms"), Judged::RatioAtMost, 1.2,
                    Stands::Median};
const RowSpec kFirstRows{QStringLiteral("first rows on screen after connecting"), QStringLiteral("ms"), Judged::AtMost,
                         150, Stands::Median};
const RowSpec kGui{QStringLiteral("load: processor time of the GUI thread"), QStringLiteral("ms")};
const RowSpec kIo{QStringLiteral("load: processor time of the I/O thread"), QStringLiteral("ms")};
const RowSpec kOthers{QStringLiteral("load: processor time of other threads"), QStringLiteral("ms")};
// Beside the server's for the same load, as if that were the floor: on two busy cores this decides how long it takes.
const RowSpec kProgram{QStringLiteral("load: processor time of the program, beside the server's"), QStringLiteral("ms"),
                       Judged::RatioAtMost, 0.6, Stands::Median};
const RowSpec kServer{QStringLiteral("load: processor time of the server"), QStringLiteral("ms")};

bool loadOnce(Bench &bench, double floorMs)
{
    const support::RedisServer &server = *bench.server();
    const int sessions = bench.options().sessions;
    BenchWindow window;
    EventLoopWatch watch;
    CpuMeter cpu(server.processId());
    QElapsedTimer elapsed;
    elapsed.start();
    watch.start();
    window.connectTo(server.port());
    // Loaded is: all rows there and in order, the scan complete, and that on screen.
    const bool loaded = waitUntil([&] { return window.isLoaded(sessions); }) && window.waitForPaint();
    const double took = double(elapsed.nsecsElapsed()) / 1e6;
    watch.stop();
    const CpuMeter::Times times = cpu.elapsed();
    if (const QString fault = loaded ? window.fault(sessions) : QStringLiteral("did not finish"); !fault.isEmpty()) {
        bench.table().fail(kLoad.what, fault);
        return false;
    }
    BudgetTable &table = bench.table();
    table.add(kLoad, took, floorMs);
    table.add(kFirstRows, window.firstRowsMs());
    addStalls(table, QStringLiteral("load"), watch);
    table.add(kGui, times.gui);
    table.add(kIo, times.io);
    table.add(kOthers, times.others);
    table.add(kProgram, times.gui + times.io + times.others, times.server);
    table.add(kServer, times.server);
    return true;
}

} // namespace

void measureLoad(Bench &bench)
{
    const support::RedisServer *server = bench.server();
    if (!server)
        return;
    bench.closeWindow();
    for (int i = 0; i < bench.options().repetitions; ++i) {
        const LoadFloor floor = measureLoadFloor(server->port(), "session:*");
        if (floor.milliseconds < 0 || floor.keys < bench.options().sessions) {
            bench.table().fail(kLoad.what, QStringLiteral("the floor could not be measured"));
            return;
        }
        if (!loadOnce(bench, double(floor.milliseconds)))
            return;
    }
}

} // namespace bench
