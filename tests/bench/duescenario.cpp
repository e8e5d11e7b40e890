// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A session whose time is up: how long until its row says so on screen, with the server's word and without.
#include "tests/bench/bench.h"
#include "tests/bench/respclient.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"

#include <QDateTime>
#include <QRegion>

namespace bench
{

using sessions::SessionTableModel;
using sessions::Slot;

namespace
{

constexpr int kOthers = 500;
constexpr int kSamples = 10;
constexpr qint64 kFirstMs = 3000; ///< until the first one ends
constexpr qint64 kApartMs = 137;
constexpr int kLimitMs = 15'000;

/// Looks at each paint of the table which State cells it shows, and as what.
class DueObserver final : public QObject
{
public:
    DueObserver(BenchWindow &window, const std::vector<qint64> &deadlines)
        : m_window(window)
    {
        for (int sample = 0; sample < kSamples; ++sample) {
            const Slot slot = window.table().store().find(sessionKey(kOthers + sample));
            m_samples.push_back({slot, deadlines[size_t(sample)]});
        }
        connect(&window, &BenchWindow::tableAboutToBePainted, this, &DueObserver::note);
    }

    bool isDone() const { return m_lags.size() == m_samples.size(); }
    const std::vector<double> &lags() const { return m_lags; } ///< ms

private:
    struct Sample {
        Slot slot;
        qint64 deadline;
        bool shown = false;
    };

    void note(const QRegion &region)
    {
        const SessionTableModel &table = m_window.table();
        for (Sample &sample : m_samples) {
            const QModelIndex cell = table.index(table.rowOf(sample.slot), SessionTableModel::State);
            if (sample.shown || !cell.isValid())
                continue;
            // A session that has ended goes to the end of the list: what is painted then is that it is gone.
            const QRect place = m_window.view().visualRect(cell);
            const bool isInSight = m_window.view().viewport()->rect().intersects(place);
            if (isInSight && !region.intersects(place))
                continue;
            sample.shown = cell.data().toString() != QLatin1String("live");
            if (!sample.shown)
                continue;
            // Shown is when the paint is done.
            QMetaObject::invokeMethod(
                this,
                [this, deadline = sample.deadline] {
                    m_lags.push_back(double(QDateTime::currentMSecsSinceEpoch() - deadline));
                },
                Qt::QueuedConnection);
        }
    }

    BenchWindow &m_window;
    std::vector<Sample> m_samples;
    std::vector<double> m_lags;
};

void watchEndings(Bench &bench, BenchWindow &window, quint16 port, const QString &how)
{
    const RowSpec row{QStringLiteral("a row past its deadline shown as such, %1: latest").arg(how),
                      QStringLiteral("ms"), Judged::AtMost, 1000, Stands::Worst};
    const qint64 first = QDateTime::currentMSecsSinceEpoch() + kFirstMs;
    std::vector<qint64> deadlines;
    WireBuffer wire;
    for (int sample = 0; sample < kSamples; ++sample) {
        deadlines.push_back(first + sample * kApartMs);
        addSession(wire, {kOthers + sample, kOthers, 0, 0, deadlines.back()});
    }
    if (RespClient(port).run(wire) < 0 || !waitUntil([&] { return window.isLoaded(kOthers + kSamples); }, kLimitMs))
        return bench.table().fail(row.what, QStringLiteral("the samples do not show"));
    DueObserver observer(window, deadlines);
    if (waitUntil([&] { return observer.isDone(); }, kLimitMs))
        bench.table().add(row, percentile(observer.lags(), 1));
    else
        bench.table().fail(row.what, QStringLiteral("not shown within 15 s"));
    deleteSessions(port, kOthers, kSamples);
    waitUntil([&] { return window.isLoaded(kOthers); }, kLimitMs);
}

} // namespace

/// On a small server, where Redis finds what has expired at once; and that it never does is set by hand.
void measureDue(Bench &bench)
{
    support::RedisServer server(support::RedisServer::Listen::Tcp,
                                {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"),
                                 QStringLiteral("--enable-debug-command"), QStringLiteral("yes")});
    if (!server.isRunning() || !writeSessions(server.port(), 0, kOthers, kOthers))
        return bench.table().fail(QStringLiteral("a row past its deadline"), QStringLiteral("no server"));
    bench.closeWindow();
    BenchWindow window;
    window.connectTo(server.port());
    waitUntil([&] { return window.isLoaded(kOthers); }, kLimitMs);
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        server.command({"DEBUG", "SET-ACTIVE-EXPIRE", "1"});
        watchEndings(bench, window, server.port(), QStringLiteral("with an event"));
        server.command({"DEBUG", "SET-ACTIVE-EXPIRE", "0"});
        watchEndings(bench, window, server.port(), QStringLiteral("without"));
    }
}

} // namespace bench
