// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The benchmark of the whole program: see README.md beside this file.
#include "tests/bench/bench.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/growthtable.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

namespace bench
{

const std::vector<Scenario> &scenarios()
{
    static const std::vector<Scenario> all{
        {"load", "full load, first rows, stalls, processor time", measureLoad},
        {"cluster", "load and 10,000 events/s of three primaries", measureCluster},
        {"frameworks", "full load of PHP, pickle and Java sessions", measureFrameworks},
        {"list", "what the terminal is printed, sorted and not", measureList},
        {"polite", "what other clients notice of a load", measurePoliteness},
        {"memory", "memory for each session: loaded, reloaded, given back", measureMemory},
        {"sort", "by each column", measureSort},
        {"filter", "letter by letter", measureFilter},
        {"users", "grouped by user: first rows, updates, memory, stalls", measureUsers},
        {"follow", "10,000 events/s: event to changed row, stalls", measureFollow},
        {"tracking", "the same writes, followed by events and by CLIENT TRACKING: cost, completeness", measureTracking},
        {"intake", "events at full speed, and a burst of 300,000", measureIntake},
        {"mass", "200,000 created, 200,000 expired in a second, reload", measureMass},
        {"logout", "100,000 sessions ended at once", measureLogout},
        {"due", "a row past its deadline, with an event and without", measureDue},
        {"charts", "an update of the charts, any range", measureCharts},
        {"start", "process start to first frame", measureStart},
        {"soak", "memory over millions of events", measureSoak},
    };
    return all;
}

} // namespace bench

namespace
{

using bench::Scenario;

struct Arguments {
    bench::Options options;
    QStringList only;
    QString child;
    quint16 port = 0;
    bool list = false;
    bool growth = false;
    bool plain = false;
};

Arguments parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures Sessionscope against its budgets."));
    parser.addHelpOption();
    const auto option = [&parser](const char *name, const char *about, const char *value, const char *preset) {
        QCommandLineOption added(QString::fromLatin1(name), QString::fromLatin1(about));
        added.setValueName(QString::fromLatin1(value));
        added.setDefaultValue(QString::fromLatin1(preset));
        parser.addOption(added);
        return added.names().constFirst();
    };
    const QString sessions = option("sessions", "How many sessions the server has.", "N", "1000000");
    const QString repetitions = option("repetitions", "Floor and program in turn.", "N", "3");
    const QString only = option("only", "Some of the measurements, by name.", "names", "");
    const QString soakEvents = option("soak-events", "Events of the long run.", "N", "3000000");
    const QString eventSeconds = option("event-seconds", "Length of the run at 10,000 events/s.", "N", "10");
    const QString child = option("child", "What the program starts itself for.", "name", "");
    const QString port = option("port", "The server of a child.", "N", "0");
    const QCommandLineOption list(QStringLiteral("list"), QStringLiteral("Names the measurements."));
    const QCommandLineOption plain(QStringLiteral("plain"), QStringLiteral("Tabs instead of Markdown."));
    const QCommandLineOption growth(QStringLiteral("growth"),
                                    QStringLiteral("The main figures at three sizes, side by side."));
    parser.addOptions({list, plain, growth});
    parser.process(application);

    Arguments arguments;
    arguments.options.sessions = std::max(1000, parser.value(sessions).toInt());
    arguments.options.repetitions = std::max(1, parser.value(repetitions).toInt());
    arguments.options.soakEvents = std::max(10'000LL, parser.value(soakEvents).toLongLong());
    arguments.options.eventSeconds = std::max(1, parser.value(eventSeconds).toInt());
    arguments.only = parser.value(only).split(QLatin1Char(','), Qt::SkipEmptyParts);
    arguments.child = parser.value(child);
    arguments.port = quint16(parser.value(port).toUInt());
    arguments.list = parser.isSet(list);
    arguments.growth = parser.isSet(growth);
    arguments.plain = parser.isSet(plain);
    return arguments;
}

int beChild(const Arguments &arguments)
{
    if (arguments.child == QLatin1String("memory"))
        return bench::memoryChild(arguments.port, arguments.options);
    if (arguments.child == QLatin1String("soak"))
        return bench::soakChild(arguments.port, arguments.options);
    return 2;
}

/// Null: there is none.
const Scenario *scenario(const QString &name)
{
    const auto &all = bench::scenarios();
    const auto found =
        std::find_if(all.begin(), all.end(), [&name](const Scenario &one) { return name == QLatin1String(one.name); });
    return found == all.end() ? nullptr : &*found;
}

int runScenarios(const Arguments &arguments)
{
    for (const QString &name : arguments.only) {
        if (!scenario(name)) {
            std::fprintf(stderr, "there is no measurement “%s”; see --list\n", qPrintable(name));
            return 2;
        }
    }
    bench::BudgetTable table;
    bench::Bench bench(arguments.options, table);
    QElapsedTimer elapsed;
    elapsed.start();
    for (const Scenario &one : bench::scenarios()) {
        if (!arguments.only.isEmpty() && !arguments.only.contains(QLatin1String(one.name)))
            continue;
        bench::Bench::say(QStringLiteral("%1: %2").arg(QLatin1String(one.name), QLatin1String(one.about)));
        one.run(bench);
    }
    if (arguments.plain) {
        table.printPlain(stdout);
        return 0;
    }
    std::printf("%d sessions, %d repetitions, %lld s\n\n", arguments.options.sessions, arguments.options.repetitions,
                static_cast<long long>(elapsed.elapsed() / 1000));
    table.print(stdout);
    std::printf("\n%d of %d budgets met\n", table.judged() - table.unmet(), table.judged());
    return 0;
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
    ui::installTheme(application, ui::Scheme::Light);

    const Arguments arguments = parse(application);
    if (arguments.list) {
        for (const Scenario &one : bench::scenarios())
            std::printf("%-8s %s\n", one.name, one.about);
        return 0;
    }
    if (arguments.growth)
        return bench::printGrowth(arguments.options.repetitions);
    return arguments.child.isEmpty() ? runScenarios(arguments) : beChild(arguments);
}
