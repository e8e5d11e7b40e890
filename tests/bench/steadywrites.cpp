// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/steadywrites.h"

#include "tests/bench/bench.h"
#include "tests/bench/respclient.h"

#include <QDateTime>

#include <deque>
#include <memory>
#include <thread>

namespace bench
{

using namespace std::chrono_literals;
using sessions::SessionTableModel;
using sessions::Slot;

namespace
{

constexpr int kEventsPerSecond = 10'000;
constexpr auto kTurn = 5ms;
constexpr int kWritesPerTurn = kEventsPerSecond / 2 / 200;
constexpr int kVisibleSamples = 15;
constexpr int kDrainMs = 5000;

qint64 sampleTtl(int sample)
{
    return sample < kVisibleSamples ? kShortestTtlMs / 2 + sample * 1000 : 0;
}

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

/// A buffer for each node, and a connection.
class Wires
{
public:
    explicit Wires(const Nodes &nodes)
        : m_nodes(nodes)
        , m_wires(nodes.count())
    {
        for (quint16 port : nodes.ports())
            m_clients.push_back(std::make_unique<RespClient>(port));
    }

    void add(const SessionRecord &record) { addSession(m_wires[m_nodes.nodeOf(sessionKey(record.number))], record); }
    /// All of them at work at the same time. False: one failed.
    bool run()
    {
        bool works = true;
        for (size_t node = 0; node < m_wires.size(); ++node)
            works = m_clients[node]->send(m_wires[node]) && works;
        for (size_t node = 0; node < m_wires.size(); ++node) {
            works = works && m_clients[node]->sumReplies(m_wires[node].commands()) >= 0;
            m_wires[node].clear();
        }
        return works;
    }

private:
    const Nodes &m_nodes;
    std::vector<WireBuffer> m_wires;
    std::vector<std::unique_ptr<RespClient>> m_clients;
};

} // namespace

void SteadyWriter::run(std::chrono::seconds length)
{
    Wires wires(m_nodes);
    quint64 random = 1;
    auto next = std::chrono::steady_clock::now();
    const auto end = next + length;
    for (int turn = 0; next < end; ++turn, next += kTurn) {
        std::this_thread::sleep_until(next);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const int sample = turn % kSamples;
        wires.add({sample, m_sessions, now, sampleTtl(sample), 0});
        for (int i = 1; i < kWritesPerTurn; ++i) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            const int others = m_sessions - kSamples;
            wires.add({kSamples + int((random >> 33) % quint64(others)), m_sessions, now, 0, 0});
        }
        {
            const std::lock_guard lock(m_mutex);
            m_written.push_back({sample, now});
        }
        if (!wires.run())
            return;
        m_events += 2 * kWritesPerTurn;
    }
}

std::vector<SteadyWriter::Write> SteadyWriter::takeWritten()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_written, {});
}

bool prepareSamples(const Nodes &nodes, BenchWindow &window, int sessions)
{
    Wires wires(nodes);
    for (int sample = 0; sample < kSamples; ++sample)
        wires.add({sample, sessions, 1'790'000'000, sampleTtl(sample), 0});
    if (!wires.run())
        return false;
    const sessions::SessionStore &store = window.table().store();
    const auto isShown = [&store] {
        for (int sample = 0; sample < kSamples; ++sample) {
            const Slot slot = store.find(sessionKey(sample));
            if (slot == sessions::kNoSlot || store.lastAccess(slot) != 1'790'000'000'000)
                return false;
        }
        return true;
    };
    return waitUntil(isShown, kDrainMs) && (runFor(500), true);
}

Followed followWrites(const Nodes &nodes, CpuMeter cpu, BenchWindow &window, int sessions, int seconds,
                      EventLoopWatch &watch)
{
    SteadyWriter writer(nodes, sessions);
    RowObserver observer(window.table(), writer);
    std::atomic<bool> done = false;
    watch.start();
    cpu.start();
    std::thread writing([&] {
        writer.run(std::chrono::seconds(seconds));
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

    Followed followed;
    followed.every = observer.all;
    followed.every.insert(followed.every.end(), observer.visible.begin(), observer.visible.end());
    followed.visible = observer.visible;
    followed.unseen = observer.unseen();
    followed.eventsPerSecond = double(writer.events()) / seconds;
    followed.perSecond = {times.gui / seconds, times.io / seconds, times.others / seconds, times.server / seconds};
    return followed;
}

void addFollowed(BudgetTable &table, const QString &where, const Followed &followed, const EventLoopWatch &watch)
{
    const QString ms = QStringLiteral("ms");
    const QString share = QStringLiteral("% of a core");
    const QString rate = QStringLiteral("10,000 events/s") + where;
    table.add({QStringLiteral("event to changed row at %1, p99").arg(rate), ms, Judged::AtMost, 250, Stands::Median},
              percentile(followed.every, 0.99));
    table.add({QStringLiteral("event to changed row%1, p50").arg(where), ms}, percentile(followed.every, 0.5));
    table.add(
        {QStringLiteral("event to changed row%1, on screen, p99").arg(where), ms, Judged::AtMost, 250, Stands::Median},
        percentile(followed.visible, 0.99));
    table.add({QStringLiteral("writes that no row ever showed%1").arg(where), {}, Judged::AtMost, 0, Stands::Worst},
              double(followed.unseen));
    addStalls(table, rate, watch);
    table.add({QStringLiteral("%1: events that came").arg(rate), QStringLiteral("events/s")}, followed.eventsPerSecond);
    table.add({QStringLiteral("%1: GUI thread").arg(rate), share}, followed.perSecond.gui / 10);
    table.add({QStringLiteral("%1: I/O thread").arg(rate), share}, followed.perSecond.io / 10);
    table.add({QStringLiteral("%1: server").arg(rate), share}, followed.perSecond.server / 10);
}

} // namespace bench
