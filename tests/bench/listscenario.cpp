// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `sessionscope list` into a file, as the program is installed: from the start of the process to its end.
#include "tests/bench/bench.h"
#include "tests/bench/loadfloor.h"
#include "tests/bench/processfigures.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace bench
{

namespace
{

constexpr int kLimitMs = 600'000;

struct Order {
    const char *name;
    const char *option; ///< null: none
    double budget;
};
constexpr Order kOrders[] = {{"unsorted", "--unsorted", 1.6}, {"sorted", nullptr, 2.0}};

struct Run {
    double tookMs = 0;
    double programMs = 0, serverMs = 0; ///< of processor time
    QString fault;                      ///< empty: it did what it should
};

/// Read in pieces: the list of a million sessions is some hundred megabytes.
qint64 linesIn(const QString &name)
{
    QFile file(name);
    qint64 lines = 0;
    if (file.open(QIODevice::ReadOnly)) {
        for (QByteArray piece = file.read(1 << 20); !piece.isEmpty(); piece = file.read(1 << 20))
            lines += piece.count('\n');
    }
    return lines;
}

Run list(const support::RedisServer &server, const Order &order, int sessions)
{
    const QTemporaryDir folder;
    const QString output = folder.filePath(QStringLiteral("list.json"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(name), folder.path());
    QStringList arguments{QStringLiteral("list"), server.url(), QStringLiteral("--format"), QStringLiteral("json")};
    if (order.option)
        arguments.append(QString::fromLatin1(order.option));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(output);
    Run run;
    const CpuMeter cpu(server.processId());
    const double before = childrenMs();
    QElapsedTimer elapsed;
    elapsed.start();
    process.start(QCoreApplication::applicationDirPath() + QLatin1String("/sessionscope"), arguments);
    if (!process.waitForFinished(kLimitMs) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        run.fault = QStringLiteral("it failed: %1").arg(QString::fromUtf8(process.readAllStandardError()).trimmed());
    run.tookMs = double(elapsed.nsecsElapsed()) / 1e6;
    run.serverMs = cpu.elapsed().server;
    run.programMs = childrenMs() - before;
    if (run.fault.isEmpty() && linesIn(output) != sessions)
        run.fault = QStringLiteral("there are not as many lines as sessions");
    return run;
}

bool measureOnce(Bench &bench, const support::RedisServer &server, const Order &order)
{
    const QString name = QString::fromLatin1(order.name);
    const QString what = QStringLiteral("list as JSON, %1").arg(name);
    const LoadFloor floor = measureLoadFloor(server.port(), "session:*");
    if (floor.milliseconds < 0 || floor.keys < bench.options().sessions) {
        bench.table().fail(what, QStringLiteral("the floor could not be measured"));
        return false;
    }
    const Run run = list(server, order, bench.options().sessions);
    if (!run.fault.isEmpty()) {
        bench.table().fail(what, run.fault);
        return false;
    }
    const QString ms = QStringLiteral("ms");
    bench.table().add({what, ms, Judged::RatioAtMost, order.budget, Stands::Median}, run.tookMs,
                      double(floor.milliseconds));
    bench.table().add({QStringLiteral("list, %1: processor time of the program").arg(name), ms}, run.programMs);
    bench.table().add({QStringLiteral("list, %1: processor time of the server").arg(name), ms}, run.serverMs);
    return true;
}

} // namespace

void measureList(Bench &bench)
{
    const support::RedisServer *server = bench.server();
    if (!server)
        return;
    bench.closeWindow();
    for (int i = 0; i < bench.options().repetitions; ++i) {
        for (const Order &order : kOrders) {
            if (!measureOnce(bench, *server, order))
                return;
        }
    }
}

} // namespace bench
