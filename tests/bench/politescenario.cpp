// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What other clients of the server notice of a load.
#include "tests/bench/bench.h"
#include "tests/bench/bystander.h"
#include "tests/bench/loadfloor.h"
#include "tests/support/redisserver.h"

#include <QElapsedTimer>

namespace bench
{

namespace
{

/// One load, with another client beside it. False: it did not finish.
bool loadBeside(Bench &bench, BenchWindow::Pace pace, double floor)
{
    const bool gentle = pace == BenchWindow::Pace::Gentle;
    const QString load = gentle ? QStringLiteral("a gentle load") : QStringLiteral("a load");
    support::RedisServer &server = *bench.server();
    forgetSlowCommands(server);
    BenchWindow window;
    Bystander beside(server.port());
    QElapsedTimer elapsed;
    elapsed.start();
    window.connectTo(server.port(), pace);
    const bool loaded = waitUntil([&] { return window.isLoaded(bench.options().sessions); });
    const double took = double(elapsed.nsecsElapsed()) / 1e6;
    const std::vector<double> &roundTrips = beside.stop();
    const QString ms = QStringLiteral("ms");
    BudgetTable &table = bench.table();
    table.add({QStringLiteral("other clients' PING during %1, p99").arg(load), ms, Judged::AtMost, 5, Stands::Median},
              percentile(roundTrips, 0.99), floor);
    table.add({QStringLiteral("other clients' PING during %1, longest").arg(load), ms}, percentile(roundTrips, 1));
    table.add({QStringLiteral("slow log entries over 10 ms during %1").arg(load), {}, Judged::AtMost, 0, Stands::Worst},
              double(server.integer({"SLOWLOG", "LEN"})));
    if (gentle)
        table.add({QStringLiteral("a gentle load takes"), ms}, took);
    return loaded;
}

} // namespace

/// The floor is what a reader without any program around it does to others.
void measurePoliteness(Bench &bench)
{
    const support::RedisServer *server = bench.server();
    if (!server)
        return;
    bench.closeWindow();
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        Bystander besideFloor(server->port());
        measureLoadFloor(server->port(), "session:*");
        const double floor = percentile(besideFloor.stop(), 0.99);
        for (const BenchWindow::Pace pace : {BenchWindow::Pace::Full, BenchWindow::Pace::Gentle}) {
            if (!loadBeside(bench, pace, floor))
                return bench.table().fail(QStringLiteral("a load beside others"), QStringLiteral("did not finish"));
        }
    }
}

} // namespace bench
