// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How many events a second the program takes in, beside a subscriber that only counts; and a burst under
// Redis' own limits for slow subscribers.
#include "tests/bench/bench.h"
#include "tests/bench/eventfloor.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/respclient.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"

#include <atomic>
#include <thread>

namespace bench
{

using messages::Liveness;
using messages::SessionEvent;
using monitor::SessionMonitor;

namespace
{

constexpr qint64 kBurst = 300'000;
constexpr int kQuietMs = 3000;

qint64 intakeEvents(int sessions)
{
    return sessions >= 1'000'000 ? 2'000'000 : 1'000'000;
}

/// What the program says that it heard. It counts by the second, so the sum is known a little later.
class IntakeCount final : public QObject
{
public:
    explicit IntakeCount(BenchWindow &window)
        : m_monitor(window.monitor())
        , m_end(sessionKey(0).mid(8))
    {
        connect(&m_monitor, &SessionMonitor::vitalsChanged, this, [this] { heard += m_monitor.eventsPerSecond(); });
        connect(&m_monitor, &SessionMonitor::livenessChanged, this, [this](const Liveness &now) {
            stayedLive = stayedLive && now.mode == Liveness::Mode::Live && !now.gapFrom.isValid();
        });
        connect(&m_monitor, &SessionMonitor::eventsOccurred, this, [this](const QList<SessionEvent> &events) {
            for (const SessionEvent &event : events)
                sawEnd = sawEnd || (event.id == m_end && event.kind != SessionEvent::Kind::Created);
        });
    }

    qint64 heard = 0;
    bool sawEnd = false;
    bool stayedLive = true;

private:
    SessionMonitor &m_monitor;
    QByteArray m_end;
};

struct Intake {
    double milliseconds = -1;
    qint64 lost = 0;
    bool stayedLive = false;
};

/// From the first event sent until a row has shown the last one: in between all others were taken in.
Intake takeIn(BenchWindow &window, quint16 port, const EventPublisher &publisher, qint64 events)
{
    Intake intake;
    runFor(2 * 1000); // whatever was counted before is told by then
    IntakeCount count(window);
    std::atomic<qint64> delivered = 0;
    QElapsedTimer elapsed;
    elapsed.start();
    std::thread sending([&] {
        delivered = publisher.publish(port, events);
        delivered += EventPublisher::publishEnd(port);
    });
    if (waitUntil([&] { return count.sawEnd; }, 120'000))
        intake.milliseconds = double(elapsed.nsecsElapsed()) / 1e6;
    sending.join();
    waitUntil([&] { return count.heard >= delivered; }, kQuietMs);
    intake.lost = delivered - count.heard;
    intake.stayedLive = count.stayedLive;
    return intake;
}

/// Session 0 was announced as gone, and is not; everybody is told.
bool settle(Bench &bench, BenchWindow &window)
{
    writeSessions(bench.server()->port(), 0, 1, bench.options().sessions);
    return waitUntil([&] { return window.isLoaded(bench.options().sessions); }, 120'000);
}

void measureBurst(Bench &bench, const EventPublisher &publisher)
{
    BenchWindow &window = *bench.window();
    const quint16 port = bench.server()->port();
    EventLoopWatch watch;
    watch.start();
    const Intake burst = takeIn(window, port, publisher, kBurst);
    runFor(kQuietMs); // what the events ask to be read again
    watch.stop();
    BudgetTable &table = bench.table();
    table.add({QStringLiteral("burst of 300,000 events: cut off or not live"), QStringLiteral("times"), Judged::AtMost,
               0, Stands::Worst},
              burst.stayedLive && burst.milliseconds >= 0 ? 0 : 1);
    table.add({QStringLiteral("burst of 300,000 events: lost"), {}, Judged::AtMost, 0, Stands::Worst},
              double(burst.lost));
    addStalls(table, QStringLiteral("burst of 300,000 events"), watch);
}

} // namespace

void measureIntake(Bench &bench)
{
    if (!bench.server())
        return;
    const quint16 port = bench.server()->port();
    const qint64 events = intakeEvents(bench.options().sessions);
    const EventPublisher publisher(bench.options().sessions);
    const RowSpec row{QStringLiteral("event intake at full speed"), QStringLiteral("events/s"), Judged::RatioAtLeast,
                      0.8, Stands::Median};
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        bench.closeWindow();
        setBufferLimit(port, BufferLimit::Ample);
        const EventFloor floor = measureEventFloor(port, publisher, events);
        BenchWindow *window = bench.window();
        if (!window || floor.milliseconds < 0)
            return bench.table().fail(row.what, QStringLiteral("the floor or the window failed"));
        const Intake intake = takeIn(*window, port, publisher, events);
        if (intake.milliseconds < 0)
            bench.table().fail(row.what, QStringLiteral("the last event never showed"));
        else
            bench.table().add(row, double(events) / intake.milliseconds * 1e3,
                              double(floor.counted) / floor.milliseconds * 1e3);
        bench.table().add({QStringLiteral("event intake at full speed: lost"), {}, Judged::AtMost, 0, Stands::Worst},
                          double(intake.lost));
        settle(bench, *window);
        setBufferLimit(port, BufferLimit::AsByDefault);
        measureBurst(bench, publisher);
        if (!settle(bench, *window))
            bench.table().fail(QStringLiteral("after the burst"), QStringLiteral("the table is not as it was"));
    }
}

} // namespace bench
