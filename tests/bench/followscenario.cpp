// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 events a second: how long after a write the row shows it, and whether the window stays usable; and the same
// writes followed by CLIENT TRACKING.
#include "tests/bench/bench.h"
#include "tests/bench/steadywrites.h"
#include "tests/support/redisserver.h"

#include <algorithm>
#include <thread>

namespace bench
{

namespace
{

using Mode = messages::Liveness::Mode;

Followed follow(Bench &bench, BenchWindow &window, EventLoopWatch &watch)
{
    const Options &options = bench.options();
    return followWrites(bench.server()->port(), CpuMeter(bench.server()->processId()), window, options.sessions,
                        options.eventSeconds, watch);
}

/// The window finds out by itself. False: it did not.
bool setFlags(Bench &bench, BenchWindow &window, const QByteArray &flags)
{
    bench.server()->command({"CONFIG", "SET", "notify-keyspace-events", flags});
    const Mode wanted = flags.isEmpty() ? Mode::LiveByTracking : Mode::Live;
    return waitUntil(
        [&] { return window.monitor().liveness().mode == wanted && window.isLoaded(bench.options().sessions); },
        120'000);
}

/// What the writes cost the server when nobody is told.
double costOfWriting(Bench &bench)
{
    SteadyWriter writer(bench.server()->port(), bench.options().sessions);
    CpuMeter cpu(bench.server()->processId());
    cpu.start();
    std::thread writing([&] { writer.run(std::chrono::seconds(bench.options().eventSeconds)); });
    writing.join();
    return cpu.elapsed().server / bench.options().eventSeconds;
}

void followBy(Bench &bench, BenchWindow &window, const QString &how, double alone)
{
    EventLoopWatch watch;
    const Followed followed = follow(bench, window, watch);
    BudgetTable &table = bench.table();
    const QString share = QStringLiteral("% of a core");
    table.add({QStringLiteral("5,000 SETs/s by %1: write to changed row, p99").arg(how), QStringLiteral("ms"),
               Judged::AtMost, 250, Stands::Median},
              percentile(followed.every, 0.99));
    table.add({QStringLiteral("5,000 SETs/s by %1: writes that no row ever showed").arg(how),
               {},
               Judged::AtMost,
               0,
               Stands::Worst},
              double(followed.unseen));
    table.add({QStringLiteral("5,000 SETs/s by %1: server, beyond the writing").arg(how), share},
              (followed.perSecond.server - alone) / 10);
    table.add({QStringLiteral("5,000 SETs/s by %1: I/O thread").arg(how), share}, followed.perSecond.io / 10);
    table.add({QStringLiteral("5,000 SETs/s by %1: GUI thread").arg(how), share}, followed.perSecond.gui / 10);
}

/// Sessions that end, which no write asks to be read: by tracking each of them is.
void endBy(Bench &bench, BenchWindow &window, const QString &how)
{
    constexpr int kEnding = 50'000;
    const int sessions = bench.options().sessions;
    const int first = sessions - std::min(kEnding, sessions / 2);
    CpuMeter cpu(bench.server()->processId());
    cpu.start();
    deleteSessions(bench.server()->port(), first, sessions - first);
    const bool isShown = waitUntil([&] { return window.table().store().count() == first; }, 60'000);
    const CpuMeter::Times times = cpu.elapsed();
    const double thousands = (sessions - first) / 1000.0;
    BudgetTable &table = bench.table();
    table.add({QStringLiteral("sessions deleted, by %1: rows left").arg(how), {}, Judged::AtMost, 0, Stands::Worst},
              isShown ? 0 : double(window.table().store().count() - first));
    table.add({QStringLiteral("sessions deleted, by %1: server").arg(how), QStringLiteral("ms for 1,000")},
              times.server / thousands);
    table.add({QStringLiteral("sessions deleted, by %1: I/O thread").arg(how), QStringLiteral("ms for 1,000")},
              times.io / thousands);
    writeSessions(bench.server()->port(), first, sessions - first, sessions);
    waitUntil([&] { return window.isLoaded(sessions); }, 120'000);
}

} // namespace

void measureFollow(Bench &bench)
{
    BenchWindow *window = bench.window();
    if (!window)
        return;
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        if (!prepareSamples(bench.server()->port(), *window, bench.options().sessions))
            return bench.table().fail(QStringLiteral("event to changed row"),
                                      QStringLiteral("the samples do not show"));
        EventLoopWatch watch;
        const Followed followed = follow(bench, *window, watch);
        addFollowed(bench.table(), QString(), followed, watch);
    }
    writeSessions(bench.server()->port(), 0, kSamples, bench.options().sessions);
}

void measureTracking(Bench &bench)
{
    const QString what = QStringLiteral("following by tracking");
    if (!bench.server())
        return;
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        bench.closeWindow();
        bench.server()->command({"CONFIG", "SET", "notify-keyspace-events", ""});
        const double alone = costOfWriting(bench);
        bench.server()->command({"CONFIG", "SET", "notify-keyspace-events", "AKE"});
        BenchWindow *window = bench.window();
        if (!window)
            return;
        for (const bool byEvents : {true, false}) {
            const QString how = byEvents ? QStringLiteral("events") : QStringLiteral("tracking");
            if (!setFlags(bench, *window, byEvents ? "AKE" : "") ||
                !prepareSamples(bench.server()->port(), *window, bench.options().sessions))
                return bench.table().fail(what, QStringLiteral("the window does not follow by %1").arg(how));
            followBy(bench, *window, how, alone);
            endBy(bench, *window, how);
        }
        if (!setFlags(bench, *window, "AKE"))
            return bench.table().fail(what, QStringLiteral("the window does not come back to events"));
    }
    writeSessions(bench.server()->port(), 0, kSamples, bench.options().sessions);
}

} // namespace bench
