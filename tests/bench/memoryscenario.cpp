// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory, in a process of its own: what the floors and other windows leave in the heap would be reused, and
// not be seen.
#include "tests/bench/bench.h"
#include "tests/bench/processfigures.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

namespace bench
{

namespace
{

constexpr int kChildLimitMs = 10 * 60 * 1000;
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

void tell(const char *name, qint64 bytes)
{
    std::printf("%s %lld\n", name, static_cast<long long>(bytes));
}

bool reload(BenchWindow &window, int sessions)
{
    using Phase = sessions::LoadProgress::Phase;
    window.monitor().reload();
    return waitUntil([&] { return window.monitor().progress().phase != Phase::Idle; })
           && waitUntil([&] { return window.isLoaded(sessions); });
}

} // namespace

int memoryChild(quint16 port, int sessions)
{
    BenchWindow window;
    tell("empty", residentBytes());
    window.connectTo(port);
    if (!waitUntil([&] { return window.isLoaded(sessions); }))
        return 1;
    tell("peak", peakResidentBytes());
    runFor(kQuietMs);
    tell("loaded", residentBytes());
    forgetPeak();
    for (int i = 0; i < 2; ++i) {
        if (!reload(window, sessions))
            return 1;
    }
    tell("reloadPeak", peakResidentBytes());
    runFor(kQuietMs);
    tell("reloaded", residentBytes());
    window.monitor().disconnectFromServer();
    runFor(kQuietMs);
    tell("disconnected", residentBytes());
    return 0;
}

void measureMemory(Bench &bench)
{
    const support::RedisServer *server = bench.server();
    if (!server)
        return;
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--child"), QStringLiteral("memory"), QStringLiteral("--port"),
                 QString::number(server->port()), QStringLiteral("--sessions"),
                 QString::number(bench.options().sessions)});
    if (!child.waitForFinished(kChildLimitMs) || child.exitCode() != 0) {
        bench.table().fail(kAfter.what, QStringLiteral("the child did not finish"));
        return;
    }
    QHash<QByteArray, double> bytes;
    for (const QByteArray &line : child.readAllStandardOutput().split('\n'))
        bytes.insert(line.left(line.indexOf(' ')), line.mid(line.indexOf(' ') + 1).toDouble());
    const double empty = bytes["empty"];
    const auto each = [&](const char *name) { return (bytes[name] - empty) / bench.options().sessions; };
    BudgetTable &table = bench.table();
    table.add(kAfter, each("loaded"));
    table.add(kPeak, each("peak"));
    table.add(kReloaded, each("reloaded"));
    table.add(kReloadPeak, each("reloadPeak"));
    table.add(kGivenBack, (bytes["disconnected"] - empty) / 1e6);
    table.add(kEmpty, empty / 1e6);
}

} // namespace bench
