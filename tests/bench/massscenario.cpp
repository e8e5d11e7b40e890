// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Many at once: 200,000 sessions come, and 200,000 end in the same second; and everything is read again.
#include "tests/bench/bench.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/respclient.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"

#include <QDateTime>

#include <atomic>
#include <thread>

namespace bench
{

namespace
{

constexpr int kMany = 200'000;
/// Between the last one created and all their deadlines.
constexpr qint64 kLifeMs = 20'000;
/// How long they are watched as due rows before something touches them.
constexpr int kDueMs = 8000;
constexpr int kLimitMs = 180'000;

/// Runs in a thread of its own while the event loop goes on.
template<typename Work> bool alongside(Work work)
{
    std::atomic<int> result = -1;
    std::thread thread([&] { result = work() ? 1 : 0; });
    waitUntil([&] { return result >= 0; }, kLimitMs);
    thread.join();
    return result == 1;
}

bool createMany(Bench &bench, BenchWindow &window, qint64 deadline)
{
    const int sessions = bench.options().sessions;
    const quint16 port = bench.server()->port();
    EventLoopWatch watch;
    QElapsedTimer elapsed;
    elapsed.start();
    watch.start();
    if (!alongside([=] { return writeSessions(port, sessions, kMany, sessions, deadline); }))
        return false;
    const double written = double(elapsed.nsecsElapsed()) / 1e6;
    const bool shown = waitUntil([&] { return window.isLoaded(sessions + kMany); }, kLimitMs) && window.waitForPaint();
    watch.stop();
    bench.table().add({QStringLiteral("200,000 created: until all are shown"), QStringLiteral("ms")},
                      double(elapsed.nsecsElapsed()) / 1e6, written);
    addStalls(bench.table(), QStringLiteral("200,000 created"), watch);
    return shown;
}

/// Redis removes what is past its deadline when it gets to it, which beside a million others can take many
/// minutes: after a while a client that asks for each of them has it done.
bool endMany(Bench &bench, BenchWindow &window, qint64 deadline)
{
    const int sessions = bench.options().sessions;
    const quint16 port = bench.server()->port();
    runFor(int(std::max<qint64>(0, deadline - 500 - QDateTime::currentMSecsSinceEpoch())));
    EventLoopWatch watch;
    watch.start();
    runFor(kDueMs);
    alongside([=] {
        RespClient client(port);
        WireBuffer wire;
        for (int number = sessions; number < sessions + kMany; ++number)
            wire.add({"EXISTS", sessionKey(number)});
        return client.run(wire) >= 0;
    });
    const bool gone = waitUntil([&] { return window.isLoaded(sessions); }, kLimitMs) && window.waitForPaint();
    watch.stop();
    addStalls(bench.table(), QStringLiteral("200,000 expire in a second"), watch);
    return gone;
}

bool reloadAll(Bench &bench, BenchWindow &window)
{
    using Phase = messages::LoadProgress::Phase;
    EventLoopWatch watch;
    QElapsedTimer elapsed;
    elapsed.start();
    watch.start();
    window.monitor().reload();
    const bool done = waitUntil([&] { return window.monitor().progress().phase != Phase::Idle; }, kLimitMs) &&
                      waitUntil([&] { return window.isLoaded(bench.options().sessions); }, kLimitMs);
    watch.stop();
    bench.table().add({QStringLiteral("reload"), QStringLiteral("ms")}, double(elapsed.nsecsElapsed()) / 1e6);
    addStalls(bench.table(), QStringLiteral("reload"), watch);
    return done;
}

} // namespace

void measureMass(Bench &bench)
{
    BenchWindow *window = bench.window();
    for (int repetition = 0; window && repetition < bench.options().repetitions; ++repetition) {
        const qint64 deadline = QDateTime::currentMSecsSinceEpoch() + kLifeMs;
        if (!createMany(bench, *window, deadline))
            return bench.table().fail(QStringLiteral("200,000 created"), QStringLiteral("not all are shown"));
        if (!endMany(bench, *window, deadline))
            return bench.table().fail(QStringLiteral("200,000 expire in a second"), QStringLiteral("not all are gone"));
        if (!reloadAll(bench, *window))
            return bench.table().fail(QStringLiteral("reload"), QStringLiteral("did not finish"));
    }
}

} // namespace bench
