// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A long run at full speed through the real window: memory must not grow with what has happened.
#include "tests/bench/childprocess.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/respclient.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"

#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <thread>

namespace bench
{

using namespace std::chrono_literals;

namespace
{

constexpr int kTenths = 10;
/// The heap, the history and the log find their sizes first.
constexpr int kWarmUpTenths = 3;
constexpr int kRoundCommands = 2000;
/// Old sessions that are written again and again: few enough that each was touched before the warm-up is
/// over.
constexpr int kRegulars = 30'000;
/// New sessions that are there at a time; each has a user of its own, who has never been there before.
constexpr int kVisitors = 10'000;
/// What the server may hold back for the program before the writer waits: as fast as both can, but no faster.
constexpr qint64 kHeldBackBytes = 1'000'000;
constexpr int kQuietMs = 1500;
constexpr int kLimitMs = 180'000;
/// 24 hours at 1,000 events a second are 86 million.
constexpr double kMegabytesPerMillion = 1;

/// Six writes to old sessions, two new ones and two that end, again and again.
class Churn
{
public:
    Churn(quint16 port, int sessions)
        : m_client(port)
        , m_sessions(sessions)
        , m_next(sessions)
        , m_oldest(sessions)
    {
    }

    /// Events that it made; -1: failed.
    qint64 round()
    {
        m_wire.clear();
        qint64 events = 0;
        while (m_wire.commands() < kRoundCommands) {
            for (int i = 0; i < 6; ++i) {
                m_random = m_random * 6364136223846793005u + 1442695040888963407u;
                const int number = int((m_random >> 33) % quint64(std::min(m_sessions, kRegulars)));
                addSession(m_wire, {number, m_sessions, 1'790'000'000 + qint64(m_random >> 40), 0, 0});
            }
            for (int i = 0; i < 2; ++i)
                addSession(m_wire, {m_next++, std::numeric_limits<int>::max(), 0, 0, 0});
            events += 2 * 8;
            for (int i = 0; i < 2 && m_next - m_oldest > kVisitors; ++i, ++events)
                m_wire.add({"DEL", sessionKey(m_oldest++)});
        }
        if (m_client.run(m_wire) < 0)
            return -1;
        while (heldBack() > kHeldBackBytes)
            std::this_thread::sleep_for(2ms);
        return events;
    }

    bool sendVisitorsHome(quint16 port) { return deleteSessions(port, m_oldest, m_next - m_oldest); }

private:
    qint64 heldBack()
    {
        static const QRegularExpression kPattern(QStringLiteral(" omem=(\\d+)"));
        qint64 bytes = 0;
        const QString clients = QString::fromLatin1(m_client.text({"CLIENT", "LIST", "TYPE", "pubsub"}));
        for (auto found = kPattern.globalMatch(clients); found.hasNext();)
            bytes += found.next().captured(1).toLongLong();
        return bytes;
    }

    RespClient m_client;
    WireBuffer m_wire;
    int m_sessions;
    int m_next;   ///< visitor
    int m_oldest; ///< visitor
    quint64 m_random = 1;
};

/// Writes in a thread of its own until so many events have been made; their number, or -1: failed.
qint64 churnUntil(Churn &churn, qint64 events, qint64 until)
{
    std::atomic<bool> done = false;
    std::thread writing([&] {
        while (events >= 0 && events < until) {
            const qint64 more = churn.round();
            events = more < 0 ? -1 : events + more;
        }
        done = true;
    });
    waitUntil([&] { return done.load(); }, std::numeric_limits<int>::max());
    writing.join();
    return events;
}

/// Least squares: how `y` grows with `x`.
double slope(const std::vector<double> &x, const std::vector<double> &y)
{
    double meanX = 0, meanY = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        meanX += x[i] / double(x.size());
        meanY += y[i] / double(x.size());
    }
    double together = 0, alone = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        together += (x[i] - meanX) * (y[i] - meanY);
        alone += (x[i] - meanX) * (x[i] - meanX);
    }
    return alone > 0 ? together / alone : 0;
}

} // namespace

int soakChild(quint16 port, const Options &options)
{
    BenchWindow window;
    window.connectTo(port);
    if (!waitUntil([&] { return window.isLoaded(options.sessions); }))
        return 1;
    Churn churn(port, options.sessions);
    std::vector<double> millions, megabytes;
    EventLoopWatch watch;
    QElapsedTimer elapsed;
    elapsed.start();
    double busyMs = 0;
    qint64 events = 0;
    for (int tenth = 1; tenth <= kTenths; ++tenth) {
        const double began = double(elapsed.elapsed());
        watch.start();
        const qint64 written = churnUntil(churn, events, options.soakEvents * tenth / kTenths);
        watch.stop();
        busyMs += double(elapsed.elapsed()) - began;
        if (written < 0)
            return 1;
        events = written;
        runFor(kQuietMs);
        const double resident = double(residentBytes()) / 1e6;
        Bench::say(QStringLiteral("  %1 events: %2 MB").arg(events).arg(resident, 0, 'f', 1));
        if (tenth >= kWarmUpTenths) {
            millions.push_back(double(events) / 1e6);
            megabytes.push_back(resident);
        }
    }
    tellParent("growth", slope(millions, megabytes));
    tellParent("rate", double(events) / busyMs * 1e3);
    tellParent("stall", watch.longestMs());
    tellParent("frame", watch.framePercentileMs(0.99));
    churn.sendVisitorsHome(port);
    tellParent("right", waitUntil([&] { return window.isLoaded(options.sessions); }, kLimitMs) ? 1 : 0);
    return 0;
}

void measureSoak(Bench &bench)
{
    const support::RedisServer *server = bench.server();
    if (!server)
        return;
    bench.closeWindow();
    const RowSpec row{QStringLiteral("memory growth for each million events"), QStringLiteral("MB"), Judged::AtMost,
                      kMegabytesPerMillion, Stands::Worst};
    const auto figures = runChild("soak", server->port(), bench.options());
    if (!figures)
        return bench.table().fail(row.what, QStringLiteral("the child did not finish"));
    bench.table().add(row, figures->value("growth"));
    bench.table().add({QStringLiteral("long run: events written and taken in"), QStringLiteral("events/s")},
                      figures->value("rate"));
    const QString ms = QStringLiteral("ms");
    bench.table().add({QStringLiteral("long run at full speed: longest stall"), ms}, figures->value("stall"));
    bench.table().add({QStringLiteral("long run at full speed: p99 frame"), ms}, figures->value("frame"));
    if (figures->value("right") != 1)
        bench.table().fail(QStringLiteral("after the long run"), QStringLiteral("the table is not the server's"));
}

} // namespace bench
