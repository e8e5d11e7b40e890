// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/benchwindow.h"
#include "tests/bench/budgettable.h"

#include <QString>

#include <memory>
#include <vector>

namespace support
{
class RedisServer;
}

namespace bench
{

class EventLoopWatch;

struct Options {
    int sessions = 1'000'000;
    int repetitions = 3;
    qint64 soakEvents = 3'000'000;
    int eventSeconds = 10;
};

/// What all measurements share: the options, the private server with its sessions, a window that has loaded
/// them, and the table for the figures. Each measurement leaves server and window as it found them.
class Bench
{
public:
    Bench(const Options &options, BudgetTable &table);
    ~Bench();
    Q_DISABLE_COPY_MOVE(Bench)

    const Options &options() const { return m_options; }
    BudgetTable &table() { return m_table; }

    /// Started and filled when first asked for; null: that failed.
    support::RedisServer *server();
    /// Connected and loaded when first asked for; null: that failed.
    BenchWindow *window();
    /// For measurements that need windows of their own: two loaded ones would share the machine.
    void closeWindow();

    /// For whoever waits in front of the screen; to standard error.
    static void say(const QString &text);

private:
    Options m_options;
    BudgetTable &m_table;
    std::unique_ptr<support::RedisServer> m_server;
    std::unique_ptr<BenchWindow> m_window;
};

/// One measurement.
struct Scenario {
    const char *name;
    const char *about;
    void (*run)(Bench &bench);
};
/// In the order in which they run.
const std::vector<Scenario> &scenarios();

void measureLoad(Bench &bench);
void measureCluster(Bench &bench);
void measureFrameworks(Bench &bench);
void measureList(Bench &bench);
void measurePoliteness(Bench &bench);
void measureMemory(Bench &bench);
void measureSort(Bench &bench);
void measureFilter(Bench &bench);
void measureUsers(Bench &bench);
void measureFollow(Bench &bench);
void measureTracking(Bench &bench);
void measureIntake(Bench &bench);
void measureMass(Bench &bench);
void measureLogout(Bench &bench);
void measureDue(Bench &bench);
void measureCharts(Bench &bench);
void measureStart(Bench &bench);
void measureSoak(Bench &bench);

/// The two rows about how usable the window was while something was watched.
void addStalls(BudgetTable &table, const QString &during, const EventLoopWatch &watch);

} // namespace bench
