// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Loads a private Redis into the real window, beside the floor measured in the same run, and prints a table.
//   windowload [--sessions N] [--repetitions N]
#include "models/activity/activityrecorder.h"
#include "models/sessions/sessionmonitor.h"
#include "models/sessions/sessiontablemodel.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/loadfloor.h"
#include "tests/support/redisserver.h"
#include "ui/connect/profilestore.h"
#include "ui/connect/secretstore.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <unistd.h>

namespace
{

constexpr int kLimitMs = 10 * 60 * 1000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

/// Keys `session:<32 hex>` of about 305 bytes of JSON, with TTLs spread over an hour.
bool fill(support::RedisServer &server, int sessions)
{
    QList<QByteArrayList> commands;
    for (int i = 0; i < sessions; ++i) {
        const QByteArray id = QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Md5).toHex();
        const QByteArray number = QByteArray::number(i);
        const QByteArray json = R"({"user_id":"user_)" + QByteArray::number(i % (sessions / 3 + 1))
                                + R"(","created_at":)" + QByteArray::number(1790000000 + i % 100000)
                                + R"(,"last_seen":)" + QByteArray::number(1790100000 + i % 100000) + R"(,"ip":"10.)"
                                + QByteArray::number(i % 250) + "." + QByteArray::number((i / 250) % 250) + R"(.7",)"
                                + R"("user_agent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 )"
                                + R"((KHTML, like Gecko) Chrome/)" + QByteArray::number(100 + i % 30)
                                + R"(.0.0.0 Safari/537.36","cart":[{"sku":"TEA-1","qty":2}],"n":)" + number + "}";
        commands.append({"SET", "session:" + id, json, "PX", QByteArray::number(600'000 + (i * 7919LL) % 3'600'000)});
        if (commands.size() == 20'000) {
            if (server.pipeline(commands) != 0)
                return false;
            commands.clear();
        }
    }
    return server.pipeline(commands) == 0 && server.integer({"DBSIZE"}) == sessions;
}

struct Run {
    double loadMs = 0;
    double firstRowsMs = 0;
    double stallMs = 0;
    double p99Ms = 0;
    double bytesASession = 0;
    bool complete = false;
};

Run loadOnce(const sessions::ConnectionProfile &profile, int count)
{
    // Settings of its own: nobody's window is moved.
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::defaultFormat(), QSettings::UserScope, folder.path());
    sessions::SessionMonitor monitor;
    activity::ActivityRecorder recorder(monitor);
    ui::ProfileStore profiles;
    ui::SecretStore secrets;
    ui::MainWindow window(monitor, recorder, profiles, secrets);
    window.resize(1280, 800);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        return {};
    QTest::qWait(200); // the first paints of an empty window are not the load's
    const qint64 before = residentBytes();

    Run run;
    bench::EventLoopWatch watch;
    QElapsedTimer elapsed;
    bool loaded = false;
    QObject::connect(&monitor.table(), &sessions::SessionTableModel::countsChanged, &window, [&] {
        if (run.firstRowsMs == 0 && monitor.table().rowCount() > 0)
            run.firstRowsMs = double(elapsed.nsecsElapsed()) / 1e6;
    });
    QObject::connect(&monitor, &sessions::SessionMonitor::livenessChanged, &window,
                     [&](const sessions::Liveness &liveness) { loaded = liveness.mode == sessions::Liveness::Mode::Live; });
    elapsed.start();
    watch.start();
    window.connectTo(profile, {});
    // Loaded is: everything is in the table, in order, and the scan says that it is complete.
    const auto isDone = [&] { return loaded && monitor.table().rowCount() == count; };
    QEventLoop loop;
    QTimer poll;
    poll.setInterval(1);
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (isDone() || elapsed.elapsed() > kLimitMs)
            loop.quit();
    });
    poll.start();
    loop.exec();
    run.loadMs = double(elapsed.nsecsElapsed()) / 1e6;
    watch.stop();
    run.stallMs = watch.longestMs();
    run.p99Ms = watch.percentileMs(0.99);
    run.bytesASession = double(residentBytes() - before) / count;
    run.complete = isDone();
    return run;
}

void row(const char *what, double figure, const char *unit, double floor, double budget, bool asRatio)
{
    const double judged = asRatio ? figure / floor : figure;
    std::printf("| %-42s | %9.1f %-6s | ", what, figure, unit);
    if (asRatio)
        std::printf("%9.1f | %5.2f | ≤ %-6.2f | ", floor, judged, budget);
    else
        std::printf("%9s | %5s | ≤ %-6.1f | ", "", "", budget);
    std::printf("%s |\n", judged <= budget ? "met" : "NOT MET");
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("SessionscopeBench"));
    QCoreApplication::setApplicationName(QStringLiteral("SessionscopeBench"));
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption sessionsOption(QStringLiteral("sessions"), QStringLiteral("How many."),
                                            QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption repetitionsOption(QStringLiteral("repetitions"), QStringLiteral("Floor and product, in turn."),
                                               QStringLiteral("N"), QStringLiteral("3"));
    parser.addOptions({sessionsOption, repetitionsOption});
    parser.process(application);
    const int count = std::max(1000, parser.value(sessionsOption).toInt());
    const int repetitions = std::max(1, parser.value(repetitionsOption).toInt());

    ui::installTheme(application, ui::Scheme::Light);
    support::RedisServer server(support::RedisServer::Listen::Tcp,
                                {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")});
    if (!server.isRunning() || !fill(server, count)) {
        std::fprintf(stderr, "the private redis-server could not be started or filled\n");
        return 1;
    }
    const sessions::ConnectionProfile profile = sessions::ConnectionProfile::fromUrl(server.url(), nullptr, nullptr);

    std::vector<double> floors, loads, firsts, stalls, p99s;
    double memory = 0;
    for (int i = 0; i < repetitions; ++i) {
        const bench::LoadFloor floor = bench::measureLoadFloor(server.port(), "session:*");
        const Run run = loadOnce(profile, count);
        if (floor.milliseconds < 0 || floor.keys < count || !run.complete) {
            std::fprintf(stderr, "a repetition failed (floor %lld ms, %lld keys; window %s)\n",
                         static_cast<long long>(floor.milliseconds), static_cast<long long>(floor.keys),
                         run.complete ? "complete" : "incomplete");
            return 1;
        }
        floors.push_back(double(floor.milliseconds));
        loads.push_back(run.loadMs);
        firsts.push_back(run.firstRowsMs);
        stalls.push_back(run.stallMs);
        p99s.push_back(run.p99Ms);
        if (i == 0)
            memory = run.bytesASession; // later runs reuse what the allocator kept
    }

    std::printf("%d sessions, %d repetitions, medians\n\n", count, repetitions);
    std::printf("| %-42s | %-16s | %-9s | %-5s | %-8s | %-7s |\n", "what", "figure", "floor ms", "ratio", "budget", "");
    std::printf("|%s|%s|%s|%s|%s|%s|\n", "---", "---", "---", "---", "---", "---");
    row("full load into the shown window", median(loads), "ms", median(floors), 1.2, true);
    row("first rows on screen", median(firsts), "ms", 0, 150, false);
    row("longest stall of the GUI thread", median(stalls), "ms", 0, 50, false);
    row("99 % of the event loop's turns", median(p99s), "ms", 0, 16, false);
    row("memory for each session, above the window", memory, "bytes", 0, 150, false);
    return 0;
}
