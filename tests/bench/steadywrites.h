// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/benchwindow.h"
#include "tests/bench/budgettable.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/workload.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

namespace bench
{

/// The sessions with the lowest numbers are samples: whose every write is looked for.
inline constexpr int kSamples = 200;

/// Writes 5,000 sessions a second, from a thread of its own. Each SET with a TTL is two events: "set" and "expire".
/// Every write of a sample carries the time just before it was sent as its last access.
class SteadyWriter
{
public:
    struct Write {
        int sample;
        qint64 at; ///< epoch ms
    };

    SteadyWriter(Nodes nodes, int sessions)
        : m_nodes(std::move(nodes))
        , m_sessions(sessions)
    {
    }

    void run(std::chrono::seconds length);
    std::vector<Write> takeWritten();
    qint64 events() const { return m_events; }

private:
    Nodes m_nodes;
    int m_sessions;
    std::mutex m_mutex;
    std::vector<Write> m_written;
    std::atomic<qint64> m_events = 0;
};

struct Followed {
    std::vector<double> every;   ///< ms from a write to its row
    std::vector<double> visible; ///< the same of those on screen
    qsizetype unseen = 0;
    double eventsPerSecond = 0;
    CpuMeter::Times perSecond; ///< ms of processor time each second
};

/// Has the samples in their places: the first ones end first, and so are on screen. False: they do not show.
bool prepareSamples(const Nodes &nodes, BenchWindow &window, int sessions);
/// The writer for so long, and what the window makes of it.
Followed followWrites(const Nodes &nodes, CpuMeter cpu, BenchWindow &window, int sessions, int seconds,
                      EventLoopWatch &watch);
/// `where` stands behind "10,000 events/s": " over three nodes".
void addFollowed(BudgetTable &table, const QString &where, const Followed &followed, const EventLoopWatch &watch);

} // namespace bench
