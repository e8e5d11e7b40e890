// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory, in a process of its own: what the floors and other windows leave in the heap would be reused, and
// not be seen.
#include "tests/bench/childprocess.h"
#include "tests/bench/processfigures.h"
#include "tests/support/redisserver.h"

namespace bench
{

namespace
{

/// Long enough for what is released in the background.
constexpr int kQuietMs = 3000;

const RowSpec kAfter{QStringLiteral("memory for each session, loaded and quiet"), QStringLiteral("bytes"),
                     Judged::AtMost, 150, Stands::Worst};
const RowSpec kPeak{QStringLiteral("memory for each session, peak of the load"), QStringLiteral("bytes")};
const RowSpec kReloaded{QStringLiteral("memory for each session, after reloading twice"), QStringLiteral("bytes"),
                        Judged::AtMost, 150, Stands::Worst};
const RowSpec kReloadPeak{QStringLiteral("memory for each session, peak of the reloads"), QStringLiteral("bytes")};
const RowSpec kGivenBack{QStringLiteral("memory kept after disconnecting, above the empty window"),
                         QStringLiteral("MB")};
const RowSpec kEmpty{QStringLiteral("memory of the empty window"), QStringLiteral("MB")};

bool reload(BenchWindow &window, int sessions)
{
    using Phase = messages::LoadProgress::Phase;
    window.monitor().reload();
    return waitUntil([&] { return window.monitor().progress().phase != Phase::Idle; }) &&
           waitUntil([&] { return window.isLoaded(sessions); });
}

} // namespace

int memoryChild(quint16 port, const Options &options)
{
    const int sessions = options.sessions;
    BenchWindow window;
    tellParent("empty", double(residentBytes()));
    window.connectTo(port);
    if (!waitUntil([&] { return window.isLoaded(sessions); }))
        return 1;
    tellParent("peak", double(peakResidentBytes()));
    runFor(kQuietMs);
    tellParent("loaded", double(residentBytes()));
    forgetPeak();
    for (int i = 0; i < 2; ++i) {
        if (!reload(window, sessions))
            return 1;
    }
    tellParent("reloadPeak", double(peakResidentBytes()));
    runFor(kQuietMs);
    tellParent("reloaded", double(residentBytes()));
    window.monitor().disconnectFromServer();
    runFor(kQuietMs);
    tellParent("disconnected", double(residentBytes()));
    return 0;
}

void measureMemory(Bench &bench)
{
    const support::RedisServer *server = bench.server();
    if (!server)
        return;
    const auto figures = runChild("memory", server->port(), bench.options());
    if (!figures)
        return bench.table().fail(kAfter.what, QStringLiteral("the child did not finish"));
    const auto bytes = [&figures](const char *name) { return figures->value(name); };
    const double empty = bytes("empty");
    const auto each = [&](const char *name) { return (bytes(name) - empty) / bench.options().sessions; };
    BudgetTable &table = bench.table();
    table.add(kAfter, each("loaded"));
    table.add(kPeak, each("peak"));
    table.add(kReloaded, each("reloaded"));
    table.add(kReloadPeak, each("reloadPeak"));
    table.add(kGivenBack, (bytes("disconnected") - empty) / 1e6);
    table.add(kEmpty, empty / 1e6);
}

} // namespace bench
