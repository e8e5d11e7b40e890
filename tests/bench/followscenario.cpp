// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// 10,000 events a second: how long after a write the row shows it, and whether the window stays usable; and the same
// writes followed by CLIENT TRACKING.
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

struct Followed {
    std::vector<double> every;   ///< ms from a write to its row
    std::vector<double> visible; ///< the same of those on screen
    qsizetype unseen = 0;
    double eventsPerSecond = 0;
    CpuMeter::Times perSecond; ///< ms of processor time each second
};

Followed followWrites(Bench &bench, BenchWindow &window, EventLoopWatch &watch)
{
    SteadyWriter writer(bench.server()->port(), bench.options().sessions);
    RowObserver observer(window.table(), writer);
    CpuMeter cpu(bench.server()->processId());
    std::atomic<bool> done = false;
    watch.start();
    cpu.start();
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
    Followed followed;
    followed.every = observer.all;
    followed.every.insert(followed.every.end(), observer.visible.begin(), observer.visible.end());
    followed.visible = observer.visible;
    followed.unseen = observer.unseen();
    followed.eventsPerSecond = double(writer.events()) / seconds;
    followed.perSecond = {times.gui / seconds, times.io / seconds, times.others / seconds, times.server / seconds};
    return followed;
}

void followOnce(Bench &bench, BenchWindow &window)
{
    EventLoopWatch watch;
    Followed followed = followWrites(bench, window, watch);
    const QString ms = QStringLiteral("ms");
    BudgetTable &table = bench.table();
    table.add({QStringLiteral("event to changed row at 10,000 events/s, p99"), ms, Judged::AtMost, 250, Stands::Median},
              percentile(followed.every, 0.99));
    table.add({QStringLiteral("event to changed row, p50"), ms}, percentile(followed.every, 0.5));
    table.add({QStringLiteral("event to changed row, on screen, p99"), ms, Judged::AtMost, 250, Stands::Median},
              percentile(followed.visible, 0.99));
    table.add({QStringLiteral("writes that no row ever showed"), {}, Judged::AtMost, 0, Stands::Worst},
              double(followed.unseen));
    addStalls(table, QStringLiteral("10,000 events/s"), watch);
    table.add({QStringLiteral("10,000 events/s: events that came"), QStringLiteral("events/s")},
              followed.eventsPerSecond);
    const QString share = QStringLiteral("% of a core");
    table.add({QStringLiteral("10,000 events/s: GUI thread"), share}, followed.perSecond.gui / 10);
    table.add({QStringLiteral("10,000 events/s: I/O thread"), share}, followed.perSecond.io / 10);
    table.add({QStringLiteral("10,000 events/s: server"), share}, followed.perSecond.server / 10);
}

// --- by tracking -----------------------------------------------------------------------------------------------------

using Mode = messages::Liveness::Mode;

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
    Followed followed = followWrites(bench, window, watch);
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
        if (!prepareSamples(bench, *window))
            return bench.table().fail(QStringLiteral("event to changed row"),
                                      QStringLiteral("the samples do not show"));
        followOnce(bench, *window);
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
            if (!setFlags(bench, *window, byEvents ? "AKE" : "") || !prepareSamples(bench, *window))
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
