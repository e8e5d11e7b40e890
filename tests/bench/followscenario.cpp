// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 events a second: how long after a write the row shows it, and whether the window stays usable.
#include "tests/bench/bench.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/respclient.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"

#include <QDateTime>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <thread>

namespace bench
{

using namespace std::chrono_literals;
using sessions::SessionTableModel;
using sessions::Slot;

namespace
{

/// Each SET with a TTL is two events: "set" and "expire".
constexpr int kEventsPerSecond = 10'000;
constexpr auto kTurn = 5ms;
constexpr int kWritesPerTurn = kEventsPerSecond / 2 / 200;
/// Sessions whose every write is looked for: the first ones end first, and so are on screen.
constexpr int kSamples = 200;
constexpr int kVisibleSamples = 15;
constexpr int kDrainMs = 5000;

qint64 sampleTtl(int sample)
{
    return sample < kVisibleSamples ? kShortestTtlMs / 2 + sample * 1000 : 0;
}

/// Writes at a steady rate, from a thread of its own. Every write of a sample carries the time just before it
/// was sent as its last access.
class SteadyWriter
{
public:
    struct Write {
        int sample;
        qint64 at; ///< epoch ms
    };

    SteadyWriter(quint16 port, int sessions)
        : m_port(port)
        , m_sessions(sessions)
    {
    }

    void run(std::chrono::seconds length)
    {
        RespClient client(m_port);
        WireBuffer wire;
        quint64 random = 1;
        auto next = std::chrono::steady_clock::now();
        const auto end = next + length;
        for (int turn = 0; next < end; ++turn, next += kTurn) {
            std::this_thread::sleep_until(next);
            wire.clear();
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            const int sample = turn % kSamples;
            addSession(wire, {sample, m_sessions, now, sampleTtl(sample), 0});
            for (int i = 1; i < kWritesPerTurn; ++i) {
                random = random * 6364136223846793005u + 1442695040888963407u;
                const int others = m_sessions - kSamples;
                addSession(wire, {kSamples + int((random >> 33) % quint64(others)), m_sessions, now, 0, 0});
            }
            {
                const std::lock_guard lock(m_mutex);
                m_written.push_back({sample, now});
            }
            if (client.run(wire) < 0)
                return;
            m_events += 2 * kWritesPerTurn;
        }
    }

    std::vector<Write> takeWritten()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_written, {});
    }
    qint64 events() const { return m_events; }

private:
    quint16 m_port;
    int m_sessions;
    std::mutex m_mutex;
    std::vector<Write> m_written;
    std::atomic<qint64> m_events = 0;
};

/// Compares what rows show with what was written, each time the model tells that something has changed.
class RowObserver final : public QObject
{
public:
    RowObserver(SessionTableModel &table, SteadyWriter &writer)
        : m_table(table)
        , m_writer(writer)
        , m_waiting(kSamples)
    {
        for (int sample = 0; sample < kSamples; ++sample)
            m_slots.push_back(table.store().find(sessionKey(sample)));
        connect(&table, &QAbstractItemModel::dataChanged, this, &RowObserver::look);
        connect(&table, &QAbstractItemModel::layoutChanged, this, &RowObserver::look);
        connect(&table, &QAbstractItemModel::rowsInserted, this, &RowObserver::look);
    }

    void look()
    {
        for (const SteadyWriter::Write &write : m_writer.takeWritten())
            m_waiting[size_t(write.sample)].push_back(write.at);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (size_t sample = 0; sample < m_slots.size(); ++sample) {
            const qint64 shown = m_table.store().lastAccess(m_slots[sample]);
            std::deque<qint64> &waiting = m_waiting[sample];
            // One that was overtaken by the next write waited until that was shown.
            for (; !waiting.empty() && waiting.front() <= shown; waiting.pop_front())
                (sample < kVisibleSamples ? visible : all).push_back(double(now - waiting.front()));
        }
    }

    qsizetype unseen() const
    {
        qsizetype count = 0;
        for (const std::deque<qint64> &waiting : m_waiting)
            count += qsizetype(waiting.size());
        return count;
    }

    std::vector<double> all;     ///< ms; without the visible ones
    std::vector<double> visible; ///< ms

private:
    SessionTableModel &m_table;
    SteadyWriter &m_writer;
    std::vector<Slot> m_slots;
    std::vector<std::deque<qint64>> m_waiting;
};

bool prepareSamples(Bench &bench, BenchWindow &window)
{
    WireBuffer wire;
    for (int sample = 0; sample < kSamples; ++sample)
        addSession(wire, {sample, bench.options().sessions, 1'790'000'000, sampleTtl(sample), 0});
    if (RespClient(bench.server()->port()).run(wire) < 0)
        return false;
    const Slot last = window.table().store().find(sessionKey(kSamples - 1));
    return waitUntil([&] { return window.table().store().lastAccess(last) == 1'790'000'000'000; }, kDrainMs) &&
           (runFor(500), true);
}

void followOnce(Bench &bench, BenchWindow &window)
{
    SteadyWriter writer(bench.server()->port(), bench.options().sessions);
    RowObserver observer(window.table(), writer);
    EventLoopWatch watch;
    CpuMeter cpu(bench.server()->processId());
    std::atomic<bool> done = false;
    watch.start();
    std::thread writing([&] {
        writer.run(std::chrono::seconds(bench.options().eventSeconds));
        done = true;
    });
    waitUntil([&] { return done.load(); });
    writing.join();
    watch.stop();
    const CpuMeter::Times times = cpu.elapsed();
    waitUntil(
        [&] {
            observer.look();
            return observer.unseen() == 0;
        },
        kDrainMs);

    const double seconds = bench.options().eventSeconds;
    std::vector<double> every = observer.all;
    every.insert(every.end(), observer.visible.begin(), observer.visible.end());
    const QString ms = QStringLiteral("ms");
    BudgetTable &table = bench.table();
    table.add({QStringLiteral("event to changed row at 10,000 events/s, p99"), ms, Judged::AtMost, 250, Stands::Median},
              percentile(every, 0.99));
    table.add({QStringLiteral("event to changed row, p50"), ms}, percentile(every, 0.5));
    table.add({QStringLiteral("event to changed row, on screen, p99"), ms, Judged::AtMost, 250, Stands::Median},
              percentile(observer.visible, 0.99));
    table.add({QStringLiteral("writes that no row ever showed"), {}, Judged::AtMost, 0, Stands::Worst},
              double(observer.unseen()));
    addStalls(table, QStringLiteral("10,000 events/s"), watch);
    table.add({QStringLiteral("10,000 events/s: events that came"), QStringLiteral("events/s")},
              double(writer.events()) / seconds);
    table.add({QStringLiteral("10,000 events/s: GUI thread"), QStringLiteral("% of a core")}, times.gui / seconds / 10);
    table.add({QStringLiteral("10,000 events/s: I/O thread"), QStringLiteral("% of a core")}, times.io / seconds / 10);
    table.add({QStringLiteral("10,000 events/s: server"), QStringLiteral("% of a core")}, times.server / seconds / 10);
}

} // namespace

void measureFollow(Bench &bench)
{
    BenchWindow *window = bench.window();
    if (!window)
        return;
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        if (!prepareSamples(bench, *window))
            return bench.table().fail(QStringLiteral("event to changed row"),
                                      QStringLiteral("the samples do not show"));
        followOnce(bench, *window);
    }
    writeSessions(bench.server()->port(), 0, kSamples, bench.options().sessions);
}

} // namespace bench
